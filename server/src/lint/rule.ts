/**
 * How a rule is written: what it is called and why it exists, examples that are run as tests and shown
 * in its documentation, and a check.
 *
 * A rule declares its unit. The smaller the unit, the less is done again after a keystroke:
 * - `sentence` and `paragraph` rules see one block and the declared facts about it. Their results are
 *   kept as long as the block and those facts are the same objects. They report reading offsets of the block.
 * - `nearby` rules see one block with its neighbours and all facts about these. Their results are kept until
 *   something within their reach changes. They report source offsets.
 * - `article` rules see everything, run on every change, and must be cheap: they read facts that were
 *   kept per block. They report source offsets.
 */
import type { Article, Block, Span } from '../article/model.ts';
import type { LeftoverMap } from '../leftovers/leftover-map.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import type { PassageMap } from '../passages/passage-map.ts';
import type { ParagraphSourcing, SourcingMap } from '../sourcing/sourcing-map.ts';
import type { Fix, Related, Safety, Severity } from './finding.ts';
import type { LintSettings, Profile } from './settings.ts';

export type Family = 'attribution' | 'leftover' | 'duplicate' | 'draft';

/**
 * Facts about the whole draft, each worked out at most once and only when a rule asks. What is asked of all blocks
 * (`blocksWith` and its like) goes by the function that is given: give the same one each time, and its answers are
 * kept from one lint to the next.
 */
export interface Facts {
  readonly article: Article;
  readonly settings: LintSettings;
  readonly passages: PassageMap;
  /** What this draft shares with other drafts, when the host keeps an index of them; empty otherwise. */
  readonly elsewhere: readonly SharedDraft[];
  readonly leftovers: LeftoverMap;
  readonly sourcing: SourcingMap;
  /** Indices of the blocks of which `test` holds, in order. It may look at the block and nothing else. */
  blocksWith(test: (block: Block) => boolean): readonly number[];
  /** The same for blocks that are read for sourcing. */
  paragraphsWith(test: (block: Block, sourcing: ParagraphSourcing) => boolean): readonly number[];
  /** The sum of a whole number over all blocks; it may depend on the block and nothing else. */
  total(figure: (block: Block) => number): number;
  /** The same over the blocks that are read for sourcing. */
  totalOfParagraphs(figure: (block: Block, sourcing: ParagraphSourcing) => number): number;
  /**
   * The answer to a question about the whole draft. This is how a `nearby` rule may look further than its reach: all
   * that it said is worked out anew when the answer to a question that it asked changes.
   */
  ask<Answer extends string | number | boolean>(question: (facts: Facts) => Answer): Answer;
}

export interface RuleMeta {
  /** `family/name`, kebab-case. */
  readonly id: string;
  /** Severity where the settings say nothing; `off` for a rule that must be asked for. */
  readonly severity: Severity | 'off';
  /** Severity in a profile where it differs from the default. */
  readonly profiles?: Readonly<Partial<Record<Profile, Severity | 'off'>>>;
  /** One line, no full stop: what it flags. */
  readonly summary: string;
  /** Two to six sentences: why a desk cares, what it leaves alone. Shown in hovers and documentation. */
  readonly rationale: string;
  /** The guideline that it comes from, in our own words, with its origin. */
  readonly guideline?: string;
  /** The best that its fixes can be. */
  readonly fix: Safety | 'none';
}

/**
 * An example: a small draft. In `bad` ones the flagged words stand between `⟦` and `⟧`; without marks the
 * rule must stay silent. `fixed` is the draft after the first fix of the first finding.
 */
export interface Example {
  readonly draft: string;
  readonly format?: Article['format'];
  readonly fixed?: string;
  /** Shown in the documentation: why this is fine, or what is wrong. */
  readonly note?: string;
  readonly profile?: Profile;
  /** Other drafts of the folder, by path; for `duplicate/cross-draft`. */
  readonly others?: Readonly<Record<string, string>>;
  /** Settings of `leftovers` that the example needs. */
  readonly leftovers?: Partial<LintSettings['leftovers']>;
}

/** What a check reports; offsets as its unit says. Edits of fixes are in the same offsets. */
export interface Report extends Span {
  readonly message: string;
  /** Only to differ from the rule's own severity; the settings still override it. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  readonly unnecessary?: boolean;
}

/** What a sentence or paragraph rule may look at. Nothing else may influence its result. */
export interface ParagraphView {
  readonly block: Block;
  readonly settings: LintSettings;
  /** Who said what in this block; null unless the rule declares `needs: ['sourcing']`. */
  readonly sourcing: ParagraphSourcing | null;
}

export interface SentenceView extends ParagraphView {
  /** Reading span of the sentence. */
  readonly sentence: Span;
  /** Its index among the block's sentences. */
  readonly index: number;
}

export type BlockFact = 'sourcing';

interface RuleBase {
  readonly meta: RuleMeta;
  readonly examples: readonly Example[];
}

/** Bits of `leftovers/scan.ts`: signs and rare words of a block. */
export interface BlockMarks {
  readonly signs: number;
  readonly triggers: number;
}

export interface SentenceRule extends RuleBase {
  readonly unit: 'sentence';
  readonly needs: readonly BlockFact[];
  /** Without one of these marks in a block the rule has nothing to say of it, and is not asked. */
  readonly onlyWith?: BlockMarks;
  check(view: SentenceView, report: (report: Report) => void): void;
}

export interface ParagraphRule extends RuleBase {
  readonly unit: 'paragraph';
  readonly needs: readonly BlockFact[];
  /** Without one of these marks in a block the rule has nothing to say of it, and is not asked. */
  readonly onlyWith?: BlockMarks;
  check(view: ParagraphView, report: (report: Report) => void): void;
}

export interface NearbyRule extends RuleBase {
  readonly unit: 'nearby';
  /**
   * So many blocks before and behind the block at `index` may be looked at, with their sourcing. Of the rest of
   * the draft only its format, the settings and what `Facts.ask` answers; nothing of leftovers and passages.
   * Reports and their edits lie within that reach, too.
   */
  readonly reach: number;
  check(facts: Facts, index: number, report: (report: Report) => void): void;
}

export interface ArticleRule extends RuleBase {
  readonly unit: 'article';
  /** False for a rule that asks for none of the maps: run alone, it needs none to be worked out. */
  readonly readsMaps?: false;
  check(facts: Facts, report: (report: Report) => void): void;
}

export type Rule = SentenceRule | ParagraphRule | NearbyRule | ArticleRule;

/** The part of a rule id before the slash. */
export function familyOf(rule: string): Family {
  return rule.slice(0, rule.indexOf('/')) as Family;
}
