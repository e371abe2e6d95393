import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PER_RUN, RunTable } from '../../../server/src/passages/run-table.ts';

function draftsOf(table: RunTable, key: number): number[] {
  const drafts: number[] = [];
  table.each(key, (draft) => drafts.push(draft));
  return drafts.sort((a, b) => a - b);
}

/** Keys that lead to one bucket however many there are, and are told apart by their tags alone. */
const crowded = (tag: number): number => (tag << 16) | 5;

describe('RunTable', () => {
  it('says of each run in which drafts it stands, after any adding and removing', () => {
    const step = fc.record({
      draft: fc.integer({ min: 0, max: 9 }),
      keys: fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }).map(crowded), fc.integer({ min: 0, max: 40 })), {
        maxLength: 40,
      }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0, 1e6),
        (steps, expected) => {
          let table = new RunTable(expected);
          const held = new Map<number, { first: number; keys: Int32Array }>();
          steps.forEach(({ draft, keys }, at) => {
            const before = held.get(draft);
            if (before !== undefined) {
              table.remove(before.first, before.keys, before.keys.length);
              held.delete(draft);
            } else {
              const entered = Int32Array.from(keys);
              held.set(draft, { first: table.add(draft, entered, entered.length), keys: entered });
            }
            if (at % 7 === 3) table = RunTable.from(structuredClone(table.image()));
          });
          for (const key of new Set(steps.flatMap(({ keys }) => keys))) {
            const drafts = [...held].filter(([, { keys }]) => keys.includes(key)).map(([draft]) => draft);
            expect(draftsOf(table, key)).toEqual(drafts.sort((a, b) => a - b));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('enters a run for so many drafts only, and has room for other runs in its bucket', () => {
    const table = new RunTable();
    for (let draft = 0; draft < 200; draft++) table.add(draft, Int32Array.of(crowded(1)), 1);
    table.add(200, Int32Array.of(crowded(2)), 1);
    expect(draftsOf(table, crowded(1))).toHaveLength(MOST_PER_RUN);
    expect(draftsOf(table, crowded(2))).toEqual([200]);
  });

  it('bounds a chain whatever stands in it, and takes entries again when others have gone', () => {
    const table = new RunTable();
    const places = new Map<number, number>();
    for (let draft = 0; draft < 600; draft++)
      places.set(draft, table.add(draft, Int32Array.of(crowded(draft % 30)), 1));
    let held = 0;
    for (let tag = 0; tag < 30; tag++) held += draftsOf(table, crowded(tag)).length;
    expect(held).toBe(255);
    for (const [draft, place] of places) table.remove(place, Int32Array.of(crowded(draft % 30)), 1);
    table.add(7, Int32Array.of(crowded(3)), 1);
    expect(draftsOf(table, crowded(3))).toEqual([7]);
  });

  it('finds all runs again after its buckets were doubled', () => {
    const table = new RunTable();
    const keysOf = (draft: number) =>
      Int32Array.from({ length: 4000 }, (_, at) => Math.imul(draft * 4000 + at + 1, 0x9e3779b1));
    const count = 500;
    for (let draft = 0; draft < count; draft++) table.add(draft, keysOf(draft), 4000);
    expect(table.image().heads.length).toBeGreaterThan(1 << 16);
    for (let draft = 0; draft < count; draft += 17) {
      for (const key of keysOf(draft).subarray(0, 50)) expect(draftsOf(table, key)).toContain(draft);
    }
  });
});
