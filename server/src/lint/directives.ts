/** Silencing findings where the draft says so, and saying which directives silence nothing. */
import type { Article, Directive, Span } from '../article/model.ts';
import { blockAt, within } from '../article/model.ts';
import type { Finding } from './finding.ts';
import { familyOf } from './rule.ts';
import type { LintSettings } from './settings.ts';

export const UNKNOWN_DIRECTIVE = 'draft/unknown-directive';
export const UNUSED_DIRECTIVE = 'draft/unused-directive';
const CROSS_DRAFT = 'duplicate/cross-draft';

/** The findings that no directive silences, and one for each directive that is misspelt or silences nothing. */
export function applyDirectives(
  findings: readonly Finding[],
  article: Article,
  settings: LintSettings,
): Finding[] {
  const { directives } = article;
  if (directives.length === 0) return [...findings];
  const enables = new Enables(directives);
  const regions = directives.map((directive, at) => regionOf(article, directive, enables.after(at)));
  const silenced = new Map<string, Span[]>();
  for (const [at, directive] of directives.entries()) {
    const region = regions[at];
    if (region === undefined || region === null) continue;
    for (const name of namesIn(directive)) addTo(silenced, name, region);
  }
  for (const [name, spans] of silenced) silenced.set(name, joined(spans));
  const starts = new Map<string, number[]>();
  const kept = findings.filter(({ rule, start }) => {
    let shown = true;
    for (const name of namesFor(rule)) {
      addTo(starts, name, start);
      if (within(silenced.get(name) ?? [], start)) shown = false;
    }
    return shown;
  });
  for (const list of starts.values()) list.sort((a, b) => a - b);
  for (const [at, directive] of directives.entries()) {
    const region = regions[at] ?? null;
    const used =
      region !== null &&
      namesIn(directive).some((name) => {
        const list = starts.get(name) ?? [];
        return (list[firstFrom(list, region.start)] ?? region.end) < region.end;
      });
    const problem = problemWith(directive, used, settings);
    if (problem !== null) kept.push(problem);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What stands for every rule but those that speak about directives themselves. */
const EVERY = '*';

/** The rules and families that a directive names. */
function namesIn(directive: Directive): readonly string[] {
  return directive.rules.length === 0 ? [EVERY] : directive.rules.map(({ id }) => id);
}

/** The names under which a directive can silence a rule. */
function namesFor(rule: string): readonly string[] {
  return rule.startsWith('draft/') ? [rule, familyOf(rule)] : [rule, familyOf(rule), EVERY];
}

/** Answers to `disable` directives, by their index among the directives. */
class Enables {
  readonly #directives: readonly Directive[];
  readonly #all: number[] = [];
  readonly #byName = new Map<string, number[]>();

  constructor(directives: readonly Directive[]) {
    this.#directives = directives;
    for (const [at, directive] of directives.entries()) {
      if (directive.kind !== 'enable') continue;
      this.#all.push(at);
      for (const name of namesIn(directive)) addTo(this.#byName, name, at);
    }
  }

  /** The first `enable` behind the directive that names nothing or one of the same rules; any when that names nothing. */
  after(at: number): Directive | null {
    const directive = this.#directives[at];
    if (directive?.kind !== 'disable') return null;
    const lists =
      directive.rules.length === 0
        ? [this.#all]
        : [EVERY, ...namesIn(directive)].map((name) => this.#byName.get(name) ?? []);
    let first = Number.POSITIVE_INFINITY;
    for (const list of lists) first = Math.min(first, list[firstFrom(list, at + 1)] ?? first);
    return this.#directives[first] ?? null;
  }
}

/** Where a directive holds; findings that start there are silenced. Null for `enable` and misspelt ones. */
function regionOf(article: Article, directive: Directive, enable: Directive | null): Span | null {
  const length = article.text.length + 1;
  switch (directive.kind) {
    case 'disable-file':
      return { start: 0, end: length };
    case 'disable':
      return { start: directive.end, end: enable?.start ?? length };
    case 'disable-line':
      return lineOf(article.text, directive.start);
    case 'disable-next-line':
      return nextParagraph(article, directive);
    default:
      return null;
  }
}

/** The line of an offset, from its beginning to its end; one behind the text for the last line. */
function lineOf(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end: end === text.length ? end + 1 : end };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** The block after the directive, or the rest of the one that it stands in. */
function nextParagraph(article: Article, directive: Directive): Span | null {
  const at = blockAt(article, directive.start);
  const block = article.blocks[at];
  const start = article.starts[at] ?? 0;
  if (block !== undefined && directive.end < start + block.source.length) {
    return { start: directive.end, end: start + block.source.length };
  }
  const next = article.blocks[at + 1];
  const nextStart = article.starts[at + 1];
  if (next === undefined || nextStart === undefined) return null;
  return { start: nextStart, end: nextStart + Math.max(1, next.source.length) };
}

function problemWith(directive: Directive, used: boolean, settings: LintSettings): Finding | null {
  if (directive.kind === 'enable') return null;
  const rule = directive.kind === null ? UNKNOWN_DIRECTIVE : UNUSED_DIRECTIVE;
  if (directive.kind !== null && used) return null;
  // What other drafts hold is not always known: a draft that is linted alone has no such findings.
  if (directive.kind !== null && directive.rules.some(({ id }) => id === CROSS_DRAFT)) return null;
  const severity =
    settings.severities[rule] ??
    settings.severities.draft ??
    (directive.kind === null ? 'warning' : 'information');
  if (severity === 'off') return null;
  const message =
    directive.kind === null
      ? `There is no directive “${directive.name}”: known are disable-next-line, disable-line, disable, enable and disable-file.`
      : 'This directive silences nothing: take it out.';
  const span = { start: directive.start, end: directive.end };
  return {
    rule,
    severity,
    message,
    ...span,
    fixes: [{ title: 'Remove the directive', safety: 'suggested', edits: [{ ...span, text: '' }] }],
    related: [],
    ...(directive.kind === null ? {} : { unnecessary: true }),
  };
}

/** Sorted spans without overlaps that hold the same places. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result[result.length - 1];
    if (last === undefined || span.start > last.end) result.push(span);
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end };
  }
  return result;
}

/** Index of the first of the sorted numbers that is at least `least`. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addTo<T>(lists: Map<string, T[]>, name: string, one: T): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [one]);
  else list.push(one);
}
