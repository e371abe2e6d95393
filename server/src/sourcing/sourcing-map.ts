/** Who said what in a draft. */
import type { Article, Block, Span } from '../article/model.ts';
import { finish, type Steps } from '../article/steps.ts';
import type { LeftoverMap } from '../leftovers/leftover-map.ts';
import { languageOf } from './language.ts';
import { readReach } from './reach.ts';

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

/** Who something is attributed to. The span is the phrase in the text, `name` whom it stands for. */
export interface Source extends Span {
  readonly kind: SourceKind;
  /** `Vladimir Putin` for `he`; the words of the phrase where no name is known. */
  readonly name: string;
}

/** Reading spans of one block, except where noted. */
export interface Attribution {
  /** Null when nobody is named (“it is believed”). For a carried one, the span lies in the block of its carrier. */
  readonly source: Source | null;
  /** Null for content that an attribution elsewhere covers. */
  readonly cue: Span | null;
  readonly content: readonly Span[];
  readonly quote: boolean;
  /** What the cue does: reports, shows, thinks, wants, judges, acts; null for a carried one. */
  readonly manner: Manner | null;
  /**
   * For a carried one, the attribution that covers it: how many blocks away its block is (0: this one, -1: the
   * one before) and its index there.
   */
  readonly carrier: { readonly blocks: number; readonly attribution: number } | null;
}

export type Manner = 'say' | 'show' | 'think' | 'want' | 'judge' | 'act';

/** - `sourced`: a cue stands in the sentence. - `carried`: one in reach covers it. */
export type SentenceStatus = 'sourced' | 'carried' | 'unsourced';

/**
 * Why a sentence counts as covered, surest first.
 * - `cue`: its own cue. `note`: a source note. `link`: a link or a footnote on it.
 * - `quote`: quoted words of a speaker named near by. `frame`: under a line such as `Police gave this account:`.
 * - `same-speaker`: goes on about what the source of the sentence before says (`He also …`).
 * - `look-ahead`: opens a paragraph whose next sentence is sourced. `continuation`: follows a sourced one.
 * - `lede`: the first paragraph, sourced further down.
 * - `likely`: no attribution that we could read, but its wording is that of reported matter.
 *
 * The last five are weak: the status stays `unsourced` unless the wording, too, speaks for a source. Rules that ask
 * whether a claim is sourced should look at the attributions; rules that would flag what has none, at this.
 */
export type Coverage =
  | 'cue'
  | 'note'
  | 'link'
  | 'quote'
  | 'frame'
  | 'same-speaker'
  | 'look-ahead'
  | 'continuation'
  | 'lede'
  | 'likely';

export interface SentenceSourcing {
  readonly status: SentenceStatus;
  /** Indices into the attributions of the block. */
  readonly attributions: readonly number[];
  /** Null when nothing reaches the sentence; then the status is `unsourced`. */
  readonly by: Coverage | null;
}

/**
 * True when an attribution, a note or a link that we can point at covers the sentence; false for what is merely
 * near one, or likely.
 */
export function isCovered(sentence: SentenceSourcing | undefined): boolean {
  const by = sentence?.by ?? null;
  return by === 'cue' || by === 'note' || by === 'link' || by === 'quote' || by === 'frame';
}

/** What the sourcing map says of one block; the same object as long as nothing in it changes. */
export interface ParagraphSourcing {
  /** One entry for each sentence of the block, in order. */
  readonly sentences: readonly SentenceSourcing[];
  readonly attributions: readonly Attribution[];
}

export interface SourcingMap {
  /** One entry for each block of the article; null for blocks that are not read (code, leftovers, other languages). */
  readonly paragraphs: readonly (ParagraphSourcing | null)[];
}

/**
 * Reads who said what; blocks inside leftovers, code and blocks that are not in English are left out. What a
 * block shows on its own is kept with the block, and its entry is the same object as last time when what
 * surrounds it did not change its reading.
 */
export function readSourcing(article: Article, leftovers: LeftoverMap): SourcingMap {
  return finish(readSourcingSteps(article, leftovers));
}

/** The same in steps. */
export function* readSourcingSteps(
  article: Article,
  leftovers: LeftoverMap,
  _earlier: SourcingMap | null = null,
): Steps<SourcingMap> {
  return { paragraphs: yield* readReach(blocksToRead(article, leftovers)) };
}

/** The blocks that are read, null for the others. */
function blocksToRead(article: Article, leftovers: LeftoverMap): readonly (Block | null)[] {
  const blocks: (Block | null)[] = [];
  let next = 0;
  for (let at = 0; at < article.blocks.length; at++) {
    const block = article.blocks[at];
    const start = article.starts[at] ?? 0;
    if (block === undefined || block.kind === 'code' || block.kind === 'separator') {
      blocks.push(null);
      continue;
    }
    const end = start + block.source.length;
    while (next < leftovers.leftovers.length && (leftovers.leftovers[next]?.end ?? 0) <= start) next++;
    const leftover = leftovers.leftovers[next];
    const covered =
      leftover !== undefined &&
      Math.min(end, leftover.end) - Math.max(start, leftover.start) > (end - start) / 2;
    blocks.push(covered || languageOf(block, article) !== 'en' ? null : block);
  }
  return blocks;
}
