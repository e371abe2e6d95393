/**
 * What the line model looks at: the shape of a line, the class of its wording, and how both stand to their
 * neighbours. No feature is a word; a word counts only through the class that our own lists give it.
 */
import { type Block, perBlock } from '../article/model.ts';
import { reals } from '../passages/slab.ts';
import { type Wording, wordingOf } from './line-class.ts';
import type { LineTable } from './line-table.ts';
import type { LineClass, Strength } from './pattern.ts';
import { type Scan, scanOf } from './scan.ts';

/** What is known of one line apart from its neighbours; kept with the block. */
export interface Line {
  readonly scan: Scan;
  readonly wording: Wording;
  /** Strength of the wording as a number: 0 none, 1 hint, 2 label, 3 opener, 4 certain. */
  readonly evidence: number;
  /** True for sentences long enough to be a story's own. */
  readonly solid: boolean;
  /** Share of its characters that are links. */
  readonly linked: number;
  /** The features of the line itself, `OWN` of them; null until they are asked for: running prose never is. */
  own: Float32Array | null;
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
export const wireHeadOf: (block: Block) => Line = perBlock((block) =>
  lineWith(block, { class: 'wire-slug', strength: 'certain', safe: true, labelWords: 0 }),
);

function lineWith(block: Block, wording: Wording): Line {
  const scan = scanOf(block);
  const evidence = wording.strength === null ? 0 : EVIDENCE[wording.strength];
  const solid =
    evidence < 3 && scan.words >= SOLID_WORDS && scan.sentenceEnds > 0 && (END_CODE[scan.end] ?? 0) > 0;
  let linked = 0;
  for (const link of block.links) linked += link.end - link.start;
  return { scan, wording, evidence, solid, linked: linked / Math.max(1, scan.length), own: null };
}

/** The features of a line itself. */
function ownFeatures(line: Line): Float32Array {
  if (line.own !== null) return line.own;
  const { scan, wording, evidence } = line;
  const own = reals(OWN);
  line.own = own;
  const words = Math.max(1, scan.words);
  own[0] = Math.log2(1 + scan.length);
  own[1] = Math.min(40, scan.words);
  own[2] = END_CODE[scan.end] ?? 0;
  own[3] = Math.min(6, scan.sentenceEnds);
  own[4] = capitalShare(scan);
  own[5] = scan.upper / Math.max(1, scan.letters);
  own[6] = scan.digits / Math.max(1, scan.length);
  own[7] = functionShare(scan);
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
  own[19] = line.linked;
  own[20] = scan.signs & 0xc1f ? 1 : 0;
  own[21] = scan.sentenceEnds / words;
  own[22] = scan.letters === 0 ? 1 : 0;
  // Signs that are neither letters, digits nor the spaces between words: source code is full of them.
  own[23] = Math.max(0, scan.length - scan.letters - scan.digits - words) / Math.max(1, scan.length);
  const kin = wording.class;
  if (kin !== null) for (let at = 0; at < KIN.length; at++) own[24 + at] = KIN[at]?.includes(kin) ? 1 : 0;
  return own;
}

function capitalShare({ capitalised, words }: Scan): number {
  return capitalised / Math.max(1, words);
}

function functionShare({ functionWords, words }: Scan): number {
  return functionWords / Math.max(1, words);
}

/**
 * The features that tell where in the draft a line stands, by their numbers. All others depend on the line and on
 * what stands near it: see {@link nearbyLines}.
 */
export const PLACE: readonly number[] = [2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 26].map((at) => OWN + at);

const place = new Float32Array(PLACE.length);

/** Writes the {@link PLACE} features of line `at`. */
export function fillPlace(table: LineTable, at: number, into: Float32Array): void {
  const { solids, solidWords, labelSum } = table;
  const n = table.lines.length;
  const totalSolids = solids[n] ?? 0;
  const totalWords = Math.max(1, solidWords[n] ?? 0);
  into[0] = at / n;
  into[1] = Math.log2(1 + n);
  into[2] = Math.min(40, at);
  into[3] = Math.min(40, n - 1 - at);
  into[4] = Math.min(12, solids[at] ?? 0);
  into[5] = Math.min(12, totalSolids - (solids[at + 1] ?? 0));
  into[6] = (solidWords[at] ?? 0) / totalWords;
  into[7] = 1 - (solidWords[at + 1] ?? 0) / totalWords;
  into[8] = Math.log2(1 + totalWords);
  into[9] = totalSolids / n;
  into[10] = (labelSum[n] ?? 0) / n;
}

/** Lines on both sides of a line that its features look at: of the nearest at all they show, of the others at figures. */
const WINDOW = 13;
const NEAREST = 2;

/** The lines near a change of the table: outside of them only {@link PLACE}, the number of copies and the gaps may have changed. */
export function nearbyLines(
  table: LineTable,
  earlier: LineTable,
): { readonly from: number; readonly to: number } {
  const { lines, solidBefore, solid, change } = table;
  const n = lines.length;
  const { from, oldTo, to } = change;
  // Words typed in a line seldom change its figures: only its neighbours see more of it than these.
  if (to === oldTo && sameFigures(table, earlier, from, to))
    return { from: Math.max(0, from - NEAREST), to: Math.min(n, to + NEAREST) };
  // A run of lines between two solid ones is looked at as a whole, and how far these are away.
  const before = from < n ? (solidBefore[from] ?? -1) : lastSolid(solid);
  let after = to;
  while (after < n && solid[after] !== 1) after++;
  return {
    from: Math.max(0, Math.min(before, from - WINDOW)),
    to: Math.min(n, Math.max(after + 1, to + WINDOW)),
  };
}

/** True when the figures that enter sums over many lines are the same in two tables of as many lines. */
function sameFigures(one: LineTable, other: LineTable, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (
      one.solid[at] !== other.solid[at] ||
      one.evidence[at] !== other.evidence[at] ||
      one.ended[at] !== other.ended[at] ||
      Math.min(40, one.words[at] ?? 0) !== Math.min(40, other.words[at] ?? 0)
    )
      return false;
  }
  return true;
}

function lastSolid(solid: Uint8Array): number {
  return solid.lastIndexOf(1);
}

/** Writes the features of line `at` into `into`, which holds `FEATURES` numbers. */
export function fillFeatures(table: LineTable, at: number, into: Float32Array): void {
  const { lines, gaps, solids, evidenceSum, certainSum, labelSum, wordSum, endSum } = table;
  const n = lines.length;
  const line = lines[at];
  if (line === undefined) return;
  into.set(ownFeatures(line), 0);
  let to = OWN;
  const put = (value: number) => {
    into[to++] = value;
  };
  const sum = (sums: Float32Array | Int32Array, from: number, until: number): number =>
    (sums[until] ?? 0) - (sums[from] ?? 0);
  const before = table.solidBefore[at] ?? -1;
  const after = table.solidAfter[at] ?? n;
  fillPlace(table, at, place);
  // Place in the draft.
  put(gaps[at] ?? 0);
  put(at + 1 < n ? (gaps[at + 1] ?? 0) : 3);
  for (let feature = 0; feature < 4; feature++) put(place[feature] ?? 0);
  // Against the prose.
  put(before < 0 ? 50 : Math.min(40, at - before));
  put(after >= n ? 50 : Math.min(40, after - at));
  for (let feature = 4; feature < 10; feature++) put(place[feature] ?? 0);
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
  put(place[10] ?? 0);
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
    put(functionShare(other.scan));
    if (offset * offset !== 1) continue;
    put(capitalShare(other.scan));
    put(other.wording.labelWords);
    put(Math.min(line.scan.length, other.scan.length) / Math.max(1, line.scan.length, other.scan.length));
  }
  // What surrounds the run: a lone figure between paragraphs is not a menu.
  put(gaps[at] === 1 && (gaps[at + 1] ?? 3) === 1 ? 1 : 0);
}
