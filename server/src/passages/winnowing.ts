/**
 * Winnowing: choosing some of a text's n-gram hashes so that two texts with a run in common are sure to
 * choose a common one. After S. Schleimer, D. S. Wilkerson, A. Aiken, *Winnowing: Local Algorithms for
 * Document Fingerprinting*, SIGMOD 2003.
 *
 * With n-grams of `n` words and windows of `w` n-grams, the least hash of every window is chosen (the
 * rightmost of equal ones). A run of `n + w - 1` words fills a window of its own, so both texts choose the
 * same n-gram there; of `w + 1` n-grams two are chosen on average.
 */

/**
 * Writes the indices of the chosen hashes to `chosen`, ascending, and gives their number. `hashes` holds
 * `count` n-gram hashes, compared as signed numbers. Fewer hashes than a window make one window.
 * `chosen` must have room for `count` indices. Amortised linear.
 */
export function winnow(hashes: Int32Array, count: number, window: number, chosen: Int32Array): number {
  if (count === 0) return 0;
  const width = Math.min(window, count);
  let found = 0;
  let least = -1;
  for (let end = width - 1; end < count; end++) {
    const begin = end - width + 1;
    if (least < begin) {
      least = begin;
      for (let at = begin + 1; at <= end; at++) {
        if ((hashes[at] ?? 0) <= (hashes[least] ?? 0)) least = at;
      }
      chosen[found++] = least;
    } else if ((hashes[end] ?? 0) <= (hashes[least] ?? 0)) {
      least = end;
      chosen[found++] = least;
    }
  }
  return found;
}
