/** What is bundled for a browser: it has no Node in it, and cannot come to have any unnoticed. */
import { builtinModules } from 'node:module';
import { type BuildOptions, build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { bundles } from '../../esbuild.mjs';

const web: readonly BuildOptions[] = bundles.filter(({ outfile }) => outfile?.startsWith('dist/web/'));
const silent = { write: false, metafile: true, logLevel: 'silent', sourcemap: false } as const;
const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

test('there are two: the extension and the server', () => {
  expect(web.map(({ outfile }) => outfile).sort()).toEqual(['dist/web/extension.js', 'dist/web/server.js']);
});

describe.each(web.map((options) => [options.outfile ?? '', options] as const))('%s', (_name, options) => {
  test('holds nothing of Node', async () => {
    const { metafile, outputFiles } = await build({ ...options, ...silent });
    const imported = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.map(({ path }) => path),
    );
    expect(imported.filter((path) => path !== 'vscode')).toEqual([]);
    const inputs = Object.keys(metafile.inputs);
    // The library has an entry for each host; nothing of Node's may come along.
    expect(inputs.filter((path) => /\/lib\/node\//.test(path))).toEqual([]);
    expect(
      inputs.filter((path) => /(?:^|\/)(?:node|disk|walk|read-draft|load)(?:-host)?\.ts$/.test(path)),
    ).toEqual([]);
    const code = outputFiles[0]?.text ?? '';
    const required = [...code.matchAll(/\brequire\(["']([^"']{1,80})["']\)/g)].map(([, name]) => name);
    expect(required.filter((name) => name !== undefined && builtins.has(name))).toEqual([]);
  });

  test.each([
    'import "node:fs";',
    'import { join } from "path";',
    'require("node:worker_threads");',
    'import("os");',
  ])('cannot be built with %s in it', async (contents) => {
    const { entryPoints: _, ...rest } = options;
    const stdin = { contents, resolveDir: import.meta.dirname, loader: 'js' } as const;
    await expect(build({ ...rest, ...silent, stdin })).rejects.toThrow(/Could not resolve/);
  });
});
