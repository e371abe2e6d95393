/**
 * The engine's front door: a draft's text goes in, findings come out. Pure: the same text and settings give
 * the same findings on every host, whether linted afresh or after an edit.
 */
import { changeBetween } from '../article/change.ts';
import { keptWith } from '../article/kept-with.ts';
import type { Article, Block, Format } from '../article/model.ts';
import { readArticleSteps } from '../article/read.ts';
import { sentencesOf } from '../article/sentences.ts';
import { finish, type Steps } from '../article/steps.ts';
import { lineOf } from '../leftovers/line-features.ts';
import { blockPrintOf } from '../passages/block-print.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import { selfRepeatsOf } from '../passages/self-repeats.ts';
import { ALL_RULES } from '../rules/all.ts';
import { claimsOf } from '../sourcing/claims.ts';
import { localSourcing } from '../sourcing/cues.ts';
import { mentionsIn } from '../sourcing/reach.ts';
import { arbitrate } from './arbitration.ts';
import { applyDirectives } from './directives.ts';
import { DraftFacts, named } from './draft-facts.ts';
import type { Finding, Severity } from './finding.ts';
import { keepWhole } from './keep-whole.ts';
import { finding, LocalFinder, type LocalFindings } from './local-findings.ts';
import { emptySourceNotes } from './notes.ts';
import { effectiveProfile, severityOf } from './resolve.ts';
import type { Facts, Rule } from './rule.ts';
import { DEFAULT_SETTINGS, type LintSettings } from './settings.ts';

export interface LintInput {
  readonly text: string;
  readonly format: Format;
  readonly settings?: LintSettings;
  /**
   * What `PassageIndex.find` says of this draft; `id`s are the paths that findings name. A host that must read
   * the draft first to know gives a function: it is called once, with the article as it was read, and its steps
   * are steps of the lint.
   */
  readonly elsewhere?: readonly SharedDraft[] | ((article: Article) => Steps<readonly SharedDraft[]>);
}

/** A rule that threw. It is left out of this result; the host says so once. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

export interface LintResult {
  readonly article: Article;
  readonly settings: LintSettings;
  readonly facts: Facts;
  /** Sorted by start, end and rule. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/**
 * What {@link Linter.lintSteps} has just done: part of the reading, compared the draft with others (in part), worked
 * out (part of) a map, or run (part of) the rule named. The article itself comes once, when it is read: a host that drops the lint can give it to the
 * next one as an earlier reading, so that the work on its blocks is not lost.
 */
export type LintStep =
  | 'article'
  | 'blocks'
  | 'elsewhere'
  | 'passages'
  | 'leftovers'
  | 'sourcing'
  | (string & {})
  | Article;

/** What a lint can start from: an earlier result for the same draft, or as far as a dropped lint came. */
export type Earlier = Pick<LintResult, 'article'> & { readonly facts?: Facts };

export interface Linter {
  readonly rules: readonly Rule[];
  /** Lints a draft; `previous` is the result for an earlier text of the same draft. */
  lint(input: LintInput, previous?: Earlier | null): LintResult;
  /**
   * The same in small steps, with the same result: hosts that must answer meanwhile look at their clock
   * between steps, and drop the generator when the result is no longer wanted.
   */
  lintSteps(input: LintInput, previous?: Earlier | null): Generator<LintStep, LintResult>;
}

/** A linter over `rules`. It holds only what can be worked out again from the blocks it has seen. */
export function createLinter(rules: readonly Rule[] = ALL_RULES): Linter {
  const memory: Memory = { rules, severities: new WeakMap() };
  return {
    rules,
    lint: (input, previous = null) => finish(stepsOf(memory, input, previous)),
    lintSteps: (input, previous = null) => stepsOf(memory, input, previous),
  };
}

/** A linter's rules, and what it keeps with blocks and settings. */
interface Memory {
  readonly rules: readonly Rule[];
  /** By the rule's place in the list. */
  readonly severities: WeakMap<LintSettings, readonly (Severity | 'off')[]>;
}

function severitiesOf({ rules, severities }: Memory, settings: LintSettings): readonly (Severity | 'off')[] {
  let known = severities.get(settings);
  if (known === undefined) {
    known = rules.map(({ meta }) => severityOf(meta, settings));
    severities.set(settings, known);
  }
  return known;
}

/** The local findings of lints in which no rule failed, with their facts. */
const localFindings = keptWith<DraftFacts, LocalFindings>('local findings');

/** Blocks that are worked on between two looks at the clock. */
const BLOCKS_PER_STEP = 32;

function* stepsOf(
  memory: Memory,
  input: LintInput,
  previous: Earlier | null,
): Generator<LintStep, LintResult> {
  const { rules } = memory;
  const requested = input.settings ?? DEFAULT_SETTINGS;
  const article = yield* named(
    'article',
    readArticleSteps(input.text, input.format, previous?.article ?? null),
  );
  const settings = effectiveProfile(requested, article);
  yield article;
  const earlier = previous?.facts instanceof DraftFacts ? previous.facts : null;
  const severities = severitiesOf(memory, settings);
  const needsMaps = rules.some((rule, index) => readsMaps(rule) && severities[index] !== 'off');
  // Before others are asked about the draft: what they compare is worked out from its blocks, too.
  if (needsMaps) yield* blockByBlock(article, earlier);
  const { elsewhere = [] } = input;
  const shared = typeof elsewhere === 'function' ? yield* named('elsewhere', elsewhere(article)) : elsewhere;
  const facts = new DraftFacts(article, settings, shared, earlier);
  if (needsMaps) yield* facts.steps();
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const known = earlier === null ? undefined : localFindings.get(earlier);
  const goesOn =
    earlier !== null && earlier.settings === settings && earlier.article.format === article.format;
  const finder = new LocalFinder(memory, facts, goesOn ? (known ?? null) : null);
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index];
    const severity = severities[index] ?? 'off';
    if (rule === undefined || severity === 'off') continue;
    try {
      if (rule.unit === 'article') {
        rule.check(facts, (report) => findings.push(finding(rule, severity, settings, report)));
      } else {
        finder.begin(rule, index, severity);
        while (finder.goOn()) yield rule.meta.id;
      }
    } catch (error) {
      failures.push({ rule: rule.meta.id, error });
    }
    yield rule.meta.id;
  }
  const found = finder.collect(findings);
  // Where a rule failed it is asked about all blocks again: how far it came is not kept.
  if (failures.length === 0) localFindings.set(facts, found);
  findings.push(...emptySourceNotes(facts));
  facts.settle();
  const placed = arbitrate(findings, facts).map((finding) => keepWhole(finding, article));
  return { article, settings, facts, findings: applyDirectives(placed, article, settings), failures };
}

/** What the maps work out from each block alone, which is most of their work, and keep with the block. */
const BLOCK_FACTS: readonly ((block: Block) => unknown)[] = [
  sentencesOf,
  blockPrintOf,
  selfRepeatsOf,
  lineOf,
  localSourcing,
  mentionsIn,
  claimsOf,
];

/**
 * Does that work for the blocks that are new, one after the other: what is read of a block shares the row of its signs.
 * On a first reading of a long draft, or after a long paste, in small steps.
 */
function* blockByBlock({ blocks }: Article, earlier: Facts | null): Generator<LintStep, void> {
  const known = earlier?.article.blocks ?? [];
  const { from, to } = changeBetween(known, blocks);
  const isShort = to - from <= BLOCKS_PER_STEP;
  for (let at = from; at < to; at++) {
    const block = blocks[at];
    if (block === undefined || block.kind === 'code') continue;
    readBlock(block);
    if (!isShort) yield 'blocks';
  }
}

/** Outside of the generator, in which it would run slower. */
function readBlock(block: Block): void {
  for (const fact of BLOCK_FACTS) {
    try {
      fact(block);
    } catch {
      // The map that needs it throws the same, and the rules that ask for the map are reported.
    }
  }
}

function readsMaps(rule: Rule): boolean {
  switch (rule.unit) {
    case 'article':
      return rule.readsMaps !== false;
    case 'nearby':
      return true;
    default:
      return rule.needs.length > 0;
  }
}

export { readArticle } from '../article/read.ts';
