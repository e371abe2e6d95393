/** Blocks that stand whole within fuller ones: teasers, cut copies, sentences that were left behind. */
import type { Block } from '../article/model.ts';
import type { BlockRelation } from './comparison.ts';
import type { Row } from './draft-print.ts';
import {
  isKeyPoint,
  isListLine,
  isPullQuote,
  isQuestion,
  isSpeakerLine,
  isStandingNote,
} from './meant-to-repeat.ts';
import type { Repeat } from './passage-map.ts';
import {
  blocksSpan,
  isDisplay,
  isInBackground,
  type KindOfCopy,
  plainRepeat,
  type RepeatContext,
  wordCount,
  wordSpan,
} from './repeat-parts.ts';
import { wordsOf } from './words.ts';

/** Fewest words of a cut copy, and of a block that stands within another one in pieces. */
const LEAST_CUT = 10;
const LEAST_LOOSE = 20;
/** Blocks at the head of a draft where a teaser may stand, and where the lede does. */
const HEAD = 4;
const LEDE = 8;

/** The repeat that a block which lies within another one makes; null when that is meant. */
export function containedRepeat(
  context: RepeatContext,
  first: number,
  second: number,
  relation: Extract<BlockRelation, { kind: 'within' }>,
): Repeat | null {
  const { article } = context;
  const small = relation.smaller === 'first' ? first : second;
  const large = relation.smaller === 'first' ? second : first;
  const block = article.blocks[small];
  const fuller = article.blocks[large];
  if (block === undefined || fuller === undefined || isInBackground(context, block)) return null;
  // The first display line is taken for the headline; a teaser above the real one looks like it.
  const next = context.after(small);
  const isHeadline =
    small === article.headline && (next === large || article.blocks[next]?.kind !== 'heading');
  if (isHeadline || isKeyPoint(article, small) || isKeyPoint(article, large)) return null;
  if (isPullQuote(block) || isPullQuote(fuller)) return null;
  if (isStandingNote(block) || isStandingNote(fuller)) return null;
  const isWhole = relation.exact || (relation.butLast && isCutWord(block, fuller, relation.row));
  const kind = isWhole ? containedKind(context, small, large, relation) : looseKind(block);
  if (kind === null) return null;
  const ours = blocksSpan(article, small, small);
  const isPart = kind.kind !== 'truncated-copy' && kind.kind !== 'teaser';
  const theirs = isPart ? wordSpan(article, large, relation.row) : blocksSpan(article, large, large);
  const range = { from: small, to: small };
  const smallFirst = small < large;
  return {
    ...plainRepeat(kind.kind, smallFirst ? ours : theirs, smallFirst ? theirs : ours),
    marked: smallFirst ? 'first' : 'second',
    similarity: isWhole ? 1 : 0.95,
    expendable: kind.expendable,
    minor: kind.minor,
    firstBlocks: smallFirst ? range : null,
    secondBlocks: smallFirst ? null : range,
  };
}

/** A block of which nearly all words stand within another one, but not as one row. */
function looseKind(block: Block): KindOfCopy | null {
  if (isListLine(block) || isQuestion(block) || isSpeakerLine(block)) return null;
  return wordCount(block) < LEAST_LOOSE ? null : { kind: 'near-paragraph', expendable: false, minor: false };
}

/** True when the last word of a block is the beginning of the word that follows `row` in the fuller one. */
function isCutWord(block: Block, fuller: Block, row: Row): boolean {
  const ours = wordsOf(block);
  const theirs = wordsOf(fuller);
  const last = block.reading.slice(ours.starts[ours.count - 1] ?? 0, ours.ends[ours.count - 1] ?? 0);
  const next = fuller.reading.slice(theirs.starts[row.to] ?? 0, theirs.ends[row.to] ?? 0);
  return row.to < theirs.count && next.startsWith(last);
}

function containedKind(
  context: RepeatContext,
  small: number,
  large: number,
  relation: Extract<BlockRelation, { kind: 'within' }>,
): KindOfCopy | null {
  const { article, prints } = context;
  const block = article.blocks[small];
  const print = prints[small];
  const fuller = prints[large];
  const larger = article.blocks[large];
  if (block === undefined || larger === undefined || print === undefined || fuller === undefined) return null;
  const words = print.words.count;
  const opens = relation.row.from === 0;
  if (opens && small < large && small < HEAD && small <= article.headline + 2 && large < LEDE) {
    return { kind: 'teaser', expendable: true, minor: false };
  }
  // The copy was cut where it breaks off without an end mark and the fuller text goes on.
  const breaksOff = !/[.!?][”’"')\]]{0,2}$/.test(block.reading);
  const goesOn = !fuller.sentences.some((sentence) => sentence.to === relation.row.to);
  if (breaksOff && goesOn) {
    if (isListLine(larger) || (isDisplay(block) && !opens)) return null;
    if (words < LEAST_CUT && !block.reading.endsWith('…')) return null;
    return { kind: 'truncated-copy', expendable: true, minor: block.kind === 'list-item' };
  }
  if (isListLine(block) && block.kind === 'list-item') return null;
  if (print.sentences.length > 1 || context.before(large) === small || context.after(large) === small) {
    return { kind: 'paragraph', expendable: true, minor: false };
  }
  if (isSpeakerLine(block) || isQuestion(block)) return null;
  return { kind: 'sentence', expendable: false, minor: false };
}
