/**
 * A number for each of some numbers: what a `Map` does, in typed arrays that are used again. A draft has hundreds of
 * fingerprints to look up, block by block, and a map of its own for each block would cost more than reading it.
 */
export class NumberTable {
  #keys = new Int32Array(256);
  #values = new Int32Array(256);
  /** The round in which a slot was filled; of another round, it is empty. */
  #rounds = new Int32Array(256);
  #round = 0;

  /** Forgets everything, and makes room for so many numbers. */
  clear(most: number): void {
    let size = this.#keys.length;
    if (size < most * 2 || size > LARGEST_KEPT) {
      size = 256;
      while (size < most * 2) size *= 2;
      this.#keys = new Int32Array(size);
      this.#values = new Int32Array(size);
      this.#rounds = new Int32Array(size);
      this.#round = 0;
    }
    this.#round++;
  }

  /** What stands for the number; -1 for nothing. */
  get(key: number): number {
    const slot = this.#slotOf(key);
    return this.#rounds[slot] === this.#round ? (this.#values[slot] ?? -1) : -1;
  }

  set(key: number, value: number): void {
    const slot = this.#slotOf(key);
    this.#keys[slot] = key;
    this.#values[slot] = value;
    this.#rounds[slot] = this.#round;
  }

  /** The slot of the number, or the empty one where it would stand. */
  #slotOf(key: number): number {
    const keys = this.#keys;
    const rounds = this.#rounds;
    const round = this.#round;
    const mask = keys.length - 1;
    // The high bits of most numbers here are well mixed, and so are the low ones.
    let slot = (key ^ (key >>> 16)) & mask;
    while (rounds[slot] === round && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }
}

/** A larger table is given up for the next one. */
const LARGEST_KEPT = 1 << 15;
