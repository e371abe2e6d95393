/** Saying on standard error what could not be used. */
import type { FileProblem } from '../settings/load.ts';
import { LineIndex } from '../workspace/line-index.ts';
import type { DraftOutcome } from '../workspace/lint-draft.ts';
import { harmless, type Terminal } from './terminal.ts';

/**
 * Names every settings entry and every file that could not be used, with the remedy, and each rule that
 * failed. True when there was any: the exit status is then 2.
 */
export function complainAbout(
  terminal: Terminal,
  problems: readonly FileProblem[],
  outcomes: readonly Pick<DraftOutcome, 'path' | 'error' | 'failures'>[],
): boolean {
  let failed = false;
  for (const { file, text, start, message, rule, severity } of problems) {
    const { line, character } = new LineIndex(text).position(start);
    terminal.complain(`article-lint: ${file}:${line + 1}:${character + 1}: ${harmless(message)} (${rule})`);
    if (severity === 'error') failed = true;
  }
  const failures = new Map<string, string[]>();
  for (const { path, error, failures: rules } of outcomes) {
    if (error !== null) {
      terminal.complain(`article-lint: ${harmless(path)}: ${error}`);
      failed = true;
    }
    for (const failure of rules) {
      const rule = failure.slice(0, failure.indexOf(':'));
      failures.set(rule, [...(failures.get(rule) ?? []), `${path}: ${failure}`]);
    }
  }
  for (const [rule, drafts] of failures) {
    terminal.complain(
      `article-lint: the rule ${rule} failed on ${drafts.length === 1 ? 'a draft' : `${drafts.length} drafts`}, which is a fault of Article Lint; the other rules went on. First: ${drafts[0]}`,
    );
    failed = true;
  }
  return failed;
}
