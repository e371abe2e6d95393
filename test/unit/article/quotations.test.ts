import { describe, expect, test } from 'vitest';
import { readQuotations } from '../../../server/src/article/quotations.ts';

const CASES: readonly (readonly [name: string, text: string, quotations: readonly string[]])[] = [
  ['curly', 'He said “no” and “never”.', ['“no”', '“never”']],
  ['straight', 'He said "no" and "never".', ['"no"', '"never"']],
  ['paired apostrophes', "He said ''no way'' twice.", ["''no way''"]],
  ['nested', '“She said ‘go’ and left,” Ruiz said.', ['“She said ‘go’ and left,”']],
  ['inches are no marks', 'He is 5\'10" tall and said "no".', ['"no"']],
  ['apostrophes are no marks', 'It’s the mayor’s dog.', []],
  ['single marks of a house that quotes singly', '‘It’s chaos,’ Ruiz said.', ['‘It’s chaos,’']],
  ['guillemets', 'Il a dit «non».', ['«non»']],
  ['German marks', 'Er sagte „nein“.', ['„nein“']],
  ['goes on in the next paragraph', '“It was chaos. We ran.', ['“It was chaos. We ran.']],
];

describe('quotations', () => {
  test.each(CASES)('%s', (_name, text, quotations) => {
    const found = readQuotations(text);
    expect(found.map((span) => text.slice(span.start, span.end))).toEqual(quotations);
  });

  test('an unclosed one says so', () => {
    expect(readQuotations('“It was chaos.')).toMatchObject([{ closed: false, inner: { start: 1, end: 14 } }]);
  });
});
