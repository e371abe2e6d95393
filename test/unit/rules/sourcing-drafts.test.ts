/** The invented drafts of many beats: what a copy chief would ask is asked, and nothing else. */
import { describe, expect, test } from 'vitest';
import { faultsOf, type SourcingDraft, sourcingDrafts } from './sourcing-drafts.ts';

const drafts = sourcingDrafts();

test.each(drafts.map((draft) => [draft.name, draft] as const))('%s', (_name, draft) => {
  expect(faultsOf(draft)).toEqual([]);
});

test('the drafts hold claims of many kinds, and drafts without any', () => {
  const rules = new Set(drafts.flatMap(({ marks }) => marks.flatMap((mark) => mark.rules)));
  expect(rules.size).toBeGreaterThan(9);
  expect(drafts.filter(({ marks }) => marks.length === 0).length).toBeGreaterThan(2);
});

describe('what is held against a draft', () => {
  const mark = { start: 0, end: 5, words: 'Fives', rules: ['attribution/vague-source'] };
  const finding = (rule: string, start: number): SourcingDraft['findings'][number] => ({
    rule,
    severity: 'information',
    message: 'Who?',
    start,
    end: start + 3,
    fixes: [],
    related: [],
  });
  const faults = (
    wish: 'must' | 'may' | 'not yet',
    ...findings: readonly SourcingDraft['findings'][number][]
  ): string[] => faultsOf({ name: '', text: 'Fives say tens.', marks: [{ ...mark, wish }], findings });

  test('a miss, a false alarm, and a wish come true', () => {
    expect(faults('must')).toHaveLength(1);
    expect(faults('must', finding('attribution/vague-source', 0))).toEqual([]);
    expect(faults('must', finding('attribution/superlative', 0))).toHaveLength(1);
    expect(faults('may')).toEqual([]);
    expect(faults('may', finding('attribution/superlative', 9))).toHaveLength(1);
    expect(faults('not yet')).toEqual([]);
    expect(faults('not yet', finding('attribution/vague-source', 0))).toHaveLength(1);
  });
});
