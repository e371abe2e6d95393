/** What in a draft came along with a paste and was never meant to be published. */
import type { Article, Span } from '../article/model.ts';
import type { LintSettings } from '../lint/settings.ts';
import type { PassageMap } from '../passages/passage-map.ts';

/**
 * One leftover: a widget, a disclaimer, a tail of related stories, or a few words within a line.
 * Spans are source offsets.
 */
export interface Leftover extends Span {
  /** Rule that reports it, for example `leftover/market-widget`. */
  readonly rule: string;
  /** What it is in an editor's words, for the message: `price widget`. */
  readonly label: string;
  /** `literal`: known words say so; `inferred`: shape and neighbourhood say so; `mixed`: literal marks bound inferred lines. */
  readonly evidence: 'literal' | 'inferred' | 'mixed';
  /** How sure we are, 0 to 1. */
  readonly confidence: number;
  /** Number of lines that it covers. */
  readonly lines: number;
  /** What deleting it takes out, line breaks included; null when deletion is not offered. */
  readonly removal: Span | null;
  /** True when the removal may go into fix-all. */
  readonly safe: boolean;
}

export interface LeftoverMap {
  /** Sorted by start, separate. */
  readonly leftovers: readonly Leftover[];
}

/** Finds the leftovers of a draft. */
export function readLeftovers(
  _article: Article,
  _passages: PassageMap,
  _settings: LintSettings,
): LeftoverMap {
  return { leftovers: [] };
}
