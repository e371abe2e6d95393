/** Growing blocks of leftover lines: from what is certain, over what fits, up to real prose. */
import type { Article, Block, Format } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { boundedTail } from './bounded-tail.ts';
import type { HouseRules } from './house.ts';
import type { Evidence } from './leftover-map.ts';
import type { LineTable } from './line-table.ts';
import type { LineClass } from './pattern.ts';
import type { BlockRange } from './removal.ts';
import { readStructure } from './structure.ts';

/** A run of leftover lines. Indices are those of the article's blocks; `last` is included. */
export interface Run extends BlockRange {
  /** The class that names it; null when nothing in it is known wording. */
  readonly class: LineClass | null;
  readonly label: string;
  readonly evidence: Evidence;
  readonly bounded: boolean;
  readonly confidence: number;
  /** True when its wording is known and its place fits: worth a warning. */
  readonly firm: boolean;
  /** What fix-all may take out of it. */
  readonly safe: readonly BlockRange[];
}

/** A line at least this likely begins a block. */
const SEED = 0.72;
/** Lines beside those of a block join it from here on. */
const JOIN = 0.5;
/** The same for lines without any known wording. */
const JOIN_UNKNOWN = 0.6;
/** A single line between two of a block joins from here on. */
const BRIDGE = 0.3;
/** Wording that is certain counts unless the neighbourhood speaks this clearly against it. */
const LITERAL_FLOOR = 0.12;
/** Prose at the rim of a block belongs to the story unless the model is this sure. */
const PROSE_RIM = 0.9;
/** Prose between lines of a block is the story’s below this. */
const PROSE_INSIDE = 0.4;
/** The same in short stories, whose few paragraphs furniture stands round; long tails of comments read like prose, too. */
const PROSE_INSIDE_SHORT = 0.85;
const SHORT_STORY = 8;
/** The same for shorter lines that read like a sentence. */
const SENTENCE_RIM = 0.85;
/** A sentence that is a block of its own. */
const LONE_SENTENCE = 0.95;
/** In blocks of up to so many lines one known line speaks for itself alone. */
const FEW_LINES = 3;
/** Above the story, where the headline stands, lines without known wording need this much. */
const ABOVE_STORY = 0.92;
/** Known lines below this are not deleted without being seen. */
const SAFE_FLOOR = 0.8;
/** The same for wording that is certain by itself. */
const CERTAIN_FLOOR = LITERAL_FLOOR;
/** Known wording is a warning from here on; where the neighbourhood speaks against it, information. */
const WARNING_FLOOR = 0.7;

/** A line of these is followed by a paragraph of its own: *About Acme*, *About the author*. */
const ANNOUNCES_PROSE: ReadonlySet<LineClass> = new Set([
  'press-release-marks',
  'author-bio',
  'disclaimer',
  'comments',
]);

/** In an editor's words. */
export const LABELS: Readonly<Record<LineClass | 'page-furniture', string>> = {
  'market-widget': 'price widget',
  disclaimer: 'disclaimer',
  'related-stories': 'list of other stories',
  'share-bar': 'share bar',
  'newsletter-prompt': 'newsletter prompt',
  'app-prompt': 'app prompt',
  'cookie-notice': 'cookie notice',
  'copyright-line': 'rights line',
  'advert-marker': 'advert marker',
  'feed-stamp': 'feed stamp',
  'time-and-byline': 'byline or time stamp',
  'photo-credit': 'photo credit',
  comments: 'comment section',
  'tag-list': 'tag list',
  'author-bio': 'author note',
  navigation: 'site menu',
  paywall: 'paywall notice',
  'player-notice': 'player or script notice',
  'press-release-marks': 'press release mark',
  'wire-slug': 'wire advisory',
  'translation-residue': 'translation residue',
  'print-residue': 'print residue',
  'document-comment': 'document comment',
  'mail-residue': 'piece of an e-mail',
  'page-furniture': 'piece of page furniture',
};

/** The runs of leftover lines of an article, in order. */
export function growBlocks(
  article: Article,
  table: LineTable,
  ofShapes: Float32Array,
  house: HouseRules,
): Run[] {
  const { probabilities, classes } = readStructure(article, table, ofShapes);
  const chosen = chooseLines(article, table, probabilities, classes);
  const runs: Run[] = [];
  const n = table.lines.length;
  for (let at = 0; at < n; at++) {
    if (chosen[at] === 0) continue;
    let last = at;
    while (last + 1 < n && chosen[last + 1] === 1) last++;
    for (const part of withoutInnerProse(table, probabilities, { first: at, last })) {
      const trimmed = withoutProse(table, probabilities, part);
      for (const range of trimmed === null ? [] : withoutHouseLines(article, table, house, trimmed)) {
        const run = describe(article, table, probabilities, classes, range);
        if (run !== null) runs.push(run);
      }
    }
    at = last;
  }
  return runs;
}

/** 1 for each line that belongs to a block. */
function chooseLines(
  article: Article,
  table: LineTable,
  probabilities: Float32Array,
  classes: readonly (LineClass | null)[],
): Uint8Array {
  const { solidBefore, evidence, words } = table;
  const n = table.lines.length;
  const chosen = new Uint8Array(n);
  const of = (at: number): number => probabilities[at] ?? 0;
  const mayGo = (at: number): boolean => {
    const block = article.blocks[at];
    if (block === undefined || block.kind === 'code') return false;
    // A menu may stand above the headline, and then the first line is not the one that is set as such.
    const isHead =
      at === article.headline || (isTitle(block, article.format) && (classes[at] ?? null) === null);
    return !isHead || (evidence[at] ?? 0) >= 2;
  };
  for (let at = 0; at < n; at++) {
    const known = evidence[at] ?? 0;
    if (of(at) < LITERAL_FLOOR || (known < 3 && of(at) < SEED)) continue;
    const above = known === 0 && (words[at] ?? 0) > 3 && (solidBefore[at] ?? -1) < 0;
    if ((known >= 3 || of(at) >= (above ? ABOVE_STORY : SEED)) && mayGo(at)) chosen[at] = 1;
  }
  // Above the story stands its headline, which looks like a teaser: nothing joins there by shape alone.
  const mayBeStory = (at: number): boolean => evidence[at] === 0 && (solidBefore[at] ?? -1) < 0;
  const mayJoin = (at: number): boolean =>
    of(at) >= ((evidence[at] ?? 0) > 0 ? JOIN : JOIN_UNKNOWN) && mayGo(at) && !mayBeStory(at);
  for (let at = 1; at < n; at++) {
    if (chosen[at] === 0 && chosen[at - 1] === 1 && mayJoin(at)) chosen[at] = 1;
  }
  for (let at = n - 2; at >= 0; at--) {
    if (chosen[at] === 0 && chosen[at + 1] === 1 && mayJoin(at)) chosen[at] = 1;
  }
  for (let at = 1; at + 1 < n; at++) {
    if (
      chosen[at] === 0 &&
      chosen[at - 1] === 1 &&
      chosen[at + 1] === 1 &&
      of(at) >= BRIDGE &&
      mayGo(at) &&
      !mayBeStory(at)
    ) {
      chosen[at] = 1;
    }
  }
  return chosen;
}

/** True for what markup sets as the title of a page. */
function isTitle(block: Block, format: Format): boolean {
  return format !== 'text' && (block.kind === 'headline' || (block.kind === 'heading' && block.level === 1));
}

/** The parts of a range between sentences that may well be the story’s. */
function withoutInnerProse(table: LineTable, probabilities: Float32Array, range: BlockRange): BlockRange[] {
  const isShort = (table.solids[table.lines.length] ?? 0) <= SHORT_STORY;
  const floor = isShort ? PROSE_INSIDE_SHORT : PROSE_INSIDE;
  const parts: BlockRange[] = [];
  let first = range.first;
  for (let at = range.first; at <= range.last; at++) {
    const line = table.lines[at];
    if (line?.solid !== true || line.evidence > 2 || (probabilities[at] ?? 0) >= floor) continue;
    if (ANNOUNCES_PROSE.has(table.lines[at - 1]?.wording.class ?? 'navigation')) continue;
    if (at > first) parts.push({ first, last: at - 1 });
    first = at + 1;
  }
  if (first <= range.last) parts.push({ first, last: range.last });
  return parts;
}

/** The range without the sentences of the story at its rims; null when nothing else is in it. */
function withoutProse(table: LineTable, probabilities: Float32Array, range: BlockRange): BlockRange | null {
  const isAnnounced = (at: number): boolean =>
    ANNOUNCES_PROSE.has(table.lines[at - 1]?.wording.class ?? 'navigation');
  const few = range.last - range.first < FEW_LINES && knownLines(table, range) === 1;
  const isStory = (at: number): boolean => {
    const line = table.lines[at];
    if (line === undefined || line.evidence > 2) return false;
    // `Advertisement`, and then the story's last sentence: one known line makes no block of it.
    if (few && line.evidence === 0 && line.scan.end !== '' && !isAnnounced(at)) return true;
    const sure = probabilities[at] ?? 0;
    if (line.solid) return sure < PROSE_RIM;
    const { scan } = line;
    const reads = scan.end !== '' && scan.words > 2 && scan.functionWords * 5 >= scan.words;
    return line.evidence === 0 && reads && sure < SENTENCE_RIM;
  };
  let { first, last } = range;
  while (first <= last && isStory(first)) first++;
  while (last >= first && isStory(last)) last--;
  return first > last ? null : { first, last };
}

function knownLines(table: LineTable, { first, last }: BlockRange): number {
  let known = 0;
  for (let at = first; at <= last; at++) if ((table.lines[at]?.evidence ?? 0) >= 2) known++;
  return known;
}

/** A block that a house line opens is the house's; house lines inside one are left out of it. */
function withoutHouseLines(
  article: Article,
  table: LineTable,
  house: HouseRules,
  range: BlockRange,
): BlockRange[] {
  const ranges: BlockRange[] = [];
  let first = range.first;
  for (let at = range.first; at <= range.last; at++) {
    const block = article.blocks[at];
    if (block === undefined || !house.owns(block.reading, table.lines[at]?.wording.class ?? null)) continue;
    if (at === range.first) return [];
    if (at > first) ranges.push({ first, last: at - 1 });
    first = at + 1;
  }
  if (first <= range.last) ranges.push({ first, last: range.last });
  return ranges;
}

function describe(
  article: Article,
  table: LineTable,
  probabilities: Float32Array,
  classes: readonly (LineClass | null)[],
  range: BlockRange,
): Run | null {
  let known = 0;
  let certain = 0;
  let sum = 0;
  let shapes = 0;
  const weights = new Map<LineClass, number>();
  for (let at = range.first; at <= range.last; at++) {
    const line = table.lines[at];
    if (line === undefined) continue;
    shapes += probabilities[at] ?? 0;
    sum += Math.max(probabilities[at] ?? 0, line.evidence >= 3 ? 0.9 : 0);
    const named = classes[at] ?? null;
    if (line.evidence >= 2 || named !== null) known++;
    if (line.evidence >= 3) certain++;
    if (named !== null) weights.set(named, (weights.get(named) ?? 0) + 1);
    const of = line.wording.class;
    if (of === null) continue;
    const opens = line.evidence === 3 && at <= range.first + 1 ? 6 : 0;
    weights.set(of, (weights.get(of) ?? 0) + ([0, 0.3, 1, 3, 3][line.evidence] ?? 0) + opens);
  }
  const size = range.last - range.first + 1;
  const only = size === 1 ? table.lines[range.first] : undefined;
  // One short sentence by itself is the story's own, unless its shape is beyond doubt.
  if (only?.evidence === 0 && only.scan.end !== '' && (probabilities[range.first] ?? 0) < LONE_SENTENCE)
    return null;
  // A label alone is a word like any other.
  if (size === 1 && certain === 0 && known === 1 && (probabilities[range.first] ?? 0) < 0.9) return null;
  const evidence: Evidence =
    known === size && (certain > 0 || known > 1)
      ? 'literal'
      : certain > 0 || known > 1
        ? 'mixed'
        : 'inferred';
  let of: LineClass | null = null;
  let most = 0;
  for (const [name, weight] of weights) {
    if (weight > most) {
      most = weight;
      of = name;
    }
  }
  // One known word in a dozen lines does not name the block.
  if (most < Math.max(1, size * 0.2)) of = null;
  const tail = evidence === 'mixed' ? boundedTail(table, probabilities, range) : -1;
  const bounded = tail === range.first;
  return {
    ...range,
    class: of,
    label: LABELS[of ?? 'page-furniture'],
    evidence,
    bounded,
    confidence: sum / size,
    firm: bounded || (evidence === 'literal' && shapes / size >= WARNING_FLOOR),
    safe:
      tail === -1
        ? safeRanges(article, table, probabilities, classes, range)
        : withTail(
            safeRanges(article, table, probabilities, classes, { ...range, last: tail - 1 }),
            tail,
            range.last,
          ),
  };
}

/** Lines of elements that are named as furniture and begin with its literal heading: the markup bounds them. */
function inClosedElements(
  table: LineTable,
  classes: readonly (LineClass | null)[],
  range: BlockRange,
): ReadonlySet<number> {
  const closed = new Set<number>();
  let opened: LineClass | null = null;
  for (let at = range.first; at <= range.last; at++) {
    const named = classes[at] ?? null;
    const begins = (table.lines[at]?.evidence ?? 0) >= 3;
    if (named !== opened) opened = begins ? named : null;
    if (opened !== null) closed.add(at);
  }
  return closed;
}

/** The ranges with the tail after them, as one where they touch. */
function withTail(ranges: readonly BlockRange[], first: number, last: number): BlockRange[] {
  const before = ranges[ranges.length - 1];
  if (before?.last !== first - 1) return [...ranges, { first, last }];
  return [...ranges.slice(0, -1), { first: before.first, last }];
}

/** Parts of a run whose every line is known wording that may go; openers of lines that stay are left in place. */
function safeRanges(
  article: Article,
  table: LineTable,
  probabilities: Float32Array,
  classes: readonly (LineClass | null)[],
  range: BlockRange,
): BlockRange[] {
  const ranges: BlockRange[] = [];
  const closed = inClosedElements(table, classes, range);
  const mayGo = (at: number): boolean => {
    if (closed.has(at)) return true;
    const line = table.lines[at];
    const block = article.blocks[at];
    if (line === undefined || block === undefined || line.evidence < 2 || !line.wording.safe) return false;
    if ((probabilities[at] ?? 0) < (line.evidence >= 3 ? CERTAIN_FLOOR : SAFE_FLOOR)) return false;
    return line.scan.quotes === 0 || quotationsOf(block).length === 0;
  };
  for (let at = range.first; at <= range.last; at++) {
    if (!mayGo(at)) continue;
    let last = at;
    let certain = 0;
    let labels = 0;
    while (last <= range.last && mayGo(last)) {
      const line = table.lines[last];
      if ((line?.evidence ?? 0) >= 3) certain++;
      else if (line?.wording.class === 'share-bar' || line?.wording.class === 'navigation') labels++;
      last++;
    }
    last--;
    if (certain > 0 || labels > 2) ranges.push({ first: at, last });
    at = last;
  }
  return ranges;
}
