/**
 * Cutting what is too long to be a paragraph. A file of one line (a machine's export, a paste that lost its line
 * ends) is one block of any length otherwise, and what compares the sentences of a block with each other would
 * take time by the square of it.
 */
import { isWhite } from './lines.ts';
import type { Span } from './model.ts';

/** Characters of the longest block: more than 2,500 words, several times the longest paragraph ever printed. */
export const LONGEST_BLOCK = 16_384;
/** An end of a sentence is looked for so far before the limit. */
const LOOK_BACK = 2_048;

/**
 * The span in parts of at most `longest` characters, cut behind a sentence where one ends, else between
 * words, and never within one of the (sorted) `marks`. White space at a cut belongs to no part.
 */
export function cutLong(
  text: string,
  span: Span,
  marks: readonly Span[],
  longest = LONGEST_BLOCK,
): readonly Span[] {
  if (span.end - span.start <= longest) return [span];
  const parts: Span[] = [];
  let start = span.start;
  while (span.end - start > longest) {
    const cut = cutBetween(text, start, start + longest, marks);
    let end = cut;
    while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
    if (end > start) parts.push({ start, end });
    start = cut;
    while (start < span.end && isWhite(text.charCodeAt(start))) start++;
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts;
}

/** Where to cut between `start` and `limit`. */
function cutBetween(text: string, start: number, limit: number, marks: readonly Span[]): number {
  let space = -1;
  for (let at = limit; at > limit - LOOK_BACK; at--) {
    if (!isWhite(text.charCodeAt(at))) continue;
    if (space === -1) space = at;
    if (/[.!?][”"’)\]]{0,3}$/.test(text.slice(at - 4, at))) return outside(marks, at, start);
  }
  if (space !== -1) return outside(marks, space, start);
  const code = text.charCodeAt(limit);
  return outside(marks, code >= 0xdc00 && code < 0xe000 ? limit - 1 : limit, start);
}

/** `at`, or the start of the mark that it lies in; a mark that began before `start` is cut all the same. */
function outside(marks: readonly Span[], at: number, start: number): number {
  for (const mark of marksWithin(marks, at, at)) if (mark.start > start) return mark.start;
  return at;
}

/** No mark is longer than this; they stand within each other at most as a bracket in a comment. */
const LONGEST_MARK = 1_024;

/** Those of the sorted marks that share a character with the span; with an empty one, those around it. */
export function marksWithin<T extends Span>(marks: readonly T[], start: number, end: number): readonly T[] {
  if (marks.length === 0) return marks;
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < start - LONGEST_MARK) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < marks.length; at++) {
    const mark = marks[at];
    if (mark === undefined || mark.start >= Math.max(end, start + 1)) break;
    if (mark.end > start && mark.start < Math.max(end, start)) found.push(mark);
  }
  return found;
}
