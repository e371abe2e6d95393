/** What stands twice in a draft. */
import { keptWith } from '../article/kept-with.ts';
import type { Article, Span } from '../article/model.ts';
import { finish, type Steps } from '../article/steps.ts';
import type { LintSettings } from '../lint/settings.ts';
import { type ClueTable, readClues } from './candidates.ts';
import { findRepeats } from './repeats.ts';

/** Which rule reports a repeat; the part of its id after `duplicate/`. */
export type RepeatKind =
  | 'self-repeat'
  | 'headline'
  | 'line'
  | 'teaser'
  | 'paragraph'
  | 'truncated-copy'
  | 'two-versions'
  | 'near-paragraph'
  | 'sentence'
  | 'near-sentence'
  | 'quotation';

/** Words in which two versions differ. Either may be empty. */
export interface Discrepancy {
  readonly first: string;
  readonly second: string;
}

/** Two passages of one draft that say the same. Spans are source offsets; `first` starts before `second`. */
export interface Repeat {
  /** Rule that reports it, for example `duplicate/paragraph`. */
  readonly rule: string;
  readonly kind: RepeatKind;
  readonly first: Span;
  readonly second: Span;
  /** Share of words that agree, 0 to 1; 1 for an exact copy. */
  readonly similarity: number;
  /** The copy that is marked: the one that says no more than the other, or the later one. */
  readonly marked: 'first' | 'second';
  /** Number of copies after the first. */
  readonly copies: number;
  /** True when what is marked may be deleted without losing a word. */
  readonly expendable: boolean;
  /** True when the copies touch without white space between them. */
  readonly glued: boolean;
  /** True when a repeat of this kind is of less weight here, as in a headline or a key point. */
  readonly minor: boolean;
  /** What numbers, dates and names differ; for `two-versions`. */
  readonly discrepancies: readonly Discrepancy[];
  /** Blocks of both passages, as indices: from, to (inclusive). Null when the passage is part of a block. */
  readonly firstBlocks: BlockRange | null;
  readonly secondBlocks: BlockRange | null;
}

export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

export interface PassageMap {
  /** Sorted by the start of the second passage. */
  readonly repeats: readonly Repeat[];
}

/** Finds the passages that stand twice in a draft. */
export function readPassages(article: Article, settings: LintSettings): PassageMap {
  return finish(readPassagesSteps(article, settings));
}

/** The same in steps. With the map of an `earlier` text of the draft, fingerprints are taken over from it. */
export function* readPassagesSteps(
  article: Article,
  settings: LintSettings,
  earlier: PassageMap | null = null,
): Steps<PassageMap> {
  const clues = readClues(article.blocks, earlier === null ? null : (cluesOf.get(earlier) ?? null));
  const map: PassageMap = { repeats: yield* findRepeats(article, settings, clues) };
  cluesOf.set(map, clues);
  return map;
}

/** The fingerprints that a map was made from. */
const cluesOf = keptWith<PassageMap, ClueTable>('clues');
