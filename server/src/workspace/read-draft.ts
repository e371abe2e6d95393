/** Reading a draft from disk: its text, or one clear sentence on why there is none. */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { whyUnreadable } from './walk.ts';

export type DraftText =
  | {
      /** The text without its byte-order mark. */
      readonly text: string;
      readonly hadByteOrderMark: boolean;
      readonly bytes: Uint8Array;
      readonly error: null;
    }
  | { readonly error: string };

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
  if (
    bytes.length >= 2 &&
    ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
  ) {
    return { error: 'it is UTF-16, not UTF-8: save it again as UTF-8' };
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1 && !isUtf8(bytes))
    return { error: `it is a binary file (a zero byte at ${nul}): that is no draft` };
  if (nul !== -1 && nul < 8000)
    return { error: `it is a binary file (a zero byte at ${nul}): that is no draft` };
  if (!isUtf8(bytes)) {
    const at = firstInvalid(bytes);
    const value = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return {
      error: `it is not UTF-8 (byte 0x${value} at ${at}): save it again as UTF-8, or convert it with iconv -f WINDOWS-1252 -t UTF-8`,
    };
  }
  const hadByteOrderMark = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return {
    text: bytes.toString('utf8', hadByteOrderMark ? 3 : 0),
    hadByteOrderMark,
    bytes,
    error: null,
  };
}

/** Offset of the first byte that is not UTF-8: the longest valid beginning, by halving. */
function firstInvalid(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    // A cut within a character is no error of the text before it.
    let cut = middle;
    while (cut > valid && cut < bytes.length && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut--;
    if (cut > valid ? isUtf8(bytes.subarray(0, cut)) : false) valid = cut;
    else if (cut === valid) break;
    else invalid = cut;
  }
  for (let at = valid; at < bytes.length; at++) {
    for (let length = 1; length <= 4; length++) {
      if (isUtf8(bytes.subarray(at, at + length))) {
        at += length - 1;
        break;
      }
      if (length === 4) return at;
    }
  }
  return valid;
}

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
