// Bundles the extension, the language server and the command line into dist/, the extension and the server
// for a browser into dist/web/, and the engine alone into dist/engine.mjs for a neutral platform. The last two
// builds fail when what they hold reaches for Node.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** What every bundle has in common. Node 20 is the oldest that users of the command line run. */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  define: { ARTICLE_LINT_VERSION: JSON.stringify(version) },
  // All that we run on know the classes of signs that we name. Without this, esbuild makes `new RegExp()` of each literal
  // that names one: an expression is then built anew each time that it is used, a hundred times a draft.
  supported: { 'regexp-unicode-property-escapes': true },
  absWorkingDir: import.meta.dirname,
};
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  // The modules that browsers get: Node's own build of it is CommonJS, which starts slower and cannot be trimmed.
  alias: { yaml: fileURLToPath(new URL('node_modules/yaml/browser/dist/index.js', import.meta.url)) },
};
/** A browser has no Node built-ins: whatever imports one cannot be resolved, and the build fails. */
const web = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** @type {import('esbuild').BuildOptions[]} */
export const bundles = [
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.cjs' },
  { ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli-main.cjs' },
  // Starts the one before with its code already compiled.
  {
    ...node,
    entryPoints: ['server/src/cli/launch.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...web,
    format: 'cjs',
    entryPoints: ['client/src/extension.web.ts'],
    outfile: 'dist/web/extension.js',
    external: ['vscode'],
  },
  { ...web, format: 'iife', entryPoints: ['server/src/lsp/browser.ts'], outfile: 'dist/web/server.js' },
  {
    ...common,
    platform: 'neutral',
    target: 'es2022',
    format: 'esm',
    mainFields: ['module', 'main'],
    entryPoints: ['server/src/lint/engine.ts'],
    outfile: 'dist/engine.mjs',
  },
];

// Imported by tests, it only tells how it bundles.
if (import.meta.main) {
  if (watch) {
    for (const options of bundles) await (await context(options)).watch();
  } else {
    await Promise.all(bundles.map((options) => build(options)));
  }
}
