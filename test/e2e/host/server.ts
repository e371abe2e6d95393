/** Starts the real VS Code as a server on this machine, with everything it writes in a temporary folder. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VsCodeInstall } from './install.ts';

/** User settings that keep VS Code quiet, offline and the same in every run. */
const QUIET_SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  // The web's default writes edits to disk after a second.
  'files.autoSave': 'off',
  'window.commandCenter': false,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
};

/** Nothing is trusted, and nobody is asked. */
const NO_TRUST_SETTINGS = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

export interface VsCodeServer {
  /** `127.0.0.1:PORT`: the page's host and the authority of its remote URIs. */
  readonly authority: string;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  readonly install: VsCodeInstall;
  /** User settings over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the extension host and all below it. */
  readonly env?: Readonly<Record<string, string>>;
  /** A packed extension to install before the start. */
  readonly vsix?: string;
  /** Folder of an unpacked, built extension to install before the start; only what it ships is copied. */
  readonly unpacked?: string;
  readonly port?: number;
  /** Folders are not trusted until the user says so, as on a desktop; otherwise all are. */
  readonly asksForTrust?: boolean;
  /**
   * Without it this VS Code ignores the extension and the suite named in the address, silently; with it, it
   * shows no toasts.
   */
  readonly runsSuite?: boolean;
}

/**
 * Starts VS Code and waits until it answers.
 * @throws when it does not answer within a minute or the vsix cannot be installed, with the end of its log.
 */
export async function startVsCode(options: ServerOptions): Promise<VsCodeServer> {
  const home = await mkdtemp(join(tmpdir(), 'article-lint-vscode-'));
  const paths = {
    config: join(home, 'config.yaml'),
    data: join(home, 'data'),
    extensions: join(home, 'extensions'),
  };
  await mkdir(join(paths.data, 'User'), { recursive: true });
  await mkdir(paths.extensions);
  await writeFile(paths.config, 'auth: none\n');
  const trust = options.asksForTrust ? NO_TRUST_SETTINGS : {};
  const settings = { ...QUIET_SETTINGS, ...trust, ...options.settings };
  await writeFile(join(paths.data, 'User', 'settings.json'), JSON.stringify(settings, null, 2));

  const folders = [
    '--config',
    paths.config,
    '--user-data-dir',
    paths.data,
    '--extensions-dir',
    paths.extensions,
  ];
  const env = cleanEnvironment(home, options.env ?? {});
  const { node, entry } = options.install;
  try {
    if (options.unpacked) await installUnpacked(options.unpacked, paths.extensions);
    if (options.vsix) installVsix([entry, ...folders, '--install-extension', options.vsix], node, env);
    const port = options.port ?? (await freePort());
    const authority = `127.0.0.1:${port}`;
    const child = spawn(
      node,
      [
        entry,
        ...folders,
        '--bind-addr',
        authority,
        '--auth',
        'none',
        '--disable-telemetry',
        '--disable-update-check',
        ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
        '--disable-getting-started-override',
        '--disable-proxy',
        '--ignore-last-opened',
        ...(options.runsSuite ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
      ],
      // Its own process group, so that everything it forks goes with it.
      { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const stop = stopper(child, home);
    await answers(child, authority, stop);
    return { authority, stop };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** The user's environment without what would reach into this VS Code. */
function cleanEnvironment(home: string, extra: Readonly<Record<string, string>>): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || /^(?:VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|PORT$|PASSWORD$)/i.test(name))
      continue;
    env[name] = value;
  }
  const xdg = Object.fromEntries(
    ['CONFIG', 'DATA', 'CACHE', 'STATE'].map((kind) => [`XDG_${kind}_HOME`, join(home, kind.toLowerCase())]),
  );
  // An empty gallery: otherwise it asks the marketplace.
  return { ...env, ...xdg, HOME: home, EXTENSIONS_GALLERY: '{}', ...extra };
}

function installVsix(args: readonly string[], node: string, env: Record<string, string>): void {
  const result = spawnSync(node, args, { env, encoding: 'utf8', timeout: 60_000 });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  if (result.status !== 0 || !output.includes('was successfully installed')) {
    throw new Error(`The vsix could not be installed (${result.status}):\n${output.trim().slice(-2000)}`);
  }
}

/** VS Code takes in what it finds in an extensions folder that it sees for the first time. */
async function installUnpacked(source: string, extensions: string): Promise<void> {
  const manifest: { publisher: string; name: string; version: string; files: string[] } = JSON.parse(
    await readFile(join(source, 'package.json'), 'utf8'),
  );
  const target = join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  // A pattern of `files` may stand for what this build does not have (source maps, documentation).
  for await (const file of glob(['package.json', ...manifest.files], { cwd: source })) {
    await cp(join(source, file), join(target, file), { recursive: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}

/** Stops the whole group, waits for its end, removes its folder. Also on our own exit. */
function stopper(child: ChildProcess, home: string): () => Promise<void> {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const killNow = (): void => kill('SIGKILL');
  process.once('exit', killNow);
  return async () => {
    kill('SIGTERM');
    await Promise.race([closed, sleep(3000)]);
    // Forks that outlived their parent.
    killNow();
    await closed;
    process.removeListener('exit', killNow);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
}

async function answers(child: ChildProcess, authority: string, stop: () => Promise<void>): Promise<void> {
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      log = (log + chunk).slice(-4000);
    });
  }
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const ready = await fetch(`http://${authority}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  await stop();
  throw new Error(`VS Code did not start:\n${log.trim()}`);
}
