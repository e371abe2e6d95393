/** Quotations of a block: `“…”`, `"…"`, `''…''`, `«…»`, `„…“`, and `‘…’` where a house quotes singly. */
import { isWhite } from './lines.ts';
import { type Block, perBlock, type Span } from './model.ts';

/** A reading span with its marks. */
export interface Quotation extends Span {
  /** False when the closing mark is missing: the quotation goes on in the next paragraph, or a mark was lost. */
  readonly closed: boolean;
  /** Reading span between the marks. */
  readonly inner: Span;
}

/** Quotations of a block, outermost only, sorted. */
export const quotationsOf: (block: Block) => readonly Quotation[] = perBlock((block) =>
  block.kind === 'code' ? [] : readQuotations(block.reading),
);

const ANY_MARK = /["“”„«»]|''|``/;
const MARKS = /["“”„«»]|''|``/g;
const SINGLE = /‘/;

/** Reads the quotations of `text`; offsets into `text`. */
export function readQuotations(text: string): Quotation[] {
  if (!ANY_MARK.test(text)) return SINGLE.test(text) ? readSingle(text) : [];
  const found: Quotation[] = [];
  let open = -1;
  let openLength = 0;
  let closer = '';
  let depth = 0;
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(text); match !== null; match = MARKS.exec(text)) {
    const at = match.index;
    const mark = match[0];
    if (open === -1) {
      const closes = closerOf(text, at, mark);
      if (closes === '') continue;
      open = at;
      openLength = mark.length;
      closer = closes;
      depth = 1;
    } else if (mark === '“' && closer.startsWith('”')) {
      // Another opening mark: a nested quotation, or the closing mark before it was forgotten.
      depth = Math.min(2, depth + 1);
    } else if (closer.includes(mark) && closesAt(text, at, mark)) {
      depth--;
      if (depth > 0 && mark === '”') continue;
      const end = at + mark.length;
      found.push({ start: open, end, closed: true, inner: { start: open + openLength, end: at } });
      open = -1;
    }
  }
  if (open !== -1) {
    found.push({
      start: open,
      end: text.length,
      closed: false,
      inner: { start: open + openLength, end: text.length },
    });
  }
  return found;
}

/** The marks that close what `mark` opens at `at`; empty when it opens nothing there. */
function closerOf(text: string, at: number, mark: string): string {
  const follows = text.charCodeAt(at + mark.length);
  const opensWord = at + mark.length < text.length && !isWhite(follows);
  // A straight mark closes a curly one where a machine changed only half of them.
  if (mark === '“') return '”"';
  if (mark === '„') return '“”';
  if (mark === '«') return '»';
  if (mark === '``') return "''";
  if (mark === '"' || mark === "''") {
    const before = at === 0 ? 32 : text.charCodeAt(at - 1);
    // `5'10"`: a digit before the mark measures inches.
    const afterSpace = isWhite(before) || /[([{—–\-/:,.;>]/.test(String.fromCharCode(before));
    if (!afterSpace || !opensWord) return '';
    return mark === '"' ? '"”' : mark;
  }
  return '';
}

function closesAt(text: string, at: number, mark: string): boolean {
  if (mark !== '"' && mark !== "''") return true;
  if (at === 0) return false;
  // `… 'outreach,' "`: a space between the inner and the outer mark.
  return !isWhite(text.charCodeAt(at - 1)) || (at > 1 && /['’]/.test(text.charAt(at - 2)));
}

/** `‘…’` where no other marks stand: the apostrophe is the same sign, so a closing one must end a word. */
function readSingle(text: string): Quotation[] {
  const found: Quotation[] = [];
  let at = text.indexOf('‘');
  while (at !== -1) {
    let close = text.indexOf('’', at + 1);
    while (close !== -1 && /[\p{L}\p{N}]/u.test(text.charAt(close + 1))) close = text.indexOf('’', close + 1);
    if (close === -1) break;
    found.push({ start: at, end: close + 1, closed: true, inner: { start: at + 1, end: close } });
    at = text.indexOf('‘', close + 1);
  }
  return found;
}
