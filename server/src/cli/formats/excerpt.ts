/** The line of a finding, cut to the width of the terminal, and the carets under what is meant. */
import type { Span } from '../../article/model.ts';
import { harmless } from '../terminal.ts';

export interface Excerpt {
  readonly line: string;
  readonly carets: { readonly before: string; readonly marks: string };
  /** Further lines that the span covers. */
  readonly more: number;
}

const ELLIPSIS = '…';

/**
 * Cuts the first line of `span` to at most `width` columns around the beginning of the span. Paragraphs of
 * an article are one line of many hundred characters, so most excerpts are cut.
 */
export function excerpt(text: string, span: Span, width: number): Excerpt {
  const start = Math.min(span.start, text.length);
  const end = Math.max(start, Math.min(span.end, text.length));
  const lineStart = lastBreak(text, start);
  const lineEnd = nextBreak(text, start);
  const markEnd = Math.max(start, Math.min(end, lineEnd));
  const more = countBreaks(text, lineEnd, trimmedEnd(text, start, end));
  const budget = Math.max(20, width);
  const marked = Math.min(
    columns(text.slice(start, Math.min(markEnd, start + budget * 2))),
    Math.floor(budget * 0.7),
  );
  // Half of what is left goes before the marks: what leads up to them, then what follows.
  let from = start;
  for (let room = Math.floor((budget - marked) / 2); from > lineStart; ) {
    const previous = before(text, from);
    room -= columns(text.slice(previous, from));
    if (room < 1) break;
    from = previous;
  }
  let to = start;
  for (let room = budget - columns(text.slice(from, start)) - 2; to < lineEnd; ) {
    const next = after(text, to);
    room -= columns(text.slice(to, next));
    if (room < 0) break;
    to = next;
  }
  const head = from > lineStart ? ELLIPSIS : '';
  const tail = to < lineEnd ? ELLIPSIS : '';
  const shownMark = text.slice(start, Math.min(markEnd, to));
  return {
    line: `${head}${harmless(text.slice(from, to))}${tail}`,
    carets: {
      before: ' '.repeat(head.length + columns(text.slice(from, start))),
      marks: '^'.repeat(Math.max(1, columns(shownMark))),
    },
    more,
  };
}

/** Columns that a terminal gives to the text: wide signs two, combining ones none. */
export function columns(text: string): number {
  let count = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x300) count++;
    else if (!ZERO_WIDTH.test(sign)) count += WIDE.test(sign) ? 2 : 1;
  }
  return count;
}

const ZERO_WIDTH = /^(?:\p{Mn}|\p{Me}|\u200b|\u200c|\u200d|\u2060|\ufeff)$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

function before(text: string, at: number): number {
  const isPair = at >= 2 && isLow(text.charCodeAt(at - 1)) && isHigh(text.charCodeAt(at - 2));
  return at - (isPair ? 2 : 1);
}

function after(text: string, at: number): number {
  return at + (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1);
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function lastBreak(text: string, at: number): number {
  return at === 0 ? 0 : Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function nextBreak(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  const end = feed === -1 ? text.length : feed;
  const carriage = text.slice(at, end).indexOf('\r');
  return carriage === -1 ? end : at + carriage;
}

function countBreaks(text: string, from: number, to: number): number {
  if (to <= from) return 0;
  return (text.slice(from, to).match(/\r\n?|\n/g) ?? []).length;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
