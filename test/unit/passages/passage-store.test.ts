import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { type DraftPrint, printOf } from '../../../server/src/passages/draft-print.ts';
import { PassageStore } from '../../../server/src/workspace/passage-store.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passages-'));
  path = join(folder, 'deep', 'passages.index');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A draft of made-up words that shares sixty with each draft of the same remainder by three. */
function print(number: number): DraftPrint {
  const word = (seed: number, at: number) => `w${Math.imul(seed * 7919 + at, 2654435761) >>> 12}`;
  const own = Array.from({ length: 80 }, (_, at) => word(1000 + number, at));
  const common = Array.from({ length: 60 }, (_, at) => word(number % 3, at));
  return printOf(readArticle(`${own.join(' ')}\n\n${common.join(' ')}`, 'text'));
}

function filled(count: number): PassageStore {
  const store = PassageStore.open(path);
  for (let at = 0; at < count; at++) store.put(`draft ${at} ß`, print(at), `stamp ${at}`);
  store.flush();
  return store;
}

function partners(store: PassageStore, id: string): string[] {
  return store.index.find(id).map((shared) => shared.id);
}

describe('PassageStore', () => {
  it('holds after opening again what was flushed, and nothing else', () => {
    const store = filled(9);
    expect(store.isNew).toBe(true);
    store.remove('draft 3 ß');
    store.put('draft 6 ß', print(1), 'changed');
    store.flush();
    store.put('draft 20 ß', print(2), 'never flushed');
    const again = PassageStore.open(path);
    expect(again.isNew).toBe(false);
    expect([...again.index.ids()].sort()).toEqual([0, 1, 2, 4, 5, 6, 7, 8].map((at) => `draft ${at} ß`));
    expect(again.stamp('draft 6 ß')).toBe('changed');
    expect(again.stamp('draft 3 ß')).toBeUndefined();
    expect(partners(again, 'draft 1 ß').sort()).toEqual(['draft 4 ß', 'draft 6 ß', 'draft 7 ß']);
    expect(partners(again, 'draft 0 ß')).toEqual([]);
  });

  it('goes on after a new snapshot', () => {
    const store = filled(5);
    store.put('draft 5 ß', print(5), 's');
    store.flush();
    store.compact();
    store.put('draft 6 ß', print(6), 's');
    store.flush();
    const again = PassageStore.open(path);
    expect(again.index.size).toBe(7);
    expect(partners(again, 'draft 6 ß').sort()).toEqual(['draft 0 ß', 'draft 3 ß']);
  });

  it('drops a record that was cut anywhere, and keeps those before it', () => {
    const store = filled(3);
    store.put('draft 3 ß', print(3), 's');
    store.flush();
    const journal = `${path}.journal`;
    const before = readFileSync(journal).length;
    store.put('draft 4 ß', print(4), 's');
    store.flush();
    const whole = readFileSync(journal);
    expect(whole.length).toBeGreaterThan(before);
    for (let length = 0; length < whole.length; length += length < 40 ? 1 : 13) {
      writeFileSync(journal, whole.subarray(0, length));
      const again = PassageStore.open(path);
      expect(again.index.size).toBe(length >= before ? 4 : 3);
      // What was dropped can be put again.
      again.put('draft 9 ß', print(9), 's');
      again.flush();
      expect(PassageStore.open(path).stamp('draft 9 ß')).toBe('s');
    }
  });

  it('counts a damaged or cut snapshot as none, and writes a new one', () => {
    filled(4);
    const whole = readFileSync(path);
    const backup = join(folder, 'backup');
    copyFileSync(path, backup);
    for (let at = 0; at < whole.length; at += 1009) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x40;
      writeFileSync(path, damaged);
      expect(PassageStore.open(path).isNew, `byte ${at}`).toBe(true);
    }
    for (const length of [0, 10, 30, 400, whole.length - 1]) {
      copyFileSync(backup, path);
      truncateSync(path, length);
      expect(PassageStore.open(path).isNew, `length ${length}`).toBe(true);
    }
    const store = PassageStore.open(path);
    store.put('draft 0 ß', print(0), 's');
    store.flush();
    expect(PassageStore.open(path).index.size).toBe(1);
  });

  it('counts a snapshot of another version as none, and says so', () => {
    filled(4);
    const bytes = readFileSync(path);
    // Magic word, byte order, version.
    bytes.writeUInt32LE(bytes.readUInt32LE(8) + 1, 8);
    writeFileSync(path, bytes);
    const store = PassageStore.open(path);
    expect([store.isNew, store.index.size]).toEqual([true, 0]);
    expect(store.trouble).toContain('another version');
  });

  it('leaves a journal of another generation aside', () => {
    const store = filled(3);
    store.put('draft 3 ß', print(3), 's');
    store.flush();
    const old = readFileSync(`${path}.journal`);
    store.remove('draft 3 ß');
    store.compact();
    // As if the program had been killed between writing the snapshot and beginning the journal.
    writeFileSync(`${path}.journal`, old);
    const again = PassageStore.open(path);
    expect(again.index.size).toBe(3);
    expect(again.index.has('draft 3 ß')).toBe(false);
  });
});
