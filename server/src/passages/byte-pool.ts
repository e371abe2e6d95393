/**
 * Room for many small byte strings in few large arrays: 100,000 objects of their own would cost more than
 * what they hold. Addresses are numbers; a string lies within one chunk.
 */

const CHUNK_BITS = 24;
const CHUNK = 1 << CHUNK_BITS;
/** Room is given out in multiples of this many bytes, so that what one draft leaves fits the next. */
const UNIT = 64;
/** A freed place is used for strings that are up to this many units shorter. */
const SLACK = 4;

/** What a pool holds, for writing it to disk. */
export interface PoolImage {
  /** Bytes given out in all, freed ones included. */
  readonly used: number;
  readonly chunks: readonly Uint8Array[];
  /** Freed places: units, then addresses. */
  readonly free: readonly (readonly [number, readonly number[]])[];
}

export class BytePool {
  #chunks: Uint8Array[] = [];
  #used = 0;
  readonly #free = new Map<number, number[]>();

  static from(image: PoolImage): BytePool {
    const pool = new BytePool();
    pool.#chunks = image.chunks.map((bytes) => {
      if (bytes.length === CHUNK) return bytes;
      const chunk = new Uint8Array(CHUNK);
      chunk.set(bytes);
      return chunk;
    });
    pool.#used = image.used;
    for (const [units, addresses] of image.free) pool.#free.set(units, [...addresses]);
    return pool;
  }

  /** The last chunk is cut to what is used. */
  image(): PoolImage {
    return {
      used: this.#used,
      chunks: this.#chunks.map((chunk, at) => chunk.subarray(0, Math.min(CHUNK, this.#used - at * CHUNK))),
      free: [...this.#free].filter(([, addresses]) => addresses.length > 0),
    };
  }

  /** Copies `bytes` into the pool; gives their address. At most 16 MB. */
  add(bytes: Uint8Array): number {
    const address = this.#room(unitsFor(bytes.length));
    this.chunkOf(address).set(bytes, baseIn(address));
    return address;
  }

  /** Gives back the room of a string of `length` bytes. */
  remove(address: number, length: number): void {
    const units = unitsFor(length);
    const known = this.#free.get(units);
    if (known === undefined) this.#free.set(units, [address]);
    else known.push(address);
  }

  /** The array that holds the string at `address`, which begins there at {@link baseIn}. */
  chunkOf(address: number): Uint8Array {
    return this.#chunks[address >>> CHUNK_BITS] ?? NOTHING;
  }

  #room(units: number): number {
    for (let more = 0; more <= SLACK; more++) {
      const place = this.#free.get(units + more)?.pop();
      if (place === undefined) continue;
      // The rest of a larger place stays findable.
      if (more > 0) this.remove(place + units * UNIT, more * UNIT);
      return place;
    }
    const size = units * UNIT;
    const left = this.#chunks.length * CHUNK - this.#used;
    if (left < size) {
      this.#used = this.#chunks.length * CHUNK;
      this.#chunks.push(new Uint8Array(CHUNK));
    }
    const address = this.#used;
    this.#used += size;
    return address;
  }
}

/** Place of an address within its chunk. */
export function baseIn(address: number): number {
  return address & (CHUNK - 1);
}

const NOTHING = new Uint8Array(0);

function unitsFor(length: number): number {
  return Math.max(1, Math.ceil(length / UNIT));
}
