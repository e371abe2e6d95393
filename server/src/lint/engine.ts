/**
 * The engine's front door: a draft's text goes in, findings come out. Pure: the same text and settings give
 * the same findings on every host, whether linted afresh or after an edit.
 */
import type { Article, Block, Format, Span } from '../article/model.ts';
import { besideBlock, sourceEnd, sourceSpan, sourceStart } from '../article/model.ts';
import { readArticleSteps } from '../article/read.ts';
import { sentencesOf } from '../article/sentences.ts';
import { finish, type Steps } from '../article/steps.ts';
import { type LeftoverMap, readLeftovers } from '../leftovers/leftover-map.ts';
import { lineOf } from '../leftovers/line-features.ts';
import { blockPrintOf } from '../passages/block-print.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import { type PassageMap, readPassages, readPassagesSteps } from '../passages/passage-map.ts';
import { selfRepeatsOf } from '../passages/self-repeats.ts';
import { ALL_RULES } from '../rules/all.ts';
import { claimsOf } from '../sourcing/claims.ts';
import { localSourcing } from '../sourcing/cues.ts';
import {
  type ParagraphSourcing,
  readSourcing,
  readSourcingSteps,
  type SourcingMap,
} from '../sourcing/sourcing-map.ts';
import { arbitrate } from './arbitration.ts';
import { applyDirectives } from './directives.ts';
import type { Edit, Finding, Fix, Severity } from './finding.ts';
import { keepWhole } from './keep-whole.ts';
import { emptySourceNotes } from './notes.ts';
import { effectiveProfile, severityOf } from './resolve.ts';
import {
  type Facts,
  familyOf,
  type ParagraphRule,
  type Report,
  type Rule,
  type SentenceRule,
} from './rule.ts';
import { DEFAULT_SETTINGS, type LintSettings } from './settings.ts';

export interface LintInput {
  readonly text: string;
  readonly format: Format;
  readonly settings?: LintSettings;
  /**
   * What `PassageIndex.find` says of this draft; `id`s are the paths that findings name. A host that must read
   * the draft first to know gives a function: it is called once, with the article as it was read.
   */
  readonly elsewhere?: readonly SharedDraft[] | ((article: Article) => readonly SharedDraft[]);
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
 * What {@link Linter.lintSteps} has just done: part of the reading, worked out (part of) a map, or run (part of)
 * the rule named. The article itself comes once, when it is read: a host that drops the lint can give it to the
 * next one as an earlier reading, so that the work on its blocks is not lost.
 */
export type LintStep = 'article' | 'blocks' | 'passages' | 'leftovers' | 'sourcing' | (string & {}) | Article;

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

/** What each rule said of a block, by the rule's place in the list. */
type BlockRecord = (Kept | undefined)[];

function severitiesOf({ rules, severities }: Memory, settings: LintSettings): readonly (Severity | 'off')[] {
  let known = severities.get(settings);
  if (known === undefined) {
    known = rules.map(({ meta }) => severityOf(meta, settings));
    severities.set(settings, known);
  }
  return known;
}

/** The records of the linter that last read the block: they are of no use to another one. */
const records = besideBlock<{ readonly of: Memory; readonly record: BlockRecord }>();

/** The records of an article's blocks; null for blocks that no rule checks. */
function recordsOf(memory: Memory, article: Article): readonly (BlockRecord | null)[] {
  return article.blocks.map((block) => {
    if (block.kind === 'code' || block.kind === 'separator') return null;
    let known = records.get(block);
    if (known === undefined || known.of !== memory) {
      known = { of: memory, record: [] };
      records.set(block, known);
    }
    return known.record;
  });
}

/** Blocks that are worked on between two looks at the clock. */
const BLOCKS_PER_STEP = 32;

function* stepsOf(
  memory: Memory,
  input: LintInput,
  previous: Earlier | null,
): Generator<LintStep, LintResult> {
  const { rules } = memory;
  const requested = input.settings ?? DEFAULT_SETTINGS;
  const article = yield* labelled(
    'article',
    readArticleSteps(input.text, input.format, previous?.article ?? null),
  );
  const settings = effectiveProfile(requested, article);
  yield article;
  const { elsewhere = [] } = input;
  const shared = typeof elsewhere === 'function' ? elsewhere(article) : elsewhere;
  const facts = new DraftFacts(article, settings, shared);
  const severities = severitiesOf(memory, settings);
  if (rules.some((rule, index) => readsMaps(rule) && severities[index] !== 'off')) {
    const workedOut = previous?.facts === undefined ? 0 : previous.article.blocks.length;
    if (article.blocks.length - workedOut > BLOCKS_PER_STEP) yield* blockByBlock(article);
    yield* facts.steps();
  }
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const records = recordsOf(memory, article);
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index];
    const severity = severities[index] ?? 'off';
    if (rule === undefined || severity === 'off') continue;
    try {
      if (rule.unit === 'article') {
        rule.check(facts, (report) => findings.push(finding(rule, severity, settings, report)));
      } else {
        yield* checkBlocks(rule, index, severity, facts, records, findings);
      }
    } catch (error) {
      failures.push({ rule: rule.meta.id, error });
    }
    yield rule.meta.id;
  }
  findings.push(...emptySourceNotes(article, settings));
  const placed = arbitrate(findings, facts).map((finding) => keepWhole(finding, article));
  return { article, settings, facts, findings: applyDirectives(placed, article, settings), failures };
}

/** Steps under a name, and one more when they are done. */
function* labelled<T>(name: LintStep, steps: Steps<T>): Generator<LintStep, T> {
  for (;;) {
    const step = steps.next();
    yield name;
    if (step.done === true) return step.value;
  }
}

/** What the maps work out from each block alone, which is most of their work, and keep with the block. */
const BLOCK_FACTS: readonly ((block: Block) => unknown)[] = [
  sentencesOf,
  blockPrintOf,
  selfRepeatsOf,
  lineOf,
  localSourcing,
  claimsOf,
];

/** On a first reading of a long draft, or after a long paste: does that work beforehand, in small steps. */
function* blockByBlock(article: Article): Generator<LintStep, void> {
  for (const block of article.blocks) {
    if (block.kind === 'code') continue;
    for (const fact of BLOCK_FACTS) {
      try {
        fact(block);
      } catch {
        // The map that needs it throws the same, and the rules that ask for the map are reported.
      }
    }
    yield 'blocks';
  }
}

function readsMaps(rule: Rule): boolean {
  return rule.unit === 'article' ? rule.readsMaps !== false : rule.needs.length > 0;
}

/** What a rule said of a block, and what that was based on. */
interface Kept {
  readonly settings: LintSettings;
  readonly sourcing: ParagraphSourcing | null;
  readonly reports: readonly Report[];
  /** The reports as findings of a draft in which the block stands at `start`. */
  placed: { readonly start: number; readonly findings: readonly Finding[] } | null;
}

function* checkBlocks(
  rule: SentenceRule | ParagraphRule,
  index: number,
  severity: Severity,
  facts: DraftFacts,
  records: readonly (BlockRecord | null)[],
  findings: Finding[],
): Generator<LintStep, void> {
  const { article, settings } = facts;
  const paragraphs = rule.needs.includes('sourcing') ? facts.sourcing.paragraphs : null;
  let fresh = 0;
  for (let at = 0; at < records.length; at++) {
    const record = records[at];
    if (record === undefined || record === null) continue;
    const sourcing = paragraphs === null ? null : (paragraphs[at] ?? null);
    if (paragraphs !== null && sourcing === null) continue;
    let known = record[index];
    const block = article.blocks[at];
    if (block === undefined) continue;
    if (known === undefined || known.settings !== settings || known.sourcing !== sourcing) {
      known = { settings, sourcing, reports: reportsOn(rule, block, settings, sourcing), placed: null };
      record[index] = known;
      if (++fresh % BLOCKS_PER_STEP === 0) yield rule.meta.id;
    }
    if (known.reports.length === 0) continue;
    const start = article.starts[at] ?? 0;
    if (known.placed === null || known.placed.start !== start) {
      known.placed = {
        start,
        findings: known.reports.map((report) =>
          finding(rule, severity, settings, placeReport(report, block, start)),
        ),
      };
    }
    for (const placed of known.placed.findings) findings.push(placed);
  }
}

function reportsOn(
  rule: SentenceRule | ParagraphRule,
  block: Block,
  settings: LintSettings,
  sourcing: ParagraphSourcing | null,
): readonly Report[] {
  const reports: Report[] = [];
  const report = (one: Report) => {
    reports.push(one);
  };
  if (rule.unit === 'paragraph') {
    rule.check({ block, settings, sourcing }, report);
  } else {
    const sentences = sentencesOf(block);
    for (let index = 0; index < sentences.length; index++) {
      const sentence = sentences[index];
      if (sentence !== undefined) rule.check({ block, settings, sourcing, sentence, index }, report);
    }
  }
  return reports;
}

/** From reading offsets of a block to source offsets of the article. */
function placeReport(report: Report, block: Block, start: number): Report {
  const moved = placeSpan(report, block, start);
  return {
    ...report,
    ...moved,
    ...(report.fixes === undefined ? {} : { fixes: report.fixes.map((fix) => placeFix(fix, block, start)) }),
    ...(report.related === undefined
      ? {}
      : { related: report.related.map((related) => ({ ...related, ...placeSpan(related, block, start) })) }),
  };
}

function placeSpan(span: Span, block: Block, start: number): Span {
  const source = sourceSpan(block, span);
  return { start: start + source.start, end: start + source.end };
}

function placeFix(fix: Fix, block: Block, start: number): Fix {
  const edits: Edit[] = [];
  let crossesMarkup = false;
  for (const edit of fix.edits) {
    const placed = placeSpan(edit, block, start);
    if (placed.end - placed.start !== edit.end - edit.start && crosses(block, edit)) crossesMarkup = true;
    edits.push({ ...placed, text: edit.text });
  }
  // An edit over markup may cut a tag or an emphasis in two: an editor has to look at it.
  return { ...fix, edits, safety: crossesMarkup ? 'suggested' : fix.safety };
}

/** True when something else stands in the source than what is read; white space of another kind is the same. */
function crosses(block: Block, span: Span): boolean {
  const { start, end } = sourceSpan(block, span);
  const read = block.reading.slice(span.start, span.end);
  return block.source.slice(start, end).replace(LINE_END, ' ') !== read.replace(LINE_END, ' ');
}

const LINE_END = /\r\n|\r|\n/g;

function finding(rule: Rule, severity: Severity, settings: LintSettings, report: Report): Finding {
  // The rule's own word on severity counts only where the settings leave the rule alone.
  const { severities } = settings;
  const isSet = severities[rule.meta.id] !== undefined || severities[familyOf(rule.meta.id)] !== undefined;
  const own = report.severity !== undefined && !isSet ? report.severity : severity;
  return {
    rule: rule.meta.id,
    severity: own,
    message: report.message,
    start: report.start,
    end: report.end,
    fixes: report.fixes ?? [],
    related: report.related ?? [],
    ...(report.unnecessary === true ? { unnecessary: true } : {}),
  };
}

/** The maps of one text, each made when it is first asked for. */
class DraftFacts implements Facts {
  readonly article: Article;
  readonly settings: LintSettings;
  readonly elsewhere: readonly SharedDraft[];
  #passages: PassageMap | null = null;
  #leftovers: LeftoverMap | null = null;
  #sourcing: SourcingMap | null = null;

  constructor(article: Article, settings: LintSettings, elsewhere: readonly SharedDraft[]) {
    this.article = article;
    this.settings = settings;
    this.elsewhere = elsewhere;
  }

  /** Works the maps out one by one. One that throws does so again for each rule that asks, and is reported there. */
  *steps(): Generator<LintStep, void> {
    const { article, settings } = this;
    try {
      this.#passages ??= yield* labelled('passages', readPassagesSteps(article, settings));
      this.#leftovers ??= readLeftovers(article, this.#passages, settings);
      yield 'leftovers';
      this.#sourcing ??= yield* labelled('sourcing', readSourcingSteps(article, this.#leftovers));
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
}

/** Source span of a reading span of the block at `index`. For article rules. */
export function placed(article: Article, index: number, span: Span): Span {
  const block = article.blocks[index];
  const start = article.starts[index];
  if (block === undefined || start === undefined) return { start: 0, end: 0 };
  return { start: start + sourceStart(block, span.start), end: start + sourceEnd(block, span.end) };
}

export { readArticle } from '../article/read.ts';
