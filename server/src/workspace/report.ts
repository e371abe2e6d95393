/** The shapes that `check --format json` prints; others read them, so fields are added, never changed. */
import { isWhite } from '../article/lines.ts';
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
  let isCounted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (ASCII[code] ?? SIGN) : kindOf(code);
    if (kind === BLANK) isCounted = false;
    else if (kind === LETTER && !isCounted) {
      isCounted = true;
      words++;
    }
  }
  return words;
}

const BLANK = 0;
const SIGN = 1;
const LETTER = 2;
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /\s/.test(sign) ? BLANK : /[A-Za-z0-9]/.test(sign) ? LETTER : SIGN;
});

/** Beyond ASCII, blocks of punctuation and symbols apart, all is letters; halves of surrogate pairs as well. */
function kindOf(code: number): number {
  if (isWhite(code)) return BLANK;
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : SIGN;
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0x3001 && code < 0x3030) ? SIGN : LETTER;
}
