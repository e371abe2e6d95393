/** Drafts too long to be linted whole: the beginning is linted, and a finding says what was left out. */
import { finish } from '../article/steps.ts';
import type { Earlier, Linter, LintInput, LintResult, LintStep } from './engine.ts';
import type { Finding } from './finding.ts';

export const TOO_LONG = 'draft/too-long';

/** Drafts up to this many characters are linted in full. No article is that long. */
export const MOST_CHARACTERS = 1_048_576;

/** Where a long draft is cut: the last end of a line before the limit, so that no paragraph is read in part. */
export function lintedLength(text: string): number {
  if (text.length <= MOST_CHARACTERS) return text.length;
  const lineEnd = text.lastIndexOf('\n', MOST_CHARACTERS - 1) + 1;
  if (lineEnd > MOST_CHARACTERS / 2) return lineEnd;
  const isPair = /[\uD800-\uDBFF]/.test(text.charAt(MOST_CHARACTERS - 1));
  return isPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
}

/** Lints a draft of any length. Findings keep their places; what was left out is a finding at the cut. */
export function lintAnyLength(linter: Linter, input: LintInput, previous: Earlier | null = null): LintResult {
  return finish(lintAnyLengthSteps(linter, input, previous));
}

/** The same in steps. */
export function* lintAnyLengthSteps(
  linter: Linter,
  input: LintInput,
  previous: Earlier | null,
): Generator<LintStep, LintResult> {
  const length = lintedLength(input.text);
  if (length === input.text.length) return yield* linter.lintSteps(input, previous);
  const result = yield* linter.lintSteps({ ...input, text: input.text.slice(0, length) }, previous);
  const note = tooLong(result.article.text.length, input.text.length, result);
  return note === null ? result : { ...result, findings: [...result.findings, note] };
}

/** The finding about the part that was left out; null when the settings switch it off. */
function tooLong(end: number, whole: number, result: LintResult): Finding | null {
  const severity = result.settings.severities[TOO_LONG] ?? result.settings.severities.draft ?? 'information';
  if (severity === 'off') return null;
  return {
    rule: TOO_LONG,
    severity,
    message: `This draft is too long to be read whole: the first ${thousands(end)} of its ${thousands(whole)} characters were linted. Split it, to have the rest read as well.`,
    start: Math.max(0, end - 1),
    end,
    fixes: [],
    related: [],
  };
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3}){1,9}$)/g, ',');
}
