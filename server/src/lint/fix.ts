/** Applying fixes. */
import type { Format } from '../article/model.ts';
import { composeEdits } from './compose-edits.ts';
import { createLinter, type Linter, type LintResult } from './engine.ts';
import type { Edit, Finding } from './finding.ts';
import { familyOf } from './rule.ts';
import type { LintSettings } from './settings.ts';

/** More rounds than any draft needs; reaching it means that two fixes undo each other. */
const MOST_ROUNDS = 10;

export interface FixedDraft {
  readonly text: string;
  /** All rounds as one list: separate, sorted, in offsets of the given text without its byte-order mark. */
  readonly edits: readonly Edit[];
  /** Fixes applied over all rounds. */
  readonly applied: number;
  readonly rounds: number;
  /** The result for the fixed text. */
  readonly result: LintResult;
}

export interface FixInput {
  readonly text: string;
  readonly format: Format;
  readonly settings: LintSettings;
  /** Only fixes of findings that pass; all when absent. */
  readonly only?: (finding: Finding) => boolean;
}

/**
 * Applies every safe fix until none is left. Fixes that overlap wait for the next round, in which the
 * text is linted afresh. Line ends and all text outside the edits stay as they are.
 */
export function fixDraft(input: FixInput, linter: Linter = createLinter()): FixedDraft {
  let text = input.text;
  let applied = 0;
  let result = linter.lint({ text, format: input.format, settings: input.settings });
  let rounds = 0;
  const made: Edit[][] = [];
  const length = result.article.text.length;
  for (; rounds < MOST_ROUNDS; rounds++) {
    const { edits, fixes } = safeEdits(result.findings, input.only);
    if (fixes === 0) break;
    const next = applyEdits(result.article.text, edits);
    if (next === result.article.text) break;
    text = text.startsWith('\uFEFF') ? `\uFEFF${next}` : next;
    applied += fixes;
    made.push(edits);
    result = linter.lint({ text, format: input.format, settings: input.settings }, result);
  }
  return { text, edits: composeEdits(length, made), applied, rounds, result };
}

/** The edits of all safe fixes that do not overlap, sorted; the earlier and wider finding wins. */
export function safeEdits(
  findings: readonly Finding[],
  only: (finding: Finding) => boolean = () => true,
): { edits: Edit[]; fixes: number } {
  const chosen: Edit[] = [];
  let fixes = 0;
  for (const finding of findings) {
    if (!only(finding)) continue;
    const fix = finding.fixes.find(({ safety }) => safety === 'safe');
    if (fix === undefined || fix.edits.length === 0) continue;
    if (fix.edits.some((edit) => chosen.some((other) => meets(edit, other)))) continue;
    chosen.push(...fix.edits);
    fixes++;
  }
  return { edits: chosen.sort((a, b) => a.start - b.start || a.end - b.end), fixes };
}

/** True for the findings that *Clean Pasted Article* may fix. */
export function isPasteFinding(finding: Finding): boolean {
  const family = familyOf(finding.rule);
  return family === 'leftover' || family === 'duplicate';
}

/** Applies separate, sorted edits to a text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Edits meet when they share a character, or insert at the same place. */
function meets(a: Edit, b: Edit): boolean {
  return a.start < b.end && b.start < a.end
    ? true
    : a.start === b.start || (a.end === b.start && a.start === a.end && b.start === b.end);
}
