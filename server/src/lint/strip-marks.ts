/** Copy without marks: what goes to the CMS holds no directives and no source notes. */
import type { Article } from '../article/model.ts';
import type { Edit } from './finding.ts';

/**
 * Edits that take every directive and source note out of a draft, with the white space that only set them
 * apart; a line that holds nothing else goes as a whole. Separate and sorted, in source offsets.
 */
export function stripMarks(article: Article): Edit[] {
  const { text } = article;
  const marks = article.directives.map(({ start, end }) => ({ start, end }));
  for (let at = 0; at < article.blocks.length; at++) {
    const start = article.starts[at] ?? 0;
    for (const { source } of article.blocks[at]?.notes ?? []) {
      marks.push({ start: start + source.start, end: start + source.end });
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const edits: Edit[] = [];
  for (let at = 0; at < marks.length; ) {
    let { start, end } = marks[at] ?? { start: 0, end: 0 };
    // Marks with nothing but spaces between them go in one piece.
    for (at++; at < marks.length; at++) {
      const next = marks[at];
      if (next === undefined || !/^[ \t]*$/.test(text.slice(end, Math.max(end, next.start)))) break;
      end = Math.max(end, next.end);
    }
    while (start > 0 && isSpace(text.charCodeAt(start - 1))) start--;
    const beginsLine = start === 0 || isBreak(text.charCodeAt(start - 1));
    let after = end;
    while (after < text.length && isSpace(text.charCodeAt(after))) after++;
    const endsLine = after === text.length || isBreak(text.charCodeAt(after));
    if (beginsLine && endsLine) {
      const lineEnd = text.startsWith('\r\n', after) ? after + 2 : Math.min(text.length, after + 1);
      edits.push(wholeLine(text, start, lineEnd));
    } else if (endsLine) {
      edits.push({ start, end: after, text: '' });
    } else if (beginsLine) {
      // Indentation stays: in Markdown it means something.
      edits.push({ start: start + indentation(text, start), end: after, text: '' });
    } else {
      // Words stood on both sides: the space before the mark goes, the one behind it stays.
      edits.push({ start, end, text: gap(text, start, end) });
    }
  }
  return merged(edits);
}

/** A line that goes takes one of the two empty lines around it along, so that no gap is left. */
function wholeLine(text: string, start: number, end: number): Edit {
  const before = text.slice(Math.max(0, start - 4), start);
  const emptyBefore = start === 0 || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(before);
  const emptyAfter = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2));
  return { start, end: emptyBefore && emptyAfter !== null ? end + emptyAfter[0].length : end, text: '' };
}

/** What must stay between the words on both sides of a mark: a space where there was one only before it. */
function gap(text: string, start: number, end: number): string {
  const spaceBefore = isSpace(text.charCodeAt(start));
  const spaceAfter = isSpace(text.charCodeAt(end));
  if (!spaceBefore || spaceAfter) return '';
  // “the bridge <!-- source: x -->.” is “the bridge.”, “the bridge <!-- … -->fell” keeps its space.
  return /[\p{L}\p{N}“"‘(]/u.test(text.charAt(end)) ? ' ' : '';
}

function indentation(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at - start;
}

function merged(edits: readonly Edit[]): Edit[] {
  const separate: Edit[] = [];
  for (const edit of edits) {
    const last = separate[separate.length - 1];
    if (last !== undefined && edit.start < last.end) {
      separate[separate.length - 1] = {
        start: last.start,
        end: Math.max(last.end, edit.end),
        text: last.text,
      };
    } else separate.push(edit);
  }
  return separate;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
