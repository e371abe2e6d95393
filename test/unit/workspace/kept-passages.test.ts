import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeptPassages } from '../../../server/src/workspace/kept-passages.ts';
import { takeLock } from '../../../server/src/workspace/write-lock.ts';
import { folderOf } from './folder.ts';

const print = { words: 1, bytes: Uint8Array.of(1, 2) };

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the lock of a file', () => {
  const place = () => join(folderOf({}), 'deep', 'x.lock');

  it('is one holder’s at a time', () => {
    const path = place();
    const first = takeLock(path);
    expect(first?.isHeld).toBe(true);
    expect(takeLock(path)).toBeNull();
    first?.release();
    expect(first?.isHeld).toBe(false);
    expect(existsSync(path)).toBe(false);
    expect(takeLock(path)?.isHeld).toBe(true);
  });

  it.each([
    ['a process that has ended', () => `${deadProcess()} x`],
    ['an earlier process with our number', () => `${process.pid} x`],
    ['nobody', () => ''],
    ['something else', () => 'hello'],
  ])('of %s holds nobody up', (_, content) => {
    const path = place();
    takeLock(path)?.release();
    writeFileSync(path, content());
    expect(takeLock(path)?.isHeld).toBe(true);
  });

  it('of a process that runs is respected, unless it was made before the machine started', () => {
    const path = place();
    takeLock(path)?.release();
    writeFileSync(path, `${process.ppid} x`);
    expect(takeLock(path)).toBeNull();
    const before = Date.now() / 1000 - uptime() - 60;
    utimesSync(path, before, before);
    expect(takeLock(path)?.isHeld).toBe(true);
  });

  it('that another one took over is neither held nor removed', () => {
    const path = place();
    const first = takeLock(path);
    writeFileSync(path, `${process.ppid} y`);
    expect(first?.isHeld).toBe(false);
    first?.release();
    expect(readFileSync(path, 'utf8')).toBe(`${process.ppid} y`);
  });
});

describe('the index that is kept for a server', () => {
  it('writes nothing once another one has taken its place', () => {
    const folder = folderOf({});
    const first = openKeptPassages(folder, '1');
    first.put('file:///a', print, 's');
    writeFileSync(join(folder, 'passages.index.lock'), `${process.ppid} y`);
    first.flush();
    expect(readdirSync(folder)).toEqual(['passages.index.lock']);
    first.close();
  });

  it('opens where a folder has the name of its journal', () => {
    const folder = folderOf({});
    const kept = openKeptPassages(folder, '1');
    kept.put('file:///a', print, 's');
    kept.flush();
    kept.close();
    const journal = join(folder, 'passages.index.journal');
    spawnSync('sh', ['-c', 'rm "$1" && mkdir "$1"', 'sh', journal]);
    const again = openKeptPassages(folder, '1');
    expect(again.trouble).toContain('nothing can be written there');
    expect([...again.index.ids()]).toEqual(['file:///a']);
    again.close();
  });

  it('tries again after a write that failed, and then has everything', () => {
    const folder = folderOf({});
    const kept = openKeptPassages(folder, '1');
    kept.put('file:///a', print, 's');
    kept.flush();
    kept.put('file:///b', print, 's');
    // No room for the journal: a folder stands where it should be.
    const journal = join(folder, 'passages.index.journal');
    const written = readFileSync(journal);
    spawnSync('sh', ['-c', 'rm "$1" && mkdir "$1"', 'sh', journal]);
    expect(() => kept.flush()).toThrow();
    kept.put('file:///c', print, 's');
    spawnSync('rmdir', [journal]);
    writeFileSync(journal, written);
    kept.flush();
    kept.close();
    const again = openKeptPassages(folder, '1');
    expect(again.trouble).toBeNull();
    expect([...again.index.ids()].sort()).toEqual(['file:///a', 'file:///b', 'file:///c']);
    again.close();
  });
});
