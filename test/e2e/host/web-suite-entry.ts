/**
 * The entry of suites that run in a browser's extension host, a web worker: no files, no environment. Tests are
 * bundled with it; the outer process reads the report and the counts from the console.
 */
import 'mocha/mocha.js';

/** Mocha's bundle for browsers puts itself there. */
declare const mocha: BrowserMocha;
declare const Mocha: {
  readonly reporters: { readonly Base: new (...given: unknown[]) => object };
  /** That of its instance in a page reads the page's address, and an extension host has none. */
  readonly prototype: { run(this: BrowserMocha, done: (failures: number) => void): Runner };
};

interface BrowserMocha {
  setup(options: { ui: 'bdd'; timeout: number; retries: number; reporter: unknown }): void;
  grep(pattern: RegExp): void;
}
interface Runner {
  readonly stats?: Stats;
}
interface Stats {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}
interface Told {
  readonly title: string;
  readonly duration?: number;
}
type Listener = (told: Told, error?: { readonly stack?: string }) => void;

/** Loads the tests and runs them. @throws when one fails, or when there is none. */
export async function runSuite(load: () => Promise<unknown>, grep: string): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 30_000, retries: 1, reporter: PrefixedReporter });
  if (grep !== '') mocha.grep(new RegExp(grep));
  await load();
  const stats = await new Promise<Stats>((resolve) => {
    const runner = Mocha.prototype.run.call(mocha, () => {
      if (runner.stats) resolve(runner.stats);
    });
  });
  const { passes: passed, failures: failed, pending } = stats;
  // The same prefixes as in run-suite.ts, which reads them.
  console.log(`[suite result] ${JSON.stringify({ passed, failed, pending })}`);
  if (failed > 0) throw new Error(`${failed} failed`);
  if (passed === 0) throw new Error('No test ran');
}

/** One line per test, the whole story of each failure. */
class PrefixedReporter extends Mocha.reporters.Base {
  constructor(runner: { on(event: string, listener: Listener): void }, ...rest: unknown[]) {
    super(runner, ...rest);
    runner.on('suite', ({ title }) => {
      if (title) print(title);
    });
    runner.on('pass', ({ title, duration }) => print(`  ✓ ${title} (${duration ?? 0} ms)`));
    runner.on('pending', ({ title }) => print(`  - ${title}`));
    const tell =
      (mark: string): Listener =>
      ({ title }, error) => {
        print(`  ${mark} ${title}`);
        for (const line of (error?.stack ?? String(error)).split('\n').slice(0, 25)) print(`      ${line}`);
      };
    runner.on('fail', tell('✗'));
    // See suite-entry.ts.
    runner.on('retry', tell('↻ tried again:'));
  }
}

function print(line: string): void {
  console.log(`[suite] ${line}`);
}
