/**
 * Rows of words that two drafts have in common, found on their word codes: exact runs first, then runs
 * joined over small differences (words put in, left out, exchanged).
 */
import type { Row } from './draft-print.ts';
import { mix } from './words.ts';

/** Two rows that say the same, and how many of their words agree. */
export interface CommonRow {
  readonly here: Row;
  readonly there: Row;
  readonly agreeing: number;
  /** Of the long words of `here`, the share that agrees; 1 where it has none. */
  readonly longAgreement: number;
}

/** Codes of a draft, from `base` on, and behind them as many layout bytes (see draft-print.ts). */
export interface Codes {
  readonly bytes: Uint8Array;
  readonly base: number;
  readonly words: number;
}

/** Words of so many characters carry what a sentence is about; shorter ones hold it together in every draft. */
const LONG_WORD = 5;

/** Shortest exact run that counts: four codes make one 32-bit number. */
const RUN = 4;
/** Runs are joined over at most this many words that differ. */
const WIDEST_GAP = 12;
/** The words that differ may be this many more on one side than on the other. */
const WIDEST_SHIFT = 8;
/** Places of one four-word run that are looked at; more are stock phrases. */
const MOST_PLACES = 6;
/** Runs that are tried as the one before. */
const MOST_TRIED = 200;
/** Exact runs that are kept; two drafts with more of them are tables. */
const MOST_RUNS = 4000;

interface Run {
  readonly here: number;
  readonly there: number;
  readonly length: number;
}

/**
 * The rows of at least `least` words that `here` and `there` have in common, in the order of `here`, none
 * overlapping another in `here`. At least `share` of the words of either row agree.
 */
export function commonRows(here: Codes, there: Codes, least: number, share: number): CommonRow[] {
  const runs = exactRuns(here, there);
  if (runs.length === 0) return [];
  runs.sort((a, b) => a.here - b.here || a.there - b.there);
  const rows: CommonRow[] = [];
  for (const chain of chained(runs)) {
    const row = rowOf(chain, here, there);
    if (row.here.to - row.here.from < least || row.there.to - row.there.from < least) continue;
    const longer = Math.max(row.here.to - row.here.from, row.there.to - row.there.from);
    if (row.agreeing >= share * longer) rows.push(row);
  }
  return separate(rows);
}

/** All maximal runs of equal codes of at least {@link RUN} words. */
function exactRuns(here: Codes, there: Codes): Run[] {
  if (here.words < RUN || there.words < RUN) return [];
  const grams = here.words - RUN + 1;
  let size = 16;
  while (size < grams * 2) size *= 2;
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(grams);
  const keys = new Int32Array(grams);
  let key = 0;
  for (let at = 0; at < here.words; at++) {
    key = (key << 8) | (here.bytes[here.base + at] ?? 0);
    const gram = at - RUN + 1;
    if (gram < 0) continue;
    const slot = mix(key) & (size - 1);
    keys[gram] = key;
    next[gram] = heads[slot] ?? -1;
    heads[slot] = gram;
  }
  const runs: Run[] = [];
  key = 0;
  let cutBefore = false;
  for (let at = 0; at < there.words && runs.length < MOST_RUNS; at++) {
    key = (key << 8) | (there.bytes[there.base + at] ?? 0);
    const gram = at - RUN + 1;
    if (gram < 0) continue;
    let places = 0;
    let cut = false;
    for (let place = heads[mix(key) & (size - 1)] ?? -1; place !== -1; place = next[place] ?? -1) {
      if (keys[place] !== key) continue;
      if (++places > MOST_PLACES) {
        cut = true;
        break;
      }
      const goesOn =
        !cutBefore &&
        place > 0 &&
        gram > 0 &&
        here.bytes[here.base + place - 1] === there.bytes[there.base + gram - 1];
      if (!goesOn) runs.push({ here: place, there: gram, length: runLength(here, there, place, gram) });
    }
    // Where places were left out, a run that began among them has to be picked up one word later.
    cutBefore = cut;
  }
  return runs;
}

function runLength(here: Codes, there: Codes, from: number, thereFrom: number): number {
  const most = Math.min(here.words - from, there.words - thereFrom);
  let length = RUN;
  while (
    length < most &&
    here.bytes[here.base + from + length] === there.bytes[there.base + thereFrom + length]
  ) {
    length++;
  }
  return length;
}

/**
 * Runs joined into chains: each run to the one before it, within the widest gap, that makes the chain with
 * the most agreeing words. `runs` are sorted by their place here.
 */
function chained(runs: readonly Run[]): Run[][] {
  const best = new Int32Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  let window = 0;
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (run === undefined) continue;
    best[at] = run.length;
    // Long runs that began far back may still reach this one: the window moves on by ends, not by starts.
    while (window < at && endOf(runs[window]) < run.here - WIDEST_GAP) window++;
    for (let earlier = at - 1; earlier >= Math.max(window, at - MOST_TRIED); earlier--) {
      const other = runs[earlier];
      if (other === undefined) continue;
      const gain = gainOver(other, run);
      if (gain > 0 && (best[earlier] ?? 0) + gain > (best[at] ?? 0)) {
        best[at] = (best[earlier] ?? 0) + gain;
        before[at] = earlier;
      }
    }
  }
  const order = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0) || a - b);
  const taken = new Uint8Array(runs.length);
  const chains: Run[][] = [];
  for (const last of order) {
    const chain: Run[] = [];
    for (let at = last; at !== -1 && taken[at] === 0; at = before[at] ?? -1) {
      const run = runs[at];
      if (run === undefined) break;
      taken[at] = 1;
      chain.push(run);
    }
    if (chain.length > 0) chains.push(chain.reverse());
  }
  return chains;
}

function endOf(run: Run | undefined): number {
  return run === undefined ? 0 : run.here + run.length;
}

/** Words that `run` adds to a chain that ends in `before`; 0 when they cannot be joined. */
function gainOver(before: Run, run: Run): number {
  const gapHere = run.here - (before.here + before.length);
  const gapThere = run.there - (before.there + before.length);
  // Runs on other diagonals may overlap by a few words, which count once.
  const overlap = Math.max(0, -gapHere, -gapThere);
  if (overlap >= run.length || run.there <= before.there || run.here <= before.here) return 0;
  if (gapHere > WIDEST_GAP || gapThere > WIDEST_GAP) return 0;
  if (Math.abs(gapHere - gapThere) > WIDEST_SHIFT) return 0;
  return run.length - overlap;
}

function rowOf(chain: readonly Run[], here: Codes, there: Codes): CommonRow {
  const first = chain[0] ?? { here: 0, there: 0, length: 0 };
  let last = first;
  let agreeing = first.length;
  let longAgreeing = longWords(here, first.here, first.here + first.length);
  for (const run of chain.slice(1)) {
    const gain = gainOver(last, run);
    agreeing += gain;
    longAgreeing += longWords(here, run.here + run.length - gain, run.here + run.length);
    agreeing += agreeingBetween(
      here,
      last.here + last.length,
      run.here,
      there,
      last.there + last.length,
      run.there,
      ANY_WORD,
    );
    longAgreeing += agreeingBetween(
      here,
      last.here + last.length,
      run.here,
      there,
      last.there + last.length,
      run.there,
      LONG_WORD,
    );
    last = run;
  }
  const long = longWords(here, first.here, last.here + last.length);
  return {
    here: { from: first.here, to: last.here + last.length },
    there: { from: first.there, to: last.there + last.length },
    agreeing,
    longAgreement: long === 0 ? 1 : longAgreeing / long,
  };
}

const ANY_WORD = 0;

/** Long words of a row. */
function longWords(codes: Codes, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (lengthOf(codes, at) >= LONG_WORD) count++;
  return count;
}

/** A word's characters; 15 stands for that many or more. */
function lengthOf({ bytes, base, words }: Codes, at: number): number {
  return (bytes[base + words + at] ?? 0) & 15;
}

/**
 * Equal words, in order, of two gaps between runs (longest common subsequence; gaps are short). Only words of
 * at least `leastLength` characters count.
 */
function agreeingBetween(
  here: Codes,
  hereFrom: number,
  hereTo: number,
  there: Codes,
  thereFrom: number,
  thereTo: number,
  leastLength: number,
): number {
  const width = thereTo - thereFrom;
  if (hereTo <= hereFrom || width <= 0) return 0;
  const row = new Uint8Array(width + 1);
  for (let at = hereFrom; at < hereTo; at++) {
    let diagonal = 0;
    for (let column = 1; column <= width; column++) {
      const above = row[column] ?? 0;
      row[column] =
        here.bytes[here.base + at] === there.bytes[there.base + thereFrom + column - 1] &&
        lengthOf(here, at) >= leastLength
          ? diagonal + 1
          : Math.max(above, row[column - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[width] ?? 0;
}

/** Of rows that overlap here, the ones with more agreeing words. */
function separate(rows: CommonRow[]): CommonRow[] {
  rows.sort((a, b) => b.agreeing - a.agreeing || a.here.from - b.here.from);
  const kept: CommonRow[] = [];
  for (const row of rows) {
    if (!kept.some((other) => row.here.from < other.here.to && other.here.from < row.here.to)) kept.push(row);
  }
  return kept.sort((a, b) => a.here.from - b.here.from);
}
