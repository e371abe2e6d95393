/** What the findings of this family have in common. */
import type { Span } from '../../article/model.ts';
import type { Fix, Severity } from '../../lint/finding.ts';
import type { Facts, Report } from '../../lint/rule.ts';
import type { Repeat, RepeatKind } from '../../passages/passage-map.ts';
import { versionFixes } from './fixes.ts';

export interface Wording {
  readonly message: (repeat: Repeat, facts: Facts) => string;
  /** What the other passage is called in the list of related places. */
  readonly other: string;
  readonly fixes: (repeat: Repeat, facts: Facts) => readonly Fix[];
  /** Severity of a repeat of less weight. */
  readonly minor: Severity;
  /** True when deleting the marked copy loses nothing, so that editors may fade it. */
  readonly fades?: boolean;
}

/** Reports the repeats of one kind: on the copy that is marked, with the other one as related place. */
export function reportRepeats(
  facts: Facts,
  kind: RepeatKind,
  wording: Wording,
  report: (report: Report) => void,
): void {
  for (const repeat of facts.passages.repeats) {
    if (repeat.kind !== kind) continue;
    const marked = repeat.marked === 'first' ? repeat.first : repeat.second;
    const other = repeat.marked === 'first' ? repeat.second : repeat.first;
    report({
      start: marked.start,
      end: marked.end,
      message: wording.message(repeat, facts),
      fixes: wording.fixes(repeat, facts),
      related: [{ start: other.start, end: other.end, message: wording.other }],
      ...(repeat.minor ? { severity: wording.minor } : {}),
      ...(wording.fades === true && repeat.expendable ? { unnecessary: true } : {}),
    });
  }
}

/** For two versions of one text, of which an editor keeps the better or the right one. */
export function versionsWording(message: (repeat: Repeat) => string, minor: Severity): Wording {
  return {
    message,
    other: 'the other version',
    fixes: (repeat, { article }) => versionFixes(article, repeat),
    minor,
  };
}

/** Number of words of a span of the draft's text. */
export function wordsIn(facts: Facts, span: Span): number {
  return facts.article.text.slice(span.start, span.end).match(/\S+/g)?.length ?? 0;
}

/** The last words of a span, for a message that says where something breaks off. */
export function lastWords(facts: Facts, span: Span, count: number): string {
  const { text } = facts.article;
  let end = span.end;
  while (end > span.start && /[\s.…]/.test(text.charAt(end - 1))) end--;
  return text
    .slice(Math.max(span.start, end - 30 * count), end)
    .split(/\s+/)
    .slice(-count)
    .join(' ');
}
