// Everything that must hold before a change lands. Runs each suite, shows its output, and ends with one
// line that adds all of them up: `N passed, N failed`. Exit code 1 when something failed.
//   --long   the slow suites as well
//   WORD …   only the suites whose name holds one of the words
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const node = process.execPath;
/** The tools run on the Node that runs this, also when npm did not start it. */
const PATH = [resolve('node_modules/.bin'), dirname(node), process.env.PATH].join(delimiter);
const bin = (name) => `node_modules/.bin/${name}`;

/** @type {{ name: string, command: string[], counts: 'itself' | 'vitest' | 'last line' }[]} */
const suites = [
  { name: 'format and lint', command: [bin('biome'), 'check', '--error-on-warnings'], counts: 'itself' },
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.'], counts: 'itself' },
  { name: 'build', command: [node, 'esbuild.mjs', '--production'], counts: 'itself' },
  { name: 'generated files', command: [node, 'scripts/generate.ts', '--check'], counts: 'itself' },
  { name: 'unit, language server and command line', command: [bin('vitest'), 'run'], counts: 'vitest' },
  { name: 'in the editor', command: [node, 'test/e2e/run.mjs'], counts: 'last line' },
];

const longSuites = [
  { name: 'long', command: [bin('vitest'), 'run', '--config', 'vitest.long.config.ts'], counts: 'vitest' },
  { name: 'long in the editor', command: [node, 'test/e2e/run.mjs', '--long'], counts: 'last line' },
];

const long = process.argv.includes('--long');
const only = process.argv.slice(2).filter((word) => word !== '--long');
let passed = 0;
let failed = 0;
const summary = [];
for (const suite of long ? [...suites, ...longSuites] : suites) {
  if (only.length > 0 && !only.some((word) => suite.name.includes(word))) continue;
  console.log(`\n=== ${suite.name}`);
  const started = Date.now();
  const { code, output } = await run(suite.command);
  const counted = count(suite.counts, output, code);
  passed += counted.passed;
  failed += counted.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(
    `${counted.failed > 0 ? 'FAILED' : 'ok    '} ${suite.name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s`,
  );
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function run([file, ...args]) {
  if (!existsSync(file)) return Promise.resolve({ code: 127, output: `${file} is missing: run npm ci` });
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH, NO_COLOR: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        process.stdout.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** How many tests a suite ran. One that ends badly counts as failed whatever it printed. */
function count(how, output, code) {
  const text = stripVTControlCharacters(output);
  let result = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (how === 'vitest') {
    const line = /^\s*Tests\s+(.*)$/m.exec(text)?.[1] ?? '';
    result = {
      passed: Number(/(\d+) passed/.exec(line)?.[1] ?? 0),
      failed: Number(/(\d+) failed/.exec(line)?.[1] ?? 0),
    };
  } else if (how === 'last line') {
    const line = [...text.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
    result = { passed: Number(line?.[1] ?? 0), failed: Number(line?.[2] ?? 0) };
  }
  if (code !== 0 && result.failed === 0) result = { ...result, failed: 1 };
  return result;
}
