import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPhrase, phraseProblem } from '../../../server/src/leftovers/house-phrase.ts';
import { compileExpression } from '../../../server/src/leftovers/linear-expression.ts';

/** The first match as a text; null when there is none. */
function firstOf(source: string, text: string): string | null {
  const compiled = compileExpression(source);
  if (typeof compiled === 'string') throw new Error(compiled);
  const found = compiled.find(text, 0);
  return found === null ? null : text.slice(found.start, found.end);
}

describe('expressions in linear time', () => {
  test.each([
    ['ledger-\\d{2,6}', 'see ledger-4711 now', 'ledger-4711'],
    ['a(b|c)+d', 'xabcbd', 'abcbd'],
    ['^read', 'read it', 'read'],
    ['^read', 'i read', null],
    ['end$', 'the end', 'end'],
    ['\\bad\\b', 'a bad ad', 'ad'],
    ['[^a-c]+', 'abcxyz', 'xyz'],
    ['x?y', 'y', 'y'],
    ['(?:ab){2}', 'ababab', 'abab'],
    ['a.c', 'abc', 'abc'],
    ['\\(\\w+\\)', 'say (this)', '(this)'],
    ['[]a]', ']', ']'],
    ['[a-]', '-', '-'],
    ['\\S+', '  one two', 'one'],
  ])('%s in %j finds %j', (source, text, found) => {
    expect(firstOf(source, text)).toBe(found);
  });

  test.each([
    ['(a', /never closed/],
    ['a)', /closes nothing/],
    ['[a', /never closed/],
    ['*a', /repeats nothing/],
    ['(?=a)', /linear time/],
    ['(?<!a)', /linear time/],
    ['(a)\\1', /linear time/],
    ['a{9,2}', /out of range/],
    ['a{999}', /out of range/],
    ['\\q', /not known/],
    ['a\\', /ends in/],
    ['((a{200}){200}){200}', /too large/],
  ])('%s is refused', (source, why) => {
    expect(compileExpression(source)).toMatch(why);
  });

  test('finds where the engine of the language finds, and as much or more', () => {
    const part = fc.constantFrom('a', 'b', '[ab]', '.', 'a?', 'b*', 'a+', '(ab|b)', '(?:a|bb){1,2}', '\\w');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 }),
        (parts, text) => {
          const source = parts.join('');
          const compiled = compileExpression(source);
          if (typeof compiled === 'string') throw new Error(compiled);
          const ours = compiled.find(text, 0);
          const theirs = new RegExp(source).exec(text);
          expect(ours === null).toBe(theirs === null);
          if (ours === null || theirs === null) return;
          expect(ours.start).toBe(theirs.index);
          expect(ours.end).toBeGreaterThanOrEqual(theirs.index + theirs[0].length);
        },
      ),
    );
  });

  test('takes a hostile text in its stride', () => {
    const text = 'a'.repeat(3_000);
    expect(firstOf('(a+)+b', text)).toBe(null);
    expect(firstOf('(a|aa)*c', text)).toBe(null);
  });
});

describe('phrases of the settings', () => {
  test.each([
    ['Read the Ledger', 'Please read the Ledger.', ['read the Ledger']],
    ['Brought to you by *', 'Hello. Brought to you by Lark & Sons.', ['Brought to you by Lark & Sons.']],
    ['* Ledger Media', 'Part of Ledger Media group', ['Part of Ledger Media']],
    ['from * desk', 'from the city desk and from my desk', ['from the city desk', 'from my desk']],
    ['ad', 'bread and ads', []],
    ["it's ours", 'He said it’s ours.', ['it’s ours']],
    ['/lark-\\d+/', 'LARK-12 and lark-7', ['LARK-12', 'lark-7']],
    ['/(lark/', 'lark', []],
    ['*', 'anything', []],
  ])('%s in %j', (phrase, reading, found) => {
    expect(findPhrase(phrase, reading).map(({ start, end }) => reading.slice(start, end))).toEqual(found);
  });

  test.each([
    ['Read the Ledger', null],
    ['*', 'A phrase needs words, not only “*”.'],
    ['/(lark/', '“(” at 1 is never closed.'],
  ])('%s: %s', (phrase, problem) => {
    expect(phraseProblem(phrase)).toBe(problem);
  });
});
