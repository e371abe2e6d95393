/** The desktop VS Code, where Microsoft's download server can be reached: the same suites, the same demo. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { outcome, RESULT_VARIABLE, reportLine, type SuiteResult } from './run-suite.ts';

export interface DesktopRun {
  readonly extension: string;
  readonly suite: string;
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  /** An executable to use instead of a downloaded VS Code. */
  readonly executable?: string;
  /** The VS Code to download: a version number, `stable` or `insiders`. */
  readonly version?: string;
  readonly print: (line: string) => void;
}

/** Arguments that keep the window away from the user's own extensions and state. */
export function launchArguments(workspace: string, profile: string): string[] {
  return [
    workspace,
    `--user-data-dir=${join(profile, 'data')}`,
    `--extensions-dir=${join(profile, 'extensions')}`,
    '--disable-extensions',
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-telemetry',
    '--disable-updates',
  ];
}

/** Runs one suite in desktop VS Code; its report goes to `print`. */
export async function runSuiteInDesktop(run: DesktopRun): Promise<SuiteResult> {
  const profile = await mkdtemp(join(tmpdir(), 'article-lint-desktop-'));
  const resultFile = join(profile, 'result.json');
  const log: string[] = [];
  const output = new PassThrough();
  const lines = createInterface({ input: output });
  lines.on('line', (line) => reportLine(line, log, run.print));
  try {
    const code = await runTests({
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.suite,
      extensionTestsEnv: { ...run.env, [RESULT_VARIABLE]: resultFile },
      stdout: output,
      stderr: output,
      launchArgs: launchArguments(run.workspace, profile),
      ...(run.executable ? { vscodeExecutablePath: run.executable } : { version: run.version ?? 'stable' }),
    }).catch((error: unknown) => {
      // test-electron turns a non-zero exit code into a rejection.
      log.push(String(error));
      return 1;
    });
    output.end();
    await once(lines, 'close');
    return await outcome(resultFile, code, log, run.print);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Opens a window on a folder and waits until it is closed. */
export async function openInDesktop(what: {
  folder: string;
  file: string;
  extension: string;
}): Promise<void> {
  const executable = await downloadAndUnzipVSCode('stable');
  const profile = await mkdtemp(join(tmpdir(), 'article-lint-desktop-'));
  const args = [
    ...launchArguments(what.folder, profile),
    `--extensionDevelopmentPath=${what.extension}`,
    what.file,
  ];
  try {
    const child = spawn(executable, args, { stdio: 'inherit' });
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => resolve());
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
