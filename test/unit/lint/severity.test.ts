import { expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import type { Rule } from '../../../server/src/lint/rule.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../../server/src/lint/settings.ts';

/** A rule that is usually a warning and reports one thing as a hint. */
const rule: Rule = {
  unit: 'paragraph',
  needs: [],
  meta: { id: 'leftover/test', severity: 'warning', summary: 'A test', rationale: 'A test.', fix: 'none' },
  examples: [],
  check: (_view, report) => report({ start: 0, end: 1, message: 'Seen.', severity: 'hint' }),
};

function severityWith(severities: LintSettings['severities']): string | undefined {
  const settings = { ...DEFAULT_SETTINGS, severities };
  return createLinter([rule]).lint({ text: 'The plant closed.', format: 'text', settings }).findings[0]
    ?.severity;
}

test.each([
  ['the report itself, where the settings say nothing', {}, 'hint'],
  ['the family', { leftover: 'error' }, 'error'],
  ['the rule before its family', { leftover: 'error', 'leftover/test': 'information' }, 'information'],
  ['off by the family', { leftover: 'off' }, undefined],
] as const)('severity comes from %s', (_name, severities, expected) => {
  expect(severityWith(severities)).toBe(expected);
});
