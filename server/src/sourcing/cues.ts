/**
 * Attributions that one block shows on its own face: a cue, the phrase that names its source, and what is
 * attributed. Who a pronoun stands for and how far an attribution reaches is decided later, over the article.
 */
import { type Block, perBlock, type Span } from '../article/model.ts';
import { type Quotation, quotationsOf } from '../article/quotations.ts';
import {
  ADVERB,
  AUXILIARY,
  BASE,
  BE,
  COORDINATOR,
  CROWD,
  CUE,
  type CueClass,
  DETERMINER,
  DOCUMENT,
  GERUND,
  LIKE_PAST,
  NEGATION,
  OBJECT_PRONOUN,
  ORGANIZATION,
  PARTICIPLE,
  PAST,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  QUANTITY,
  RELATIVE,
  ROLE,
  ROLES,
  S_FORM,
  STANCE,
  SUBORDINATOR,
  TIME,
  TITLE,
  UNNAMED,
  VERB,
} from './lexicon.ts';
import {
  bitsAt,
  flagsAt,
  lowerAt,
  type Phrase,
  phraseAfter,
  subjectBefore,
  type Wording,
  wordingOf,
} from './phrases.ts';
import { ALL_CAPS, CAPITAL, CLITIC, NUMBER, QUOTED, SIGN, WORD } from './tokens.ts';

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
  | 'noun';

/** An attribution within one block. Spans are reading spans, phrases are token positions. */
export interface LocalAttribution {
  readonly sentence: number;
  readonly shape: CueShape;
  readonly class: CueClass;
  /** Null when no source is named (`is believed`). */
  readonly source: Phrase | null;
  readonly cue: Span;
  readonly content: Span[];
  readonly lemma: string;
}

export interface LocalSourcing {
  readonly wording: Wording;
  readonly attributions: readonly LocalAttribution[];
}

/** The attributions that a block shows on its own; worked out once for each block. */
export const localSourcing: (block: Block) => LocalSourcing = perBlock((block) => {
  const wording = wordingOf(block);
  const attributions: LocalAttribution[] = [];
  const { tokens } = wording;
  const sentences = tokens.firstOf.length - 1;
  const quotations = quotationsOf(block);
  for (let sentence = 0; sentence < sentences; sentence++) {
    readSentence(wording, quotations, sentence, attributions);
  }
  return { wording, attributions };
});

const PEOPLE = ROLE | ROLES | CROWD | UNNAMED | ORGANIZATION | TITLE;

function readSentence(
  wording: Wording,
  quotations: readonly Quotation[],
  sentence: number,
  found: LocalAttribution[],
): void {
  const { tokens } = wording;
  const from = tokens.firstOf[sentence] ?? 0;
  const to = tokens.firstOf[sentence + 1] ?? tokens.count;
  const first = found.length;
  const reading = new SentenceReader(wording, quotations, sentence, from, to, found);
  reading.label();
  for (let at = from; at < to; at++) {
    const bits = bitsAt(wording, at);
    if ((bits & (CUE | STANCE)) === 0 && lowerAt(wording, at) !== 'according') continue;
    if ((flagsAt(wording, at) & QUOTED) !== 0) continue;
    if (lowerAt(wording, at) === 'according') reading.accordingTo(at);
    else if ((bits & CUE) !== 0) reading.verb(at);
    else reading.stance(at);
  }
  if (found.length > first) reading.settle(first);
}

class SentenceReader {
  readonly #wording: Wording;
  readonly #quotations: readonly Quotation[];
  readonly #sentence: number;
  readonly #from: number;
  readonly #to: number;
  readonly #found: LocalAttribution[];
  readonly #first: number;
  /** End of the last token that belongs to the sentence's words: behind it stand end marks only. */
  readonly #bodyEnd: number;

  constructor(
    wording: Wording,
    quotations: readonly Quotation[],
    sentence: number,
    from: number,
    to: number,
    found: LocalAttribution[],
  ) {
    this.#wording = wording;
    this.#quotations = quotations;
    this.#sentence = sentence;
    this.#from = from;
    this.#to = to;
    this.#found = found;
    this.#first = found.length;
    let end = to;
    while (end > from && isEndMark(lowerAt(wording, end - 1))) end--;
    this.#bodyEnd = end;
  }

  /** `Ruiz: The dam will hold`, `TRUMP: We have to stop it.` */
  label(): void {
    const wording = this.#wording;
    const most = Math.min(this.#bodyEnd, this.#from + 8);
    let capitals = 0;
    for (let at = this.#from; at < most; at++) {
      const flags = flagsAt(wording, at);
      if (lowerAt(wording, at) === ':') {
        if (capitals === 0 || at + 1 >= this.#bodyEnd) return;
        this.#add(
          'label',
          'say',
          { from: this.#from, to: at },
          at,
          at + 1,
          [this.#span(at + 1, this.#bodyEnd)],
          ':',
        );
        return;
      }
      if (
        (flags & (SIGN | NUMBER | QUOTED)) !== 0 &&
        lowerAt(wording, at) !== '.' &&
        lowerAt(wording, at) !== "'"
      )
        return;
      const bits = bitsAt(wording, at);
      if ((flags & CAPITAL) !== 0) capitals++;
      else if (
        (flags & CLITIC) === 0 &&
        (bits & (ROLE | ROLES | DETERMINER | PREPOSITION | ORGANIZATION | DOCUMENT)) === 0
      )
        return;
      if ((bits & (CUE | AUXILIARY | VERB)) !== 0 && (flags & CAPITAL) === 0) return;
    }
  }

  accordingTo(at: number): void {
    const wording = this.#wording;
    if (lowerAt(wording, at + 1) !== 'to') return;
    const source = phraseAfter(wording, at + 2, this.#bodyEnd);
    if (source === null) return;
    const content: Span[] = [];
    const opens =
      at === this.#from ||
      (at === this.#from + 1 && (bitsAt(wording, this.#from) & (COORDINATOR | ADVERB)) !== 0);
    if (!opens) {
      let end = at;
      while (end > this.#from && isClauseSign(lowerAt(wording, end - 1))) end--;
      content.push(this.#backwards(this.#segmentStart(at), end));
    }
    let after = source.to;
    if (lowerAt(wording, after) === ',' && after + 1 < this.#bodyEnd) {
      after++;
      if (opens || content.length > 0) content.push(this.#span(after, this.#bodyEnd));
    } else if (opens && after < this.#bodyEnd) {
      content.push(this.#span(after, this.#bodyEnd));
    }
    this.#add('according-to', 'say', source, at, at + 2, content, 'according to');
  }

  /** `is worried that`, `was opposed to` */
  stance(at: number): void {
    const wording = this.#wording;
    const chain = this.#chainBefore(at);
    if (!chain.be) return;
    const source = subjectBefore(wording, chain.start, this.#from);
    if (source === null || !this.#isPeople(source)) return;
    let cueEnd = at + 1;
    const next = lowerAt(wording, cueEnd);
    if ((bitsAt(wording, cueEnd) & PREPOSITION) !== 0 && next !== 'to' && next !== 'in' && next !== 'that')
      cueEnd++;
    const end = this.#clauseEnd(cueEnd);
    if (end <= cueEnd) return;
    this.#add(
      'stance',
      'think',
      source,
      chain.start,
      cueEnd,
      [this.#span(cueEnd, end)],
      lowerAt(wording, at),
    );
  }

  verb(at: number): void {
    const wording = this.#wording;
    const word = wording.words[at];
    const cue = word?.cue;
    if (word === undefined || cue === undefined || cue === null) return;
    const chain = this.#chainBefore(at);
    const before = chain.start - 1;
    const finite = (word.form & (PAST | S_FORM)) !== 0 || chain.auxiliary;
    if ((flagsAt(wording, at) & CAPITAL) !== 0 && this.#insideName(at)) return;

    // Passive: `was asked by reporters`, `is believed to`.
    if (chain.be && (word.form & PARTICIPLE) !== 0 && !chain.have_ing && (word.form & GERUND) === 0) {
      this.#passive(at, chain.start, cue.class, cue.lemma);
      return;
    }
    if (chain.infinitive) {
      this.#infinitive(at, chain.start);
      return;
    }
    if ((word.form & GERUND) !== 0 && !chain.be) {
      this.#participle(at);
      return;
    }
    if ((word.form & PARTICIPLE) !== 0 && (word.form & PAST) === 0 && !chain.auxiliary) return;
    if (lowerAt(wording, at + 1) === 'by' && !chain.auxiliary && (word.form & PARTICIPLE) !== 0) {
      // `remarks cited by`, `as reported by`
      this.#passive(at, chain.start, cue.class, cue.lemma);
      return;
    }
    const source = before >= this.#from ? subjectBefore(wording, chain.start, this.#from) : null;
    if (!chain.auxiliary && (word.form & PAST) === 0 && !this.#agrees(at, before, source)) return;
    const opensQuote = lowerAt(wording, before);
    const afterQuote = opensQuote === '”' || opensQuote === '"' || opensQuote === "''" || opensQuote === '’';
    const afterComma = opensQuote === ',' || opensQuote === '—' || opensQuote === '–' || opensQuote === '--';
    if (
      cue.inverts &&
      finite &&
      !chain.auxiliary &&
      (afterQuote || (afterComma && this.#looksInverted(at)) || before < this.#from)
    ) {
      if (this.#inverted(at, cue.class, cue.lemma)) return;
    }
    if (source !== null) {
      this.#active('active', at, chain.start, source);
      return;
    }
    if ((bitsAt(wording, before) & COORDINATOR) !== 0 || afterComma) {
      const shared = this.#clauseSubject(chain.start);
      if (shared !== null) this.#active('shared-subject', at, chain.start, shared);
    }
  }

  /** Takes back what lies inside the content of another attribution, and ends contents where the next one begins. */
  settle(first: number): void {
    const found = this.#found;
    for (let one = first; one < found.length; one++) {
      const outer = found[one];
      if (outer === undefined || outer.source === null) continue;
      for (let other = found.length - 1; other > one; other--) {
        const inner = found[other];
        if (inner === undefined) continue;
        const sourceStart =
          inner.source === null ? inner.cue.start : (this.#wording.tokens.start[inner.source.from] ?? 0);
        const start = Math.min(inner.cue.start, sourceStart);
        const holder = outer.content.find((span) => span.start <= start && inner.cue.end <= span.end);
        if (holder === undefined) continue;
        if (inner.source !== null && outer.source !== null && inner.source.from <= outer.source.from) {
          // The same subject goes on: `said A and added B`.
          const at = outer.content.indexOf(holder);
          const cut = this.#cutBefore(inner.cue.start);
          if (cut > holder.start) outer.content[at] = { start: holder.start, end: cut };
          continue;
        }
        if (this.#startsClause(start) && inner.shape !== 'infinitive' && inner.shape !== 'noun') {
          const at = outer.content.indexOf(holder);
          const cut = this.#cutBefore(start);
          if (cut > holder.start) outer.content[at] = { start: holder.start, end: cut };
          continue;
        }
        found.splice(other, 1);
      }
    }
  }

  /** True when a comma and a conjunction, or a semicolon, stand before the offset: a clause of its own. */
  #startsClause(start: number): boolean {
    const at = this.#tokenAt(start);
    const before = at - 1;
    const bits = bitsAt(this.#wording, before);
    if (lowerAt(this.#wording, before) === ';') return true;
    if ((bits & (COORDINATOR | SUBORDINATOR)) !== 0 && (bits & RELATIVE) === 0) {
      return lowerAt(this.#wording, before - 1) === ',' || (bits & COORDINATOR) !== 0;
    }
    return false;
  }

  #cutBefore(start: number): number {
    let at = this.#tokenAt(start) - 1;
    while (
      at > this.#from &&
      (isClauseSign(lowerAt(this.#wording, at)) ||
        (bitsAt(this.#wording, at) & (COORDINATOR | SUBORDINATOR | ADVERB)) !== 0)
    )
      at--;
    return this.#wording.tokens.end[at] ?? start;
  }

  #tokenAt(offset: number): number {
    const { start } = this.#wording.tokens;
    let at = this.#from;
    while (at < this.#to && (start[at] ?? 0) < offset) at++;
    return at;
  }

  #active(shape: CueShape, at: number, cueStart: number, source: Phrase): void {
    const wording = this.#wording;
    const cue = wording.words[at]?.cue;
    if (cue === undefined || cue === null) return;
    const people = this.#isPeople(source);
    const complement = this.#complement(at);
    const before = source.from - 1;
    const trailing = complement.start < 0 && before > this.#from && source.from > this.#from + 1;
    if (cue.class !== 'say' && cue.class !== 'show' && !people) {
      if (!(cue.class === 'think' && complement.clause)) return;
    }
    if (cue.class === 'show' && people && !complement.clause && complement.start < 0) return;
    const content: Span[] = [];
    let cueEnd = complement.cueEnd;
    if (
      shape !== 'shared-subject' &&
      source.from < at &&
      (isClauseSign(lowerAt(wording, before)) || isQuoteSign(lowerAt(wording, before))) &&
      (trailing || complement.start < 0 || complement.mid)
    ) {
      const end = lowerAt(wording, before) === ',' ? before : before + 1;
      if (end > this.#from) content.push(this.#backwards(this.#segmentStart(source.from), end));
    }
    if (complement.start >= 0) {
      const end = this.#clauseEnd(complement.start);
      if (end > complement.start) content.push(this.#span(complement.start, end));
    }
    if (content.length === 0 && (bitsAt(wording, source.to) & RELATIVE) === 0) {
      cueEnd = at + 1;
    }
    this.#add(shape, cue.class, source, cueStart, cueEnd, content, cue.lemma);
  }

  #inverted(at: number, cueClass: CueClass, lemma: string): boolean {
    const wording = this.#wording;
    let next = at + 1;
    while (
      (bitsAt(wording, next) & ADVERB) !== 0 &&
      (bitsAt(wording, next) & DETERMINER) === 0 &&
      next < this.#to
    )
      next++;
    const source = phraseAfter(wording, next, this.#bodyEnd);
    if (source === null) return false;
    const content: Span[] = [];
    let end = at;
    while (end > this.#from && isClauseSign(lowerAt(wording, end - 1))) end--;
    if (end > this.#from) content.push(this.#backwards(this.#segmentStart(at), end));
    let after = source.to;
    if (isClauseSign(lowerAt(wording, after)) && isQuoteSign(lowerAt(wording, after + 1))) {
      after++;
      content.push(this.#span(after, this.#bodyEnd));
    } else if (lowerAt(wording, after) === ':' && after + 1 < this.#bodyEnd) {
      content.push(this.#span(after + 1, this.#bodyEnd));
    }
    this.#add('inverted', cueClass, source, at, at + 1, content, lemma);
    return true;
  }

  #participle(at: number): void {
    const wording = this.#wording;
    const cue = wording.words[at]?.cue;
    if (cue === undefined || cue === null || cue.class === 'act') return;
    const before = at - 1;
    const lower = lowerAt(wording, before);
    const bits = bitsAt(wording, before);
    if (bits & (DETERMINER | POSSESSIVE)) return;
    const tied =
      lower === ',' ||
      (bits & (COORDINATOR | PREPOSITION)) !== 0 ||
      lower === '—' ||
      lower === '”' ||
      (bits & ADVERB) !== 0;
    let source: Phrase | null = null;
    if (!tied) source = before >= this.#from ? subjectBefore(wording, at, this.#from) : null;
    source ??= this.#clauseSubject(at);
    if (source === null) {
      // `Citing safety, the company …`: the subject follows.
      if (at !== this.#from && before !== this.#from) return;
      const comma = this.#nextSign(at, ',');
      source = comma < 0 ? null : phraseAfter(wording, comma + 1, this.#bodyEnd);
      if (source === null) return;
      if (!this.#isPeople(source) && cue.class !== 'say') return;
      const complement = this.#complement(at);
      const start = complement.start >= 0 ? complement.start : at + 1;
      this.#add(
        'participle',
        cue.class,
        source,
        at,
        Math.max(at + 1, complement.cueEnd),
        [this.#span(start, comma)],
        cue.lemma,
      );
      return;
    }
    if (!this.#isPeople(source) && cue.class !== 'say') return;
    const complement = this.#complement(at);
    if (complement.start < 0) return;
    const end = this.#clauseEnd(complement.start);
    this.#add(
      'participle',
      cue.class,
      source,
      at,
      complement.cueEnd,
      [this.#span(complement.start, end)],
      cue.lemma,
    );
  }

  #infinitive(at: number, chainStart: number): void {
    const wording = this.#wording;
    const cue = wording.words[at]?.cue;
    if (cue === undefined || cue === null || cue.class !== 'say') return;
    // `went on to say`, `used the speech to announce`
    const governor = chainStart - 1;
    const governing = wording.words[governor];
    if (governing === undefined || (governing.bits & CUE) !== 0) return;
    const source = this.#clauseSubject(chainStart);
    if (source === null || !this.#isPeople(source)) return;
    const complement = this.#complement(at);
    if (complement.start < 0) return;
    const end = this.#clauseEnd(complement.start);
    this.#add(
      'infinitive',
      cue.class,
      source,
      at,
      complement.cueEnd,
      [this.#span(complement.start, end)],
      cue.lemma,
    );
  }

  #passive(at: number, cueStart: number, cueClass: CueClass, lemma: string): void {
    const wording = this.#wording;
    let by = -1;
    for (let scan = at + 1; scan < Math.min(this.#bodyEnd, at + 12); scan++) {
      if (lowerAt(wording, scan) === 'by') {
        by = scan;
        break;
      }
      if (isClauseSign(lowerAt(wording, scan)) || (bitsAt(wording, scan) & (SUBORDINATOR | PRONOUN)) !== 0)
        break;
    }
    const source = by < 0 ? null : phraseAfter(wording, by + 1, this.#bodyEnd);
    if (source !== null && this.#isPeople(source)) {
      const subject = subjectBefore(wording, cueStart, this.#from);
      const content = subject === null ? [] : [this.#span(subject.from, subject.to)];
      this.#add('passive', cueClass, source, cueStart, by + 1, content, lemma);
      return;
    }
    if (cueClass === 'act' || cueClass === 'show') return;
    const end = this.#clauseEnd(at + 1);
    this.#add(
      'passive',
      cueClass,
      null,
      cueStart,
      at + 1,
      end > at + 1 ? [this.#span(at + 1, end)] : [],
      lemma,
    );
  }

  // ------------------------------------------------------------ parts

  /** The auxiliaries and adverbs before a verb. */
  #chainBefore(at: number): {
    start: number;
    auxiliary: boolean;
    be: boolean;
    have_ing: boolean;
    infinitive: boolean;
  } {
    const wording = this.#wording;
    let start = at;
    let auxiliary = false;
    let be = false;
    let infinitive = false;
    while (start > this.#from) {
      const before = start - 1;
      const bits = bitsAt(wording, before);
      const flags = flagsAt(wording, before);
      if ((flags & QUOTED) !== 0) break;
      if ((bits & AUXILIARY) !== 0 && (flags & CAPITAL) === 0) {
        // A possessive looks like *is*: `Ruiz's claim`.
        if ((flags & CLITIC) !== 0 && lowerAt(wording, before) === "'s") {
          const owner = bitsAt(wording, before - 1);
          const form = wording.words[at]?.form ?? 0;
          if ((owner & (PRONOUN | RELATIVE)) === 0 && (form & (GERUND | PARTICIPLE)) === 0) break;
        }
        auxiliary = true;
        if ((bits & BE) !== 0) be = true;
        start--;
        continue;
      }
      if ((bits & NEGATION) !== 0) {
        start--;
        continue;
      }
      if ((bits & ADVERB) !== 0 && (bits & (SUBORDINATOR | COORDINATOR | DETERMINER)) === 0) {
        if (lowerAt(wording, before) === 'first' && (bitsAt(wording, before - 1) & DETERMINER) !== 0) break;
        start--;
        continue;
      }
      if (lowerAt(wording, before) === 'to' && !auxiliary && ((wording.words[at]?.form ?? 0) & BASE) !== 0) {
        infinitive = true;
        start--;
        break;
      }
      break;
    }
    return { start, auxiliary, be, have_ing: false, infinitive };
  }

  /** Where what the verb takes begins: -1 when nothing follows that it could take. */
  #complement(at: number): { start: number; cueEnd: number; clause: boolean; mid: boolean } {
    const wording = this.#wording;
    const cue = wording.words[at]?.cue;
    const none = { start: -1, cueEnd: at + 1, clause: false, mid: false };
    let scan = at + 1;
    const limit = this.#bodyEnd;
    while (
      scan < limit &&
      (bitsAt(wording, scan) & ADVERB) !== 0 &&
      (bitsAt(wording, scan) & (SUBORDINATOR | DETERMINER)) === 0
    )
      scan++;
    if (scan >= limit) return none;
    const clausal = cue?.inverts === true;
    if (!clausal) {
      const lower = lowerAt(wording, scan);
      const bits = bitsAt(wording, scan);
      if ((flagsAt(wording, scan) & SIGN) !== 0 && lower !== ':' && !isQuoteSign(lower)) return none;
      const verbFollows = lower === 'to' && ((wording.words[scan + 1]?.form ?? 0) & BASE) !== 0;
      if (lower === ':') return { start: scan + 1, cueEnd: scan + 1, clause: true, mid: false };
      if (
        (bits & PREPOSITION) !== 0 &&
        !verbFollows &&
        lower !== 'to' &&
        (bits & SUBORDINATOR) === 0 &&
        scan + 1 < limit
      ) {
        return { start: scan + 1, cueEnd: scan + 1, clause: false, mid: false };
      }
      if (lower === 'to' && !verbFollows && scan + 1 < limit && TAKES_TO.has(cue?.lemma ?? '')) {
        return { start: scan + 1, cueEnd: scan + 1, clause: false, mid: false };
      }
      if ((lower === 'out' || lower === 'up' || lower === 'off') && scan + 1 < limit) {
        return { start: scan + 1, cueEnd: scan + 1, clause: false, mid: false };
      }
      return {
        start: scan,
        cueEnd: at + 1,
        clause: (bits & (SUBORDINATOR | PRONOUN)) !== 0 || lower === 'that',
        mid: false,
      };
    }
    // Verbs that take a clause: over the listener, the time and the place to where it begins.
    let listener = cue?.listener === true;
    let skipped = false;
    while (scan < limit) {
      const lower = lowerAt(wording, scan);
      const bits = bitsAt(wording, scan);
      const flags = flagsAt(wording, scan);
      if (isQuoteSign(lower) || (flags & QUOTED) !== 0)
        return { start: scan, cueEnd: skipped ? at + 1 : scan, clause: true, mid: false };
      if (lower === ':')
        return scan + 1 < limit ? { start: scan + 1, cueEnd: scan + 1, clause: true, mid: false } : none;
      if (
        lower === 'that' ||
        ((bits & SUBORDINATOR) !== 0 &&
          (bits & PREPOSITION) === 0 &&
          lower !== 'while' &&
          lower !== 'when' &&
          lower !== 'because' &&
          lower !== 'after' &&
          lower !== 'as')
      ) {
        return { start: scan, cueEnd: skipped ? at + 1 : scan, clause: true, mid: false };
      }
      if ((flags & SIGN) !== 0) {
        if ((lower === ',' || lower === '—') && scan + 1 < limit) {
          const next = lowerAt(wording, scan + 1);
          if (isQuoteSign(next)) return { start: scan + 1, cueEnd: at + 1, clause: true, mid: true };
          if (next === 'that') return { start: scan + 1, cueEnd: at + 1, clause: true, mid: false };
        }
        if (lower === '(') {
          let close = scan;
          while (close < limit && lowerAt(wording, close) !== ')') close++;
          scan = close + 1;
          continue;
        }
        return none;
      }
      if ((bits & TIME) !== 0 && (flags & CAPITAL) !== 0) {
        scan++;
        skipped = true;
        continue;
      }
      if (listener) {
        const to = this.#overListener(scan, limit);
        listener = false;
        if (to > scan) {
          scan = to;
          skipped = true;
          continue;
        }
      }
      if ((bits & PREPOSITION) !== 0 && (bits & SUBORDINATOR) === 0 && lower !== 'than' && lower !== 'like') {
        if (lower === 'to' && ((wording.words[scan + 1]?.form ?? 0) & BASE) !== 0)
          return { start: scan, cueEnd: at + 1, clause: true, mid: false };
        scan = this.#overPhrase(scan + 1, limit);
        skipped = true;
        continue;
      }
      if ((bits & (SUBORDINATOR | COORDINATOR)) !== 0) return none;
      return { start: scan, cueEnd: at + 1, clause: true, mid: false };
    }
    return none;
  }

  /** Over the listener of *tell*: `reporters`, `the crowd in Ohio`, `CNN`. */
  #overListener(at: number, limit: number): number {
    const bits = bitsAt(this.#wording, at);
    if ((bits & OBJECT_PRONOUN) !== 0) return at + 1;
    const phrase = phraseAfter(this.#wording, at, limit);
    return phrase === null ? at : phrase.to;
  }

  /** Over the object of a preposition, to where a clause could begin. */
  #overPhrase(at: number, limit: number): number {
    const wording = this.#wording;
    let scan = at;
    while (scan < limit) {
      const bits = bitsAt(wording, scan);
      const lower = lowerAt(wording, scan);
      if (isClauseSign(lower) || isQuoteSign(lower) || lower === ':') return scan;
      if (
        scan > at &&
        (bits & (PRONOUN | DETERMINER | POSSESSIVE | SUBORDINATOR | PREPOSITION | COORDINATOR)) !== 0 &&
        (bitsAt(wording, scan - 1) & (PREPOSITION | DETERMINER)) === 0
      )
        return scan;
      scan++;
    }
    return scan;
  }

  /** End of the clause that begins at `at`: the sentence's end, or a comma and conjunction with a new subject and verb. */
  #clauseEnd(at: number): number {
    return Math.max(at, this.#bodyEnd);
  }

  /** First token of the part of the sentence that an attribution at `at` can close. */
  #segmentStart(at: number): number {
    const wording = this.#wording;
    for (let scan = at - 1; scan > this.#from; scan--) {
      if (lowerAt(wording, scan) === ';') return scan + 1;
    }
    return this.#from;
  }

  /** The subject of the clause that holds the token `at`. */
  #clauseSubject(at: number): Phrase | null {
    const last = this.#found[this.#found.length - 1];
    if (
      last !== undefined &&
      this.#found.length > this.#first &&
      last.source !== null &&
      last.source.from >= this.#from &&
      last.source.from < at
    ) {
      return last.source;
    }
    const wording = this.#wording;
    let any: Phrase | null = null;
    for (let scan = at - 1; scan > this.#from; scan--) {
      const word = wording.words[scan];
      if (word === undefined || (flagsAt(wording, scan) & QUOTED) !== 0) continue;
      const verbal =
        (word.bits & (VERB | AUXILIARY | LIKE_PAST)) !== 0 ||
        ((word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0);
      if (!verbal) continue;
      const chain = this.#chainBefore(scan);
      const subject = subjectBefore(wording, chain.start, this.#from);
      if (subject === null || (bitsAt(wording, subject.from) & RELATIVE) !== 0) continue;
      if (this.#isPeople(subject)) return subject;
      any = subject;
    }
    return any;
  }

  #nextSign(at: number, sign: string): number {
    for (let scan = at; scan < this.#bodyEnd; scan++) if (lowerAt(this.#wording, scan) === sign) return scan;
    return -1;
  }

  /**
   * True when the present form at `at` is the verb of `source`: singular or plural as it is, and, for forms that
   * are nouns as often (`the campaign plans`), followed by what a verb takes.
   */
  #agrees(at: number, before: number, source: Phrase | null): boolean {
    const wording = this.#wording;
    const word = wording.words[at];
    const cue = word?.cue;
    if (word === undefined || cue === undefined || cue === null || before < this.#from) return false;
    const bits = bitsAt(wording, before);
    const flags = flagsAt(wording, before);
    const base = (word.form & BASE) !== 0;
    if (source === null) {
      // `said A and adds B`
      return (bits & COORDINATOR) !== 0 && !base && !cue.noun;
    }
    if ((flags & CLITIC) !== 0 || (bits & (DETERMINER | POSSESSIVE | PREPOSITION)) !== 0) {
      if ((bits & (RELATIVE | CROWD | QUANTITY)) === 0) return false;
    }
    const plural = this.#isPlural(source);
    if (plural !== null && plural !== base) return false;
    if (!cue.noun) return true;
    if ((bits & (PRONOUN | RELATIVE)) !== 0) return true;
    const next = bitsAt(wording, at + 1);
    const nextLower = lowerAt(wording, at + 1);
    if (at + 1 >= this.#bodyEnd) return true;
    if (nextLower === 'of' || (next & (AUXILIARY | VERB)) !== 0) return false;
    if (
      nextLower === 'that' ||
      nextLower === 'to' ||
      (next & (DETERMINER | POSSESSIVE | PRONOUN | OBJECT_PRONOUN | ADVERB | SUBORDINATOR)) !== 0
    )
      return true;
    if ((next & PREPOSITION) !== 0)
      return (
        cue.lemma === 'call' ||
        cue.lemma === 'point' ||
        cue.lemma === 'talk' ||
        cue.lemma === 'push' ||
        (flags & CAPITAL) !== 0
      );
    if ((flagsAt(wording, at + 1) & SIGN) !== 0 && !isQuoteSign(nextLower) && nextLower !== ':')
      return nextLower === ',' && (cue.lemma === 'show' || cue.lemma === 'report');
    // A noun follows: `data show growth`, but `a campaign call center`.
    const first = bitsAt(wording, source.from);
    return (
      (flags & CAPITAL) !== 0 ||
      (first & (DETERMINER | POSSESSIVE)) !== 0 ||
      (bits & (ROLE | ROLES | CROWD | DOCUMENT | ORGANIZATION)) !== 0 ||
      (flagsAt(wording, at + 1) & CAPITAL) !== 0
    );
  }

  /** Whether the phrase is plural; null when its form does not tell. */
  #isPlural(phrase: Phrase): boolean | null {
    const wording = this.#wording;
    const first = lowerAt(wording, phrase.from);
    const firstBits = bitsAt(wording, phrase.from);
    if (phrase.to - phrase.from === 1) {
      if ((firstBits & PRONOUN) !== 0) return first !== 'he' && first !== 'she' && first !== 'it';
      if ((firstBits & RELATIVE) !== 0) return null;
    }
    if ((firstBits & (CROWD | QUANTITY)) !== 0) return null;
    let head = phrase.from;
    for (let at = phrase.from; at < phrase.to; at++) {
      const bits = bitsAt(wording, at);
      if (lowerAt(wording, at) === 'and') return true;
      if (at > phrase.from && ((bits & PREPOSITION) !== 0 || (flagsAt(wording, at) & SIGN) !== 0)) break;
      if ((flagsAt(wording, at) & WORD) !== 0) head = at;
    }
    const bits = bitsAt(wording, head);
    const lower = lowerAt(wording, head);
    if ((bits & (ROLES | CROWD)) !== 0 || lower === 'police' || lower === 'data') return true;
    if ((flagsAt(wording, head) & CAPITAL) !== 0) return null;
    if ((flagsAt(wording, head) & NUMBER) !== 0) return null;
    if ((bits & (ROLE | PREPOSITION)) !== 0) return (bits & ROLE) !== 0 ? false : null;
    return lower.endsWith('s') && !lower.endsWith('ss') && !lower.endsWith('is') && !lower.endsWith('us')
      ? true
      : first === 'the' || first === 'a' || first === 'an'
        ? false
        : null;
  }

  /** `…, said Ruiz`: what follows an inverted verb is a source, not what was said. */
  #looksInverted(at: number): boolean {
    const wording = this.#wording;
    const next = at + 1;
    const bits = bitsAt(wording, next);
    const flags = flagsAt(wording, next);
    if ((flags & CAPITAL) !== 0 && (flags & CLITIC) === 0 && (bits & PRONOUN) === 0) return true;
    return (
      (bits & (ROLE | ROLES | CROWD | UNNAMED)) !== 0 ||
      ((bits & DETERMINER) !== 0 && (bits & RELATIVE) === 0)
    );
  }

  /** `Public Policy Polling`, `Speak Up America`: a cue word inside a name. */
  #insideName(at: number): boolean {
    const wording = this.#wording;
    if (at === this.#from) return (flagsAt(wording, at + 1) & CAPITAL) !== 0;
    return (
      (flagsAt(wording, at - 1) & CAPITAL) !== 0 &&
      (flagsAt(wording, at + 1) & CAPITAL) !== 0 &&
      (bitsAt(wording, at) & CUE) !== 0 &&
      (flagsAt(wording, at) & ALL_CAPS) === 0 &&
      !this.#isTitleCase()
    );
  }

  /** Headlines with a capital on most words. */
  #isTitleCase(): boolean {
    let words = 0;
    let capitals = 0;
    for (let at = this.#from; at < this.#to; at++) {
      const flags = flagsAt(this.#wording, at);
      if ((flags & WORD) === 0) continue;
      words++;
      if ((flags & CAPITAL) !== 0) capitals++;
    }
    return capitals * 2 > words;
  }

  /** True when the phrase can think and speak: people, their bodies, names. */
  #isPeople(phrase: Phrase): boolean {
    const wording = this.#wording;
    const bits = bitsAt(wording, phrase.from);
    if (phrase.to - phrase.from === 1 && (bits & PRONOUN) !== 0)
      return lowerAt(wording, phrase.from) !== 'it';
    if (phrase.to - phrase.from === 1 && (bits & RELATIVE) !== 0) {
      if (lowerAt(wording, phrase.from) === 'who') return true;
      const owner = subjectBefore(wording, phrase.from, this.#from);
      return owner !== null && (bitsAt(wording, owner.from) & RELATIVE) === 0 && this.#isPeople(owner);
    }
    for (let at = phrase.from; at < phrase.to; at++) {
      const flags = flagsAt(wording, at);
      const here = bitsAt(wording, at);
      if (at > phrase.from && (here & PREPOSITION) !== 0) {
        // `some of the voters`: who they are is said behind.
        if (lowerAt(wording, at) === 'of' && (bitsAt(wording, at - 1) & (QUANTITY | DETERMINER)) !== 0)
          continue;
        return false;
      }
      if (
        (flags & CAPITAL) !== 0 &&
        (at > this.#from || (here & (DETERMINER | POSSESSIVE | ADVERB | PREPOSITION)) === 0)
      ) {
        // `the Obama plan`: the last word before a preposition decides.
        const next = at + 1;
        if (
          next >= phrase.to ||
          (flagsAt(wording, next) & (CAPITAL | SIGN)) !== 0 ||
          (bitsAt(wording, next) & PREPOSITION) !== 0
        )
          return true;
        continue;
      }
      if ((here & PEOPLE) !== 0) return true;
    }
    return false;
  }

  #backwards(from: number, to: number): Span {
    const span = this.#span(from, to);
    // A quotation that began in a sentence before this one.
    const quotation = this.#quotations.find((one) => one.start < span.start && one.end > span.start);
    return quotation === undefined ? span : { start: quotation.start, end: span.end };
  }

  #span(from: number, to: number): Span {
    const { start, end } = this.#wording.tokens;
    const first = start[from] ?? 0;
    let last = end[Math.max(from, to - 1)] ?? first;
    const quotation = this.#quotations.find(
      (one) => one.start < last && one.end > last && one.start >= first,
    );
    if (quotation !== undefined) last = quotation.end;
    return { start: first, end: last };
  }

  #add(
    shape: CueShape,
    cueClass: CueClass,
    source: Phrase | null,
    cueFrom: number,
    cueTo: number,
    content: Span[],
    lemma: string,
  ): void {
    const { start, end } = this.#wording.tokens;
    this.#found.push({
      sentence: this.#sentence,
      shape,
      class: cueClass,
      source,
      cue: { start: start[cueFrom] ?? 0, end: end[Math.max(cueFrom, cueTo - 1)] ?? 0 },
      content: content.filter((span) => span.end > span.start),
      lemma,
    });
  }
}

const TAKES_TO = new Set([
  'refer',
  'point',
  'respond',
  'object',
  'talk',
  'allude',
  'speak',
  'attest',
  'listen',
  'commit',
  'liken',
  'compare',
]);

function isEndMark(sign: string): boolean {
  return sign === '.' || sign === '!' || sign === '?' || sign === '...' || sign === '…';
}

function isClauseSign(sign: string): boolean {
  return sign === ',' || sign === '—' || sign === '–' || sign === '--' || sign === '-' || sign === ';';
}

function isQuoteSign(sign: string): boolean {
  return (
    sign === '“' ||
    sign === '"' ||
    sign === "''" ||
    sign === '``' ||
    sign === '”' ||
    sign === '‘' ||
    sign === '«' ||
    sign === '„'
  );
}
