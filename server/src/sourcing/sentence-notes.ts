/** The attributions of one sentence while they are being read. */
import type { Span } from '../article/model.ts';
import type { Quotation } from '../article/quotations.ts';
import { CAPITAL, QUOTED } from './tokens.ts';
import { clauseSubject, isClauseSign, isQuoteSign, isTitleCase, type Sentence } from './verb-groups.ts';
import {
  AUXILIARY,
  BASE,
  COORDINATOR,
  CUE,
  type CueClass,
  LIKE_PAST,
  PAST,
  S_FORM,
  VERB,
} from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt, type Phrase, type Wording } from './wording.ts';

/** How the cue is tied to its source. */
export type CueShape =
  | 'active'
  | 'inverted'
  | 'shared-subject'
  | 'participle'
  | 'infinitive'
  | 'passive'
  | 'stance'
  | 'according-to'
  | 'label'
  | 'credit'
  | 'noun';

/** An attribution within one block. Spans are reading spans, phrases are token positions. */
export interface LocalAttribution {
  readonly sentence: number;
  readonly shape: CueShape;
  readonly class: CueClass;
  readonly lemma: string;
  /** Null when no source is named (`is believed`). */
  readonly source: Phrase | null;
  readonly cue: Span;
  readonly content: readonly Span[];
  /** Tense of the cue; null where it has none. */
  readonly past: boolean | null;
}

const PAST_AUXILIARY = new Set([
  'was',
  'were',
  'had',
  'did',
  "wasn't",
  "weren't",
  "hadn't",
  "didn't",
  'would',
  'could',
  "'d",
]);

/** What is read of one sentence, and where it is written down. Positions are tokens. */
export class SentenceNotes {
  readonly sentence: Sentence;
  readonly wording: Wording;
  /** Attributions of the block so far; those of this sentence begin at `first`. */
  readonly found: LocalAttribution[];
  readonly first: number;
  readonly #quotations: readonly Quotation[];

  constructor(sentence: Sentence, quotations: readonly Quotation[], found: LocalAttribution[]) {
    this.sentence = sentence;
    this.wording = sentence.wording;
    this.#quotations = quotations;
    this.found = found;
    this.first = found.length;
  }

  add(
    shape: CueShape,
    cueClass: CueClass,
    source: Phrase | null,
    cueFrom: number,
    cueTo: number,
    content: readonly Span[],
    lemma: string,
  ): void {
    const { start, end } = this.wording;
    const form = this.tenseOf(cueFrom, cueTo);
    const cue = { start: start[cueFrom] ?? 0, end: end[Math.max(cueFrom, cueTo - 1)] ?? 0 };
    this.found.push({
      sentence: this.sentence.index,
      shape,
      class: cueClass,
      lemma,
      source,
      cue,
      content: content.filter((span) => span.end - span.start > 3),
      past: form === 0 ? null : (form & PAST) !== 0,
    });
  }

  /** A span whose quotation may go on behind this sentence. */
  span(from: number, to: number): Span {
    const { start, end } = this.wording;
    const first = start[from] ?? 0;
    const last = end[Math.max(from, to - 1)] ?? first;
    for (const quotation of this.#quotations) {
      if (quotation.start >= first && quotation.start < last && quotation.end > last)
        return { start: first, end: quotation.end };
    }
    return { start: first, end: last };
  }

  /** A span whose quotation may have begun in a sentence before this one. */
  backwards(from: number, to: number): Span {
    const span = this.span(from, to);
    for (const quotation of this.#quotations) {
      if (quotation.start < span.start && quotation.end > span.start)
        return { start: quotation.start, end: span.end };
    }
    return span;
  }

  /** First token of the part of the sentence that an attribution at `at` can close. */
  segmentStart(at: number): number {
    for (let scan = at - 1; scan > this.sentence.from; scan--) {
      const sign = lowerAt(this.wording, scan);
      if (sign === ';' || (sign === ':' && (flagsAt(this.wording, scan) & QUOTED) === 0)) return scan + 1;
    }
    return this.sentence.from;
  }

  withoutSigns(to: number): number {
    let end = to;
    while (end > this.sentence.from && isClauseSign(lowerAt(this.wording, end - 1))) end--;
    return end;
  }

  /** Who speaks in the sentence so far: the last source before `at`, else the subject of the clause. */
  speakerHere(at: number, form: number): Phrase | null {
    const finite = (form & (PAST | S_FORM)) !== 0;
    let nested: Phrase | null = null;
    for (let one = this.found.length - 1; one >= this.first; one--) {
      const known = this.found[one];
      const source = known?.source ?? null;
      if (known === undefined || source === null || source.to > at || known.shape === 'noun') continue;
      // `said he would go and predicted`: past goes with past, present with present.
      if (finite && known.past !== null && known.past !== ((form & PAST) !== 0)) continue;
      if (!this.isNested(one)) return source;
      nested ??= source;
    }
    return nested ?? clauseSubject(this.sentence, at);
  }

  /** The speaker of a verb behind *and* or a comma. */
  sharedSpeaker(start: number, at: number): Phrase | null {
    const sign = lowerAt(this.wording, start - 1);
    if ((bitsAt(this.wording, start - 1) & COORDINATOR) === 0 && !isClauseSign(sign)) return null;
    return this.speakerHere(start, this.wording.words[at]?.form ?? 0);
  }

  /** True when the attribution stands inside the content of an earlier one. */
  isNested(index: number): boolean {
    const inner = this.found[index];
    if (inner === undefined) return false;
    for (let one = this.first; one < index; one++) {
      for (const span of this.found[one]?.content ?? []) {
        if (span.start <= inner.cue.start && inner.cue.end <= span.end) return true;
      }
    }
    return false;
  }

  /** True when the tokens hold a quotation or a finite verb: something that can be said. */
  isClause(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const word = this.wording.words[at];
      if (word === undefined) continue;
      if ((flagsAt(this.wording, at) & QUOTED) !== 0) return true;
      if ((word.bits & (VERB | AUXILIARY | LIKE_PAST)) !== 0 && lowerAt(this.wording, at) !== "'s")
        return true;
      if ((word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0) return true;
    }
    return to - from > 9;
  }

  /** `Public Policy Polling`, `the Associated Press`: a capital makes a cue word a name, but in headlines. */
  isNamePart(at: number): boolean {
    const { from } = this.sentence;
    if (at === from) return (flagsAt(this.wording, at + 1) & CAPITAL) !== 0 && !this.isTitleCase();
    if (isQuoteSign(lowerAt(this.wording, at - 1))) return false;
    return !this.isTitleCase();
  }

  /** Headlines with a capital on most words. */
  isTitleCase(): boolean {
    return isTitleCase(this.sentence);
  }

  tokenAt(offset: number): number {
    const { start } = this.wording;
    let at = this.sentence.from;
    while (at < this.sentence.to && (start[at] ?? 0) < offset) at++;
    return at;
  }

  /** PAST or S_FORM of the first finite word of the cue; 0 when none is. */
  tenseOf(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const word = this.wording.words[at];
      if (word === undefined) continue;
      const lower = lowerAt(this.wording, at);
      if ((word.bits & AUXILIARY) !== 0) return PAST_AUXILIARY.has(lower) ? PAST : S_FORM;
      if ((word.form & PAST) !== 0) return PAST;
      if ((word.form & (S_FORM | BASE)) !== 0) return S_FORM;
    }
    return 0;
  }
}
