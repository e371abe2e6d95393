/** Linting one draft of a run: what a worker thread does for each path, and the main thread for a few. */
import { createHash } from 'node:crypto';
import type { Format } from '../article/model.ts';
import { formatOf } from '../article/read.ts';
import { byPlace } from '../lint/arbitration.ts';
import { createLinter, type Linter, type LintInput, type LintResult } from '../lint/engine.ts';
import { lintAnyLength, lintedLength } from '../lint/long-draft.ts';
import type { LintSettings } from '../lint/settings.ts';
import { type DraftPrint, printOf } from '../passages/draft-print.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import { crossDraft } from '../rules/duplicate/cross-draft.ts';
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
  /** The findings of every severity as they are printed, in JSON and UTF-8: most runs pass them on unread. */
  readonly findings: Uint8Array;
  readonly counts: Counts;
  /** Why the file could not be linted; null when it was. */
  readonly error: string | null;
  /** Rules that threw, with what they threw. */
  readonly failures: readonly string[];
  /** SHA-1 of the file's bytes, when it was read from disk and somebody wants to know. */
  readonly hash: string | null;
  /** For finding passages that stand in other drafts too; null when nobody asked, or the file could not be read. */
  readonly print: DraftPrint | null;
  /** True when the findings are only those that `elsewhere` gave rise to. */
  readonly isPartial: boolean;
}

/** A draft to be linted. */
export interface DraftSource {
  readonly path: string;
  /** The text where it is at hand (standard input, the version that git has staged); null: read from `path`. */
  readonly text: string | null;
  readonly settings: LintSettings;
  /** What other drafts have in common with it, when that is known. */
  readonly elsewhere?: readonly SharedDraft[] | undefined;
  /** True when its other findings are known: those that `elsewhere` gives rise to are enough, if they meet no others. */
  readonly onlyElsewhere?: boolean | undefined;
}

/** What is wanted beside the findings. */
export interface Wanted {
  readonly hash: boolean;
  readonly print: boolean;
}

const NO_FINDINGS = new TextEncoder().encode('[]');

/** A linter for many drafts, one after the other. */
export class DraftLinter {
  readonly #linter: Linter = createLinter();
  readonly #elsewhereLinter: Linter = createLinter([crossDraft]);

  /** Lints one draft. Never throws: what goes wrong is the outcome's `error`. */
  lint(draft: DraftSource, wanted: Wanted): DraftOutcome {
    const { path, settings, elsewhere } = draft;
    let { text } = draft;
    let hash: string | null = null;
    if (text === null) {
      const read = readDraft(path);
      if (read.error !== null) return failedOutcome(path, read.error);
      text = read.text;
      if (wanted.hash) hash = hashOf(read.bytes);
    }
    try {
      const format = formatOf(path);
      const input = { text, format, settings, ...(elsewhere === undefined ? {} : { elsewhere }) };
      const partial = draft.onlyElsewhere === true ? this.#lintElsewhere(input) : null;
      const result = partial ?? lintAnyLength(this.#linter, input);
      const lines = new LineIndex(result.findings.length === 0 ? '' : result.article.text);
      const findings = result.findings.map((finding) => reportFinding(path, finding, lines, text));
      return {
        path,
        format,
        words: countWords(text),
        findings: findings.length === 0 ? NO_FINDINGS : asBytes(findings),
        counts: countsOf(findings),
        error: null,
        failures: result.failures.map(({ rule, error }) => `${rule}: ${stackOf(error)}`),
        hash,
        print: wanted.print ? printOf(result.article) : null,
        isPartial: partial !== null,
      };
    } catch (error) {
      return failedOutcome(
        path,
        `Article Lint failed on it, which is a fault of Article Lint: ${stackOf(error)}`,
      );
    }
  }

  /** What `elsewhere` alone gives rise to; null for drafts where that cannot be told from the rest. */
  #lintElsewhere(input: LintInput): LintResult | null {
    if (lintedLength(input.text) < input.text.length) return null;
    const result = this.#elsewhereLinter.lint(input);
    if (result.article.directives.length > 0 || result.failures.length > 0) return null;
    return { ...result, findings: result.findings.filter(({ rule }) => rule === crossDraft.meta.id) };
  }
}

/**
 * The outcome with the findings of a partial one put in where they belong. Right only when no finding of a
 * leftover is among them: those decide over what lies inside of them.
 */
export function withPartial(outcome: DraftOutcome, partial: DraftOutcome): DraftOutcome {
  return withFindings(outcome, [...findingsOf(outcome), ...findingsOf(partial)].sort(byPlace));
}

/** True when an outcome has no findings that those of `elsewhere` could meet. */
export function takesPartial({ findings }: DraftOutcome): boolean {
  return !Buffer.from(findings.buffer, findings.byteOffset, findings.byteLength).includes(
    '"rule":"leftover/',
  );
}

/** The findings of an outcome, read. */
export function findingsOf({ findings }: DraftOutcome): ReportFinding[] {
  return findings.length <= NO_FINDINGS.length ? [] : (JSON.parse(findingsText(findings)) as ReportFinding[]);
}

/** The findings in JSON as text. */
export function findingsText(findings: Uint8Array): string {
  return Buffer.from(findings.buffer, findings.byteOffset, findings.byteLength).toString('utf8');
}

/** The outcome with other findings, counted anew. */
export function withFindings(outcome: DraftOutcome, findings: readonly ReportFinding[]): DraftOutcome {
  return { ...outcome, findings: asBytes(findings), counts: countsOf(findings) };
}

/** The outcome for a file that could not be linted. */
export function failedOutcome(path: string, error: string): DraftOutcome {
  return {
    path,
    format: formatOf(path),
    words: 0,
    findings: NO_FINDINGS,
    counts: noCounts(),
    error,
    failures: [],
    hash: null,
    print: null,
    isPartial: false,
  };
}

export function noCounts(): Counts {
  return { error: 0, warning: 0, information: 0, hint: 0, fixable: 0 };
}

/** Counts findings by severity. */
export function countsOf(
  findings: readonly (Pick<ReportFinding, 'severity'> & {
    readonly fixes: readonly { readonly safety: string; readonly edits: readonly unknown[] }[];
  })[],
): Counts {
  const counts = noCounts();
  for (const { severity, fixes } of findings) {
    counts[severity]++;
    if (fixes.some(({ safety, edits }) => safety === 'safe' && edits.length > 0)) counts.fixable++;
  }
  return counts;
}

/** The key of a file's content in the cache of results. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64');
}

function asBytes(findings: readonly ReportFinding[]): Uint8Array {
  return Buffer.from(JSON.stringify(findings), 'utf8');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
