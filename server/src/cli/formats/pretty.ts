/** `--format pretty`: for people at a terminal. */
import type { Safety, Severity } from '../../lint/finding.ts';
import { LineIndex } from '../../workspace/line-index.ts';
import { findingsOf } from '../../workspace/lint-draft.ts';
import type { ReportFinding } from '../../workspace/report.ts';
import type { CheckReport } from '../check.ts';
import { harmless, type Paint, painter, type Style } from '../terminal.ts';
import { excerpt } from './excerpt.ts';

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};

export interface PrettyOptions {
  readonly colour: boolean;
  readonly width: number;
}

/** File by file: each finding with its line, carets under what is meant, and the fix. A summary at the end. */
export function* prettyReport(report: CheckReport, { colour, width }: PrettyOptions): Generator<string> {
  const paint = painter(colour);
  for (const outcome of report.outcomes) {
    const { path } = outcome;
    const shown = findingsOf(outcome).filter(({ severity }) => report.isShown(severity));
    if (shown.length === 0) continue;
    const text = report.textOf(path);
    const lines = text === null ? null : new LineIndex(text);
    yield `${paint('bold', harmless(path))}\n`;
    for (const finding of shown) yield findingBlock(finding, text, lines, path, paint, width);
  }
  if (!report.quiet) yield summaryLines(report, paint);
}

function findingBlock(
  finding: ReportFinding,
  text: string | null,
  lines: LineIndex | null,
  path: string,
  paint: Paint,
  width: number,
): string {
  const { severity, rule, message, range, fixes, related } = finding;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const style = STYLES[severity];
  let block = `  ${place}  ${paint(style, severity)}  ${harmless(message)}  ${paint('dim', rule)}\n`;
  if (text !== null && lines !== null) {
    const { line, carets, more } = excerpt(text, finding, width - 6);
    block += `    ${paint('dim', '│')} ${line}\n    ${paint('dim', '│')} ${carets.before}${paint(style, carets.marks)}`;
    if (more > 0) block += paint('dim', ` … to line ${range.start.line + 1 + more}`);
    block += '\n';
  }
  const titles = (safety: Safety) =>
    fixes.filter((fix) => fix.safety === safety).map(({ title }) => harmless(title));
  for (const title of titles('safe')) block += `    ${paint('green', 'fix')}: ${title}\n`;
  const suggestions = titles('suggested');
  if (suggestions.length > 0) {
    block += `    ${paint('cyan', suggestions.length === 1 ? 'suggestion' : 'suggestions')}: ${suggestions.join(' · ')}\n`;
  }
  for (const other of related) {
    const where = other.path === path ? lines?.position(other.start) : undefined;
    const at = where === undefined ? harmless(other.path) : `line ${where.line + 1}`;
    block += `    ${paint('dim', `${at}: ${harmless(other.message)}`)}\n`;
  }
  return `${block}\n`;
}

/** Counts by severity, drafts, time, and what was passed over: the end of a report for people. */
export function summaryLines(
  { summary, leftOut, baseline, skipped, isShown, outcomes }: CheckReport,
  paint: Paint,
): string {
  const parts: string[] = [];
  const add = (count: number, one: string, many: string, style: Style) => {
    if (count > 0) parts.push(paint(style, `${count.toLocaleString('en')} ${count === 1 ? one : many}`));
  };
  add(summary.errors, 'error', 'errors', STYLES.error);
  add(summary.warnings, 'warning', 'warnings', STYLES.warning);
  add(summary.information, 'information', 'information', STYLES.information);
  if (isShown('hint')) add(summary.hints, 'hint', 'hints', STYLES.hint);
  const drafts = `${summary.files.toLocaleString('en')} ${summary.files === 1 ? 'draft' : 'drafts'}, ${summary.words.toLocaleString('en')} words, ${duration(summary.elapsedMs)}`;
  let text =
    parts.length === 0
      ? `${paint('green', baseline !== null && baseline.known > 0 ? 'No new findings' : 'No findings')} in ${drafts}.\n`
      : `${parts.join(', ')} in ${drafts}.\n`;
  if (summary.fixable > 0) {
    text += `${summary.fixable.toLocaleString('en')} can be fixed safely: article-lint fix\n`;
  }
  if (baseline !== null && (baseline.written || baseline.known > 0)) {
    const known = `${baseline.known.toLocaleString('en')} ${baseline.known === 1 ? 'finding' : 'findings'}`;
    text += baseline.written
      ? `Wrote ${known} to ${baseline.file}: from now on only new ones count.\n`
      : `${known} of the baseline left out.\n`;
  }
  if (leftOut > 0) text += `${leftOut.toLocaleString('en')} more are not printed (--max-findings).\n`;
  const unusable = outcomes.filter(({ error }) => error !== null).length;
  if (unusable > 0) text += `${unusable.toLocaleString('en')} could not be linted: see below.\n`;
  const passedOver = [...skipped].filter(([reason]) => reason !== 'not a draft by its name');
  if (passedOver.length > 0) {
    text += paint(
      'dim',
      `Passed over: ${passedOver.map(([reason, count]) => `${count.toLocaleString('en')} × ${reason}`).join(', ')}.\n`,
    );
  }
  return text;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
