/** Whatever a rule reports, no place cuts a line end or a character, and no safe fix changes a quotation. */
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import type { Finding } from '../../../server/src/lint/finding.ts';
import { keepWhole } from '../../../server/src/lint/keep-whole.ts';

const TEXT = 'The plant 😀 will close.\r\n\r\n“We will stay,” Ruiz said. The end.\r\n';
const article = readArticle(TEXT, 'text');

function finding(start: number, end: number, edit?: readonly [number, number, string]): Finding {
  const fixes =
    edit === undefined
      ? []
      : [{ title: 'Fix', safety: 'safe' as const, edits: [{ start: edit[0], end: edit[1], text: edit[2] }] }];
  return { rule: 'draft/x', severity: 'warning', message: 'X.', start, end, fixes, related: [] };
}

const emoji = TEXT.indexOf('😀');
const returns = TEXT.indexOf('\r\n');
const quote = TEXT.indexOf('“');

describe('places', () => {
  test.each([
    ['half a character', emoji + 1, emoji + 2, emoji, emoji + 2],
    ['the other half', emoji, emoji + 1, emoji, emoji + 2],
    ['between the halves', emoji + 1, emoji + 1, emoji, emoji],
    ['up to a return', 0, returns + 1, 0, returns + 2],
    ['from a line feed on', returns + 1, returns + 4, returns, returns + 4],
  ])('%s', (_, start, end, from, to) => {
    expect(keepWhole(finding(start, end, [start, end, 'x']), article)).toMatchObject({
      start: from,
      end: to,
      fixes: [{ edits: [{ start: from, end: to, text: 'x' }] }],
    });
  });

  test('a whole finding stays the same object', () => {
    const whole = finding(0, 3, [0, 3, 'A']);
    expect(keepWhole(whole, article)).toBe(whole);
  });
});

describe('a safe fix', () => {
  test.each([
    ['of a quoted word', quote + 1, quote + 3, 'They', 'suggested'],
    ['within a quotation', quote + 4, quote + 4, 'now ', 'suggested'],
    ['over the rim of a quotation', quote + 9, quote + 20, '', 'suggested'],
    ['of the whole quotation', quote, quote + 15, '', 'safe'],
    ['of the whole paragraph', quote, TEXT.length - 2, '', 'safe'],
    ['outside', quote + 20, quote + 24, 'says', 'safe'],
  ] as const)('%s', (_, start, end, text, safety) => {
    expect(keepWhole(finding(0, 3, [start, end, text]), article).fixes[0]?.safety).toBe(safety);
  });
});
