/**
 * What a draft is to the rest of the engine: an {@link Article} of {@link Block}s, each with the text
 * that a reader sees and the way back to the characters of the file.
 *
 * Offsets are UTF-16 code units. Two kinds occur, and a name says which:
 * - *source offsets* index `Article.text`, the file;
 * - *reading offsets* index `Block.reading`, what a reader sees of one block (markup left out).
 * A block knows nothing of its place in the file, so that it, and all that was worked out from it, can be
 * kept while text above it changes; `Article.starts` holds the places.
 */

/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Format = 'text' | 'markdown' | 'html';

/**
 * What a block is to a reader.
 * - `headline`: the title of the piece; `heading`: a subhead or any other short line of display type.
 * - `separator`: a line without letters or digits (`* * *`, a rule).
 * - `code`: source code, preformatted text; rules leave it alone.
 */
export type BlockKind =
  | 'headline'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'blockquote'
  | 'table-row'
  | 'caption'
  | 'separator'
  | 'code';

/** A link in a block: the reading span that is its text, and where it leads. */
export interface Link extends Span {
  readonly href: string;
}

/** A source note (`<!-- source: … -->`, `[[source: …]]`). It sources the sentence that ends before `at`. */
export interface SourceNote {
  /** Reading offset where the note stood. */
  readonly at: number;
  /** Place in the block's source. */
  readonly source: Span;
  /** What the note names; empty when nothing is filled in. */
  readonly text: string;
}

/** How the markup of an HTML (or Markdown) draft presents a block; empty for plain text. */
export interface Structure {
  /** Lower-case names of the enclosing elements, outermost first. */
  readonly elements: readonly string[];
  /** Lower-case words of the `class`, `id` and `role` attributes of the enclosing elements. */
  readonly classWords: readonly string[];
}

/**
 * A run of characters that the reading has in common with the source. Pieces are sorted; where
 * `sourceLength` differs from `length` the source is a character reference (`&amp;`) read as one sign.
 */
export interface Piece {
  readonly reading: number;
  readonly source: number;
  readonly length: number;
  readonly sourceLength: number;
}

/** One block of a draft: a paragraph, a headline, a list item, a line of a paste. Immutable. */
export interface Block {
  readonly kind: BlockKind;
  /** Heading level (1 to 6), list or quotation depth; 0 where it means nothing. */
  readonly level: number;
  /** The characters of the file, markup and marks of this program included. */
  readonly source: string;
  /** What a reader sees. Equal to `source` when `pieces` is null. Line breaks that show are `\n`. */
  readonly reading: string;
  /** The way from reading to source; null when both are the same. */
  readonly pieces: readonly Piece[] | null;
  readonly links: readonly Link[];
  /** Reading spans that rules must leave alone: inline code, bare addresses (URLs). Sorted. */
  readonly protected: readonly Span[];
  readonly notes: readonly SourceNote[];
  readonly structure: Structure | null;
}

/** A field of the front matter. Spans are source offsets of the article. */
export interface FrontMatterField extends Span {
  readonly name: string;
  /** The value as text; lists are joined with `, `. */
  readonly value: string;
}

export interface FrontMatter extends Span {
  readonly fields: readonly FrontMatterField[];
  /** What is wrong with it, with source offsets; the draft is linted all the same. */
  readonly errors: readonly (Span & { readonly message: string })[];
}

export type DirectiveKind = 'disable-next-line' | 'disable-line' | 'disable' | 'enable' | 'disable-file';

/** A comment that tells the linter something. Offsets are source offsets of the article. */
export interface Directive extends Span {
  /** Null when the name is not one of ours (`article-lint-disble`). */
  readonly kind: DirectiveKind | null;
  /** The name as written, for the message about a misspelt one. */
  readonly name: string;
  /** Rule ids or families named; empty means all. */
  readonly rules: readonly (Span & { readonly id: string })[];
}

export interface Article {
  /** The draft's text without a byte-order mark. */
  readonly text: string;
  readonly format: Format;
  readonly blocks: readonly Block[];
  /** Source offset of each block: `text.slice(starts[i], starts[i] + blocks[i].source.length) === blocks[i].source`. */
  readonly starts: readonly number[];
  /** Index of the headline among `blocks`; -1 when the draft has none (it may stand in the front matter). */
  readonly headline: number;
  readonly frontMatter: FrontMatter | null;
  readonly directives: readonly Directive[];
  /** Language named by the draft (`lang:` in the front matter, `<html lang>`), lower case; null when it names none. */
  readonly language: string | null;
}

/** Source offset of a reading offset that begins something. `reading` may be the length of the reading. */
export function sourceStart(block: Block, reading: number): number {
  if (block.pieces === null) return reading;
  const piece = block.pieces[pieceAt(block.pieces, reading)];
  if (piece === undefined) return 0;
  const inside = reading - piece.reading;
  return inside < piece.length && piece.length === piece.sourceLength
    ? piece.source + inside
    : piece.source + (inside <= 0 ? 0 : piece.sourceLength);
}

/** Source offset of a reading offset that ends something: the end of the character before it. */
export function sourceEnd(block: Block, reading: number): number {
  if (block.pieces === null) return reading;
  if (reading <= 0) return sourceStart(block, reading);
  const piece = block.pieces[pieceAt(block.pieces, reading - 1)];
  if (piece === undefined) return 0;
  const inside = reading - piece.reading;
  return piece.length === piece.sourceLength ? piece.source + inside : piece.source + piece.sourceLength;
}

/** The source span of a reading span of a block, counted from the block's own start. */
export function sourceSpan(block: Block, span: Span): Span {
  if (block.pieces === null) return { start: span.start, end: span.end };
  if (span.start >= span.end) {
    const at = span.start > 0 ? sourceEnd(block, span.start) : sourceStart(block, span.start);
    return { start: at, end: at };
  }
  return { start: sourceStart(block, span.start), end: sourceEnd(block, span.end) };
}

/** True when two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * Index of the last element of the sorted `spans` that starts at or before `offset`; -1 when none does.
 * The spans must not overlap each other.
 */
export function lastStartingBy(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** True when `offset` lies in one of the sorted, separate `spans`. */
export function within(spans: readonly Span[], offset: number): boolean {
  const at = lastStartingBy(spans, offset);
  return at >= 0 && offset < (spans[at]?.end ?? 0);
}

/** Index of the block that holds the source offset, or the last one that starts before it; -1 before the first. */
export function blockAt(article: Article, offset: number): number {
  let low = 0;
  let high = article.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((article.starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Something worked out from one block alone, and kept as long as the block is. This is what makes a
 * keystroke cheap: blocks that an edit did not touch are the same objects in the next article.
 */
export function perBlock<T>(compute: (block: Block) => T): (block: Block) => T {
  const kind = kinds++;
  return (block: BlockWithFacts) => {
    const facts = block[FACTS] ?? beginFacts(block);
    const known = facts[kind];
    if (known !== undefined) return known as T;
    const fresh = compute(block);
    facts[kind] = fresh;
    return fresh;
  };
}

/** The same for what takes more than the block to work out: the user says when it is made anew. */
export function besideBlock<T>(): { get(block: Block): T | undefined; set(block: Block, fact: T): void } {
  const kind = kinds++;
  return {
    get: (block: BlockWithFacts) => block[FACTS]?.[kind] as T | undefined,
    set(block: BlockWithFacts, fact) {
      (block[FACTS] ?? beginFacts(block))[kind] = fact;
    },
  };
}

/** How many kinds of things are kept of each block. */
let kinds = 0;

/**
 * Where they are kept: with the block itself, by kind. A long draft asks tens of thousands of times for each
 * keystroke; weak maps take several times as long, and the garbage collector pays for each of their entries.
 */
const FACTS: unique symbol = Symbol('facts');
type BlockWithFacts = Block & { readonly [FACTS]?: unknown[] };

function beginFacts(block: Block): unknown[] {
  const facts: unknown[] = new Array(kinds);
  // Not enumerable: a block that is spread into another one does not hand on what is true of itself alone.
  Object.defineProperty(block, FACTS, { value: facts });
  return facts;
}

/** True when a block reads as it is written, but for the kind of its line ends: no markup stands in it. */
export const isPlain: (block: Block) => boolean = perBlock(
  ({ pieces, source, reading }) =>
    pieces === null || (source.includes('\r') && source.replace(/\r\n?/g, '\n') === reading),
);

/** Index of the piece that holds the reading offset, or of the last one that starts before it. */
function pieceAt(pieces: readonly Piece[], reading: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.reading ?? 0) <= reading) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
