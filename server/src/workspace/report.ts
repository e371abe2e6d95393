/** The shapes that `check --format json` prints; others read them, so fields are added, never changed. */
import type { Format } from '../article/model.ts';
import type { Finding, Safety, Severity } from '../lint/finding.ts';
import { findingKey } from './finding-key.ts';
import type { LineIndex, ReportPosition } from './line-index.ts';

export interface ReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly range: { readonly start: ReportPosition; readonly end: ReportPosition };
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: Safety;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  }[];
  readonly related: readonly {
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly message: string;
  }[];
  /** The same for the same words flagged by the same rule, wherever they stand: for baselines and CI services. */
  readonly key: string;
}

export interface ReportFile {
  readonly path: string;
  readonly format: Format;
  readonly findings: readonly ReportFinding[];
  /** Why the file could not be linted; null when it was. */
  readonly error: string | null;
}

export interface Summary {
  files: number;
  words: number;
  errors: number;
  warnings: number;
  information: number;
  hints: number;
  fixable: number;
  elapsedMs: number;
}

/** The finding of the draft at `path` with the given text, as it is printed. */
export function reportFinding(path: string, finding: Finding, lines: LineIndex, text: string): ReportFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    start: finding.start,
    end: finding.end,
    range: { start: lines.position(finding.start), end: lines.position(finding.end) },
    fixes: finding.fixes.map(({ title, safety, edits }) => ({ title, safety, edits })),
    related: finding.related.map((related) => ({
      path: related.path ?? path,
      start: related.start,
      end: related.end,
      message: related.message,
    })),
    key: findingKey(finding.rule, text.slice(finding.start, finding.end)),
  };
}

/** Words as an editor counts them: runs of non-blanks that hold a letter or a digit. */
export function countWords(text: string): number {
  let words = 0;
  const runs = /\S+/g;
  for (let run = runs.exec(text); run !== null; run = runs.exec(text)) {
    if (/[\p{L}\p{N}]/u.test(run[0])) words++;
  }
  return words;
}
