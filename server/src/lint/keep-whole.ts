/**
 * What no rule has to think of: a place never lies within a line end or a character of two code units, a deletion
 * makes no line end of another kind out of two, and a fix that changes a quotation is never safe.
 */
import { type Article, blockAt, type Span, sourceSpan } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import type { Edit, Finding, Fix } from './finding.ts';

/** The finding with its places and fixes held to that; the same object when they are already. */
export function keepWhole(finding: Finding, article: Article): Finding {
  const { text } = article;
  const moved = wholeSpan(text, finding);
  const fixes = mapped(finding.fixes, (fix) => wholeFix(fix, article));
  const related = mapped(finding.related, (one) => {
    const span = one.path === undefined ? wholeSpan(text, one) : one;
    return span === one ? one : { ...one, start: span.start, end: span.end };
  });
  if (moved === finding && fixes === finding.fixes && related === finding.related) return finding;
  return { ...finding, start: moved.start, end: moved.end, fixes, related };
}

function wholeFix(fix: Fix, article: Article): Fix {
  let joins = false;
  const edits = mapped(fix.edits, (edit): Edit => {
    const { start, end } = wholeSpan(article.text, edit);
    const joined = edit.text === '' && joinsLineEnd(article.text, start, end) ? end + 1 : end;
    if (joined > end && joinsLineEnd(article.text, start, joined)) joins = true;
    return start === edit.start && joined === edit.end ? edit : { ...edit, start, end: joined };
  });
  const isSafe = fix.safety === 'safe' && !joins && !changesQuotation(edits, article);
  const safety = fix.safety === 'safe' && !isSafe ? 'suggested' : fix.safety;
  return edits === fix.edits && safety === fix.safety ? fix : { ...fix, edits, safety };
}

/** The span, wider by the other half of what it cuts in two. */
function wholeSpan(text: string, span: Span): Span {
  const startCuts = cutsInTwo(text, span.start);
  const endCuts = span.end === span.start ? startCuts : cutsInTwo(text, span.end);
  if (!startCuts && !endCuts) return span;
  const start = startCuts ? span.start - 1 : span.start;
  return { start, end: span.end === span.start ? start : endCuts ? span.end + 1 : span.end };
}

/** True when a deletion would make one line end, of a kind that the draft may not have, out of two. */
function joinsLineEnd(text: string, start: number, end: number): boolean {
  return end > start && text.charCodeAt(start - 1) === 13 && text.charCodeAt(end) === 10;
}

/** True within `\r\n` and between the halves of a surrogate pair. */
export function cutsInTwo(text: string, at: number): boolean {
  const after = text.charCodeAt(at);
  if (after === 10) return text.charCodeAt(at - 1) === 13;
  if ((after & 0xfc00) !== 0xdc00) return false;
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** True when an edit changes words between quotation marks without taking out all of them. */
function changesQuotation(edits: readonly Edit[], article: Article): boolean {
  for (const edit of edits) {
    const last = blockAt(article, edit.end);
    for (let at = Math.max(0, blockAt(article, edit.start)); at <= last; at++) {
      const block = article.blocks[at];
      const start = article.starts[at] ?? 0;
      if (block === undefined || (edit.start <= start && edit.end >= start + block.source.length)) continue;
      for (const { inner } of quotationsOf(block)) {
        const quoted = sourceSpan(block, inner);
        const from = start + quoted.start;
        const to = start + quoted.end;
        if (edit.start < to && edit.end > from && !(edit.start <= from && edit.end >= to)) return true;
      }
    }
  }
  return false;
}

/** The list with each element mapped; the same list when none changed. */
function mapped<T>(list: readonly T[], change: (one: T) => T): readonly T[] {
  let result: T[] | null = null;
  for (let at = 0; at < list.length; at++) {
    const one = list[at];
    if (one === undefined) continue;
    const fresh = change(one);
    if (fresh === one) continue;
    result ??= [...list];
    result[at] = fresh;
  }
  return result ?? list;
}
