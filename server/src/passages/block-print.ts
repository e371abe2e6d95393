/** What is compared of a block: its words, sentences and fingerprints. Kept as long as the block is. */
import { type Block, perBlock } from '../article/model.ts';
import { sentencesOf } from '../article/sentences.ts';
import type { Row } from './draft-print.ts';
import { row } from './slab.ts';
import { winnow } from './winnowing.ts';
import { hashOfRun, mix, type Words, wordsOf } from './words.ts';

export interface BlockPrint {
  readonly words: Words;
  /** Hash of all words; equal for copies. */
  readonly key: number;
  /** Rows of words of the sentences; sentences without a word are left out. */
  readonly sentences: readonly Row[];
  /** Hash of each sentence. */
  readonly sentenceKeys: Int32Array;
  /**
   * What other blocks may have in common with this one, in one row:
   * - winnowed five-word runs: two blocks with eight words in a row in common have one of them in common;
   * - a sketch, the least of the hashes of the block's word pairs: a sample of what it says that two versions of a
   *   paragraph share even when every fourth word differs (A. Broder, *On the Resemblance and Containment of
   *   Documents*, 1997);
   * - its longer sentences.
   */
  readonly clues: Int32Array;
  /** How many of the clues are runs, and how many are runs or of the sketch. */
  readonly runs: number;
  readonly sketched: number;
  /** Index of the first word of each run. */
  readonly runAt: Int32Array;
}

/** A sentence is a clue from this many words on; shorter ones recur of themselves. */
export const LEAST_SENTENCE = 8;
const OF_SENTENCE = 0x1b873593;
const OF_SKETCH = 0x38b34ae5;

/** The clue that a sentence of this hash is. */
export function sentenceClue(key: number): number {
  return mix(key ^ OF_SENTENCE);
}

const RUN = 5;
const WINDOW = 4;
/** Word pairs of a sketch; of 16, two paragraphs of resemblance .3 share two or more 98 times in 100. */
const SKETCH = 16;
/** Shorter blocks are compared as a whole only. */
const LEAST_SKETCHED = 12;

const NONE = new Int32Array(0);
const NOWHERE: Row = { from: 0, to: 0 };

/** The print of a block. */
export const blockPrintOf: (block: Block) => BlockPrint = perBlock((block) => {
  const words = wordsOf(block);
  const sentences = sentenceRows(block, words);
  const sentenceKeys = row(sentences.length);
  for (let at = 0; at < sentences.length; at++) {
    const { from, to } = sentences[at] ?? NOWHERE;
    sentenceKeys[at] = hashOfRun(words.hashes, from, to);
  }
  const runs = chooseRuns(words);
  const sketched = runs + takeSample(words);
  let clues = sketched;
  for (let at = 0; at < sentences.length; at++) if (isClue(sentences[at])) clues++;
  const only = sentences.length === 1 ? sentences[0] : undefined;
  return {
    words,
    key:
      only !== undefined && only.to - only.from === words.count
        ? (sentenceKeys[0] ?? 0)
        : hashOfRun(words.hashes, 0, words.count),
    sentences,
    sentenceKeys,
    clues: cluesOf(clues, runs, sketched, sentences, sentenceKeys),
    runs,
    sketched,
    runAt: placesOf(runs),
  };
});

function isClue(sentence: Row | undefined): boolean {
  return sentence !== undefined && sentence.to - sentence.from >= LEAST_SENTENCE;
}

/** The row of clues, from the runs that were chosen and the sample that was taken last. */
function cluesOf(
  count: number,
  runs: number,
  sketched: number,
  sentences: readonly Row[],
  sentenceKeys: Int32Array,
): Int32Array {
  const clues = row(count);
  for (let at = 0; at < runs; at++) clues[at] = keys[chosen[at] ?? 0] ?? 0;
  for (let at = runs; at < sketched; at++) clues[at] = mix((sample[at - runs] ?? 0) ^ OF_SKETCH);
  let next = sketched;
  for (let at = 0; at < sentences.length; at++) {
    if (isClue(sentences[at])) clues[next++] = sentenceClue(sentenceKeys[at] ?? 0);
  }
  return clues;
}

function placesOf(runs: number): Int32Array {
  if (runs === 0) return NONE;
  const places = row(runs);
  for (let at = 0; at < runs; at++) places[at] = chosen[at] ?? 0;
  return places;
}

function sentenceRows(block: Block, words: Words): Row[] {
  const rows: Row[] = [];
  let word = 0;
  for (const sentence of sentencesOf(block)) {
    const from = word;
    while (word < words.count && (words.starts[word] ?? 0) < sentence.end) word++;
    if (word > from) rows.push({ from, to: word });
  }
  return rows;
}

/** The hashes of all runs of the block that is being read, and the places of those that were chosen. */
let keys = new Int32Array(1024);
let chosen = new Int32Array(1024);
/** The sample that was taken of its word pairs, ascending. */
const sample = new Int32Array(SKETCH);

/** Chooses among the runs of words; gives how many were chosen. */
function chooseRuns(words: Words): number {
  const count = words.count - RUN + 1;
  if (count <= 0) return 0;
  if (keys.length < count) {
    keys = new Int32Array(count * 2);
    chosen = new Int32Array(count * 2);
  }
  // Words are hashed well, so that a sum with odd weights is enough of a rolling hash.
  const { hashes } = words;
  for (let at = 0; at < count; at++) {
    keys[at] = mix(
      Math.imul(hashes[at] ?? 0, 0x2545f491) +
        Math.imul(hashes[at + 1] ?? 0, 0x27d4eb2f) +
        Math.imul(hashes[at + 2] ?? 0, 0x165667b1) +
        Math.imul(hashes[at + 3] ?? 0, 0x9e3779b1) +
        (hashes[at + 4] ?? 0),
    );
  }
  return winnow(keys, count, WINDOW, chosen);
}

/** Takes a sample of the pairs of words; gives its size. */
function takeSample(words: Words): number {
  if (words.count < LEAST_SKETCHED) return 0;
  const { hashes, starts, ends, count } = words;
  let size = 0;
  let most = 0;
  let isLong = (ends[0] ?? 0) - (starts[0] ?? 0) > 3;
  for (let at = 1; at < count; at++) {
    const wasLong = isLong;
    isLong = (ends[at] ?? 0) - (starts[at] ?? 0) > 3;
    // “of the” says nothing: pairs of short words stand everywhere.
    if (!wasLong && !isLong) continue;
    const pair = mix(Math.imul(hashes[at - 1] ?? 0, 0x2c1b3c6d) + (hashes[at] ?? 0));
    if (size === SKETCH && pair >= most) continue;
    // Insertion into the sorted sample; equal pairs count once.
    let place = size;
    while (place > 0 && (sample[place - 1] ?? 0) > pair) place--;
    if (place > 0 && sample[place - 1] === pair) continue;
    if (size < SKETCH) size++;
    for (let to = size - 1; to > place; to--) sample[to] = sample[to - 1] ?? 0;
    sample[place] = pair;
    most = sample[SKETCH - 1] ?? 0;
  }
  return size;
}
