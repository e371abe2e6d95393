/** What the searches for repeats share: the draft as they see it, and places in it. */
import type { Article, Block, Span } from '../article/model.ts';
import { sourceEnd, sourceStart } from '../article/model.ts';
import { sentencesOf } from '../article/sentences.ts';
import type { LintSettings } from '../lint/settings.ts';
import { isBackground } from './background.ts';
import { type BlockPrint, blockPrintOf } from './block-print.ts';
import type { Comparison } from './comparison.ts';
import type { Row } from './draft-print.ts';
import type { Repeat, RepeatKind } from './passage-map.ts';

/** Two blocks that were compared, by index; `first` is the earlier one. */
export interface ComparedPair {
  readonly first: number;
  readonly second: number;
  readonly comparison: Comparison;
}

/** What the steps below share. */
export interface RepeatContext {
  readonly article: Article;
  readonly settings: LintSettings;
  readonly prints: readonly BlockPrint[];
  /** For each block the first one with equal words; -1 when there is none before it. */
  readonly equalTo: Int32Array;
  /** Blocks that repeat themselves. */
  readonly doubled: readonly number[];
  /** Index of the block before and after that has words and is not code; -1 where there is none. */
  before(index: number): number;
  after(index: number): number;
}

/** A repeat with nothing special about it; the later copy is marked. */
export function plainRepeat(kind: RepeatKind, first: Span, second: Span): Repeat {
  return {
    rule: `duplicate/${kind}`,
    kind,
    first,
    second,
    similarity: 1,
    marked: 'second',
    copies: 1,
    expendable: false,
    glued: false,
    minor: false,
    discrepancies: [],
    firstBlocks: null,
    secondBlocks: null,
  };
}

/** Source span of a row of words of a block, with the end marks and closing signs behind the last word. */
export function wordSpan(article: Article, index: number, row: Row): Span {
  const block = article.blocks[index];
  const base = article.starts[index] ?? 0;
  if (block === undefined) return { start: 0, end: 0 };
  const { words } = blockPrintOf(block);
  const start = words.starts[row.from] ?? 0;
  let end = words.ends[row.to - 1] ?? start;
  const limit = row.to < words.count ? (words.starts[row.to] ?? 0) : block.reading.length;
  while (end < limit && /[.!?…,;:”’"')\]]/.test(block.reading.charAt(end))) end++;
  return { start: base + sourceStart(block, start), end: base + sourceEnd(block, end) };
}

/** Source span of a sentence, by its index among the block's sentences with words. */
export function sentenceSpan(article: Article, index: number, from: number, to: number): Span {
  const block = article.blocks[index];
  const base = article.starts[index] ?? 0;
  if (block === undefined) return { start: 0, end: 0 };
  const print = blockPrintOf(block);
  const first = print.words.starts[print.sentences[from]?.from ?? 0] ?? 0;
  const last = (print.words.ends[(print.sentences[to]?.to ?? 1) - 1] ?? 1) - 1;
  let start = first;
  let end = last + 1;
  for (const sentence of sentencesOf(block)) {
    if (sentence.start <= first && first < sentence.end) start = sentence.start;
    if (sentence.start <= last && last < sentence.end) end = sentence.end;
  }
  return { start: base + sourceStart(block, start), end: base + sourceEnd(block, end) };
}

/** Source span of whole blocks, from the first to the last. */
export function blocksSpan(article: Article, from: number, to: number): Span {
  const first = article.blocks[from];
  const last = article.blocks[to];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  return {
    start: (article.starts[from] ?? 0) + sourceStart(first, 0),
    end: (article.starts[to] ?? 0) + sourceEnd(last, last.reading.length),
  };
}

/** True for blocks whose words count: no code, no rows of tables, no separators. */
export function isText(block: Block): boolean {
  return block.kind !== 'code' && block.kind !== 'separator' && block.kind !== 'table-row';
}

/** What a copy is. */
export interface KindOfCopy {
  readonly kind: RepeatKind;
  readonly expendable: boolean;
  readonly minor: boolean;
}

/** True for blocks that are set off from running text. */
export function isDisplay(block: Block): boolean {
  return (
    block.kind === 'heading' ||
    block.kind === 'headline' ||
    block.kind === 'list-item' ||
    block.kind === 'caption'
  );
}

/** True when most of a block is registered as standing background. */
export function isInBackground(context: RepeatContext, block: Block | undefined): boolean {
  if (block === undefined) return false;
  const { words } = blockPrintOf(block);
  return isBackground(words, 0, words.count, context.settings);
}

/** Number of words of a block. */
export function wordCount(block: Block): number {
  return blockPrintOf(block).words.count;
}
