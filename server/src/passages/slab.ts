/**
 * Small rows of numbers out of shared buffers: a block keeps half a dozen of them, and a buffer of its own
 * for each would cost more than reading the block.
 */

const SLAB = 1 << 14;
/** Longer rows get a buffer of their own, so that they do not keep a slab alive. */
const LONGEST = 1 << 11;

let slab = new Int32Array(SLAB);
let used = 0;

/** A row of `length` whole numbers, all zero. */
export function row(length: number): Int32Array {
  if (length > LONGEST) return new Int32Array(length);
  if (used + length > SLAB) {
    slab = new Int32Array(SLAB);
    used = 0;
  }
  used += length;
  return slab.subarray(used - length, used);
}

let byteSlab = new Uint8Array(SLAB);
let usedBytes = 0;

/** A row of `length` bytes, all zero. */
export function bytes(length: number): Uint8Array {
  if (length > LONGEST) return new Uint8Array(length);
  if (usedBytes + length > SLAB) {
    byteSlab = new Uint8Array(SLAB);
    usedBytes = 0;
  }
  usedBytes += length;
  return byteSlab.subarray(usedBytes - length, usedBytes);
}

let realSlab = new Float32Array(SLAB);
let usedReals = 0;

/** A row of `length` real numbers, all zero. */
export function reals(length: number): Float32Array {
  if (length > LONGEST) return new Float32Array(length);
  if (usedReals + length > SLAB) {
    realSlab = new Float32Array(SLAB);
    usedReals = 0;
  }
  usedReals += length;
  return realSlab.subarray(usedReals - length, usedReals);
}
