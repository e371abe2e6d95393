import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../server/src/article/sentences.ts';

/** Sentences are separated by ` | ` in the table; a glued pair by `|`. */
const CASES: readonly (readonly [name: string, marked: string])[] = [
  ['plain', 'The council met. | It voted to close the pool.'],
  ['country before a noun', 'Putin said U.S. representatives showed interest. | Kyiv did not.'],
  ['country before a name', 'The U.S. Senate passed the bill. | Nobody objected.'],
  ['country at the end', 'He moved to the U.S. | The family followed.'],
  ['month and day', 'The plant closed on Jan. 5. | It reopened in Sept. 2024.'],
  ['month at the end', 'The plant closed in Jan. | Workers left.'],
  ['title before a name', 'Sen. Ruiz met Gov. Lee and Dr. Okafor. | They agreed.'],
  ['initials', 'J. K. Rowling wrote it. | Steven F. Udvar read it. | Andrew D. Maynard did not.'],
  ['company', 'Acme Inc. Chief Executive Ana Ruiz resigned. | Acme Corp. said so.'],
  ['company at the end', 'She worked for Acme Inc. | The firm closed.'],
  ['clock', 'Polls close at 8 p.m. EST on Monday. | Doors open at 9 a.m. Tuesday.'],
  ['clock at the end', 'Polls close at 8 p.m. | Results follow.'],
  ['case names', 'The court cited Roe v. Wade. | It was brief.'],
  ['numbers', 'Inflation rose 3.5 percent. | No. 10 was silent.'],
  ['quotation end', '“We will rebuild.” | The mayor left.'],
  ['question in a quotation that goes on', '“Will it hold?” Ruiz asked. | Nobody knew.'],
  ['exclamation in a quotation that goes on', '“Stop!” he shouted. | She did.'],
  ['straight quotation', '"We will rebuild." | The mayor left.'],
  ['paired apostrophes', "''We will rebuild.'' | The mayor left."],
  ['byline under a quotation', '“It was chaos.” — Ana Ruiz'],
  ['footnote marks', 'The dam failed.[12] | It was rebuilt. [13] [14] | Nobody died.'],
  ['state', 'He lives in Boise, Ida. | and'.replace(' | and', '')],
  ['glued', 'They closed the plant.|Russia denied it.'],
  ['address is no sentence end', 'Visit example.com for details. | Or call.'],
  ['ellipsis that goes on', 'It was … well, odd. | He left.'],
  ['ellipsis that ends', 'It was odd… | He left.'],
  ['numbered line', '1. The first point'],
  ['abbreviated title of a film', 'She starred in Viva Maria! (1965) and retired.'],
  ['degree', 'Ana Ruiz, Ph.D. of Yale, agreed. | He did not.'],
  ['acronym plural', 'The C.I.A. director resigned. | Nobody asked why.'],
];

describe('sentences', () => {
  test.each(CASES)('%s', (_name, marked) => {
    const expected = marked.split(/ \| |\|/);
    const text = marked.replaceAll(' | ', ' ').replaceAll('|', '');
    expect(splitSentences(text).map((span) => text.slice(span.start, span.end))).toEqual(expected);
  });

  test('cover all that is not white space, in order, without overlap', () => {
    const sign = fc.constantFrom(
      '.',
      '!',
      '?',
      '…',
      ' ',
      '"',
      '“',
      '”',
      "'",
      '(',
      ')',
      'A',
      'b',
      'U.S.',
      'Mr.',
      '\n',
      '5',
      '[1]',
      '—',
      '\u00A0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')),
        ),
        (text) => {
          let at = 0;
          for (const span of splitSentences(text)) {
            expect(text.slice(at, span.start).trim()).toBe('');
            expect(span.start).toBeLessThan(span.end);
            expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end));
            at = span.end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
      { numRuns: 2000, seed: 7 },
    );
  });
});
