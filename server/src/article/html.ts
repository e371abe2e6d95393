/** HTML drafts, by the events of `htmlparser2`: whatever stands there gets blocks with exact offsets. */
import { nextReference } from './entities.ts';
import { isWhite } from './lines.ts';
import { cutLong, LONGEST_BLOCK, marksWithin } from './long-blocks.ts';
import type { Mark } from './marks.ts';
import type { Block, BlockKind, Link, SourceNote, Span, Structure } from './model.ts';
import { ReadingBuilder } from './reading.ts';
import { type Innermost, ShallowParser } from './shallow-parser.ts';
import { addresses, kindOfText, type Placed } from './text.ts';

/** Elements whose content nobody reads. */
const UNREAD = new Set(
  'script style noscript template svg math iframe object textarea select option head audio video canvas map datalist'.split(
    ' ',
  ),
);
/** Elements that begin and end a block. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody ' +
    'tfoot thead tr ul br title button'
  ).split(' '),
);
const CELLS = new Set(['td', 'th']);
const CODE = new Set(['code', 'kbd', 'samp', 'tt', 'var']);
const MOST_CLASS_WORDS = 40;
/** Enclosing elements that are told of, innermost first; tag soup nests thousands deep. */
const MOST_ELEMENTS = 24;

/** Reads a whole HTML draft. */
export function readHtml(text: string, marks: readonly Mark[]): Placed & { language: string | null } {
  return readHtmlPart(text, 0, text.length, marks);
}

/** Reads `text` from `from` to `to` as HTML; offsets are those of the whole text. */
export function readHtmlPart(
  text: string,
  from: number,
  to: number,
  marks: readonly Mark[],
): Placed & { language: string | null } {
  const reader = new HtmlReader(text, marks);
  const parser = new ShallowParser(
    {
      onopentag: (name, attributes) =>
        reader.open(name, attributes, from + parser.startIndex, from + parser.endIndex + 1),
      onclosetag: (name, implied) =>
        reader.close(name, from + parser.startIndex, from + parser.endIndex + 1, implied || parser.makesRoom),
      ontext: (data) => reader.text(from + parser.startIndex, from + parser.startIndex + data.length),
      oncomment: () => reader.comment(from + parser.startIndex, from + parser.endIndex + 1),
    },
    { decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeCDATA: true },
    () => reader.innermost(from),
  );
  parser.end(from === 0 && to === text.length ? text : text.slice(from, to));
  reader.flush(null);
  return { blocks: reader.blocks, starts: reader.starts, language: reader.language };
}

interface OpenElement {
  readonly name: string;
  /** Source offset of its tag. */
  readonly start: number;
  readonly classWords: readonly string[];
}

/** The block that is being read. */
interface Pending {
  readonly builder: ReadingBuilder;
  /** Source offset that its pieces count from. */
  readonly base: number;
  /** The block element that it began in, when nothing stood between its tag and the text. */
  readonly element: OpenElement | null;
  readonly links: Link[];
  readonly code: Span[];
  readonly notes: SourceNote[];
  /** Source offset behind its last character. */
  end: number;
}

class HtmlReader {
  readonly blocks: Block[] = [];
  readonly starts: number[] = [];
  language: string | null = null;
  readonly #text: string;
  readonly #marks: readonly Mark[];
  #open: OpenElement[] = [];
  #pending: Pending | null = null;
  /** Depth at which unread content began; -1 outside. */
  #unread = -1;
  #link: { href: string; start: number } | null = null;
  #codeStart = -1;
  /** The last block element opened, while nothing has been read in it. */
  #fresh: OpenElement | null = null;

  constructor(text: string, marks: readonly Mark[]) {
    this.#text = text;
    this.#marks = marks;
  }

  /** What is open, in offsets from `from` on; null where nothing is. */
  innermost(from: number): Innermost | null {
    const depth = this.#open.length;
    const element = this.#open[depth - 1];
    return element === undefined ? null : { depth, name: element.name, start: element.start - from };
  }

  open(name: string, attributes: Record<string, string>, start: number, end: number): void {
    if (name === 'html' && attributes.lang !== undefined && this.language === null)
      this.language = attributes.lang;
    const element = { name, start, classWords: classWordsOf(attributes) };
    this.#open.push(element);
    if (this.#unread !== -1) return;
    if (UNREAD.has(name)) {
      this.#unread = this.#open.length;
      return;
    }
    if (BLOCKS.has(name)) {
      this.flush(null);
      this.#fresh = element;
    } else if (CELLS.has(name)) this.#tab(start, end);
    else if (name === 'a' && attributes.href !== undefined) this.#link = { href: attributes.href, start: -1 };
    else if (CODE.has(name)) this.#codeStart = this.#pending?.builder.length ?? 0;
  }

  close(name: string, start: number, end: number, implied: boolean): void {
    if (this.#unread !== -1) {
      if (this.#open.length === this.#unread) this.#unread = -1;
      this.#open.pop();
      return;
    }
    if (BLOCKS.has(name)) {
      const element = this.#open[this.#open.length - 1] ?? null;
      this.flush(implied ? { element, end: start } : { element, end });
      this.#fresh = null;
    } else if (name === 'a') this.#endLink();
    else if (CODE.has(name) && this.#pending !== null && this.#codeStart !== -1) {
      if (this.#pending.builder.length > this.#codeStart) {
        this.#pending.code.push({ start: this.#codeStart, end: this.#pending.builder.length });
      }
      this.#codeStart = -1;
    }
    this.#open.pop();
  }

  /** A run of text as it stands in the source; one too long for a block is read as several. */
  text(start: number, end: number): void {
    if (this.#unread !== -1) return;
    const room = LONGEST_BLOCK - (this.#pending?.builder.length ?? 0);
    if (end - start <= room) {
      this.#run(start, end);
      return;
    }
    if (room < LONGEST_BLOCK / 2) this.flush(null);
    for (const part of cutLong(this.#text, { start, end }, [])) {
      if (part.start > start) this.flush(null);
      this.#run(part.start, part.end);
    }
  }

  #run(start: number, end: number): void {
    let at = start;
    if (this.#pending === null) {
      while (at < end && isWhite(this.#text.charCodeAt(at))) at++;
      if (at === end) return;
    }
    const pending = this.#begin(at);
    if (this.#link !== null && this.#link.start === -1)
      this.#link = { ...this.#link, start: pending.builder.length };
    const preformatted = this.#inside('pre');
    let kept = at;
    let reference = nextReference(this.#text, at, end);
    for (; at < end; at++) {
      if (reference !== null && at === reference.start) {
        pending.builder.keep(kept, at);
        pending.builder.replace(at, reference.end, reference.shown);
        at = reference.end - 1;
        kept = reference.end;
        reference = nextReference(this.#text, kept, end);
      } else if (preformatted && this.#text.charCodeAt(at) === 13) {
        // A page has one kind of line end, whatever the file has.
        const length = isReturn(this.#text, at) ? 2 : 1;
        pending.builder.keep(kept, at);
        pending.builder.replace(at, at + length, '\n');
        at += length - 1;
        kept = at + 1;
      } else if (!preformatted && isWhite(this.#text.charCodeAt(at)) && this.#text.charCodeAt(at) !== 0xa0) {
        const code = this.#text.charCodeAt(at);
        pending.builder.keep(kept, at);
        // White space of any length reads as one space.
        if (!pending.builder.atSpace) {
          if (code === 32) pending.builder.keep(at, at + 1);
          else pending.builder.replace(at, at + (isReturn(this.#text, at) ? 2 : 1), ' ');
        }
        kept = at + 1;
      }
    }
    pending.builder.keep(kept, end);
    pending.end = Math.max(pending.end, withoutWhite(this.#text, start, end));
  }

  comment(start: number, end: number): void {
    const mark = marksWithin(this.#marks, start, end).find(
      (one) => one.note !== null && one.start >= start && one.end <= end,
    );
    if (mark === undefined || mark.note === null) return;
    if (this.#pending !== null) {
      this.#pending.notes.push({
        at: this.#pending.builder.length,
        source: { start: mark.start - this.#pending.base, end: mark.end - this.#pending.base },
        text: mark.note,
      });
      return;
    }
    const last = this.blocks.length - 1;
    const block = this.blocks[last];
    const place = this.starts[last];
    if (block === undefined || place === undefined) return;
    const note = {
      at: block.reading.length,
      source: { start: mark.start - place, end: mark.end - place },
      text: mark.note,
    };
    this.blocks[last] = { ...block, notes: [...block.notes, note] };
  }

  /** Ends the block that is being read. `closing` is the element whose end ends it. */
  flush(closing: { element: OpenElement | null; end: number } | null): void {
    const pending = this.#pending;
    if (pending === null) return;
    this.#endLink();
    if (this.#link !== null) this.#link = { ...this.#link, start: -1 };
    this.#pending = null;
    this.#codeStart = -1;
    // The tags belong to the block when it is all that stands between them.
    const whole = closing !== null && closing.element !== null && closing.element === pending.element;
    const start = pending.base;
    // What ends with the page may take white space along, how much depends on the parser.
    const end = whole ? withoutWhite(this.#text, pending.end, closing.end) : pending.end;
    const source = this.#text.slice(start, end);
    const { reading, pieces } = pending.builder.finish(source.length);
    if (reading === '') return;
    const { kind, level } = this.#kind(reading);
    this.blocks.push({
      kind,
      level,
      source,
      reading,
      pieces,
      links: pending.links
        .filter((link) => link.start < reading.length)
        .map((link) => ({ ...link, end: Math.min(link.end, reading.length) })),
      protected:
        kind === 'code'
          ? [{ start: 0, end: reading.length }]
          : separateSpans(pending.code, addresses(reading), reading.length),
      notes: pending.notes.map((note) => ({ ...note, at: Math.min(note.at, reading.length) })),
      structure: this.#structure(),
    });
    this.starts.push(start);
  }

  /** The block that text at `at` belongs to; a new one begins at the tag of its element when nothing stood before. */
  #begin(at: number): Pending {
    if (this.#pending !== null) return this.#pending;
    const element = this.#fresh;
    const base = element === null ? at : element.start;
    this.#fresh = null;
    this.#pending = {
      builder: new ReadingBuilder(this.#text, base),
      base,
      element,
      links: [],
      code: [],
      notes: [],
      end: at,
    };
    return this.#pending;
  }

  #tab(start: number, end: number): void {
    if (this.#pending !== null) this.#pending.builder.replace(start, end, '\t');
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = null;
    if (link === null || this.#pending === null || link.start === -1) return;
    this.#pending.links.push({ start: link.start, end: this.#pending.builder.length, href: link.href });
  }

  #inside(name: string): boolean {
    for (let at = this.#open.length - 1; at >= 0 && at >= this.#open.length - MOST_ELEMENTS; at--) {
      if (this.#open[at]?.name === name) return true;
    }
    return false;
  }

  #kind(reading: string): { kind: BlockKind; level: number } {
    for (let at = this.#open.length - 1; at >= 0 && at >= this.#open.length - MOST_ELEMENTS; at--) {
      const name = this.#open[at]?.name ?? '';
      if (/^h[1-6]$/.test(name)) return { kind: 'heading', level: Number(name.charAt(1)) };
      if (name === 'li' || name === 'dt' || name === 'dd') return { kind: 'list-item', level: 1 };
      if (name === 'figcaption' || name === 'caption') return { kind: 'caption', level: 0 };
      if (name === 'tr' || name === 'td' || name === 'th') return { kind: 'table-row', level: 0 };
      if (name === 'pre') return { kind: 'code', level: 0 };
      if (name === 'blockquote') return { kind: 'blockquote', level: 1 };
      if (name === 'title') return { kind: 'heading', level: 1 };
    }
    const kind = kindOfText(reading);
    return { kind: kind === 'list-item' ? 'paragraph' : kind, level: kind === 'heading' ? 2 : 0 };
  }

  #structure(): Structure {
    const open = this.#open.slice(-MOST_ELEMENTS);
    return {
      elements: open.map((element) => element.name),
      classWords: open.flatMap((element) => element.classWords).slice(-MOST_CLASS_WORDS),
    };
  }
}

/** Where the white space before `end` begins, but not before `from`. */
function withoutWhite(text: string, from: number, end: number): number {
  let last = end;
  while (last > from && isWhite(text.charCodeAt(last - 1))) last--;
  return last;
}

/** True when the two characters of one line end stand at `at`. */
function isReturn(text: string, at: number): boolean {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10;
}

function classWordsOf(attributes: Record<string, string>): string[] {
  const words = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes.role ?? ''}`;
  if (words.length === 2) return [];
  return words
    .slice(0, 400)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_CLASS_WORDS);
}

function separateSpans(code: readonly Span[], urls: readonly Span[], length: number): Span[] {
  const spans: Span[] = [];
  for (const span of [...code, ...urls].sort((a, b) => a.start - b.start)) {
    const last = spans[spans.length - 1];
    if (span.start >= length || (last !== undefined && span.start < last.end)) continue;
    spans.push({ start: span.start, end: Math.min(span.end, length) });
  }
  return spans;
}
