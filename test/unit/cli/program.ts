/** The command line as users run it: bundled, in a process of its own, on the machine's own Node where there is one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(import.meta.dirname, '../../..');

/** Node on the PATH that npm did not put there; this one when there is no other. Tests run on 24, users on 20 as well. */
export const NODE = ownNode() ?? process.execPath;

function ownNode(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
    if (folder.includes('node_modules') || !existsSync(file)) continue;
    const version = Number(/^v(\d+)/.exec(execFileSync(file, ['--version'], { encoding: 'utf8' }))?.[1] ?? 0);
    if (version >= 20) return file;
  }
  return null;
}

let built: string | null = null;

/** The command line, bundled once for each test file. */
export function program(): string {
  if (built === null) {
    built = join(realpathSync(mkdtempSync(join(tmpdir(), 'article-lint-program-'))), 'cli.cjs');
    bundle('main.ts', built);
  }
  return built;
}

/** Bundles a file of the command line with the options of esbuild.mjs. */
export function bundle(entry: string, outfile: string): void {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: [`server/src/cli/${entry}`],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: { ARTICLE_LINT_VERSION: '"0.0.0-test"' },
    outfile,
    logLevel: 'error',
  });
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `article-lint …words` in `folder`. */
export function run(folder: string, words: readonly string[], options: RunOptions = {}): Ran {
  const { status, stdout, stderr } = spawnSync(NODE, [program(), ...words], {
    cwd: folder,
    input: options.input ?? '',
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: join(folder, '.cache'), ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  return { status, stdout, stderr };
}
