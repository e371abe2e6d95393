/**
 * Words and signs of a block, read once and shared by everything that looks at its wording: cues, names,
 * claims. A hand scanner into flat arrays, because this is the part of the engine that touches every character.
 */
import { isWhite } from '../article/lines.ts';
import { type Block, perBlock, type Span } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { sentencesOf } from '../article/sentences.ts';

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

/**
 * The tokens of one block, as parallel arrays of length `count`. Offsets are reading offsets.
 * The possessive is a token of its own (`Clinton` `'s`); `don't` and `Russian-held` are one.
 */
export interface Tokens {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly flags: Uint16Array;
  /** Index of the sentence that the token stands in. */
  readonly sentence: Uint16Array;
  /** Lower-case form with straight apostrophes and without an abbreviation's last stop. */
  readonly lower: readonly string[];
  /** Index of the first token of each sentence, and `count` behind the last. */
  readonly firstOf: Int32Array;
}

/** Tokens of a block's sentences; none for code. Worked out once for each block. */
export const tokensOf: (block: Block) => Tokens = perBlock((block) =>
  readTokens(block.reading, sentencesOf(block), quotationsOf(block), block.protected, block.links),
);

// Room for the longest block so far; results are copied out of it.
let starts = new Int32Array(1024);
let ends = new Int32Array(1024);
let flagBits = new Uint16Array(1024);
let sentenceOf = new Uint16Array(1024);

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
  const lower: string[] = [];
  const firstOf = new Int32Array(sentences.length + 1);
  let quotation = 0;
  let shield = 0;
  let link = 0;
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index];
    if (sentence === undefined) break;
    firstOf[index] = lower.length;
    const { end: limit } = sentence;
    const textEnd = endOfLastWord(text, sentence);
    let at = sentence.start;
    let first = FIRST;
    while (at < limit) {
      const kind = classOf(text, at);
      if (kind === SPACE) {
        at++;
        continue;
      }
      while (quotation < quotations.length && (quotations[quotation]?.end ?? 0) <= at) quotation++;
      while (shield < shielded.length && (shielded[shield]?.end ?? 0) <= at) shield++;
      while (link < links.length && (links[link]?.end ?? 0) <= at) link++;
      let bits = 0;
      const inner = quotations[quotation]?.inner;
      if (inner !== undefined && at >= inner.start && at < inner.end) bits |= QUOTED;
      if (at >= (links[link]?.start ?? Infinity)) bits |= LINKED;
      let end: number;
      const guarded = shielded[shield];
      if (guarded !== undefined && at >= guarded.start) {
        end = Math.min(limit, guarded.end);
        bits |= PROTECTED;
      } else if (kind === OTHER) {
        end = endOfSign(text, at, limit);
        bits |= SIGN;
      } else if (kind === DIGIT || (kind === CURRENCY && classOf(text, at + 1) === DIGIT)) {
        end = endOfNumber(text, at, limit);
        bits |= WORD | NUMBER | first;
        if (kind === CURRENCY) bits |= MONEY;
        if (text.charCodeAt(end - 1) === 37) bits |= PERCENT;
        first = 0;
      } else if (kind === CURRENCY) {
        end = at + 1;
        bits |= SIGN;
      } else {
        end = endOfWord(text, at, limit);
        bits |= WORD | first;
        first = 0;
        if (kind === UPPER) bits |= upperLetters > 1 && lowerLetters === 0 ? CAPITAL | ALL_CAPS : CAPITAL;
      }
      let word = end;
      // A stop that does not end the sentence belongs to an abbreviation.
      if (
        (bits & WORD) !== 0 &&
        end < textEnd &&
        text.charCodeAt(end) === 46 &&
        !joined(text, end + 1, limit)
      ) {
        end++;
        bits |= DOTTED;
      }
      if (apostrophe && (bits & WORD) !== 0 && (bits & NUMBER) === 0) {
        const clitic = cliticIn(text, at, word);
        if (clitic > at) {
          push(lower, text, at, clitic, clitic, bits, index);
          at = clitic;
          word = Math.max(word, at);
          bits = (bits & ~(CAPITAL | ALL_CAPS | FIRST)) | CLITIC;
        }
      }
      push(lower, text, at, end, word, bits, index);
      at = end;
    }
  }
  const count = lower.length;
  firstOf[sentences.length] = count;
  return {
    count,
    start: starts.slice(0, count),
    end: ends.slice(0, count),
    flags: flagBits.slice(0, count),
    sentence: sentenceOf.slice(0, count),
    lower,
    firstOf,
  };
}

/** Adds a token; `word` is where its letters end. */
function push(
  lower: string[],
  text: string,
  start: number,
  end: number,
  word: number,
  bits: number,
  sentence: number,
): void {
  const at = lower.length;
  if (at >= starts.length) grow();
  starts[at] = start;
  ends[at] = end;
  flagBits[at] = bits;
  sentenceOf[at] = sentence;
  let form = text.slice(start, word);
  if ((bits & WORD) !== 0) {
    if ((bits & NUMBER) !== 0 || upperLetters > 0) form = form.toLowerCase();
    if (apostrophe && form.includes('’')) form = form.replaceAll('’', "'");
  }
  lower.push(form);
}

function grow(): void {
  const size = starts.length * 2;
  const grown = [new Int32Array(size), new Int32Array(size)] as const;
  grown[0].set(starts);
  grown[1].set(ends);
  [starts, ends] = grown;
  const flags = new Uint16Array(size);
  flags.set(flagBits);
  flagBits = flags;
  const owners = new Uint16Array(size);
  owners.set(sentenceOf);
  sentenceOf = owners;
}

/** Offset behind the last letter or digit of a sentence: a stop before it does not end the sentence. */
function endOfLastWord(text: string, sentence: Span): number {
  let end = sentence.end;
  while (end > sentence.start && classOf(text, end - 1) < LOWER) end--;
  return end;
}

function endOfSign(text: string, at: number, limit: number): number {
  const code = text.charCodeAt(at);
  let end = at + 1;
  // `--`, `...`, `''`, ```` `` ````: one sign. Brackets and commas stand alone.
  if (code === 45 || code === 46 || code === 39 || code === 96 || code === 42) {
    while (end < limit && text.charCodeAt(end) === code) end++;
  } else if (code >= 0xd800 && code < 0xdc00 && end < limit) {
    end++;
  }
  return end;
}

function endOfNumber(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit) {
    const kind = classOf(text, end);
    if (kind >= LOWER && kind <= DIGIT) {
      end++;
      continue;
    }
    const code = text.charCodeAt(end);
    // `1,004`, `2.5`, `9:30`, `10-year`, `9/11`
    if (
      (code === 44 || code === 46 || code === 58 || code === 45 || code === 47) &&
      end + 1 < limit &&
      (classOf(text, end + 1) === DIGIT || (code === 45 && classOf(text, end + 1) === LOWER))
    ) {
      end += 2;
      continue;
    }
    break;
  }
  if (end < limit && text.charCodeAt(end) === 37) end++;
  return end;
}

// What the last word that was scanned is made of.
let upperLetters = 0;
let lowerLetters = 0;
let apostrophe = false;

/** Letters, digits, and apostrophes, hyphens and stops between them. Leaves counts of its letters behind. */
function endOfWord(text: string, at: number, limit: number): number {
  upperLetters = 0;
  lowerLetters = 0;
  apostrophe = false;
  countLetter(classOf(text, at));
  let end = at + 1;
  while (end < limit) {
    const kind = classOf(text, end);
    if (kind === LOWER) {
      lowerLetters++;
      end++;
      continue;
    }
    if (kind === UPPER || kind === DIGIT) {
      countLetter(kind);
      end++;
      continue;
    }
    const code = text.charCodeAt(end);
    const ties =
      code === 39 || code === 0x2019 || code === 45 || code === 0x2011 || code === 38 || code === 0xad;
    if (ties && end + 1 < limit && joined(text, end + 1, limit)) {
      if (code === 39 || code === 0x2019) apostrophe = true;
      countLetter(classOf(text, end + 1));
      end += 2;
      continue;
    }
    // `U.S`, `Ph.D`, `e.g`: one or two letters, a stop, a letter.
    if (code === 46 && joined(text, end + 1, limit) && shortSince(text, at, end)) {
      countLetter(classOf(text, end + 1));
      end += 2;
      continue;
    }
    break;
  }
  return end;
}

function countLetter(kind: number): void {
  if (kind === UPPER) upperLetters++;
  else if (kind === LOWER) lowerLetters++;
}

/** True when at most three letters stand between `end` and the stop or the word's start before it. */
function shortSince(text: string, at: number, end: number): boolean {
  let from = end;
  while (from > at && classOf(text, from - 1) >= LOWER) from--;
  return end - from <= 3 && (from === at || text.charCodeAt(from - 1) === 46);
}

/** Offset of the apostrophe of a clitic at the end of a word; -1 when there is none. */
function cliticIn(text: string, start: number, end: number): number {
  for (let at = end - 2; at > start && at >= end - 3; at--) {
    const code = text.charCodeAt(at);
    if (code !== 39 && code !== 0x2019) continue;
    const first = text.charCodeAt(at + 1) | 32;
    if (at === end - 2) return first === 115 || first === 100 || first === 109 ? at : -1; // 's 'd 'm
    const second = text.charCodeAt(at + 2) | 32;
    const known =
      (first === 114 && second === 101) ||
      (first === 118 && second === 101) ||
      (first === 108 && second === 108);
    return known ? at : -1; // 're 've 'll
  }
  return -1;
}

function joined(text: string, at: number, limit: number): boolean {
  return at < limit && classOf(text, at) >= LOWER && classOf(text, at) <= DIGIT;
}

function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
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
  const sign = text.charAt(at);
  const low = sign.toLowerCase();
  return sign !== low ? UPPER : LOWER;
}
