/** Bundles the suites (and, unless told otherwise, the extension) with esbuild. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The project's root. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Builds `dist/` as `npm run build` does. @throws when it fails; esbuild has printed why. */
export function buildExtension(): void {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}

/**
 * Bundles each `*.test.ts` of `test/e2e/<name>/` and the shared entry into `out/e2e/<name>/`, as CommonJS for
 * the extension host. Answers the path of the entry. `facts` stand in the suite under their names.
 */
export async function buildSuite(
  name: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const folder = join(ROOT, 'test', 'e2e', name);
  const outdir = join(ROOT, 'out', 'e2e', name);
  await rm(outdir, { recursive: true, force: true });
  const tests = readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
  if (tests.length === 0) throw new Error(`No *.test.ts in ${folder}`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [
      join(ROOT, 'test', 'e2e', 'host', 'suite-entry.ts'),
      ...tests.map((file) => join(folder, file)),
    ],
    entryNames: '[name]',
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    define: asDefinitions(facts),
    // Mocha looks for its own files; node_modules is above out/.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'suite-entry.cjs');
}

/**
 * Bundles the same for a browser's extension host: one file, with `facts` in it under their names, since a web
 * worker has neither files nor an environment. Answers the path of the entry.
 */
export async function buildWebSuite(
  name: string,
  options: {
    readonly facts: Readonly<Record<string, unknown>>;
    readonly grep: string;
    /** The folder of the extension: the suite has to lie in it, to run where it does. */
    readonly extension: string;
  },
): Promise<string> {
  const folder = join(ROOT, 'test', 'e2e', name);
  const outfile = join(options.extension, 'suite', `${name}.js`);
  const tests = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  if (tests.length === 0) throw new Error(`No *.test.ts in ${folder}`);
  const contents = [
    "import { runSuite } from './test/e2e/host/web-suite-entry.ts';",
    'const load = async () => {',
    ...tests.map((file) => `  await import('./test/e2e/${name}/${file}');`),
    '};',
    `export const run = () => runSuite(load, ${JSON.stringify(options.grep)});`,
  ].join('\n');
  await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT, loader: 'ts', sourcefile: `${name}-suite.ts` },
    outfile,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    define: asDefinitions(options.facts),
    sourcemap: 'inline',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}

function asDefinitions(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, JSON.stringify(value)]));
}

/** Node, or a web worker in the browser. */
export type ExtensionHost = 'node' | 'web';

/**
 * Copies what our extension ships, with the entry for one host only: VS Code runs an extension that has both
 * where the server is. Answers the folder.
 */
export async function stageExtension(host: ExtensionHost): Promise<string> {
  const to = join(ROOT, 'out', 'e2e', `extension-${host}`);
  await rm(to, { recursive: true, force: true });
  const manifest: { files: string[] } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const file of manifest.files.filter((name) => !name.includes('*'))) {
    await cp(join(ROOT, file), join(to, file), { recursive: true });
  }
  await writeManifest(to, manifest, host);
  return to;
}

async function writeManifest(folder: string, manifest: object, host: ExtensionHost): Promise<void> {
  const { main, browser, ...rest }: { main?: string; browser?: string } = { ...manifest };
  const own = host === 'node' ? { main, extensionKind: ['workspace'] } : { browser, extensionKind: ['web'] };
  // Above it lies our own package, whose scripts are no CommonJS.
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ ...rest, ...own, type: 'commonjs' }, null, 2),
  );
}

/** Builds the extension that gives suites a file system in memory. Answers its folder. */
export async function buildMemoryFiles(host: ExtensionHost): Promise<string> {
  const from = join(ROOT, 'test', 'e2e', 'memory-files');
  const to = join(ROOT, 'out', 'e2e', `memory-files-${host}`);
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  await writeManifest(to, JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')), host);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(from, 'extension.ts')],
    outfile: join(to, 'extension.js'),
    bundle: true,
    platform: 'neutral',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return to;
}
