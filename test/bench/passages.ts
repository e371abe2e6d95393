/**
 * What the index of passages and the search within a draft cost:
 *   node --expose-gc test/bench/passages.ts [drafts]
 * Times are CPU time of this process in milliseconds, so that other programs on the machine count less.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArticle } from '../../server/src/article/read.ts';
import { sentencesOf } from '../../server/src/article/sentences.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lint/settings.ts';
import { type DraftPrint, printOf } from '../../server/src/passages/draft-print.ts';
import { readPassages } from '../../server/src/passages/passage-map.ts';
import { PassageStore } from '../../server/src/workspace/passage-store.ts';
import { generatedDrafts, longDraft } from './generated-drafts.ts';

const [first = '100000', place = ''] = process.argv.slice(2);
const count = Number(first);

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function line(what: string, figure: string): void {
  console.log(`${what.padEnd(58)} ${figure}`);
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(3) : value.toFixed(0)} ms`;
}

if (first === 'open') open(place);
else {
  within();
  index();
}

/** The search within one draft. */
function within(): void {
  const drafts: string[] = [];
  for (const { text } of generatedDrafts(700, 5)) {
    if (drafts.push(text) === 400) break;
  }
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round++) {
    const articles = drafts.map((text) => readArticle(text, 'text'));
    for (const { blocks } of articles) for (const block of blocks) sentencesOf(block);
    const start = cpu();
    for (const article of articles) readPassages(article, DEFAULT_SETTINGS);
    best = Math.min(best, (cpu() - start) / drafts.length);
  }
  line('fresh draft of 700 words, sentences known', milliseconds(best));

  const text = longDraft(100_000, 9);
  let fresh = Number.POSITIVE_INFINITY;
  let stroke = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const article = readArticle(text, 'text');
    for (const block of article.blocks) sentencesOf(block);
    const start = cpu();
    readPassages(article, DEFAULT_SETTINGS);
    fresh = Math.min(fresh, cpu() - start);
    let last = article;
    let body = text;
    for (let key = 0; key < 10; key++) {
      const at = body.indexOf(' ', 300_000 + key * 1000);
      body = `${body.slice(0, at)}x${body.slice(at)}`;
      last = readArticle(body, 'text', last);
      const from = cpu();
      readPassages(last, DEFAULT_SETTINGS);
      stroke = Math.min(stroke, cpu() - from);
    }
  }
  line('fresh draft of 100,000 words', milliseconds(fresh));
  line('key pressed in it', milliseconds(stroke));
}

/** The index of many drafts. */
function index(): void {
  const folder = mkdtempSync(join(tmpdir(), 'passages-bench-'));
  const path = join(folder, 'passages.index');
  try {
    const store = PassageStore.open(path);
    const planted: [number, number][] = [];
    const sample: { id: string; text: string }[] = [];
    let reading = 0;
    let adding = 0;
    let writing = 0;
    let number = 0;
    for (const { text, from } of generatedDrafts(700, 77)) {
      const start = cpu();
      const print = printOf(readArticle(text, 'text'));
      const read = cpu();
      store.put(`drafts/${number}.txt`, print, `${text.length}-${number}`);
      adding += cpu() - read;
      reading += read - start;
      if (from >= 0) planted.push([number, from]);
      if (number % Math.ceil(count / 500) === 0) sample.push({ id: `drafts/${number}.txt`, text });
      if (++number === count) break;
      if (number % 5000 === 0) {
        const from = cpu();
        store.flush();
        writing += cpu() - from;
      }
    }
    line(`${count} drafts: reading and printing them`, milliseconds(reading));
    line('   adding them', milliseconds(adding));
    const start = performance.now();
    const from = cpu();
    store.compact();
    writing += cpu() - from;
    line('   writing the snapshot (wall)', milliseconds(performance.now() - start));
    line('   all of it, on one thread', milliseconds(reading + adding + writing));
    line('   snapshot on disk', `${(statSync(path).size / 1e6).toFixed(0)} MB`);
    globalThis.gc?.();
    const settled = process.memoryUsage();
    line('   typed arrays held', `${(settled.arrayBuffers / 1e6).toFixed(0)} MB`);
    change(store, sample);
    let found = 0;
    for (const [one, other] of planted) {
      if (store.index.find(`drafts/${one}.txt`).some(({ id }) => id === `drafts/${other}.txt`)) found++;
    }
    line('   planted copies found', `${found} of ${planted.length}`);
    store.flush();
    const again = execFileSync(process.execPath, ['--expose-gc', import.meta.filename, 'open', path]);
    process.stdout.write(again);
    if (!again.toString().includes(` ${store.index.size} `)) throw new Error('not all drafts came back');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens an index in a process of its own. */
function open(path: string): void {
  const wall = performance.now();
  const from = cpu();
  const store = PassageStore.open(path);
  const took = `${milliseconds(performance.now() - wall)} / ${milliseconds(cpu() - from)}`;
  line(`   opening its ${store.index.size} drafts again (wall / CPU)`, took);
  globalThis.gc?.();
  const { rss, arrayBuffers } = process.memoryUsage();
  line(
    '   memory then: resident / typed arrays',
    `${(rss / 1e6).toFixed(0)} / ${(arrayBuffers / 1e6).toFixed(0)} MB`,
  );
}

/** Changing, asking for and removing single drafts of the full index. */
function change(store: PassageStore, sample: readonly { id: string; text: string }[]): void {
  const prints: DraftPrint[] = sample.map(({ text }) =>
    printOf(readArticle(text.replace('. ', '. Again '), 'text')),
  );
  const each = (what: string, act: (at: number) => void) => {
    const start = cpu();
    for (let at = 0; at < sample.length; at++) act(at);
    line(`   ${what}, each`, milliseconds((cpu() - start) / sample.length));
  };
  each('finding what a draft shares', (at) => {
    store.index.find(sample[at]?.id ?? '');
  });
  each('changing a draft', (at) => {
    const print = prints[at];
    if (print !== undefined) store.index.add(sample[at]?.id ?? '', print);
  });
  each('removing a draft', (at) => {
    store.index.remove(sample[at]?.id ?? '');
  });
  each('adding a draft', (at) => {
    const print = prints[at];
    if (print !== undefined) store.index.add(sample[at]?.id ?? '', print);
  });
}
