/**
 * Sentences of a block, by rules over what stands before and after an end mark. English first: other
 * languages get the same end marks without the abbreviations.
 */
import { isWhite } from './lines.ts';
import { type Block, perBlock, type Span } from './model.ts';

/** Reading spans of the block's sentences, sorted, without white space at their rims. Code has none. */
export const sentencesOf: (block: Block) => readonly Span[] = perBlock((block) =>
  block.kind === 'code' || block.kind === 'separator' ? [] : splitSentences(block.reading),
);

const END_MARKS = /[.!?…]+/g;

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
  const sentences: Span[] = [];
  let start = skipWhite(text, 0);
  let openQuotes = 0;
  let counted = start;
  END_MARKS.lastIndex = start;
  for (let match = END_MARKS.exec(text); match !== null; match = END_MARKS.exec(text)) {
    const mark = match.index;
    openQuotes += straightQuotes(text, counted, mark);
    counted = mark;
    const end = closersAfter(text, END_MARKS.lastIndex, openQuotes % 2 === 1);
    if (end >= text.length) break;
    if (!endsSentence(text, start, mark, match[0], end)) continue;
    sentences.push({ start, end });
    start = skipWhite(text, end);
    openQuotes = 0;
    counted = start;
    END_MARKS.lastIndex = start;
  }
  let last = text.length;
  while (last > start && isWhite(text.charCodeAt(last - 1))) last--;
  if (last > start) sentences.push({ start, end: last });
  return sentences;
}

/** True when the end marks at `mark` end the sentence that began at `start`; `end` is behind closing signs. */
function endsSentence(text: string, start: number, mark: number, marks: string, end: number): boolean {
  const glued = !isWhite(text.charCodeAt(end));
  if (glued && !isGluedSentence(text, mark, end)) return false;
  const next = nextWord(text, end);
  if (next.word === '') return false;
  const first = next.word.charAt(0);
  if (first !== first.toUpperCase() || (first === first.toLowerCase() && !/\d/.test(first) && !next.opened)) {
    // A lower-case word goes on, unless its letters have no case at all.
    if (first !== first.toUpperCase()) return false;
  }
  // `“…” — Ana Ruiz`: the name under a quotation belongs to it. `Viva Maria! (1965)`: a year to the title.
  if (/^\s{1,2}[—–-]{1,2}\s?\p{Lu}[^.!?]{2,60}$/u.test(text.slice(end, end + 70)) && text.length - end < 70)
    return false;
  if (marks !== '.' && /^\s\(\d{4}\)/.test(text.slice(end, end + 8))) return false;
  const closed = /["”’'»]/.test(text.slice(mark + marks.length, end));
  if (closed && marks !== '.' && ASKED.test(text.slice(end, end + 140))) return false;
  if (marks !== '.') return marks.charAt(0) !== '…' || first !== first.toLowerCase();
  if (closed || glued) return true;
  return !isAbbreviation(text, start, mark, next.word);
}

/** True when the stop at `mark` belongs to the word before it and `next` goes on with the sentence. */
function isAbbreviation(text: string, start: number, mark: number, next: string): boolean {
  let from = mark;
  while (from > start && /[\p{L}\p{N}.&’'-]/u.test(text.charAt(from - 1))) from--;
  const word = text.slice(from, mark);
  if (word === '') return false;
  const lower = word.toLowerCase();
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
function closersAfter(text: string, from: number, insideStraight: boolean): number {
  let at = from;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (
      sign === '”' ||
      sign === '’' ||
      (sign === '“' && isWhite(text.charCodeAt(at + 1))) ||
      sign === ')' ||
      sign === ']' ||
      sign === '»'
    )
      at++;
    else if (sign === '"' && (insideStraight || at + 1 >= text.length || isWhite(text.charCodeAt(at + 1))))
      at++;
    else if (
      sign === "'" &&
      (text.charAt(at + 1) === "'" || at + 1 >= text.length || isWhite(text.charCodeAt(at + 1)))
    ) {
      at++;
    } else break;
  }
  // Footnote marks: `said.[1] The`.
  const note = /^\s?(?:\[\d{1,3}(?:\s?[-–,]\s?\d{1,3})?\]\s?){1,4}(?=\s|$)/.exec(text.slice(at, at + 40));
  return note === null ? at : at + note[0].trimEnd().length;
}

function straightQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** The word that follows, without the opening signs before it. */
function nextWord(text: string, from: number): { word: string; opened: boolean } {
  let at = skipWhite(text, from);
  const before = at;
  while (at < text.length && /["“‘'«([—–•*-]/.test(text.charAt(at))) at++;
  at = skipWhite(text, at);
  let end = at;
  while (end < text.length && end - at < 40 && !isWhite(text.charCodeAt(end))) end++;
  return { word: text.slice(at, end).replace(/[,;:.!?”"’')\]]{1,4}$/, ''), opened: at > before };
}

function skipWhite(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWhite(text.charCodeAt(at))) at++;
  return at;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
