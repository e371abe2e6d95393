/**
 * Runs the examples of rules. What stands between `⟦` and `⟧` in a bad draft must be flagged exactly there;
 * a draft without marks must leave its rule silent; every fix is applied and the draft linted again.
 *
 * The checks return what is wrong as lines of text, so that one failing rule shows all of its faults at once
 * and the harness itself can be tested.
 */

import type { Span } from '../../../server/src/article/model.ts';
import { sourceSpan } from '../../../server/src/article/model.ts';
import { quotationsOf } from '../../../server/src/article/quotations.ts';
import { readArticle } from '../../../server/src/article/read.ts';
import { createLinter, type Linter, type LintResult } from '../../../server/src/lint/engine.ts';
import type { Finding, Fix, SettingChange } from '../../../server/src/lint/finding.ts';
import { applyEdits } from '../../../server/src/lint/fix.ts';
import type { Example, Rule } from '../../../server/src/lint/rule.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../../server/src/lint/settings.ts';
import { printOf } from '../../../server/src/passages/draft-print.ts';
import { MemoryIndex } from '../../../server/src/passages/memory-index.ts';
import type { SharedDraft } from '../../../server/src/passages/passage-index.ts';

const OPEN = '⟦';
const CLOSE = '⟧';

export interface MarkedDraft {
  /** The draft without its marks. */
  readonly text: string;
  /** What stood between them; offsets into `text`. */
  readonly spans: readonly Span[];
}

/** Takes the marks out of a draft. Throws on marks that do not pair; spans may touch but not nest. */
export function readMarked(draft: string): MarkedDraft {
  const spans: Span[] = [];
  let text = '';
  let start = -1;
  for (const sign of draft) {
    if (sign === OPEN) {
      if (start !== -1) throw new Error(`“${OPEN}” stands twice without “${CLOSE}” in: ${draft}`);
      start = text.length;
    } else if (sign === CLOSE) {
      if (start === -1) throw new Error(`“${CLOSE}” without “${OPEN}” in: ${draft}`);
      spans.push({ start, end: text.length });
      start = -1;
    } else {
      text += sign;
    }
  }
  if (start !== -1) throw new Error(`“${OPEN}” is never closed in: ${draft}`);
  return { text, spans };
}

/** The draft with marks around the spans: how findings are shown when they are not the expected ones. */
export function showMarked(text: string, spans: readonly Span[]): string {
  let shown = '';
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    shown += text.slice(at, span.start) + OPEN + text.slice(span.start, span.end) + CLOSE;
    at = Math.max(at, span.end);
  }
  return shown + text.slice(at);
}

/** The settings that an example is linted with: its profile, and its rule switched on where it is off by default. */
export function settingsFor(rule: Rule, example: Example): LintSettings {
  const settings: LintSettings =
    example.profile === undefined && example.leftovers === undefined
      ? DEFAULT_SETTINGS
      : {
          ...DEFAULT_SETTINGS,
          profile: example.profile ?? DEFAULT_SETTINGS.profile,
          leftovers: { ...DEFAULT_SETTINGS.leftovers, ...example.leftovers },
        };
  const usual = rule.meta.profiles?.[settings.profile] ?? rule.meta.severity;
  return usual === 'off' && rule.meta.severity === 'off'
    ? { ...settings, severities: { [rule.meta.id]: 'information' } }
    : settings;
}

/** What a text shares with the other drafts of its example. */
function elsewhereOf(example: Example, text: string): readonly SharedDraft[] {
  if (example.others === undefined) return [];
  const index = new MemoryIndex();
  for (const [path, other] of Object.entries(example.others))
    index.add(path, printOf(readArticle(other, 'text')));
  return index.find(printOf(readArticle(text, example.format ?? 'text')));
}

/** All rules together: an example must hold in the company of the others. */
const sharedLinter: Linter = createLinter();

/** Everything that is wrong with the examples of `rule`; empty when all hold. */
export function faultsOfExamples(rule: Rule, linter: Linter = sharedLinter): string[] {
  return rule.examples.flatMap((example) => faultsOfExample(rule, example, linter));
}

/** Everything that is wrong with one example of `rule`. */
export function faultsOfExample(rule: Rule, example: Example, linter: Linter = sharedLinter): string[] {
  const faults: string[] = [];
  const { text, spans } = readMarked(example.draft);
  const settings = settingsFor(rule, example);
  const format = example.format ?? 'text';
  const result = linter.lint({ text, format, settings, elsewhere: elsewhereOf(example, text) });
  for (const { rule: id, error } of result.failures) {
    if (id === rule.meta.id) faults.push(`${id} threw ${String(error)}\n  on: ${text}`);
  }
  const findings = ofRule(result, rule);
  if (!sameSpans(findings, spans)) {
    faults.push(
      `expected: ${example.draft}\n  flagged: ${showMarked(text, findings)}\n  says: ${findings.map(({ message }) => message).join(' / ') || '(nothing)'}`,
    );
    return faults;
  }
  for (const { message } of findings) {
    if (!/^[\p{Lu}\p{N}“"‘]/u.test(message) || !/[.?]$/.test(message) || /\s{2}/.test(message)) {
      faults.push(`a message is one or more sentences: ${message}`);
    }
  }
  if (example.fixed !== undefined) {
    const first = findings[0]?.fixes[0];
    const fixed = first === undefined ? '(no fix)' : applyEdits(text, first.edits);
    if (fixed !== example.fixed) faults.push(`fixed should be: ${example.fixed}\n  but is: ${fixed}`);
  }
  for (const finding of findings) {
    for (const fix of finding.fixes)
      faults.push(...faultsOfFix(rule, example, result, findings, finding, fix, linter));
  }
  return faults;
}

/** A fix removes its finding, adds none of its rule, keeps quotations, and choosing it again and again comes to rest. */
function faultsOfFix(
  rule: Rule,
  example: Example,
  before: LintResult,
  findings: readonly Finding[],
  finding: Finding,
  fix: Fix,
  linter: Linter,
): string[] {
  const faults: string[] = [];
  const where = `fix “${fix.title}” on: ${showMarked(before.article.text, [finding])}`;
  if (fix.edits.length === 0 && fix.setting === undefined) return [`${where}\n  changes nothing`];
  faults.push(...faultsOfEdits(before.article.text, fix).map((fault) => `${where}\n  ${fault}`));
  if (fix.safety === 'safe' && cutsQuotation(before, fix)) {
    faults.push(`${where}\n  is called safe but changes a quotation`);
  }
  let result = before;
  let left = findings;
  let next: Fix | undefined = fix;
  for (let round = 0; next !== undefined && round <= findings.length; round++) {
    const text = applyEdits(result.article.text, next.edits);
    const settings = next.setting === undefined ? result.settings : learn(result.settings, next.setting);
    const format = result.article.format;
    const input = { text, format, settings, elsewhere: elsewhereOf(example, text) };
    const fresh = linter.lint(input);
    const incremental = linter.lint(input, result);
    if (JSON.stringify(fresh.findings) !== JSON.stringify(incremental.findings)) {
      faults.push(`${where}\n  linted afresh and after the edit differ: ${text}`);
    }
    const after = ofRule(fresh, rule);
    if (after.length >= left.length && covered(after) >= covered(left)) {
      faults.push(`${where}\n  leaves as many findings: ${showMarked(text, after)}`);
      return faults;
    }
    result = fresh;
    left = after;
    next = after[0]?.fixes.find(({ title }) => title === next?.title) ?? after[0]?.fixes[0];
  }
  return faults;
}

/** Characters under findings: a fix for the certain part of a block leaves a smaller one. */
function covered(findings: readonly Finding[]): number {
  return findings.reduce((sum, { start, end }) => sum + end - start, 0);
}

function faultsOfEdits(text: string, fix: Fix): string[] {
  const faults: string[] = [];
  let at = 0;
  for (const edit of fix.edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      faults.push(`edits are not sorted, separate and within the text: ${JSON.stringify(fix.edits)}`);
    }
    at = edit.end;
  }
  for (const place of fix.placeholders ?? []) {
    const edit = fix.edits[place.edit];
    if (edit === undefined || place.start < 0 || place.end < place.start || place.end > edit.text.length) {
      faults.push(`a placeholder lies outside its edit: ${JSON.stringify(place)}`);
    }
  }
  return faults;
}

/** True when an edit changes a quotation without taking the whole of it out. */
function cutsQuotation(result: LintResult, fix: Fix): boolean {
  return result.article.blocks.some((block, index) => {
    const start = result.article.starts[index] ?? 0;
    return quotationsOf(block).some((quotation) => {
      const inner = sourceSpan(block, quotation.inner);
      const from = start + inner.start;
      const to = start + inner.end;
      return fix.edits.some(
        (edit) => edit.start < to && edit.end > from && !(edit.start <= from && edit.end >= to),
      );
    });
  });
}

/** The settings after a quick fix has added to one of their lists. */
export function learn(settings: LintSettings, change: SettingChange): LintSettings {
  const changed = JSON.parse(JSON.stringify(settings)) as Record<string, unknown>;
  let at: Record<string, unknown> = changed;
  for (const name of change.path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  const list = at[change.path[change.path.length - 1] ?? ''];
  if (!Array.isArray(list)) throw new Error(`no list in the settings: ${change.path.join('.')}`);
  list.push(change.add);
  return changed as unknown as LintSettings;
}

/**
 * What is wrong with how a rule describes itself. `file` is its file's name without the ending, `family`
 * the folder, `listed` the rules of the family's `all.ts`.
 */
export function faultsOfMeta(rule: Rule, file: string, family: string, listed: readonly Rule[]): string[] {
  const { meta, examples } = rule;
  const faults: string[] = [];
  if (meta.id !== `${family}/${file}`) faults.push(`the id ${meta.id} is not ${family}/${file}`);
  if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(meta.id)) faults.push(`the id ${meta.id} is not in kebab case`);
  if (!listed.includes(rule)) faults.push(`${meta.id} is missing from ${family}/all.ts`);
  if (!/^[A-Z“]/.test(meta.summary)) faults.push(`the summary begins with a capital: ${meta.summary}`);
  if (/[.\n]$|\n/.test(meta.summary))
    faults.push(`the summary is one line without a full stop: ${meta.summary}`);
  if (meta.summary.length > 120) faults.push(`the summary is longer than 120 characters: ${meta.summary}`);
  const sentences = meta.rationale.match(/[.?!]["”’)]?(?=\s|$)/g)?.length ?? 0;
  if (sentences < 2 || sentences > 6)
    faults.push(`the rationale has ${sentences} sentences, wanted are 2 to 6`);
  const bad = examples.filter(isBad);
  const good = examples.filter((example) => !isBad(example));
  if (bad.length < 2) faults.push(`${bad.length} bad examples, wanted are at least 2`);
  if (good.length < 3) faults.push(`${good.length} good examples, wanted are at least 3`);
  const seen = new Set<string>();
  for (const { draft, profile, format } of examples) {
    const key = JSON.stringify([draft.replaceAll(OPEN, '').replaceAll(CLOSE, ''), profile, format]);
    if (seen.has(key)) faults.push(`the same example stands twice: ${draft}`);
    seen.add(key);
  }
  return faults;
}

/** `meta.fix` must be what the examples show: the best safety that any fix has. */
export function faultsOfFixMeta(rule: Rule, linter: Linter = sharedLinter): string[] {
  let best: Rule['meta']['fix'] = 'none';
  for (const example of rule.examples) {
    const { text } = readMarked(example.draft);
    const result = linter.lint({
      text,
      format: example.format ?? 'text',
      settings: settingsFor(rule, example),
      elsewhere: elsewhereOf(example, text),
    });
    for (const { fixes } of ofRule(result, rule)) {
      for (const { safety } of fixes) if (safety === 'safe' || best === 'none') best = safety;
    }
  }
  return best === rule.meta.fix
    ? []
    : [`meta.fix says ${rule.meta.fix}, the best fix in the examples is ${best}`];
}

/** True when the example has marks: something in it must be flagged. */
export function isBad(example: Example): boolean {
  return example.draft.includes(OPEN);
}

function ofRule(result: LintResult, rule: Rule): Finding[] {
  return result.findings.filter((finding) => finding.rule === rule.meta.id);
}

function sameSpans(findings: readonly Finding[], spans: readonly Span[]): boolean {
  return (
    findings.length === spans.length &&
    findings.every((finding, at) => finding.start === spans[at]?.start && finding.end === spans[at]?.end)
  );
}
