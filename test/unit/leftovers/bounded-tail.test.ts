/** Which tails go without being looked at: those that literal marks open and run through to the end of the draft. */
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { fixDraft } from '../../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';

const linter = createLinter();
const STORY = [
  'Council votes to sell the baths',
  'The council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.',
  'The mayor said that the price was fair, and that three other offers had been lower.',
  'The baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.',
  'A group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.',
].join('\n\n');
const TEASERS = [
  'Ferry crews refuse to sail at night',
  'Board postpones its vote on the mill',
  'Harbour wall to be raised by a metre',
];

function left(tail: readonly string[], between = '\n'): string {
  const text = `${STORY}\n\n${tail.join(between)}\n`;
  return fixDraft({ text, format: 'text', settings: DEFAULT_SETTINGS }, linter)
    .text.slice(STORY.length)
    .trim();
}

const MARKS = [
  'Related stories',
  ...TEASERS,
  'Subscribe to our newsletter',
  'Skip to content',
  '© 2026 Lark Ledger',
];

describe('goes as one', () => {
  test.each([
    ['from its heading to the end', MARKS],
    [
      'with lines that no pattern knows between its marks',
      [...MARKS, 'Harbour', 'Mill Lane', 'Privacy policy'],
    ],
  ])('%s', (_, tail) => {
    expect(left(tail)).toBe('');
    expect(left(tail, '\n\n')).toBe('');
  });
});

describe('stays until somebody has looked', () => {
  test('what stands before the first mark', () => {
    expect(left([...TEASERS, ...MARKS])).toBe(TEASERS.join('\n'));
  });

  test('a list of teasers under its heading, and nothing else', () => {
    expect(left(['Related stories', ...TEASERS])).toBe(['Related stories', ...TEASERS].join('\n'));
  });

  test('everything above a paragraph of the story', () => {
    const last =
      'The builder will start in May, the council said, and it expects the first pupils of the school in two years.';
    const rest = left([...MARKS, `\n${last}`]);
    expect(rest).toContain(last);
    for (const teaser of TEASERS) expect(rest).toContain(teaser);
  });

  test('a tail below nothing: there is no story that it could be the tail of', () => {
    const text = `${MARKS.join('\n')}\n`;
    const { text: fixed } = fixDraft({ text, format: 'text', settings: DEFAULT_SETTINGS }, linter);
    for (const teaser of TEASERS) expect(fixed).toContain(teaser);
  });

  test('credits and an advisory, which a story itself may end with', () => {
    const tail = [
      'Photo: Ines Halloran / Plainfield Press Agency',
      ...TEASERS,
      '(Reporting by Jane Roe; Editing by Al Poe)',
      'Photo: Ines Halloran / Plainfield Press Agency',
    ];
    for (const teaser of TEASERS) expect(left(tail)).toContain(teaser);
  });
});
