/** `article-lint check`: lints drafts and prints what a desk should see. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { SEVERITIES, type Severity } from '../lint/finding.ts';
import {
  type DraftOutcome,
  type DraftSource,
  findingsOf,
  noCounts,
  withFindings,
} from '../workspace/lint-draft.ts';
import { lintDrafts } from '../workspace/lint-run.ts';
import { readDraft } from '../workspace/read-draft.ts';
import type { Summary } from '../workspace/report.ts';
import { DRAFTS_WORTH_A_CACHE, ResultCache } from '../workspace/result-cache.ts';
import { whyUnwritable } from '../workspace/write-file.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { complainAbout } from './complain.ts';
import { deliver } from './deliver.ts';
import { githubReport } from './formats/github.ts';
import { htmlReport, REPORT_STYLE } from './formats/html.ts';
import { jsonReport } from './formats/json.ts';
import { junitReport } from './formats/junit.ts';
import { prettyReport } from './formats/pretty.ts';
import { sarifReport } from './formats/sarif.ts';
import { unixReport } from './formats/unix.ts';
import { ProgressBar } from './progress-bar.ts';
import { outcomesInOrder, selectDrafts, sourcesOf } from './select-drafts.ts';
import type { Terminal } from './terminal.ts';
import type { Invocation, OutputFormat } from './usage.ts';

/** What a format prints from. */
export interface CheckReport {
  /** In order, with findings of every severity: a format leaves out what `isShown` does not pass. */
  readonly outcomes: readonly DraftOutcome[];
  readonly summary: Summary;
  /** False for hints that were not asked for. */
  isShown(severity: Severity): boolean;
  /** The text of a draft, for the lines of its findings; null when it can no longer be read. */
  textOf(path: string): string | null;
  /** Findings that `--max-findings` left out. */
  readonly leftOut: number;
  /** The baseline, whether this run wrote it, and how many findings that would be shown are in it; null without one. */
  readonly baseline: { readonly file: string; readonly written: boolean; readonly known: number } | null;
  readonly skipped: ReadonlyMap<string, number>;
  readonly quiet: boolean;
}

/** Runs the command and gives the exit status. `program` is what worker threads are started with. */
export async function check(invocation: Invocation, terminal: Terminal, program: string): Promise<number> {
  const started = performance.now();
  const selection = await selectDrafts(invocation);
  const sources = sourcesOf(selection);
  const progress = new ProgressBar(terminal, invocation.quiet);
  const linted = await lintDrafts(sources, {
    jobs: invocation.jobs ?? availableParallelism(),
    program,
    cache: cacheFor(sources, invocation, program),
    onProgress: (done, total) => progress.show(done, total),
    onCacheTrouble: (error) =>
      terminal.complain(
        `article-lint: the results could not be kept for the next run: ${whyUnwritable(error)} (--no-cache does without)`,
      ),
  });
  progress.end();
  let outcomes = outcomesInOrder(selection, linted);
  const format = invocation.format ?? 'pretty';
  const isShown = (severity: Severity) => severity !== 'hint' || invocation.hints || format === 'json';
  let baseline: CheckReport['baseline'] = null;
  if (invocation.baseline !== null) {
    const file = invocation.baseline;
    if (invocation.updateBaseline) writeBaseline(file, outcomes);
    const all = shownIn(outcomes, isShown);
    outcomes = withoutKnown(file, outcomes);
    baseline = { file, written: invocation.updateBaseline, known: all - shownIn(outcomes, isShown) };
  }
  const summary = summaryOf(outcomes);
  const limited = limit(outcomes, invocation.maxFindings, isShown);
  summary.elapsedMs = Math.round(performance.now() - started);
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const report: CheckReport = {
    ...limited,
    summary,
    isShown,
    textOf(path) {
      const held = texts.get(path);
      if (typeof held === 'string') return held;
      const read = readDraft(path);
      return read.error === null ? read.text : null;
    },
    baseline,
    skipped: selection.skipped,
    quiet: invocation.quiet,
  };
  await deliver(printer(format, report, terminal, invocation), invocation.output, terminal);
  if (complainAbout(terminal, selection.problems, outcomes)) return 2;
  const floor = SEVERITIES.indexOf(invocation.failOn);
  const counts = [summary.errors, summary.warnings, summary.information];
  return counts.some((count, grade) => grade <= floor && count > 0) ? 1 : 0;
}

declare const ARTICLE_LINT_VERSION: string;

function cacheFor(
  sources: readonly DraftSource[],
  { noCache, cacheFolder }: Invocation,
  program: string,
): ResultCache | null {
  if (noCache || sources.length < DRAFTS_WORTH_A_CACHE) return null;
  // A program built anew is another one, whatever its version says.
  const built = statSync(program, { throwIfNoEntry: false });
  const version = `${ARTICLE_LINT_VERSION} ${built?.size ?? 0} ${built?.mtimeMs ?? 0}`;
  return new ResultCache({ root: process.cwd(), program: version, folder: cacheFolder });
}

function printer(
  format: OutputFormat,
  report: CheckReport,
  terminal: Terminal,
  invocation: Invocation,
): Iterable<string> {
  switch (format) {
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'github':
      return githubReport(report);
    case 'junit':
      return junitReport(report);
    case 'unix':
      return unixReport(report);
    case 'html':
      return htmlPage(report);
    case 'pretty': {
      const toFile = invocation.output !== null;
      const colour = toFile ? invocation.colour === true : terminal.colour;
      return prettyReport(report, { colour, width: terminal.width });
    }
  }
}

function htmlPage({ outcomes, summary, leftOut, isShown, textOf }: CheckReport): Iterable<string> {
  const drafts = outcomes.map((outcome) => ({
    path: outcome.path,
    words: outcome.words,
    findings: findingsOf(outcome).filter(({ severity }) => isShown(severity)),
    error: outcome.error,
  }));
  const styleSource = `'sha256-${createHash('sha256').update(REPORT_STYLE, 'utf8').digest('base64')}'`;
  return htmlReport({ drafts, summary, leftOut, textOf, style: REPORT_STYLE, styleSource });
}

function summaryOf(outcomes: readonly DraftOutcome[]): Summary {
  const total = noCounts();
  let files = 0;
  let words = 0;
  for (const { counts, error, words: count } of outcomes) {
    if (error === null) files++;
    words += count;
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += counts[name];
  }
  return {
    files,
    words,
    errors: total.error,
    warnings: total.warning,
    information: total.information,
    hints: total.hint,
    fixable: total.fixable,
    elapsedMs: 0,
  };
}

function shownIn(outcomes: readonly DraftOutcome[], isShown: (severity: Severity) => boolean): number {
  let count = 0;
  for (const outcome of outcomes)
    for (const { severity } of findingsOf(outcome)) if (isShown(severity)) count++;
  return count;
}

/** Leaves out what is shown beyond the first `most` findings; the summary still counts them. */
function limit(
  outcomes: readonly DraftOutcome[],
  most: number | null,
  isShown: (severity: Severity) => boolean,
): { outcomes: readonly DraftOutcome[]; leftOut: number } {
  if (most === null) return { outcomes, leftOut: 0 };
  let left = most;
  let leftOut = 0;
  const limited = outcomes.map((outcome) => {
    const findings = findingsOf(outcome);
    const kept = findings.filter(({ severity }) => {
      if (!isShown(severity)) return false;
      if (left > 0) {
        left--;
        return true;
      }
      leftOut++;
      return false;
    });
    // The counts stay those of all findings.
    return kept.length === findings.length
      ? outcome
      : { ...withFindings(outcome, kept), counts: outcome.counts };
  });
  return { outcomes: limited, leftOut };
}
