/**
 * How long the extension takes to activate in the real VS Code, beyond what the client library takes by itself: loads,
 * registers everything, starts the server. `npm run bench:activation [-- WINDOWS]`; ends with 1 over the budget.
 */

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildSuite, ROOT } from '../e2e/host/build.ts';
import { findChromium } from '../e2e/host/chromium.ts';
import { installVsCode } from '../e2e/host/install.ts';
import { runSuite } from '../e2e/host/run-suite.ts';

const BUDGET_MS = 150;
const windows = Number(process.argv[2] ?? 5);

const built = spawnSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT, stdio: 'inherit' });
if (built.status !== 0) throw new Error('The build failed.');
const scratch = await mkdtemp(join(tmpdir(), 'article-lint-activation-'));
try {
  const idle = await buildIdleExtension(join(scratch, 'idle'));
  const ours = { id: 'article-lint.article-lint', folder: ROOT };
  const suite = await buildSuite('activation');
  const times = { idle: [] as number[], ours: [] as number[] };
  // By turns: a machine that gets busy is busy for both.
  for (let window = 0; window < windows; window++) {
    times.idle.push(await activation(idle, suite));
    times.ours.push(await activation(ours, suite));
  }
  const [base, own] = [median(times.idle), median(times.ours)];
  const beyond = own - base;
  console.log(`idle extension: ${shown(times.idle)}, median ${base.toFixed(0)} ms`);
  console.log(`Article Lint:   ${shown(times.ours)}, median ${own.toFixed(0)} ms`);
  console.log(`beyond the client library: ${beyond.toFixed(0)} ms (budget ${BUDGET_MS} ms)`);
  process.exitCode = beyond > BUDGET_MS ? 1 : 0;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

interface Extension {
  readonly id: string;
  readonly folder: string;
}

/** The first activation in a fresh window, in milliseconds. */
async function activation({ id, folder }: Extension, suite: string): Promise<number> {
  const workspace = await mkdtemp(join(scratch, 'workspace-'));
  const printed: string[] = [];
  await runSuite({
    install: await installVsCode(console.log),
    chromium: findChromium(console.log),
    extension: folder,
    suite,
    workspace,
    env: { ARTICLE_LINT_ACTIVATES: id },
    deadlineMs: 120_000,
    pictures: scratch,
    print: (line) => printed.push(line),
  });
  const said = /^activation ([\d.]+) ms$/m.exec(printed.join('\n'))?.[1];
  if (said === undefined) throw new Error(`${id} was not activated:\n${printed.join('\n')}`);
  return Number(said);
}

async function buildIdleExtension(folder: string): Promise<Extension> {
  await mkdir(folder);
  const manifest = {
    name: 'idle',
    publisher: 'bench',
    version: '0.0.0',
    engines: { vscode: '^1.101.0' },
    main: './extension.cjs',
    activationEvents: ['onCommand:idle.never'],
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [entry, file] of [
    ['idle-extension.ts', 'extension.cjs'],
    ['idle-server.ts', 'server.cjs'],
  ] as const) {
    await build({
      entryPoints: [join(import.meta.dirname, entry)],
      outfile: join(folder, file),
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      external: ['vscode'],
      logLevel: 'warning',
    });
  }
  return { id: 'bench.idle', folder };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function shown(values: readonly number[]): string {
  return values.map((value) => value.toFixed(0)).join(', ');
}
