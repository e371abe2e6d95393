/** Telling a slip of style from a slip of fact: which differences between two versions are numbers, dates or names. */
import type { Block } from '../article/model.ts';
import type { Hunk } from './difference.ts';
import type { Row } from './draft-print.ts';
import type { Discrepancy } from './passage-map.ts';
import { wordsOf } from './words.ts';

const NUMBER_WORDS =
  /^(?:zero|no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half|third|quarter|once|twice|single|several)$/i;
const DAYS =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept|oct|nov|dec|yesterday|today|tomorrow|morning|afternoon|evening|night|noon|midnight)$/i;
/** A stretch of changed words longer than this is rewriting, and shown in part. */
const MOST_WORDS = 5;
const MOST_SHOWN = 4;

/** Fewest facts that differ between texts of one build. */
const LEAST_OF_BUILD = 3;
/** Words of so many characters say what a text is about; shorter ones change with the style. */
const LONG_WORD = 4;
/** The words with which a text says where or when, before it says what: `On Monday,` and `In Harlow,`. */
const FRAMES = /^(?:on|in|at|by|near|outside|for|from|early|late)$/i;
/** The first difference of framed texts is within so many words. */
const MOST_OF_FRAME = 3;

type Sort = 'number' | 'date' | 'name';

/** The hunks in which numbers, dates or names stand against each other, as text, in order; a few at most. */
export function discrepanciesOf(first: Block, second: Block, hunks: readonly Hunk[]): Discrepancy[] {
  const found: Discrepancy[] = [];
  for (const hunk of hunks) {
    if (found.length === MOST_SHOWN) break;
    if (hunk.first.to - hunk.first.from > MOST_WORDS || hunk.second.to - hunk.second.from > MOST_WORDS)
      continue;
    const one = factsIn(first, hunk.first);
    const other = factsIn(second, hunk.second);
    const sorts = [...one.keys()].filter((sort) => other.has(sort));
    if (sorts.length === 0) continue;
    found.push({ first: withNeighbour(first, hunk.first), second: withNeighbour(second, hunk.second) });
  }
  return found;
}

/**
 * True for texts of one build about two things, as `The board voted 5-2 to approve … buses` and `The board voted 7-0
 * to approve … meals`: more of their facts differ than agree, and either something else differs too, or they open
 * with another place or day. An update may change every fact that it gives, but it is about the same thing.
 * `row` is that of the first text.
 */
export function areOfOneBuild(
  first: Block,
  second: Block,
  hunks: readonly Hunk[],
  row: Row,
  differing: number,
): boolean {
  if (differing < LEAST_OF_BUILD) return false;
  if (
    !hunks.some((hunk) => isOtherMatter(first, second, hunk)) &&
    !haveOtherFrames(first, second, hunks, row)
  )
    return false;
  let agreeing = 0;
  let from = row.from;
  for (const hunk of hunks) {
    agreeing += countFacts(first, { from, to: hunk.first.from });
    from = hunk.first.to;
  }
  return agreeing + countFacts(first, { from, to: row.to }) < differing;
}

/** True when a hunk has something that is no fact in the place of something else: `buses`, `meals`. */
function isOtherMatter(first: Block, second: Block, hunk: Hunk): boolean {
  return hasMatter(first, hunk.first) && hasMatter(second, hunk.second);
}

function hasMatter(block: Block, row: Row): boolean {
  const { reading } = block;
  const { starts, ends } = wordsOf(block);
  for (let at = row.from; at < row.to; at++) {
    const start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    if (end - start >= LONG_WORD && sortOf(reading, start, reading.slice(start, end)) === null) return true;
  }
  return false;
}

/** True for texts that open with where or when, and with different places or days. */
function haveOtherFrames(first: Block, second: Block, hunks: readonly Hunk[], row: Row): boolean {
  const [opening] = hunks;
  if (opening === undefined || opening.first.from - row.from > MOST_OF_FRAME) return false;
  const words = wordsOf(first);
  if (!FRAMES.test(first.reading.slice(words.starts[row.from] ?? 0, words.ends[row.from] ?? 0))) return false;
  const ours = factsIn(first, opening.first);
  const theirs = factsIn(second, opening.second);
  return (ours.has('date') && theirs.has('date')) || (ours.has('name') && theirs.has('name'));
}

/** True when a hunk has one name in the place of another. */
export function namesDiffer(first: Block, second: Block, hunk: Hunk): boolean {
  return factsIn(first, hunk.first).has('name') && factsIn(second, hunk.second).has('name');
}

/** The kinds of fact in a row of words. */
function factsIn(block: Block, row: Row): Map<Sort, string> {
  const facts = new Map<Sort, string>();
  const { reading } = block;
  const words = wordsOf(block);
  for (let at = row.from; at < row.to; at++) {
    const start = words.starts[at] ?? 0;
    const word = reading.slice(start, words.ends[at] ?? 0);
    const sort = sortOf(reading, start, word);
    if (sort !== null) facts.set(sort, word);
  }
  return facts;
}

/** Facts in a row of words; words of one name that follow each other are one. */
function countFacts(block: Block, row: Row): number {
  const { reading } = block;
  const words = wordsOf(block);
  let count = 0;
  let before: Sort | null = null;
  for (let at = row.from; at < row.to; at++) {
    const start = words.starts[at] ?? 0;
    const sort = sortOf(reading, start, reading.slice(start, words.ends[at] ?? 0));
    if (sort !== null && sort !== before) count++;
    before = sort;
  }
  return count;
}

function sortOf(reading: string, start: number, word: string): Sort | null {
  if (/\d/.test(word) || NUMBER_WORDS.test(word)) return 'number';
  if (DAYS.test(word)) return 'date';
  return /^\p{Lu}/u.test(word) && !beginsSentence(reading, start) ? 'name' : null;
}

function beginsSentence(reading: string, start: number): boolean {
  return start === 0 || /[.!?:“"‘(]\s{0,2}$/.test(reading.slice(Math.max(0, start - 3), start));
}

/** The words of a row as text; a bare number takes the word after it along: `12 dead`. */
function withNeighbour(block: Block, row: Row): string {
  const words = wordsOf(block);
  const last = block.reading.slice(words.starts[row.to - 1] ?? 0, words.ends[row.to - 1] ?? 0);
  const needsMore = row.to - row.from <= 1 && /^[\d.,$€£]+$/.test(last) && row.to < words.count;
  const to = needsMore ? row.to + 1 : row.to;
  const end = words.ends[to - 1] ?? 0;
  // Words end at a full stop: “4 a” would be all that is left of “4 a.m.”.
  const halfDay = /^\.m\.?/.exec(block.reading.slice(end, end + 3))?.[0] ?? '';
  const text = block.reading.slice(words.starts[row.from] ?? 0, end) + halfDay;
  return text.replace(/\s+/g, ' ');
}
