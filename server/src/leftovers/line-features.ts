/**
 * What the line model looks at: the shape of a line, the class of its wording, and how both stand to their
 * neighbours. No feature is a word; a word counts only through the class that our own lists give it.
 */
import { type Article, type Block, perBlock } from '../article/model.ts';
import { type Wording, wordingOf } from './line-class.ts';
import type { LineClass, Strength } from './pattern.ts';
import { type Scan, scanOf } from './scan.ts';
import { isRepeatedWireHead } from './wire-tag.ts';

/** What is known of one line apart from its neighbours; kept with the block. */
export interface Line {
  readonly scan: Scan;
  readonly wording: Wording;
  /** Strength of the wording as a number: 0 none, 1 hint, 2 label, 3 opener, 4 certain. */
  readonly evidence: number;
  /** True for sentences long enough to be a story's own. */
  readonly solid: boolean;
  /** The features of the line itself, `OWN` of them. */
  readonly own: Float32Array;
}

const EVIDENCE: Readonly<Record<Strength, number>> = { hint: 1, label: 2, opener: 3, certain: 4 };
const END_CODE: Readonly<Record<string, number>> = {
  '': 0,
  '.': 1,
  '!': 2,
  '?': 2,
  '…': 2,
  ':': 3,
  ',': 4,
  ';': 4,
};
const SOLID_WORDS = 15;

/** Classes by kinship; a feature each. */
const KIN: readonly (readonly LineClass[])[] = [
  ['related-stories'],
  ['share-bar'],
  ['newsletter-prompt', 'paywall', 'app-prompt'],
  ['time-and-byline', 'feed-stamp'],
  ['comments'],
  ['navigation', 'copyright-line', 'cookie-notice'],
  ['photo-credit', 'player-notice'],
  ['tag-list', 'author-bio'],
  ['advert-marker', 'market-widget', 'disclaimer'],
];

/** Number of features of a line by itself. */
export const OWN = 24 + KIN.length;
/** Number of features of a line in its place. */
export const FEATURES = OWN + 63;

/** Reads a block as a line. */
export const lineOf: (block: Block) => Line = perBlock((block) =>
  lineWith(block, wordingOf(block.reading, scanOf(block))),
);

/** A wire's headline that stands again below: certain by its place, whatever its words. */
const wireHeadOf: (block: Block) => Line = perBlock((block) =>
  lineWith(block, { class: 'wire-slug', strength: 'certain', safe: true, labelWords: 0 }),
);

function lineWith(block: Block, wording: Wording): Line {
  const scan = scanOf(block);
  const evidence = wording.strength === null ? 0 : EVIDENCE[wording.strength];
  const solid =
    evidence < 3 && scan.words >= SOLID_WORDS && scan.sentenceEnds > 0 && (END_CODE[scan.end] ?? 0) > 0;
  return { scan, wording, evidence, solid, own: ownFeatures(block, scan, wording, evidence) };
}

function ownFeatures(block: Block, scan: Scan, wording: Wording, evidence: number): Float32Array {
  const own = new Float32Array(OWN);
  const words = Math.max(1, scan.words);
  let linked = 0;
  for (const link of block.links) linked += link.end - link.start;
  own[0] = Math.log2(1 + scan.length);
  own[1] = Math.min(40, scan.words);
  own[2] = END_CODE[scan.end] ?? 0;
  own[3] = Math.min(6, scan.sentenceEnds);
  own[4] = scan.capitalised / words;
  own[5] = scan.upper / Math.max(1, scan.letters);
  own[6] = scan.digits / Math.max(1, scan.length);
  own[7] = scan.functionWords / words;
  own[8] = wording.labelWords;
  own[9] = evidence;
  own[10] = Math.min(4, scan.quotes);
  own[11] = Math.min(1, scan.separators / words);
  own[12] = Math.min(3, scan.money);
  own[13] = Math.min(1, scan.glued / words);
  own[14] = Math.min(3, scan.exclamations);
  own[15] = scan.startsLower ? 1 : 0;
  own[16] = scan.startsDigit ? 1 : 0;
  own[17] = Math.min(1, scan.commas / words);
  own[18] = scan.letters / words;
  own[19] = linked / Math.max(1, scan.length);
  own[20] = scan.signs & 0xc1f ? 1 : 0;
  own[21] = scan.sentenceEnds / words;
  own[22] = scan.letters === 0 ? 1 : 0;
  // Signs that are neither letters, digits nor the spaces between words: source code is full of them.
  own[23] = Math.max(0, scan.length - scan.letters - scan.digits - words) / Math.max(1, scan.length);
  const kin = wording.class;
  if (kin !== null) for (let at = 0; at < KIN.length; at++) own[24 + at] = KIN[at]?.includes(kin) ? 1 : 0;
  return own;
}

/** The lines of a draft with the running figures that features of place are made of. */
export interface LineTable {
  readonly lines: readonly Line[];
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
}

/** Prepares the figures of an article; all prefix sums have one more entry than there are lines. */
export function readLines(article: Article): LineTable {
  const { blocks, starts, text } = article;
  const n = blocks.length;
  const lines: Line[] = new Array(n);
  const gaps = new Uint8Array(n);
  const solids = new Int32Array(n + 1);
  const solidWords = new Int32Array(n + 1);
  const solidBefore = new Int32Array(n);
  const solidAfter = new Int32Array(n);
  const openerBefore = new Int32Array(n);
  const evidenceSum = new Float32Array(n + 1);
  const certainSum = new Int32Array(n + 1);
  const labelSum = new Int32Array(n + 1);
  const wordSum = new Float32Array(n + 1);
  const endSum = new Int32Array(n + 1);
  const copies = new Uint8Array(n);
  const seen = new Map<string, number>();
  let solid = -1;
  let opener = -1;
  for (let at = 0; at < n; at++) {
    const block = blocks[at];
    if (block === undefined) break;
    const line = isRepeatedWireHead(article, at) ? wireHeadOf(block) : lineOf(block);
    lines[at] = line;
    const start = starts[at] ?? 0;
    const before = at === 0 ? 0 : (starts[at - 1] ?? 0) + (blocks[at - 1]?.source.length ?? 0);
    gaps[at] = at === 0 ? 2 : breaksIn(text, before, start);
    if (line.scan.length < 160) {
      const count = seen.get(block.reading) ?? 0;
      seen.set(block.reading, count + 1);
    }
    solidBefore[at] = solid;
    openerBefore[at] = opener;
    if (line.solid) {
      solid = at;
      opener = -1;
    } else if (line.evidence === 3) opener = at;
    solids[at + 1] = (solids[at] ?? 0) + (line.solid ? 1 : 0);
    solidWords[at + 1] = (solidWords[at] ?? 0) + (line.solid ? line.scan.words : 0);
    evidenceSum[at + 1] = (evidenceSum[at] ?? 0) + line.evidence;
    certainSum[at + 1] = (certainSum[at] ?? 0) + (line.evidence >= 3 ? 1 : 0);
    labelSum[at + 1] = (labelSum[at] ?? 0) + (line.evidence > 0 ? 1 : 0);
    wordSum[at + 1] = (wordSum[at] ?? 0) + Math.min(40, line.scan.words);
    endSum[at + 1] = (endSum[at] ?? 0) + (line.scan.end !== '' && line.scan.end !== ':' ? 1 : 0);
  }
  solid = n;
  for (let at = n - 1; at >= 0; at--) {
    solidAfter[at] = solid;
    if (lines[at]?.solid) solid = at;
    const block = blocks[at];
    if (block !== undefined) copies[at] = Math.min(3, seen.get(block.reading) ?? 1);
  }
  return {
    lines,
    gaps,
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
    copies,
  };
}

function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to && breaks < 3; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks++;
  }
  return breaks;
}

/** Writes the features of line `at` into `into`, which holds `FEATURES` numbers. */
export function fillFeatures(table: LineTable, at: number, into: Float32Array): void {
  const { lines, gaps, solids, solidWords, evidenceSum, certainSum, labelSum, wordSum, endSum } = table;
  const n = lines.length;
  const line = lines[at];
  if (line === undefined) return;
  into.set(line.own, 0);
  let to = OWN;
  const put = (value: number) => {
    into[to++] = value;
  };
  const sum = (sums: Float32Array | Int32Array, from: number, until: number): number =>
    (sums[until] ?? 0) - (sums[from] ?? 0);
  const before = table.solidBefore[at] ?? -1;
  const after = table.solidAfter[at] ?? n;
  const totalSolids = solids[n] ?? 0;
  const totalWords = Math.max(1, solidWords[n] ?? 0);
  // Place in the draft.
  put(gaps[at] ?? 0);
  put(at + 1 < n ? (gaps[at + 1] ?? 0) : 3);
  put(at / n);
  put(Math.log2(1 + n));
  put(Math.min(40, at));
  put(Math.min(40, n - 1 - at));
  // Against the prose.
  put(before < 0 ? 50 : Math.min(40, at - before));
  put(after >= n ? 50 : Math.min(40, after - at));
  put(Math.min(12, solids[at] ?? 0));
  put(Math.min(12, totalSolids - (solids[at + 1] ?? 0)));
  put((solidWords[at] ?? 0) / totalWords);
  put(1 - (solidWords[at + 1] ?? 0) / totalWords);
  put(Math.log2(1 + totalWords));
  put(totalSolids / n);
  // The run of lines between two solid ones.
  const from = line.solid ? at : before + 1;
  const until = line.solid ? at + 1 : after;
  const size = Math.max(1, until - from);
  put(Math.min(60, size));
  put(sum(evidenceSum, from, until) / size);
  put(Math.min(12, sum(certainSum, from, until)));
  put(sum(certainSum, from, until) / size);
  put(sum(labelSum, from, until) / size);
  put(sum(wordSum, from, until) / size);
  put(sum(endSum, from, until) / size);
  put(until >= n ? 1 : 0);
  put(from === 0 ? 1 : 0);
  put(Math.min(12, sum(certainSum, from, at)));
  put(Math.min(12, sum(certainSum, at + 1, Math.max(at + 1, until))));
  const opener = table.openerBefore[at] ?? -1;
  put(opener < 0 ? 50 : Math.min(40, at - opener));
  put((labelSum[n] ?? 0) / n);
  put(Math.min(3, table.copies[at] ?? 1));
  // Wider windows.
  for (const [back, on] of [
    [4, 0],
    [0, 5],
    [12, 0],
    [0, 13],
  ] as const) {
    const start = Math.max(0, at - back);
    const stop = on === 0 ? at : Math.min(n, at + on);
    const first = on === 0 ? start : Math.min(n, at + 1);
    const count = Math.max(1, stop - first);
    put(sum(evidenceSum, first, Math.max(first, stop)) / count);
    put(sum(wordSum, first, Math.max(first, stop)) / count);
    put(sum(solids, first, Math.max(first, stop)) / count);
  }
  // The nearest neighbours.
  for (const offset of [-1, 1, -2, 2]) {
    const other = lines[at + offset];
    if (other === undefined) {
      for (let missing = 0; missing < (offset * offset === 1 ? 7 : 4); missing++) put(-1);
      continue;
    }
    put(other.evidence);
    put(Math.min(40, other.scan.words));
    put(END_CODE[other.scan.end] ?? 0);
    put(other.own[7] ?? 0);
    if (offset * offset !== 1) continue;
    put(other.own[4] ?? 0);
    put(other.own[8] ?? 0);
    put(Math.min(line.scan.length, other.scan.length) / Math.max(1, line.scan.length, other.scan.length));
  }
  // What surrounds the run: a lone figure between paragraphs is not a menu.
  put(gaps[at] === 1 && (gaps[at + 1] ?? 3) === 1 ? 1 : 0);
}
