/**
 * Which blocks of a draft are worth comparing: one pass over the fingerprints of all blocks, with a hash
 * table in typed arrays. It is run again on every change, so it does little per fingerprint and nothing per word, and
 * all fingerprints lie side by side: going from block to block for them takes many times as long.
 */
import { type Change, changeBetween, replaced, withGap } from '../article/change.ts';
import type { Block } from '../article/model.ts';
import { type BlockPrint, blockPrintOf, LEAST_SENTENCE, sentenceClue } from './block-print.ts';
import { selfRepeatsOf } from './self-repeats.ts';
import { row } from './slab.ts';
import { mix } from './words.ts';

/** Two sentences with equal words: block and index of the sentence in it. */
export interface EqualSentences {
  readonly first: number;
  readonly firstSentence: number;
  readonly second: number;
  readonly secondSentence: number;
}

export interface Candidates {
  readonly prints: readonly BlockPrint[];
  /** For each block the first one with equal words; -1 when there is none before it. */
  readonly equalTo: Int32Array;
  /** Pairs of different blocks that have something in common: first, second, first, second, … by second. */
  readonly pairs: readonly number[];
  /** Sentences of {@link LEAST_SENTENCE} words or more that stood before, by place of the second. */
  readonly sentences: readonly EqualSentences[];
}

/** A fingerprint that stands in so many blocks is a stock phrase, and is not followed up further. */
const MOST_PLACES = 6;
/** Earlier blocks that a block is compared with. */
const MOST_PARTNERS = 4;
/** Shared word pairs that make two blocks worth comparing. */
const LEAST_SKETCH_HITS = 2;

const OF_BLOCK = 0x52dce729;

/**
 * Scratch, kept between calls. Nearly all clues stand in one block only: a bit for each clue that was seen, and
 * one for each that was seen again, tell that in two quick passes, so that few come into the table.
 */
let seen = new Int32Array(1024);
let seenAgain = new Int32Array(1024);
let bitMask = 0;
/** The table and its entries. */
let heads = new Int32Array(1024);
let entryKey = new Int32Array(1024);
let entryNext = new Int32Array(1024);
let entryBlock = new Int32Array(1024);
let entryPart = new Int32Array(1024);
let entries = 0;
let mask = 0;
/** How many fingerprints each block has in common with the one that is looked at; all zero between two of them. */
let hits = new Int32Array(256);
let sketchHits = new Int32Array(256);

/** The fingerprints of all blocks of a draft, side by side. */
export interface ClueTable {
  readonly blocks: readonly Block[];
  readonly prints: readonly BlockPrint[];
  /** By block: its own clue, or 0 when it has no words. */
  readonly keys: Int32Array;
  /** By block: how many of its clues are runs, how many are runs and sketch, and how many there are. */
  readonly runs: Int32Array;
  readonly sketched: Int32Array;
  readonly counts: Int32Array;
  /** 1 for a block that repeats itself. */
  readonly doubled: Uint8Array;
  /** The clues of the first block, those of the second one, and so on. */
  readonly clues: Int32Array;
}

/** Reads the fingerprints of some blocks; those of blocks that an `earlier` table has are taken over. */
export function readClues(blocks: readonly Block[], earlier: ClueTable | null): ClueTable {
  const n = blocks.length;
  const change: Change =
    earlier === null ? { from: 0, oldTo: 0, to: n } : changeBetween(earlier.blocks, blocks);
  const { from, oldTo, to } = change;
  const prints =
    earlier === null
      ? blocks.map(blockPrintOf)
      : replaced(earlier.prints, change, (at) => printAt(blocks, at));
  const keys = earlier === null ? row(n) : withGap(earlier.keys, change);
  const runs = earlier === null ? row(n) : withGap(earlier.runs, change);
  const sketched = earlier === null ? row(n) : withGap(earlier.sketched, change);
  const counts = earlier === null ? row(n) : withGap(earlier.counts, change);
  const doubled = earlier === null ? new Uint8Array(n) : withGap(earlier.doubled, change);
  let fresh = 0;
  for (let at = from; at < to; at++) {
    const block = blocks[at];
    const print = prints[at];
    if (block === undefined || print === undefined) continue;
    keys[at] = print.words.count === 0 ? 0 : blockClue(print);
    runs[at] = print.runs;
    sketched[at] = print.sketched;
    counts[at] = print.clues.length;
    fresh += print.clues.length;
    const own = selfRepeatsOf(block);
    doubled[at] = own.doublings.length + own.sentences.length > 0 ? 1 : 0;
  }
  // The clues of blocks from `from` to `oldTo` give way to the new ones.
  const start = earlier === null ? 0 : sumOf(earlier.counts, 0, from);
  const end = earlier === null ? 0 : start + sumOf(earlier.counts, from, oldTo);
  const gap = { from: start, oldTo: end, to: start + fresh };
  const clues = earlier === null ? row(fresh) : withGap(earlier.clues, gap);
  let place = start;
  for (let at = from; at < to; at++) {
    const own = prints[at]?.clues;
    if (own === undefined) continue;
    clues.set(own, place);
    place += own.length;
  }
  return { blocks, prints, keys, runs, sketched, counts, doubled, clues };
}

function printAt(blocks: readonly Block[], at: number): BlockPrint {
  const block = blocks[at];
  if (block === undefined) throw new RangeError(`there is no block ${at}`);
  return blockPrintOf(block);
}

/** The clue that a whole block is; never 0. */
function blockClue(print: BlockPrint): number {
  const key = mix(print.key ^ OF_BLOCK);
  return key === 0 ? OF_BLOCK : key;
}

function sumOf(numbers: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += numbers[at] ?? 0;
  return sum;
}

/** The pairs of a draft's blocks that are worth a look. Linear in the number of fingerprints. */
export function candidatesOf(table: ClueTable): Candidates {
  const { prints, keys, runs, sketched, counts, clues } = table;
  const n = prints.length;
  makeRoom(n + clues.length);
  markAll(clues);
  const equalTo = row(n).fill(-1);
  const pairs: number[] = [];
  const sentences: EqualSentences[] = [];
  if (hits.length < n) {
    hits = new Int32Array(n * 2);
    sketchHits = new Int32Array(n * 2);
  }
  const touched: number[] = [];
  let first = 0;
  for (let index = 0; index < n; index++) {
    const begin = first;
    const count = counts[index] ?? 0;
    first += count;
    const key = keys[index] ?? 0;
    if (key === 0) continue;
    const equal = equalBlock(prints, index, key);
    if (equal !== -1) {
      equalTo[index] = equal;
      continue;
    }
    enter(key, index, 0);
    touched.length = 0;
    const endOfRuns = begin + (runs[index] ?? 0);
    const end = begin + (sketched[index] ?? 0);
    for (let at = begin; at < end; at++) {
      const clue = clues[at] ?? 0;
      if (isShared(clue)) follow(clue, index, at < endOfRuns ? hits : sketchHits, touched);
    }
    for (let at = end; at < first; at++) {
      if (!isShared(clues[at] ?? 0)) continue;
      addSentences(prints, index, sentences);
      break;
    }
    if (touched.length > 0) addPairs(index, touched, hits, sketchHits, pairs);
  }
  return { prints, equalTo, pairs, sentences };
}

function markAll(clues: Int32Array): void {
  for (let at = 0; at < clues.length; at++) mark(clues[at] ?? 0);
}

function mark(clue: number): void {
  const bit = 1 << (clue & 31);
  const at = (clue >>> 5) & bitMask;
  const word = seen[at] ?? 0;
  if ((word & bit) !== 0) seenAgain[at] = (seenAgain[at] ?? 0) | bit;
  else seen[at] = word | bit;
}

/** True when the clue has been seen more than once; now and then it was another one with the same bit. */
function isShared(clue: number): boolean {
  return ((seenAgain[(clue >>> 5) & bitMask] ?? 0) & (1 << (clue & 31))) !== 0;
}

/** The first block with the words of the one at `index`; -1 when there is none. */
function equalBlock(prints: readonly BlockPrint[], index: number, key: number): number {
  for (let at = heads[key & mask] ?? -1; at !== -1; at = entryNext[at] ?? -1) {
    const block = entryBlock[at] ?? 0;
    if (entryKey[at] !== key) continue;
    const hashes = prints[index]?.words.hashes;
    const others = prints[block]?.words.hashes;
    if (hashes !== undefined && others !== undefined && sameWords(others, hashes)) return block;
  }
  return -1;
}

function addSentences(prints: readonly BlockPrint[], index: number, found: EqualSentences[]): void {
  const print = prints[index];
  if (print === undefined) return;
  for (let sentence = 0; sentence < print.sentences.length; sentence++) {
    const row = print.sentences[sentence];
    if (row === undefined || row.to - row.from < LEAST_SENTENCE) continue;
    const key = sentenceClue(print.sentenceKeys[sentence] ?? 0);
    if (!isShared(key)) continue;
    let known = false;
    for (let at = heads[key & mask] ?? -1; at !== -1; at = entryNext[at] ?? -1) {
      if (entryKey[at] !== key) continue;
      const first = entryBlock[at] ?? 0;
      const firstSentence = entryPart[at] ?? 0;
      const other = prints[first]?.sentences[firstSentence];
      if (other === undefined || other.to - other.from !== row.to - row.from) continue;
      found.push({ first, firstSentence, second: index, secondSentence: sentence });
      known = true;
      break;
    }
    if (!known) enter(key, index, sentence);
  }
}

/** Counts a hit for each earlier block with the key, and enters it for this one. */
function follow(key: number, index: number, hits: Int32Array, touched: number[]): void {
  let places = 0;
  for (let at = heads[key & mask] ?? -1; at !== -1; at = entryNext[at] ?? -1) {
    if (entryKey[at] !== key) continue;
    const block = entryBlock[at] ?? 0;
    if (block === index || ++places > MOST_PLACES) return;
    touched.push(block);
    hits[block] = (hits[block] ?? 0) + 1;
  }
  enter(key, index, 0);
}

function addPairs(
  index: number,
  touched: readonly number[],
  hits: Int32Array,
  sketchHits: Int32Array,
  pairs: number[],
): void {
  const worth: { block: number; score: number }[] = [];
  for (const block of touched) {
    const runs = hits[block] ?? 0;
    const sketch = sketchHits[block] ?? 0;
    // A block is touched once per hit; the counts are cleared as it is taken up.
    hits[block] = 0;
    sketchHits[block] = 0;
    if (runs > 0 || sketch >= LEAST_SKETCH_HITS) worth.push({ block, score: 2 * runs + sketch });
  }
  worth.sort((a, b) => b.score - a.score || a.block - b.block);
  for (const { block } of worth.slice(0, MOST_PARTNERS)) pairs.push(block, index);
}

function enter(key: number, block: number, part: number): void {
  const slot = key & mask;
  entryKey[entries] = key;
  entryBlock[entries] = block;
  entryPart[entries] = part;
  entryNext[entries] = heads[slot] ?? -1;
  heads[slot] = entries++;
}

function makeRoom(most: number): void {
  let bits = 64;
  while (bits * 4 < most) bits *= 2;
  if (seen.length < bits || seen.length > bits * 64) {
    seen = new Int32Array(bits);
    seenAgain = new Int32Array(bits);
  } else {
    seen.fill(0, 0, bits);
    seenAgain.fill(0, 0, bits);
  }
  bitMask = bits - 1;
  let size = 256;
  while (size < most / 4) size *= 2;
  // A table far larger than this draft needs would cost more to clear than to make.
  if (heads.length < size || heads.length > size * 16) heads = new Int32Array(size);
  mask = size - 1;
  heads.fill(-1, 0, size);
  entries = 0;
  if (entryKey.length < most) {
    const room = Math.ceil(most * 1.5);
    entryKey = new Int32Array(room);
    entryNext = new Int32Array(room);
    entryBlock = new Int32Array(room);
    entryPart = new Int32Array(room);
  }
}

function sameWords(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
