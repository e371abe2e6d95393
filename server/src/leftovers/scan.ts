/**
 * One pass over the characters of a block: what its shape is, and which rare words and signs occur in it.
 * Everything else in `leftovers/` asks these figures first, so that running prose costs one cheap loop.
 */
import { codesOf } from '../article/codes.ts';
import { type Block, perBlock } from '../article/model.ts';
import { hashOfWord, isFunctionWord } from './function-words.ts';
import { triggerAt } from './trigger-words.ts';

/** Signs that some pattern needs; a bit each. */
export const SIGN = {
  bracket: 1,
  brace: 2,
  angle: 4,
  ampersand: 8,
  at: 16,
  percent: 32,
  star: 64,
  /** `Â`, `Ã`, `â`, `ï`, U+FFFD: what UTF-8 read as Windows-1252 begins with. */
  mojibake: 128,
  /** Zero-width and direction characters, soft hyphens. */
  invisible: 256,
  /** Private use characters, `【`. */
  chatbot: 512,
  /** `://` or `www.` or `=`. */
  equals: 1024,
  hash: 2048,
  /** A lower-case letter directly before a capital, or a letter next to a digit of a date. */
  glue: 4096,
  /** Two capitals `XX` or `TK`, or `xx` in a row. */
  cross: 8192,
  /** A capital directly behind `.`, `?` or `!`. */
  joined: 16384,
} as const;

/** What a line looks like. Counts unless said otherwise. */
export interface Scan {
  readonly length: number;
  readonly words: number;
  readonly letters: number;
  readonly digits: number;
  /** Words that begin with a capital. */
  readonly capitalised: number;
  /** Letters in upper case. */
  readonly upper: number;
  /** Words of the closed classes (*the, of, and, said…*). */
  readonly functionWords: number;
  /** `.`, `!`, `?`, `…` before white space or the end. */
  readonly sentenceEnds: number;
  readonly commas: number;
  readonly quotes: number;
  /** `|`, `•`, `·`, `»`, `›`, `>`, `/` between words. */
  readonly separators: number;
  /** `$`, `€`, `£`, `%`. */
  readonly money: number;
  /** Lower-case letters directly followed by a capital. */
  readonly glued: number;
  readonly exclamations: number;
  /** The mark at the very end: `.`, `!`, `?`, `…`, `:`, `,`, `;`, or an empty string. Closing quotes are looked through. */
  readonly end: string;
  readonly startsLower: boolean;
  readonly startsDigit: boolean;
  readonly signs: number;
  /** Bits of the rare words that occur; see `trigger-words.ts`. */
  readonly triggers: number;
}

/** The scan of a block's reading, kept with the block. */
export const scanOf: (block: Block) => Scan = perBlock((block) => scan(block.reading));

const END_MARKS = '.!?…:,;';
const CLOSERS = '"”’\')]»';

// What a sign is to the scan, in one number: its kind, the counter that it adds to, and its bits of SIGN. Looked up, and
// not told apart in branches: each branch that a scan of prose had never come to would make V8 throw its code away.

/** Kinds, three bits. A plain sign ends a word, an end mark may end a sentence. */
const PLAIN = 0;
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const APOSTROPHE = 4;
const END_MARK = 5;
/** A letter beyond Latin-1, which has no case here. */
const LETTER = 6;

/** Counters, three bits. The first one is not looked at. */
const COUNTERS = ['', ',', '"“”', '$€£%', '|•·»›>/', '!', '0123456789'];
const COMMAS = 1;
const QUOTES = 2;
const MONEY = 3;
const SEPARATORS = 4;
const EXCLAMATIONS = 5;
const DIGITS = 6;
const counts = new Int32Array(COUNTERS.length);

const SIGNS_OF: Readonly<Record<string, number>> = {
  '%': SIGN.percent,
  '&': SIGN.ampersand,
  '#': SIGN.hash,
  '*': SIGN.star,
  '<': SIGN.angle,
  '=': SIGN.equals,
  '@': SIGN.at,
  '[': SIGN.bracket,
  '{': SIGN.brace,
};
const { glue: GLUE, cross: CROSS, joined: JOINED, equals: EQUALS } = SIGN;

const LATIN: Int32Array = Int32Array.from({ length: 256 }, (_, code) => readSign(code));
const PUNCTUATION: Int32Array = Int32Array.from({ length: 256 }, (_, code) => readSign(0x2000 + code));

function signAs(code: number): number {
  if (code < 256) return LATIN[code] ?? 0;
  return code >>> 8 === 0x20 ? (PUNCTUATION[code & 255] ?? 0) : readSign(code);
}

function readSign(code: number): number {
  const sign = String.fromCharCode(code);
  const counter = Math.max(
    0,
    COUNTERS.findIndex((list) => list.includes(sign)),
  );
  return kindOf(code) | (counter << 3) | ((SIGNS_OF[sign] ?? signOf(code)) << 6);
}

function kindOf(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff && code !== 0xf7)) return SMALL;
  if ((code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7)) return CAPITAL;
  if (code >= 48 && code <= 57) return DIGIT;
  if (code === 39 || code === 0x2019) return APOSTROPHE;
  if (code === 46 || code === 33 || code === 63 || code === 0x2026) return END_MARK;
  return code > 0xff && isLetter(code) ? LETTER : PLAIN;
}

/** Scans a text. */
export function scan(text: string): Scan {
  const { length } = text;
  const codes = codesOf(text);
  counts.fill(0);
  let words = 0;
  let letters = 0;
  let capitalised = 0;
  let upper = 0;
  let functionWords = 0;
  let sentenceEnds = 0;
  let glued = 0;
  let signs = 0;
  let triggers = 0;
  /** Where the word began, -1 between words, and the hash of its small and capital letters. */
  let wordStart = -1;
  let hash = 0;
  let before = 32;
  let at = 0;
  while (at < length) {
    let code = codes[at] ?? 0;
    if (code >= 97 && code <= 122) {
      // Most signs of most words, in a loop of their own.
      const run = at;
      if (wordStart === -1) {
        wordStart = at;
        hash = 0;
        words++;
        triggers |= triggerAt(codes, at);
      }
      do {
        if (code === 120) signs |= before === 120 ? CROSS : 0;
        hash = hashOfWord(hash, code);
        before = code;
        at++;
        code = codes[at] ?? 0;
      } while (code >= 97 && code <= 122);
      letters += at - run;
      if (at >= length) break;
    }
    const sign = signAs(code);
    const kind = sign & 7;
    const counter = (sign >>> 3) & 7;
    counts[counter] = (counts[counter] ?? 0) + 1;
    signs |= sign >>> 6;
    if (kind === PLAIN || kind === END_MARK) {
      if (wordStart !== -1) functionWords += isFunctionWord(codes, wordStart, at, hash) ? 1 : 0;
      wordStart = -1;
      if (kind === END_MARK) sentenceEnds += at + 1 === length || endsHere(codes[at + 1] ?? 0) ? 1 : 0;
      signs |= code === 47 && before === 47 ? EQUALS : 0;
    } else if (kind !== APOSTROPHE) {
      if (wordStart === -1) {
        wordStart = at;
        hash = 0;
        words++;
        capitalised += kind === CAPITAL ? 1 : 0;
        triggers |= kind !== DIGIT && code < 128 ? triggerAt(codes, at) : 0;
      }
      const afterSmall = before >= 97 && before <= 122;
      const isCapital = kind === CAPITAL;
      letters += kind === DIGIT ? 0 : 1;
      upper += isCapital ? 1 : 0;
      glued += isCapital && afterSmall ? 1 : 0;
      hash = hashOfWord(hash, code);
      signs |= afterSmall && (isCapital || kind === DIGIT) ? GLUE : 0;
      signs |=
        isCapital && (code === 75 ? before === 84 : code === before && (code === 88 || code === 84))
          ? CROSS
          : 0;
      signs |= isCapital && (before === 46 || before === 63 || before === 33) ? JOINED : 0;
    }
    before = code;
    at++;
  }
  if (wordStart !== -1) functionWords += isFunctionWord(codes, wordStart, length, hash) ? 1 : 0;
  let last = length - 1;
  while (last > 0 && CLOSERS.includes(text.charAt(last))) last--;
  const end = length === 0 ? '' : text.charAt(last);
  const first = codes[0] ?? 0;
  return {
    length,
    words,
    letters,
    digits: counts[DIGITS] ?? 0,
    capitalised,
    upper,
    functionWords,
    sentenceEnds,
    commas: counts[COMMAS] ?? 0,
    quotes: counts[QUOTES] ?? 0,
    separators: counts[SEPARATORS] ?? 0,
    money: counts[MONEY] ?? 0,
    glued,
    exclamations: counts[EXCLAMATIONS] ?? 0,
    end: END_MARKS.includes(end) ? end : '',
    startsLower: first >= 97 && first <= 122,
    startsDigit: first >= 48 && first <= 57,
    signs,
    triggers,
  };
}

/** Letters beyond Latin-1, roughly: everything that is neither punctuation, symbol, private use nor surrogate. */
function isLetter(code: number): boolean {
  return (
    (code >= 0x100 && code < 0x2000) ||
    (code >= 0x2c00 && code < 0x2e00) ||
    (code >= 0x3040 && code < 0xd800) ||
    (code >= 0xf900 && code < 0xfe00)
  );
}

function endsHere(next: number): boolean {
  return (
    next === 32 ||
    next === 10 ||
    next === 0xa0 ||
    next === 34 ||
    next === 0x201d ||
    next === 0x2019 ||
    next === 41
  );
}

function signOf(code: number): number {
  if (code === 0xc2 || code === 0xc3 || code === 0xe2 || code === 0xef || code === 0xfffd)
    return SIGN.mojibake;
  if (code === 0xad || code === 0xfeff || code === 0x2060) return SIGN.invisible;
  if (code >= 0x200b && code <= 0x200f) return SIGN.invisible;
  if ((code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return SIGN.invisible;
  if ((code >= 0xe000 && code <= 0xf8ff) || code === 0x3010) return SIGN.chatbot;
  return 0;
}
