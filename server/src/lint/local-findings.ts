/**
 * The findings of rules that see a block, or a block and its neighbours. They are kept by block in the order of the
 * article, so that a keystroke asks the rules about the block that was typed in and what stands round it; all other
 * findings are those of the text before, moved.
 */
import type { Block, Span } from '../article/model.ts';
import { besideBlock, sourceSpan } from '../article/model.ts';
import { sentencesOf } from '../article/sentences.ts';
import type { ParagraphSourcing } from '../sourcing/sourcing-map.ts';
import type { DraftFacts, Question } from './draft-facts.ts';
import type { Edit, Finding, Fix, Severity } from './finding.ts';
import {
  familyOf,
  type NearbyRule,
  type ParagraphRule,
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

/** What rules that see one block said of it, and what that was based on; by the rule's place in the list. */
type BlockRecord = (Kept | undefined)[];

interface Kept {
  readonly settings: LintSettings;
  readonly sourcing: ParagraphSourcing | null;
  readonly reports: readonly Report[];
}

/** The records of the linter that last read the block: they are of no use to another one. */
const records = besideBlock<{ readonly of: object; readonly record: BlockRecord }>();

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
  readonly #of: object;
  readonly #facts: DraftFacts;
  readonly #blocks: InBlock[];
  /** Blocks of which something may have changed, and those that have new neighbours; all of them at first. */
  readonly #changed: readonly Stretch[];
  /** The same for rules that may ask about the whole draft. */
  readonly #changedFurther: readonly Stretch[];
  readonly #byReach = new Map<number, readonly Stretch[]>();

  /** `of` stands for the linter; `earlier` must be the findings of a lint with the same settings in which no rule failed. */
  constructor(of: object, facts: DraftFacts, earlier: LocalFindings | null) {
    this.#of = of;
    this.#facts = facts;
    const { blocks } = facts.article;
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

  /** Adds what a rule finds. Throws what the rule throws; what it had found before that stays. */
  *check<Name extends string>(
    name: Name,
    rule: LocalRule,
    index: number,
    severity: Severity,
  ): Generator<Name, void> {
    const { article, settings } = this.#facts;
    const readsSourcing = rule.unit !== 'nearby' && rule.needs.includes('sourcing');
    const paragraphs = readsSourcing ? this.#facts.sourcing.paragraphs : null;
    let fresh = 0;
    for (const { from, to } of this.#stretchesFor(rule)) {
      for (let at = from; at < to; at++) {
        const block = article.blocks[at];
        if (block === undefined || block.kind === 'code' || block.kind === 'separator') continue;
        if (++fresh % BLOCKS_PER_STEP === 0) yield name;
        const start = article.starts[at] ?? 0;
        const findings: Finding[] = [];
        if (rule.unit === 'nearby') {
          try {
            rule.check(this.#facts, at, (report) => findings.push(finding(rule, severity, settings, report)));
          } finally {
            this.#put(at, index, start, findings);
          }
          continue;
        }
        const sourcing = paragraphs === null ? null : (paragraphs[at] ?? null);
        if (paragraphs === null || sourcing !== null) {
          for (const report of this.#reportsOn(rule, index, block, sourcing)) {
            findings.push(finding(rule, severity, settings, placeReport(report, block, start)));
          }
        }
        this.#put(at, index, start, findings);
      }
    }
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
    const others = before === null ? [] : before.filter((found) => found.rule !== rule);
    if (findings.length > 0) others.push({ rule, start, findings });
    else if (before === null || others.length === before.length) return;
    this.#blocks[at] = others.length === 0 ? null : others;
  }

  #reportsOn(
    rule: SentenceRule | ParagraphRule,
    index: number,
    block: Block,
    sourcing: ParagraphSourcing | null,
  ): readonly Report[] {
    const { settings } = this.#facts;
    let kept = records.get(block);
    if (kept === undefined || kept.of !== this.#of) {
      kept = { of: this.#of, record: [] };
      records.set(block, kept);
    }
    let known = kept.record[index];
    if (known === undefined || known.settings !== settings || known.sourcing !== sourcing) {
      known = { settings, sourcing, reports: reportsOn(rule, block, settings, sourcing) };
      kept.record[index] = known;
    }
    return known.reports;
  }
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
