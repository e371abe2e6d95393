// `npm run package`: builds for production and packs article-lint-VERSION.vsix. Fails on a warning of vsce's, on a
// package that has grown too large, and when it holds other files than scripts/vsix-files.txt names.
//   --out FILE   write there
import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const LIMIT_BYTES = 1.5e6;
const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({
  options: { out: { type: 'string', default: `article-lint-${version}.vsix` } },
});
const out = resolve(values.out);

run([join(root, 'esbuild.mjs'), '--production']);
const vsce = join(dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')), 'vsce');
const said = run([vsce, 'package', '--no-dependencies', '--out', out]);
if (/\bWARN(?:ING)?\b/.test(said)) fail('vsce warns; see above.');
const { size } = await stat(out);
const listed = (await readFile(join(root, 'scripts', 'vsix-files.txt'), 'utf8')).split('\n').filter(Boolean);
const packed = run([vsce, 'ls', '--no-dependencies']).split('\n').filter(Boolean).sort();
const more = packed.filter((file) => !listed.includes(file));
const fewer = listed.filter((file) => !packed.includes(file));
if (more.length > 0)
  fail(`The package holds ${more.join(', ')}: if that is meant, add it to vsix-files.txt.`);
if (fewer.length > 0) fail(`The package lacks ${fewer.join(', ')}, which vsix-files.txt names.`);
if (size > LIMIT_BYTES) fail(`${out} has ${size} bytes; at most ${LIMIT_BYTES} are meant to be.`);

/** Runs a script of Node's in the project and answers what it printed, which is also shown. */
function run(args) {
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, options);
  process.stdout.write(stdout ?? '');
  process.stderr.write(stderr ?? '');
  if (status !== 0) fail(`${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
  return `${stdout}${stderr}`;
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
