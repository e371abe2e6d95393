/** The facts about one text, each made when it is first asked for; what an edit left alone is taken over from the text before. */
import { type Change, changeBetween } from '../article/change.ts';
import type { Article, Block } from '../article/model.ts';
import type { Steps } from '../article/steps.ts';
import { type LeftoverMap, readLeftovers, readLeftoversSteps } from '../leftovers/leftover-map.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import { type PassageMap, readPassages, readPassagesSteps } from '../passages/passage-map.ts';
import {
  type ParagraphSourcing,
  readSourcing,
  readSourcingSteps,
  type SourcingMap,
} from '../sourcing/sourcing-map.ts';
import type { Facts } from './rule.ts';
import type { LintSettings } from './settings.ts';

export type Question = (facts: Facts) => string | number | boolean;

type BlockTest = (block: Block) => boolean;
type BlockFigure = (block: Block) => number;
type ParagraphTest = (block: Block, sourcing: ParagraphSourcing) => boolean;
type ParagraphFigure = (block: Block, sourcing: ParagraphSourcing) => number;

export class DraftFacts implements Facts {
  readonly article: Article;
  readonly settings: LintSettings;
  readonly elsewhere: readonly SharedDraft[];
  /** The answers given so far. */
  readonly answers = new Map<Question, string | number | boolean>();
  /** Facts about an earlier text; null when there are none, and once the lint is done. */
  #earlier: DraftFacts | null;
  #passages: PassageMap | null = null;
  #leftovers: LeftoverMap | null = null;
  #sourcing: SourcingMap | null = null;
  readonly #lists = new Map<BlockTest | ParagraphTest, readonly number[]>();
  readonly #totals = new Map<BlockFigure | ParagraphFigure, number>();
  #change: Change | null = null;
  #sourcingChange: Change | null = null;

  constructor(
    article: Article,
    settings: LintSettings,
    elsewhere: readonly SharedDraft[],
    earlier: DraftFacts | null,
  ) {
    this.article = article;
    this.settings = settings;
    this.elsewhere = elsewhere;
    this.#earlier = earlier;
  }

  /** Lets go of the facts about the earlier text, which would hold on to those before them, and so on. */
  settle(): void {
    this.#earlier = null;
  }

  /** Works the maps out one by one; each step is named. One that throws does so again for each rule that asks, and is reported there. */
  *steps(): Generator<'passages' | 'leftovers' | 'sourcing', void> {
    const { article, settings } = this;
    const earlier = this.#earlier;
    try {
      this.#passages ??= yield* named(
        'passages',
        readPassagesSteps(article, settings, earlier?.knownPassages ?? null),
      );
      this.#leftovers ??= yield* named(
        'leftovers',
        readLeftoversSteps(article, this.#passages, settings, earlier?.knownLeftovers ?? null),
      );
      this.#sourcing ??= yield* named(
        'sourcing',
        readSourcingSteps(article, this.#leftovers, earlier?.knownSourcing ?? null),
      );
    } catch {
      return;
    }
  }

  get passages(): PassageMap {
    this.#passages ??= readPassages(this.article, this.settings);
    return this.#passages;
  }

  get leftovers(): LeftoverMap {
    this.#leftovers ??= readLeftovers(this.article, this.passages, this.settings);
    return this.#leftovers;
  }

  get sourcing(): SourcingMap {
    this.#sourcing ??= readSourcing(this.article, this.leftovers);
    return this.#sourcing;
  }

  /** Maps as far as they were worked out. */
  get knownPassages(): PassageMap | null {
    return this.#passages;
  }

  get knownLeftovers(): LeftoverMap | null {
    return this.#leftovers;
  }

  get knownSourcing(): SourcingMap | null {
    return this.#sourcing;
  }

  /** Where the blocks differ from those of the earlier text; null without one. */
  get change(): Change | null {
    const earlier = this.#earlier;
    if (earlier === null) return null;
    this.#change ??= changeBetween(earlier.article.blocks, this.article.blocks);
    return this.#change;
  }

  /** Where the blocks or what the sourcing map says of them differ from the earlier text; null without its map. */
  get sourcingChange(): Change | null {
    const before = this.#earlier?.knownSourcing ?? null;
    if (before === null) return null;
    this.#sourcingChange ??= joined(this.change, changeBetween(before.paragraphs, this.sourcing.paragraphs));
    return this.#sourcingChange;
  }

  blocksWith(test: BlockTest): readonly number[] {
    return this.#listed(test, () => this.change, test);
  }

  paragraphsWith(test: ParagraphTest): readonly number[] {
    return this.#listed(
      test,
      () => this.sourcingChange,
      (block, index) => {
        const sourcing = this.sourcing.paragraphs[index] ?? null;
        return sourcing !== null && test(block, sourcing);
      },
    );
  }

  total(figure: BlockFigure): number {
    return this.#totalled(
      figure,
      () => this.change,
      (facts, index) => {
        const block = facts.article.blocks[index];
        return block === undefined ? 0 : figure(block);
      },
    );
  }

  totalOfParagraphs(figure: ParagraphFigure): number {
    return this.#totalled(
      figure,
      () => this.sourcingChange,
      (facts, index) => {
        const block = facts.article.blocks[index];
        const sourcing = facts.sourcing.paragraphs[index] ?? null;
        return block === undefined || sourcing === null ? 0 : figure(block, sourcing);
      },
    );
  }

  ask<Answer extends string | number | boolean>(question: (facts: Facts) => Answer): Answer {
    const known = this.answers.get(question);
    if (known !== undefined) return known as Answer;
    const answer = question(this);
    this.answers.set(question, answer);
    return answer;
  }

  #listed(
    name: BlockTest | ParagraphTest,
    changeOf: () => Change | null,
    holds: (block: Block, index: number) => boolean,
  ): readonly number[] {
    let list = this.#lists.get(name);
    if (list === undefined) {
      const before = this.#earlier?.listOf(name);
      const change = before === undefined ? null : changeOf();
      list = this.#list(before, change, holds);
      this.#lists.set(name, list);
    }
    return list;
  }

  #list(
    before: readonly number[] | undefined,
    change: Change | null,
    holds: (block: Block, index: number) => boolean,
  ): readonly number[] {
    const { blocks } = this.article;
    const known = before !== undefined && change !== null;
    const from = known ? change.from : 0;
    const to = known ? change.to : blocks.length;
    const list: number[] = [];
    let next = 0;
    if (known) for (; (before[next] ?? from) < from; next++) list.push(before[next] ?? 0);
    for (let index = from; index < to; index++) {
      const block = blocks[index];
      if (block !== undefined && holds(block, index)) list.push(index);
    }
    if (!known) return list;
    const shift = change.to - change.oldTo;
    for (; next < before.length; next++) {
      const index = before[next] ?? 0;
      if (index >= change.oldTo) list.push(index + shift);
    }
    return list;
  }

  #totalled(
    name: BlockFigure | ParagraphFigure,
    changeOf: () => Change | null,
    figure: (facts: DraftFacts, index: number) => number,
  ): number {
    let total = this.#totals.get(name);
    if (total === undefined) {
      const earlier = this.#earlier;
      const before = earlier?.totalOf(name);
      const change = before === undefined ? null : changeOf();
      if (before !== undefined && change !== null && earlier !== null) {
        total = before;
        for (let index = change.from; index < change.oldTo; index++) total -= figure(earlier, index);
        for (let index = change.from; index < change.to; index++) total += figure(this, index);
      } else {
        total = 0;
        for (let index = 0; index < this.article.blocks.length; index++) total += figure(this, index);
      }
      this.#totals.set(name, total);
    }
    return total;
  }

  /** What has been asked already; undefined for what has not. */
  listOf(test: BlockTest | ParagraphTest): readonly number[] | undefined {
    return this.#lists.get(test);
  }

  totalOf(figure: BlockFigure | ParagraphFigure): number | undefined {
    return this.#totals.get(figure);
  }
}

/** The least stretch that holds both; both are of the same pair of lists' lengths. */
function joined(a: Change | null, b: Change): Change {
  if (a === null) return b;
  const shift = b.to - b.oldTo;
  const oldTo = Math.max(a.oldTo, b.oldTo);
  return { from: Math.min(a.from, b.from), oldTo, to: oldTo + shift };
}

/** Steps under a name, and one more when they are done. */
export function* named<Name extends string, T>(name: Name, steps: Steps<T>): Generator<Name, T> {
  for (;;) {
    const step = steps.next();
    yield name;
    if (step.done === true) return step.value;
  }
}
