/**
 * Small rows of numbers out of shared buffers: a block keeps half a dozen of them, and a buffer of its own
 * for each would cost more than reading the block.
 */

const SLAB = 1 << 14;
/** Longer rows get a buffer of their own, so that they do not keep a slab alive. */
const LONGEST = 1 << 11;

let slab = new Int32Array(SLAB);
let used = 0;

/** A row of `length` zeros. */
export function row(length: number): Int32Array {
  if (length > LONGEST) return new Int32Array(length);
  if (used + length > SLAB) {
    slab = new Int32Array(SLAB);
    used = 0;
  }
  used += length;
  return slab.subarray(used - length, used);
}
