/** Silencing findings where the draft says so, and saying which directives silence nothing. */
import type { Article, Directive, Span } from '../article/model.ts';
import { blockAt } from '../article/model.ts';
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
  if (article.directives.length === 0) return [...findings];
  const regions = article.directives.map((directive, at) => regionOf(article, directive, at));
  const used = new Set<Directive>();
  const kept = findings.filter((finding) => {
    let silenced = false;
    for (let at = 0; at < regions.length; at++) {
      const directive = article.directives[at];
      const region = regions[at];
      if (directive === undefined || region === undefined || region === null) continue;
      if (finding.start < region.start || finding.start >= region.end || !names(directive, finding.rule))
        continue;
      used.add(directive);
      silenced = true;
    }
    return !silenced;
  });
  for (const directive of article.directives) {
    const problem = problemWith(directive, used, settings);
    if (problem !== null) kept.push(problem);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

function names(directive: Directive, rule: string): boolean {
  if (rule.startsWith('draft/') && directive.rules.length === 0) return false;
  return (
    directive.rules.length === 0 || directive.rules.some(({ id }) => id === rule || id === familyOf(rule))
  );
}

/** Where a directive holds; findings that start there are silenced. Null for `enable` and misspelt ones. */
function regionOf(article: Article, directive: Directive, at: number): Span | null {
  const length = article.text.length + 1;
  switch (directive.kind) {
    case 'disable-file':
      return { start: 0, end: length };
    case 'disable': {
      const enables = article.directives
        .slice(at + 1)
        .find((later) => later.kind === 'enable' && isAnswer(later, directive));
      return { start: directive.end, end: enables?.start ?? length };
    }
    case 'disable-line':
      return lineOf(article.text, directive.start);
    case 'disable-next-line':
      return nextParagraph(article, directive);
    default:
      return null;
  }
}

/** True when `enable` ends what `disable` began: it names nothing, or one of the same rules. */
function isAnswer(enable: Directive, disable: Directive): boolean {
  if (enable.rules.length === 0 || disable.rules.length === 0) return true;
  return enable.rules.some(({ id }) => disable.rules.some((rule) => rule.id === id));
}

function lineOf(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const feed = text.indexOf('\n', offset);
  return { start, end: feed === -1 ? text.length + 1 : feed };
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

function problemWith(
  directive: Directive,
  used: ReadonlySet<Directive>,
  settings: LintSettings,
): Finding | null {
  if (directive.kind === 'enable') return null;
  const rule = directive.kind === null ? UNKNOWN_DIRECTIVE : UNUSED_DIRECTIVE;
  if (directive.kind !== null && used.has(directive)) return null;
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
