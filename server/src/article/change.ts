/**
 * Where two versions of a list differ, and taking over from the older one what does not. Blocks that an edit left
 * alone are the same objects in both versions of an article, so that all that is kept by block in the order of the
 * article (places, figures, results) is cut and joined instead of made anew.
 */

/** The one stretch in which two lists may differ: `from` to `oldTo` in the earlier one is `from` to `to` in the later one. */
export interface Change {
  readonly from: number;
  readonly oldTo: number;
  readonly to: number;
}

/** The least stretch outside of which both lists hold the same objects, from both ends. Linear, without looking into them. */
export function changeBetween(earlier: readonly unknown[], later: readonly unknown[]): Change {
  const shorter = Math.min(earlier.length, later.length);
  let from = 0;
  while (from < shorter && earlier[from] === later[from]) from++;
  let oldTo = earlier.length;
  let to = later.length;
  while (oldTo > from && to > from && earlier[oldTo - 1] === later[to - 1]) {
    oldTo--;
    to--;
  }
  return { from, oldTo, to };
}

/** The list with the stretch replaced by what `make` gives for each of its later indices. */
export function replaced<T>(earlier: readonly T[], change: Change, make: (index: number) => T): T[] {
  const { from, oldTo, to } = change;
  const between: T[] = [];
  for (let index = from; index < to; index++) between.push(make(index));
  return earlier.slice(0, from).concat(between, earlier.slice(oldTo));
}

/** Typed arrays of numbers. */
type Numbers = Int32Array | Uint8Array | Float32Array | Float64Array;

/** An array of the new length with what stands outside of the stretch taken over; the stretch itself is zero. */
export function withGap<T extends Numbers>(earlier: T, { from, oldTo, to }: Change): T {
  const length = earlier.length - oldTo + to;
  const later = new (earlier.constructor as new (length: number) => T)(length);
  later.set(earlier.subarray(0, from));
  later.set(earlier.subarray(oldTo), to);
  return later;
}
