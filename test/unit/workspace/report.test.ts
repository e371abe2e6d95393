import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKey } from '../../../server/src/workspace/finding-key.ts';
import { LineIndex } from '../../../server/src/workspace/line-index.ts';
import { countWords } from '../../../server/src/workspace/report.ts';

describe('counting words', () => {
  it.each([
    ['', 0],
    ['The mayor said — on Tuesday — “no.”', 6],
    ['a\u00a0b\tc\nd', 4],
    ['* * *', 0],
    ['$9.8 billion, 3½ %', 3],
    ['Zürich 東京 😀', 3],
    ["don't U.S. co-op", 3],
  ])('%j: %d', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it('agrees with the definition on text of one script', () => {
    const words = (text: string) =>
      (text.match(/\S+/g) ?? []).filter((word) => /[a-z0-9]/i.test(word)).length;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1 .,-\n\t“”’—'), maxLength: 60 }), (text) => {
        expect(countWords(text)).toBe(words(text));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('lines', () => {
  it('end as in LSP', () => {
    const lines = new LineIndex('a\r\nb\rc\nd');
    expect([0, 1, 3, 5, 7].map((offset) => lines.position(offset))).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 1 },
      { line: 1, character: 0 },
      { line: 2, character: 0 },
      { line: 3, character: 0 },
    ]);
  });
});

describe('keys of findings', () => {
  it('outlive moves, wraps and capitals, and tell words and rules apart', () => {
    const key = findingKey('a/b', 'Critics of the plan');
    expect(key).toMatch(/^[0-9a-f]{16}$/);
    expect(findingKey('a/b', 'critics of\n  the plan')).toBe(key);
    expect(findingKey('a/c', 'Critics of the plan')).not.toBe(key);
    expect(findingKey('a/b', 'Critics of the plans')).not.toBe(key);
  });
});
