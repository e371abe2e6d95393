import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOf } from '../../../server/src/passages/difference.ts';

const letters = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 14 });

/** Length of the longest common subsequence, the slow way. */
function common(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const table = a.map(() => b.map(() => 0));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const before = (x: number, y: number) => table[x]?.[y] ?? 0;
      const row = table[i];
      if (row !== undefined) {
        row[j] = a[i] === b[j] ? before(i - 1, j - 1) + 1 : Math.max(before(i - 1, j), before(i, j - 1));
      }
    }
  }
  return table[a.length - 1]?.[b.length - 1] ?? 0;
}

it('finds a shortest difference whose hunks lead from one row to the other', () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      const difference = differenceOf(
        Int32Array.from(a),
        { from: 0, to: a.length },
        Int32Array.from(b),
        { from: 0, to: b.length },
        100,
      );
      expect(difference?.agreeing).toBe(common(a, b));
      const built: number[] = [];
      let at = 0;
      for (const { first, second } of difference?.hunks ?? []) {
        built.push(...a.slice(at, first.from), ...b.slice(second.from, second.to));
        at = first.to;
      }
      built.push(...a.slice(at));
      expect(built).toEqual(b);
    }),
  );
});

it('gives up beyond the bound', () => {
  const a = Int32Array.from([1, 2, 3, 4]);
  const b = Int32Array.from([5, 6, 7, 8]);
  const all = { from: 0, to: 4 };
  expect(differenceOf(a, all, b, all, 7)).toBeNull();
  expect(differenceOf(a, all, b, all, 8)?.agreeing).toBe(0);
});
