/**
 * The lines of a draft side by side, with the running figures that the features of place are made of. A later text
 * takes over the columns of the lines that are still there.
 */
import { type Change, changeBetween, replaced, withGap } from '../article/change.ts';
import type { Article, Block } from '../article/model.ts';
import { bytes, reals, row } from '../passages/slab.ts';
import { type Line, lineOf, wireHeadOf } from './line-features.ts';
import { FURTHEST, isRepeatedWireHead } from './wire-tag.ts';

/** The lines of a draft with the running figures that features of place are made of. */
export interface LineTable {
  readonly article: Article;
  readonly lines: readonly Line[];
  /** Of each line, side by side: asking the lines themselves for it takes many times as long. */
  readonly solid: Uint8Array;
  readonly evidence: Uint8Array;
  readonly words: Int32Array;
  readonly lengths: Int32Array;
  /** Characters of its source. */
  readonly extents: Int32Array;
  /** 1 for a line that ends like a sentence. */
  readonly ended: Uint8Array;
  /** Share of its characters that are links. */
  readonly linked: Float32Array;
  /** 1 for an item of a list. */
  readonly listed: Uint8Array;
  /** 1 for a line about which the markup says something. */
  readonly structured: Uint8Array;
  /** Line breaks between a line and the one before it, at most 3. */
  readonly gaps: Uint8Array;
  readonly solids: Int32Array;
  readonly solidWords: Int32Array;
  /** Index of the nearest solid line before, or -1. */
  readonly solidBefore: Int32Array;
  /** Index of the nearest solid line after, or the number of lines. */
  readonly solidAfter: Int32Array;
  readonly openerBefore: Int32Array;
  readonly evidenceSum: Float32Array;
  readonly certainSum: Int32Array;
  readonly labelSum: Int32Array;
  readonly wordSum: Float32Array;
  readonly endSum: Int32Array;
  /** Times that a line's text occurs in the draft, at most 3. */
  readonly copies: Uint8Array;
  /** Where the lines may differ from those of the earlier table; all of them without one. */
  readonly change: Change;
}

/** Longer lines are not looked for twice. */
const LONGEST_COPY = 160;
/** A line is read with so many that follow it. */
const READ_WITH = FURTHEST;

/**
 * Prepares the figures of an article; all prefix sums have one more entry than there are lines. What an `earlier`
 * table of the draft says of lines that are still there is taken over.
 */
export function readLines(article: Article, earlier: LineTable | null = null): LineTable {
  const { blocks, starts, text } = article;
  const n = blocks.length;
  const change = changeOfLines(article, earlier);
  const { from, to } = change;
  const lines =
    earlier === null
      ? blocks.map((block, at) => readLine(article, block, at))
      : replaced(earlier.lines, change, (at) => readLine(article, blocks[at], at));
  const solid = columnOf(earlier?.solid, change, bytes, n);
  const evidence = columnOf(earlier?.evidence, change, bytes, n);
  const words = columnOf(earlier?.words, change, row, n);
  const lengths = columnOf(earlier?.lengths, change, row, n);
  const extents = columnOf(earlier?.extents, change, row, n);
  const ended = columnOf(earlier?.ended, change, bytes, n);
  const linked = columnOf(earlier?.linked, change, reals, n);
  const listed = columnOf(earlier?.listed, change, bytes, n);
  const structured = columnOf(earlier?.structured, change, bytes, n);
  const gaps = new Uint8Array(n);
  for (let at = from; at < to; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const { scan } = line;
    solid[at] = line.solid ? 1 : 0;
    evidence[at] = line.evidence;
    words[at] = scan.words;
    lengths[at] = scan.length;
    extents[at] = blocks[at]?.source.length ?? 0;
    ended[at] = scan.end !== '' && scan.end !== ':' ? 1 : 0;
    linked[at] = line.linked;
    listed[at] = blocks[at]?.kind === 'list-item' ? 1 : 0;
    structured[at] = blocks[at]?.structure === null ? 0 : 1;
  }
  // Line breaks come and go between lines that stay.
  for (let at = 0; at < n; at++) {
    const before = at === 0 ? 0 : (starts[at - 1] ?? 0) + (extents[at - 1] ?? 0);
    gaps[at] = at === 0 ? 2 : breaksIn(text, before, starts[at] ?? 0);
  }
  const columns = {
    article,
    lines,
    solid,
    evidence,
    words,
    lengths,
    extents,
    ended,
    linked,
    listed,
    structured,
    gaps,
  };
  return {
    ...columns,
    ...runningFigures(columns),
    copies: copiesOf(article, lengths, change, earlier),
    change: earlier === null ? change : trimmed(change, earlier.lines, lines),
  };
}

function changeOfLines({ blocks }: Article, earlier: LineTable | null): Change {
  if (earlier === null) return { from: 0, oldTo: 0, to: blocks.length };
  const change = changeBetween(earlier.article.blocks, blocks);
  return { ...change, from: Math.max(0, change.from - READ_WITH) };
}

/** The change without lines at its start that read as before. */
function trimmed(change: Change, before: readonly Line[], now: readonly Line[]): Change {
  const { oldTo, to } = change;
  let { from } = change;
  while (from < Math.min(oldTo, to) && before[from] === now[from]) from++;
  return { from, oldTo, to };
}

function readLine(article: Article, block: Block | undefined, at: number): Line {
  if (block === undefined) throw new RangeError(`there is no block ${at}`);
  return isRepeatedWireHead(article, at) ? wireHeadOf(block) : lineOf(block);
}

function columnOf<T extends Uint8Array | Int32Array | Float32Array>(
  earlier: T | undefined,
  change: Change,
  column: (length: number) => T,
  length: number,
): T {
  return earlier === undefined ? column(length) : withGap(earlier, change);
}

type Columns = Pick<LineTable, 'solid' | 'evidence' | 'words' | 'ended'>;
type Figures = Pick<
  LineTable,
  | 'solids'
  | 'solidWords'
  | 'solidBefore'
  | 'solidAfter'
  | 'openerBefore'
  | 'evidenceSum'
  | 'certainSum'
  | 'labelSum'
  | 'wordSum'
  | 'endSum'
>;

function runningFigures({ solid, evidence, words, ended }: Columns): Figures {
  const n = solid.length;
  const solids = row(n + 1);
  const solidWords = row(n + 1);
  const solidBefore = row(n);
  const solidAfter = row(n);
  const openerBefore = row(n);
  const evidenceSum = reals(n + 1);
  const certainSum = row(n + 1);
  const labelSum = row(n + 1);
  const wordSum = reals(n + 1);
  const endSum = row(n + 1);
  let lastSolid = -1;
  let opener = -1;
  for (let at = 0; at < n; at++) {
    const isSolid = solid[at] === 1;
    const known = evidence[at] ?? 0;
    const count = words[at] ?? 0;
    solidBefore[at] = lastSolid;
    openerBefore[at] = opener;
    if (isSolid) {
      lastSolid = at;
      opener = -1;
    } else if (known === 3) opener = at;
    solids[at + 1] = (solids[at] ?? 0) + (isSolid ? 1 : 0);
    solidWords[at + 1] = (solidWords[at] ?? 0) + (isSolid ? count : 0);
    evidenceSum[at + 1] = (evidenceSum[at] ?? 0) + known;
    certainSum[at + 1] = (certainSum[at] ?? 0) + (known >= 3 ? 1 : 0);
    labelSum[at + 1] = (labelSum[at] ?? 0) + (known > 0 ? 1 : 0);
    wordSum[at + 1] = (wordSum[at] ?? 0) + Math.min(40, count);
    endSum[at + 1] = (endSum[at] ?? 0) + (ended[at] ?? 0);
  }
  let nextSolid = n;
  for (let at = n - 1; at >= 0; at--) {
    solidAfter[at] = nextSolid;
    if (solid[at] === 1) nextSolid = at;
  }
  return {
    solids,
    solidWords,
    solidBefore,
    solidAfter,
    openerBefore,
    evidenceSum,
    certainSum,
    labelSum,
    wordSum,
    endSum,
  };
}

/** Readings that are counted one by one; after a larger change all are. */
const FEW_READINGS = 12;

function copiesOf(
  { blocks }: Article,
  lengths: Int32Array,
  change: Change,
  earlier: LineTable | null,
): Uint8Array {
  if (earlier === null) return countCopies(blocks, lengths);
  const { from, oldTo, to } = change;
  const readings = new Set<string>();
  for (const [list, end] of [
    [earlier.article.blocks, oldTo],
    [blocks, to],
  ] as const) {
    for (let at = from; at < end; at++) {
      const reading = list[at]?.reading ?? '';
      if (reading.length < LONGEST_COPY) readings.add(reading);
    }
  }
  if (readings.size > FEW_READINGS) return countCopies(blocks, lengths);
  const copies = withGap(earlier.copies, change);
  copies.fill(1, from, to);
  for (const reading of readings) {
    const places: number[] = [];
    for (let at = 0; at < lengths.length; at++) {
      if (lengths[at] === reading.length && blocks[at]?.reading === reading) places.push(at);
    }
    for (const at of places) copies[at] = Math.min(3, places.length);
  }
  return copies;
}

function countCopies(blocks: readonly Block[], lengths: Int32Array): Uint8Array {
  const seen = new Map<string, number>();
  const copies = new Uint8Array(blocks.length).fill(1);
  const isShort = (at: number): boolean => (lengths[at] ?? 0) < LONGEST_COPY;
  for (let at = 0; at < blocks.length; at++) {
    const reading = blocks[at]?.reading ?? '';
    if (isShort(at)) seen.set(reading, (seen.get(reading) ?? 0) + 1);
  }
  for (let at = 0; at < blocks.length; at++) {
    if (isShort(at)) copies[at] = Math.min(3, seen.get(blocks[at]?.reading ?? '') ?? 1);
  }
  return copies;
}

function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to && breaks < 3; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks++;
  }
  return breaks;
}
