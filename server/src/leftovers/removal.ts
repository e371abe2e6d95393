/** What to delete so that lines go and the rest of the draft stays as it is. */
import type { Article, Span } from '../article/model.ts';

/** Blocks `first` to `last` of an article. */
export interface BlockRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Spans to delete, sorted and separate, so that the given ranges of blocks (sorted, separate) are gone. What
 * stands before and after stays as far apart as the wider of the two gaps; a draft that loses its tail ends
 * with one line break, as one that has one should.
 */
export function removalsOf(article: Article, ranges: readonly BlockRange[]): Span[] {
  const spans: Span[] = [];
  for (const range of ranges) {
    if (article.format === 'html' || hasMarkupBetween(article, range)) {
      for (let at = range.first; at <= range.last; at++) spans.push(sourceOf(article, at));
    } else spans.push(removalOf(article, range));
  }
  return spans;
}

function sourceOf(article: Article, at: number): Span {
  const start = article.starts[at] ?? 0;
  return { start, end: start + (article.blocks[at]?.source.length ?? 0) };
}

/** True when something else than white space stands between the blocks: markup that belongs to none of them. */
function hasMarkupBetween(article: Article, range: BlockRange): boolean {
  for (let at = range.first; at < range.last; at++) {
    if (article.text.slice(sourceOf(article, at).end, article.starts[at + 1] ?? 0).trim() !== '') return true;
  }
  return false;
}

function removalOf(article: Article, { first, last }: BlockRange): Span {
  const { text } = article;
  const from = lineStart(text, sourceOf(article, first).start);
  const to = sourceOf(article, last).end;
  const before = first === 0 ? -1 : sourceOf(article, first - 1).end;
  const hasNext = last + 1 < article.blocks.length;
  const after = hasNext ? lineStart(text, article.starts[last + 1] ?? text.length) : text.length;
  if (text.slice(to, after).trim() !== '') return { start: from, end: to };
  if (before < 0) return { start: from, end: after };
  if (text.slice(before, from).trim() !== '') return { start: from, end: hasNext ? after : text.length };
  if (!hasNext) return { start: Math.min(from, before + firstBreak(text, before)), end: text.length };
  return breaks(text, before, from) >= breaks(text, to, after)
    ? { start: from, end: after }
    : { start: before, end: to };
}

/** Start of the line when only white space or list and quotation marks stand before `at` on it; else `at`. */
function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && ' \t>*-+'.includes(text.charAt(start - 1)) && at - start < 12) start--;
  return start === 0 || text.charAt(start - 1) === '\n' || text.charAt(start - 1) === '\r' ? start : at;
}

/** Length of the line end at `at` (white space before it included); 0 when the text ends there. */
function firstBreak(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end++;
  if (end >= text.length) return end - at;
  const length = text.startsWith('\r\n', end) ? 2 : 1;
  return text.slice(at, end).trim() === '' ? end - at + length : 0;
}

function breaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
