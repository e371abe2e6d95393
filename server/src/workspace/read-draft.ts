/** Reading a draft from disk: its text, or one clear sentence on why there is none. */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type DecodedDraft, decodeDraftWith, type Utf8 } from './decode-draft.ts';
import { whyUnreadable } from './walk.ts';

export type DraftText = DecodedDraft;

/** More than any draft: such a file is not even read. */
const BYTES_AT_MOST = 256 * 1024 * 1024;

/** Reads the file at `path`. Never throws. */
export function readDraft(path: string): DraftText {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return { error: whyUnreadable(error) };
  }
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) return { error: 'it is a folder' };
    if (stat.size > BYTES_AT_MOST) return { error: 'it is larger than 256 MB: that is no draft' };
    return decodeDraft(readAll(file, stat.size));
  } catch (error) {
    return { error: whyUnreadable(error) };
  } finally {
    closeSync(file);
  }
}

/** Takes bytes for UTF-8 text. Anything else is refused with its likely encoding and the remedy. */
export function decodeDraft(bytes: Buffer): DraftText {
  return decodeDraftWith(bytes, NODE_UTF8);
}

const NODE_UTF8: Utf8 = {
  isValid: isUtf8,
  textOf: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
};

function readAll(file: number, size: number): Buffer {
  // Pipes and devices tell no size; a file may grow while it is read.
  const parts: Buffer[] = [];
  let total = 0;
  for (let room = Math.max(size, 0) + 1; ; room = 65_536) {
    const part = Buffer.allocUnsafe(room);
    const read = readSync(file, part, 0, room, null);
    if (read === 0) break;
    parts.push(part.subarray(0, read));
    total += read;
    if (total > BYTES_AT_MOST) throw new Error('it is larger than 256 MB: that is no draft');
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, total);
}
