/**
 * What the index keeps of a draft: about two bytes per word, from which the words themselves cannot be read
 * back. Layout of `bytes` for `n` words: n codes, n layout bytes, then the values that the layout bytes have
 * no room for, as variable-length integers (LEB128).
 * - A code is one byte of the word's hash: enough to compare rows of words.
 * - A layout byte holds whether the word is a name or a figure (highest bit), the characters between it and
 *   the word before (three bits) and its own length (low four bits), in source offsets: enough to lead back to
 *   the file. Where the three bits are all set, gap and length stand among the values at the end, and the four bits
 *   hold the length as far as they can: what a word says of its draft must not depend on the gap before it.
 */
import { isWhite } from '../article/lines.ts';
import { type Article, type Block, perBlock, type Span, sourceEnd, sourceStart } from '../article/model.ts';
import { bytes as byteRow } from './slab.ts';
import { isCapital, isDigit, wordsOf } from './words.ts';

/**
 * Raised with every change after which the same text has another print, or a print another meaning: what was kept
 * with other prints then counts as none. `test/unit/passages/print-version.test.ts` tells when that is due.
 */
export const PRINT_VERSION = 2;

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

/** Codes of a draft, from `base` on, and behind them as many layout bytes. */
export interface Codes {
  readonly bytes: Uint8Array;
  readonly base: number;
  readonly words: number;
}

/** Words of a draft beyond these are left out: no article is that long, and the index stays bounded. */
export const MOST_WORDS = 1_000_000;

const PARTICULAR = 0x80;
const FULL_GAP = 7;
const FULL_LENGTH = 15;
const LENGTH_BITS = 4;
const WIDE = FULL_GAP << LENGTH_BITS;
/** Words of so many characters carry what a sentence is about; shorter ones hold it together in every draft. */
const LONG_WORD = 6;

/** The print of a draft: every block but code, in order. Linear, and cheap for blocks seen before. */
export function printOf(article: Article): DraftPrint {
  return printed(article, printFromStart);
}

/**
 * The same for a draft that is read again at each keystroke: what its blocks add is kept with them. The time that is
 * left grows with the number of blocks, and so does what is kept: two bytes a word.
 */
export function printOfTyped(article: Article): DraftPrint {
  return printed(article, keptPrintOfBlock);
}

/** What a block adds to the print of its draft, wherever it stands. */
interface BlockBytes {
  readonly codes: Uint8Array;
  readonly layout: Uint8Array;
  /** Gap and length of each word behind the first that has no room for them in its layout byte. */
  readonly wide: readonly number[];
  /** Source offsets, from the block's start, of the first word's start and the last word's end. */
  readonly start: number;
  readonly end: number;
  /** Characters of the first word. */
  readonly length: number;
}

/** Nothing counts as standing before `floor`, an offset from the block's start. */
function printOfBlock(block: Block, floor: number): BlockBytes {
  const words = wordsOf(block);
  const { reading } = block;
  const codes = byteRow(words.count);
  const layout = byteRow(words.count);
  const wide: number[] = [];
  let before = -1;
  let from = floor;
  let first = floor;
  let firstLength = 0;
  for (let word = 0; word < words.count; word++) {
    const readingStart = words.starts[word] ?? 0;
    const particular = isNameOrFigure(reading, readingStart, before) ? PARTICULAR : 0;
    before = words.ends[word] ?? 0;
    const start = Math.max(from, sourceStart(block, readingStart));
    const end = Math.max(start, sourceEnd(block, before));
    const gap = word === 0 ? 0 : start - from;
    const length = end - start;
    codes[word] = (words.hashes[word] ?? 0) >>> 24;
    if (word === 0) {
      // What stands before the block decides how its first word is written.
      layout[word] = particular;
      first = start;
      firstLength = length;
    } else if (gap < FULL_GAP && length < FULL_LENGTH) {
      layout[word] = particular | (gap << LENGTH_BITS) | length;
    } else {
      layout[word] = particular | WIDE | Math.min(length, FULL_LENGTH);
      addInteger(wide, gap);
      addInteger(wide, length);
    }
    from = end;
  }
  return { codes, layout, wide, start: first, end: from, length: firstLength };
}

const printFromStart = (block: Block): BlockBytes => printOfBlock(block, 0);
const keptPrintOfBlock = perBlock(printFromStart);

function printed({ blocks, starts }: Article, bytesOf: (block: Block) => BlockBytes): DraftPrint {
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
    const base = starts[index] ?? 0;
    let own = bytesOf(block);
    if (own.codes.length === 0) continue;
    // It begins within the one before it.
    if (base + own.start < from) own = printOfBlock(block, from - base);
    const room = count - at;
    bytes.set(own.codes.length > room ? own.codes.subarray(0, room) : own.codes, at);
    bytes.set(own.layout.length > room ? own.layout.subarray(0, room) : own.layout, count + at);
    const gap = base + own.start - from;
    const place = count + at;
    if (gap < FULL_GAP && own.length < FULL_LENGTH) {
      bytes[place] = (bytes[place] ?? 0) | (gap << LENGTH_BITS) | own.length;
    } else {
      bytes[place] = (bytes[place] ?? 0) | WIDE | Math.min(own.length, FULL_LENGTH);
      addInteger(wide, gap);
      addInteger(wide, own.length);
    }
    for (const value of own.wide) wide.push(value);
    from = base + own.end;
    at += own.codes.length;
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
    const packed = (bytes[layout + word] ?? 0) & ~PARTICULAR;
    if ((packed & WIDE) === WIDE) {
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
      starts[word] = offset + (packed >> LENGTH_BITS);
      offset += (packed >> LENGTH_BITS) + (packed & FULL_LENGTH);
    }
    ends[word] = offset;
  }
  return rows.map((row) => ({ start: starts[row.from] ?? 0, end: ends[row.to - 1] ?? 0 }));
}

/** True for a name or a figure: what makes a text the story of one thing and not of another of its kind. */
export function isParticular({ bytes, base, words }: Codes, at: number): boolean {
  return ((bytes[base + words + at] ?? 0) & PARTICULAR) !== 0;
}

/** True for words that say what a text is about: names, figures and all words that are not short. */
export function isTelling({ bytes, base, words }: Codes, at: number): boolean {
  const packed = bytes[base + words + at] ?? 0;
  return (packed & PARTICULAR) !== 0 || (packed & FULL_LENGTH) >= LONG_WORD;
}

/**
 * A figure, or a word with a capital that no sentence, quotation or line begins with: one blank alone stands
 * before it. `before` is the end of the word before; -1 where the block begins.
 */
function isNameOrFigure(reading: string, start: number, before: number): boolean {
  const sign = reading.charCodeAt(start);
  if (isDigit(sign)) return true;
  return start - before === 1 && before >= 0 && isCapital(sign) && isWhite(reading.charCodeAt(before));
}

function addInteger(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}
