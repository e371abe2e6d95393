/** The runner behind `test/e2e/run.mjs`: chooses the host, prepares the folders, runs the suites, adds up. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildExtension,
  buildMemoryFiles,
  buildSuite,
  buildWebSuite,
  type ExtensionHost,
  ROOT,
  stageExtension,
} from './build.ts';
import { findChromium, NoBrowser } from './chromium.ts';
import { runSuiteInDesktop } from './desktop.ts';
import { canInstallVsCode, installVsCode, VSCODE_VERSION, type VsCodeInstall } from './install.ts';
import { PASTE_FILES } from './paste-stops.ts';
import { runSuite, type SuiteResult } from './run-suite.ts';
import { startVsCode } from './server.ts';
import { checkDesktopAgainstStandIn } from './stand-in.ts';
import { GERMAN, takeTour } from './tour.ts';
import { viewStops, writeDrafts } from './views.ts';
import type { WorkbenchOptions } from './workbench.ts';

const DEADLINE_MS = 360_000;
const SEED = join(ROOT, 'seeds', '000_cbaeb8d34c20a565.txt');
const RESULTS = join(ROOT, 'test-results', 'e2e');
/** So many drafts take longer than a user needs to press Cancel. */
const ARCHIVE = 3000;

const PARTS = ['suite', 'desks', 'web', 'web-desks', 'virtual', 'desktop', 'tour', 'vsix', 'crash'] as const;
type Part = (typeof PARTS)[number];
/** What takes longer: only run when asked for by name or by `--long`. */
const ONLY_LONG: readonly Part[] = ['web-desks', 'virtual', 'crash'];
/** The tour has a part for each. */
const LONG: readonly Part[] = ['tour', ...ONLY_LONG];

/** Answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'no-build': { type: 'boolean', default: false },
      desktop: { type: 'boolean', default: !canInstallVsCode() },
      grep: { type: 'string' },
      long: { type: 'boolean', default: false },
    },
  });
  const asked: readonly string[] = values.long && positionals.length === 0 ? LONG : positionals;
  const parts = PARTS.filter((part) =>
    asked.length === 0 ? !ONLY_LONG.includes(part) : asked.includes(part),
  );
  const began = Date.now();
  const total = { passed: 0, failed: 0, pending: 0 };
  try {
    if (!values['no-build']) buildExtension();
    await mkdir(RESULTS, { recursive: true });
    const env = {
      ARTICLE_LINT_PROJECT: ROOT,
      ...(values.grep ? { ARTICLE_LINT_E2E_GREP: values.grep } : {}),
    };
    if (values.desktop) add(total, await inDrafts((workspace) => desktopSuite(workspace, env)));
    else await inServer(parts, env, total, values.long);
  } catch (error) {
    console.log(error instanceof NoBrowser ? error.message : error);
    total.failed += 1;
  }
  console.log(`\nend-to-end: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function desktopSuite(workspace: string, env: Record<string, string>): Promise<SuiteResult> {
  print('desktop VS Code, downloaded');
  const version = process.env.ARTICLE_LINT_VSCODE_VERSION ?? 'stable';
  return runSuiteInDesktop({
    extension: ROOT,
    suite: await buildSuite('suite'),
    workspace,
    env,
    version,
    print,
  });
}

/** Everything that runs in the VS Code from the npm registry, each part in a window and a folder of its own. */
async function inServer(
  parts: readonly Part[],
  env: Record<string, string>,
  total: Counts,
  long: boolean,
): Promise<void> {
  const chromium = findChromium(print);
  const install = await installVsCode(print);
  print(`VS Code ${VSCODE_VERSION} from the npm registry, in ${chromium}`);
  const suite = (name: string, extension: string, workspace: string, vsix?: string): Promise<SuiteResult> =>
    buildSuite(name).then((entry) =>
      runSuite({
        install,
        chromium,
        extension,
        suite: entry,
        workspace,
        env,
        deadlineMs: DEADLINE_MS,
        pictures: RESULTS,
        print,
        ...(vsix ? { vsix } : {}),
      }),
    );
  if (parts.includes('suite')) add(total, await inDrafts((workspace) => suite('suite', ROOT, workspace)));
  if (parts.includes('desks'))
    add(total, await inDesks((folder) => desksSuite({ install, chromium }, folder, env)));
  for (const part of VIRTUAL) {
    if (!parts.includes(part.name)) continue;
    add(total, await inDesks((folder) => virtualSuite({ install, chromium }, part, folder, env)));
  }
  if (parts.includes('desktop')) add(total, await checkDesktopAgainstStandIn(print));
  if (parts.includes('tour'))
    add(total, await inDrafts((workspace) => tour(install, chromium, workspace, long)));
  if (parts.includes('crash')) {
    add(total, await inDrafts((workspace) => suite('crash', ROOT, workspace)));
    add(total, await inDrafts((workspace) => suite('reload', ROOT, workspace)));
  }
  if (parts.includes('vsix')) {
    const vsix = packExtension();
    const host = join(ROOT, 'test', 'e2e', 'vsix-host');
    add(total, await inDrafts((workspace) => suite('vsix', host, workspace, vsix)));
  }
}

/** Two folders in one window, which is not trusted. */
async function desksSuite(
  host: { readonly install: VsCodeInstall; readonly chromium: string },
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<SuiteResult> {
  print('two folders, not trusted');
  const workspace = join(folder, 'desks.code-workspace');
  await writeFile(workspace, JSON.stringify({ folders: [{ path: 'city' }, { path: 'sport' }] }));
  for (const desk of ['city', 'sport']) await mkdir(join(folder, desk));
  return runSuite({
    ...host,
    extension: ROOT,
    suite: await buildSuite('desks'),
    workspace,
    asksForTrust: true,
    env,
    deadlineMs: DEADLINE_MS,
    pictures: RESULTS,
    print,
  });
}

/** Windows whose folders, or some of them, are on no disk. */
interface VirtualPart {
  readonly name: Part;
  readonly title: string;
  /** The folder of the tests. */
  readonly tests: string;
  readonly runs: ExtensionHost;
  /** Folders of the window: URIs, or names of folders on disk. */
  readonly folders: readonly string[];
  readonly asksForTrust: boolean;
}

const VIRTUAL: readonly VirtualPart[] = [
  {
    name: 'web',
    title: 'in a web worker, over a virtual workspace',
    tests: 'web',
    runs: 'web',
    folders: ['memfs:/desk'],
    asksForTrust: false,
  },
  {
    name: 'web-desks',
    title: 'in a web worker, over virtual and other folders, not trusted',
    tests: 'web-desks',
    runs: 'web',
    folders: ['memfs:/desk', 'memfs:/letters', 'city'],
    asksForTrust: true,
  },
  {
    name: 'virtual',
    title: 'in Node, over a virtual workspace',
    tests: 'web',
    runs: 'node',
    folders: ['memfs:/desk'],
    asksForTrust: false,
  },
];

async function virtualSuite(
  host: { readonly install: VsCodeInstall; readonly chromium: string },
  part: VirtualPart,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<SuiteResult> {
  print(part.title);
  const workspace = join(folder, 'desk.code-workspace');
  const folders = part.folders.map((one) => (one.includes(':') ? { uri: one } : { path: one }));
  await writeFile(workspace, JSON.stringify({ folders }));
  for (const { path } of folders) if (path !== undefined) await makeLinkedFolder(folder, path);
  const facts = {
    ARTICLE_LINT_HAS_NODE: part.runs === 'node',
    ARTICLE_LINT_SEEDS: seedsWithFindings(),
    ARTICLE_LINT_SEED_CLEAN: await readFile(join(ROOT, 'test', 'corpus', 'seed-clean.txt'), 'utf8'),
  };
  return runSuite({
    ...host,
    ...(await stagedFor(part, facts, env.ARTICLE_LINT_E2E_GREP ?? '')),
    helper: await buildMemoryFiles(part.runs),
    workspace,
    asksForTrust: part.asksForTrust,
    env,
    deadlineMs: DEADLINE_MS,
    pictures: RESULTS,
    picture: join(RESULTS, `${part.name}.png`),
    print,
  });
}

async function stagedFor(
  { tests, runs }: VirtualPart,
  facts: Readonly<Record<string, unknown>>,
  grep: string,
): Promise<{ extension: string; suite: string; settings?: Readonly<Record<string, unknown>> }> {
  if (runs === 'node') return { extension: ROOT, suite: await buildSuite(tests, facts) };
  const extension = await stageExtension(runs);
  return {
    extension,
    suite: await buildWebSuite(tests, { facts, grep, extension }),
    // Not told so, VS Code leaves out what a server holds and only a browser can run.
    settings: {
      'remote.extensionKind': { 'article-lint.article-lint': ['web'], 'article-lint.memory-files': ['web'] },
    },
  };
}

/** A folder with links in `linked/` that lead out of it: to settings, to a folder, to a draft. */
async function makeLinkedFolder(parent: string, name: string): Promise<void> {
  const outside = join(parent, `outside ${name}`);
  await mkdir(join(parent, name, 'linked'), { recursive: true });
  await mkdir(outside);
  await writeFile(join(outside, 'settings.json'), '{ "profile": "wire" }');
  await writeFile(join(outside, 'draft.txt'), 'Critics say the plan will fail.\n');
  for (const file of ['settings.json', 'draft.txt'])
    await symlink(join(outside, file), join(parent, name, 'linked', file));
  await symlink(outside, join(parent, name, 'linked', 'folder'));
}

/** Each seed with what the command line finds in it, a line a finding. */
function seedsWithFindings(): { name: string; text: string; found: string[] }[] {
  const folder = join(ROOT, 'seeds');
  const names = readdirSync(folder).filter((name) => /\.(?:txt|md|html)$/.test(name));
  return names.sort().map((name) => {
    const file = join(folder, name);
    const args = [join(ROOT, 'dist', 'cli.cjs'), 'check', file, '--format', 'json', '--no-cache'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const { files }: { files: { findings: CliFinding[] }[] } = JSON.parse(stdout);
    const found = files
      .flatMap(({ findings }) => findings)
      .map(({ rule, message, range: { start, end } }) => {
        return `${start.line}:${start.character}-${end.line}:${end.character} ${rule} ${message}`;
      });
    return { name, text: readFileSync(file, 'utf8'), found };
  });
}

interface CliFinding {
  readonly rule: string;
  readonly message: string;
  readonly range: Record<'start' | 'end', { readonly line: number; readonly character: number }>;
}

async function tour(
  install: VsCodeInstall,
  chromium: string,
  folder: string,
  long: boolean,
): Promise<SuiteResult> {
  await writeFile(join(folder, 'vague.md'), '# Plan\n\nCritics say the plan will fail.\n');
  await mkdir(join(folder, '.vscode'));
  for (const [path, text] of PASTE_FILES) await writeFile(join(folder, path), text);
  const server = await startVsCode({ install, unpacked: ROOT });
  try {
    const { authority } = server;
    const options = { chromium, authority, folder, openFile: join(folder, 'draft.txt') };
    const counts = { passed: 0, failed: 0, pending: 0 };
    if (!long) {
      const german = { stops: GERMAN, title: 'the window in German' };
      add(counts, await takeTour({ ...options, language: 'de' }, RESULTS, print, german));
      add(counts, await inDrafts((views) => viewsTour({ chromium, authority, folder: views })));
    }
    const archive = () => fill(join(folder, 'archive'));
    add(counts, await takeTour(options, RESULTS, print, { fillFolder: archive, long }));
    return counts;
  } finally {
    await server.stop();
  }
}

async function viewsTour(options: Omit<WorkbenchOptions, 'openFile'>): Promise<SuiteResult> {
  await writeDrafts(options.folder);
  return takeTour(options, RESULTS, print, { stops: viewStops(options.folder), title: 'the views' });
}

async function fill(archive: string): Promise<void> {
  const text = await readFile(SEED);
  await mkdir(archive);
  for (let at = 0; at < ARCHIVE; at++) await writeFile(join(archive, `${at}.txt`), text);
}

/** Packs as `npm run package` does. @throws when that warns or fails. */
function packExtension(): string {
  const vsix = join(RESULTS, 'article-lint.vsix');
  const args = [join(ROOT, 'scripts', 'package.mjs'), '--out', vsix];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run package failed:\n${stdout}${stderr}`);
  return vsix;
}

/** Runs with an empty folder. */
async function inDesks(work: (folder: string) => Promise<SuiteResult>): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'article-lint-desks-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs with a folder of drafts that may be written to. */
async function inDrafts(work: (folder: string) => Promise<SuiteResult>): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'article-lint-drafts-'));
  try {
    await cp(SEED, join(folder, 'draft.txt'));
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Counts {
  passed: number;
  failed: number;
  pending: number;
}

function add(total: Counts, more: SuiteResult): void {
  total.passed += more.passed;
  total.failed += more.failed;
  total.pending += more.pending;
}

function print(line: string): void {
  console.log(line);
}
