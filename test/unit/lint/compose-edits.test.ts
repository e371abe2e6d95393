import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeEdits, withoutCommonRims } from '../../../server/src/lint/compose-edits.ts';
import type { Edit } from '../../../server/src/lint/finding.ts';
import { applyEdits } from '../../../server/src/lint/fix.ts';

describe('composeEdits', () => {
  test.each([
    { name: 'one round is itself', rounds: [[{ start: 1, end: 2, text: 'x' }]] },
    {
      name: 'a second edit inside what the first one wrote',
      rounds: [[{ start: 2, end: 4, text: 'long' }], [{ start: 3, end: 5, text: '' }]],
    },
    {
      name: 'a second edit over several first ones',
      rounds: [
        [
          { start: 0, end: 1, text: '' },
          { start: 3, end: 3, text: 'new' },
        ],
        [{ start: 1, end: 6, text: '-' }],
      ],
    },
  ])('$name', ({ rounds }) => {
    const text = 'abcdefgh';
    const last = rounds.reduce((before, edits) => applyEdits(before, edits), text);
    expect(applyEdits(text, composeEdits(text.length, rounds))).toBe(last);
  });

  test('the composed edits do what the rounds did, separate and sorted', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.infiniteStream(fc.nat(1000)),
        fc.nat(4),
        (text, dice, count) => {
          const roll = (below: number): number => (dice.next().value ?? 0) % below;
          const rounds: Edit[][] = [];
          let now = text;
          for (let round = 0; round < count; round++) {
            const edits: Edit[] = [];
            let at = 0;
            while (at <= now.length && roll(3) > 0) {
              const start = at + roll(now.length - at + 1);
              const end = start + roll(Math.min(6, now.length - start) + 1);
              edits.push({ start, end, text: 'xyz'.slice(0, roll(4)) });
              at = end + 1;
            }
            rounds.push(edits);
            now = applyEdits(now, edits);
          }
          const composed = composeEdits(text.length, rounds);
          expect(applyEdits(text, composed)).toBe(now);
          for (let at = 1; at < composed.length; at++) {
            expect(composed[at]?.start).toBeGreaterThan(composed[at - 1]?.end ?? 0);
          }
        },
      ),
    );
  });
});

describe('withoutCommonRims', () => {
  test.each([
    {
      name: 'what stays at the front',
      text: 'abcd',
      edit: { start: 0, end: 4, text: 'abxd' },
      is: [2, 3, 'x'],
    },
    {
      name: 'an edit that changes nothing',
      text: 'abcd',
      edit: { start: 1, end: 3, text: 'bc' },
      is: [3, 3, ''],
    },
    { name: 'rims that would meet', text: 'aaa', edit: { start: 0, end: 3, text: 'aa' }, is: [2, 3, ''] },
    { name: 'halves of characters', text: '😀!', edit: { start: 0, end: 2, text: '😁' }, is: [0, 2, '😁'] },
    {
      name: 'halves of characters at the end',
      text: 'x𐀀',
      edit: { start: 0, end: 3, text: 'x𐐀' },
      is: [1, 3, '𐐀'],
    },
    {
      name: 'halves of line ends',
      text: 'a\r\nb',
      edit: { start: 0, end: 3, text: 'x\n' },
      is: [0, 3, 'x\n'],
    },
  ])('leaves out $name', ({ text, edit, is: [start, end, fresh] }) => {
    expect(withoutCommonRims(text, edit)).toEqual({ start, end, text: fresh });
  });

  test('changes nothing about what an edit does', () => {
    const word = fc.stringMatching(/^[ab\r\n]{0,8}$/);
    fc.assert(
      fc.property(word, word, fc.nat(8), fc.nat(8), (text, fresh, from, to) => {
        const [start, end] = [Math.min(from, to, text.length), Math.min(Math.max(from, to), text.length)];
        const edit = { start, end, text: fresh };
        expect(applyEdits(text, [withoutCommonRims(text, edit)])).toBe(applyEdits(text, [edit]));
      }),
    );
  });
});
