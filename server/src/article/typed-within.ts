/**
 * The commonest edit of all: some characters typed or deleted within the words of one paragraph. When nothing in or
 * round it can be taken for markup, before or after, the draft is what it was but for the words of this one block, and
 * nothing of it has to be parsed again. Anything less plain is left to the readers.
 */
import { isWhite } from './lines.ts';
import type { Article, Block, Format, Piece } from './model.ts';
import { kindOfText } from './text.ts';

/** The earlier text from `from` to `oldTo` is the later one from `from` to `to`; all else is the same. */
export interface Edit {
  readonly from: number;
  readonly oldTo: number;
  readonly to: number;
}

/** Signs that may be, or become, markup or a mark in some format; line ends, too. */
const SIGNS: Readonly<Record<Format, RegExp>> = {
  text: /[[\]<>\r\n\t]/,
  markdown: /[*_[\]<>&`\\!|~\r\n\t]/,
  html: /[<>&]/,
};
/** A paragraph of Markdown that begins so cannot turn into another kind of block by what follows. */
const OPENS_WORDS = /^[A-Za-z“"‘]/;
/** Longer blocks may have to be cut. */
const LONGEST = 8_000;
const ADDRESS = /:\/\/|www\./;

/** The index of the block within whose words the edit lies, and that block as it reads now; null when it is not that plain. */
export function typedWithin(
  text: string,
  previous: Article,
  { from, oldTo, to }: Edit,
): { readonly index: number; readonly block: Block } | null {
  const index = blockHolding(previous, from, oldTo);
  const block = previous.blocks[index];
  const start = previous.starts[index];
  if (block === undefined || start === undefined) return null;
  if (block.links.length + block.notes.length + block.protected.length > 0) return null;
  if (block.kind === 'code' || block.source.length + to - oldTo > LONGEST) return null;
  const edit = { from: from - start, oldTo: oldTo - start, to: to - start };
  const typed = text.slice(from, to);
  const later =
    previous.format === 'html' ? inPiece(block, edit, typed) : inWords(previous, block, start, edit, typed);
  if (later === null || ADDRESS.test(later.reading)) return null;
  const kind = kindOfText(later.reading);
  if (previous.format === 'html') {
    // What no element names is a paragraph; all other kinds are those of elements.
    if (block.kind !== 'paragraph' && block.kind !== 'list-item' && block.kind !== 'blockquote') return null;
    if (kind !== 'paragraph' && kind !== 'list-item') return null;
  } else if (kind !== 'paragraph') return null;
  return { index, block: later };
}

/** The block in which the edit leaves the first and the last character alone; -1 when there is none. */
function blockHolding({ blocks, starts }: Article, from: number, oldTo: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  const end = (starts[index] ?? 0) + (blocks[index]?.source.length ?? 0);
  return index >= 0 && oldTo < end ? index : -1;
}

/** A paragraph of plain text or Markdown that is one line, with empty lines round it. */
function inWords(
  { text, format }: Article,
  block: Block,
  start: number,
  { from, oldTo }: Edit,
  typed: string,
): Block | null {
  const { source } = block;
  if (block.kind !== 'paragraph' || block.pieces !== null || block.structure !== null || block.level !== 0)
    return null;
  if (SIGNS[format].test(typed) || SIGNS[format].test(source)) return null;
  if (format === 'markdown' && !OPENS_WORDS.test(source)) return null;
  if (!standsApart(text, start, start + source.length)) return null;
  const later = source.slice(0, from) + typed + source.slice(oldTo);
  return { ...block, source: later, reading: later };
}

/** True when nothing else stands on the lines of the block, and nothing at all on those above and below. */
function standsApart(text: string, start: number, end: number): boolean {
  if (start > 0 && text.charCodeAt(start - 1) !== 10) return false;
  let before = start - 2;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
  if (before >= 0 && text.charCodeAt(before) !== 10) return false;
  let after = end;
  for (let line = 0; line < 2; line++) {
    while (after < text.length && isBlank(text.charCodeAt(after))) after++;
    if (after === text.length) return true;
    if (text.charCodeAt(after) !== 10) return false;
    after++;
  }
  return true;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Words between two tags of a page. */
function inPiece(block: Block, { from, oldTo, to }: Edit, typed: string): Block | null {
  const { source, reading } = block;
  const pieces = block.pieces ?? [
    { reading: 0, source: 0, length: reading.length, sourceLength: source.length },
  ];
  const at = pieces.findLastIndex((piece) => piece.source < from);
  const piece = pieces[at];
  if (piece === undefined || piece.length !== piece.sourceLength) return null;
  if (oldTo >= piece.source + piece.sourceLength) return null;
  if (
    SIGNS.html.test(typed) ||
    SIGNS.html.test(source.slice(piece.source, piece.source + piece.sourceLength))
  )
    return null;
  const later = source.slice(0, from) + typed + source.slice(oldTo);
  // White space of any length reads as one space, and only a space as itself.
  for (let place = from - 1; place <= to; place++) {
    const code = later.charCodeAt(place);
    if (!isWhite(code)) continue;
    if (code !== 32 || isWhite(later.charCodeAt(place + 1)) || isWhite(later.charCodeAt(place - 1)))
      return null;
  }
  const by = to - oldTo;
  const shift = piece.reading - piece.source;
  const read = reading.slice(0, from + shift) + typed + reading.slice(oldTo + shift);
  return {
    ...block,
    source: later,
    reading: read,
    pieces: read === later ? null : pieces.map((one, index) => movedPiece(one, index - at, by)),
  };
}

/** A piece that grew by so many characters itself, or stands behind one that did. */
function movedPiece(piece: Piece, order: number, by: number): Piece {
  if (order < 0) return piece;
  return order === 0
    ? { ...piece, length: piece.length + by, sourceLength: piece.sourceLength + by }
    : { ...piece, reading: piece.reading + by, source: piece.source + by };
}
