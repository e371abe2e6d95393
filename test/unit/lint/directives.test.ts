/** Where directives silence findings, and which of them are said to silence nothing. */
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import type { Rule } from '../../../server/src/lint/rule.ts';

/** Flags each `!` as `attribution/shout` and each `?` as `leftover/doubt`. */
const rules: readonly Rule[] = (
  [
    ['attribution/shout', /!/g],
    ['leftover/doubt', /\?/g],
  ] as const
).map(([id, sign]) => ({
  unit: 'paragraph',
  needs: [],
  meta: { id, severity: 'warning', summary: 'X', rationale: 'X.', fix: 'none' },
  examples: [],
  check({ block }, report) {
    for (const { index } of block.reading.matchAll(sign))
      report({ start: index, end: index + 1, message: 'X.' });
  },
}));

/** What is found: the sign that is flagged, `unused` or `unknown` with the directive. */
function found(text: string): string[] {
  return createLinter(rules)
    .lint({ text, format: 'text' })
    .findings.map(({ rule, start, end }) =>
      rule.startsWith('draft/')
        ? `${rule.slice(6, 12)} ${text.slice(start, end)}`
        : text.slice(start, end + 1).trim(),
    );
}

describe('plain text', () => {
  test.each([
    ['nothing is silenced without one', 'Wow!1 It rains?2', ['!1', '?2']],
    ['the next paragraph', '[[article-lint-disable-next-line]]\nWow!1 And?1\n\nWow!2', ['!2']],
    ['one rule', '[[article-lint-disable-next-line attribution/shout]]\nWow!1 And?1', ['?1']],
    ['a family', '[[article-lint-disable-next-line leftover]]\nWow!1 And?1', ['!1']],
    ['its own line', 'Wow!1 [[article-lint-disable-line]]\nWow!2', ['!2']],
    ['its own line, in a text of an old Mac', 'Wow!1 [[article-lint-disable-line]]\rWow!2', ['!2']],
    ['a region', 'Wow!1\n\n[[article-lint-disable]]\nWow!2\n\n[[article-lint-enable]]\nWow!3', ['!1', '!3']],
    ['a region without end', 'Wow!1\n\n[[article-lint-disable]]\nWow!2\n\nWow!3', ['!1']],
    ['the whole draft', 'Wow!1\n\n[[article-lint-disable-file leftover]]\n\nAnd?1', ['!1']],
    [
      'a region of one rule ends at its own answer',
      '[[article-lint-disable attribution]]\nWow!1 And?1\n\n[[article-lint-enable leftover]]\nWow!2\n\n[[article-lint-enable attribution]]\nWow!3',
      ['?1', '!3'],
    ],
    [
      'an answer that names nothing ends every region',
      '[[article-lint-disable attribution]]\nWow!1\n\n[[article-lint-enable]]\nWow!2',
      ['!2'],
    ],
    [
      'regions within each other',
      '[[article-lint-disable]]\nWow!1\n\n[[article-lint-disable attribution]]\nWow!2\n\n[[article-lint-enable attribution]]\nWow!3',
      ['!3'],
    ],
    [
      'one that silences nothing',
      '[[article-lint-disable-next-line]]\nFine.',
      ['unused [[article-lint-disable-next-line]]'],
    ],
    [
      'one of two names is enough',
      '[[article-lint-disable-next-line leftover attribution/shout]]\nWow!1',
      [],
    ],
    ['a misspelt one', '[[article-lint-disble]]\nWow!1', ['unknow [[article-lint-disble]]', '!1']],
    [
      'what is said of directives themselves is never silenced',
      '[[article-lint-disable-file draft]]\n[[article-lint-disble]]\nWow!1',
      ['unused [[article-lint-disable-file draft]]', 'unknow [[article-lint-disble]]', '!1'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
