/**
 * What differs between two rows of words: the shortest way from one to the other, after E. W. Myers, *An
 * O(ND) Difference Algorithm and Its Variations*, Algorithmica 1 (1986).
 */
import type { Row } from './draft-print.ts';

/** A place where the rows differ: these words of the one stand for those of the other. Either row may be empty. */
export interface Hunk {
  readonly first: Row;
  readonly second: Row;
}

export interface Difference {
  /** Words that agree, in order. */
  readonly agreeing: number;
  /** Sorted. */
  readonly hunks: readonly Hunk[];
}

/**
 * The difference between `a[aRow]` and `b[bRow]`; null when more than `most` words would have to be put in or
 * taken out. Takes time and room in proportion to the words times `most`. Rows of the hunks index `a` and `b`.
 */
export function differenceOf(
  a: Int32Array,
  aRow: Row,
  b: Int32Array,
  bRow: Row,
  most: number,
): Difference | null {
  let aFrom = aRow.from;
  let bFrom = bRow.from;
  let aTo = aRow.to;
  let bTo = bRow.to;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom++;
    bFrom++;
  }
  while (aTo > aFrom && bTo > bFrom && a[aTo - 1] === b[bTo - 1]) {
    aTo--;
    bTo--;
  }
  const rims = aRow.to - aRow.from - (aTo - aFrom);
  const n = aTo - aFrom;
  const m = bTo - bFrom;
  const bound = Math.min(most, n + m);
  if (Math.abs(n - m) > most) return null;
  if (n === 0 || m === 0) {
    const hunks = n + m === 0 ? [] : [{ first: { from: aFrom, to: aTo }, second: { from: bFrom, to: bTo } }];
    return n + m > most ? null : { agreeing: rims, hunks };
  }
  const reach = new Int32Array(2 * bound + 3);
  const offset = bound + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= bound; edits++) {
    trace.push(reach.slice(offset - edits - 1, offset + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const left = reach[offset + diagonal - 1] ?? 0;
      const right = reach[offset + diagonal + 1] ?? 0;
      let x = diagonal === -edits || (diagonal !== edits && left < right) ? right : left + 1;
      let y = x - diagonal;
      while (x < n && y < m && a[aFrom + x] === b[bFrom + y]) {
        x++;
        y++;
      }
      reach[offset + diagonal] = x;
      if (x >= n && y >= m) {
        const hunks = hunksOf(trace, edits, n, m, aFrom, bFrom);
        return { agreeing: rims + (n + m - edits) / 2, hunks };
      }
    }
  }
  return null;
}

/** Follows the trace back from the end; edits side by side make one hunk. */
function hunksOf(
  trace: readonly Int32Array[],
  edits: number,
  n: number,
  m: number,
  aFrom: number,
  bFrom: number,
): Hunk[] {
  const hunks: Hunk[] = [];
  let x = n;
  let y = m;
  let openX = -1;
  let openY = -1;
  let closeX = -1;
  let closeY = -1;
  const close = () => {
    if (closeX < 0) return;
    hunks.push({
      first: { from: aFrom + openX, to: aFrom + closeX },
      second: { from: bFrom + openY, to: bFrom + closeY },
    });
    closeX = -1;
  };
  for (let step = edits; step > 0; step--) {
    const reach = trace[step] ?? new Int32Array(0);
    // The slice of this step begins at diagonal -step - 1.
    const at = (diagonal: number) => reach[diagonal + step + 1] ?? 0;
    const diagonal = x - y;
    const down = diagonal === -step || (diagonal !== step && at(diagonal - 1) < at(diagonal + 1));
    const before = down ? diagonal + 1 : diagonal - 1;
    const beforeX = at(before);
    const beforeY = beforeX - before;
    const midX = down ? beforeX : beforeX + 1;
    const midY = down ? beforeY + 1 : beforeY;
    if (closeX < 0 || midX !== openX || midY !== openY) {
      close();
      closeX = midX;
      closeY = midY;
    }
    openX = beforeX;
    openY = beforeY;
    x = beforeX;
    y = beforeY;
  }
  close();
  return hunks.reverse();
}
