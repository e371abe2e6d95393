/** Bundles the suites (and, unless told otherwise, the extension) with esbuild. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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
 * the extension host. Answers the path of the entry.
 */
export async function buildSuite(name: string): Promise<string> {
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
    // Mocha looks for its own files; node_modules is above out/.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'suite-entry.cjs');
}
