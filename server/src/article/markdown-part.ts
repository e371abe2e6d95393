/** One top-level node of a Markdown draft, as blocks: what a reader sees of it, with the way back to the source. */
import type { SyntaxNode } from '@lezer/common';
import { isDisplayLine } from './display.ts';
import { decodeReference } from './entities.ts';
import { readHtmlPart } from './html.ts';
import { eachLine, trimmed } from './lines.ts';
import { cutLong, marksWithin } from './long-blocks.ts';
import type { Mark } from './marks.ts';
import type { Block, BlockKind, Link, SourceNote, Span } from './model.ts';
import { ReadingBuilder } from './reading.ts';
import { addresses, kindOfText, type Placed } from './text.ts';

/** What a top-level node holds, with offsets from the node's start. */
export interface Part extends Placed {
  /** Source notes that stand alone: they belong to the block above. Offsets from the node's start. */
  readonly notes: SourceNote[];
}

/**
 * Reads a top-level node, whose offsets count from its own start; that stands at `base` of `text`. `marks` are those
 * of the whole text.
 */
export function readPart(node: SyntaxNode, text: string, base: number, marks: readonly Mark[]): Part {
  return new PartReader(text, base, marks).read(node);
}

/** Gives notes that stand on a line of their own to the block above them; `offset` is where theirs count from. */
export function addToLast(placed: Placed, notes: readonly SourceNote[], offset: number): void {
  const last = placed.blocks.length - 1;
  const block = placed.blocks[last];
  const start = placed.starts[last];
  if (block === undefined || start === undefined) return;
  const moved = notes.map((note) => ({
    at: block.reading.length,
    source: { start: note.source.start + offset - start, end: note.source.end + offset - start },
    text: note.text,
  }));
  placed.blocks[last] = { ...block, notes: [...block.notes, ...moved] };
}

/** Inline nodes that a reader does not see. */
const UNSEEN = new Set([
  'EmphasisMark',
  'CodeMark',
  'LinkTitle',
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'TaskMarker',
  'StrikethroughMark',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
  'Image',
  'TableDelimiter',
]);
/** Signs without which a paragraph reads as it is written. */
const MARKUP = /[*_[\]<>&`\\!|~\n\r]/;
const HEADING = /^(?:ATX|Setext)Heading([1-6])$/;
/** A line of a paragraph this long may have been wrapped; a shorter one without an end mark stands for itself. */
const WRAPPED_LINE = 50;

/** Something in a block that is not read as it stands. Offsets are source offsets. */
interface Cut extends Span {
  /** What is read in its place. */
  readonly shown: string;
}

/** What stands inside a leaf, in source offsets and sorted. */
interface Inline {
  /** Where its content begins. */
  readonly from: number;
  readonly cuts: Cut[];
  readonly links: { readonly span: Span; readonly href: string }[];
  readonly code: Span[];
  /** Cuts before this one end before the block that is being read. */
  passed: number;
}

/** Reads one top-level node. Nodes count from the part's own start, `base` is its source offset. */
class PartReader {
  readonly #text: string;
  readonly #base: number;
  readonly #marks: readonly Mark[];
  readonly #part: Part = { blocks: [], starts: [], notes: [] };

  constructor(text: string, base: number, marks: readonly Mark[]) {
    this.#text = text;
    this.#base = base;
    this.#marks = marks;
  }

  read(node: SyntaxNode): Part {
    this.#visit(node, 'paragraph', 0, null);
    return this.#part;
  }

  /** `opener` is the source offset of a list mark that belongs to the next block. */
  #visit(node: SyntaxNode, kind: BlockKind, level: number, opener: number | null): void {
    const heading = HEADING.exec(node.name);
    if (heading !== null) {
      this.#leaf(node, 'heading', Number(heading[1]), opener);
      return;
    }
    switch (node.name) {
      case 'Paragraph':
      case 'Task':
        this.#paragraph(node, kind, level, opener);
        return;
      case 'TableHeader':
      case 'TableRow':
        this.#leaf(node, 'table-row', 0, opener);
        return;
      case 'FencedCode':
      case 'CodeBlock':
        this.#code(node);
        return;
      case 'HTMLBlock':
        this.#html(node);
        return;
      case 'CommentBlock':
        this.#note(node);
        return;
      case 'HorizontalRule':
        this.#leaf(node, 'separator', 0, opener);
        return;
      case 'LinkReference':
      case 'ProcessingInstructionBlock':
        return;
      case 'BulletList':
      case 'OrderedList':
        for (let item = node.firstChild; item !== null; item = item.nextSibling)
          this.#visit(item, 'list-item', level + 1, null);
        return;
      case 'ListItem': {
        let first: number | null = this.#base + node.from;
        for (let child = node.firstChild; child !== null; child = child.nextSibling) {
          if (child.name === 'ListMark' || child.name === 'QuoteMark') continue;
          this.#visit(child, 'list-item', level, first);
          first = null;
        }
        return;
      }
      case 'Blockquote':
        for (let child = node.firstChild; child !== null; child = child.nextSibling) {
          if (child.name !== 'QuoteMark') this.#visit(child, 'blockquote', level + 1, null);
        }
        return;
      default:
        for (let child = node.firstChild; child !== null; child = child.nextSibling)
          this.#visit(child, kind, level, null);
    }
  }

  /** A paragraph, or the lines of one where each stands for itself: a paste without empty lines. */
  #paragraph(node: SyntaxNode, kind: BlockKind, level: number, opener: number | null): void {
    const start = this.#base + node.from;
    const end = this.#base + node.to;
    const lines: Span[] = [];
    eachLine(this.#text, start, end, (from, to) => {
      lines.push({ start: from, end: to });
    });
    const separate =
      lines.length > 1 &&
      kind === 'paragraph' &&
      lines.some((line, at) => standsAlone(this.#text, line, lines[at + 1]));
    if (!separate) {
      this.#leaf(node, kind, level, opener);
      return;
    }
    const inline = this.#inlineOf(node);
    for (const line of lines) this.#blocks(inline, trimmed(this.#text, line.start, line.end), kind, level);
  }

  #leaf(node: SyntaxNode, kind: BlockKind, level: number, opener: number | null): void {
    // White space at its end (the parser takes a `\r` for that) is no part of it.
    const span = trimmed(this.#text, opener ?? this.#base + node.from, this.#base + node.to);
    this.#blocks(this.#inlineOf(node), span, kind, level);
  }

  /** Adds the source span as a block, or as several when it is too long for one. */
  #blocks(inline: () => Inline, span: Span, kind: BlockKind, level: number): void {
    if (span.start >= span.end) return;
    for (const part of cutLong(this.#text, span, this.#marks)) this.#block(inline, part, kind, level);
  }

  /** What stands inside a leaf, collected when it is first asked for: most paragraphs hold nothing but words. */
  #inlineOf(node: SyntaxNode): () => Inline {
    let known: Inline | null = null;
    return () => {
      if (known === null) {
        known = { from: this.#base + node.from, cuts: [], links: [], code: [], passed: 0 };
        this.#inline(node, known);
        this.#returns(known.cuts, this.#base + node.from, this.#base + node.to);
        known.cuts.sort((a, b) => a.start - b.start || b.end - a.end);
      }
      return known;
    };
  }

  /** Adds the block of the source span. Those of one leaf are added in order. */
  #block(inlineOf: () => Inline, span: Span, kind: BlockKind, level: number): void {
    if (kind === 'paragraph') {
      const source = this.#text.slice(span.start, span.end);
      if (!MARKUP.test(source)) {
        this.#add(span, {
          kind: kindOfParagraph(source, source),
          level,
          source,
          reading: source,
          pieces: null,
          links: [],
          protected: addresses(source),
          notes: [],
          structure: null,
        });
        return;
      }
    }
    const inline = inlineOf();
    const { cuts } = inline;
    const links = inline.links.filter((link) => link.span.start >= span.start && link.span.end <= span.end);
    const code = inline.code.filter((one) => one.start >= span.start && one.end <= span.end);
    const builder = new ReadingBuilder(this.#text, span.start);
    // Reading offset of each source offset that something is told of.
    const anchors = [
      ...links.flatMap((link) => [link.span.start, link.span.end]),
      ...code.flatMap((one) => [one.start, one.end]),
    ].sort((a, b) => a - b);
    const readAt = new Map<number, number>();
    const notes: SourceNote[] = [];
    let anchor = 0;
    let at = Math.max(span.start, Math.min(inline.from, span.end));
    const keepTo = (to: number) => {
      while (anchor < anchors.length && (anchors[anchor] ?? 0) <= to) {
        const offset = anchors[anchor++] ?? 0;
        if (offset > at) {
          builder.keep(at, offset);
          at = offset;
        }
        readAt.set(offset, builder.length);
      }
      if (to > at) {
        builder.keep(at, to);
        at = to;
      }
    };
    while ((cuts[inline.passed]?.end ?? span.end) < span.start) inline.passed++;
    for (let index = inline.passed; index < cuts.length; index++) {
      const cut = cuts[index];
      if (cut === undefined || cut.start >= span.end) break;
      if (cut.end <= at) continue;
      keepTo(Math.max(at, cut.start));
      while (anchor < anchors.length && (anchors[anchor] ?? 0) < cut.end)
        readAt.set(anchors[anchor++] ?? 0, builder.length);
      const mark = marksWithin(this.#marks, cut.start, cut.end).find(
        (one) => one.note !== null && one.start === cut.start,
      );
      if (mark !== undefined && mark.note !== null) {
        notes.push({
          at: builder.length,
          source: { start: mark.start - span.start, end: mark.end - span.start },
          text: mark.note,
        });
      }
      if (cut.shown !== '') builder.replace(cut.start, cut.end, cut.shown);
      at = Math.max(at, cut.end);
    }
    keepTo(span.end);
    const source = this.#text.slice(span.start, span.end);
    const { reading, pieces } = builder.finish(source.length);
    if (reading === '' && kind !== 'separator') {
      this.#part.notes.push(
        ...notes.map((note) => ({ ...note, source: moved(note.source, span.start - this.#base) })),
      );
      return;
    }
    const inReading = (one: Span): Span => ({
      start: Math.min(readAt.get(one.start) ?? 0, reading.length),
      end: Math.min(readAt.get(one.end) ?? reading.length, reading.length),
    });
    const readLinks: Link[] = links.map((link) => ({ ...inReading(link.span), href: link.href }));
    const codeSpans = code.map(inReading);
    this.#add(span, {
      kind: kind === 'paragraph' ? kindOfParagraph(source, reading) : kind,
      level,
      source,
      reading: kind === 'separator' ? source : reading,
      pieces: kind === 'separator' ? null : pieces,
      links: readLinks,
      protected: separate([...codeSpans, ...addresses(reading)]),
      notes,
      structure: null,
    });
  }

  #add(span: Span, block: Block): void {
    this.#part.blocks.push(block);
    this.#part.starts.push(span.start - this.#base);
  }

  /** Collects what stands inside a leaf. */
  #inline(node: SyntaxNode, into: Inline): void {
    const { cuts, links, code } = into;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      const start = this.#base + child.from;
      const end = this.#base + child.to;
      const name = child.name;
      if (name === 'Link') {
        this.#link(child, cuts, links);
        this.#inline(child, into);
      } else if (name === 'TableDelimiter') {
        cuts.push({ start, end, shown: end - start === 1 ? '\t' : '' });
      } else if (UNSEEN.has(name)) {
        cuts.push({ start, end, shown: '' });
      } else if (name === 'InlineCode') {
        code.push({ start, end });
        this.#inline(child, into);
      } else if (name === 'Entity') {
        const reference = this.#text.slice(start, end);
        const shown = decodeReference(reference);
        if (shown !== reference) cuts.push({ start, end, shown });
      } else if (name === 'Escape') {
        cuts.push({ start, end: start + 1, shown: '' });
      } else if (name === 'HardBreak') {
        if (!touchesNoWord(this.#text, start)) cuts.push({ start, end, shown: ' ' });
      } else if (name === 'Autolink') {
        for (let part = child.firstChild; part !== null; part = part.nextSibling) {
          if (part.name === 'LinkMark')
            cuts.push({ start: this.#base + part.from, end: this.#base + part.to, shown: '' });
          else if (part.name === 'URL') this.#address(part, links);
        }
      } else if (name === 'URL' && node.name !== 'Link') {
        this.#address(child, links);
      } else if (name !== 'LinkMark' && name !== 'LinkLabel' && name !== 'URL') {
        this.#inline(child, into);
      }
    }
  }

  /** A line ends with `\n` to a reader, whatever the file has. */
  #returns(cuts: Cut[], start: number, end: number): void {
    const leaf = this.#text.slice(start, end);
    for (let at = leaf.indexOf('\r'); at !== -1; at = leaf.indexOf('\r', at + 1)) {
      const length = leaf.charCodeAt(at + 1) === 10 ? 2 : 1;
      cuts.push({ start: start + at, end: start + at + length, shown: '\n' });
    }
  }

  #address(node: SyntaxNode, links: { span: Span; href: string }[]): void {
    const span = { start: this.#base + node.from, end: this.#base + node.to };
    links.push({ span, href: this.#text.slice(span.start, span.end) });
  }

  /** Brackets that lead nowhere (`[sic]`) are text; all else of a link but its words is not read. */
  #link(node: SyntaxNode, cuts: Cut[], links: { span: Span; href: string }[]): void {
    const url = node.getChild('URL');
    const label = node.getChild('LinkLabel');
    if (url === null && label === null) return;
    const linkMarks = node.getChildren('LinkMark');
    for (const mark of linkMarks)
      cuts.push({ start: this.#base + mark.from, end: this.#base + mark.to, shown: '' });
    for (const part of [url, label]) {
      if (part !== null) cuts.push({ start: this.#base + part.from, end: this.#base + part.to, shown: '' });
    }
    const [open, close] = linkMarks;
    if (open === undefined || close === undefined) return;
    // Spaces between address and title, too.
    cuts.push({ start: this.#base + close.from, end: this.#base + node.to, shown: '' });
    links.push({
      span: { start: this.#base + open.to, end: this.#base + close.from },
      href: url === null ? '' : this.#text.slice(this.#base + url.from, this.#base + url.to),
    });
  }

  #code(node: SyntaxNode): void {
    const start = this.#base + node.from;
    const end = beforeLineEnds(this.#text, start, this.#base + node.to);
    const source = this.#text.slice(start, end);
    // Its length counts: it must not depend on the kind of the line ends.
    const builder = new ReadingBuilder(this.#text, start);
    let at = start;
    for (let back = source.indexOf('\r'); back !== -1; back = source.indexOf('\r', at - start)) {
      builder.keep(at, start + back);
      at = start + back + (source.charCodeAt(back + 1) === 10 ? 2 : 1);
      builder.replace(start + back, at, '\n');
    }
    builder.keep(at, end);
    const { reading, pieces } = builder.finish(source.length);
    this.#part.blocks.push({
      kind: 'code',
      level: 0,
      source,
      reading,
      pieces,
      links: [],
      protected: [{ start: 0, end: reading.length }],
      notes: [],
      structure: null,
    });
    this.#part.starts.push(node.from);
  }

  #html(node: SyntaxNode): void {
    const start = this.#base + node.from;
    const end = beforeLineEnds(this.#text, start, this.#base + node.to);
    const page = readHtmlPart(this.#text, start, end, this.#marks);
    for (let at = 0; at < page.blocks.length; at++) {
      const block = page.blocks[at];
      const place = page.starts[at];
      if (block === undefined || place === undefined) continue;
      this.#part.blocks.push(block);
      this.#part.starts.push(place - this.#base);
    }
    if (page.blocks.length === 0) this.#note(node);
  }

  /** Notes in a comment that stands alone. */
  #note(node: SyntaxNode): void {
    const start = this.#base + node.from;
    const end = this.#base + node.to;
    for (const mark of marksWithin(this.#marks, start, end)) {
      if (mark.note === null || mark.start < start || mark.end > end) continue;
      const note: SourceNote = {
        at: 0,
        source: { start: mark.start - this.#base, end: mark.end - this.#base },
        text: mark.note,
      };
      if (this.#part.blocks.length === 0) this.#part.notes.push(note);
      else addToLast(this.#part, [note], 0);
    }
  }
}

/** True for a line that ends without an end mark, is too short to have been wrapped, and does not go on in the next. */
function standsAlone(text: string, line: Span, next: Span | undefined): boolean {
  if (next === undefined) return false;
  const words = text.slice(line.start, line.end).trim();
  if (words === '' || words.length >= WRAPPED_LINE || !isDisplayLine(words)) return false;
  return !/^\s{0,8}\p{Ll}/u.test(text.slice(next.start, next.start + 10));
}

/** A paragraph that is one short line of bold type, or has the shape of display type, is a subhead. */
function kindOfParagraph(source: string, reading: string): BlockKind {
  const kind = kindOfText(reading);
  if (kind === 'list-item' || kind === 'separator') return 'paragraph';
  if (
    kind === 'paragraph' &&
    /^(?:\*\*|__)[^*_]{1,150}(?:\*\*|__)$/.test(source) &&
    isDisplayLine(reading.replace(/[.:]$/, ''))
  ) {
    return 'heading';
  }
  return kind;
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Sorted spans without overlaps. */
function separate(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result[result.length - 1];
    if (last !== undefined && span.start < last.end) {
      if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end };
    } else if (span.end > span.start) result.push(span);
  }
  return result;
}

/**
 * The end of a block less its line ends: the parser knows only `\n`, counts the `\r` before it as text, and the line
 * end of the whole text as part of a code block that nothing closes.
 */
function beforeLineEnds(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) === 13 || text.charCodeAt(at - 1) === 10)) at--;
  return at;
}

/**
 * True for a backslash with no word before it, or none that it touches: in a CRLF draft it is not shown to the parser
 * as a break , and reads as it stands in every draft.
 */
function touchesNoWord(text: string, at: number): boolean {
  return text.charAt(at) === '\\' && (at === 0 || /[\s>]/.test(text.charAt(at - 1)));
}
