/** `--format unix`: one line a finding, as compilers print them, for problem matchers, quickfix lists and grep. */
import { findingsOf } from '../../workspace/lint-draft.ts';
import type { CheckReport } from '../check.ts';
import { harmless } from '../terminal.ts';
import { summaryLines } from './pretty.ts';

/**
 * `path:line:column: severity: message [rule]`, lines and columns from 1, columns in UTF-16 code units. Drafts that
 * could not be linted are an error at their beginning. The summary of `pretty` comes last, unless `--quiet`.
 */
export function* unixReport(report: CheckReport): Generator<string> {
  for (const outcome of report.outcomes) {
    const { error } = outcome;
    const path = harmless(outcome.path);
    if (error !== null) {
      yield `${path}:1:1: error: ${harmless(error)}\n`;
      continue;
    }
    for (const { severity, rule, message, range } of findingsOf(outcome)) {
      if (!report.isShown(severity)) continue;
      const { line, character } = range.start;
      yield `${path}:${line + 1}:${character + 1}: ${severity}: ${harmless(message)} [${rule}]\n`;
    }
  }
  if (!report.quiet) yield summaryLines(report, (_style, text) => text);
}
