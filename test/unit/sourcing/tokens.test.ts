import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import {
  CAPITAL,
  CLITIC,
  DOTTED,
  FIRST,
  MONEY,
  NUMBER,
  PERCENT,
  QUOTED,
  SIGN,
  type Tokens,
  tokensOf,
  WORD,
} from '../../../server/src/sourcing/tokens.ts';

function tokens(text: string): Tokens {
  const block = readArticle(text, 'text').blocks[0];
  if (block === undefined) throw new Error('no block');
  return tokensOf(block);
}

const formsOf = (all: Tokens) => [...all.lower];
const having = (all: Tokens, bit: number) =>
  formsOf(all).filter((_, at) => ((all.flags[at] ?? 0) & bit) !== 0);

describe('tokens', () => {
  it.each([
    ['Mr. Clark paid $1,004.50, or 52%.', ['mr', 'clark', 'paid', '$1,004.50', ',', 'or', '52%', '.']],
    ['The U.S. Senate didn’t vote.', ['the', 'u.s', 'senate', "didn't", 'vote', '.']],
    ['Clinton’s aide says it’s over.', ['clinton', "'s", 'aide', 'says', 'it', "'s", 'over', '.']],
    ['They’re in Washington, D.C.', ['they', "'re", 'in', 'washington', ',', 'd.c', '.']],
    ['A 12-year-old -- and 9/11...', ['a', '12-year-old', '--', 'and', '9/11', '...']],
    ["It was O'Neill's.", ['it', 'was', "o'neill", "'s", '.']],
    ['AT&T said so.', ['at&t', 'said', 'so', '.']],
  ])('%s', (text, expected) => {
    expect(formsOf(tokens(text))).toEqual(expected);
  });

  it('flags what a token is', () => {
    const all = tokens('“No,” Mr. Ruiz’s aide said of the $3 fee and 4% rise. It rained.');
    expect(having(all, QUOTED)).toEqual(['no', ',']);
    expect(having(all, CAPITAL)).toEqual(['no', 'mr', 'ruiz', 'it']);
    expect(having(all, CLITIC)).toEqual(["'s"]);
    expect(having(all, NUMBER)).toEqual(['$3', '4%']);
    expect(having(all, MONEY)).toEqual(['$3']);
    expect(having(all, PERCENT)).toEqual(['4%']);
    expect(having(all, FIRST)).toEqual(['no', 'it']);
    expect(having(all, DOTTED)).toEqual(['mr']);
    expect([...all.firstOf].map((at) => all.lower[at] ?? null)).toEqual(['“', 'it', null]);
  });

  it('covers every sign that is not white space, once and in order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc
            .array(
              fc.constantFrom('Mr. ', 'U.S.', '’s ', '“', '” ', '$5', '3.', '%', '--', ' ', 'said', 'A', '.'),
              {
                maxLength: 30,
              },
            )
            .map((parts) => parts.join('')),
        ),
        (text) => {
          for (const block of readArticle(text, 'text').blocks) {
            const all = tokensOf(block);
            let at = 0;
            let covered = '';
            for (let index = 0; index < all.count; index++) {
              const start = all.start[index] ?? -1;
              const end = all.end[index] ?? -1;
              expect(start).toBeGreaterThanOrEqual(at);
              expect(end).toBeGreaterThan(start);
              const flags = all.flags[index] ?? 0;
              expect((flags & WORD) !== 0 && (flags & SIGN) !== 0).toBe(false);
              covered += block.reading.slice(start, end);
              at = end;
            }
            if (block.kind !== 'separator') {
              expect(covered.replace(/\s/g, '')).toBe(block.reading.replace(/\s/g, ''));
            }
          }
        },
      ),
    );
  });
});
