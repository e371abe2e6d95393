/** Comparing two blocks of a draft: is one a copy of the other, a cut copy, another version, or do sentences recur? */
import { type Block, besideBlock } from '../article/model.ts';
import { type BlockPrint, blockPrintOf } from './block-print.ts';
import { differenceOf, type Hunk } from './difference.ts';
import type { Row } from './draft-print.ts';
import { NumberTable } from './number-table.ts';
import type { Words } from './words.ts';

/**
 * - `near`: most words of both agree, in order or sentence by sentence in another order.
 * - `within`: the first named lies whole in the second; `of` says which one is the smaller.
 */
export type BlockRelation =
  | {
      readonly kind: 'near';
      readonly similarity: number;
      readonly reordered: boolean;
      readonly hunks: readonly Hunk[];
    }
  | {
      readonly kind: 'within';
      readonly smaller: 'first' | 'second';
      /** Words of the larger block that the smaller one repeats. */
      readonly row: Row;
      /** True when the smaller one is one row of the larger one, or that row over and over. */
      readonly exact: boolean;
      /** True when all but the last word are: it may have been cut, as in `of the elec`. */
      readonly butLast: boolean;
    };

/** Two sentences that say the same with some other words. Indices into the prints' sentences. */
export interface NearSentence {
  readonly first: number;
  readonly second: number;
  readonly similarity: number;
  readonly hunks: readonly Hunk[];
}

export interface Comparison {
  readonly block: BlockRelation | null;
  /** Only where the blocks as a whole are not related. */
  readonly sentences: readonly NearSentence[];
  /** Longest runs of equal words, at least {@link LEAST_RUN} long, sorted by place in the first block. */
  readonly runs: readonly Run[];
}

/** A run of words that stands in both blocks. */
export interface Run {
  readonly first: number;
  readonly second: number;
  readonly length: number;
}

/** Runs shorter than this are stock phrases. */
const LEAST_RUN = 5;
/** Runs that are looked at for one pair; more of them are tables. */
const MOST_RUNS = 300;
/** Fewest words of a block, and of a sentence, that is called another version of one. */
const LEAST_NEAR = 12;
/** Longer blocks are not aligned word by word. */
const MOST_ALIGNED = 1200;
/** Longer sentences are none: lists, or text without stops. */
const LONGEST_SENTENCE = 150;
/** Share of a block's words that must lie in runs for it to stand within another, or to be another order of it. */
const MOST_COVERED = 0.92;
const REORDERED = 0.85;

const kept = besideBlock<WeakMap<Block, Comparison>>();

/** Compares two blocks that are not equal. Kept as long as both are. */
export function compareBlocks(first: Block, second: Block): Comparison {
  let known = kept.get(first);
  if (known === undefined) {
    known = new WeakMap();
    kept.set(first, known);
  }
  let comparison = known.get(second);
  if (comparison === undefined) {
    comparison = compare(blockPrintOf(first), blockPrintOf(second));
    known.set(second, comparison);
  }
  return comparison;
}

function compare(first: BlockPrint, second: BlockPrint): Comparison {
  const runs = runsBetween(first, second);
  const block = blockRelation(first, second, runs);
  return { block, sentences: block === null ? nearSentences(first, second, runs) : [], runs };
}

/** Where each fingerprint of a block stands first. */
const places = new NumberTable();

/** All maximal runs that contain a common fingerprint; a run that stands twice in one block is found twice. */
function runsBetween(first: BlockPrint, second: BlockPrint): Run[] {
  const runs: Run[] = [];
  notePlaces(first);
  for (let at = 0; at < second.runs && runs.length < MOST_RUNS; at++) {
    const place = places.get(second.clues[at] ?? 0);
    if (place !== -1) addRun(first, place, second, second.runAt[at] ?? 0, runs);
  }
  notePlaces(second);
  for (let at = 0; at < first.runs && runs.length < MOST_RUNS; at++) {
    const place = places.get(first.clues[at] ?? 0);
    if (place !== -1) addRun(first, first.runAt[at] ?? 0, second, place, runs);
  }
  return runs.sort((a, b) => a.first - b.first || a.second - b.second);
}

function notePlaces(print: BlockPrint): void {
  places.clear(print.runs);
  for (let at = print.runs - 1; at >= 0; at--) places.set(print.clues[at] ?? 0, print.runAt[at] ?? 0);
}

function addRun(first: BlockPrint, place: number, second: BlockPrint, other: number, runs: Run[]): void {
  for (const run of runs) {
    const known = run.first - run.second === place - other;
    if (known && place >= run.first && place < run.first + run.length) return;
  }
  const run = extended(first.words.hashes, place, second.words.hashes, other);
  if (run.length >= LEAST_RUN) runs.push(run);
}

/** The longest run of equal words around a place where they are equal. */
export function extended(a: Int32Array, aAt: number, b: Int32Array, bAt: number): Run {
  let before = 0;
  while (aAt - before > 0 && bAt - before > 0 && a[aAt - before - 1] === b[bAt - before - 1]) before++;
  let after = 0;
  while (aAt + after < a.length && bAt + after < b.length && a[aAt + after] === b[bAt + after]) after++;
  return { first: aAt - before, second: bAt - before, length: before + after };
}

function blockRelation(first: BlockPrint, second: BlockPrint, runs: readonly Run[]): BlockRelation | null {
  // A block that only says one thing over and over counts once.
  const n = periodOf(first.words);
  const m = periodOf(second.words);
  const shorter = Math.min(n, m);
  if (shorter < 6) return null;
  const coveredFirst = covered(
    runs.map(({ first: from, length }) => ({ from, to: Math.min(n, from + length) })),
  );
  const coveredSecond = covered(
    runs.map(({ second: from, length }) => ({ from, to: Math.min(m, from + length) })),
  );
  if (n !== m && shorter >= 8 && runs.some(({ length }) => length >= shorter)) {
    const relation = within(n < m ? 'first' : 'second', shorter, runs);
    if (relation.kind === 'within' && relation.exact) return relation;
  }
  if (
    shorter >= LEAST_NEAR &&
    2 * shorter >= Math.max(n, m) &&
    n === first.words.count &&
    m === second.words.count
  ) {
    const near = nearRelation(first.words, second.words);
    if (near !== null) return near;
    // The same sentences in another order.
    if (coveredFirst >= REORDERED * n && coveredSecond >= REORDERED * m) {
      const similarity = (coveredFirst + coveredSecond) / (n + m);
      return { kind: 'near', similarity, reordered: true, hunks: [] };
    }
  }
  if (runs.length === 0) return null;
  if (n <= m && n >= 8 && coveredFirst >= Math.min(n - 1, MOST_COVERED * n)) return within('first', n, runs);
  if (m <= n && m >= 8 && coveredSecond >= Math.min(m - 1, MOST_COVERED * m))
    return within('second', m, runs);
  return null;
}

/** The smaller block, of `count` words (one round of them), lies within the larger one. */
function within(smaller: 'first' | 'second', count: number, runs: readonly Run[]): BlockRelation {
  const inSmall = (run: Run) => (smaller === 'first' ? run.first : run.second);
  const inLarge = (run: Run) => (smaller === 'first' ? run.second : run.first);
  const whole = runs.find((run) => inSmall(run) === 0 && run.length >= count - 1);
  if (whole !== undefined) {
    const row = { from: inLarge(whole), to: inLarge(whole) + Math.min(count, whole.length) };
    return { kind: 'within', smaller, row, exact: whole.length >= count, butLast: true };
  }
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const run of runs) {
    from = Math.min(from, inLarge(run));
    to = Math.max(to, inLarge(run) + run.length);
  }
  return { kind: 'within', smaller, row: { from, to }, exact: false, butLast: false };
}

/** Words until the text begins again and goes on so to its end, as in `A A A`; all words when it does not. */
function periodOf(words: Words): number {
  const { hashes, count } = words;
  for (let period = LEAST_RUN; period < count; period++) {
    if (hashes[period] !== hashes[0] || hashes[period + 1] !== hashes[1]) continue;
    let at = period + 2;
    while (at < count && hashes[at] === hashes[at - period]) at++;
    if (at >= count && count - period >= LEAST_RUN) return period;
  }
  return count;
}

/** The blocks as two versions of one text; null when too little of it agrees. */
function nearRelation(a: Words, b: Words): BlockRelation | null {
  const shorter = Math.min(a.count, b.count);
  const least = leastSimilarity(shorter);
  if (a.count + b.count > 2 * MOST_ALIGNED) return null;
  const all = a.count + b.count;
  if (2 * bagOverlap(a.hashes, { from: 0, to: a.count }, b.hashes, { from: 0, to: b.count }) < least * all)
    return null;
  const most = Math.ceil(all * (1 - least));
  const difference = differenceOf(
    a.hashes,
    { from: 0, to: a.count },
    b.hashes,
    { from: 0, to: b.count },
    most,
  );
  if (difference === null) return null;
  const similarity = (2 * difference.agreeing) / all;
  if (similarity < least) return null;
  return { kind: 'near', similarity, reordered: false, hunks: difference.hunks };
}

/** Short texts agree by chance and by template; long ones hardly ever do. */
function leastSimilarity(words: number): number {
  return words < 20 ? 0.78 : words < 35 ? 0.7 : 0.62;
}

function nearSentences(first: BlockPrint, second: BlockPrint, runs: readonly Run[]): NearSentence[] {
  const found: NearSentence[] = [];
  const seen = new Set<number>();
  for (const run of runs) {
    const one = sentenceAt(first.sentences, run.first);
    const other = sentenceAt(second.sentences, run.second);
    const pair = one * second.sentences.length + other;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const near = nearSentence(first, one, second, other);
    if (near !== null) found.push(near);
  }
  return found;
}

/** Two sentences as versions of each other; null when they are equal, too short or too different. */
export function nearSentence(
  first: BlockPrint,
  one: number,
  second: BlockPrint,
  other: number,
): NearSentence | null {
  const a = first.sentences[one];
  const b = second.sentences[other];
  if (a === undefined || b === undefined) return null;
  const n = a.to - a.from;
  const m = b.to - b.from;
  const least = Math.max(0.8, leastSimilarity(Math.min(n, m)));
  if (Math.min(n, m) < LEAST_NEAR || 2 * Math.min(n, m) < least * (n + m)) return null;
  if (Math.max(n, m) > LONGEST_SENTENCE) return null;
  if (2 * bagOverlap(first.words.hashes, a, second.words.hashes, b) < least * (n + m)) return null;
  const most = Math.ceil((n + m) * (1 - least));
  const difference = differenceOf(first.words.hashes, a, second.words.hashes, b, most);
  if (difference === null || difference.hunks.length === 0) return null;
  const similarity = (2 * difference.agreeing) / (n + m);
  return similarity < least ? null : { first: one, second: other, similarity, hunks: difference.hunks };
}

/** Index of the sentence that holds the word. */
export function sentenceAt(sentences: readonly Row[], word: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.from ?? 0) <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How often each word of a row has not been met in the other one. */
const left = new NumberTable();

/** Words that two rows have in common, each counted as often as it stands in both. */
function bagOverlap(a: Int32Array, aRow: Row, b: Int32Array, bRow: Row): number {
  left.clear(aRow.to - aRow.from);
  for (let at = aRow.from; at < aRow.to; at++) {
    const word = a[at] ?? 0;
    left.set(word, Math.max(0, left.get(word)) + 1);
  }
  let common = 0;
  for (let at = bRow.from; at < bRow.to; at++) {
    const word = b[at] ?? 0;
    const count = left.get(word);
    if (count <= 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return common;
}

/** Words that lie in one of the rows. */
function covered(rows: Row[]): number {
  rows.sort((a, b) => a.from - b.from);
  let count = 0;
  let end = 0;
  for (const row of rows) {
    count += Math.max(0, row.to - Math.max(end, row.from));
    end = Math.max(end, row.to);
  }
  return count;
}
