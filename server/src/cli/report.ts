/** The shapes that `check --format json` prints; others read them, so fields are added, never changed. */
import type { Format } from '../article/model.ts';
import type { Finding, Safety, Severity } from '../lint/finding.ts';

export interface ReportPosition {
  readonly line: number;
  readonly character: number;
}

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

/** The finding of a draft as it is printed. */
export function reportFinding(path: string, finding: Finding, lines: LineIndex): ReportFinding {
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
  };
}

/** Line and character of offsets; `\n`, `\r\n` and `\r` end a line, as in LSP. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const ends = /\r\n?|\n/g;
    while (ends.exec(text) !== null) this.#starts.push(ends.lastIndex);
  }

  position(offset: number): ReportPosition {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low - 1, character: offset - (this.#starts[low - 1] ?? 0) };
  }
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
