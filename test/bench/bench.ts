/**
 * `npm run bench`: measures what the project promises about speed, prints the table and writes it to
 * `docs/performance.md`. Linux, about five minutes.
 *
 *   --drafts N    drafts in the folder (default 10000)
 *   --quick       1000 drafts and a tenth of the samples
 *   --only WORD   only the measures whose name holds the word; the page is not written
 *   --no-write    leave `docs/performance.md` alone
 *
 * CPU times are those of the thread or process that is measured, so that other work on the machine counts less;
 * wall times are upper bounds on a busy one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import type * as Engine from '../../server/src/lint/engine.ts';
import { LanguageClient } from './language-client.ts';
import { newsDrafts, wordsIn } from './news-drafts.ts';

const { values } = parseArgs({
  options: {
    drafts: { type: 'string', default: '10000' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-lint-bench-'));
const folderDrafts = values.quick ? 1_000 : Number(values.drafts);
/** Some kernels count the time of a thread in ticks of 4 ms: so many short pieces of work are timed as one. */
const BATCH = 20;
const samples = (count: number) => Math.max(3, Math.round(values.quick ? count / 10 : count));

interface Row {
  readonly measure: string;
  readonly figure: string;
  readonly floor: string;
  readonly aim: string;
}

const rows: Row[] = [];
const news = newsDrafts();

try {
  await bundle();
  const engine = (await import(pathToFileURL(join(folder, 'engine.mjs')).href)) as typeof Engine;
  await measure('fresh draft', () => freshDraft(engine));
  await measure('keystroke in the engine', () => keystrokesInEngine(engine));
  await measure('keystroke through the server', keystrokesInServer);
  await measure('long draft', () => longDraft(engine));
  await measure('one file', oneFile);
  await measure('folder', draftFolder);
  await measure('server memory', serverMemory);
  await measure('cancel', cancelLatency);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report();

async function measure(name: string, run: () => void | Promise<void>): Promise<void> {
  if (!name.includes(values.only)) return;
  console.log(`… ${name}`);
  await run();
}

function row(measure: string, figure: string, floor: string, aim: string): void {
  rows.push({ measure, figure, floor, aim });
  console.log(`  ${measure}: ${figure}`);
}

/** The programs as they ship. */
async function bundle(): Promise<void> {
  const common = {
    bundle: true,
    minify: true,
    absWorkingDir: root,
    logLevel: 'warning' as const,
    define: { ARTICLE_LINT_VERSION: '"bench"' },
    mainFields: ['module', 'main'],
  };
  const node = { ...common, platform: 'node' as const, target: 'node20', format: 'cjs' as const };
  const names = ['dist/cli-main.cjs', 'dist/server.cjs', 'dist/engine.mjs'];
  const shipped = bundles
    .filter(({ outfile = '' }) => names.includes(outfile))
    .map((options) => ({
      ...options,
      ...common,
      sourcemap: false,
      outfile: join(folder, basename(options.outfile ?? '').replace('cli-main', 'cli')),
    }));
  await Promise.all([
    ...shipped.map((options) => build(options)),
    build({ ...node, entryPoints: ['test/bench/idle-server.ts'], outfile: join(folder, 'idle.cjs') }),
  ]);
}

/** Distinct drafts of 700 words, all rules: the CPU time of each. */
function freshDraft({ createLinter }: typeof Engine): void {
  const linter = createLinter();
  const drafts = [...news.drafts(samples(1_000), 700, 11)];
  const warm = Math.floor(drafts.length / 2);
  const times: number[] = [];
  for (let at = 0; at < drafts.length; at += BATCH) {
    const batch = drafts.slice(at, at + BATCH);
    const time = threadTime(() => {
      for (const text of batch) linter.lint({ text, format: 'markdown' });
    });
    if (at >= warm) times.push(time / batch.length);
  }
  row('fresh 700-word draft, all rules, CPU', spread(times, 'ms'), '2 ms', '1 ms');
}

/** One character typed in the middle, the result before it known. */
function keystrokesInEngine({ createLinter }: typeof Engine): void {
  for (const [words, batches, floor, aim] of [
    [700, 30, '0.9 ms with the server', '0.5 ms with the server'],
    [100_000, 6, '15 ms with the server', '5 ms with the server'],
  ] as const) {
    const linter = createLinter();
    const [draft = ''] = news.drafts(1, words, 12);
    let text = draft;
    let result = linter.lint({ text, format: 'markdown' });
    const times: number[] = [];
    const place = middleOf(text);
    let stroke = 0;
    const type = () => {
      const at = place + stroke++;
      text = `${text.slice(0, at)}x${text.slice(at)}`;
      result = linter.lint({ text, format: 'markdown' }, result);
    };
    for (let warm = 0; warm < 2 * BATCH; warm++) type();
    for (let batch = 0; batch < samples(batches); batch++) {
      const time = threadTime(() => {
        for (let key = 0; key < BATCH; key++) type();
      });
      times.push(time / BATCH);
    }
    row(`keystroke in ${grouped(words)} words, engine alone, CPU`, spread(times, 'ms'), floor, aim);
  }
}

/** One character typed, diagnostics pulled and delivered. */
async function keystrokesInServer(): Promise<void> {
  for (const [words, warm, strokes, floor, aim] of [
    [700, 60, 300, '0.9 ms', '0.5 ms'],
    // A draft of 700 words is typed with 4,000 keys: V8 compiles for the first thousand of them.
    [700, samples(3_000), 300, '0.9 ms', '0.5 ms'],
    [100_000, 60, 60, '15 ms', '5 ms'],
  ] as const) {
    for (const [name, program] of [
      ['language server', 'server.cjs'],
      ['a server that does nothing', 'idle.cjs'],
    ] as const) {
      const client = new LanguageClient(process.execPath, [join(folder, program), '--stdio']);
      await client.start();
      const [text = ''] = news.drafts(1, words, 12);
      const uri = 'file:///drafts/bench.md';
      open(client, uri, text);
      await pull(client, uri);
      const before = text.slice(0, middleOf(text)).split('\n');
      const position = { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 };
      const cpu: number[] = [];
      const wall: number[] = [];
      for (let stroke = 0; stroke < samples(strokes) + warm; stroke++) {
        const used = client.cpu();
        const started = performance.now();
        client.notify('textDocument/didChange', {
          textDocument: { uri, version: stroke + 2 },
          contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
        });
        await pull(client, uri);
        if (stroke >= warm) wall.push(performance.now() - started);
        // What the server does behind its answer counts as well.
        await pause(3);
        if (stroke >= warm) cpu.push(client.cpu() - used);
      }
      await client.stop();
      const ours = program === 'server.cjs';
      const after = warm > 60 ? ` after ${grouped(warm)} others` : '';
      const what = `keystroke in ${grouped(words)} words${after}, ${name} over stdio`;
      row(`${what}, CPU`, spread(cpu, 'ms'), ours ? floor : '', ours ? aim : '');
      row(`${what}, wall`, spread(wall, 'ms'), '', '');
    }
  }
}

function longDraft({ createLinter }: typeof Engine): void {
  const times: number[] = [];
  for (const text of news.drafts(samples(30), 100_000, 13)) {
    const linter = createLinter();
    times.push(threadTime(() => linter.lint({ text, format: 'markdown' })));
  }
  row('100,000 words fresh, CPU', spread(times.slice(1), 'ms'), '300 ms', '150 ms');
}

/** A whole process that lints one file: started, linted, printed, ended. */
function oneFile(): void {
  const [text = ''] = news.drafts(1, 700, 14);
  const file = join(folder, 'one.md');
  writeFileSync(file, text);
  const cpu: number[] = [];
  const wall: number[] = [];
  const idle: number[] = [];
  for (let run = 0; run < samples(25) + 1; run++) {
    const used = check(['--no-config', '--no-cache', file]);
    const empty = program(['-e', '0']);
    if (run === 0) continue;
    cpu.push(used.cpu);
    wall.push(used.wall);
    idle.push(empty.cpu);
  }
  row('`check` on one file, cold, whole process, CPU', spread(cpu, 'ms'), '250 ms', '150 ms');
  row('`check` on one file, cold, whole process, wall', spread(wall, 'ms'), '300 ms', '180 ms');
  row('Node started and ended, CPU', spread(idle, 'ms'), '', '');
}

function draftFolder(): void {
  const drafts = join(folder, 'drafts');
  const cache = join(folder, 'cache');
  mkdirSync(drafts);
  let number = 0;
  let words = 0;
  for (const text of news.drafts(folderDrafts, 700, 15)) {
    words += wordsIn(text);
    writeFileSync(join(drafts, `draft-${String(number++).padStart(5, '0')}.md`), text);
  }
  const what = `${grouped(folderDrafts)} drafts (${(words / 1e6).toFixed(1)} million words)`;
  const runs = values.quick ? 2 : 3;
  const fresh = Array.from({ length: runs }, () => check(['--no-config', '--no-cache', drafts]));
  const pass = Array.from({ length: runs }, () => wordPass(drafts));
  check(['--no-config', '--cache-folder', cache, drafts]);
  const again = Array.from({ length: runs }, () => check(['--no-config', '--cache-folder', cache, drafts]));
  const cpu = fresh.map((run) => run.cpu / 1000);
  const passes = pass.map((time) => time / 1000);
  row(`${what}, CPU`, spread(cpu, 's'), '20 s', '8 s');
  row(
    `${what}, wall`,
    spread(
      fresh.map((run) => run.wall / 1000),
      's',
    ),
    '',
    '',
  );
  row(
    `${what}, peak memory`,
    spread(
      fresh.map((run) => run.memory),
      'MB',
    ),
    '500 MB',
    '300 MB',
  );
  row(`one pass of \`/\\w+/g\` over the same text, CPU`, spread(passes, 's'), '', '');
  row('ratio to that pass', (median(cpu) / median(passes)).toFixed(0), '40', '15');
  row(
    'the same again with nothing changed (cache), CPU',
    spread(
      again.map((run) => run.cpu / 1000),
      's',
    ),
    '2 s',
    '0.6 s',
  );
}

async function serverMemory(): Promise<void> {
  const peaks: number[] = [];
  for (let run = 0; run < 3; run++) {
    const client = new LanguageClient(process.execPath, [join(folder, 'server.cjs'), '--stdio']);
    await client.start();
    let number = 0;
    for (const text of news.drafts(50, 700, 16)) {
      const uri = `file:///drafts/draft-${number++}.md`;
      open(client, uri, text);
      await pull(client, uri);
    }
    peaks.push(client.peakMemory());
    await client.stop();
  }
  row('peak memory of the server with 50 drafts open', spread(peaks, 'MB'), '150 MB', '90 MB');
}

/** How long a cancelled request is waited for while a megabyte is linted. */
async function cancelLatency(): Promise<void> {
  const times: number[] = [];
  let answered = 0;
  for (let run = 0; run < samples(30); run++) {
    const client = new LanguageClient(process.execPath, [join(folder, 'server.cjs'), '--stdio']);
    await client.start();
    const [text = ''] = news.drafts(1, 170_000, 17 + run);
    const uri = 'file:///drafts/long.md';
    open(client, uri, text.slice(0, 1_048_000));
    const { id, answer } = client.cancellable('textDocument/diagnostic', { textDocument: { uri } });
    await pause(10 + run * 5);
    const started = performance.now();
    client.notify('$/cancelRequest', { id });
    const { error } = await answer;
    if (error === undefined) answered++;
    else times.push(performance.now() - started);
    await client.stop();
  }
  if (answered > 0) console.log(`  ${answered} of the requests were answered before they were cancelled`);
  row('cancel answered while 1 MB is linted, wall', spread(times, 'ms'), '50 ms', '15 ms');
}

function open(client: LanguageClient, uri: string, text: string): void {
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
}

async function pull(client: LanguageClient, uri: string): Promise<void> {
  const { error } = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  if (error !== undefined) throw new Error(`the server answered with an error: ${error.message}`);
}

interface Used {
  /** Milliseconds of all threads. */
  readonly cpu: number;
  readonly wall: number;
  /** Megabytes. */
  readonly memory: number;
}

function check(args: readonly string[]): Used {
  return program([join(folder, 'cli.cjs'), 'check', '--format', 'json', '--output', '/dev/null', ...args]);
}

/** Runs Node with arguments and says what the process used. */
function program(args: readonly string[]): Used {
  const usage = join(folder, 'usage.json');
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(root, 'test/bench/usage.cjs'), ...args],
    { env: { ...process.env, ARTICLE_LINT_BENCH_USAGE: usage }, encoding: 'utf8', cwd: folder },
  );
  const wall = performance.now() - started;
  if (status !== 0 && status !== 1) throw new Error(`the program ended with ${status}: ${stderr}`);
  const used = JSON.parse(readFileSync(usage, 'utf8')) as NodeJS.ResourceUsage;
  return { cpu: (used.userCPUTime + used.systemCPUTime) / 1000, wall, memory: used.maxRSS / 1024 };
}

/** Milliseconds for finding every word of a folder, its texts read before. */
function wordPass(drafts: string): number {
  const texts = readdirSync(drafts).map((name) => readFileSync(join(drafts, name), 'utf8'));
  return threadTime(() => {
    for (const text of texts) {
      const word = /\w+/g;
      while (word.test(text));
    }
  });
}

/** CPU milliseconds of this thread. */
function threadTime(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** The end of a word in the middle of a text. */
function middleOf(text: string): number {
  return text.indexOf(' ', text.length / 2);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** `median (least–most) unit`. */
function spread(values: readonly number[], unit: string): string {
  if (values.length === 0) return 'not measured';
  const shown = [median(values), Math.min(...values), Math.max(...values)].map(figure);
  return `${shown[0]} ${unit} (${shown[1]}–${shown[2]})`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function report(): void {
  const table = [
    '| measure | median (least–most) | floor | aim |',
    '|---|---|---|---|',
    ...rows.map(({ measure, figure: value, floor, aim }) => `| ${measure} | ${value} | ${floor} | ${aim} |`),
  ].join('\n');
  console.log(`\n${table}`);
  if (values['no-write'] || values.only !== '') return;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end`;
  writeFileSync(
    join(root, 'docs/performance.md'),
    `# Performance

<!-- Written by \`npm run bench\`: change test/bench/bench.ts instead. -->

\`npm run bench${values.quick ? ' -- --quick' : ''}\` measured this at commit ${commit} on ${new Date().toISOString().slice(0, 10)}.
Machine: ${machine}.
Drafts: ${news.origin}.

${table}

Floors and aims are those of the project's plan. CPU is the time of all threads of what is measured; wall times are
upper bounds on a machine with other work. The first half of the fresh drafts, and the first keystrokes, warm the
engine up and are not counted; whole processes start cold.
`,
  );
}
