/**
 * Words and signs of a block, read once and shared by everything that looks at its wording: cues, names,
 * claims. A hand scanner into flat arrays, because this is the part of the engine that touches every character.
 */
import { isWhite } from '../article/lines.ts';
import { type Block, perBlock, type Span } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { sentencesOf } from '../article/sentences.ts';
// The lists must have been read before the first word is looked up.
import './lexicon.ts';
import { asName, type ReadWords, readSign, readWord, unreadWord, type Word } from './vocabulary.ts';

/** Bits of {@link Tokens.flags}. */
export const WORD = 1;
/** Begins with an upper-case letter. */
export const CAPITAL = 2;
/** Two letters or more, all upper case. */
export const ALL_CAPS = 4;
/** Begins with a digit, after a currency sign perhaps: `12`, `1,004`, `2.5`, `$10`, `12th`, `1990s`, `52%`. */
export const NUMBER = 8;
/** Stands inside a quotation of this block; the outer marks do not. */
export const QUOTED = 16;
/** First word of its sentence. */
export const FIRST = 32;
/** A sign: `,`, `—`, `“`. Equal signs in a row (`--`, `...`, `''`) are one token. */
export const SIGN = 64;
/** A number with `%`. */
export const PERCENT = 128;
/** A number with a currency sign. */
export const MONEY = 256;
/** Written with a stop of its own, which the span includes and `lower` does not: `Mr.`, `U.S.`, `Sept.`. */
export const DOTTED = 512;
/** What an apostrophe ties to the word before: `'s`, `'re`, `'ve`, `'d`, `'ll`, `'m`. */
export const CLITIC = 1024;
/** Lies in a span that rules leave alone: an address, inline code. */
export const PROTECTED = 2048;
/** Stands in the text of a link. */
export const LINKED = 4096;
/** First token of its sentence. */
export const OPENING = 8192;

/**
 * The tokens of one block, as parallel lists of length `count`. Offsets are reading offsets.
 * The possessive is a token of its own (`Clinton` `'s`); `don't` and `Russian-held` are one.
 *
 * They are plain arrays: a typed array takes ten times as long to make, and most blocks are short.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly flags: readonly number[];
  /** What is known of each. */
  readonly words: readonly Word[];
  /** Lower-case form with straight apostrophes and without an abbreviation's last stop. */
  readonly lower: readonly string[];
  /** Index of the first token of each sentence, and `count` behind the last. */
  readonly firstOf: readonly number[];
}

/** Tokens of a block's sentences; none for code. Worked out once for each block. */
export const tokensOf: (block: Block) => Tokens = perBlock((block) =>
  readTokens(block.reading, sentencesOf(block), quotationsOf(block), block.protected, block.links),
);

// Room for the longest block so far; results are copied out of it.
const starts: number[] = [];
const ends: number[] = [];
const flagBits: number[] = [];
const read: ReadWords = { words: [], lower: [] };
let count = 0;
/** Room for the codes of a text: strings that are cut from others are slow to look into. */
let room = new Uint16Array(4096);

const OTHER = 0;
const SPACE = 1;
const LOWER = 2;
const UPPER = 3;
const DIGIT = 4;
const CURRENCY = 5;
/** Class of each of the first 128 signs; above them {@link classOf} decides. */
const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (code >= 97 && code <= 122) ASCII[code] = LOWER;
  else if (code >= 65 && code <= 90) ASCII[code] = UPPER;
  else if (code >= 48 && code <= 57) ASCII[code] = DIGIT;
  else if (code === 36) ASCII[code] = CURRENCY;
  else if (isWhite(code)) ASCII[code] = SPACE;
}

/** Scans `text`; the spans must be sorted and separate. Exposed for tests: use {@link tokensOf}. */
export function readTokens(
  text: string,
  sentences: readonly Span[],
  quotations: readonly (Span & { readonly inner: Span })[],
  shielded: readonly Span[],
  links: readonly Span[],
): Tokens {
  const codes = codesOf(text);
  count = 0;
  let capitals = false;
  const firstOf: number[] = [];
  let quotation = 0;
  let shield = 0;
  let link = 0;
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index];
    if (sentence === undefined) break;
    firstOf.push(count);
    const { end: limit } = sentence;
    const textEnd = endOfLastWord(codes, sentence);
    let at = sentence.start;
    let first = FIRST;
    let opening = OPENING;
    while (at < limit) {
      const kind = classOf(codes[at] ?? 0);
      if (kind === SPACE) {
        at++;
        continue;
      }
      let bits = opening;
      opening = 0;
      if (quotations.length > 0) {
        while (quotation < quotations.length && (quotations[quotation]?.end ?? 0) <= at) quotation++;
        const inner = quotations[quotation]?.inner;
        if (inner !== undefined && at >= inner.start && at < inner.end) bits |= QUOTED;
      }
      if (links.length > 0) {
        while (link < links.length && (links[link]?.end ?? 0) <= at) link++;
        if (at >= (links[link]?.start ?? Infinity)) bits |= LINKED;
      }
      if (shielded.length > 0) {
        while (shield < shielded.length && (shielded[shield]?.end ?? 0) <= at) shield++;
        const guarded = shielded[shield];
        if (guarded !== undefined && at >= guarded.start) {
          const end = Math.min(limit, guarded.end);
          const code = text.slice(at, end);
          read.words[count] = unreadWord(code);
          read.lower[count] = code;
          push(at, end, bits | PROTECTED);
          at = end;
          continue;
        }
      }
      let end: number;
      if (kind === OTHER || (kind === CURRENCY && classOf(codes[at + 1] ?? 0) !== DIGIT)) {
        end = kind === OTHER ? endOfSign(codes, at, limit) : at + 1;
        readSign(text, at, end, read, count);
        push(at, end, bits | SIGN);
        at = end;
        continue;
      }
      if (kind === DIGIT || kind === CURRENCY) {
        end = endOfNumber(codes, at, limit);
        bits |= WORD | NUMBER | first;
        if (kind === CURRENCY) bits |= MONEY;
        if (codes[end - 1] === 37) bits |= PERCENT;
      } else {
        end = endOfWord(codes, at, limit);
        bits |= WORD | first;
        if (kind === UPPER) bits |= upperLetters > 1 && lowerLetters === 0 ? CAPITAL | ALL_CAPS : CAPITAL;
      }
      first = 0;
      let word = end;
      // A stop that does not end the sentence belongs to an abbreviation.
      if (end < textEnd && codes[end] === 46 && !joined(codes, end + 1, limit)) {
        end++;
        bits |= DOTTED;
      }
      if (apostrophe && (bits & NUMBER) === 0) {
        const clitic = cliticIn(codes, at, word);
        if (clitic > at) {
          readWord(text, codes, at, clitic, read, count);
          if ((bits & CAPITAL) !== 0) capitals = true;
          push(at, clitic, bits);
          at = clitic;
          word = Math.max(word, at);
          bits = (bits & ~(CAPITAL | ALL_CAPS | FIRST | OPENING)) | CLITIC;
        }
      }
      readWord(text, codes, at, word, read, count);
      if ((bits & CAPITAL) !== 0) capitals = true;
      push(at, end, bits);
      at = end;
    }
  }
  firstOf.push(count);
  if (capitals) readNames();
  const tokens: Tokens = {
    text,
    count,
    start: starts.slice(0, count),
    end: ends.slice(0, count),
    flags: flagBits.slice(0, count),
    words: read.words.slice(0, count),
    lower: read.lower.slice(0, count),
    firstOf,
  };
  // Long words hold on to the text that they were cut from.
  read.lower.fill('', 0, count);
  return tokens;
}

/** The UTF-16 codes of a text, and a zero behind them. The next call writes over them. */
function codesOf(text: string): Uint16Array {
  const { length } = text;
  if (length >= room.length) room = new Uint16Array(2 * length);
  const codes = room;
  for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(at);
  codes[length] = 0;
  return codes;
}

function push(start: number, end: number, bits: number): void {
  starts[count] = start;
  ends[count] = end;
  flagBits[count] = bits;
  count++;
}

/** Takes capitalised words for names that are words by their ending only; but `Reportedly, …` opens a sentence. */
function readNames(): void {
  const { words, lower } = read;
  for (let at = 0; at < count; at++) {
    const flags = flagBits[at] ?? 0;
    if ((flags & CAPITAL) === 0) continue;
    const word = words[at];
    if (word === undefined || !word.byEnding) continue;
    const apart = at + 1 < count && lower[at + 1] === ',';
    if ((flags & FIRST) === 0 || !apart) words[at] = asName(word);
  }
}

/** Offset behind the last letter or digit of a sentence: a stop before it does not end the sentence. */
function endOfLastWord(codes: Uint16Array, sentence: Span): number {
  let end = sentence.end;
  while (end > sentence.start && classOf(codes[end - 1] ?? 0) < LOWER) end--;
  return end;
}

function endOfSign(codes: Uint16Array, at: number, limit: number): number {
  const code = codes[at] ?? 0;
  let end = at + 1;
  // `--`, `...`, `''`, ```` `` ````: one sign. Brackets and commas stand alone.
  if (code === 45 || code === 46 || code === 39 || code === 96 || code === 42) {
    while (end < limit && codes[end] === code) end++;
  } else if (code >= 0xd800 && code < 0xdc00 && end < limit) {
    end++;
  }
  return end;
}

function endOfNumber(codes: Uint16Array, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit) {
    const kind = classOf(codes[end] ?? 0);
    if (kind >= LOWER && kind <= DIGIT) {
      end++;
      continue;
    }
    const code = codes[end];
    // `1,004`, `2.5`, `9:30`, `10-year`, `9/11`
    if (
      (code === 44 || code === 46 || code === 58 || code === 45 || code === 47) &&
      end + 1 < limit &&
      (classOf(codes[end + 1] ?? 0) === DIGIT || (code === 45 && classOf(codes[end + 1] ?? 0) === LOWER))
    ) {
      end += 2;
      continue;
    }
    break;
  }
  if (end < limit && codes[end] === 37) end++;
  return end;
}

// What the last word that was scanned is made of.
let upperLetters = 0;
let lowerLetters = 0;
let apostrophe = false;

/** Letters, digits, and apostrophes, hyphens and stops between them. Leaves counts of its letters behind. */
function endOfWord(codes: Uint16Array, at: number, limit: number): number {
  const first = classOf(codes[at] ?? 0);
  let upper = first === UPPER ? 1 : 0;
  let lower = first === LOWER ? 1 : 0;
  let tied = false;
  let end = at + 1;
  while (end < limit) {
    const code = codes[end] ?? 0;
    const kind = classOf(code);
    if (kind === LOWER) {
      lower++;
      end++;
      continue;
    }
    if (kind === UPPER || kind === DIGIT) {
      if (kind === UPPER) upper++;
      end++;
      continue;
    }
    const ties =
      code === 39 || code === 0x2019 || code === 45 || code === 0x2011 || code === 38 || code === 0xad;
    // `U.S`, `Ph.D`, `e.g`: one or two letters, a stop, a letter.
    const dotted = code === 46 && joined(codes, end + 1, limit) && shortSince(codes, at, end);
    if (!dotted && !(ties && joined(codes, end + 1, limit))) break;
    if (code === 39 || code === 0x2019) tied = true;
    const next = classOf(codes[end + 1] ?? 0);
    if (next === UPPER) upper++;
    else if (next === LOWER) lower++;
    end += 2;
  }
  upperLetters = upper;
  lowerLetters = lower;
  apostrophe = tied;
  return end;
}

/** True when at most three letters stand between `end` and the stop or the word's start before it. */
function shortSince(codes: Uint16Array, at: number, end: number): boolean {
  let from = end;
  while (from > at && classOf(codes[from - 1] ?? 0) >= LOWER) from--;
  return end - from <= 3 && (from === at || codes[from - 1] === 46);
}

/** Offset of the apostrophe of a clitic at the end of a word; -1 when there is none. */
function cliticIn(codes: Uint16Array, start: number, end: number): number {
  for (let at = end - 2; at > start && at >= end - 3; at--) {
    const code = codes[at];
    if (code !== 39 && code !== 0x2019) continue;
    const first = (codes[at + 1] ?? 0) | 32;
    if (at === end - 2) return first === 115 || first === 100 || first === 109 ? at : -1; // 's 'd 'm
    const second = (codes[at + 2] ?? 0) | 32;
    const known =
      (first === 114 && second === 101) ||
      (first === 118 && second === 101) ||
      (first === 108 && second === 108);
    return known ? at : -1; // 're 've 'll
  }
  return -1;
}

function joined(codes: Uint16Array, at: number, limit: number): boolean {
  return at < limit && classOf(codes[at] ?? 0) >= LOWER && classOf(codes[at] ?? 0) <= DIGIT;
}

/** Class of a code; in pairs of them, which no word is made of, each is a sign. */
function classOf(code: number): number {
  if (code < 128) return ASCII[code] ?? OTHER;
  if (code === 0xa3 || code === 0x20ac || code === 0xa5 || code === 0x20b9 || code === 0x20bd)
    return CURRENCY;
  if (isWhite(code)) return SPACE;
  if (
    code < 0xc0 ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    code === 0xd7 ||
    code === 0xf7
  ) {
    return OTHER;
  }
  if (code >= 0xd800 && code <= 0xf8ff) return OTHER;
  const sign = String.fromCharCode(code);
  const low = sign.toLowerCase();
  return sign !== low ? UPPER : LOWER;
}
