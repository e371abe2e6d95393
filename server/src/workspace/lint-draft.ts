/** Linting one draft of a run: what a worker thread does for each path, and the main thread for a few. */
import type { Format } from '../article/model.ts';
import { formatOf } from '../article/read.ts';
import { createLinter, type Linter } from '../lint/engine.ts';
import type { Finding, Severity } from '../lint/finding.ts';
import { lintAnyLength } from '../lint/long-draft.ts';
import type { LintSettings } from '../lint/settings.ts';
import { LineIndex } from './line-index.ts';
import { readDraft } from './read-draft.ts';
import { countWords, type ReportFinding, reportFinding } from './report.ts';

/** Findings by severity, and those with a safe fix. */
export interface Counts {
  error: number;
  warning: number;
  information: number;
  hint: number;
  fixable: number;
}

/** The result for one draft; may be posted between threads and written to disk. */
export interface DraftOutcome {
  readonly path: string;
  readonly format: Format;
  readonly words: number;
  /** The findings of every severity as they are printed, in JSON: most runs pass them on unread. */
  readonly findings: string;
  readonly counts: Counts;
  /** Why the file could not be linted; null when it was. */
  readonly error: string | null;
  /** Rules that threw, with what they threw. */
  readonly failures: readonly string[];
}

/** A draft whose text is at hand: standard input, or the version that git has staged. */
export interface DraftSource {
  readonly path: string;
  /** Null: to be read from `path`. */
  readonly text: string | null;
  readonly settings: LintSettings;
}

/** A linter for many drafts, one after the other. */
export class DraftLinter {
  readonly #linter: Linter = createLinter();

  /** Lints one draft. Never throws: what goes wrong is the outcome's `error`. */
  lint(draft: DraftSource): DraftOutcome {
    let text = draft.text;
    if (text === null) {
      const read = readDraft(draft.path);
      if (read.error !== null) return failedOutcome(draft.path, read.error);
      text = read.text;
    }
    try {
      const format = formatOf(draft.path);
      const result = lintAnyLength(this.#linter, { text, format, settings: draft.settings });
      const failures = result.failures.map(({ rule, error }) => `${rule}: ${stackOf(error)}`);
      const lines = new LineIndex(result.article.text);
      const findings = result.findings.map((finding) => reportFinding(draft.path, finding, lines, text));
      return {
        path: draft.path,
        format,
        words: countWords(text),
        findings: JSON.stringify(findings),
        counts: countsOf(findings),
        error: null,
        failures,
      };
    } catch (error) {
      return failedOutcome(
        draft.path,
        `Article Lint failed on it, which is a fault of Article Lint: ${stackOf(error)}`,
      );
    }
  }
}

/** The outcome for a file that could not be linted. */
export function failedOutcome(path: string, error: string): DraftOutcome {
  return {
    path,
    format: formatOf(path),
    words: 0,
    findings: '[]',
    counts: noCounts(),
    error,
    failures: [],
  };
}

export function noCounts(): Counts {
  return { error: 0, warning: 0, information: 0, hint: 0, fixable: 0 };
}

/** Counts what is printed. */
export function countsOf(findings: readonly (ReportFinding | Finding)[]): Counts {
  const counts = noCounts();
  for (const { severity, fixes } of findings) {
    counts[severity satisfies Severity]++;
    if (fixes.some(({ safety, edits }) => safety === 'safe' && edits.length > 0)) counts.fixable++;
  }
  return counts;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
