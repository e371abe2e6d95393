/** What in a draft came along with a paste and was never meant to be published. */
import { keptWith } from '../article/kept-with.ts';
import type { Article, Span } from '../article/model.ts';
import { finish, type Steps } from '../article/steps.ts';
import type { LintSettings } from '../lint/settings.ts';
import type { PassageMap } from '../passages/passage-map.ts';
import { growBlocks } from './blocks.ts';
import { houseRules } from './house.ts';
import { lineProbabilities, type Probabilities } from './line-model.ts';
import { readLines } from './line-table.ts';
import { removalsOf } from './removal.ts';

/**
 * - `literal`: known words say so.
 * - `inferred`: shape and neighbourhood say so.
 * - `mixed`: some lines are known, others inferred.
 */
export type Evidence = 'literal' | 'inferred' | 'mixed';

/** One leftover: a widget, a disclaimer, a tail of related stories. Spans are source offsets. */
export interface Leftover extends Span {
  /** Rule that reports it, for example `leftover/market-widget`. */
  readonly rule: string;
  /** What it is in an editor's words, for the message: `price widget`. */
  readonly label: string;
  readonly evidence: Evidence;
  /** True when literal marks bound a mixed block: they open it, recur in it, and it runs to the end of the draft. */
  readonly bounded: boolean;
  /** How sure we are, 0 to 1. */
  readonly confidence: number;
  /** True when its wording is known and its place fits: worth a warning. */
  readonly firm: boolean;
  /** Number of lines that it covers. */
  readonly lines: number;
  /** Index of its first block in the article. */
  readonly first: number;
  /** What deleting it takes out, line breaks included; sorted, separate; empty when deletion is not offered. */
  readonly removals: readonly Span[];
  /** The part of it that may go into fix-all: all of it, its known lines, or nothing. */
  readonly safeRemovals: readonly Span[];
}

export interface LeftoverMap {
  /** Sorted by start, separate. */
  readonly leftovers: readonly Leftover[];
}

/** Finds the leftovers that are whole lines. What stands within a line is found by rules of its own. */
export function readLeftovers(article: Article, passages: PassageMap, settings: LintSettings): LeftoverMap {
  return finish(readLeftoversSteps(article, passages, settings));
}

/** The same in steps. With the map of an `earlier` text of the draft, only what may have changed is worked out again. */
export function* readLeftoversSteps(
  article: Article,
  _passages: PassageMap,
  settings: LintSettings,
  earlier: LeftoverMap | null = null,
): Steps<LeftoverMap> {
  const before = earlier === null ? null : (likely.get(earlier) ?? null);
  const table = readLines(article, before?.table ?? null);
  yield;
  const probabilities = yield* lineProbabilities(table, before);
  const house = houseRules(settings);
  const leftovers: Leftover[] = [];
  for (const run of growBlocks(article, table, probabilities.of, house)) {
    const first = article.starts[run.first] ?? 0;
    const end = (article.starts[run.last] ?? 0) + (article.blocks[run.last]?.source.length ?? 0);
    leftovers.push({
      start: first,
      end,
      rule: `leftover/${run.class ?? 'page-furniture'}`,
      label: run.label,
      evidence: run.evidence,
      bounded: run.bounded,
      confidence: run.confidence,
      firm: run.firm,
      lines: run.last - run.first + 1,
      first: run.first,
      removals: removalsOf(article, [{ first: run.first, last: run.last }]),
      safeRemovals: removalsOf(article, run.safe),
    });
  }
  const map: LeftoverMap = { leftovers };
  likely.set(map, probabilities);
  return map;
}

/** What a map was made from: the next one goes on from there. */
const likely = keptWith<LeftoverMap, Probabilities>('probabilities');
