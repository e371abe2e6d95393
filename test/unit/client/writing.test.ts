import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carried,
  isTyped,
  type Lines,
  type Place,
  sentenceAt,
  touches,
} from '../../../client/src/writing.ts';

/** A text with `|` for the caret. */
function at(marked: string): { lines: Lines; caret: Place; text: string } {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { lines: linesOf(text), caret: placeOf(text, offset), text };
}

function linesOf(text: string): Lines {
  const lines = text.split('\n');
  return { lineCount: lines.length, lineText: (line) => lines[line] ?? '' };
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function offsetOf(text: string, { line, character }: Place): number {
  const lines = text.split('\n').slice(0, line);
  return lines.reduce((sum, one) => sum + one.length + 1, 0) + character;
}

describe('the sentence at the caret', () => {
  it.each([
    ['One ends. Critics say th|', 'Critics say th'],
    ['One ends. Critics| say that. Third.', 'Critics say that.'],
    // Right behind the full stop it is still the same sentence.
    ['One ends.| Critics say that.', 'One ends.'],
    ['One ends. |', ''],
    ['Mayor Jane Doe and Mr. Sm|', 'Mayor Jane Doe and Mr. Sm'],
    ['One ends. Critics say |', 'Critics say '],
    ['Critics told Mr. |', 'Critics told Mr. '],
    ['One ends.\nCritics say\n|', ''],
    ['The U.S. said i|t', 'The U.S. said it'],
    ['“We close it,” sh|', '“We close it,” sh'],
    ['A line that a wire\nwrapped go|es on. Next.', 'A line that a wire\nwrapped goes on.'],
    ['Headline\n\n|\n\nParagraph.', ''],
    ['|Paragraph one. Two.', 'Paragraph one.'],
    ['', ''],
  ])('of %j is %j', (marked, wanted) => {
    const { lines, caret, text } = at(marked === '' ? '|' : marked);
    const { start, end } = sentenceAt(lines, caret);
    expect(text.slice(offsetOf(text, start), offsetOf(text, end))).toBe(wanted);
  });

  it('holds the caret or is the caret, in any text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '”', '😀') });
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const caret = placeOf(text, seed % (text.length + 1));
        expect(touches(sentenceAt(linesOf(text), caret), { start: caret, end: caret })).toBe(true);
      }),
    );
  });
});

describe('places that move with the text', () => {
  it('name the same words after any change beside them', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀'), maxLength: 40 });
    fc.assert(
      fc.property(texts, texts, texts, texts, fc.boolean(), (before, words, between, inserted, isAfter) => {
        // The words stand before or after a stretch that is replaced.
        const text = isAfter ? `${before}|${between}${words}` : `${words}${between}|${before}`;
        const start = text.indexOf('|');
        const change = { range: range(text, start, start + 1), text: inserted };
        const wordsAt = isAfter ? text.length - words.length : 0;
        const changed = text.replace('|', () => inserted);
        const moved = carried(range(text, wordsAt, wordsAt + words.length), [change]);
        expect(changed.slice(offsetOf(changed, moved.start), offsetOf(changed, moved.end))).toBe(words);
      }),
    );
  });

  it('grow with what is typed at their end, and shrink with what is taken out of them', () => {
    const typed = { range: range('critics say', 7, 7), text: ' and foes' };
    expect(carried(range('critics say', 0, 7), [typed]).end.character).toBe(16);
    const removed = { range: range('critics say', 3, 9), text: '' };
    expect(carried(range('critics say', 0, 7), [removed])).toEqual(range('cri', 0, 3));
  });

  function range(text: string, start: number, end: number) {
    return { start: placeOf(text, start), end: placeOf(text, end) };
  }
});

it('tells keys from pastes and fixes', () => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  expect(isTyped([{ range: at, rangeLength: 0, text: 's' }])).toBe(true);
  expect(isTyped([{ range: at, rangeLength: 5, text: 'critics ' }])).toBe(true);
  expect(isTyped([{ range: at, rangeLength: 0, text: 'x'.repeat(100) }])).toBe(false);
  expect(isTyped([{ range: at, rangeLength: 400, text: '' }])).toBe(false);
});
