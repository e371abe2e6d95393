/**
 * Puts a whole VS Code (workbench, server and built-in extensions) into a cache folder outside the project:
 * the npm package `code-server` 4.139.1, which carries VS Code 1.139.1, and the Node it wants. Three
 * `npm install --ignore-scripts`, half a minute, no compiler. Needed once per machine.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';
export const VSCODE_VERSION = '1.139.1';

/** What the marker file says when all three installs came to their end. */
const COMPLETE = `code-server@${CODE_SERVER} node@${NODE} ${process.platform}-${process.arch}\n`;
const WAIT_FOR_OTHER_INSTALL_MS = 10 * 60_000;

export interface VsCodeInstall {
  /** The Node binary that runs it. */
  readonly node: string;
  /** code-server's entry script. */
  readonly entry: string;
  readonly folder: string;
}

/** True where the packages have been run; elsewhere the suite runs in desktop VS Code. */
export function canInstallVsCode(): boolean {
  return process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');
}

/** `$ARTICLE_LINT_VSCODE`, or a folder of the user's cache. */
export function installFolder(): string {
  const chosen = process.env.ARTICLE_LINT_VSCODE;
  if (chosen) return chosen;
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'article-lint', `vscode-${VSCODE_VERSION}`);
}

/**
 * Installs VS Code unless it is there. An interrupted install never gets to its place and is done
 * again; two runs at the same time wait for each other.
 * @throws when npm fails, with the end of its output.
 */
export async function installVsCode(log: (line: string) => void): Promise<VsCodeInstall> {
  const folder = installFolder();
  const install = located(folder);
  if (await isComplete(folder, install)) return install;

  await mkdir(join(folder, '..'), { recursive: true });
  const release = await takeLock(`${folder}.lock`, log);
  try {
    if (await isComplete(folder, install)) return install;
    log(`Installing VS Code ${VSCODE_VERSION} (code-server ${CODE_SERVER}) into ${folder}, once`);
    const began = Date.now();
    await removeLeftBehind(folder);
    // Beside its place, and moved there when whole: an npm that outlives its killed parent writes on for a while.
    const scratch = `${folder}${SCRATCH}${process.pid}`;
    await installInto(scratch);
    await rm(folder, RETRYING);
    await rename(scratch, folder);
    log(`VS Code ${VSCODE_VERSION} is installed (${Math.round((Date.now() - began) / 1000)} s)`);
    return install;
  } finally {
    await release();
  }
}

const MARKER = '.article-lint-complete';
const SCRATCH = '.installing-';
const RETRYING = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 } as const;

async function installInto(folder: string): Promise<void> {
  await rm(folder, RETRYING);
  await mkdir(folder);
  const dependencies = { 'code-server': CODE_SERVER, [nodePackage()]: NODE };
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`,
  );
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await npmInstall(folder, []);
  // Not `npm ci`: the published lock file of lib/vscode lacks entries.
  await npmInstall(vscode, ['--omit=dev']);
  await npmInstall(join(vscode, 'extensions'), ['--omit=dev']);
  const { node, entry } = located(folder);
  for (const file of [node, entry]) await stat(file);
  await writeFile(join(folder, MARKER), COMPLETE);
}

/** Takes away what interrupted installs left; what cannot be removed now will be another time. */
async function removeLeftBehind(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = `${basename(folder)}${SCRATCH}`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(join(parent, name), RETRYING).catch(() => undefined);
  }
}

function nodePackage(): string {
  return `node-${process.platform}-${process.arch}`;
}

function located(folder: string): VsCodeInstall {
  return {
    folder,
    node: join(folder, 'node_modules', nodePackage(), 'bin', 'node'),
    entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
  };
}

async function isComplete(folder: string, install: VsCodeInstall): Promise<boolean> {
  const marker = await readFile(join(folder, MARKER), 'utf8').catch(() => '');
  return marker === COMPLETE && existsSync(install.node) && existsSync(install.entry);
}

/** Creates the lock file, waiting while a living process holds it. Returns what removes it. */
async function takeLock(path: string, log: (line: string) => void): Promise<() => Promise<void>> {
  const deadline = Date.now() + WAIT_FOR_OTHER_INSTALL_MS;
  let told = false;
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    // An empty file is a lock that is just being written, unless it stays empty.
    const age =
      Date.now() -
      (await stat(path).then(
        (file) => file.mtimeMs,
        () => Date.now(),
      ));
    if (holder > 0 ? !isAlive(holder) : age > 10_000) {
      await rm(path, { force: true });
      continue;
    }
    if (Date.now() > deadline)
      throw new Error(`Another install holds ${path}; remove it if none is running.`);
    if (!told) log(`Waiting for another install of VS Code (process ${holder})`);
    told = true;
    await sleep(500);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function npmInstall(cwd: string, extra: readonly string[]): Promise<void> {
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...extra];
  // What an outer `npm test` tells its scripts would point the inner npm at our own package.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(?:package|lifecycle|command|config_local_prefix|config_prefix)|^INIT_CWD$/i.test(name),
    ),
  );
  const child = spawn('npm', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output = (output + chunk).slice(-4000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd} (${code}):\n${output.trim()}`);
}
