/** The repeats of a draft: from all comparisons to what rules report. */
import type { Article, Block } from '../article/model.ts';
import type { Steps } from '../article/steps.ts';
import type { LintSettings } from '../lint/settings.ts';
import { isBackground } from './background.ts';
import { type BlockPrint, blockPrintOf } from './block-print.ts';
import { type ClueTable, candidatesOf } from './candidates.ts';
import { compareBlocks } from './comparison.ts';
import { copiedBlocks } from './copied-blocks.ts';
import { copiedSentences } from './copied-sentences.ts';
import { pageTitles } from './page-title.ts';
import type { Repeat } from './passage-map.ts';
import { type ComparedPair, isText, plainRepeat, type RepeatContext, wordSpan } from './repeat-parts.ts';
import { selfRepeatsOf } from './self-repeats.ts';
import { frontMatterTeasers } from './teaser.ts';

/** A draft that repeats itself more often is a log or a list; the first ones tell enough. */
const MOST_REPEATS = 400;

/** Comparisons between two looks at the host's clock. */
const PAIRS_PER_STEP = 8;

/** The repeats of the draft whose fingerprints are in `clues`, sorted by the start of the second passage. */
export function* findRepeats(article: Article, settings: LintSettings, clues: ClueTable): Steps<Repeat[]> {
  const { blocks } = article;
  const { prints, equalTo, pairs, sentences } = candidatesOf(clues);
  const doubled: number[] = [];
  for (let at = 0; at < clues.doubled.length; at++) if (clues.doubled[at] === 1) doubled.push(at);
  yield;
  const context: RepeatContext = {
    article,
    settings,
    prints,
    equalTo,
    doubled,
    before: (index) => neighbour(blocks, prints, index, -1),
    after: (index) => neighbour(blocks, prints, index, 1),
  };
  const compared: ComparedPair[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const first = pairs[at] ?? 0;
    const second = pairs[at + 1] ?? 0;
    const one = blocks[first];
    const other = blocks[second];
    if (one === undefined || other === undefined || !isText(one) || !isText(other)) continue;
    const comparison = compareBlocks(one, other);
    if (comparison.block !== null || comparison.runs.length > 0) compared.push({ first, second, comparison });
    if (at % (2 * PAIRS_PER_STEP) === 0) yield;
  }
  yield;
  const repeats = copiedBlocks(context, compared);
  yield;
  addDoublings(context, repeats);
  repeats.push(...frontMatterTeasers(article), ...pageTitles(context));
  repeats.push(...copiedSentences(context, sentences, compared, repeats));
  return repeats
    .sort((a, b) => a.second.start - b.second.start || a.first.start - b.first.start)
    .slice(0, MOST_REPEATS);
}

/** Text that stands twice in one block. */
function addDoublings(context: RepeatContext, repeats: Repeat[]): void {
  const { blocks } = context.article;
  for (const index of context.doubled) {
    const block = blocks[index];
    if (block === undefined) continue;
    for (const doubling of selfRepeatsOf(block).doublings) {
      if (isBackground(blockPrintOf(block).words, doubling.first.from, doubling.first.to, context.settings))
        continue;
      const first = wordSpan(context.article, index, doubling.first);
      // Up to the next word, less white space: end marks go with the copy that they end.
      const second = wordSpan(context.article, index, doubling.second);
      repeats.push({
        ...plainRepeat('self-repeat', first, second),
        glued: doubling.glued,
        expendable: !doubling.loose,
        minor: doubling.loose,
      });
    }
  }
}

function neighbour(
  blocks: readonly Block[],
  prints: readonly BlockPrint[],
  index: number,
  step: 1 | -1,
): number {
  for (let at = index + step; at >= 0 && at < blocks.length; at += step) {
    if ((prints[at]?.words.count ?? 0) > 0 && blocks[at]?.kind !== 'code') return at;
  }
  return -1;
}
