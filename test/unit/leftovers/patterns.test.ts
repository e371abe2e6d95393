/** Every pattern keeps the examples that it carries, and those of the reference collection. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileLine, LINE_PATTERNS } from '../../../server/src/leftovers/line-class.ts';
import { keyOf } from '../../../server/src/leftovers/pattern.ts';
import { createLinter } from '../../../server/src/lint/engine.ts';

describe.each(LINE_PATTERNS.map((of) => ({ of, name: `${of.class}, ${of.strength}: ${of.yes[0]}` })))(
  '$name',
  ({ of }) => {
    const expression = compileLine(of);
    const fits = (line: string) => expression.test(keyOf(line)) && (of.confirm?.test(line) ?? true);

    test('carries examples', () => {
      expect(of.yes.length).toBeGreaterThan(0);
      expect(of.no.length).toBeGreaterThan(0);
    });
    test.each(of.yes)('fits %s', (line) => {
      expect(fits(line)).toBe(true);
    });
    test.each(of.no)('does not fit %s', (line) => {
      expect(fits(line)).toBe(false);
    });
  },
);

describe('the key of a line', () => {
  test.each([
    ['  « Read More » ', 'read more'],
    ['“Share” this', '"share" this'],
    ['Like Loading...', 'like loading'],
    ['You\u00a0may  also like:', 'you may also like:'],
    ['...', ''],
    ['— ', ''],
    ['(Getty Images)', '(getty images)'],
    ['Comments.', 'comments.'],
  ])('%j is %j', (line, key) => {
    expect(keyOf(line)).toBe(key);
  });
});

interface Reference {
  readonly id: string;
  readonly pos: readonly string[];
  readonly neg: readonly string[];
}

const COLLECTION = new URL('../../../../shared/data/leftovers/patterns.json', import.meta.url);
const STORY =
  'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n';
/** Labels that count only in a group; and what the collection judges otherwise than we do. */
const SILENT = new Set([
  'share/network',
  'fin/price-line',
  // “[INAUDIBLE]” and its like belong to `broadcast-residue`; orders of a desk that name no gap are left alone.
  'ph/todo',
  // A heading “About Acme” is a subhead in many stories: it needs the paragraph below it.
  'pr/about-org',
]);
/** Lines that need their like beside them; “XXX” is a numeral as often as a blank. */
const GROUP_ONLY = new Set(['Share', 'Talus Logo', '1/5', 'aged XXX ,']);

describe('the reference collection', () => {
  if (!existsSync(COLLECTION)) {
    test('is not on this machine', () => {
      console.log('skipped: the reference patterns are not on this machine');
    });
    return;
  }
  const linter = createLinter();
  const collection = JSON.parse(readFileSync(COLLECTION, 'utf8')) as Reference[];
  const leftoversIn = (line: string) => {
    const text = `${STORY}${line}\n`;
    return linter
      .lint({ text, format: 'text' })
      .findings.filter(({ rule, end }) => rule.startsWith('leftover/') && end > STORY.length);
  };

  test.each(collection.filter(({ id }) => !SILENT.has(id)))('$id: finds what it names', ({ pos }) => {
    expect(pos.filter((line) => !GROUP_ONLY.has(line) && leftoversIn(line).length === 0)).toEqual([]);
  });

  test.each(collection)('$id: is silent where it is', ({ neg }) => {
    const loud = neg.filter((line) => leftoversIn(line).some(({ severity }) => severity !== 'hint'));
    expect(loud).toEqual([]);
  });
});
