/**
 * Checks the way into desktop VS Code against a stand-in executable, which notes what it is started with. This
 * says that arguments, environment and exit codes are right; it does not say that the suites pass there.
 */
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuiteInDesktop } from './desktop.ts';
import { RESULT_VARIABLE, type SuiteResult } from './run-suite.ts';

/** What the stand-in leaves and how it ends, and what must become of it. */
const CASES = [
  { name: 'all tests pass', result: { passed: 3, failed: 0, pending: 0 }, code: 0, failed: 0, passed: 3 },
  { name: 'one test fails', result: { passed: 2, failed: 1, pending: 0 }, code: 1, failed: 1, passed: 2 },
  { name: 'it ends before any test', result: undefined, code: 0, failed: 1, passed: 0 },
  {
    name: 'it dies after the tests',
    result: { passed: 3, failed: 0, pending: 0 },
    code: 139,
    failed: 1,
    passed: 0,
  },
] as const;

/** Runs each case; every case is one test. */
export async function checkDesktopAgainstStandIn(print: (line: string) => void): Promise<SuiteResult> {
  print(
    'desktop VS Code: arguments and exit codes, against a stand-in executable (not the suites themselves)',
  );
  const counts = { passed: 0, failed: 0, pending: 0 };
  for (const check of CASES) {
    try {
      await inScratch((scratch) => runCase(check, scratch));
      print(`  ✓ ${check.name}`);
      counts.passed += 1;
    } catch (error) {
      print(`  ✗ ${check.name}\n      ${error instanceof Error ? error.message : error}`);
      counts.failed += 1;
    }
  }
  return counts;
}

async function runCase(check: (typeof CASES)[number], scratch: string): Promise<void> {
  const executable = join(scratch, 'code');
  const noted = join(scratch, 'noted.json');
  await writeFile(
    executable,
    `#!${process.execPath}
const fs = require('node:fs');
fs.writeFileSync(${JSON.stringify(noted)}, JSON.stringify(process.argv.slice(2)));
const result = ${JSON.stringify(JSON.stringify(check.result) ?? '')};
if (result) fs.writeFileSync(process.env.${RESULT_VARIABLE}, result);
console.log('[suite] the stand-in speaks');
process.exit(${check.code});
`,
  );
  await chmod(executable, 0o755);
  const heard: string[] = [];
  const result = await runSuiteInDesktop({
    executable,
    extension: '/the/extension',
    suite: '/the/suite.cjs',
    workspace: '/the/drafts',
    print: (line) => heard.push(line),
  });
  assert.deepEqual([result.passed, result.failed], [check.passed, check.failed]);
  assert.ok(heard.includes('the stand-in speaks'), 'its report is not passed on');
  const args: string[] = JSON.parse(await readFile(noted, 'utf8'));
  assert.ok(args.includes('/the/drafts'), 'the folder is not opened');
  assert.ok(args.includes('--extensionDevelopmentPath=/the/extension'), 'the extension is not loaded');
  assert.ok(args.includes('--extensionTestsPath=/the/suite.cjs'), 'the suite is not loaded');
  assert.ok(
    args.some((arg) => arg.startsWith('--user-data-dir=')),
    "it would use the user's own profile",
  );
}

async function inScratch(work: (scratch: string) => Promise<void>): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'article-lint-stand-in-'));
  try {
    await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
