/** `--format github`: workflow commands that GitHub shows as annotations on the lines of a pull request. */
import type { Severity } from '../../lint/finding.ts';
import { findingsOf } from '../../workspace/lint-draft.ts';
import type { CheckReport } from '../check.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** One command for each finding; drafts that could not be linted are errors. */
export function* githubReport({ outcomes, isShown }: CheckReport): Generator<string> {
  for (const outcome of outcomes) {
    const { path, error } = outcome;
    if (error !== null) {
      yield `::error file=${property(path)},title=${property('Article Lint')}::${data(error)}\n`;
      continue;
    }
    for (const { severity, rule, message, range } of findingsOf(outcome)) {
      if (!isShown(severity)) continue;
      const { start, end } = range;
      const isOneLine = start.line === end.line;
      // GitHub takes columns only where the annotation stays on its line.
      const columns = isOneLine
        ? `,col=${start.character + 1},endColumn=${Math.max(start.character + 1, end.character)}`
        : '';
      const endLine = Math.max(start.line, end.character === 0 && !isOneLine ? end.line - 1 : end.line);
      yield `::${COMMANDS[severity]} file=${property(path)},line=${start.line + 1},endLine=${endLine + 1}${columns},title=${property(rule)}::${data(message)}\n`;
    }
  }
}

/** A message holds words of the draft: nothing in it may end the line and begin a command of its own. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
