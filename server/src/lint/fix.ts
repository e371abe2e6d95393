/** Applying fixes. */
import type { Format } from '../article/model.ts';
import { finish } from '../article/steps.ts';
import { composeEdits } from './compose-edits.ts';
import { createLinter, type Linter, type LintResult, type LintStep } from './engine.ts';
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
  return finish(fixSteps(input, linter));
}

/** {@link fixDraft} in small steps, as {@link Linter.lintSteps}. `known` is the result for the text, when there is one. */
export function* fixSteps(
  input: FixInput,
  linter: Linter,
  known: LintResult | null = null,
): Generator<LintStep, FixedDraft> {
  const { format, settings, only } = input;
  let { text } = input;
  let applied = 0;
  let result = known ?? (yield* linter.lintSteps({ text, format, settings }));
  let rounds = 0;
  const made: Edit[][] = [];
  const length = result.article.text.length;
  for (; rounds < MOST_ROUNDS; rounds++) {
    const { edits: chosen, fixes } = safeEdits(result.findings, only);
    if (fixes === 0) break;
    const edits = baringNoMark(result.article.text, keepingLineEnds(result.article.text, chosen));
    const next = applyEdits(result.article.text, edits);
    if (next === result.article.text) break;
    text = text.startsWith('\uFEFF') ? `\uFEFF${next}` : next;
    applied += fixes;
    made.push(edits);
    result = yield* linter.lintSteps({ text, format, settings }, result);
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
    if (fix.edits.some((edit) => meetsAny(chosen, edit))) continue;
    for (const edit of fix.edits) chosen.splice(placeIn(chosen, edit), 0, edit);
    fixes++;
  }
  return { edits: chosen, fixes };
}

/**
 * The sorted edits, so that no row of deletions makes one line end, of a kind that the draft may not have, of a `\r`
 * before and a `\n` behind: such a `\n` goes with them. What one fix deletes is held to that before (`keepWhole`).
 */
function keepingLineEnds(text: string, edits: Edit[]): Edit[] {
  if (!text.includes('\r')) return edits;
  let start = -1;
  return edits.map((edit, index) => {
    const before = edits[index - 1];
    if (edit.text !== '') {
      start = -1;
      return edit;
    }
    if (start === -1 || before?.end !== edit.start) start = edit.start;
    const next = edits[index + 1];
    if (next !== undefined && next.start <= edit.end) return edit;
    if (edit.end === start || text[start - 1] !== '\r') return edit;
    let { end } = edit;
    while (text[end] === '\n' && end !== next?.start) end++;
    return end === edit.end ? edit : { ...edit, end };
  });
}

/**
 * The sorted edits, so that no byte order mark from within the draft comes to stand at its head, where it is read as
 * none of its text: what is deleted before it takes it along.
 */
function baringNoMark(text: string, edits: Edit[]): Edit[] {
  let head = 0;
  let last = -1;
  while (edits[last + 1]?.start === head && edits[last + 1]?.text === '') head = edits[++last]?.end ?? head;
  if (last === -1 || text[head] !== '\uFEFF' || edits[last + 1]?.start === head) return edits;
  let end = head;
  while (text[end] === '\uFEFF' && edits[last + 1]?.start !== end) end++;
  return edits.map((edit, index) => (index === last ? { ...edit, end } : edit));
}

/** Index at which `edit` goes into the sorted `edits`. */
function placeIn(edits: readonly Edit[], edit: Edit): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = edits[middle];
    if (
      other !== undefined &&
      (other.start < edit.start || (other.start === edit.start && other.end <= edit.end))
    )
      low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when `edit` meets one of the sorted, separate `edits`: only its neighbours can. */
function meetsAny(edits: readonly Edit[], edit: Edit): boolean {
  const place = placeIn(edits, edit);
  for (const other of [edits[place - 1], edits[place]]) {
    if (other !== undefined && meets(edit, other)) return true;
  }
  return false;
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
