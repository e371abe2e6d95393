/**
 * From the hash of a run of words to the drafts in which it stands: a hash table with chains in typed arrays,
 * five bytes per entry and one more for the buckets. Entries of one draft lie side by side, so that the draft need
 * not be written into each.
 */

/** Entries are given out in pages; a page belongs to one draft. */
const PAGE_BITS = 4;
const PAGE = 1 << PAGE_BITS;
const CHUNK_BITS = 20;
const CHUNK = 1 << CHUNK_BITS;
/**
 * The low 16 bits of a hash are known from the bucket, since there are never fewer buckets; the next eight are kept
 * as a tag. Drafts that have 24 bits in common by chance do so in one place: those that share text, in several.
 */
const LEAST_BUCKET_BITS = 16;
const MOST_BUCKET_BITS = 24;
/** Buckets are doubled when chains get longer than this on average. */
const CROWDED = 6;
/** Entries per bucket where their number is known beforehand, up to ten megabytes of buckets. */
const SPACIOUS = 2;
const MOST_BITS_AHEAD = 21;
/** No chain is longer than this, whatever stands in it. */
const LONGEST = 255;
/**
 * A run that stands in this many drafts is house text or a stock phrase: further drafts are not entered for
 * it, so that chains, and with them every operation, stay short.
 */
export const MOST_PER_RUN = 64;
const NONE = -1;

/** What a table holds, for writing it to disk. Entry chunks are cut to what is used. */
export interface TableImage {
  readonly entries: number;
  readonly linked: number;
  readonly heads: Int32Array;
  /** Length of each bucket's chain. */
  readonly counts: Uint8Array;
  readonly owners: Int32Array;
  readonly next: readonly Int32Array[];
  readonly tags: readonly Uint8Array[];
  /** Freed places: pages, then first entries. */
  readonly free: readonly (readonly [number, readonly number[]])[];
}

export class RunTable {
  #heads: Int32Array;
  #counts: Uint8Array;
  /** Draft of each page. */
  #owners = new Int32Array(CHUNK >> PAGE_BITS).fill(NONE);
  #next: Int32Array[] = [];
  #tags: Uint8Array[] = [];
  /** Entries given out, freed ones included; and those in chains. */
  #entries = 0;
  #linked = 0;
  readonly #free = new Map<number, number[]>();

  /** For about so many entries. More can come; but all are entered anew each time that the buckets are doubled. */
  constructor(expected = 0) {
    let bits = LEAST_BUCKET_BITS;
    while (bits < MOST_BITS_AHEAD && 1 << bits < expected / SPACIOUS) bits++;
    this.#heads = new Int32Array(1 << bits).fill(NONE);
    this.#counts = new Uint8Array(1 << bits);
  }

  /** The arrays of the image become the table's own. */
  static from(image: TableImage): RunTable {
    const table = new RunTable();
    table.#heads = image.heads;
    table.#counts = image.counts;
    table.#owners = new Int32Array(image.next.length * (CHUNK >> PAGE_BITS)).fill(NONE);
    table.#owners.set(image.owners);
    table.#next = image.next.map((part) =>
      part.length === CHUNK ? part : filled(new Int32Array(CHUNK), part),
    );
    table.#tags = image.tags.map((part) =>
      part.length === CHUNK ? part : filled(new Uint8Array(CHUNK), part),
    );
    table.#entries = image.entries;
    table.#linked = image.linked;
    for (const [pages, places] of image.free) table.#free.set(pages, [...places]);
    return table;
  }

  image(): TableImage {
    const cut = (at: number) => Math.min(CHUNK, this.#entries - at * CHUNK);
    return {
      entries: this.#entries,
      linked: this.#linked,
      heads: this.#heads,
      counts: this.#counts,
      owners: this.#owners.subarray(0, this.#entries >> PAGE_BITS),
      next: this.#next.map((part, at) => part.subarray(0, cut(at))),
      tags: this.#tags.map((part, at) => part.subarray(0, cut(at))),
      free: [...this.#free].filter(([, places]) => places.length > 0),
    };
  }

  /** Enters the first `count` of `keys` for a draft; gives the place to remove them by. At most a million. */
  add(draft: number, keys: Int32Array, count: number): number {
    const pages = pagesFor(count);
    const first = this.#room(pages);
    for (let page = 0; page < pages; page++) this.#owners[(first >> PAGE_BITS) + page] = draft;
    const chunk = first >>> CHUNK_BITS;
    const next = this.#next[chunk];
    const tags = this.#tags[chunk];
    if (next === undefined || tags === undefined) return first;
    for (let at = 0; at < count; at++) {
      const entry = first + at;
      const key = keys[at] ?? 0;
      const tag = tagOf(key);
      const bucket = key & (this.#heads.length - 1);
      const head = this.#heads[bucket] ?? NONE;
      const count = this.#counts[bucket] ?? 0;
      tags[entry & (CHUNK - 1)] = tag;
      // What this draft has entered in the bucket stands first in the chain.
      let own = head;
      while (own >= first && own < entry && tags[own & (CHUNK - 1)] !== tag)
        own = next[own & (CHUNK - 1)] ?? NONE;
      const isKnown = own >= first && own < entry;
      // Looking along the chain costs more than all else, and a short one has room for any run.
      if (isKnown || (count >= MOST_PER_RUN && this.#isFull(head, count, tag))) continue;
      next[entry & (CHUNK - 1)] = head;
      this.#heads[bucket] = entry;
      this.#counts[bucket] = count + 1;
      this.#linked++;
    }
    if (this.#linked > this.#heads.length * CROWDED) this.#split();
    return first;
  }

  /** Takes out what `add` entered under `first` with the same keys. */
  remove(first: number, keys: Int32Array, count: number): void {
    for (let at = 0; at < count; at++) this.#unlink(first + at, keys[at] ?? 0);
    const pages = pagesFor(count);
    for (let page = 0; page < pages; page++) this.#owners[(first >> PAGE_BITS) + page] = NONE;
    const known = this.#free.get(pages);
    if (known === undefined) this.#free.set(pages, [first]);
    else known.push(first);
  }

  /** Calls `visit` with each draft for which `key` was entered. */
  each(key: number, visit: (draft: number) => void): void {
    const tag = tagOf(key);
    let entry = this.#heads[key & (this.#heads.length - 1)] ?? NONE;
    while (entry !== NONE) {
      const chunk = entry >>> CHUNK_BITS;
      const within = entry & (CHUNK - 1);
      if (this.#tags[chunk]?.[within] === tag) visit(this.#owners[entry >> PAGE_BITS] ?? NONE);
      entry = this.#next[chunk]?.[within] ?? NONE;
    }
  }

  /** True when a chain has as many drafts for a tag as it may, or is as long as any may be. */
  #isFull(head: number, count: number, tag: number): boolean {
    if (count >= LONGEST) return true;
    let same = 0;
    for (let entry = head; entry !== NONE; ) {
      const chunk = entry >>> CHUNK_BITS;
      const within = entry & (CHUNK - 1);
      if (this.#tags[chunk]?.[within] === tag && ++same >= MOST_PER_RUN) return true;
      entry = this.#next[chunk]?.[within] ?? NONE;
    }
    return false;
  }

  #unlink(entry: number, key: number): void {
    const bucket = key & (this.#heads.length - 1);
    let before = NONE;
    for (let at = this.#heads[bucket] ?? NONE; at !== NONE; ) {
      const after = this.#next[at >>> CHUNK_BITS]?.[at & (CHUNK - 1)] ?? NONE;
      if (at === entry) {
        if (before === NONE) this.#heads[bucket] = after;
        else this.#setNext(before, after);
        this.#counts[bucket] = (this.#counts[bucket] ?? 1) - 1;
        this.#linked--;
        return;
      }
      before = at;
      at = after;
    }
  }

  /** Twice as many buckets: the chain of each goes to it and to its new twin, by the next bit of the hash. */
  #split(): void {
    const size = this.#heads.length;
    const bits = Math.log2(size);
    if (bits >= MOST_BUCKET_BITS) return;
    const heads = new Int32Array(size * 2).fill(NONE);
    const counts = new Uint8Array(size * 2);
    for (let bucket = 0; bucket < size; bucket++) {
      for (let entry = this.#heads[bucket] ?? NONE; entry !== NONE; ) {
        const chunk = entry >>> CHUNK_BITS;
        const within = entry & (CHUNK - 1);
        const after = this.#next[chunk]?.[within] ?? NONE;
        const bit = ((this.#tags[chunk]?.[within] ?? 0) >>> (bits - LEAST_BUCKET_BITS)) & 1;
        const target = bucket + bit * size;
        this.#setNext(entry, heads[target] ?? NONE);
        heads[target] = entry;
        counts[target] = (counts[target] ?? 0) + 1;
        entry = after;
      }
    }
    this.#heads = heads;
    this.#counts = counts;
  }

  #setNext(entry: number, next: number): void {
    const chunk = this.#next[entry >>> CHUNK_BITS];
    if (chunk !== undefined) chunk[entry & (CHUNK - 1)] = next;
  }

  /** First entry of so many pages side by side in one chunk. */
  #room(pages: number): number {
    for (let more = 0; more <= 1; more++) {
      const place = this.#free.get(pages + more)?.pop();
      if (place === undefined) continue;
      if (more > 0) {
        const rest = place + (pages << PAGE_BITS);
        const known = this.#free.get(more);
        if (known === undefined) this.#free.set(more, [rest]);
        else known.push(rest);
      }
      return place;
    }
    const size = pages << PAGE_BITS;
    if (this.#next.length * CHUNK - this.#entries < size) {
      this.#entries = this.#next.length * CHUNK;
      this.#next.push(new Int32Array(CHUNK));
      this.#tags.push(new Uint8Array(CHUNK));
      const pagesInAll = (this.#next.length * CHUNK) >> PAGE_BITS;
      if (this.#owners.length < pagesInAll) {
        this.#owners = filled(
          new Int32Array(Math.max(pagesInAll, this.#owners.length * 2)).fill(NONE),
          this.#owners,
        );
      }
    }
    const first = this.#entries;
    this.#entries += size;
    return first;
  }
}

/** The bits of a hash above those that the smallest number of buckets leads to. */
function tagOf(key: number): number {
  return (key >>> LEAST_BUCKET_BITS) & 0xff;
}

function pagesFor(count: number): number {
  return Math.max(1, (count + PAGE - 1) >> PAGE_BITS);
}

function filled<T extends Int32Array | Uint8Array>(target: T, from: T): T {
  target.set(from as never);
  return target;
}
