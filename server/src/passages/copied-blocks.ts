/** Whole blocks that stand twice: equal ones, cut copies, other versions; neighbours that were copied together are one repeat. */
import type { Block } from '../article/model.ts';
import { containedRepeat } from './contained-blocks.ts';
import type { Hunk } from './difference.ts';
import { areOfOneBuild, discrepanciesOf, namesDiffer } from './discrepancies.ts';
import {
  haveOtherLabels,
  isKeyPoint,
  isListLine,
  isPullQuote,
  isQuestion,
  isQuotedQuestion,
  isSpeakerLine,
  isStandingNote,
  labelOf,
} from './meant-to-repeat.ts';
import type { Discrepancy, Repeat, RepeatKind } from './passage-map.ts';
import {
  blocksSpan,
  type ComparedPair,
  isDisplay,
  isInBackground,
  isText,
  type KindOfCopy,
  plainRepeat,
  type RepeatContext,
  wordCount,
} from './repeat-parts.ts';

/** Two blocks that say the same. */
interface Copy {
  readonly first: number;
  readonly second: number;
  readonly similarity: number;
  /** Null for equal blocks. */
  readonly hunks: readonly Hunk[] | null;
}

/** Copies that follow each other in both places. */
interface Chain {
  readonly copies: Copy[];
  firstTo: number;
  secondTo: number;
  /** Copies of one block at once: A A A. */
  times: number;
}

/** Copies of one block that are reported; more of them are a refrain or a template. */
const MOST_COPIES = 8;
/** Fewest words of a paragraph that is called a copy, and of a line. */
const LEAST_PARAGRAPH = 10;
const LEAST_LINE = 3;
/** Fewest words of a list item that is called a copy wherever it stands, and of two that are called versions. */
const LEAST_ITEM = 12;
const LONG_ITEM = 20;
/** Three paragraphs up to this length that are alike are entries of a listing. */
const LONG_ENTRY = 80;
/** Fewest words of a copy without end mark that is sure to be a copied sentence, and no entry of a table of contents. */
const LEAST_SURE = 15;
/** A line equal to the headline is a copy of it within so many blocks; further down it may be a section's heading. */
const NEAR_HEADLINE = 6;
/** Share of a chain's words that must be running text for the chain to be deleted unseen. */
const MOST_PROSE = 0.8;
/** Fewest words of a chain of short lines. */
const LEAST_CHAIN = 15;
/** Entries about two things differ in their names and in at least one fact more. */
const LEAST_OF_ENTRY = 2;
/** Blocks between a heading and a paragraph that it heads. */
const MOST_OF_SECTION = 8;
/** Share of the words of two headings that agree where both head entries of one kind. */
const ALIKE_HEADINGS = 0.5;

export function copiedBlocks(context: RepeatContext, compared: readonly ComparedPair[]): Repeat[] {
  const { equalTo } = context;
  const found: Repeat[] = [];
  const near = nearCopies(context, compared);
  const groups = groupSizes(equalTo);
  const perGroup = new Map<number, number>();
  for (const chain of chainsOf(context, near)) {
    const group = chain.copies[0]?.first ?? -1;
    const reported = perGroup.get(group) ?? 0;
    if (reported >= MOST_COPIES) continue;
    const repeat = chain.copies.every(({ hunks }) => hunks === null)
      ? equalRepeat(context, chain, groups)
      : nearRepeat(context, chain);
    if (repeat === null) continue;
    perGroup.set(group, reported + 1);
    found.push(repeat);
  }
  for (const { first, second, comparison } of compared) {
    if (comparison.block?.kind !== 'within' || near.has(second)) continue;
    const repeat = containedRepeat(context, first, second, comparison.block);
    if (repeat !== null) found.push(repeat);
  }
  return found;
}

/** For each later block the earlier one of which it is another version: the most similar. */
function nearCopies(context: RepeatContext, compared: readonly ComparedPair[]): Map<number, Copy> {
  const { blocks } = context.article;
  const near = new Map<number, Copy>();
  const partners = new Map<number, number>();
  for (const { first, second, comparison } of compared) {
    const relation = comparison.block;
    if (relation?.kind !== 'near') continue;
    partners.set(first, (partners.get(first) ?? 0) + 1);
    partners.set(second, (partners.get(second) ?? 0) + 1);
    const known = near.get(second);
    if (known !== undefined && known.similarity >= relation.similarity) continue;
    near.set(second, { first, second, similarity: relation.similarity, hunks: relation.hunks });
  }
  for (const [second, copy] of near) {
    const one = blocks[copy.first];
    const other = blocks[second];
    const crowd = Math.max(partners.get(copy.first) ?? 0, partners.get(second) ?? 0);
    if (one === undefined || other === undefined || isTemplate(context, one, other, crowd))
      near.delete(second);
  }
  return near;
}

/** True for two lines of a timetable, a list, an interview: alike because of their form. */
function isTemplate(context: RepeatContext, one: Block, other: Block, partners: number): boolean {
  const words = Math.min(wordCount(one), wordCount(other));
  if (isListLine(one) && isListLine(other) && (words < LONG_ITEM || partners > 1)) return true;
  if (one.kind === 'headline' || other.kind === 'headline') return true;
  if (partners > 1 && words <= LONG_ENTRY) return true;
  if (isQuestion(one) && isQuestion(other)) return true;
  if (isQuotedQuestion(one) && isQuotedQuestion(other)) return true;
  if (isSpeakerLine(one) && isSpeakerLine(other) && words <= 40) return true;
  if (isStandingNote(one) && isStandingNote(other)) return true;
  return isPullQuote(one) !== isPullQuote(other) || isInBackground(context, other);
}

/** Copies joined to chains, by the place of the later ones. */
function chainsOf(context: RepeatContext, near: ReadonlyMap<number, Copy>): Chain[] {
  const { equalTo } = context;
  const chains: Chain[] = [];
  let open: Chain | null = null;
  for (let index = 0; index < equalTo.length; index++) {
    const equal = equalTo[index] ?? -1;
    const isCopy = equal !== -1 || near.has(index);
    // Nearly all blocks are no copies, and no chain is open: nothing is asked of them.
    if (!isCopy && open === null) continue;
    const block = context.article.blocks[index];
    if (block === undefined || !isText(block) || (context.prints[index]?.words.count ?? 0) === 0) continue;
    if (!isCopy) {
      open = null;
      continue;
    }
    const copy: Copy = near.get(index) ?? { first: equal, second: index, similarity: 1, hunks: null };
    if (open !== null && context.after(open.secondTo) === index) {
      const last: Copy | undefined = open.copies[open.copies.length - 1];
      if (open.copies.length === 1 && copy.hunks === null && last?.first === equal) {
        // A A A: more copies of the same block.
        open.secondTo = index;
        open.times++;
        continue;
      }
      const next = context.after(open.firstTo);
      const start = open.copies[0]?.second ?? 0;
      const follows =
        next < start && (next === copy.first || (copy.hunks === null && sameGroup(equalTo, next, equal)));
      if (follows && open.times === 1) {
        open.copies.push({ ...copy, first: next });
        open.firstTo = next;
        open.secondTo = index;
        continue;
      }
    }
    open = { copies: [copy], firstTo: copy.first, secondTo: index, times: 1 };
    chains.push(open);
  }
  return chains;
}

function sameGroup(equalTo: Int32Array, one: number, group: number): boolean {
  return one === group || equalTo[one] === group;
}

function groupSizes(equalTo: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const first of equalTo) if (first !== -1) sizes.set(first, (sizes.get(first) ?? 0) + 1);
  return sizes;
}

function equalRepeat(
  context: RepeatContext,
  chain: Chain,
  groups: ReadonlyMap<number, number>,
): Repeat | null {
  const [copy] = chain.copies;
  if (copy === undefined) return null;
  const kind =
    chain.copies.length === 1 ? equalKind(context, copy, chain, groups) : chainKind(context, chain, groups);
  if (kind === null || isInBackground(context, context.article.blocks[copy.second])) return null;
  const headlineIsCopy = kind.kind === 'headline' && copy.second === context.article.headline;
  return {
    ...chainRepeat(context, chain, kind.kind),
    marked: headlineIsCopy ? 'first' : 'second',
    expendable: kind.expendable,
    minor: kind.minor,
  };
}

/** What a block and its copy are; null when it is meant, or too short to matter. */
function equalKind(
  context: RepeatContext,
  copy: Copy,
  chain: Chain,
  groups: ReadonlyMap<number, number>,
): KindOfCopy | null {
  const { article } = context;
  const block = article.blocks[copy.second];
  const original = article.blocks[copy.first];
  if (block === undefined || original === undefined) return null;
  const words = wordCount(block);
  const characters = block.reading.length;
  const adjacent = context.before(copy.second) === copy.first;
  const display = isDisplay(block) && isDisplay(original);
  const isHeadline = copy.first === article.headline || copy.second === article.headline;
  // A paragraph that lost its full stop can be taken for a headline.
  if (isHeadline && (display || words < LEAST_PARAGRAPH)) {
    return words >= LEAST_LINE || characters >= 15
      ? { kind: 'headline', expendable: copy.second - copy.first <= NEAR_HEADLINE, minor: false }
      : null;
  }
  if (block.kind === 'caption' && original.kind === 'caption' && !adjacent) return null;
  const times = groups.get(copy.first) ?? 1;
  const isItem = block.kind === 'list-item' && words >= LEAST_ITEM;
  if (words < LEAST_PARAGRAPH || (display && !isItem)) {
    if (words < LEAST_LINE || characters < 12 || !/\p{L}{3}/u.test(block.reading)) return null;
    // Scores, prices and times are equal by chance.
    if (words < 6 && /\d/.test(block.reading)) return null;
    if (adjacent) {
      // Three equal lines and more are as likely a list as a slip: none of them goes unseen.
      return { kind: 'line', expendable: chain.times === 1 || words >= LEAST_PARAGRAPH, minor: false };
    }
    if (times > 1 || words < 6 || isListLine(block) || isQuestion(block)) return null;
    return { kind: words >= LEAST_PARAGRAPH ? 'line' : 'sentence', expendable: false, minor: true };
  }
  if (!adjacent) {
    if (isPullQuote(block) || isPullQuote(original)) return null;
    if (isQuestion(block) || isStandingNote(block)) return null;
    // The same answer to two people, the same step of two recipes, the same field of two entries.
    if (isSpeakerLine(block) && words < LONG_ITEM)
      return { kind: 'sentence', expendable: false, minor: true };
    if ((isItem || labelOf(block) !== null) && words < LONG_ITEM && isHeadingBetween(context, copy))
      return null;
    if (isKeyPoint(article, copy.first) && !isKeyPoint(article, copy.second)) return null;
    // The same short paragraph again and again is a refrain.
    if (times > 2 && words < 25) return null;
  }
  const prose = (isListLine(block) ? 0 : 1) + (isListLine(original) ? 0 : 1);
  const isSure = prose === 2 || (prose === 1 && words >= LEAST_SURE) || isItem;
  return { kind: 'paragraph', expendable: adjacent || (isSure && times === 1), minor: false };
}

/** Several blocks that were pasted twice together. */
function chainKind(
  context: RepeatContext,
  chain: Chain,
  groups: ReadonlyMap<number, number>,
): KindOfCopy | null {
  let words = 0;
  let longest = 0;
  let prose = 0;
  let times = 1;
  for (const { first, second } of chain.copies) {
    const count = context.prints[second]?.words.count ?? 0;
    words += count;
    longest = Math.max(longest, count);
    const block = context.article.blocks[second];
    if (block !== undefined && !isListLine(block)) prose += count;
    times = Math.max(
      times,
      groups.get(context.equalTo[first] === -1 ? first : (context.equalTo[first] ?? first)) ?? 1,
    );
  }
  if (longest < LEAST_PARAGRAPH && (words < LEAST_CHAIN || chain.copies.length < 3)) return null;
  const all = chain.copies.map(({ second }) => context.article.blocks[second]);
  if (all.every((block) => block !== undefined && (isPullQuote(block) || isQuestion(block)))) return null;
  // Lines may belong to a timetable or a form, and what stands three times to a template.
  const expendable = prose >= MOST_PROSE * words && times === 1;
  return { kind: 'paragraph', expendable, minor: false };
}

function nearRepeat(context: RepeatContext, chain: Chain): Repeat | null {
  const { blocks } = context.article;
  const discrepancies: Discrepancy[] = [];
  let agreeing = 0;
  let words = 0;
  let versions = 0;
  for (const { first, second, hunks, similarity } of chain.copies) {
    const one = blocks[first];
    const other = blocks[second];
    if (one === undefined || other === undefined) continue;
    const count = wordCount(one) + wordCount(other);
    words += count;
    agreeing += count * similarity;
    const found = hunks === null ? [] : discrepanciesOf(one, other, hunks);
    const areEntries = hunks !== null && isAnother(one, other, hunks);
    if (!areEntries) discrepancies.push(...found);
    if (found.length > 0 && haveAlikeHeadings(context, first, second)) continue;
    if (hunks !== null && isEntry(context, first, second, hunks, found.length)) continue;
    // A short line that is the same in both entries makes no version of them.
    if (hunks === null && wordCount(other) < LEAST_PARAGRAPH) continue;
    if (!areEntries || found.length < LEAST_OF_ENTRY) versions++;
  }
  if (versions === 0) return null;
  const kind = discrepancies.length > 0 ? 'two-versions' : 'near-paragraph';
  return {
    ...chainRepeat(context, chain, kind),
    similarity: agreeing / Math.max(1, words),
    discrepancies: discrepancies.slice(0, 4),
  };
}

/** True when the paragraphs begin with other names or labels: entries about two things, not versions of one. */
function isAnother(one: Block, other: Block, hunks: readonly Hunk[]): boolean {
  if (haveOtherLabels(one, other)) return true;
  const [opening] = hunks;
  if (opening === undefined || opening.first.from !== 0 || opening.second.from !== 0) return false;
  return namesDiffer(one, other, opening);
}

/** True for two entries of a series: of one build, or each opening with what its own heading names. */
function isEntry(
  context: RepeatContext,
  first: number,
  second: number,
  hunks: readonly Hunk[],
  differing: number,
): boolean {
  const one = context.article.blocks[first];
  const other = context.article.blocks[second];
  const [opening] = hunks;
  if (one === undefined || other === undefined || opening === undefined) return false;
  if (areOfOneBuild(one, other, hunks, { from: 0, to: wordCount(one) }, differing)) return true;
  if (opening.first.from !== 0 || opening.second.from !== 0) return false;
  return opensWithHeading(context, first) && opensWithHeading(context, second);
}

/** True for a block whose first word stands in a heading above it: `Ada Quist`, her age, her job, `Quist wants …`. */
function opensWithHeading({ article, prints }: RepeatContext, index: number): boolean {
  const opener = prints[index]?.words.hashes[0];
  if (opener === undefined) return false;
  for (let at = index - 1; at >= 0 && index - at <= MOST_OF_SECTION; at--) {
    if (article.blocks[at]?.kind === 'heading' && prints[at]?.words.hashes.includes(opener) === true)
      return true;
  }
  return false;
}

/** True for blocks under headings of one build about two things: `Power is out in Harlow`, `Power is out in Brent`. */
function haveAlikeHeadings(context: RepeatContext, first: number, second: number): boolean {
  const [one, other] = [context.before(first), context.before(second)];
  const { blocks, headline } = context.article;
  if (one === headline || blocks[one]?.kind !== 'heading' || blocks[other]?.kind !== 'heading') return false;
  const ours = context.prints[one]?.words.hashes;
  const theirs = context.prints[other]?.words.hashes;
  if (ours === undefined || theirs === undefined) return false;
  let common = 0;
  for (const word of ours) if (theirs.includes(word)) common++;
  return common < ours.length && common >= ALIKE_HEADINGS * Math.max(ours.length, theirs.length);
}

function isHeadingBetween(context: RepeatContext, { first, second }: Copy): boolean {
  for (let at = first + 1; at < second; at++) if (context.article.blocks[at]?.kind === 'heading') return true;
  return false;
}

function chainRepeat(context: RepeatContext, chain: Chain, kind: RepeatKind): Repeat {
  const firstFrom = chain.copies[0]?.first ?? 0;
  const secondFrom = chain.copies[0]?.second ?? 0;
  return {
    ...plainRepeat(
      kind,
      blocksSpan(context.article, firstFrom, chain.firstTo),
      blocksSpan(context.article, secondFrom, chain.secondTo),
    ),
    copies: chain.times,
    firstBlocks: { from: firstFrom, to: chain.firstTo },
    secondBlocks: { from: secondFrom, to: chain.secondTo },
  };
}
