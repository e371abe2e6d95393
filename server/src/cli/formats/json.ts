/** `--format json`: the shape that scorers, editors and CI jobs read (version 1). */
import { findingsText } from '../../workspace/lint-draft.ts';
import type { CheckReport } from '../check.ts';

/** Findings are passed on as they came from the linter, unread. */
export function* jsonReport({ outcomes, summary, leftOut }: CheckReport): Generator<string> {
  yield '{"version":1,"files":[';
  let separator = '\n';
  for (const { path, format, findings, error } of outcomes) {
    yield `${separator}{"path":${JSON.stringify(path)},"format":"${format}","findings":${findingsText(findings)},"error":${JSON.stringify(error)}}`;
    separator = ',\n';
  }
  yield `\n],"summary":${JSON.stringify(leftOut > 0 ? { ...summary, leftOut } : summary)}}\n`;
}
