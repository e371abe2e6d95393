/** Plain text: a line is a block, except where a wire or a mail program wrapped the lines of a paragraph. */

import { isDisplayLine, isSeparator } from './display.ts';
import { commonEnds, eachLine, trimmed } from './lines.ts';
import { cutLong, marksWithin } from './long-blocks.ts';
import type { Mark } from './marks.ts';
import type { Block, BlockKind, Piece, SourceNote, Span } from './model.ts';

/** Blocks with their places, in order. */
export interface Placed {
  readonly blocks: Block[];
  readonly starts: number[];
}

const BULLET = /^(?:[•·▪◦‣*–-]|\d{1,3}[.)])\s+\S/;
/** Wrapped lines are no longer than this, and the longest is no shorter than the second figure. */
const WRAP_AT_MOST = 100;
const WRAP_AT_LEAST = 50;

/**
 * Reads `text` between `from` and `to` as plain text. `marks` are those of the whole text; they are left
 * out of what is read.
 */
export function readText(text: string, from: number, to: number, marks: readonly Mark[]): Placed {
  const placed: Placed = { blocks: [], starts: [] };
  let group: Span[] = [];
  eachLine(text, from, to, (start, end) => {
    const line = trimmed(text, start, end);
    if (line.start < line.end) {
      group.push(line);
      return;
    }
    addGroup(text, group, marks, placed);
    group = [];
  });
  addGroup(text, group, marks, placed);
  return placed;
}

/** An earlier text and what was read from it. */
export interface KnownText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
}

/**
 * Reads `text` as `readText` does, but reads again only the groups of lines that differ from the `known`
 * text. Neither text may hold marks.
 */
export function readTextAgain(text: string, known: KnownText): Placed {
  const { head, tail } = commonEnds(known.text, text);
  const first = lastGroupStart(known, head);
  const behind = firstGroupStart(known, known.text.length - tail, first);
  const shift = text.length - known.text.length;
  const from = first === 0 ? 0 : (known.starts[first] ?? 0);
  const to = behind === known.blocks.length ? text.length : (known.starts[behind] ?? 0) + shift;
  const between = readText(text, from, Math.max(from, to), []);
  return {
    blocks: [...known.blocks.slice(0, first), ...between.blocks, ...known.blocks.slice(behind)].map(
      asHeading,
    ),
    starts: [
      ...known.starts.slice(0, first),
      ...between.starts,
      ...known.starts.slice(behind).map((start) => start + shift),
    ],
  };
}

/** The headline is chosen anew each time: the old one is one of the headings again. */
function asHeading(block: Block): Block {
  return block.kind === 'headline' ? { ...block, kind: 'heading' } : block;
}

/** The last block that begins a group of lines and starts by `offset`; 0 when none does. */
function lastGroupStart(known: KnownText, offset: number): number {
  let at = lastBy(known.starts, offset);
  while (at > 0 && !beginsGroup(known, at)) at--;
  return Math.max(0, at);
}

/** The first block from `from` on that begins a group, all of it and of the gap before it behind `offset`. */
function firstGroupStart(known: KnownText, offset: number, from: number): number {
  let at = Math.max(from, lastBy(known.starts, offset));
  for (; at < known.blocks.length; at++) {
    const before = at === 0 ? 0 : (known.starts[at - 1] ?? 0) + (known.blocks[at - 1]?.source.length ?? 0);
    if (before >= offset && at > from && beginsGroup(known, at)) return at;
  }
  return at;
}

/** True when an empty line stands before the block. */
function beginsGroup(known: KnownText, at: number): boolean {
  if (at === 0) return true;
  const end = (known.starts[at - 1] ?? 0) + (known.blocks[at - 1]?.source.length ?? 0);
  const gap = known.text.slice(end, known.starts[at] ?? end);
  return (gap.match(/\r\n|\n|\r/g)?.length ?? 0) > 1;
}

/** Index of the last of the sorted `starts` that is no greater than `offset`; -1 when none is. */
function lastBy(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A group is a run of lines without an empty one in between. */
function addGroup(text: string, group: readonly Span[], marks: readonly Mark[], placed: Placed): void {
  const first = group[0];
  const last = group[group.length - 1];
  if (first === undefined || last === undefined) return;
  const lines = isWrapped(text, group) ? [{ start: first.start, end: last.end }] : group;
  for (const line of lines)
    for (const part of cutLong(text, line, marks)) addBlock(text, part, marks, placed);
}

/**
 * True when the lines of a group are one paragraph wrapped at a column: all of them short, most of them
 * filled, and most going on in the middle of a sentence.
 */
function isWrapped(text: string, group: readonly Span[]): boolean {
  if (group.length < 3) return false;
  let longest = 0;
  for (const line of group) longest = Math.max(longest, line.end - line.start);
  if (longest > WRAP_AT_MOST || longest < WRAP_AT_LEAST) return false;
  let filled = 0;
  let goesOn = 0;
  for (let at = 0; at + 1 < group.length; at++) {
    const line = group[at];
    const next = group[at + 1];
    if (line === undefined || next === undefined) break;
    if (line.end - line.start >= longest * 0.7) filled++;
    const ends = /[.!?:”"’]$/.test(text.slice(line.end - 1, line.end));
    if (!ends || /\p{Ll}/u.test(text.slice(next.start, next.start + 1))) goesOn++;
  }
  const breaks = group.length - 1;
  return filled >= breaks * 0.7 && goesOn >= breaks * 0.6;
}

function addBlock(text: string, span: Span, marks: readonly Mark[], placed: Placed): void {
  const inside = marksWithin(marks, span.start, span.end);
  if (inside.length > 0 && strippedLength(span, inside, text) === 0) {
    // A line of marks alone: a note there belongs to what stands above it.
    noteOnPrevious(inside, placed);
    return;
  }
  placed.blocks.push(textBlock(text, span, inside));
  placed.starts.push(span.start);
}

/** Characters of the span that are left when the marks and white space are taken out. */
function strippedLength(span: Span, marks: readonly Mark[], text: string): number {
  let rest = '';
  let at = span.start;
  for (const mark of marks) {
    rest += text.slice(at, Math.max(at, mark.start));
    at = Math.max(at, mark.end);
  }
  rest += text.slice(at, Math.max(at, span.end));
  return rest.trim().length;
}

/** Source offsets of such a note lie outside the block, after its end. */
function noteOnPrevious(marks: readonly Mark[], placed: Placed): void {
  const index = placed.blocks.length - 1;
  const block = placed.blocks[index];
  const start = placed.starts[index];
  if (block === undefined || start === undefined) return;
  const notes: SourceNote[] = [];
  for (const mark of marks) {
    if (mark.note === null) continue;
    notes.push({
      at: block.reading.length,
      source: { start: mark.start - start, end: mark.end - start },
      text: mark.note,
    });
  }
  if (notes.length > 0) placed.blocks[index] = { ...block, notes: [...block.notes, ...notes] };
}

/** The block of a line or of wrapped lines; marks are cut out of its reading. */
export function textBlock(text: string, span: Span, marks: readonly Mark[]): Block {
  const source = text.slice(span.start, span.end);
  let reading = source;
  let pieces: Piece[] | null = null;
  const notes: SourceNote[] = [];
  if (marks.length === 0 && source.includes('\r')) ({ reading, pieces } = withoutReturns(source));
  if (marks.length > 0) {
    reading = '';
    pieces = [];
    let at = 0;
    for (const mark of [...marks, null]) {
      let end = mark === null ? source.length : Math.max(at, mark.start - span.start);
      // White space before a mark at the end of a sentence is not read.
      if (mark !== null) while (end > at && source.charCodeAt(end - 1) === 32) end--;
      if (end > at) {
        pieces.push({ reading: reading.length, source: at, length: end - at, sourceLength: end - at });
        reading += source.slice(at, end);
      }
      if (mark === null) break;
      at = Math.min(source.length, mark.end - span.start);
      if (mark.note !== null) {
        notes.push({
          at: reading.length,
          source: { start: mark.start - span.start, end: mark.end - span.start },
          text: mark.note,
        });
      }
    }
  }
  return {
    kind: kindOfText(reading),
    level: 0,
    source,
    reading,
    pieces,
    links: [],
    protected: addresses(reading),
    notes,
    structure: null,
  };
}

/** Wrapped lines as a reader sees them: a line ends with `\n`, whatever the file has. */
function withoutReturns(source: string): { reading: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let reading = '';
  let at = 0;
  const keep = (end: number, shown: string) => {
    const length = shown.length;
    if (end > at) pieces.push({ reading: reading.length, source: at, length, sourceLength: end - at });
    reading += shown;
    at = end;
  };
  for (const { 0: lineEnd, index } of source.matchAll(/\r\n|\r/g)) {
    keep(index, source.slice(at, index));
    keep(index + lineEnd.length, '\n');
  }
  keep(source.length, source.slice(at));
  return { reading, pieces };
}

/** What a line of plain text is; the headline is chosen among the headings later. */
export function kindOfText(reading: string): BlockKind {
  if (isSeparator(reading)) return 'separator';
  if (BULLET.test(reading)) return 'list-item';
  return isDisplayLine(reading) ? 'heading' : 'paragraph';
}

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}/g;

/** Spans of bare addresses (URLs) in a reading, without the sentence's own end mark. */
export function addresses(reading: string): Span[] {
  if (!reading.includes('://') && !reading.includes('www.')) return [];
  const spans: Span[] = [];
  for (const match of reading.matchAll(ADDRESS)) {
    const length = match[0].replace(/[.,;:!?)\]’']{1,5}$/, '').length;
    spans.push({ start: match.index, end: match.index + length });
  }
  return spans;
}
