/** Runs a bundled Mocha suite inside the extension host of the real VS Code. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VsCodeInstall } from './install.ts';
import { startVsCode } from './server.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** What a suite writes when it is done. The same file serves both hosts. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
}

/** Lines of the suite's reporter start so; everything else is VS Code's own talk. */
export const REPORT_PREFIX = '[suite] ';
/** The line with which a suite in a browser's extension host tells its {@link SuiteResult}: it has no files. */
export const RESULT_PREFIX = '[suite result] ';
/** With this line a suite asks for a picture. It waits a while: nothing answers it. */
export const PICTURE_LINE = '[suite picture]';
/** Names the file for the {@link SuiteResult} in the extension host's environment. */
export const RESULT_VARIABLE = 'ARTICLE_LINT_E2E_RESULT';

export interface SuiteRun {
  readonly install: VsCodeInstall;
  readonly chromium: string;
  /** Folder of the extension under development (an empty one when `vsix` is given). */
  readonly extension: string;
  /** The suite's bundled entry, a CommonJS module that exports `run()`. */
  readonly suite: string;
  /** Folder of a further extension that the suite needs. The window's address has room for one only: it is installed. */
  readonly helper?: string;
  /** The folder or workspace file to open; the suite may write to it. */
  readonly workspace: string;
  readonly vsix?: string;
  readonly asksForTrust?: boolean;
  /** Where to leave a picture of the window when the suite says {@link PICTURE_LINE}. */
  readonly picture?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
  /** Where to leave a picture of the window when the deadline passes. */
  readonly pictures: string;
  readonly print: (line: string) => void;
}

/**
 * Runs one suite to its end. A suite that never starts, dies or misses the deadline counts as one failure;
 * the end of VS Code's log is printed with it.
 */
export async function runSuite(run: SuiteRun): Promise<SuiteResult> {
  const scratch = await mkdtemp(join(tmpdir(), 'article-lint-suite-'));
  const resultFile = join(scratch, 'result.json');
  const { install, settings = {}, vsix } = run;
  const env = { ...run.env, [RESULT_VARIABLE]: resultFile };
  const log: string[] = [];
  try {
    const server = await startVsCode({
      install,
      settings,
      env,
      runsSuite: true,
      asksForTrust: run.asksForTrust ?? false,
      ...(run.helper ? { unpacked: run.helper } : {}),
      ...(vsix ? { vsix } : {}),
    });
    try {
      let exited: (code: number) => void = () => {};
      const exit = new Promise<number>((resolve) => {
        exited = resolve;
      });
      const { extension, suite, chromium, workspace: folder } = run;
      const { authority } = server;
      let told: string | undefined;
      let window: Workbench | undefined;
      let taken: Promise<unknown> = Promise.resolve();
      const takePicture = (): void => {
        if (run.picture && window) taken = window.page.screenshot({ path: run.picture });
        // Awaited at the end, where a failure counts.
        taken.catch(() => undefined);
      };
      const onLog = (line: string): void => {
        const at = line.indexOf(RESULT_PREFIX);
        if (at >= 0) told = line.slice(at + RESULT_PREFIX.length);
        else if (line.includes(PICTURE_LINE)) takePicture();
        else reportLine(line, log, run.print);
      };
      const workbench = await openWorkbench({
        chromium,
        authority,
        folder,
        extension,
        suite,
        onLog,
        onExit: (code) => exited(code),
      });
      window = workbench;
      try {
        const stopwatch = new AbortController();
        const deadline = sleep(run.deadlineMs, undefined, { signal: stopwatch.signal }).catch(
          () => undefined,
        );
        const code = await Promise.race([exit, deadline]);
        stopwatch.abort();
        if (code === undefined) {
          const picture = join(run.pictures, `deadline-${Date.now()}.png`);
          await workbench.page.screenshot({ path: picture });
          return failed(`not done after ${run.deadlineMs / 1000} s; see ${picture}`, log, run.print);
        }
        await taken;
        if (told !== undefined) await writeFile(resultFile, told);
        return await outcome(resultFile, code, log, run.print);
      } finally {
        await workbench.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Reads the result file; a non-zero exit code without a failure in it is one itself. */
export async function outcome(
  resultFile: string,
  code: number,
  log: readonly string[],
  print: (line: string) => void,
): Promise<SuiteResult> {
  const text = await readFile(resultFile, 'utf8').catch(() => undefined);
  if (text === undefined) return failed(`ended with code ${code} before any test`, log, print);
  const result: SuiteResult = JSON.parse(text);
  if (code !== 0 && result.failed === 0) return failed(`ended with code ${code}`, log, print);
  return result;
}

function failed(why: string, log: readonly string[], print: (line: string) => void): SuiteResult {
  print(`The suite ${why}`);
  for (const line of log.slice(-30)) print(`  | ${line}`);
  return { passed: 0, failed: 1, pending: 0 };
}

/** Prints a line of the suite's reporter; keeps any other for the case that something goes wrong. */
export function reportLine(line: string, log: string[], print: (line: string) => void): void {
  const at = line.indexOf(REPORT_PREFIX);
  if (at < 0) {
    log.push(line.slice(0, 500));
    if (log.length > 400) log.splice(0, 200);
    return;
  }
  print(line.slice(at + REPORT_PREFIX.length));
}
