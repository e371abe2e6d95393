/**
 * The words of a text as numbers. Two words get the same number when they differ in case, in the shape of
 * an apostrophe or in a soft hyphen only; punctuation and white space are no part of any word. So a copy
 * with other quotation marks, dashes or spaces is an equal row of numbers.
 *
 * A word also ends where text was pasted together: `electricityRussia` is two words without a gap,
 * `KyivPost` as well, which does no harm because it is so everywhere.
 */
import { codesOf } from '../article/codes.ts';
import { type Block, perBlock } from '../article/model.ts';
import { row } from './slab.ts';

export interface Words {
  readonly count: number;
  /** 32-bit hash of each word. */
  readonly hashes: Int32Array;
  /** Offsets into the text that was read (reading offsets for a block). */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
/** Inside a word it is skipped; it neither begins nor ends one. */
const JOINER = 4;

const TABLED = 0x250;
const CLASSES = classTable();
const FOLDED = foldTable();

/** The words of a block's reading. */
export const wordsOf: (block: Block) => Words = perBlock((block) => readWords(block.reading));

let scratch = new Int32Array(3 * 4096);

/** Reads the words of `text`; linear in its length. */
export function readWords(text: string): Words {
  const length = text.length;
  const codes = codesOf(text);
  let count = 0;
  let at = 0;
  while (at < length) {
    if (!isWordSign(classOf(codes[at] ?? 0))) {
      at++;
      continue;
    }
    if ((count + 1) * 3 > scratch.length) scratch = grown(scratch);
    at = readWord(codes, length, at, scratch, count * 3);
    count++;
  }
  const hashes = row(count);
  const starts = row(count);
  const ends = row(count);
  for (let word = 0, from = 0; word < count; word++, from += 3) {
    starts[word] = scratch[from] ?? 0;
    ends[word] = scratch[from + 1] ?? 0;
    hashes[word] = scratch[from + 2] ?? 0;
  }
  return { count, hashes, starts, ends };
}

/** Hash of a row of words; equal rows have equal hashes. */
export function hashOfRun(hashes: Int32Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = mix(Math.imul(hash, 0x01000193) ^ (hashes[at] ?? 0));
  return hash;
}

/** Spreads the bits of a 32-bit number (the finalizer of MurmurHash3, public domain, A. Appleby). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** True for a capital letter. */
export function isCapital(code: number): boolean {
  return classOf(code) === UPPER;
}

/** True for a digit, or a sign that stands for a number. */
export function isDigit(code: number): boolean {
  return classOf(code) === DIGIT;
}

/** Writes start, end and hash of the word that begins at `start` to `into`; gives the offset behind it. */
function readWord(codes: Uint16Array, length: number, start: number, into: Int32Array, slot: number): number {
  let hash = 0x811c9dc5;
  /** The hash before the last sign, for `NASAThe`, which turns out to be two words one sign late. */
  let before = hash;
  let previous = OTHER;
  let last = OTHER;
  let at = start;
  let end = start;
  while (at < length) {
    let code = codes[at] ?? 0;
    if (code >= 97 && code <= 122 && last !== UPPER) {
      // Most signs of most words, in a loop of their own.
      const run = at;
      do {
        hash = Math.imul(hash ^ code, 0x01000193);
        at++;
        code = codes[at] ?? 0;
      } while (code >= 97 && code <= 122);
      previous = at - run > 1 ? LOWER : last;
      last = LOWER;
      end = at;
      continue;
    }
    const kind = classOf(code);
    if (kind === OTHER) {
      // `7,000` is the number 7000; `12.5` keeps its point.
      if (last !== DIGIT || at + 1 >= length || classOf(codes[at + 1] ?? 0) !== DIGIT) break;
      if (code === 46) hash = Math.imul(hash ^ 46, 0x01000193);
      else if (code !== 44) break;
      at++;
      continue;
    }
    if (kind === JOINER) {
      at++;
      continue;
    }
    if (end === at && startsAnother(codes, at, kind, last, previous)) break;
    if (kind === LOWER && last === UPPER && previous === UPPER && isLower(codes, at + 1)) {
      into[slot] = start;
      into[slot + 1] = end - 1;
      into[slot + 2] = mix(before);
      return end - 1;
    }
    before = hash;
    hash = Math.imul(hash ^ fold(code), 0x01000193);
    previous = last;
    last = kind;
    at++;
    end = at;
  }
  into[slot] = start;
  into[slot + 1] = end;
  into[slot + 2] = mix(hash);
  return Math.max(end, start + 1);
}

/** True where text was glued together: `electricity|Russia`, `2019|In`, `plant|54`. */
function startsAnother(
  codes: Uint16Array,
  at: number,
  kind: number,
  last: number,
  previous: number,
): boolean {
  if (kind === UPPER) return last === LOWER || (last === DIGIT && isLower(codes, at + 1));
  return kind === DIGIT && last === LOWER && previous === LOWER;
}

function isLower(codes: Uint16Array, at: number): boolean {
  return classOf(codes[at] ?? 0) === LOWER;
}

function isWordSign(kind: number): boolean {
  return kind === LOWER || kind === UPPER || kind === DIGIT;
}

function classOf(code: number): number {
  return code < TABLED ? (CLASSES[code] ?? OTHER) : classBeyondTable(code);
}

/** Beyond Latin only the blocks of punctuation and symbols are told from letters. */
function classBeyondTable(code: number): number {
  if (code === 0x2019 || code === 0x2018 || code === 0x2bc || (code >= 0x200b && code <= 0x200d))
    return JOINER;
  if (code >= 0x2000 && code < 0x2c00) return OTHER;
  if (code >= 0x2e00 && code < 0x2e80) return OTHER;
  if (code >= 0x3000 && code < 0x3005) return OTHER;
  if (code >= 0x3008 && code < 0x3021) return OTHER;
  if (code >= 0xd800 && code < 0xf900) return OTHER;
  if (code >= 0xfe00 && code < 0xfe70) return OTHER;
  if (code >= 0xff00 && code < 0xff10) return OTHER;
  if (code === 0xfeff || code >= 0xfff0) return OTHER;
  if (code >= 0x370 && code < 0x590 && fold(code) !== code) return UPPER;
  return LOWER;
}

function fold(code: number): number {
  if (code < TABLED) return FOLDED[code] ?? code;
  if (code < 0x2000) return String.fromCharCode(code).toLowerCase().charCodeAt(0);
  return code;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(TABLED);
  for (let code = 0; code < TABLED; code++) {
    const sign = String.fromCharCode(code);
    if (/\p{N}/u.test(sign)) table[code] = DIGIT;
    else if (/\p{Lu}/u.test(sign)) table[code] = UPPER;
    else if (/\p{L}/u.test(sign)) table[code] = LOWER;
  }
  table[0x27] = JOINER;
  table[0xad] = JOINER;
  return table;
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(TABLED);
  for (let code = 0; code < TABLED; code++) {
    const lower = String.fromCharCode(code).toLowerCase();
    table[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
  }
  return table;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
