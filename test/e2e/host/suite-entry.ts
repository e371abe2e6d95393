/**
 * The entry of the suites: VS Code calls `run()` inside the extension host, in the desktop and in the server
 * alike. Runs the bundled test files next to this one (or those that ARTICLE_LINT_E2E_FILES names), reports
 * with a prefix that the outer process looks for, and writes the counts to a file.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

const PREFIX = '[suite] ';

export async function run(): Promise<void> {
  // This VS Code comes without its native watcher, and what it has in its place may miss a change on a busy
  // machine: a test gets a second try, and the report tells the story of the first.
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, retries: 1, reporter: PrefixedReporter });
  const only = process.env.ARTICLE_LINT_E2E_GREP;
  if (only) mocha.grep(new RegExp(only));
  const wanted = new RegExp(process.env.ARTICLE_LINT_E2E_FILES || '.');
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs') && wanted.test(name));
  for (const file of files.sort()) mocha.addFile(join(__dirname, file));
  const stats = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => {
      if (runner.stats) resolve(runner.stats);
    });
  });
  const resultFile = process.env.ARTICLE_LINT_E2E_RESULT;
  const result = { passed: stats.passes, failed: stats.failures, pending: stats.pending };
  if (resultFile) writeFileSync(resultFile, JSON.stringify(result));
  if (stats.failures > 0) throw new Error(`${stats.failures} failed`);
  // A run that finds no tests must not look like a good one.
  if (stats.passes === 0) throw new Error('No test ran');
}

/** One line per test, the whole story of each failure. */
class PrefixedReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_SUITE_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_TEST_RETRY } =
      Mocha.Runner.constants;
    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (suite.title) print(suite.title);
    });
    runner.on(EVENT_TEST_PASS, (test) => print(`  ✓ ${test.title} (${test.duration ?? 0} ms)`));
    runner.on(EVENT_TEST_PENDING, (test) => print(`  - ${test.title}`));
    const tell = (mark: string) => (test: Mocha.Test, error: Error) => {
      print(`  ${mark} ${test.title}`);
      for (const line of (error.stack ?? String(error)).split('\n').slice(0, 25)) print(`      ${line}`);
    };
    runner.on(EVENT_TEST_FAIL, tell('✗'));
    runner.on(EVENT_TEST_RETRY, tell('↻ tried again:'));
  }
}

function print(line: string): void {
  console.log(PREFIX + line);
}
