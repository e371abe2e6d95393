/** What the command line loads to lint one draft, of which compiling is a good part. */
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { bundles } from '../../../esbuild.mjs';

it('is one flat program without the language server', async () => {
  const options = bundles.find(({ outfile }) => outfile === 'dist/cli-main.cjs');
  if (options === undefined) throw new Error('the command line is not bundled');
  const { metafile, outputFiles } = await build({
    ...options,
    write: false,
    metafile: true,
    minify: false,
    sourcemap: false,
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain('server/src/lint/engine.ts');
  expect(inputs.filter((path) => path.startsWith('server/src/lsp/') || /vscode-/.test(path))).toEqual([]);
  // What is reached by `import()` is wrapped in functions, with all that it imports: the schema of settings may be, and
  // the calls of git, which most runs do without. One such import of the engine, and all of it is.
  const code = outputFiles[0]?.text ?? '';
  const wrapped = [...code.matchAll(/__esm\(\{\s*"([^"]{1,200})"/g)].map(([, path]) => path ?? '');
  expect(wrapped).toContain('server/src/settings/parse.ts');
  expect(
    wrapped.filter((path) => /^server\/src\/(?:article|sourcing|passages|rules|workspace)\//.test(path)),
  ).toEqual([]);
});
