/** The runner behind `test/e2e/run.mjs`: chooses the host, prepares a workspace, runs the suites, adds up. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension, buildSuite, ROOT } from './build.ts';
import { findChromium, NoBrowser } from './chromium.ts';
import { installVsCode } from './install.ts';
import { runSuite, type SuiteResult } from './run-suite.ts';

const DEADLINE_MS = 180_000;

export async function main(args: readonly string[]): Promise<number> {
  const began = Date.now();
  const total = { passed: 0, failed: 0, pending: 0 };
  try {
    if (!args.includes('--no-build')) buildExtension();
    const env = environment(args);
    add(total, await runInServer(env));
  } catch (error) {
    console.log(error instanceof NoBrowser ? error.message : error);
    total.failed += 1;
  }
  console.log(`\nend-to-end: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function environment(args: readonly string[]): Record<string, string> {
  const grep = args[args.indexOf('--grep') + 1];
  return args.includes('--grep') && grep ? { ARTICLE_LINT_E2E_GREP: grep } : {};
}

async function runInServer(env: Record<string, string>): Promise<SuiteResult> {
  const print = (line: string): void => console.log(line);
  const chromium = findChromium(print);
  const install = await installVsCode(print);
  const suite = await buildSuite('suite');
  const pictures = join(ROOT, 'test-results', 'e2e');
  await mkdir(pictures, { recursive: true });
  const workspace = await makeWorkspace();
  try {
    return await runSuite({
      install,
      chromium,
      extension: ROOT,
      suite,
      workspace,
      env,
      deadlineMs: DEADLINE_MS,
      pictures,
      print,
    });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** A copy of the drafts in a folder that the suite may write to. */
async function makeWorkspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'article-lint-drafts-'));
  await cp(join(ROOT, 'seeds', '000_cbaeb8d34c20a565.txt'), join(folder, 'draft.txt'));
  return folder;
}

function add(total: { passed: number; failed: number; pending: number }, more: SuiteResult): void {
  total.passed += more.passed;
  total.failed += more.failed;
  total.pending += more.pending;
}
