import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ReadOnlyError, replaceFile } from '../../../server/src/workspace/write-file.ts';
import { folderOf } from './folder.ts';

describe('replacing a file', () => {
  it('keeps its permissions and leaves nothing behind', () => {
    const folder = folderOf({ 'a.md': 'old' });
    chmodSync(join(folder, 'a.md'), 0o640);
    replaceFile(join(folder, 'a.md'), 'new');
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'a.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('writes through a link, which stays one', () => {
    const folder = folderOf({ 'real/a.md': 'old' });
    symlinkSync(join(folder, 'real', 'a.md'), join(folder, 'link.md'));
    replaceFile(join(folder, 'link.md'), 'new');
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real', 'a.md'), 'utf8')).toBe('new');
  });

  it('leaves a read-only file alone, whoever asks', () => {
    const folder = folderOf({ 'a.md': 'old' });
    chmodSync(join(folder, 'a.md'), 0o444);
    expect(() => replaceFile(join(folder, 'a.md'), 'new')).toThrow(ReadOnlyError);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old');
  });

  it('leaves the old file and no temporary one when it fails', () => {
    const folder = folderOf({ 'a.md/in': 'a folder stands in the way' });
    expect(() => replaceFile(join(folder, 'a.md'), 'new')).toThrow();
    expect(readdirSync(folder)).toEqual(['a.md']);
    expect(() => replaceFile(join(folder, 'no', 'a.md'), 'new')).toThrow(/ENOENT/);
  });

  it('joins parts, and makes a new file with the mode asked for', () => {
    const folder = folderOf({});
    replaceFile(join(folder, 'a'), [Buffer.from('a'), Buffer.from('b')], 0o600);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('ab');
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600);
  });
});
