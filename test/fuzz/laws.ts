/**
 * What must hold for every draft, however it is written. Each law returns what is wrong as lines of text; an empty
 * list is a draft that holds.
 */
import type { Span } from '../../server/src/article/model.ts';
import { sourceSpan } from '../../server/src/article/model.ts';
import { quotationsOf } from '../../server/src/article/quotations.ts';
import { finish } from '../../server/src/article/steps.ts';
import { createLinter, type LintResult } from '../../server/src/lint/engine.ts';
import type { Edit, Finding, Fix } from '../../server/src/lint/finding.ts';
import { applyEdits, fixDraft, fixSteps, safeEdits } from '../../server/src/lint/fix.ts';
import { familyOf } from '../../server/src/lint/rule.ts';
import { type Change, changed, type FuzzDraft } from './drafts.ts';
import { type Examined, examine, isLocal, type Linters } from './examine.ts';

export type Law = (examined: Examined) => string[];

/** P1: linting never throws, nor does any rule. */
export const neverThrows: Law = ({ result }) =>
  result.failures.map(({ rule, error }) => `${rule} threw ${stackOf(error)}`);

/** P2: places lie in the text, and never within a surrogate pair or a `\r\n`. Blocks are what the text says. */
export const placesAreValid: Law = ({ draft, result }) => {
  const { article, findings } = result;
  const { text } = article;
  const faults: string[] = [];
  const check = (span: Span, what: string, within: string | undefined = text) => {
    const fault = within === undefined ? 'lies in a draft that is none' : faultOfSpan(within, span);
    if (fault !== null) faults.push(`${what} ${span.start}–${span.end} ${fault}`);
  };
  for (const finding of findings) {
    check(finding, finding.rule);
    for (const related of finding.related) {
      const what = `a related place of ${finding.rule}`;
      if (related.path === undefined) check(related, what);
      else check(related, what, draft.others?.[related.path]);
    }
    for (const fix of finding.fixes) {
      for (const edit of fix.edits) check(edit, `an edit of “${fix.title}” of ${finding.rule}`);
      for (const { edit, start, end } of fix.placeholders ?? []) {
        const length = fix.edits[edit]?.text.length ?? -1;
        if (start < 0 || end < start || end > length)
          faults.push(`a placeholder of “${fix.title}” lies outside its edit`);
      }
    }
  }
  let before = 0;
  for (const [index, block] of article.blocks.entries()) {
    const start = article.starts[index] ?? -1;
    if (text.slice(start, start + block.source.length) !== block.source)
      faults.push(`block ${index} is not what stands at ${start}`);
    if (start < before) faults.push(`block ${index} begins at ${start}, within the one before it`);
    before = start;
  }
  return faults;
};

/** P3: findings stand in order, and none stands twice. */
export const findingsAreSorted: Law = ({ result: { findings } }) => {
  const faults: string[] = [];
  const seen = new Set<string>();
  findings.forEach((finding, index) => {
    const last = findings[index - 1];
    if (
      last !== undefined &&
      (last.start > finding.start || (last.start === finding.start && last.end > finding.end))
    )
      faults.push(`${finding.rule} at ${finding.start} stands behind ${last.rule} at ${last.start}`);
    const key = JSON.stringify([finding.rule, finding.start, finding.end, finding.message]);
    if (seen.has(key)) faults.push(`${finding.rule} at ${finding.start} stands twice`);
    seen.add(key);
  });
  return faults;
};

/** P4: the same draft gives the same findings, from a linter that has seen others, and in any order of the rules. */
export const answersAreTheSame: Law = ({ draft, linters, result, input }) => {
  const { rules } = linters.usual;
  const reversed = createLinter(rules.toReversed()).lint(input(draft.text));
  const faults = differences('linted afresh with the rules in reverse', result, reversed);
  if (faults.length === 0) return [];
  const fresh = differences('linted by a fresh linter', result, createLinter(rules).lint(input(draft.text)));
  return fresh.length > 0 ? fresh : faults;
};

/** P5: the edits of one fix stand in order and apart. P9: those of a safe fix change no quotation. */
export const editsAreApart: Law = ({ result }) => {
  const quotations = quotedSpans(result);
  const faults: string[] = [];
  for (const finding of result.findings) {
    for (const fix of finding.fixes) {
      let at = 0;
      for (const edit of fix.edits) {
        if (edit.start < at || edit.end < edit.start)
          faults.push(`the edits of “${fix.title}” of ${finding.rule} overlap: ${JSON.stringify(fix.edits)}`);
        at = edit.end;
        if (edit.start === edit.end && edit.text === '')
          faults.push(`“${fix.title}” of ${finding.rule} has an edit that does nothing`);
      }
      if (fix.edits.length === 0 && fix.setting === undefined)
        faults.push(`“${fix.title}” of ${finding.rule} does nothing`);
      const cut = fix.safety === 'safe' ? quotationCut(quotations, fix) : null;
      if (cut !== null)
        faults.push(
          `“${fix.title}” of ${finding.rule} is safe but changes the quotation ${JSON.stringify(result.article.text.slice(cut.start, cut.end).slice(0, 80))}`,
        );
    }
  }
  return faults;
};

/**
 * P6: a safe fix removes its finding, and takes nothing else with it.
 * - In what comes in the place of the finding, its rule finds less than before. The rule is asked alone, since findings
 *   of others hide some of its own.
 * - In plain text, a rule that sees one block and nothing else finds fewer places. Other rules read the lines round
 *   the place anew: of several copies another one may be the copy afterwards, and beside a leftover that has gone
 *   others may become certain. P7 says that this comes to rest.
 * - What it deletes outside its finding is white space, punctuation, comments, tags, directives or marks at the beginning of
 *   a line, or stands behind the deletion as well.
 */
export const safeFixesRemove: Law = ({ draft, linters, result }) => {
  const { article, findings } = result;
  const { format, settings } = draft;
  const faults: string[] = [];
  for (const { rule: id, fixes, start, end } of findings) {
    const fix = fixes.find(({ safety }) => safety === 'safe');
    if (fix === undefined || fix.edits.length === 0) continue;
    const what = `“${fix.title}” of ${id} at ${start}`;
    for (const edit of fix.edits) {
      const before = article.text.slice(edit.start, Math.min(edit.end, start));
      const behind = article.text.slice(Math.max(edit.start, end), edit.end);
      const isTurned = article.text.startsWith(before.trim(), edit.end);
      if (hasWords(behind) || (hasWords(before) && !isTurned))
        faults.push(`${what} deletes ${JSON.stringify(before + behind)} besides`);
    }
    if (familyOf(id) === 'duplicate') continue;
    const alone = linters.alone(id);
    const ask = (text: string) =>
      alone.lint({ text, format, settings }, { article }).findings.filter(isOfRule(id));
    const after = ask(applyEdits(article.text, fix.edits));
    const there = { start: afterEdits(fix.edits, start), end: afterEdits(fix.edits, end) };
    const inPlace = after.reduce(
      (sum, one) => sum + Math.max(0, Math.min(one.end, there.end) - Math.max(one.start, there.start)),
      0,
    );
    if (inPlace >= end - start) faults.push(`${what} leaves as much as before`);
    if (format !== 'text' || !alone.rules.every(isLocal)) continue;
    const before = ask(article.text).length;
    if (after.length >= before) faults.push(`${what} leaves ${after.length} findings of ${before}`);
  }
  return faults;
};

function isOfRule(id: string): (finding: Finding) => boolean {
  return ({ rule }) => rule === id;
}

/** Where a place of a text is after the edits; one within an edit is at its end. */
function afterEdits(edits: readonly Edit[], at: number): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (at <= start) break;
    shift += text.length - (Math.min(at, end) - start);
  }
  return at + shift;
}

/** True for text with more in it than what may go along with any line. */
function hasWords(text: string): boolean {
  const rest = text.replace(/<!--[\s\S]*?-->|<[^>]*>|\[\[article-lint-[^\]]*\]\]|\b\d{1,3}[.)]/g, '');
  return /[^\s\0.,;:!?…–—#>*+•·“”"‘’'()[\]\\-]/.test(rest);
}

/** P7: applying all safe fixes comes to rest, and doing it again changes nothing. P8: only the edits change the text. */
export const fixingComesToRest: Law = ({ draft, linters: { usual }, result }) => {
  if (safeEdits(result.findings).fixes === 0) return [];
  const faults: string[] = [];
  const fixed = finish(fixSteps(draft, usual, result));
  if (fixed.rounds >= 10) faults.push(`fixing takes ${fixed.rounds} rounds`);
  const mark = draft.text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = draft.text.slice(mark.length);
  if (mark + applyEdits(body, fixed.edits) !== fixed.text) faults.push('the edits are not what fixing did');
  const again = fixDraft({ ...draft, text: fixed.text }, usual);
  if (again.text !== fixed.text)
    faults.push(`fixing again changes ${again.applied} more: ${JSON.stringify(again.edits.slice(0, 3))}`);
  else if (draft.others === undefined)
    faults.push(...differences('linted afresh after fixing', fixed.result, again.result));
  let at = 0;
  for (const edit of fixed.edits) {
    if (edit.start < at) faults.push('the edits of all rounds overlap');
    at = edit.end;
  }
  const ends = lineEndsOf(draft.text);
  const strange = [...lineEndsOf(fixed.text)].filter((end) => !ends.has(end));
  if (strange.length > 0) faults.push(`fixing brings in line ends ${JSON.stringify(strange)}`);
  return faults;
};

/** P11: a draft with `\r\n` has the same findings, by line and character, as with `\n`. */
export const lineEndsDoNotMatter: Law = (examined) => {
  const { draft, linters, input } = examined;
  const plain = draft.text.replace(/\r\n?/g, '\n');
  const unix = plain === draft.text ? examined.result : linters.usual.lint(input(plain));
  const dos = linters.usual.lint(input(plain.replace(/\n/g, '\r\n')));
  const a = unix.findings.map((finding) => placed(unix.article.text, finding));
  const b = dos.findings.map((finding) => placed(dos.article.text, finding));
  return firstDifference('with \\r\\n', a, b);
};

/** P12: what a rule says of one paragraph does not depend on the next one. */
export const paragraphsAddUp: Law = ({ draft, linters: { local } }) => {
  if (draft.format !== 'text') return [];
  // A headline and a first paragraph in front, so that both halves stand in the body.
  const head =
    'Council meets\n\nThe council met on Monday in the town hall and talked about the budget for next year.\n\n';
  const blank = draft.text.search(/\n\n(?=\S)/);
  if (blank < 0 || /\[\[|<!--|\r/.test(draft.text)) return [];
  const first = draft.text.slice(0, blank);
  const second = draft.text.slice(blank + 2);
  const settings = draft.settings;
  const findings = (text: string) =>
    local
      .lint({ text: head + text, format: 'text', settings })
      .findings.filter(({ start }) => start >= head.length);
  const shift = blank + 2;
  const apart = [
    ...findings(first).map((finding) => [finding.rule, finding.start, finding.end]),
    ...findings(second).map((finding) => [finding.rule, finding.start + shift, finding.end + shift]),
  ];
  const together = findings(`${first}\n\n${second}`).map((finding) => [
    finding.rule,
    finding.start,
    finding.end,
  ]);
  return firstDifference(
    'two paragraphs in one draft',
    apart.map(String).sort(),
    together.map(String).sort(),
  );
};

export const LAWS: Readonly<Record<string, Law>> = {
  'P1 never throws': neverThrows,
  'P2 places are valid': placesAreValid,
  'P3 findings are sorted': findingsAreSorted,
  'P4 answers are the same': answersAreTheSame,
  'P5 and P9 edits are apart and keep quotations': editsAreApart,
  'P6 safe fixes remove their finding': safeFixesRemove,
  'P7 and P8 fixing comes to rest': fixingComesToRest,
  'P11 line ends do not matter': lineEndsDoNotMatter,
  'P12 paragraphs add up': paragraphsAddUp,
};

/**
 * P10: after each of a row of changes, what was kept and a fresh reading agree. With `onlyLast` they are compared
 * after the last one, which costs a third.
 */
export function editingEqualsFresh(
  { draft, linters, result: first, input }: Examined,
  changes: readonly Change[],
  onlyLast = false,
): string[] {
  let text = draft.text;
  let result = first;
  for (const [index, change] of changes.entries()) {
    text = changed(text, change);
    result = linters.usual.lint(input(text), result);
    if (onlyLast && index < changes.length - 1) continue;
    const fresh = createLinter(linters.usual.rules).lint(input(text));
    const faults = [
      ...differences(`after change ${index + 1}`, fresh, result),
      ...differenceOfArticles(`after change ${index + 1}`, fresh, result),
    ];
    if (faults.length > 0) return faults;
  }
  return [];
}

/** All laws on one draft; what one throws is its fault. */
export function faultsOf(draft: FuzzDraft, linters: Linters): string[] {
  const examined = examine(draft, linters);
  return Object.entries(LAWS).flatMap(([name, law]) => faultsOfLaw(name, law, examined));
}

export function faultsOfLaw(name: string, law: Law, examined: Examined): string[] {
  try {
    return law(examined).map((fault) => `${name}: ${fault}`);
  } catch (error) {
    return [`${name}: threw ${stackOf(error)}`];
  }
}

/** What is wrong with a span of a text; null when nothing is. */
export function faultOfSpan(text: string, { start, end }: Span): string | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return 'is no place';
  if (start < 0 || end < start || end > text.length) return `is not within 0–${text.length}`;
  for (const at of [start, end]) {
    const before = text.charCodeAt(at - 1);
    const after = text.charCodeAt(at);
    if (before === 13 && after === 10) return 'cuts a \\r\\n in two';
    if (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000)
      return 'cuts a character in two';
  }
  return null;
}

function stackOf(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ')
    : String(error);
}

function differences(when: string, a: LintResult, b: LintResult): string[] {
  return firstDifference(
    when,
    a.findings.map((finding) => JSON.stringify(finding)),
    b.findings.map((finding) => JSON.stringify(finding)),
  );
}

function differenceOfArticles(when: string, a: LintResult, b: LintResult): string[] {
  const lines = ({ article }: LintResult) =>
    article.blocks.map(
      (block, index) =>
        `${article.starts[index]} ${block.kind} ${block.level} ${block.source.length} ${JSON.stringify(block.reading)} ${JSON.stringify([block.pieces, block.links, block.protected, block.notes, block.structure])}`,
    );
  return firstDifference(`blocks ${when}`, lines(a), lines(b));
}

function firstDifference(when: string, a: readonly string[], b: readonly string[]): string[] {
  const at = a.findIndex((line, index) => line !== b[index]);
  if (at < 0 && a.length === b.length) return [];
  const index = at < 0 ? a.length : at;
  return [
    `${when}: ${b[index]?.slice(0, 700) ?? 'nothing'} in place of ${a[index]?.slice(0, 700) ?? 'nothing'}`,
  ];
}

function quotedSpans({ article }: LintResult): Span[] {
  return article.blocks.flatMap((block, index) => {
    const start = article.starts[index] ?? 0;
    return quotationsOf(block).map((quotation) => {
      const inner = sourceSpan(block, quotation.inner);
      return { start: start + inner.start, end: start + inner.end };
    });
  });
}

/** The quotation that a fix changes without taking all of it out. */
function quotationCut(quotations: readonly Span[], fix: Fix): Span | null {
  const changes = (quotation: Span, edit: Edit) =>
    edit.start < quotation.end &&
    edit.end > quotation.start &&
    !(edit.start <= quotation.start && edit.end >= quotation.end);
  return quotations.find((quotation) => fix.edits.some((edit) => changes(quotation, edit))) ?? null;
}

function lineEndsOf(text: string): Set<string> {
  return new Set(text.match(/\r\n|\n|\r/g) ?? []);
}

/** A finding by line and character, as an editor sees it. */
function placed(text: string, finding: Finding): string {
  const at = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return `${before.length}:${before[before.length - 1]?.length ?? 0}`;
  };
  const fixes = finding.fixes.map(
    ({ title, safety, edits }) =>
      `${safety} ${title} ${edits.map((edit) => `${at(edit.start)}–${at(edit.end)} ${edit.text.replace(/\r/g, '')}`).join()}`,
  );
  return `${finding.rule} ${at(finding.start)}–${at(finding.end)} ${finding.severity} ${finding.message.replace(/\r\n/g, '\n')} ${fixes.join('; ')}`;
}
