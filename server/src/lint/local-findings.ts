/**
 * The findings of rules that see a block, or a block and its neighbours. They are kept by block in the order of the
 * article, so that a keystroke asks the rules about the block that was typed in and what stands round it; all other
 * findings are those of the text before, moved.
 */
import { keptWith } from '../article/kept-with.ts';
import type { Block, Span } from '../article/model.ts';
import { besideBlock, sourceSpan } from '../article/model.ts';
import { sentencesOf } from '../article/sentences.ts';
import { scanOf } from '../leftovers/scan.ts';
import type { ParagraphSourcing, SourcingMap } from '../sourcing/sourcing-map.ts';
import type { DraftFacts, Question } from './draft-facts.ts';
import type { Edit, Finding, Fix, Severity } from './finding.ts';
import {
  familyOf,
  type NearbyRule,
  type ParagraphRule,
  type ParagraphView,
  type Report,
  type Rule,
  type SentenceRule,
} from './rule.ts';
import type { LintSettings } from './settings.ts';

export type LocalRule = SentenceRule | ParagraphRule | NearbyRule;

/** What a rule found in a block that stands at `start`. */
interface Found {
  /** The rule's place in the list. */
  readonly rule: number;
  readonly start: number;
  readonly findings: readonly Finding[];
}

/** All that was found in a block, by rule; null when nothing was. */
type InBlock = readonly Found[] | null;

/** What rules that see one block said of it, by their place among such rules, and what that was based on. */
interface BlockRecord {
  /** The linter that last read the block: to another one it is of no use. */
  readonly of: object;
  readonly settings: LintSettings;
  /** Of rules that see no more than the block. */
  readonly alone: (readonly Report[] | undefined)[];
  /** Of rules that see its sourcing as well, and that sourcing. */
  sourced: (readonly Report[] | undefined)[];
  sourcing: ParagraphSourcing | null;
}

const records = besideBlock<BlockRecord>();

/** For each rule of a linter how many before it see one block. */
const places = keptWith<RuleList, readonly number[]>('places');

interface RuleList {
  readonly rules: readonly Rule[];
}

function placesOf(linter: RuleList): readonly number[] {
  let known = places.get(linter);
  if (known === undefined) {
    let place = 0;
    known = linter.rules.map(({ unit }) => (unit === 'paragraph' || unit === 'sentence' ? place++ : place));
    places.set(linter, known);
  }
  return known;
}

/** Shared by all rules that have nothing to say of a block: nearly all of nearly all blocks. */
const NO_REPORTS: readonly Report[] = [];
const NO_FINDINGS: readonly Finding[] = [];

/** The findings of one lint; the next one goes on from here. */
export interface LocalFindings {
  /** The linter. */
  readonly of: object;
  readonly facts: DraftFacts;
  readonly blocks: readonly InBlock[];
}

/** Blocks that are worked on between two looks at the clock. */
const BLOCKS_PER_STEP = 32;

/** Collects the local findings of one lint, rule by rule. */
export class LocalFinder {
  readonly #of: RuleList;
  readonly #places: readonly number[];
  readonly #facts: DraftFacts;
  readonly #blocks: InBlock[];
  /** Blocks of which something may have changed, and those that have new neighbours; all of them at first. */
  readonly #changed: readonly Stretch[];
  /** The same for rules that may ask about the whole draft. */
  readonly #changedFurther: readonly Stretch[];
  readonly #byReach = new Map<number, readonly Stretch[]>();
  readonly #views: (ParagraphView | undefined)[];
  readonly #sourcedViews: (ParagraphView | undefined)[];
  /** What the rule that is being asked has said so far. */
  readonly #said: Report[] = [];
  readonly #say = collector(this.#said);
  /** The rule that is being asked, and which blocks come next. */
  #asked: Asked | null = null;
  #stretches: readonly Stretch[] = [];
  #stretch = 0;
  #next = 0;

  /** `of` stands for the linter; `earlier` must be the findings of a lint with the same settings in which no rule failed. */
  constructor(of: RuleList, facts: DraftFacts, earlier: LocalFindings | null) {
    this.#of = of;
    this.#places = placesOf(of);
    this.#facts = facts;
    const { blocks } = facts.article;
    this.#views = new Array(blocks.length);
    this.#sourcedViews = new Array(blocks.length);
    const all = [{ from: 0, to: blocks.length }];
    const change = earlier === null ? null : facts.change;
    if (earlier === null || change === null || earlier.of !== of) {
      this.#blocks = new Array<InBlock>(blocks.length).fill(null);
      this.#changed = all;
      this.#changedFurther = all;
      return;
    }
    const { from, oldTo, to } = change;
    const none = new Array<InBlock>(to - from).fill(null);
    this.#blocks = earlier.blocks.slice(0, from).concat(none, earlier.blocks.slice(oldTo));
    this.#changed = changedStretches(facts, earlier.facts);
    this.#changedFurther = answersHold(facts, earlier.facts) ? this.#changed : all;
  }

  /** Begins to ask a rule; {@link goOn} does so. */
  begin(rule: LocalRule, index: number, severity: Severity): void {
    this.#asked = new Asked(rule, index, this.#places[index] ?? 0, severity, this.#facts);
    this.#stretches = this.#stretchesFor(rule);
    this.#stretch = 0;
    this.#next = this.#stretches[0]?.from ?? 0;
  }

  /**
   * Asks the rule about some more blocks, and adds what it finds; false when it has seen them all. Throws what the
   * rule throws; what it had found before that stays. No generator, as the other work in steps is: this runs for
   * each rule, and what stands in a generator runs slower.
   */
  goOn(): boolean {
    const stretches = this.#stretches;
    let left = BLOCKS_PER_STEP;
    for (;;) {
      const stretch = stretches[this.#stretch];
      if (this.#asked === null || stretch === undefined) return false;
      if (left === 0) return true;
      const from = this.#next;
      const to = Math.min(stretch.to, from + left);
      left -= to - from;
      this.#next = to;
      if (to === stretch.to) this.#next = stretches[++this.#stretch]?.from ?? 0;
      this.#checkBlocks(this.#asked, from, to);
    }
  }

  #checkBlocks(asked: Asked, from: number, to: number): void {
    const { blocks, starts } = this.#facts.article;
    const { rule, found } = asked;
    let at = from;
    try {
      for (; at < to; at++) {
        const block = blocks[at];
        if (block === undefined || block.kind === 'code' || block.kind === 'separator') continue;
        if (rule.unit === 'nearby') rule.check(this.#facts, at, asked.take);
        else this.#checkBlock(asked, rule, at, block);
        if (found.length > 0 || this.#blocks[at] !== null)
          this.#put(at, asked.index, starts[at] ?? 0, asked.taken());
      }
    } catch (error) {
      this.#put(at, asked.index, starts[at] ?? 0, asked.taken());
      throw error;
    }
  }

  #checkBlock(asked: Asked, rule: SentenceRule | ParagraphRule, at: number, block: Block): void {
    const { onlyWith } = rule;
    if (onlyWith !== undefined) {
      const { signs, triggers } = scanOf(block);
      if (((signs & onlyWith.signs) | (triggers & onlyWith.triggers)) === 0) return;
    }
    const sourcing = asked.paragraphs === null ? null : (asked.paragraphs[at] ?? null);
    if (asked.paragraphs !== null && sourcing === null) return;
    const reports = this.#reportsOn(rule, asked.place, at, block, sourcing);
    if (reports.length === 0) return;
    const start = this.#facts.article.starts[at] ?? 0;
    for (const report of reports) asked.take(placeReport(report, block, start));
  }

  /** All findings, moved to where their blocks stand now. */
  collect(into: Finding[]): LocalFindings {
    const { starts } = this.#facts.article;
    for (let at = 0; at < this.#blocks.length; at++) {
      let inBlock = this.#blocks[at] ?? null;
      if (inBlock === null) continue;
      const start = starts[at] ?? 0;
      if (inBlock.some((found) => found.start !== start)) {
        inBlock = inBlock.map((found) => moved(found, start));
        this.#blocks[at] = inBlock;
      }
      for (const { findings } of inBlock) into.push(...findings);
    }
    return { of: this.#of, facts: this.#facts, blocks: this.#blocks };
  }

  #stretchesFor(rule: LocalRule): readonly Stretch[] {
    if (rule.unit !== 'nearby') return this.#changed;
    let stretches = this.#byReach.get(rule.reach);
    if (stretches === undefined) {
      stretches = widened(this.#changedFurther, rule.reach, this.#blocks.length);
      this.#byReach.set(rule.reach, stretches);
    }
    return stretches;
  }

  /** Replaces what the rule found in a block. */
  #put(at: number, rule: number, start: number, findings: readonly Finding[]): void {
    const before = this.#blocks[at] ?? null;
    if (before === null && findings.length === 0) return;
    const others = before === null ? [] : before.filter((found) => found.rule !== rule);
    if (findings.length > 0) others.push({ rule, start, findings });
    else if (before === null || others.length === before.length) return;
    this.#blocks[at] = others.length === 0 ? null : others;
  }

  #reportsOn(
    rule: SentenceRule | ParagraphRule,
    place: number,
    at: number,
    block: Block,
    sourcing: ParagraphSourcing | null,
  ): readonly Report[] {
    const { settings } = this.#facts;
    let record = records.get(block);
    if (record === undefined || record.of !== this.#of || record.settings !== settings) {
      record = { of: this.#of, settings, alone: [], sourced: [], sourcing: null };
      records.set(block, record);
    }
    if (sourcing !== null && record.sourcing !== sourcing) {
      record.sourced = [];
      record.sourcing = sourcing;
    }
    const known = sourcing === null ? record.alone : record.sourced;
    let reports = known[place];
    if (reports === undefined) {
      reports = this.#ask(rule, this.#viewOf(at, block, sourcing));
      known[place] = reports;
    }
    return reports;
  }

  /** What a rule says of a view; the same empty list where it says nothing. */
  #ask(rule: SentenceRule | ParagraphRule, view: ParagraphView): readonly Report[] {
    // Of a rule that threw something may be left.
    if (this.#said.length > 0) this.#said.length = 0;
    if (rule.unit === 'paragraph') rule.check(view, this.#say);
    else {
      const sentences = sentencesOf(view.block);
      for (let index = 0; index < sentences.length; index++) {
        const sentence = sentences[index];
        if (sentence !== undefined) rule.check({ ...view, sentence, index }, this.#say);
      }
    }
    return this.#said.length === 0 ? NO_REPORTS : this.#said.splice(0);
  }

  /** One view of a block for all rules that see nothing but it, and one for those that see its sourcing. */
  #viewOf(at: number, block: Block, sourcing: ParagraphSourcing | null): ParagraphView {
    const views = sourcing === null ? this.#views : this.#sourcedViews;
    let view = views[at];
    if (view === undefined) {
      view = { block, settings: this.#facts.settings, sourcing };
      views[at] = view;
    }
    return view;
  }
}

/** A rule that is asked about one block after the other. */
class Asked {
  readonly rule: LocalRule;
  /** Its place in the list, and among the rules that see one block. */
  readonly index: number;
  readonly place: number;
  /** Null for a rule that does not see the sourcing of the block. */
  readonly paragraphs: SourcingMap['paragraphs'] | null;
  readonly take: (report: Report) => void;
  readonly found: Finding[] = [];

  constructor(rule: LocalRule, index: number, place: number, severity: Severity, facts: DraftFacts) {
    this.rule = rule;
    this.index = index;
    this.place = place;
    const readsSourcing = rule.unit !== 'nearby' && rule.needs.includes('sourcing');
    this.paragraphs = readsSourcing ? facts.sourcing.paragraphs : null;
    this.take = findingCollector(this.found, rule, severity, facts.settings);
  }

  /** What was taken since the last time. */
  taken(): readonly Finding[] {
    return this.found.length === 0 ? NO_FINDINGS : this.found.splice(0);
  }
}

// The functions that rules are given see nothing of the draft: V8 remembers what was called last, and a small
// collection carries over all that such a function can reach.

function collector<T>(into: T[]): (one: T) => void {
  return (one) => {
    into.push(one);
  };
}

function findingCollector(
  into: Finding[],
  rule: Rule,
  severity: Severity,
  settings: LintSettings,
): (report: Report) => void {
  return (report) => {
    into.push(finding(rule, severity, settings, report));
  };
}

/** Blocks `from` to `to`, the latter left out. An empty one stands between two blocks. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Sorted stretches of blocks that are not as they were, or of which the sourcing map says something else. */
function changedStretches(facts: DraftFacts, earlier: DraftFacts): Stretch[] {
  const change = facts.change;
  if (change === null) return [{ from: 0, to: facts.article.blocks.length }];
  const { from, oldTo, to } = change;
  const now = facts.knownSourcing?.paragraphs;
  const before = earlier.knownSourcing?.paragraphs;
  // One of them could not be worked out: what rules made of it is not known.
  if (now === undefined || before === undefined) {
    return now === before ? [{ from, to }] : [{ from: 0, to: facts.article.blocks.length }];
  }
  const stretches: Stretch[] = [];
  for (let at = 0; at < from; at++) if (now[at] !== before[at]) stretches.push({ from: at, to: at + 1 });
  stretches.push({ from, to });
  const shift = oldTo - to;
  for (let at = to; at < now.length; at++) {
    if (now[at] !== before[at + shift]) stretches.push({ from: at, to: at + 1 });
  }
  return stretches;
}

/** True when all that rules have asked about the whole of the earlier draft has the same answers now. */
function answersHold(facts: DraftFacts, earlier: DraftFacts): boolean {
  try {
    for (const [question, answer] of earlier.answers) {
      if (facts.ask(question as Question) !== answer) return false;
    }
    return true;
  } catch {
    // The rule that asks throws the same, and is reported.
    return false;
  }
}

/** The stretches with `reach` more blocks at both ends, joined where they meet. */
function widened(stretches: readonly Stretch[], reach: number, length: number): readonly Stretch[] {
  const wide: { from: number; to: number }[] = [];
  for (const stretch of stretches) {
    const from = Math.max(0, stretch.from - reach);
    const to = Math.min(length, stretch.to + reach);
    const last = wide[wide.length - 1];
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else wide.push({ from, to });
  }
  return wide;
}

/** The finding that a report (in source offsets of the article) makes. */
export function finding(rule: Rule, severity: Severity, settings: LintSettings, report: Report): Finding {
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

/** The same findings in a block that stands at `start`. */
function moved(found: Found, start: number): Found {
  const by = start - found.start;
  if (by === 0) return found;
  return { rule: found.rule, start, findings: found.findings.map((one) => movedFinding(one, by)) };
}

function movedFinding(one: Finding, by: number): Finding {
  return {
    ...one,
    start: one.start + by,
    end: one.end + by,
    fixes: one.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => movedSpan(edit, by)) })),
    related: one.related.map((related) => (related.path === undefined ? movedSpan(related, by) : related)),
  };
}

function movedSpan<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

/** From reading offsets of a block to source offsets of the article. */
function placeReport(report: Report, block: Block, start: number): Report {
  return {
    ...report,
    ...placeSpan(report, block, start),
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
