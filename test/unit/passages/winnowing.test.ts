import fc from 'fast-check';
import { expect, it } from 'vitest';
import { winnow } from '../../../server/src/passages/winnowing.ts';
import { readWords } from '../../../server/src/passages/words.ts';

function chosenOf(hashes: readonly number[], window: number): number[] {
  const chosen = new Int32Array(hashes.length);
  const count = winnow(Int32Array.from(hashes), hashes.length, window, chosen);
  return [...chosen.slice(0, count)];
}

it('chooses a hash of every window, in order', () => {
  const hashes = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 40 });
  fc.assert(
    fc.property(hashes, fc.integer({ min: 1, max: 8 }), (values, window) => {
      const chosen = chosenOf(values, window);
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
      for (let from = 0; from + window <= values.length; from++) {
        const least = Math.min(...values.slice(from, from + window));
        expect(chosen.some((at) => at >= from && at < from + window && values[at] === least)).toBe(true);
      }
    }),
  );
});

it('chooses a common hash in two texts with a window in common', () => {
  const part = fc.array(fc.integer({ min: -99, max: 99 }), { maxLength: 12 });
  const window = 5;
  const shared = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: window, maxLength: window });
  fc.assert(
    fc.property(part, shared, part, part, part, (a, common, b, c, d) => {
      const values = (row: readonly number[]) => chosenOf(row, window).map((at) => row[at]);
      const one = values([...a, ...common, ...b]);
      const two = values([...c, ...common, ...d]);
      expect(one.some((value) => two.includes(value))).toBe(true);
    }),
  );
});

function wordList(text: string): string[] {
  const words = readWords(text);
  return [...words.starts].map((start, at) => text.slice(start, words.ends[at]));
}

it.each([
  ['It’s 12.5 percent, or 7,000.', ['It’s', '12.5', 'percent', 'or', '7,000']],
  ['electricityRussia and', ['electricity', 'Russia', 'and']],
  ['NASAThe plant', ['NASA', 'The', 'plant']],
  ['in 2019In May', ['in', '2019', 'In', 'May']],
  ['the G7, 3rd, 10am, NGOs', ['the', 'G7', '3rd', '10am', 'NGOs']],
  ['Łódź — Ærø “naïve” Ελλάδα', ['Łódź', 'Ærø', 'naïve', 'Ελλάδα']],
  ["rock 'n' roll's 'end'", ['rock', 'n', "roll's", 'end']],
  ['done.Then $0.01$0.01', ['done', 'Then', '0.01', '0.01']],
  ['', []],
  ['— … ’', []],
])('reads the words of %j', (text, expected) => {
  expect(wordList(text)).toEqual(expected);
});

it.each([
  ['Ukraine’s plan', "UKRAINE'S  Plan"],
  ['7,000 people', '7000 people'],
  ['co\u00adoperate', 'cooperate'],
])('takes %j and %j for the same words', (one, two) => {
  expect([...readWords(one).hashes]).toEqual([...readWords(two).hashes]);
});

it('tells 12.5 from 125', () => {
  expect([...readWords('12.5').hashes]).not.toEqual([...readWords('125').hashes]);
});

it('reads words of any text in order, within it and without white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const words = readWords(text);
      let before = 0;
      for (let at = 0; at < words.count; at++) {
        const start = words.starts[at] ?? -1;
        const end = words.ends[at] ?? -1;
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).not.toMatch(/\s/);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
