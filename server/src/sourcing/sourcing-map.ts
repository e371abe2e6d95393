/** Who said what in a draft. */
import type { Article, Span } from '../article/model.ts';
import type { LeftoverMap } from '../leftovers/leftover-map.ts';

/**
 * - `person`, `organization`, `document` (report, study, filing, poll, post)
 * - `role`: unnamed but specific (“a police spokesman”)
 * - `anonymous`: “a person familiar with the talks”
 * - `collective`: cannot be checked (“critics”, “experts”)
 */
export type SourceKind =
  | 'person'
  | 'organization'
  | 'document'
  | 'role'
  | 'anonymous'
  | 'collective'
  | 'unknown';

/** Reading spans of one block, except where noted. */
export interface Attribution {
  /** Null when nobody is named (“it is believed”). */
  readonly source: (Span & { readonly kind: SourceKind; readonly name: string }) | null;
  /** Null for content that an attribution elsewhere covers. */
  readonly cue: Span | null;
  readonly content: readonly Span[];
  readonly quote: boolean;
}

/** - `sourced`: a cue stands in the sentence. - `carried`: one in reach covers it. */
export type SentenceStatus = 'sourced' | 'carried' | 'unsourced';

/** What the sourcing map says of one block; the same object as long as nothing in it changes. */
export interface ParagraphSourcing {
  /** One entry for each sentence of the block, in order. */
  readonly sentences: readonly {
    readonly status: SentenceStatus;
    readonly attributions: readonly number[];
  }[];
  readonly attributions: readonly Attribution[];
}

export interface SourcingMap {
  /** One entry for each block of the article; null for blocks that are not read (code, leftovers). */
  readonly paragraphs: readonly (ParagraphSourcing | null)[];
}

/** Reads who said what; blocks inside leftovers are left out. */
export function readSourcing(article: Article, _leftovers: LeftoverMap): SourcingMap {
  return { paragraphs: article.blocks.map(() => null) };
}
