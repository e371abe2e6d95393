/** Lints of long drafts after edits go on from the lint before: they must say what a fresh one says. */
import { describe, expect, test } from 'vitest';
import type { Format } from '../../../server/src/article/model.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../../server/src/lint/settings.ts';
import { EVERY_RULE } from '../../fuzz/drafts.ts';
import { longEditsEqualFresh } from '../../fuzz/long-edits.ts';

const HOUSE: LintSettings = {
  ...DEFAULT_SETTINGS,
  leftovers: { ...DEFAULT_SETTINGS.leftovers, house: ['Share'], brands: ['Example Media'] },
  attribution: { settled: ['the largest flood'] },
  duplicates: { background: ['Traffic was light on the harbour bridge all morning and nobody was hurt'] },
};

describe.each<Format>(['text', 'markdown', 'html'])('P10 in long drafts, %s', (format) => {
  test.each([1, 2, 3])('seed %i', { timeout: 60_000 }, (seed) => {
    const settings = seed % 3 === 0 ? HOUSE : seed % 3 === 1 ? EVERY_RULE : DEFAULT_SETTINGS;
    expect(longEditsEqualFresh(seed, format, 60, 40, settings)).toEqual([]);
  });
});
