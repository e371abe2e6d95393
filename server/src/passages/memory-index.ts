/**
 * A {@link PassageIndex} in typed arrays. Each draft is kept as its print (two bytes per word); the winnowed
 * six-word runs of the prints stand in a hash table. A hit there names a draft; the passages are then found
 * by comparing the two prints word for word, so that a chance hit costs time but is never reported.
 * About 2.5 kB per draft of 700 words; adding, removing and finding take time in proportion to the draft,
 * whatever the size of the index.
 */
import type { Span } from '../article/model.ts';
import { finish, type Steps } from '../article/steps.ts';
import { BytePool, baseIn, type PoolImage } from './byte-pool.ts';
import { RowFinder } from './common-rows.ts';
import { type Codes, type DraftPrint, MOST_WORDS, spansOfRows } from './draft-print.ts';
import type { PassageIndex, SharedDraft, SharedPassage } from './passage-index.ts';
import { RunTable, type TableImage } from './run-table.ts';
import { isFormula, isPassage, isVersion, LEAST_ROW, LEAST_WORDS } from './shared-rows.ts';
import { winnow } from './winnowing.ts';
import { mix } from './words.ts';

/** Share of the shorter draft that makes a copy. */
const LEAST_COPY = 0.3;
/** Least share of a passage's words that agree. */
const LEAST_AGREEMENT = 0.6;
/** Words of a run, and runs of a window: each common row of 12 words leaves a common run (see winnowing.ts). */
const RUN = 6;
const WINDOW = 7;
/** Winnowed runs of a draft of 700 words. */
const RUNS_PER_DRAFT = 175;
/**
 * Two common runs with at most this many words between their beginnings make another draft worth comparing: a
 * passage has several; the stock phrases that any two drafts share lie further apart. So does a handful of runs
 * wherever they lie, which is all that is left where every third word of a copy was changed.
 */
const NEAR = 30;
const NEAR_HIT = 4;
const FAR_HIT = 1;
const LEAST_HITS = 2;
/** Drafts that are compared word for word, and that are named, per question. */
const MOST_COMPARED = 16;
export const MOST_NAMED = 12;
/** Runs that are looked up between two steps. */
const RUNS_PER_STEP = 1 << 11;

/** Raised with every change after which the same prints make another image, or an image has another meaning. */
export const IMAGE_VERSION = 3;

/** What an index holds, for writing it to disk. Arrays are views: write them before the next change. */
export interface IndexImage {
  /** Number by number; null where a draft was removed. */
  readonly ids: readonly (string | null)[];
  readonly words: Int32Array;
  readonly lengths: Int32Array;
  readonly addresses: Int32Array;
  readonly entries: Int32Array;
  readonly pool: PoolImage;
  readonly table: TableImage;
}

export class MemoryIndex implements PassageIndex {
  #numbers = new Map<string, number>();
  #ids: (string | null)[] = [];
  #freeNumbers: number[] = [];
  /** By draft number: words, bytes of the print, its address in the pool, first entry in the table. */
  #words = new Int32Array(64);
  #lengths = new Int32Array(64);
  #addresses = new Int32Array(64);
  #entries = new Int32Array(64);
  #pool = new BytePool();
  #table: RunTable;
  /** For adding and removing. */
  readonly #runs = new RunKeys();
  /** For the next question; null while one is being answered. */
  #tally: HitTally | null = null;
  #changes = 0;

  /** For about so many drafts; more can come. */
  constructor(expected = 0) {
    this.#table = new RunTable(expected * RUNS_PER_DRAFT);
  }

  /** An index that goes on where the image was taken. The arrays of the image become its own. */
  static from(image: IndexImage): MemoryIndex {
    const index = new MemoryIndex();
    index.#ids = [...image.ids];
    index.#ids.forEach((id, number) => {
      if (id === null) index.#freeNumbers.push(number);
      else index.#numbers.set(id, number);
    });
    const room = Math.max(64, index.#ids.length);
    index.#words = grown(image.words, room);
    index.#lengths = grown(image.lengths, room);
    index.#addresses = grown(image.addresses, room);
    index.#entries = grown(image.entries, room);
    index.#pool = BytePool.from(image.pool);
    index.#table = RunTable.from(image.table);
    return index;
  }

  image(): IndexImage {
    const count = this.#ids.length;
    return {
      ids: this.#ids,
      words: this.#words.subarray(0, count),
      lengths: this.#lengths.subarray(0, count),
      addresses: this.#addresses.subarray(0, count),
      entries: this.#entries.subarray(0, count),
      pool: this.#pool.image(),
      table: this.#table.image(),
    };
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** Goes up with every draft that comes or goes: while it is the same, so are all answers. */
  get changes(): number {
    return this.#changes;
  }

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** The ids of all drafts held. */
  ids(): IterableIterator<string> {
    return this.#numbers.keys();
  }

  add(id: string, print: DraftPrint): void {
    this.remove(id);
    if (print.words > MOST_WORDS) throw new RangeError(`a print holds at most ${MOST_WORDS} words`);
    const number = this.#freeNumbers.pop() ?? this.#ids.length;
    this.#makeRoom(number + 1);
    this.#ids[number] = id;
    this.#numbers.set(id, number);
    this.#runs.take(print.bytes, 0, print.words);
    this.#changes++;
    this.#words[number] = print.words;
    this.#lengths[number] = print.bytes.length;
    this.#addresses[number] = this.#pool.add(print.bytes);
    this.#entries[number] = this.#table.add(number, this.#runs.keys, this.#runs.count);
  }

  remove(id: string): boolean {
    const number = this.#numbers.get(id);
    if (number === undefined) return false;
    const address = this.#addresses[number] ?? 0;
    this.#runs.take(this.#pool.chunkOf(address), baseIn(address), this.#words[number] ?? 0);
    this.#changes++;
    this.#table.remove(this.#entries[number] ?? 0, this.#runs.keys, this.#runs.count);
    this.#pool.remove(address, this.#lengths[number] ?? 0);
    this.#numbers.delete(id);
    this.#ids[number] = null;
    this.#freeNumbers.push(number);
    return true;
  }

  /** The print held for a draft, as a copy; null when there is none. */
  print(id: string): DraftPrint | null {
    const number = this.#numbers.get(id);
    if (number === undefined) return null;
    const address = this.#addresses[number] ?? 0;
    const base = baseIn(address);
    const bytes = this.#pool.chunkOf(address).slice(base, base + (this.#lengths[number] ?? 0));
    return { words: this.#words[number] ?? 0, bytes };
  }

  find(
    draft: string | DraftPrint,
    self?: string,
    hidden: ReadonlySet<string> = NONE,
  ): readonly SharedDraft[] {
    const held = typeof draft === 'string' ? this.#numbers.get(draft) : undefined;
    if (typeof draft === 'string' && held === undefined) return [];
    const here: Codes =
      typeof draft === 'string'
        ? this.#codesOf(held ?? 0)
        : { bytes: draft.bytes, base: 0, words: draft.words };
    const own = held ?? (self === undefined ? -1 : (this.#numbers.get(self) ?? -1));
    return finish(this.#finding(here, own, hidden));
  }

  /**
   * What {@link find} says of a print, in steps. Drafts may come and go between two steps: of those that do, the
   * answer may still tell, or not tell yet.
   */
  *findSteps(
    { bytes, words }: DraftPrint,
    self: string,
    hidden: ReadonlySet<string> = NONE,
  ): Steps<readonly SharedDraft[]> {
    return yield* this.#finding({ bytes, base: 0, words }, this.#numbers.get(self) ?? -1, hidden);
  }

  *#finding(here: Codes, own: number, hidden: ReadonlySet<string>): Steps<readonly SharedDraft[]> {
    // There is nobody else.
    if (this.#numbers.size === (own === -1 ? 0 : 1)) return [];
    const shared: SharedDraft[] = [];
    let finder: RowFinder | null = null;
    for (const number of yield* this.#candidates(here, own, hidden)) {
      finder ??= yield* RowFinder.of(here);
      const id = this.#ids[number] ?? null;
      if (id === null) continue;
      const changes = this.#changes;
      let found = yield* this.#compare(finder, here, number, id);
      // What it was compared with may have gone meanwhile, and another print have taken its place.
      if (changes !== this.#changes)
        found = this.#ids[number] === id ? finish(this.#compare(finder, here, number, id)) : null;
      if (found !== null) shared.push(found);
    }
    return shared.sort(byShare).slice(0, MOST_NAMED);
  }

  /** Numbers of the drafts with the most common runs, those that lie near each other before others. */
  *#candidates(here: Codes, own: number, hidden: ReadonlySet<string>): Steps<number[]> {
    const room = this.#words.length;
    const tally = this.#tally !== null && this.#tally.room >= room ? this.#tally : new HitTally(room);
    this.#tally = null;
    const { runs } = tally;
    runs.take(here.bytes, here.base, here.words);
    let place = 0;
    const visit = (number: number) => {
      if (number >= 0 && number !== own) tally.hit(number, place);
    };
    for (let at = 0; at < runs.count; at++) {
      place = (runs.places[at] ?? 0) + 1;
      this.#table.each(runs.keys[at] ?? 0, visit);
      if (at % RUNS_PER_STEP === RUNS_PER_STEP - 1) yield;
    }
    const worth = tally.worthComparing().filter((number) => !hidden.has(this.#ids[number] ?? ''));
    worth.sort((a, b) => tally.of(b) - tally.of(a) || compareIds(this.#ids[a], this.#ids[b]));
    // A question that is given up halfway leaves its tally to nobody.
    tally.clear();
    this.#tally = tally;
    return worth.slice(0, MOST_COMPARED);
  }

  *#compare(finder: RowFinder, here: Codes, number: number, id: string): Steps<SharedDraft | null> {
    const there = this.#codesOf(number);
    const all = yield* finder.rows(
      there,
      LEAST_ROW,
      LEAST_AGREEMENT,
      (row) => isVersion(row) && !isFormula(row, here, there),
    );
    const shorter = Math.max(1, Math.min(here.words, there.words));
    const agreeing = all.reduce((sum, row) => sum + row.agreeing, 0);
    // Short paragraphs in another order make a copy as well, without any long passage.
    const isCopy = agreeing >= LEAST_COPY * shorter && agreeing >= LEAST_WORDS;
    const rows = isCopy ? all : all.filter(isPassage);
    if (rows.length === 0) return null;
    const ours = spansOfRows(
      here.bytes,
      here.base,
      here.words,
      rows.map((row) => row.here),
    );
    const theirs = spansOfRows(
      there.bytes,
      there.base,
      there.words,
      rows.map((row) => row.there),
    );
    const passages: SharedPassage[] = rows.map((row, at) => ({
      here: ours[at] ?? NOWHERE,
      there: theirs[at] ?? NOWHERE,
      words: row.here.to - row.here.from,
      agreeing: row.agreeing,
    }));
    return {
      id,
      passages,
      draftWords: here.words,
      share: Math.min(1, agreeing / Math.max(1, here.words)),
      containment: Math.min(1, agreeing / shorter),
    };
  }

  #codesOf(number: number): Codes {
    const address = this.#addresses[number] ?? 0;
    return { bytes: this.#pool.chunkOf(address), base: baseIn(address), words: this.#words[number] ?? 0 };
  }

  #makeRoom(count: number): void {
    if (count <= this.#words.length) return;
    const room = Math.max(count, Math.ceil(this.#words.length * 1.5));
    this.#words = grown(this.#words, room);
    this.#lengths = grown(this.#lengths, room);
    this.#addresses = grown(this.#addresses, room);
    this.#entries = grown(this.#entries, room);
  }
}

/** The keys of the winnowed runs of one print at a time. */
class RunKeys {
  count = 0;
  /** Keys, and index of the first word of each run. */
  keys = new Int32Array(1024);
  places = new Int32Array(1024);
  #all = new Int32Array(1024);

  take(bytes: Uint8Array, base: number, words: number): void {
    this.count = 0;
    const runs = words - RUN + 1;
    if (runs <= 0) return;
    if (this.#all.length < runs) {
      this.#all = new Int32Array(runs * 2);
      this.keys = new Int32Array(runs * 2);
      this.places = new Int32Array(runs * 2);
    }
    const all = this.#all;
    // The last six codes: four in `low`, two in `high`.
    let low = 0;
    let high = 0;
    for (let word = 0; word < words; word++) {
      high = ((high << 8) | (low >>> 24)) & 0xffff;
      low = (low << 8) | (bytes[base + word] ?? 0);
      const run = word - RUN + 1;
      if (run >= 0) all[run] = mix(low ^ Math.imul(high + 1, 0x9e3779b1));
    }
    const { keys, places } = this;
    this.count = winnow(all, runs, WINDOW, places);
    for (let at = 0; at < this.count; at++) keys[at] = all[places[at] ?? 0] ?? 0;
  }
}

/** How much each draft has in common with the one that is asked about. */
class HitTally {
  readonly runs = new RunKeys();
  /** Draft numbers below this can be counted; others are passed over. */
  readonly room: number;
  /** By draft number: weight of the common runs; place of the last one, from 1. */
  readonly #hits: Uint16Array;
  readonly #last: Int32Array;
  #touched: number[] = [];

  constructor(room: number) {
    this.room = room;
    this.#hits = new Uint16Array(room);
    this.#last = new Int32Array(room);
  }

  /** Counts a common run at this place, from 1; one draft counts once at a place. */
  hit(number: number, place: number): void {
    if (number >= this.room) return;
    const before = this.#last[number] ?? 0;
    if (before === place) return;
    this.#last[number] = place;
    if (before === 0) {
      this.#touched.push(number);
      return;
    }
    const weight = place - before <= NEAR ? NEAR_HIT : FAR_HIT;
    this.#hits[number] = Math.min(0xffff, (this.#hits[number] ?? 0) + weight);
  }

  of(number: number): number {
    return this.#hits[number] ?? 0;
  }

  worthComparing(): number[] {
    return this.#touched.filter((number) => this.of(number) >= LEAST_HITS);
  }

  clear(): void {
    for (const number of this.#touched) {
      this.#hits[number] = 0;
      this.#last[number] = 0;
    }
    this.#touched = [];
  }
}

const NONE: ReadonlySet<string> = new Set();
const NOWHERE: Span = { start: 0, end: 0 };

/** Order of the answers of {@link MemoryIndex.find}. */
export function byShare(a: SharedDraft, b: SharedDraft): number {
  return b.share - a.share || (a.id < b.id ? -1 : 1);
}

function compareIds(a: string | null | undefined, b: string | null | undefined): number {
  const left = a ?? '';
  const right = b ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
}

function grown(array: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(room, array.length));
  larger.set(array);
  return larger;
}
