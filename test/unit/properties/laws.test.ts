/**
 * The laws of `test/fuzz/laws.ts` on generated drafts of fixed seeds: a failing one fails on every machine.
 * `npm run fuzz` runs the same laws on seeds that nobody has tried.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { ALL_RULES } from '../../../server/src/rules/all.ts';
import { change, draft, EVERY_RULE, type FuzzDraft, seeds } from '../../fuzz/drafts.ts';
import { createLinters, examine } from '../../fuzz/examine.ts';
import { editingEqualsFresh, faultsOfLaw, LAWS } from '../../fuzz/laws.ts';

const linters = createLinters();

describe.each(Object.entries(LAWS))('%s', (name, law) => {
  test('on generated drafts', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(draft(5), (one) => {
        expect(faultsOfLaw(name, law, examine(one, linters))).toEqual([]);
      }),
      { seed: 20261123, numRuns: 60, interruptAfterTimeLimit: 40_000 },
    );
  });

  test.each(seeds.map((seed) => [seed.name, seed] as const))('on %s', (_, { text, format }) => {
    expect(faultsOfLaw(name, law, examine({ text, format, settings: EVERY_RULE }, linters))).toEqual([]);
  });
});

test('P10 a draft that was edited has the findings of one that is new', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(draft(3), fc.array(change(), { minLength: 10, maxLength: 30 }), (one, changes) => {
      expect(editingEqualsFresh(examine(one, linters), changes)).toEqual([]);
    }),
    { seed: 20261123, numRuns: 100, interruptAfterTimeLimit: 40_000 },
  );
});

test('P10 a draft typed key by key has the findings of one that is new', { timeout: 60_000 }, () => {
  const linter = createLinter();
  for (const { text, format } of seeds.slice(0, 8)) {
    const typed = text.slice(0, 700);
    let result = linter.lint({ text: '', format });
    for (let end = 1; end <= typed.length; end++) {
      result = linter.lint({ text: typed.slice(0, end), format }, result);
      if (end % 7 !== 0 && end !== typed.length) continue;
      expect(result.findings).toEqual(createLinter().lint({ text: typed.slice(0, end), format }).findings);
    }
  }
});

test('linting in steps is linting', () => {
  const linter = createLinter();
  fc.assert(
    fc.property(draft(5), (one) => {
      const steps = linter.lintSteps(one);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      expect(step.value.findings).toEqual(createLinter().lint(one).findings);
    }),
    { seed: 20261123, numRuns: 30 },
  );
});

describe('the laws themselves', () => {
  const [first] = ALL_RULES;
  const sample: FuzzDraft = {
    text: 'Plant to close\n\nThe plant will close in June, “and we will stay,” Ruiz said 😀.\r\n',
    format: 'text',
    settings: EVERY_RULE,
  };

  /** What the laws say of a linter with one rule that does `check` on the whole draft. */
  function faults(
    check: (report: (start: number, end: number, edit?: [number, number, string]) => void) => void,
  ) {
    if (first === undefined) throw new Error('there are no rules');
    const bad = createLinter([
      {
        meta: { ...first.meta, id: 'draft/bad', severity: 'warning' },
        examples: [],
        unit: 'article',
        check: (_, report) =>
          check((start, end, edit) =>
            report({
              start,
              end,
              message: 'Bad.',
              fixes:
                edit === undefined
                  ? []
                  : [
                      {
                        title: 'Fix',
                        safety: 'safe',
                        edits: [{ start: edit[0], end: edit[1], text: edit[2] }],
                      },
                    ],
            }),
          ),
      },
    ]);
    return Object.entries(LAWS).flatMap(([name, law]) =>
      faultsOfLaw(
        name,
        law,
        examine(sample, { usual: bad, local: bad, alone: () => bad, family: () => bad }),
      ),
    );
  }

  test.each([
    [
      'a rule that throws',
      () =>
        faults(() => {
          throw new Error('no');
        }),
      /P1 .*draft\/bad threw/,
    ],
    ['a place behind the text', () => faults((report) => report(0, 500)), /P2 .*not within/],
    ['a fix that never ends', () => faults((report) => report(0, 5, [0, 0, 'x'])), /P7 .*10 rounds/],
    ['a strange line end', () => faults((report) => report(0, 5, [0, 0, '\r'])), /P8 .*brings in line ends/],
  ])('find %s', (_, run, fault) => {
    expect(run().join('\n')).toMatch(fault);
  });
});
