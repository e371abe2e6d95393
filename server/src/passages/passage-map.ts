/** What stands twice in a draft. */
import type { Article, Span } from '../article/model.ts';
import type { LintSettings } from '../lint/settings.ts';

/** Two passages of one draft that say the same. Spans are source offsets; `first` starts before `second`. */
export interface Repeat {
  /** Rule that reports it, for example `duplicate/paragraph`. */
  readonly rule: string;
  readonly first: Span;
  readonly second: Span;
  /** Share of words that agree, 0 to 1; 1 for an exact copy. */
  readonly similarity: number;
}

export interface PassageMap {
  /** Sorted by the start of the second passage. */
  readonly repeats: readonly Repeat[];
}

/** Finds the passages that stand twice in a draft. */
export function readPassages(_article: Article, _settings: LintSettings): PassageMap {
  return { repeats: [] };
}
