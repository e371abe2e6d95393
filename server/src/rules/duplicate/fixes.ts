/** What the rules of this family offer: taking out one copy or the other, keeping both, separating glued copies. */

import { isWhite, lineEndOf, lineStartOf } from '../../article/lines.ts';
import { type Article, blockAt, isPlain, type Span, sourceSpan } from '../../article/model.ts';
import { quotationsOf } from '../../article/quotations.ts';
import type { Fix, Safety } from '../../lint/finding.ts';
import type { BlockRange, Repeat } from '../../passages/passage-map.ts';

interface Removal extends Span {
  /** False where more than words would be cut: markup, source notes, part of a quotation. */
  readonly clean: boolean;
}

/** Marks that may stand before a block on its line and go with it. */
const LINE_MARKS = /^[ \t]{0,40}(?:(?:[>*+•·-]|#{1,6}|\d{1,3}[.)])[ \t]{1,40}){0,3}$/;
const OPENING_TAG = /^<([a-z][a-z0-9]{0,20})(?:\s[^<>]{0,300})?>/i;

/** Deleting the copy that is marked, deleting the other one, and keeping both; the first may be safe. */
export function copyFixes(article: Article, repeat: Repeat): Fix[] {
  const { marked } = repeat;
  const other = marked === 'first' ? 'second' : 'first';
  return [
    deletion(article, repeat, marked, repeat.expendable),
    deletion(article, repeat, other, false),
    keepBoth(article, repeat),
  ].filter((fix) => fix !== null);
}

/** Deleting either of two versions, and keeping both; an editor chooses. */
export function versionFixes(article: Article, repeat: Repeat): Fix[] {
  return [
    deletion(article, repeat, 'second', false),
    deletion(article, repeat, 'first', false),
    keepBoth(article, repeat),
  ].filter((fix) => fix !== null);
}

/** Deleting the later copies of what stands twice in a row, separating what is glued, and keeping both. */
export function doublingFixes(article: Article, repeat: Repeat): Fix[] {
  const { text } = article;
  const { first, second } = repeat;
  // What ends the sentence stays: that of the first copy, or, where it has none, that of the last.
  let end = second.end;
  const ended = /[.!?…”’"')\]]/.test(text.charAt(first.end - 1));
  if (!ended) while (end > second.start && /[.!?…,;:”’"')\]]/.test(text.charAt(end - 1))) end--;
  const removal = checked(article, { start: first.end + keptSigns(text, first.end, second.start, end), end });
  const fixes: Fix[] = [
    {
      title: 'Delete the second copy',
      safety: removal.clean && repeat.expendable ? 'safe' : 'suggested',
      edits: [{ start: removal.start, end: removal.end, text: '' }],
    },
    {
      title: 'Delete the first copy',
      safety: 'suggested',
      edits: [{ start: first.start, end: second.start, text: '' }],
    },
  ];
  if (repeat.glued && article.format !== 'html') {
    fixes.push({
      title: 'Separate the two copies',
      safety: 'suggested',
      edits: [{ start: first.end, end: second.start, text: lineEndOf(text).repeat(2) }],
    });
  }
  const keep = keepBoth(article, repeat);
  return keep === null ? fixes : [...fixes, keep];
}

/**
 * Length of the text between two copies that has to stay when the second one goes up to `end`: signs that belong to
 * the first (“…to 50 % …”), unless the same ones follow `end`. Punctuation between the copies goes.
 */
function keptSigns(text: string, from: number, to: number, end: number): number {
  const signs = text.slice(from, to).trimEnd();
  return /[^\s.,;:!?…–—“”"‘’'()[\]-]/.test(signs) && !text.startsWith(signs, end) ? signs.length : 0;
}

function deletion(
  article: Article,
  repeat: Repeat,
  which: 'first' | 'second',
  expendable: boolean,
): Fix | null {
  const span = which === 'first' ? repeat.first : repeat.second;
  const blocks = which === 'first' ? repeat.firstBlocks : repeat.secondBlocks;
  if (article.frontMatter !== null && span.start < article.frontMatter.end) return null;
  const removal = blocks === null ? partRemoval(article, span) : blockRemoval(article, blocks);
  const title = `Delete ${which === repeat.marked ? 'this copy' : which === 'first' ? 'the first copy' : 'the second copy'}`;
  const safety: Safety = expendable && removal.clean ? 'safe' : 'suggested';
  return { title, safety, edits: [{ start: removal.start, end: removal.end, text: '' }] };
}

/** Whole blocks, with their marks and one of the gaps around them. */
function blockRemoval(article: Article, range: BlockRange): Removal {
  const { text, blocks, starts } = article;
  const first = blocks[range.from];
  const last = blocks[range.to];
  const start = starts[range.from] ?? 0;
  const end = (starts[range.to] ?? 0) + (last?.source.length ?? 0);
  if (first === undefined || last === undefined) return { start, end, clean: false };
  let clean = true;
  for (let at = range.from; at <= range.to; at++) {
    const block = blocks[at];
    // A comment or a mark in the copy is not in what stays.
    if (block !== undefined && (block.notes.length > 0 || /<!--|\[\[/.test(block.source))) clean = false;
  }
  if (article.format === 'html') return htmlRemoval(text, start, end, clean && range.from === range.to);
  // A link may begin in a line before, or end in one behind.
  if (article.format === 'markdown' && !hasWholeBrackets(text.slice(start, end))) clean = false;
  const lineStart = lineStartOf(text, start);
  const from = LINE_MARKS.test(text.slice(lineStart, start)) ? lineStart : start;
  if (from !== lineStart) clean = false;
  let to = end;
  while (to < text.length && isWhite(text.charCodeAt(to))) to++;
  let before = from;
  while (before > 0 && isWhite(text.charCodeAt(before - 1))) before--;
  // The wider gap stays: it parts a list from the paragraph after it. At the end of the draft its line end stays.
  const isLast = to >= text.length;
  if (isLast || (before > 0 && lineEnds(text, end, to) > lineEnds(text, before, from))) {
    return { start: before, end, clean: clean && from === lineStart };
  }
  const nextLine = lineStartOf(text, to);
  if (nextLine <= end) return { start: from, end, clean: false };
  // A line of signs under the block (a setext heading's) would be left over.
  if (/^[ \t]*(?:=+|-+)[ \t]*(?:[\r\n]|$)/.test(text.slice(nextLine))) clean = false;
  return { start: from, end: nextLine, clean };
}

function lineEnds(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n?|\n/g)?.length ?? 0;
}

/** The element that the block is, with the white space behind it. */
function htmlRemoval(text: string, start: number, end: number, clean: boolean): Removal {
  const opening = OPENING_TAG.exec(text.slice(start, Math.min(end, start + 400)));
  const isElement =
    opening !== null && text.slice(start, end).toLowerCase().endsWith(`</${opening[1]?.toLowerCase()}>`);
  if (!isElement) return { start, end, clean: false };
  let to = end;
  while (to < text.length && isWhite(text.charCodeAt(to))) to++;
  return { start, end: to, clean };
}

/** Part of a block, with the white space behind it, or before it at the end of the block. */
function partRemoval(article: Article, span: Span): Removal {
  const { text } = article;
  const index = blockAt(article, span.start);
  const blockStart = article.starts[index] ?? 0;
  const blockEnd = blockStart + (article.blocks[index]?.source.length ?? 0);
  let { start, end } = span;
  while (end < blockEnd && isWhite(text.charCodeAt(end))) end++;
  if (end >= blockEnd) while (start > blockStart && isWhite(text.charCodeAt(start - 1))) start--;
  return checked(article, { start, end });
}

/** Says whether taking out part of a block cuts markup, a note or a quotation. */
function checked(article: Article, span: Span): Removal {
  const index = blockAt(article, span.start);
  const block = article.blocks[index];
  const base = article.starts[index] ?? 0;
  if (block === undefined) return { ...span, clean: false };
  const cutsQuotation = quotationsOf(block).some(({ inner }) => {
    const quoted = sourceSpan(block, inner);
    const from = base + quoted.start;
    const to = base + quoted.end;
    return span.start < to && from < span.end && !(span.start < from && to < span.end);
  });
  const isClean =
    isPlain(block) && !cutsQuotation && hasWholeBrackets(article.text.slice(span.start, span.end));
  return { ...span, clean: isClean };
}

/** True for text without one of a pair of brackets alone. */
function hasWholeBrackets(text: string): boolean {
  for (const [open, close] of ['()', '[]', '{}'].map((pair) => pair.split(''))) {
    if (text.split(open ?? '').length !== text.split(close ?? '').length) return false;
  }
  return true;
}

/** Keeping both copies of a repeat. */
function keepBoth(article: Article, repeat: Repeat): Fix | null {
  return keepFix(
    article,
    repeat.rule,
    (repeat.marked === 'first' ? repeat.first : repeat.second).start,
    'Keep both',
  );
}

/** A directive on the line above the block that holds `at`; null in the front matter, where none may stand. */
export function keepFix(article: Article, rule: string, at: number, title: string): Fix | null {
  if (article.frontMatter !== null && at < article.frontMatter.end) return null;
  const index = blockAt(article, at);
  const start = article.starts[index] ?? 0;
  const lineStart = lineStartOf(article.text, start);
  const name = `article-lint-disable-next-line ${rule}`;
  const directive = article.format === 'text' ? `[[${name}]]` : `<!-- ${name} -->`;
  const place = article.format === 'html' ? start : lineStart;
  return {
    title,
    safety: 'suggested',
    edits: [
      {
        start: place,
        end: place,
        text: article.format === 'html' ? directive : `${directive}${lineEndOf(article.text)}`,
      },
    ],
  };
}
