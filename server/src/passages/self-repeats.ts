/** Text that stands twice within one block: pasted twice on a line, glued or not, and versions of one sentence. */
import { isWhite } from '../article/lines.ts';
import { type Block, perBlock } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { blockPrintOf } from './block-print.ts';
import { extended, type NearSentence, nearSentence, type Run, sentenceAt } from './comparison.ts';
import type { Row } from './draft-print.ts';
import { NumberTable } from './number-table.ts';
import { isQuoted } from './quoted-words.ts';
import type { Words } from './words.ts';

/** A row of words and the copies that follow it at once. */
export interface Doubling {
  readonly first: Row;
  /** The second copy, and further ones; it may break off. */
  readonly second: Row;
  /** True when no white space stands between the copies. */
  readonly glued: boolean;
  /** True for a few words without an end mark between the copies: a heading that runs into its text looks so. */
  readonly loose: boolean;
}

export interface SelfRepeats {
  readonly doublings: readonly Doubling[];
  readonly sentences: readonly NearSentence[];
}

/** Fewest words of a copy with a gap, and fewest characters of a glued one. */
const LEAST_WORDS = 5;
const LEAST_GLUED = 12;
/** Copies up to this length are looked for word by word, longer ones by their fingerprints. */
const SHORT = 8;
/** Runs that are remembered. */
const MOST_SEEN = 200;

export const selfRepeatsOf: (block: Block) => SelfRepeats = perBlock((block) => {
  const print = blockPrintOf(block);
  const { words } = print;
  if (block.kind === 'code' || words.count < 4) return NOTHING;
  const doublings: Doubling[] = [];
  for (let period = 2; period < SHORT; period++) addShort(block, words, period, doublings);
  const sentences: NearSentence[] = [];
  const seen: Run[] = [];
  places.clear(print.runs);
  for (let at = 0; at < print.runs; at++) {
    const key = print.clues[at] ?? 0;
    const place = print.runAt[at] ?? 0;
    const earlier = places.get(key);
    places.set(key, place);
    if (earlier === -1) continue;
    // Text of one period would be walked through once for each of its fingerprints.
    if (place - earlier < SHORT || seen.some((run) => isWithin(run, earlier, place))) continue;
    const run = extended(words.hashes, earlier, words.hashes, place);
    if (seen.length < MOST_SEEN) seen.push(run);
    if (addLong(block, words, print.sentences, run, doublings)) continue;
    addSentences(block, earlier, place, sentences);
  }
  return doublings.length + sentences.length === 0 ? NOTHING : { doublings: separate(doublings), sentences };
});

/** Where each fingerprint stood last. */
const places = new NumberTable();

const NOTHING: SelfRepeats = { doublings: [], sentences: [] };

/** Doublings of `period` words. */
function addShort(block: Block, words: Words, period: number, found: Doubling[]): void {
  const { hashes, count } = words;
  // So many words in a row that are equal to those a period before: one of them stands at a multiple of the period.
  for (let at = period; at < count; at += period) {
    if (hashes[at] !== hashes[at - period]) continue;
    let from = at;
    while (from > period && hashes[from - 1] === hashes[from - 1 - period]) from--;
    let to = at + 1;
    while (to < count && hashes[to] === hashes[to - period]) to++;
    if (to - from >= period) {
      add(block, words, { first: { from: from - period, to: from }, second: { from, to } }, found);
    }
    at = to - (to % period);
  }
}

function isWithin(run: Run, first: number, second: number): boolean {
  return run.second - run.first === second - first && first >= run.first && first < run.first + run.length;
}

/** The doubling that a run and its copy make; false when the copies do not touch. */
function addLong(
  block: Block,
  words: Words,
  sentences: readonly Row[],
  run: Run,
  found: Doubling[],
): boolean {
  const period = run.second - run.first;
  if (run.length < period) return false;
  const end = run.second + run.length;
  // Words before the copies may agree by chance with the end of the first: begin where a sentence does.
  let from = run.first;
  for (let shift = 0; shift <= run.length - period; shift++) {
    const at = run.first + shift;
    if (sentences.some((row) => row.from === at) || isGlued(words, at + period)) {
      from = at;
      break;
    }
  }
  add(block, words, { first: { from, to: from + period }, second: { from: from + period, to: end } }, found);
  return true;
}

function add(block: Block, words: Words, rows: { first: Row; second: Row }, found: Doubling[]): void {
  const { first, second } = rows;
  if (found.some((known) => first.from < known.second.to && known.first.from < second.to)) return;
  const glued = isGlued(words, second.from) || !hasWhite(block.reading, words, second.from);
  // What is said and then quoted is no slip of pasting, and nothing to delete: the words around it would hang loose.
  if (!glued && isQuoted(block, first) !== isQuoted(block, second)) return;
  const count = first.to - first.from;
  if (glued) {
    const length = (words.ends[first.to - 1] ?? 0) - (words.starts[first.from] ?? 0);
    if (length < LEAST_GLUED || !hasLetters(block.reading, words, first)) return;
  } else {
    if (count < LEAST_WORDS) return;
    // “We shall overcome, we shall overcome”: what a comma, a dash or a colon joins was written so.
    const between = block.reading.slice(words.ends[second.from - 1] ?? 0, words.starts[second.from] ?? 0);
    const begins = /^\p{Lu}/u.test(
      block.reading.slice(words.starts[second.from] ?? 0, words.ends[second.from] ?? 0),
    );
    if (count < 12 && (begins ? /[,;–—-]/ : /[,;:–—-]/).test(between)) return;
    if (count < 12 && insideQuotation(block, words, first.from, second.to)) return;
  }
  const gap = block.reading.slice(words.ends[second.from - 1] ?? 0, words.starts[second.from] ?? 0);
  const loose = !glued && count < SHORT && !/[.!?…:]/.test(gap);
  found.push({ first, second, glued, loose });
}

function insideQuotation(block: Block, words: Words, from: number, to: number): boolean {
  const start = words.starts[from] ?? 0;
  const end = words.ends[to - 1] ?? 0;
  return quotationsOf(block).some(({ inner }) => inner.start <= start && end <= inner.end);
}

/** True when nothing at all stands before the word. */
function isGlued(words: Words, at: number): boolean {
  return at > 0 && words.ends[at - 1] === words.starts[at];
}

function hasWhite(reading: string, words: Words, at: number): boolean {
  for (let place = words.ends[at - 1] ?? 0; place < (words.starts[at] ?? 0); place++) {
    if (isWhite(reading.charCodeAt(place))) return true;
  }
  return false;
}

function hasLetters(reading: string, words: Words, row: Row): boolean {
  return /\p{L}{3}/u.test(reading.slice(words.starts[row.from] ?? 0, words.ends[row.to - 1] ?? 0));
}

function addSentences(block: Block, earlier: number, later: number, found: NearSentence[]): void {
  const print = blockPrintOf(block);
  const first = sentenceAt(print.sentences, earlier);
  const second = sentenceAt(print.sentences, later);
  if (first === second || found.some((known) => known.first === first && known.second === second)) return;
  const near = nearSentence(print, first, print, second);
  if (near !== null) found.push(near);
}

function separate(doublings: Doubling[]): Doubling[] {
  return doublings.sort((a, b) => a.first.from - b.first.from);
}
