/** Who said what in a draft. */
import { changeBetween, replaced } from '../article/change.ts';
import { keptWith } from '../article/kept-with.ts';
import { type Article, type Block, blockAt, type Span } from '../article/model.ts';
import { finish, type Steps } from '../article/steps.ts';
import type { LeftoverMap } from '../leftovers/leftover-map.ts';
import { languageOf } from './language.ts';
import { type Reach, readReach } from './reach.ts';

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

/** The same in steps. With the map of an `earlier` text of the draft, only what may have changed is read again. */
export function* readSourcingSteps(
  article: Article,
  leftovers: LeftoverMap,
  earlier: SourcingMap | null = null,
): Steps<SourcingMap> {
  const before = earlier === null ? null : (states.get(earlier) ?? null);
  const readable = readableBlocks(article, before);
  const reach = yield* readReach(withoutLeftovers(article, readable, leftovers), before?.reach ?? null);
  const map: SourcingMap = { paragraphs: reach.paragraphs };
  states.set(map, { article, readable, reach });
  return map;
}

/** What a map was made from. */
interface State {
  readonly article: Article;
  /** The blocks that would be read if nothing were a leftover; null for the others. */
  readonly readable: readonly (Block | null)[];
  readonly reach: Reach;
}

const states = keptWith<SourcingMap, State>('state');

/** The blocks in English that are no code; null for the others. */
function readableBlocks(article: Article, before: State | null): readonly (Block | null)[] {
  const of = (index: number): Block | null => {
    const block = article.blocks[index];
    if (block === undefined || block.kind === 'code' || block.kind === 'separator') return null;
    return languageOf(block, article) === 'en' ? block : null;
  };
  // A block that says too little has the language of the draft.
  if (before === null || before.article.language !== article.language)
    return article.blocks.map((_, index) => of(index));
  return replaced(before.readable, changeBetween(before.article.blocks, article.blocks), of);
}

/** The same, null also for blocks that lie for the most part in a leftover. */
function withoutLeftovers(
  article: Article,
  readable: readonly (Block | null)[],
  { leftovers }: LeftoverMap,
): readonly (Block | null)[] {
  const blocks = [...readable];
  for (const leftover of leftovers) {
    for (let at = Math.max(0, blockAt(article, leftover.start)); at < blocks.length; at++) {
      const start = article.starts[at] ?? 0;
      if (start >= leftover.end) break;
      const end = start + (article.blocks[at]?.source.length ?? 0);
      const covered = Math.min(end, leftover.end) - Math.max(start, leftover.start);
      if (covered > (end - start) / 2) blocks[at] = null;
    }
  }
  return blocks;
}
