/**
 * What the index keeps of a draft: about two bytes per word, from which the words themselves cannot be read
 * back. Layout of `bytes` for `n` words: n codes, n layout bytes, then the values that the layout bytes have
 * no room for, as variable-length integers (LEB128).
 * - A code is one byte of the word's hash: enough to compare rows of words.
 * - A layout byte holds the characters between the word and the one before (high four bits) and the word's
 *   own length (low four bits), in source offsets: enough to lead back to the file. `0xff` means that gap and
 *   length stand among the values at the end.
 */
import { type Article, type Span, sourceEnd, sourceStart } from '../article/model.ts';
import { wordsOf } from './words.ts';

/** May be posted to another thread and written to disk as it is. */
export interface DraftPrint {
  readonly words: number;
  readonly bytes: Uint8Array;
}

/** A row of words, `to` exclusive. */
export interface Row {
  readonly from: number;
  readonly to: number;
}

/** Words of a draft beyond these are left out: no article is that long, and the index stays bounded. */
export const MOST_WORDS = 1_000_000;

const FULL = 15;
const WIDE = 0xff;

/** The print of a draft: every block but code, in order. Linear, and cheap for blocks seen before. */
export function printOf(article: Article): DraftPrint {
  const { blocks, starts } = article;
  let count = 0;
  for (const block of blocks) if (block.kind !== 'code') count += wordsOf(block).count;
  count = Math.min(count, MOST_WORDS);
  const bytes = new Uint8Array(2 * count);
  const wide: number[] = [];
  let at = 0;
  let from = 0;
  for (let index = 0; index < blocks.length && at < count; index++) {
    const block = blocks[index];
    if (block === undefined || block.kind === 'code') continue;
    const words = wordsOf(block);
    const base = starts[index] ?? 0;
    for (let word = 0; word < words.count && at < count; word++, at++) {
      const start = Math.max(from, base + sourceStart(block, words.starts[word] ?? 0));
      const end = Math.max(start, base + sourceEnd(block, words.ends[word] ?? 0));
      const gap = start - from;
      const length = end - start;
      bytes[at] = (words.hashes[word] ?? 0) >>> 24;
      if (gap < FULL && length < FULL) bytes[count + at] = (gap << 4) | length;
      else {
        bytes[count + at] = WIDE;
        addInteger(wide, gap);
        addInteger(wide, length);
      }
      from = end;
    }
  }
  if (wide.length === 0) return { words: count, bytes };
  const all = new Uint8Array(bytes.length + wide.length);
  all.set(bytes);
  all.set(wide, bytes.length);
  return { words: count, bytes: all };
}

/**
 * Source spans of rows of words, from the first character of the first word to the last of the last one.
 * `bytes` holds a print of `words` words from `base` on.
 */
export function spansOfRows(bytes: Uint8Array, base: number, words: number, rows: readonly Row[]): Span[] {
  let last = 0;
  for (const row of rows) last = Math.max(last, row.to);
  last = Math.min(last, words);
  const starts = new Int32Array(last);
  const ends = new Int32Array(last);
  const layout = base + words;
  let value = layout + words;
  let offset = 0;
  for (let word = 0; word < last; word++) {
    const packed = bytes[layout + word] ?? 0;
    if (packed === WIDE) {
      let shift = 0;
      let read = 0;
      do {
        read = bytes[value++] ?? 0;
        offset += (read & 0x7f) << shift;
        shift += 7;
      } while (read > 0x7f);
      starts[word] = offset;
      shift = 0;
      do {
        read = bytes[value++] ?? 0;
        offset += (read & 0x7f) << shift;
        shift += 7;
      } while (read > 0x7f);
    } else {
      starts[word] = offset + (packed >> 4);
      offset += (packed >> 4) + (packed & FULL);
    }
    ends[word] = offset;
  }
  return rows.map((row) => ({ start: starts[row.from] ?? 0, end: ends[row.to - 1] ?? 0 }));
}

function addInteger(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}
