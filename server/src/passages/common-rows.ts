/**
 * Rows of words that two drafts have in common, found on their word codes: exact runs first, then runs
 * joined over small differences (words put in, left out, exchanged).
 */
import type { Steps } from '../article/steps.ts';
import { type Codes, isParticular, isTelling, type Row } from './draft-print.ts';
import { mix } from './words.ts';

/** How many words of a kind two rows hold, and how many of them stand in both, in order. */
export interface Agreement {
  readonly here: number;
  readonly there: number;
  readonly agreeing: number;
}

/** Two rows that say much the same, and how many of their words agree. */
export interface CommonRow {
  readonly here: Row;
  readonly there: Row;
  /** Words that agree. */
  readonly agreeing: number;
  /** Of the words that say what a text is about ({@link isTelling}). */
  readonly telling: Agreement;
  /** Of names and figures ({@link isParticular}). */
  readonly particular: Agreement;
}

/** Shortest exact run that counts: four codes make one 32-bit number. */
const RUN = 4;
/** Runs are joined over at most this many words that differ. */
const WIDEST_GAP = 12;
/** The words that differ may be this many more on one side than on the other. */
const WIDEST_SHIFT = 8;
/** Places of one four-word run that are looked at; more are stock phrases. */
const MOST_PLACES = 6;
/** Shortest run that goes on with a row at its rim, and the words that may differ before it, on either side. */
const RIM_RUN = 3;
const WIDEST_RIM_GAP = 2;
/** Runs that are tried as the one before. */
const MOST_TRIED = 200;
/** Least share of a row that lies in runs of {@link RUN} words and more, for any row worth looking at. */
const LEAST_IN_RUNS = 0.4;
/** Exact runs that are kept, and in long drafts for so many words one more; of more, the longer ones. */
const MOST_RUNS = 4000;
const WORDS_PER_RUN = 10;
/**
 * A run of so many words claims its place here: a shorter one within it, which stands elsewhere in the other draft,
 * is a stock phrase. Long drafts have more of these than can be looked at.
 */
const CLAIMING = 40;
/** Words by which a run may begin before the place where it was found. */
const MOST_BACK = 16;
/** Words that are looked at, and runs that are joined, between two steps. */
const WORDS_PER_STEP = 1 << 13;
const RUNS_PER_STEP = 1 << 10;

interface Run {
  readonly here: number;
  readonly there: number;
  readonly length: number;
}

/** Compares one draft with many: its four-word runs are entered once. */
export class RowFinder {
  readonly #here: Codes;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #keys: Int32Array;

  private constructor(here: Codes) {
    this.#here = here;
    const grams = Math.max(0, here.words - RUN + 1);
    let size = 16;
    while (size < grams * 2) size *= 2;
    this.#heads = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(grams);
    this.#keys = new Int32Array(grams);
  }

  static *of(here: Codes): Steps<RowFinder> {
    const finder = new RowFinder(here);
    const mask = finder.#heads.length - 1;
    let key = 0;
    for (let at = 0; at < here.words; at++) {
      if (at % WORDS_PER_STEP === WORDS_PER_STEP - 1) yield;
      key = (key << 8) | (here.bytes[here.base + at] ?? 0);
      const gram = at - RUN + 1;
      if (gram < 0) continue;
      const slot = mix(key) & mask;
      finder.#keys[gram] = key;
      finder.#next[gram] = finder.#heads[slot] ?? -1;
      finder.#heads[slot] = gram;
    }
    return finder;
  }

  /**
   * The rows of at least `least` words that the draft and `there` have in common, in the order of the draft,
   * none overlapping another in it. At least `share` of the words of either row agree, and `isWanted` says so.
   */
  *rows(
    there: Codes,
    least: number,
    share: number,
    isWanted: (row: CommonRow) => boolean,
  ): Steps<CommonRow[]> {
    const runs = yield* this.#exactRuns(there);
    let words = 0;
    for (const { length } of runs) words += length;
    // Four words in ten stand outside of runs of four at the most, where three fifths of all agree.
    if (words < least * LEAST_IN_RUNS) return [];
    runs.sort((a, b) => a.here - b.here || a.there - b.there);
    const rows: CommonRow[] = [];
    let looked = 0;
    for (const chain of yield* chained(runs)) {
      const row = rowOf(chain, this.#here, there, least, share);
      if (row !== null && isWanted(row)) rows.push(row);
      for (const { length } of chain) looked += length;
      if (looked < WORDS_PER_STEP) continue;
      looked = 0;
      yield;
    }
    return separate(rows);
  }

  /**
   * Maximal runs of equal codes of at least {@link RUN} words. Linear: of each run, and of each word, no more than
   * {@link MOST_PLACES} are followed, and no run twice.
   */
  *#exactRuns(there: Codes): Steps<Run[]> {
    const here = this.#here;
    const heads = this.#heads;
    const keys = this.#keys;
    const next = this.#next;
    const mask = heads.length - 1;
    const runs = new Runs(here, there);
    // A saved copy differs in a few places: what stands before and behind them is found at once, and at no cost.
    const before = runLength(here, there, 0, 0);
    if (before >= RUN) runs.add(0, 0, before);
    let key = 0;
    let looked = 0;
    for (let at = 0; at < there.words && runs.hasRoom; at++) {
      key = (key << 8) | (there.bytes[there.base + at] ?? 0);
      const gram = at - RUN + 1;
      if (gram < 0) continue;
      let places = 0;
      for (let place = heads[mix(key) & mask] ?? -1; place !== -1; place = next[place] ?? -1) {
        if (keys[place] !== key) continue;
        if (++places > MOST_PLACES) break;
        if (!runs.isKnown(place, gram)) looked += runs.follow(place, gram);
      }
      if (++looked < WORDS_PER_STEP) continue;
      looked = 0;
      yield;
    }
    return runs.kept();
  }
}

/** The exact runs that two drafts have in common, as they are found in the order of the other draft. */
class Runs {
  readonly #here: Codes;
  readonly #there: Codes;
  /** By diagonal (place there less place here): where the last run on it ends there. */
  readonly #ends: Int32Array;
  /** Words here that lie in a run of {@link CLAIMING} words; null for drafts that need no such choice. */
  readonly #claimed: Uint8Array | null;
  readonly #most: number;
  #runs: Run[] = [];
  /** Shorter runs are left out. Goes up where there are too many. */
  #least = RUN;

  constructor(here: Codes, there: Codes) {
    this.#here = here;
    this.#there = there;
    this.#ends = new Int32Array(here.words + there.words + 1);
    const shorter = Math.min(here.words, there.words);
    this.#most = Math.max(MOST_RUNS, Math.floor(shorter / WORDS_PER_RUN));
    this.#claimed = shorter > MOST_RUNS ? new Uint8Array(here.words) : null;
  }

  get hasRoom(): boolean {
    return this.#least <= CLAIMING;
  }

  /** True where a run that was followed before goes on. */
  isKnown(here: number, there: number): boolean {
    return (this.#ends[there - here + this.#here.words] ?? 0) > there;
  }

  /** Takes the run that equal words at these places belong to; gives the words that were looked at. */
  follow(here: number, there: number): number {
    const length = runLength(this.#here, this.#there, here, there);
    let back = 0;
    // Where a word has many places, a run may have been passed over at its beginning.
    const known = this.#ends[there - here + this.#here.words] ?? 0;
    const most = Math.min(MOST_BACK, here, there - known);
    while (back < most && this.#isSame(here - back - 1, there - back - 1)) back++;
    this.add(here - back, there - back, length + back);
    return length + back;
  }

  add(here: number, there: number, length: number): void {
    this.#ends[there - here + this.#here.words] = there + length;
    const run = { here, there, length };
    if (length < this.#least || (length < CLAIMING && this.#isClaimed(run))) return;
    this.#runs.push(run);
    if (length >= CLAIMING) this.#claimed?.fill(1, here, here + length);
    if (this.#runs.length < this.#most) return;
    this.#runs = this.kept();
    // The shortest go first: stock phrases are short, and what is left of a copy is long.
    while (this.#runs.length > this.#most / 2 && this.hasRoom) {
      this.#least *= 2;
      if (this.hasRoom) this.#runs = this.#runs.filter((run) => run.length >= this.#least);
    }
  }

  /** All runs but those within what longer ones, also later ones, have claimed. */
  kept(): Run[] {
    return this.#claimed === null
      ? this.#runs
      : this.#runs.filter((run) => run.length >= CLAIMING || !this.#isClaimed(run));
  }

  /** Two runs that claim side by side count as one. */
  #isClaimed({ here, length }: Run): boolean {
    const claimed = this.#claimed;
    if (claimed === null) return false;
    for (let at = here; at < here + length; at++) if (claimed[at] === 0) return false;
    return true;
  }

  #isSame(here: number, there: number): boolean {
    return this.#here.bytes[this.#here.base + here] === this.#there.bytes[this.#there.base + there];
  }
}

function runLength(here: Codes, there: Codes, from: number, thereFrom: number): number {
  const most = Math.min(here.words - from, there.words - thereFrom);
  let length = 0;
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
function* chained(runs: readonly Run[]): Steps<Run[][]> {
  const best = new Int32Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  let window = 0;
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (run === undefined) continue;
    if (at % RUNS_PER_STEP === RUNS_PER_STEP - 1) yield;
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

/** The row that a chain of runs makes; null when it is too short, or too little of it agrees. */
function rowOf(
  chain: readonly Run[],
  here: Codes,
  there: Codes,
  least: number,
  share: number,
): CommonRow | null {
  const first = chain[0];
  let last = chain[chain.length - 1];
  if (first === undefined || last === undefined) return null;
  const agreeing = new Tally();
  const before = rimOf(here, there, first.here, first.there, -1, agreeing);
  const after = rimOf(here, there, last.here + last.length, last.there + last.length, 1, agreeing);
  const hereRow = { from: before.here, to: after.here };
  const thereRow = { from: before.there, to: after.there };
  const shorter = Math.min(hereRow.to - hereRow.from, thereRow.to - thereRow.from);
  if (shorter < least) return null;
  agreeing.addRow(here, first.here, first.here + first.length);
  last = first;
  for (const run of chain.slice(1)) {
    agreeing.addRow(here, run.here + run.length - gainOver(last, run), run.here + run.length);
    agreeing.addPacked(
      agreeingBetween(here, { from: last.here + last.length, to: run.here }, there, {
        from: last.there + last.length,
        to: run.there,
      }),
    );
    last = run;
  }
  const longer = Math.max(hereRow.to - hereRow.from, thereRow.to - thereRow.from);
  if (agreeing.words < share * longer) return null;
  const allHere = new Tally();
  allHere.addRow(here, hereRow.from, hereRow.to);
  const allThere = new Tally();
  allThere.addRow(there, thereRow.from, thereRow.to);
  return {
    here: hereRow,
    there: thereRow,
    agreeing: agreeing.words,
    telling: { here: allHere.telling, there: allThere.telling, agreeing: agreeing.telling },
    particular: { here: allHere.particular, there: allThere.particular, agreeing: agreeing.particular },
  };
}

/**
 * Where a row ends beyond its last exact run: shorter runs go on with it over a word or two that differ. `step` is -1
 * for its beginning. What agrees there is added to `agreeing`.
 */
function rimOf(
  here: Codes,
  there: Codes,
  hereAt: number,
  thereAt: number,
  step: 1 | -1,
  agreeing: Tally,
): { here: number; there: number } {
  let [h, t] = [hereAt, thereAt];
  for (let gap = 0; gap <= 2 * WIDEST_RIM_GAP; gap++) {
    for (let dh = Math.max(0, gap - WIDEST_RIM_GAP); dh <= Math.min(gap, WIDEST_RIM_GAP); dh++) {
      const length = rimRun(here, there, h + step * dh, t + step * (gap - dh), step);
      if (length < RIM_RUN) continue;
      h += step * dh;
      t += step * (gap - dh);
      if (step > 0) agreeing.addRow(here, h, h + length);
      else agreeing.addRow(here, h - length, h);
      h += step * length;
      t += step * length;
      gap = -1;
      break;
    }
  }
  return { here: h, there: t };
}

/** Words that agree from two places between words on, in one direction. */
function rimRun(here: Codes, there: Codes, h: number, t: number, step: 1 | -1): number {
  let length = 0;
  for (;;) {
    const hereWord = step > 0 ? h + length : h - length - 1;
    const thereWord = step > 0 ? t + length : t - length - 1;
    if (hereWord < 0 || thereWord < 0 || hereWord >= here.words || thereWord >= there.words) return length;
    if (here.bytes[here.base + hereWord] !== there.bytes[there.base + thereWord]) return length;
    length++;
  }
}

/** Words by kind. Several counts fit one number: as many words as a gap may have are well below 256. */
class Tally {
  words = 0;
  telling = 0;
  particular = 0;

  addRow(codes: Codes, from: number, to: number): void {
    for (let at = from; at < to; at++) this.addPacked(packedKinds(codes, at));
  }

  addPacked(packed: number): void {
    this.words += packed >> 16;
    this.telling += (packed >> 8) & 0xff;
    this.particular += packed & 0xff;
  }
}

/** One word, with its kinds, for a {@link Tally}. */
function packedKinds(codes: Codes, at: number): number {
  return 0x10000 + (isTelling(codes, at) ? 0x100 : 0) + (isParticular(codes, at) ? 1 : 0);
}

/**
 * Equal words, in order, of two gaps between runs (longest common subsequence; gaps are short), packed for a
 * {@link Tally}. Of subsequences of the same length the one with more telling words counts.
 */
function agreeingBetween(here: Codes, hereGap: Row, there: Codes, thereGap: Row): number {
  const width = thereGap.to - thereGap.from;
  if (hereGap.to <= hereGap.from || width <= 0) return 0;
  const row = new Int32Array(width + 1);
  for (let at = hereGap.from; at < hereGap.to; at++) {
    const code = here.bytes[here.base + at];
    const gain = packedKinds(here, at);
    let diagonal = 0;
    for (let column = 1; column <= width; column++) {
      const above = row[column] ?? 0;
      row[column] =
        code === there.bytes[there.base + thereGap.from + column - 1]
          ? diagonal + gain
          : Math.max(above, row[column - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[width] ?? 0;
}

/** Of rows that overlap here, the ones with more agreeing words; in the order of the draft. */
function separate(rows: CommonRow[]): CommonRow[] {
  rows.sort((a, b) => b.agreeing - a.agreeing || a.here.from - b.here.from);
  const kept: CommonRow[] = [];
  for (const row of rows) {
    // The first one kept that ends behind the beginning of this one.
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.here.to ?? 0) > row.here.from) high = middle;
      else low = middle + 1;
    }
    const after = kept[low];
    if (after === undefined || after.here.from >= row.here.to) kept.splice(low, 0, row);
  }
  return kept;
}
