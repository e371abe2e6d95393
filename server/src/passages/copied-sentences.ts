/** Sentences and quotations that stand twice where the blocks around them differ. */
import type { Article, Block, Span } from '../article/model.ts';
import { sourceSpan } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { isBackground } from './background.ts';
import { blockPrintOf } from './block-print.ts';
import type { EqualSentences } from './candidates.ts';
import type { NearSentence, Run } from './comparison.ts';
import { areOfOneBuild, discrepanciesOf } from './discrepancies.ts';
import {
  haveOtherLabels,
  isKeyPoint,
  isListLine,
  isPullQuote,
  isQuestion,
  isStandingNote,
} from './meant-to-repeat.ts';
import type { Repeat } from './passage-map.ts';
import { isQuoted, QUOTED_SHARE } from './quoted-words.ts';
import { type ComparedPair, isText, plainRepeat, type RepeatContext, sentenceSpan } from './repeat-parts.ts';
import { selfRepeatsOf } from './self-repeats.ts';

/** Repeats that are looked for; see `findRepeats`. */
const MOST_FOUND = 400;
/** A sentence that stands this often is a refrain, unless it is long. */
const REFRAIN = 3;
const LONG_SENTENCE = 20;
/** What a story says of everybody who would not talk; at the most an editor may want to join the two. */
const NO_COMMENT =
  /\b(?:(?:did|has|have|had)(?: not|n[’']t)(?: yet| immediately)? (?:respond|responded|reply|replied|return|returned|answer|answered|comment|commented)|declined (?:to comment|an interview|comment)|could(?: not|n[’']t)(?: immediately)? be reached)\b/i;
/** Fewest characters and words of a quotation that is called used twice. */
const LEAST_QUOTED = 40;
const LEAST_QUOTED_WORDS = 6;

/** Repeats of sentences and quotations that do not lie in one of `known`, which are reported already. */
export function copiedSentences(
  context: RepeatContext,
  equal: readonly EqualSentences[],
  compared: readonly ComparedPair[],
  known: readonly Repeat[],
): Repeat[] {
  const taken = new Cover(known);
  const found: Repeat[] = [];
  const keep = (repeat: Repeat | null) => {
    if (repeat === null || taken.holds(repeat.first, repeat.second)) return;
    taken.add(repeat.second);
    found.push(repeat);
  };
  const times = timesOf(equal);
  for (const run of joined(equal)) {
    if (found.length < MOST_FOUND) keep(equalSentence(context, run, times));
  }
  for (const { first, second, comparison } of compared) {
    if (found.length >= MOST_FOUND) break;
    for (const run of comparison.runs) keep(repeatedQuotation(context, first, second, run));
    for (const near of comparison.sentences) keep(nearSentences(context, first, second, near));
  }
  for (const index of context.doubled) {
    const block = context.article.blocks[index];
    if (block === undefined) continue;
    for (const near of selfRepeatsOf(block).sentences) keep(nearSentences(context, index, index, near));
  }
  return found;
}

/** How often each sentence stands again. */
function timesOf(equal: readonly EqualSentences[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const pair of equal) times.set(placeOf(pair), (times.get(placeOf(pair)) ?? 0) + 1);
  return times;
}

function placeOf(pair: EqualSentences): number {
  return pair.first * 0x100000 + pair.firstSentence;
}

/** Equal sentences that follow each other in both places. */
interface SentenceRun extends EqualSentences {
  count: number;
}

function joined(equal: readonly EqualSentences[]): SentenceRun[] {
  const runs: SentenceRun[] = [];
  for (const pair of equal) {
    const last = runs[runs.length - 1];
    const follows =
      last !== undefined &&
      last.first === pair.first &&
      last.second === pair.second &&
      last.firstSentence + last.count === pair.firstSentence &&
      last.secondSentence + last.count === pair.secondSentence;
    if (follows) last.count++;
    else runs.push({ ...pair, count: 1 });
  }
  return runs;
}

function equalSentence(
  context: RepeatContext,
  run: SentenceRun,
  times: ReadonlyMap<number, number>,
): Repeat | null {
  const { article } = context;
  const one = article.blocks[run.first];
  const other = article.blocks[run.second];
  if (one === undefined || other === undefined || !isText(one) || !isText(other)) return null;
  if (isSilent(article, run.first, run.second, one, other)) return null;
  const print = blockPrintOf(other);
  const from = print.sentences[run.secondSentence]?.from ?? 0;
  const to = print.sentences[run.secondSentence + run.count - 1]?.to ?? from;
  if (isBackground(print.words, from, to, context.settings)) return null;
  if (run.count === 1 && to - from < LONG_SENTENCE && (times.get(placeOf(run)) ?? 0) >= REFRAIN - 1)
    return null;
  const first = sentenceSpan(article, run.first, run.firstSentence, run.firstSentence + run.count - 1);
  const second = sentenceSpan(article, run.second, run.secondSentence, run.secondSentence + run.count - 1);
  // A question asked twice is an interview.
  if (article.text.charAt(second.end - 1) === '?' && run.count === 1) return null;
  if (isQuoted(other, { from, to }))
    return { ...plainRepeat('quotation', first, second), minor: isDisplay(one) };
  const isStock = run.count === 1 && NO_COMMENT.test(article.text.slice(second.start, second.end));
  return { ...plainRepeat('sentence', first, second), minor: isStock || isDisplay(one) || isDisplay(other) };
}

function nearSentences(
  context: RepeatContext,
  first: number,
  second: number,
  near: NearSentence,
): Repeat | null {
  const { article } = context;
  const one = article.blocks[first];
  const other = article.blocks[second];
  if (one === undefined || other === undefined || isSilent(article, first, second, one, other)) return null;
  if (isListLine(one) && isListLine(other)) return null;
  if (first !== second && haveOtherLabels(one, other)) return null;
  const row = blockPrintOf(other).sentences[near.second];
  if (row === undefined || isBackground(blockPrintOf(other).words, row.from, row.to, context.settings))
    return null;
  const a = sentenceSpan(article, first, near.first, near.first);
  const b = sentenceSpan(article, second, near.second, near.second);
  if (article.text.charAt(b.end - 1) === '?') return null;
  const discrepancies = discrepanciesOf(one, other, near.hunks);
  const ours = blockPrintOf(one).sentences[near.first];
  if (ours !== undefined && areOfOneBuild(one, other, near.hunks, ours, discrepancies.length)) return null;
  const quoted = isQuoted(other, row);
  return {
    ...plainRepeat(discrepancies.length > 0 && !quoted ? 'two-versions' : 'near-sentence', a, b),
    similarity: near.similarity,
    discrepancies,
    minor: quoted || discrepancies.length > 0,
  };
}

/** A run of equal words that is most of a quotation in both places. */
function repeatedQuotation(context: RepeatContext, first: number, second: number, run: Run): Repeat | null {
  if (run.length < LEAST_QUOTED_WORDS) return null;
  const { article } = context;
  const one = article.blocks[first];
  const other = article.blocks[second];
  if (one === undefined || other === undefined) return null;
  if (quotationsOf(one).length === 0 || quotationsOf(other).length === 0) return null;
  if (isPullQuote(one) || isPullQuote(other) || isKeyPoint(article, first) || isKeyPoint(article, second))
    return null;
  const a = quotationAt(one, run.first, run.length);
  const b = quotationAt(other, run.second, run.length);
  if (a === null || b === null) return null;
  if (run.length < QUOTED_SHARE * Math.min(a.words, b.words)) return null;
  const span = innerSpan(article, second, run.second, run.length);
  if (span.end - span.start < LEAST_QUOTED) return null;
  const original = innerSpan(article, first, run.first, run.length);
  return { ...plainRepeat('quotation', original, span), minor: isDisplay(one) || isDisplay(other) };
}

/** Source span of words without the signs around them. */
function innerSpan(article: Article, index: number, from: number, count: number): Span {
  const block = article.blocks[index];
  const base = article.starts[index] ?? 0;
  if (block === undefined) return { start: 0, end: 0 };
  const { words } = blockPrintOf(block);
  const span = sourceSpan(block, { start: words.starts[from] ?? 0, end: words.ends[from + count - 1] ?? 0 });
  return { start: base + span.start, end: base + span.end };
}

/** The quotation in which the words lie, and how many it has; null when they lie outside. */
function quotationAt(block: Block, from: number, count: number): { readonly words: number } | null {
  const { words } = blockPrintOf(block);
  const start = words.starts[from] ?? 0;
  const end = words.ends[from + count - 1] ?? 0;
  for (const { inner } of quotationsOf(block)) {
    if (inner.start > start || end > inner.end) continue;
    let inside = 0;
    for (let at = 0; at < words.count; at++) {
      if ((words.starts[at] ?? 0) >= inner.start && (words.ends[at] ?? 0) <= inner.end) inside++;
    }
    return { words: inside };
  }
  return null;
}

function isSilent(article: Article, first: number, second: number, one: Block, other: Block): boolean {
  if (isPullQuote(one) || isPullQuote(other)) return true;
  if (isKeyPoint(article, first) || isKeyPoint(article, second)) return true;
  if (isStandingNote(one) || isStandingNote(other)) return true;
  return first !== second && isQuestion(one) && isQuestion(other);
}

function isDisplay(block: Block): boolean {
  return block.kind === 'headline' || block.kind === 'heading' || block.kind === 'caption';
}

/** Which parts of the draft are reported as copies already. */
class Cover {
  readonly #spans: Span[];

  constructor(repeats: readonly Repeat[]) {
    this.#spans = repeats.map((repeat) => (repeat.marked === 'first' ? repeat.first : repeat.second));
  }

  add(span: Span): void {
    this.#spans.push(span);
  }

  /** True when either passage lies for the most part in a copy that is reported. */
  holds(first: Span, second: Span): boolean {
    return this.#spans.some((span) => covers(span, first) || covers(span, second));
  }
}

function covers(cover: Span, span: Span): boolean {
  const common = Math.min(cover.end, span.end) - Math.max(cover.start, span.start);
  return common >= 0.6 * (span.end - span.start);
}
