/** The index of many drafts: which of them share passages. Its port, and what it answers with. */
import type { Span } from '../article/model.ts';
import type { DraftPrint } from './draft-print.ts';

/** A passage that stands in two drafts. Spans are source offsets of the one and of the other. */
export interface SharedPassage {
  readonly here: Span;
  readonly there: Span;
  /** Words of the passage in this draft. */
  readonly words: number;
  /** How many of them stand in the other one, in order. */
  readonly agreeing: number;
}

/** What a draft shares with another one. */
export interface SharedDraft {
  /** Id of the other draft, as it was added. */
  readonly id: string;
  /** Sorted by place in this draft, separate. */
  readonly passages: readonly SharedPassage[];
  /** Words of this draft. */
  readonly draftWords: number;
  /** Share of this draft's words that agree, 0 to 1; counts shorter rows of words than passages too. */
  readonly share: number;
  /** Share of the shorter draft's words that agree, 0 to 1: how far one lies within the other. */
  readonly containment: number;
}

/**
 * The port that a store for millions of drafts can stand behind. `id` is the host's: a path or a URI.
 * Nothing here reads files, so that the same index serves the editor, the command line and the tests.
 */
export interface PassageIndex {
  /** Number of drafts held. */
  readonly size: number;
  has(id: string): boolean;
  /** Adds a draft, or puts a new print in the place of the one it had. */
  add(id: string, print: DraftPrint): void;
  /** Forgets a draft; false when it was not there. */
  remove(id: string): boolean;
  /**
   * The drafts that share passages with a draft held under `id`, or with any print; most shared words
   * first. `self` is left out of the answer (the draft itself, when an unsaved text of it is asked for), and so
   * are the `hidden` ones.
   */
  find(draft: string | DraftPrint, self?: string, hidden?: ReadonlySet<string>): readonly SharedDraft[];
}
