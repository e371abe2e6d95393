/**
 * Sentences of a block, by rules over what stands before and after an end mark. English first: other
 * languages get the same end marks without the abbreviations.
 */
import { codesOf } from './codes.ts';
import { isWhite } from './lines.ts';
import { type Block, perBlock, type Span } from './model.ts';

/** Reading spans of the block's sentences, sorted, without white space at their rims. Code has none. */
export const sentencesOf: (block: Block) => readonly Span[] = perBlock((block) =>
  block.kind === 'code' || block.kind === 'separator' ? [] : splitSentences(block.reading),
);

/** Never end a sentence before a capital: they go with a name that follows. */
const TITLES = words(
  'mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col sgt capt maj rev hon pres adm cpl cmdr comdr ' +
    'supt st ste messrs mme mlle fr sr mgr pvt atty ald insp det supt spc vp sec secy amb brig fig figs eq ' +
    'mt ft vs cf viz approx ca e.g i.e',
);
/** End a sentence unless a number follows. */
const BEFORE_NUMBERS = words(
  'jan feb mar apr jun jul aug sep sept oct nov dec no nos vol vols art sect ch pp p pt op nr tel ext para m d b r div',
);
/** End a sentence only before a word that often begins one: names and titles follow them as well. */
const WITHIN_NAMES = words(
  'inc corp co ltd jr bros cos assn dept univ ave blvd rd hwy intl natl mfg plc llc etc al esq ' +
    'ala ariz ark calif colo conn fla ga kan ky md mich minn mont neb nev okla ore pa tenn tex va vt wis wyo ' +
    'ont que sask alta ph.d m.d b.a m.a j.d d.d.s r.n a.k.a',
);
/** Words that look like the state abbreviations above but are words; they count only after a comma. */
const STATES_LIKE_WORDS = words('ill ind mass miss mo del la wash me');
/** What begins sentences far more often than it goes on after an abbreviation. */
const STARTERS = words(
  'the a an he she it they we you i his her its their our my this that these those there here in on at by for ' +
    'from with after before during while when where since because although though if as but and or so yet ' +
    'however meanwhile according what who why how which one some many most all both each another other no not ' +
    'now then still also last next earlier later despite under over about critics officials police authorities ' +
    'experts more just only even once until unless among between through let nor anything everything nothing everyone anyone nobody everybody someone something',
);
/** Words without a stop within them that may be abbreviations: all others of two letters and more end a sentence. */
const LISTED: ReadonlySet<string> = new Set(
  [TITLES, BEFORE_NUMBERS, WITHIN_NAMES, STATES_LIKE_WORDS].flatMap((list) => [...list]),
);
const LONGEST_LISTED = Math.max(...[...LISTED].map((word) => word.length));
const AFTER_CLOCK = words(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'january february march april may june july august september october november december jan feb mar apr jun ' +
    'jul aug sep sept oct nov dec et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist eastern ' +
    'central mountain pacific local',
);
const ASKED =
  /^\s{1,3}(?:[A-Z][\w.'’-]{0,30}\s{1,3}){1,4}(?:also |then |later |once |had )?(?:said|says|asked|asks|wrote|writes|tweeted|added|told|replied|shouted|yelled|wondered|declared|exclaimed|recalled|quipped|joked|demanded|responded|continued|say|ask|cried|called|began|thought)\b/;

/** Splits `text` into sentences; offsets into `text`. Line breaks count as white space. */
export function splitSentences(text: string): Span[] {
  const { length } = text;
  const codes = codesOf(text);
  const sentences: Span[] = [];
  let start = skipWhite(codes, 0);
  let openQuotes = 0;
  let at = start;
  while (at < length) {
    const code = codes[at] ?? 0;
    if (!isEndMark(code)) {
      if (code === 34) openQuotes++;
      at++;
      continue;
    }
    const mark = at;
    while (isEndMark(codes[at] ?? 0)) at++;
    const end = closersAfter(text, codes, at, openQuotes % 2 === 1);
    if (end >= length) break;
    if (!endsSentence(text, codes, start, mark, at, end)) continue;
    sentences.push({ start, end });
    start = skipWhite(codes, end);
    openQuotes = 0;
    at = start;
  }
  let last = length;
  while (last > start && isWhite(codes[last - 1] ?? 0)) last--;
  if (last > start) sentences.push({ start, end: last });
  return sentences;
}

/** `.`, `!`, `?`, `…`. */
function isEndMark(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026;
}

/**
 * True when the end marks from `mark` to `behind` end the sentence that began at `start`; `end` is behind closing
 * signs, and not the end of the text.
 */
function endsSentence(
  text: string,
  codes: Uint16Array,
  start: number,
  mark: number,
  behind: number,
  end: number,
): boolean {
  const glued = !isWhite(codes[end] ?? 0);
  if (glued && !isGluedSentence(text, mark, end)) return false;
  const isStop = behind - mark === 1 && codes[mark] === 46;
  const next = codes[skipWhite(codes, end)] ?? 0;
  // What most marks come to: a word without a sign before it. A small letter goes on.
  if (next >= 97 && next <= 122) return false;
  if (isStop && ((next >= 65 && next <= 90) || (next >= 48 && next <= 57))) {
    return glued || isClosed(codes, behind, end) || !isAbbreviation(text, codes, start, mark, end);
  }
  const { word, opened } = nextWord(text, codes, end);
  if (word === '') return false;
  const first = word.charAt(0);
  if (first !== first.toUpperCase() || (first === first.toLowerCase() && !/\d/.test(first) && !opened)) {
    // A lower-case word goes on, unless its letters have no case at all.
    if (first !== first.toUpperCase()) return false;
  }
  // `“…” — Ana Ruiz`: the name under a quotation belongs to it. `Viva Maria! (1965)`: a year to the title.
  if (text.length - end < 70 && /^\s{1,2}[—–-]{1,2}\s?\p{Lu}[^.!?]{2,60}$/u.test(text.slice(end)))
    return false;
  if (!isStop && /^\s\(\d{4}\)/.test(text.slice(end, end + 8))) return false;
  const closed = isClosed(codes, behind, end);
  if (closed && !isStop && ASKED.test(text.slice(end, end + 140))) return false;
  if (!isStop) return codes[mark] !== 0x2026 || first !== first.toLowerCase();
  return closed || glued || !isAbbreviation(text, codes, start, mark, end);
}

/** True when one of the signs is a closing quotation mark. */
function isClosed(codes: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = codes[at];
    if (code === 34 || code === 0x201d || code === 0x2019 || code === 39 || code === 0xbb) return true;
  }
  return false;
}

/** True when the stop at `mark` belongs to the word before it and what follows from `end` on goes on with the sentence. */
function isAbbreviation(text: string, codes: Uint16Array, start: number, mark: number, end: number): boolean {
  let from = mark;
  let plain = true;
  while (from > start) {
    const code = codes[from - 1] ?? 0;
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) from--;
    else if (isOfWord(code)) {
      from--;
      plain = false;
    } else break;
  }
  const length = mark - from;
  if (length === 0 || (plain && length > LONGEST_LISTED)) return false;
  const word = text.slice(from, mark);
  const lower = word.toLowerCase();
  if (plain && length > 1 && !LISTED.has(lower)) return false;
  const next = nextWord(text, codes, end).word;
  const nextLower = next.toLowerCase();
  const numberFollows = /^[\d#$€£]/.test(next);
  if (TITLES.has(lower)) return lower !== 'sr' || !STARTERS.has(nextLower);
  if (BEFORE_NUMBERS.has(lower) && (word.length > 1 || word === lower)) return numberFollows;
  if (/^(?:a\.m|p\.m)$/.test(lower))
    return AFTER_CLOCK.has(nextLower.replace(/\W{1,9}$/, '')) || numberFollows;
  if (WITHIN_NAMES.has(lower)) return !STARTERS.has(nextLower) && !numberFollows;
  if (STATES_LIKE_WORDS.has(lower) && /,\s$/.test(text.slice(Math.max(start, from - 2), from))) {
    return !STARTERS.has(nextLower);
  }
  // Dotted acronyms: `U.S. officials`, `Washington, D.C. The`.
  if (/^(?:\p{L}\.){1,5}\p{L}$/u.test(word)) return !STARTERS.has(nextLower);
  // Initials: `J. K. Rowling`, `Steven F. Udvar`, `Roe v. Wade`.
  if (/^\p{Lu}$/u.test(word)) {
    const before = text.slice(Math.max(start, from - 24), from);
    const afterName = from === start || /(?:^|[\s("“])\p{Lu}[\p{L}.’'-]{0,20}\s$/u.test(before);
    return word === 'I'
      ? false
      : afterName
        ? !STARTERS.has(nextLower) || nextLower === 'a'
        : !STARTERS.has(nextLower);
  }
  if (word === 'v' || word === 'c') return true;
  // A number that opens the line counts a list item.
  return from === start && /^\d{1,3}$/.test(word);
}

/** True for what a word may hold besides plain letters: digits, `.`, `&`, an apostrophe, a hyphen, other letters. */
function isOfWord(code: number): boolean {
  if (code < 128)
    return (code >= 48 && code <= 57) || code === 46 || code === 38 || code === 39 || code === 45;
  return code === 0x2019 || /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

/** `plant.Russia`: a stop between a lower-case word and a capitalised one, and neither an address nor a file name. */
function isGluedSentence(text: string, mark: number, end: number): boolean {
  const before = text.slice(Math.max(0, mark - 3), mark);
  const after = text.slice(end, end + 3);
  if (!/\p{Ll}{2}$/u.test(before)) return false;
  if (/^[“"‘']?\p{Lu}(?:\p{Ll}|\s)/u.test(after))
    return !/[\p{L}\p{N}]\.[\p{L}\p{N}.]{0,40}[/@]/u.test(text.slice(mark - 1, mark + 44));
  return false;
}

/** Offset behind closing quotes and brackets that follow an end mark. */
function closersAfter(text: string, codes: Uint16Array, from: number, insideStraight: boolean): number {
  let at = from;
  while (at < text.length && closes(codes, at, text.length, insideStraight)) at++;
  // Footnote marks: `said.[1] The`.
  if (codes[at] !== 91 && codes[at + 1] !== 91) return at;
  const note = /^\s?(?:\[\d{1,3}(?:\s?[-–,]\s?\d{1,3})?\]\s?){1,4}(?=\s|$)/.exec(text.slice(at, at + 40));
  return note === null ? at : at + note[0].trimEnd().length;
}

function closes(codes: Uint16Array, at: number, length: number, insideStraight: boolean): boolean {
  switch (codes[at]) {
    case 0x201d:
    case 0x2019:
    case 41:
    case 93:
    case 0xbb:
      return true;
    case 0x201c:
      return isWhite(codes[at + 1] ?? 0);
    case 34:
      return insideStraight || at + 1 >= length || isWhite(codes[at + 1] ?? 0);
    case 39:
      return codes[at + 1] === 39 || at + 1 >= length || isWhite(codes[at + 1] ?? 0);
    default:
      return false;
  }
}

/** The word that follows, without the opening signs before it. */
function nextWord(text: string, codes: Uint16Array, from: number): { word: string; opened: boolean } {
  let at = skipWhite(codes, from);
  const before = at;
  while (isOpening(codes[at] ?? 0)) at++;
  const opened = at > before;
  at = skipWhite(codes, at);
  let end = at;
  while (end < text.length && end - at < 40 && !isWhite(codes[end] ?? 0)) end++;
  return { word: text.slice(at, end).replace(/[,;:.!?”"’')\]]{1,4}$/, ''), opened };
}

/** One of `"“‘'«([—–•*-`. */
function isOpening(code: number): boolean {
  switch (code) {
    case 34:
    case 0x201c:
    case 0x2018:
    case 39:
    case 0xab:
    case 40:
    case 91:
    case 0x2014:
    case 0x2013:
    case 0x2022:
    case 42:
    case 45:
      return true;
    default:
      return false;
  }
}

/** The first place from `from` on that is not white; zeros stand behind the text. */
function skipWhite(codes: Uint16Array, from: number): number {
  let at = from;
  while (isWhite(codes[at] ?? 0)) at++;
  return at;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
