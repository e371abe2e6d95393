import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeDraft, readDraft } from '../../../server/src/workspace/read-draft.ts';
import { folderOf } from './folder.ts';

const errorOf = (bytes: Uint8Array) => decodeDraft(Buffer.from(bytes)).error;

describe('decoding', () => {
  it('takes UTF-8, and tells of a byte-order mark', () => {
    expect(decodeDraft(Buffer.from('café “x” 😀'))).toMatchObject({
      text: 'café “x” 😀',
      hadByteOrderMark: false,
    });
    expect(decodeDraft(Buffer.from('\uFEFFa'))).toMatchObject({ text: 'a', hadByteOrderMark: true });
    expect(decodeDraft(Buffer.alloc(0))).toMatchObject({ text: '', error: null });
  });

  it.each([
    [Buffer.from('caf\xe9 au lait', 'latin1'), 'byte 0xE9 at 3'],
    [Buffer.concat([Buffer.from('é'.repeat(1000)), Buffer.from([0xff])]), 'byte 0xFF at 2000'],
    [Buffer.concat([Buffer.from('😀'.repeat(333)), Buffer.from([0xf0, 0x9f])]), 'byte 0xF0 at 1332'],
    [Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]), 'byte 0xED at 1'],
    [Buffer.from([0x80]), 'byte 0x80 at 0'],
  ])('names the first byte that is not UTF-8', (bytes, place) => {
    expect(errorOf(bytes)).toContain(place);
    expect(errorOf(bytes)).toContain('save it again as UTF-8');
  });

  it('names UTF-16 and binary files', () => {
    expect(errorOf(Buffer.from('\uFEFFHello', 'utf16le'))).toContain('UTF-16');
    expect(errorOf(Buffer.from([0xfe, 0xff, 0, 65]))).toContain('UTF-16');
    expect(errorOf(Buffer.from('PNG\0\0\0'))).toContain('binary');
    expect(errorOf(Buffer.from([0x89, 0x50, 0, 0xff]))).toContain('binary');
  });
});

describe('reading', () => {
  it('never throws', () => {
    const folder = folderOf({ 'a.md': 'text' });
    expect(readDraft(join(folder, 'a.md'))).toMatchObject({ text: 'text', error: null });
    expect(readDraft(folder).error).toContain('folder');
    expect(readDraft(join(folder, 'no.md')).error).toContain('no such file');
    expect(readDraft(join(folder, 'a\0b.md')).error).not.toBeNull();
  });

  it.skipIf(process.platform === 'win32')('reads a pipe, which tells no size', () => {
    const folder = folderOf({});
    const pipe = join(folder, 'pipe.md');
    execFileSync('mkfifo', [pipe]);
    // The writer waits until somebody reads.
    spawn('sh', ['-c', `printf 'from a pipe' > "$0"`, pipe], { stdio: 'ignore' });
    expect(readDraft(pipe)).toMatchObject({ text: 'from a pipe' });
  });
});
