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

/** What a sign of Latin-1 is to the scan. */
const PLAIN = 0;
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const APOSTROPHE = 4;
/** It is counted, or is one of {@link SIGN}. */
const MARK = 5;
/** A letter beyond Latin-1, which has no case here. */
const LETTER = 6;

const KINDS: Uint8Array = (() => {
  const kinds = new Uint8Array(256);
  for (let code = 0; code < 256; code++) {
    if ((code >= 97 && code <= 122) || (code >= 0xdf && code !== 0xf7)) kinds[code] = SMALL;
    else if ((code >= 65 && code <= 90) || (code >= 0xc0 && code < 0xdf && code !== 0xd7))
      kinds[code] = CAPITAL;
    else if (code >= 48 && code <= 57) kinds[code] = DIGIT;
    else if ('.?!,"$£%&#*/<=>|·»@[{'.includes(String.fromCharCode(code)) || signOf(code) !== 0)
      kinds[code] = MARK;
  }
  kinds[39] = APOSTROPHE;
  return kinds;
})();

function kindOf(code: number): number {
  if (code < 256) return KINDS[code] ?? PLAIN;
  if (code === 0x2019) return APOSTROPHE;
  return isLetter(code) ? LETTER : MARK;
}

/** Scans a text. */
export function scan(text: string): Scan {
  const { length } = text;
  const codes = codesOf(text);
  let words = 0;
  let letters = 0;
  let digits = 0;
  let capitalised = 0;
  let upper = 0;
  let functionWords = 0;
  let sentenceEnds = 0;
  let commas = 0;
  let quotes = 0;
  let separators = 0;
  let money = 0;
  let glued = 0;
  let exclamations = 0;
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
        if (code === 120 && before === 120) signs |= SIGN.cross;
        hash = hashOfWord(hash, code);
        before = code;
        at++;
        code = codes[at] ?? 0;
      } while (code >= 97 && code <= 122);
      letters += at - run;
      if (at >= length) break;
    }
    const kind = kindOf(code);
    if (kind === PLAIN || kind === MARK) {
      if (wordStart !== -1) {
        if (isFunctionWord(codes, wordStart, at, hash)) functionWords++;
        wordStart = -1;
      }
    } else if (kind !== APOSTROPHE) {
      if (wordStart === -1) {
        wordStart = at;
        hash = 0;
        words++;
        if (kind === CAPITAL) capitalised++;
        if (kind !== DIGIT && code < 128) triggers |= triggerAt(codes, at);
      }
      const afterSmall = before >= 97 && before <= 122;
      if (kind === DIGIT) {
        digits++;
        if (afterSmall) signs |= SIGN.glue;
      } else {
        letters++;
        hash = hashOfWord(hash, code);
        if (kind === CAPITAL) {
          upper++;
          if (afterSmall) {
            glued++;
            signs |= SIGN.glue;
          } else if (before === code && (code === 88 || code === 84)) signs |= SIGN.cross;
          else if (code === 75 && before === 84) signs |= SIGN.cross;
          else if (before === 46 || before === 63 || before === 33) signs |= SIGN.joined;
        }
        if (code > 127) signs |= signOf(code);
      }
    }
    if (kind === MARK) {
      switch (code) {
        case 46:
        case 63:
        case 0x2026:
          if (endsHere(at + 1 < length ? (codes[at + 1] ?? 0) : 32)) sentenceEnds++;
          break;
        case 33:
          exclamations++;
          if (endsHere(at + 1 < length ? (codes[at + 1] ?? 0) : 32)) sentenceEnds++;
          break;
        case 44:
          commas++;
          break;
        case 34:
        case 0x201c:
        case 0x201d:
          quotes++;
          break;
        case 36:
        case 0xa3:
        case 0x20ac:
          money++;
          break;
        case 37:
          money++;
          signs |= SIGN.percent;
          break;
        case 38:
          signs |= SIGN.ampersand;
          break;
        case 35:
          signs |= SIGN.hash;
          break;
        case 42:
          signs |= SIGN.star;
          break;
        case 47:
          separators++;
          if (before === 47) signs |= SIGN.equals;
          break;
        case 60:
          signs |= SIGN.angle;
          break;
        case 61:
          signs |= SIGN.equals;
          break;
        case 62:
        case 124:
        case 0x2022:
        case 0xb7:
        case 0xbb:
        case 0x203a:
          separators++;
          break;
        case 64:
          signs |= SIGN.at;
          break;
        case 91:
          signs |= SIGN.bracket;
          break;
        case 123:
          signs |= SIGN.brace;
          break;
        default:
          signs |= signOf(code);
      }
    }
    before = code;
    at++;
  }
  if (wordStart !== -1 && isFunctionWord(codes, wordStart, length, hash)) functionWords++;
  let last = length - 1;
  while (last > 0 && CLOSERS.includes(text.charAt(last))) last--;
  const end = length === 0 ? '' : text.charAt(last);
  const first = codes[0] ?? 0;
  return {
    length: text.length,
    words,
    letters,
    digits,
    capitalised,
    upper,
    functionWords,
    sentenceEnds,
    commas,
    quotes,
    separators,
    money,
    glued,
    exclamations,
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
