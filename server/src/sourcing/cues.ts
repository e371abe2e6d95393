/**
 * Attributions that one block shows on its own face: a cue, the phrase that names its source, and what is
 * attributed. Who a pronoun stands for and how far an attribution reaches is decided later, over the article.
 */
import { type Block, perBlock, type Span } from '../article/model.ts';
import { type Quotation, quotationsOf } from '../article/quotations.ts';
import { complementEnd, complementOf, cueWithVenue, holdsClause, isAside } from './complements.ts';
import {
  ADVERB,
  AUXILIARY,
  BASE,
  COORDINATOR,
  CROWD,
  CUE,
  CUE_NOUN,
  type CueClass,
  type CueVerb,
  DETERMINER,
  DOCUMENT,
  GERUND,
  HAVE,
  LIKE_PAST,
  MODAL,
  NEGATION,
  ORGANIZATION,
  PARTICIPLE,
  PAST,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLE,
  ROLES,
  S_FORM,
  STANCE,
  SUBORDINATOR,
  TAKES_SIDES,
  TIME,
  UNNAMED,
  VERB,
} from './lexicon.ts';
import {
  bitsAt,
  describedSubject,
  flagsAt,
  lowerAt,
  type Phrase,
  phraseAfter,
  subjectBefore,
  type Wording,
  wordingOf,
} from './phrases.ts';
import { CAPITAL, CLITIC, NUMBER, PERCENT, QUOTED, SIGN, WORD } from './tokens.ts';
import {
  agrees,
  clauseSubject,
  isClauseSign,
  isDocument,
  isEndMark,
  isPeople,
  isQuoteSign,
  type Sentence,
  verbGroup,
} from './verb-groups.ts';

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

export interface LocalSourcing {
  readonly wording: Wording;
  readonly attributions: readonly LocalAttribution[];
}

/** The attributions that a block shows on its own; worked out once for each block. */
export const localSourcing: (block: Block) => LocalSourcing = perBlock((block) => {
  const wording = wordingOf(block);
  const { tokens } = wording;
  const quotations = quotationsOf(block);
  const attributions: LocalAttribution[] = [];
  for (let index = 0; index + 1 < tokens.firstOf.length; index++) {
    const from = tokens.firstOf[index] ?? 0;
    const to = tokens.firstOf[index + 1] ?? tokens.count;
    let bodyEnd = to;
    while (bodyEnd > from && isEndMark(lowerAt(wording, bodyEnd - 1))) bodyEnd--;
    new SentenceReader({ wording, index, from, to, bodyEnd }, quotations, attributions).read();
  }
  return { wording, attributions };
});

/** What is said of a label that names nobody: `Photo: …`. */
const NO_SPEAKER = new Set(
  'image images photo photos picture video file credit source update correction clarification note editor related read watch more follow answer question remember result bottom p.s ps tl;dr latest breaking exclusive opinion analysis q a contributing plus on in the what why how'.split(
    ' ',
  ),
);
/** What a credit line begins with: `Photo: …`, `Image by …`. */
const CREDITS = new Set(
  'image images photo photos photograph photographs picture pictures credit video'.split(' '),
);
/** Verbs of motion and the particle with which they report: `he went on`, `she shot back`. */
const PHRASAL = new Map([
  ['went', 'on'],
  ['goes', 'on'],
  ['shot', 'back'],
  ['fired', 'back'],
  ['hit', 'back'],
  ['pushed', 'back'],
  ['put', 'it'],
  ['puts', 'it'],
  ['made', 'clear'],
  ['makes', 'clear'],
  ['lashed', 'out'],
  ['spelled', 'out'],
  ['laid', 'out'],
  ['lays', 'out'],
  ['came', 'out'],
  ['weighed', 'in'],
]);
const PHRASE_VERB: CueVerb = {
  lemma: 'go on',
  class: 'say',
  noun: false,
  inverts: true,
  listener: false,
  needsClause: false,
};
/** Participles with which the speaker goes on: `…, adding that`. */
const GOES_ON = new Set(
  'add say cite note refer call argue tell explain insist suggest claim describe accuse warn write blame vow promise urge declare quote recall'.split(
    ' ',
  ),
);

/** Verbs that attribute only with their preposition: `spoke about`, `voted for`. */
const NEEDS_PARTNER = new Map([
  ['speak', ' about of against out for '],
  ['vote', ' for against to '],
  ['focus', ' on '],
  ['press', ' for '],
  ['point', ' to out that '],
  ['continue', ' : , '],
  ['begin', ' : , '],
]);

function isFiniteVerb(wording: Wording, at: number): boolean {
  const word = wording.words[at];
  if (word === undefined || (flagsAt(wording, at) & SIGN) !== 0) return false;
  if ((word.bits & (AUXILIARY | VERB | LIKE_PAST)) !== 0) return true;
  return (word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0;
}

/** True when the token may stand behind an inverted speaker: `said Ruiz, …`, `said Ruiz on Monday`. */
function mayFollowSpeaker(wording: Wording, at: number): boolean {
  if ((flagsAt(wording, at) & SIGN) !== 0) return true;
  if (isFiniteVerb(wording, at)) return false;
  return (
    (bitsAt(wording, at) &
      (PREPOSITION | TIME | RELATIVE | SUBORDINATOR | COORDINATOR | DETERMINER | ADVERB)) !==
    0
  );
}

function isBaseForm(wording: Wording, at: number): boolean {
  const word = wording.words[at];
  return (
    word !== undefined &&
    (word.bits & (DETERMINER | POSSESSIVE | PRONOUN | PREPOSITION)) === 0 &&
    (flagsAt(wording, at) & (CAPITAL | SIGN | NUMBER)) === 0
  );
}

/** True when what begins like this is an adverbial, not the subject of what was said. */
function opensAside(bits: number): boolean {
  return (bits & (PREPOSITION | SUBORDINATOR | ADVERB | COORDINATOR)) !== 0;
}

function takesPartner(lemma: string, last: string, next: string): boolean {
  const partners = NEEDS_PARTNER.get(lemma);
  return (
    partners === undefined ||
    partners.includes(` ${next} `) ||
    partners.includes(` ${last} `) ||
    isQuoteSign(next)
  );
}

/** What things do as well: `the idea adds a new dimension`. */
const OF_THINGS = new Set(
  'add claim continue demand project reveal underscore highlight begin detail signal reference call ask answer invoke read express record'.split(
    ' ',
  ),
);
const MAY_BE_LIGHT = CUE | VERB | HAVE | LIKE_PAST | TAKES_SIDES;
/** Verbs that leave the saying to a noun: `expressed concern about`, `made the case that`, `issued a statement saying`. */
const LIGHT = new Set(
  (
    'express expresses expressed expressing voice voices voiced voicing make makes made making issue issues issued issuing take takes took taking raise raises raised raising ' +
    'give gives gave giving offer offers offered offering deliver delivers delivered delivering have has had hold holds held share shares shared sharing send sends sent ' +
    'release releases released launch launches launched repeat repeats repeated reiterate reiterated announce announced renew renewed renews reaffirmed defend defended'
  ).split(' '),
);
/** What ties the noun to what is said. */
const TIES = new Set('for about on over of against to with that regarding in toward towards'.split(' '));
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

class SentenceReader {
  readonly #sentence: Sentence;
  readonly #wording: Wording;
  readonly #quotations: readonly Quotation[];
  readonly #found: LocalAttribution[];
  readonly #first: number;

  constructor(sentence: Sentence, quotations: readonly Quotation[], found: LocalAttribution[]) {
    this.#sentence = sentence;
    this.#wording = sentence.wording;
    this.#quotations = quotations;
    this.#found = found;
    this.#first = found.length;
  }

  /** Adds the attributions of the sentence. */
  read(): void {
    const { from, to } = this.#sentence;
    const { words, tokens } = this.#wording;
    this.#label();
    for (let at = from; at < to; at++) {
      const word = words[at];
      if (word === undefined || ((tokens.flags[at] ?? 0) & (QUOTED | SIGN)) !== 0) continue;
      if ((word.bits & MAY_BE_LIGHT) !== 0 && LIGHT.has(lowerAt(this.#wording, at)) && this.#lightVerb(at))
        continue;
      if ((word.bits & CUE) !== 0 && this.#verb(at)) continue;
      if ((word.bits & CUE_NOUN) !== 0) this.#noun(at);
      else if ((word.bits & STANCE) !== 0) this.#stance(at);
      else if ((word.bits & (VERB | LIKE_PAST)) !== 0) this.#phrasal(at);
      else if (lowerAt(this.#wording, at) === 'according') this.#accordingTo(at);
    }
    if (this.#found.length > this.#first + 1) this.#settle();
  }

  /** `Ruiz: The dam will hold`, `TRUMP: We have to stop it.` */
  #label(): void {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    const most = Math.min(bodyEnd, from + 8);
    let capitals = 0;
    const first = isQuoteSign(lowerAt(wording, from)) ? from + 1 : from;
    for (let at = first; at < most; at++) {
      const flags = flagsAt(wording, at) & (first > from ? ~QUOTED : -1);
      const bits = bitsAt(wording, at);
      const lower = lowerAt(wording, at);
      if (lower === ':') {
        const next = flagsAt(wording, at + 1);
        if (capitals === 0 || bodyEnd - at < 4 || (next & NUMBER) !== 0) return;
        this.#add('label', 'say', { from: first, to: at }, at, at + 1, [this.#span(at + 1, bodyEnd)], ':');
        return;
      }
      if (CREDITS.has(lower) && this.#credit(at)) return;
      if (NO_SPEAKER.has(lower)) return;
      if ((flags & (SIGN | NUMBER | QUOTED)) !== 0 && lower !== ',' && lower !== '(' && lower !== ')') return;
      if ((flags & CAPITAL) !== 0) capitals++;
      else if (
        (flags & (CLITIC | SIGN)) === 0 &&
        (bits & (ROLE | ROLES | DETERMINER | PREPOSITION | ORGANIZATION | DOCUMENT)) === 0
      )
        return;
      if ((bits & (CUE | AUXILIARY | VERB)) !== 0 && (flags & CAPITAL) === 0) return;
    }
  }

  /** `The reactor in 2019. Image: Ana Ruiz.`: the credit sources the caption before it. */
  #credit(at: number): boolean {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    const next = at + 1;
    const sign = lowerAt(wording, next);
    if (
      at > from + 1 ||
      (sign !== ':' && sign !== 'by' && sign !== 'courtesy') ||
      next + 1 >= bodyEnd ||
      from === 0
    )
      return false;
    const before = this.#wording.tokens.end[from - 1] ?? 0;
    this.#add(
      'credit',
      'show',
      { from: next + 1, to: bodyEnd },
      at,
      next + 1,
      [{ start: 0, end: before }],
      'credit',
    );
    return true;
  }

  /** `a poll released last week`, `remarks cited by Kommersant`: a source with what is said of it, up to the next sign. */
  #withParticiple(source: Phrase): Phrase {
    const { bodyEnd } = this.#sentence;
    const next = this.#wording.words[source.to];
    if (next === undefined || source.to >= bodyEnd) return source;
    const participle =
      (next.bits & LIKE_PAST) !== 0 || (next.form & PARTICIPLE) !== 0 || (next.bits & RELATIVE) !== 0;
    if (!participle) return source;
    let to = source.to;
    while (to < bodyEnd && to < source.to + 16 && (flagsAt(this.#wording, to) & SIGN) === 0) to++;
    return to < bodyEnd && !isClauseSign(lowerAt(this.#wording, to)) ? source : { from: source.from, to };
  }

  #accordingTo(at: number): void {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    if (lowerAt(wording, at + 1) !== 'to') return;
    const opens = at === from || (at === from + 1 && (bitsAt(wording, from) & (COORDINATOR | ADVERB)) !== 0);
    const phrase = phraseAfter(wording, at + 2, bodyEnd, !opens);
    if (phrase === null) return;
    const source = this.#withParticiple(phrase);
    const content: Span[] = [];
    if (!opens) content.push(this.#backwards(this.#segmentStart(at), this.#withoutSigns(at)));
    let after = source.to;
    if (lowerAt(wording, after) === ',') after++;
    else if (!opens) after = bodyEnd;
    if (after < bodyEnd) content.push(this.#span(after, bodyEnd));
    this.#add('according-to', 'say', source, at, at + 2, content, 'according to');
  }

  /** `is worried that`, `was opposed to` */
  #stance(at: number): void {
    const wording = this.#wording;
    const group = verbGroup(this.#sentence, at);
    if (!group.be) return;
    const source = subjectBefore(wording, group.start, this.#sentence.from);
    if (source === null || !isPeople(this.#sentence, source)) return;
    let cueEnd = at + 1;
    const next = lowerAt(wording, cueEnd);
    const preposition = (bitsAt(wording, cueEnd) & PREPOSITION) !== 0;
    const opensClause = next === 'that' || next === 'to' || (bitsAt(wording, cueEnd) & PRONOUN) !== 0;
    if (!preposition && !opensClause) return;
    if (preposition && next !== 'to') cueEnd++;
    const end = complementEnd(this.#sentence, cueEnd, opensClause);
    if (end <= cueEnd || cueEnd >= this.#sentence.bodyEnd) return;
    this.#add(
      'stance',
      'think',
      source,
      group.start,
      cueEnd,
      [this.#span(cueEnd, end)],
      lowerAt(wording, at),
    );
  }

  /** `Trump's claim that`, `his support for` */
  #noun(at: number): void {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    // Over an adjective or two to the owner.
    let owner = at - 1;
    while (
      owner > from &&
      owner >= at - 3 &&
      (bitsAt(wording, owner) & (POSSESSIVE | DETERMINER | PREPOSITION | AUXILIARY | PRONOUN)) === 0 &&
      (flagsAt(wording, owner) & (SIGN | CLITIC)) === 0
    )
      owner--;
    if (owner < from) return;
    let source: Phrase | null = null;
    if ((bitsAt(wording, owner) & POSSESSIVE) !== 0) {
      if (lowerAt(wording, owner) === 'its' || lowerAt(wording, owner) === 'whose') return;
      source = { from: owner, to: owner + 1 };
    } else if ((flagsAt(wording, owner) & CLITIC) !== 0 && lowerAt(wording, owner) === "'s") {
      const phrase = subjectBefore(wording, owner, from);
      if (
        phrase === null ||
        !isPeople(this.#sentence, phrase) ||
        (bitsAt(wording, phrase.from) & PRONOUN) !== 0
      )
        return;
      source = { from: phrase.from, to: owner + 1 };
    } else return;
    const next = at + 1;
    const lower = lowerAt(wording, next);
    if (next >= bodyEnd) return;
    let start = next;
    if (
      lower === 'of' ||
      lower === 'for' ||
      lower === 'about' ||
      lower === 'on' ||
      lower === 'against' ||
      lower === 'over'
    )
      start++;
    else if (lower === 'to' ? !isBaseForm(wording, next + 1) : lower !== 'that' && lower !== ':') return;
    if (lower === ':') start++;
    if (start >= bodyEnd) return;
    const clause = lower === 'that' || lower === 'to' || lower === ':';
    this.#add(
      'noun',
      'say',
      source,
      owner + 1,
      start === next ? next : start,
      [this.#span(start, complementEnd(this.#sentence, start, clause, true))],
      lowerAt(wording, at),
    );
  }

  /** `expressed concern about the dam`, `made the case that`, `issued a statement saying` */
  #lightVerb(at: number): boolean {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    let noun = -1;
    let scan = at + 1;
    for (; scan < Math.min(bodyEnd, at + 7); scan++) {
      const bits = bitsAt(wording, scan);
      if ((flagsAt(wording, scan) & (SIGN | QUOTED)) !== 0) break;
      if ((bits & CUE_NOUN) !== 0) noun = scan;
      else if (
        (bits & (PREPOSITION | SUBORDINATOR | PRONOUN | AUXILIARY | VERB | RELATIVE)) !== 0 &&
        (bits & DETERMINER) === 0
      )
        break;
      else if (noun > 0) break;
    }
    if (noun < 0 || scan !== noun + 1 || scan >= bodyEnd) return false;
    const group = verbGroup(this.#sentence, at);
    if (group.be && ((wording.words[at]?.form ?? 0) & GERUND) === 0) return false;
    const gerund = lowerAt(wording, at).endsWith('ing') && !group.be;
    const source =
      gerund || group.infinitive
        ? this.#speakerHere(group.start, 0)
        : (subjectBefore(wording, group.start, from) ?? this.#sharedSpeaker(group.start, at));
    if (source === null || !isPeople(this.#sentence, source)) return false;
    const tie = lowerAt(wording, scan);
    const next = wording.words[scan];
    let start = -1;
    let clause = true;
    if (next?.cue !== null && next !== undefined && (next.form & GERUND) !== 0) {
      const complement = complementOf(this.#sentence, scan);
      if (complement.start < 0) return false;
      start = complement.start;
      scan = complement.cueEnd;
    } else if (tie === 'that') start = scan;
    else if (tie === 'to' && isBaseForm(wording, scan + 1)) start = scan;
    else if (TIES.has(tie) || tie === ':') {
      scan++;
      start = scan;
      clause = tie === ':' || lowerAt(wording, start) === 'whether' || lowerAt(wording, start) === 'how';
    }
    if (start < 0 || start >= bodyEnd) return false;
    const manner = (bitsAt(wording, noun) & CUE_NOUN) !== 0 ? 'say' : 'want';
    const content = [this.#span(start, complementEnd(this.#sentence, start, clause))];
    this.#add(
      'active',
      manner,
      source,
      group.infinitive ? at : group.start,
      scan,
      content,
      lowerAt(wording, noun),
    );
    return true;
  }

  /** The speaker of a verb behind *and* or a comma. */
  #sharedSpeaker(start: number, at: number): Phrase | null {
    const sign = lowerAt(this.#wording, start - 1);
    if ((bitsAt(this.#wording, start - 1) & COORDINATOR) === 0 && !isClauseSign(sign)) return null;
    return this.#speakerHere(start, this.#wording.words[at]?.form ?? 0);
  }

  /** `he went on`, `as Ruiz put it`, and any verb between a subject and a quotation: `she barked, “…”`. */
  #phrasal(at: number): void {
    const wording = this.#wording;
    const next = lowerAt(wording, at + 1);
    const particle = PHRASAL.get(lowerAt(wording, at));
    let after = particle === next ? at + 2 : at + 1;
    const sign = lowerAt(wording, after);
    const quotes =
      (sign === ':' && isQuoteSign(lowerAt(wording, after + 1))) ||
      (isClauseSign(sign) && isQuoteSign(lowerAt(wording, after + 1)));
    const group = verbGroup(this.#sentence, at);
    if (group.be || group.infinitive) return;
    const before = lowerAt(wording, group.start - 1);
    if (particle !== next && !quotes) return;
    const source = subjectBefore(wording, group.start, this.#sentence.from);
    if (source === null || !isPeople(this.#sentence, source)) return;
    if (
      particle === next &&
      lowerAt(wording, after) === 'to' &&
      wording.words[after + 1]?.cue?.class === 'say'
    ) {
      // `went on to say`
      const complement = complementOf(this.#sentence, after + 1);
      if (complement.start < 0) return;
      after = Math.max(after + 2, complement.cueEnd);
      this.#add(
        'active',
        PHRASE_VERB.class,
        source,
        group.start,
        after,
        [this.#span(complement.start, complementEnd(this.#sentence, complement.start, true))],
        PHRASE_VERB.lemma,
      );
      return;
    }
    const content: Span[] = [];
    if (quotes) content.push(this.#span(after + 1, complementEnd(this.#sentence, after + 1, true)));
    else if (sign === 'that' || sign === 'to')
      content.push(this.#span(after, complementEnd(this.#sentence, after, true)));
    const lead = source.from - 1;
    if (
      lead > this.#sentence.from &&
      (isClauseSign(lowerAt(wording, lead)) ||
        isQuoteSign(lowerAt(wording, lead)) ||
        (bitsAt(wording, lead) & SUBORDINATOR) !== 0)
    ) {
      const end = this.#withoutSigns((bitsAt(wording, lead) & SUBORDINATOR) !== 0 ? lead : source.from);
      if (this.#isClause(this.#segmentStart(source.from), end))
        content.push(this.#backwards(this.#segmentStart(source.from), end));
      else if (content.length === 0 && sign === ',')
        content.push(this.#span(after + 1, this.#sentence.bodyEnd));
    } else if (content.length === 0 && sign === ',')
      content.push(this.#span(after + 1, this.#sentence.bodyEnd));
    if (content.length === 0 && before === '') return;
    this.#add('active', PHRASE_VERB.class, source, group.start, after, content, PHRASE_VERB.lemma);
  }

  /** Reads the cue verb at `at`; false when it may still be a noun that reports. */
  #verb(at: number): boolean {
    const wording = this.#wording;
    const { from } = this.#sentence;
    const word = wording.words[at];
    const cue = word?.cue;
    if (word === undefined || cue === undefined || cue === null) return false;
    const group = verbGroup(this.#sentence, at);
    const before = group.start - 1;
    const finite = (word.form & (PAST | S_FORM)) !== 0 || group.auxiliary;
    if ((flagsAt(wording, at) & CAPITAL) !== 0 && this.#isNamePart(at)) return true;
    // Passive: `was asked by reporters`, `is believed to`.
    if (group.be && (word.form & PARTICIPLE) !== 0) return this.#passive(at, group.start, cue);
    if (group.infinitive) return this.#infinitive(at, group.start, cue);
    if ((word.form & GERUND) !== 0 && !group.be) return this.#participle(at, cue);
    if ((word.form & PARTICIPLE) !== 0 && (word.form & PAST) === 0 && !group.auxiliary) return false;
    if (lowerAt(wording, at + 1) === 'by' && !group.auxiliary && (word.form & PARTICIPLE) !== 0) {
      // `as reported by`, `…, cited by`; not the participle of a noun: `polls reported by`.
      if (lowerAt(wording, before) !== 'as' && !isClauseSign(lowerAt(wording, before))) return true;
      return this.#passive(at, group.start, cue);
    }
    const source =
      before >= from
        ? (subjectBefore(wording, group.start, from) ?? describedSubject(wording, group.start, from))
        : null;
    const sign = lowerAt(wording, before);
    const afterQuote = sign === '”' || sign === '"' || sign === "''" || sign === '’';
    const afterComma = isClauseSign(sign);
    if (cue.inverts && !group.auxiliary && (finite || cue.lemma === 'say')) {
      const inverts = afterQuote || before < from || (afterComma && !cue.listener && this.#looksInverted(at));
      if (inverts && this.#inverted(at, cue)) return true;
    }
    if (!group.auxiliary && (word.form & PAST) === 0 && !agrees(this.#sentence, at, before, source))
      return false;
    if (source !== null) return this.#active('active', at, group.start, source, cue);
    if ((bitsAt(wording, before) & COORDINATOR) !== 0 || afterComma) {
      const shared = this.#speakerHere(group.start, word.form);
      if (shared !== null) return this.#active('shared-subject', at, group.start, shared, cue);
    }
    return false;
  }

  #active(shape: CueShape, at: number, cueStart: number, source: Phrase, cue: CueVerb): boolean {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    const after = complementOf(this.#sentence, at);
    const opening = flagsAt(wording, from) | flagsAt(wording, from + 1);
    const behindQuote =
      (opening & QUOTED) !== 0 &&
      source.from - 2 >= from &&
      isQuoteSign(lowerAt(wording, source.from - 1)) &&
      (flagsAt(wording, source.from - 2) & QUOTED) !== 0;
    // Behind a quotation the verb takes nothing more than the rest of it: `“A,” Ruiz told the people.`
    const complement =
      behindQuote &&
      after.start >= 0 &&
      !after.goesOn &&
      !isQuoteSign(lowerAt(wording, after.start)) &&
      lowerAt(wording, after.start) !== 'that'
        ? { ...after, start: -1, clause: false, cueEnd: at + 1 }
        : after;
    const people = isPeople(this.#sentence, source);
    // `270 pledged delegates`: a participle before its noun.
    const counted = (flagsAt(wording, source.to - 1) & (NUMBER | PERCENT)) === NUMBER;
    if (counted && !complement.clause && cue.class !== 'say') return false;
    const document = isDocument(wording, source);
    if (
      !people &&
      cue.class !== 'say' &&
      cue.class !== 'show' &&
      !(cue.class === 'think' && complement.clause)
    )
      return false;
    // `I like`, `would like`: elsewhere a preposition.
    if (cue.lemma === 'like' && (bitsAt(wording, at - 1) & (PRONOUN | MODAL | NEGATION)) === 0) return false;

    // `laws proposed during`
    if (
      document &&
      cue.class === 'say' &&
      !complement.clause &&
      complement.cueEnd > at + 1 &&
      cue.lemma !== 'call' &&
      cue.lemma !== 'refer'
    )
      return false;
    const content: Span[] = [];
    const lead = source.from - 1;
    let trailing = false;
    if (shape === 'active' && lead > from && (complement.start < 0 || complement.goesOn)) {
      const sign = lowerAt(wording, lead);
      const start = this.#segmentStart(source.from);
      const reports = cue.class === 'say' || cue.class === 'show' || cue.class === 'think';
      if (
        reports &&
        (isClauseSign(sign) || isQuoteSign(sign)) &&
        this.#isClause(start, lead) &&
        !(complement.goesOn && this.#opensAdverbial(start))
      ) {
        content.push(this.#backwards(start, isQuoteSign(sign) ? lead + 1 : this.#withoutSigns(lead)));
        trailing = true;
      } else if (sign === 'as' || sign === 'than') {
        content.push(this.#backwards(start, this.#withoutSigns(lead)));
        trailing = content[0] !== undefined && lead > start;
      }
    }
    // `a plan announced this year`: a participle of the noun, not its verb.
    if (!people && !document && cue.class === 'say' && !complement.clause && !trailing) {
      const article = lowerAt(wording, source.from);
      if (article === 'a' || article === 'an' || OF_THINGS.has(cue.lemma)) return false;
    }
    if (
      !trailing &&
      !takesPartner(cue.lemma, lowerAt(wording, complement.cueEnd - 1), lowerAt(wording, at + 1))
    )
      return false;
    if (
      cue.needsClause &&
      !trailing &&
      !(cue.class === 'show' && complement.start > 0 && document) &&
      (complement.start < 0 || !(complement.clause || holdsClause(this.#sentence, complement.start)))
    )
      return false;
    if (complement.start >= 0) {
      const aside = lead >= from && isAside(lowerAt(wording, lead));
      const end = complementEnd(this.#sentence, complement.start, complement.clause || cue.inverts, aside);
      if (end > complement.start) content.push(this.#span(complement.start, end));
    } else if (cue.inverts || (lead >= from && lowerAt(wording, lead) === 'as')) {
      // `All of this, he says, could be undone.`
      const comma = trailing ? -1 : this.#behind(at);
      if (comma > 0 && comma + 2 < bodyEnd && this.#goesOnBehind(comma)) {
        const lead = this.#withoutSigns(source.from);
        const opening = this.#afterConjunction();
        if (
          shape === 'active' &&
          lead > opening &&
          lead < source.from &&
          !opensAside(bitsAt(wording, opening))
        )
          content.push(this.#span(opening, lead));
        content.push(this.#span(comma + 1, bodyEnd));
      }
    }
    if (content.length === 0 && !people && !document && cue.class !== 'say') return false;
    const closes = cue.inverts && (complement.start < 0 || complement.goesOn);
    const cueEnd = closes
      ? Math.max(complement.cueEnd, cueWithVenue(this.#sentence, at + 1))
      : complement.cueEnd;
    this.#add(shape, cue.class, source, cueStart, cueEnd, content, cue.lemma);
    return true;
  }

  /** `said Ruiz` */
  #inverted(at: number, cue: CueVerb): boolean {
    const wording = this.#wording;
    const { from, to, bodyEnd } = this.#sentence;
    let next = at + 1;
    while (next < to && (bitsAt(wording, next) & ADVERB) !== 0 && (bitsAt(wording, next) & DETERMINER) === 0)
      next++;
    const source = phraseAfter(wording, next, bodyEnd);
    if (source === null) return false;
    const end = this.#withoutSigns(at);
    // `Ruiz, who runs it, said the dam will hold`: a clause follows, not the speaker.
    if (end < at && source.to < bodyEnd && !mayFollowSpeaker(wording, source.to)) return false;
    const content: Span[] = [];
    if (end > from) content.push(this.#backwards(this.#segmentStart(at), end));
    const after = source.to;
    if (isClauseSign(lowerAt(wording, after)) && isQuoteSign(lowerAt(wording, after + 1))) {
      content.push(this.#span(after + 1, bodyEnd));
    } else if (lowerAt(wording, after) === ':' && after + 1 < bodyEnd) {
      content.push(this.#span(after + 1, bodyEnd));
    }
    this.#add('inverted', cue.class, source, at, at + 1, content, cue.lemma);
    return true;
  }

  /** `…, adding that`, `citing safety, the company …` */
  #participle(at: number, cue: CueVerb): boolean {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    const before = at - 1;
    const lower = lowerAt(wording, before);
    const bits = before < from ? 0 : bitsAt(wording, before);
    if ((bits & (DETERMINER | POSSESSIVE)) !== 0 || lower === 'worth' || lower === 'of' || lower === 'for')
      return false;
    const tied =
      isClauseSign(lower) || isQuoteSign(lower) || (bits & (COORDINATOR | PREPOSITION | ADVERB)) !== 0;
    let source = tied || before < from ? null : subjectBefore(wording, at, from);
    source ??= this.#speakerHere(at, 0);
    const complement = complementOf(this.#sentence, at);
    if (source === null) {
      if (at > from + 1 || !GOES_ON.has(cue.lemma)) return false;
      let comma = at;
      while (comma < bodyEnd && lowerAt(wording, comma) !== ',') comma++;
      source = phraseAfter(wording, comma + 1, bodyEnd);
      if (source === null || !isPeople(this.#sentence, source)) return false;
      const start = complement.start >= 0 && complement.start < comma ? complement.start : at + 1;
      this.#add(
        'participle',
        cue.class,
        source,
        at,
        Math.max(at + 1, Math.min(complement.cueEnd, start)),
        [this.#span(start, comma)],
        cue.lemma,
      );
      return true;
    }
    if (!isPeople(this.#sentence, source) && cue.class !== 'say' && !isDocument(wording, source))
      return false;
    if (complement.start < 0) return false;
    if (!takesPartner(cue.lemma, lowerAt(wording, complement.cueEnd - 1), lowerAt(wording, at + 1)))
      return false;
    if (cue.needsClause && !complement.clause && !holdsClause(this.#sentence, complement.start)) return false;
    const end = complementEnd(this.#sentence, complement.start, complement.clause);
    this.#add(
      'participle',
      cue.class,
      source,
      at,
      complement.cueEnd,
      [this.#span(complement.start, end)],
      cue.lemma,
    );
    return true;
  }

  /** `used the speech to announce` */
  #infinitive(at: number, cueStart: number, cue: CueVerb): boolean {
    const wording = this.#wording;
    if (cue.class !== 'say' && cue.class !== 'judge') return false;
    const governor = wording.words[cueStart - 1];
    if (governor === undefined) return false;
    if (governor.cue?.lemma === 'continue' || governor.cue?.lemma === 'begin') {
      // `continues to insist`
      const group = verbGroup(this.#sentence, cueStart - 1);
      const subject =
        subjectBefore(wording, group.start, this.#sentence.from) ??
        this.#speakerHere(group.start, governor.form);
      return subject !== null && this.#active('active', at, group.start, subject, cue);
    }
    if ((governor.bits & (CUE | CUE_NOUN)) !== 0) return false;
    const source = this.#speakerHere(cueStart, 0);
    if (source === null || !isPeople(this.#sentence, source)) return false;
    const complement = complementOf(this.#sentence, at);
    if (complement.start < 0 || (cue.needsClause && !complement.clause)) return false;
    const end = complementEnd(this.#sentence, complement.start, complement.clause);
    this.#add(
      'infinitive',
      cue.class,
      source,
      at,
      complement.cueEnd,
      [this.#span(complement.start, end)],
      cue.lemma,
    );
    return true;
  }

  #passive(at: number, cueStart: number, cue: CueVerb): boolean {
    const wording = this.#wording;
    const { from, bodyEnd } = this.#sentence;
    let by = -1;
    const most = Math.min(bodyEnd, at + 12);
    for (let scan = at + 1; scan < most; scan++) {
      if (lowerAt(wording, scan) === 'by') {
        by = scan;
        break;
      }
      if (isClauseSign(lowerAt(wording, scan)) || (bitsAt(wording, scan) & (SUBORDINATOR | PRONOUN)) !== 0)
        break;
    }
    const source = by < 0 ? null : phraseAfter(wording, by + 1, bodyEnd);
    if (source !== null && isPeople(this.#sentence, source) && cue.class !== 'act') {
      const subject = subjectBefore(wording, cueStart, from);
      const content = subject === null ? [] : [this.#span(subject.from, subject.to)];
      const rest = lowerAt(wording, source.to) === ',' ? source.to + 1 : -1;
      if (content.length === 0 && rest > 0 && rest < bodyEnd) content.push(this.#span(rest, bodyEnd));
      this.#add('passive', cue.class, source, cueStart, by + 1, content, cue.lemma);
      return true;
    }
    if (cue.class === 'act' || cue.class === 'show' || cueStart === at) return true;
    const end = complementEnd(this.#sentence, at + 1, true);
    this.#add(
      'passive',
      cue.class,
      null,
      cueStart,
      at + 1,
      end > at + 1 ? [this.#span(at + 1, end)] : [],
      cue.lemma,
    );
    return true;
  }

  /**
   * Takes back what lies inside the content of another attribution (reported speech within reported speech is
   * its speaker's business), and ends a content where a clause with a speaker of its own begins.
   */
  #settle(): void {
    const found = this.#found;
    for (let one = this.#first; one < found.length; one++) {
      const outer = found[one];
      if (outer === undefined || outer.source === null) continue;
      for (let other = found.length - 1; other >= this.#first; other--) {
        const inner = found[other];
        const outerNow = found[one];
        if (
          inner === undefined ||
          outerNow === undefined ||
          other === one ||
          inner.cue.start === outer.cue.start
        )
          continue;
        const from =
          inner.source === null
            ? inner.cue.start
            : Math.min(inner.cue.start, this.#wording.tokens.start[inner.source.from] ?? 0);
        const index = outerNow.content.findIndex(
          (span) => span.start <= inner.cue.start && inner.cue.end <= span.end,
        );
        const holder = outerNow.content[index];
        if (holder === undefined) continue;
        // `A, Putin said, according to remarks`: second-hand, and both count.
        if (
          inner.shape === 'according-to' &&
          outer.content.some((span) => inner.content.some((other) => other.start === span.start))
        )
          continue;
        if (inner.content.some((span) => span.start <= outer.cue.start && outer.cue.end <= span.end)) {
          // `A called for B, sources said`: the whole sentence is the sources'.
          found.splice(one, 1);
          one--;
          break;
        }
        const same = inner.source !== null && outer.source.from >= inner.source.from;
        const nested =
          inner.shape === 'infinitive' ||
          inner.shape === 'noun' ||
          (inner.shape === 'participle' && !(GOES_ON.has(inner.lemma) && this.#isApart(inner.cue.start)));
        const start = same ? inner.cue.start : from;
        if (one < other && !nested && (same || this.#startsClause(start))) {
          const cut = this.#cutBefore(start);
          if (cut > holder.start) {
            const content = outerNow.content.map((span, at) =>
              at === index ? { start: holder.start, end: cut } : span,
            );
            found[one] = { ...outerNow, content };
            continue;
          }
        }
        found.splice(other, 1);
        if (other < one) one--;
      }
    }
  }

  /** True when a conjunction behind a comma, a bare *and* or *but*, or a semicolon stands before the offset. */
  #startsClause(start: number): boolean {
    const before = this.#tokenAt(start) - 1;
    const bits = bitsAt(this.#wording, before);
    if (lowerAt(this.#wording, before) === ';') return true;
    if ((bits & RELATIVE) !== 0) return false;
    if ((bits & COORDINATOR) !== 0) return true;
    return (bits & SUBORDINATOR) !== 0 && lowerAt(this.#wording, before - 1) === ',';
  }

  /** True when a comma, a dash or a conjunction stands before the offset. */
  #isApart(start: number): boolean {
    const before = this.#tokenAt(start) - 1;
    return (
      isClauseSign(lowerAt(this.#wording, before)) || (bitsAt(this.#wording, before) & COORDINATOR) !== 0
    );
  }

  #cutBefore(start: number): number {
    const { from } = this.#sentence;
    let at = this.#tokenAt(start) - 1;
    while (
      at > from &&
      (isClauseSign(lowerAt(this.#wording, at)) ||
        (bitsAt(this.#wording, at) & (COORDINATOR | SUBORDINATOR | ADVERB)) !== 0)
    )
      at--;
    return this.#wording.tokens.end[at] ?? start;
  }

  #tokenAt(offset: number): number {
    const { start } = this.#wording.tokens;
    let at = this.#sentence.from;
    while (at < this.#sentence.to && (start[at] ?? 0) < offset) at++;
    return at;
  }

  /** Who speaks in the sentence so far: the last source before `at`, else the subject of the clause. */
  #speakerHere(at: number, form: number): Phrase | null {
    const finite = (form & (PAST | S_FORM)) !== 0;
    let nested: Phrase | null = null;
    for (let one = this.#found.length - 1; one >= this.#first; one--) {
      const known = this.#found[one];
      const source = known?.source ?? null;
      if (known === undefined || source === null || source.to > at || known.shape === 'noun') continue;
      // `said he would go and predicted`: past goes with past, present with present.
      if (finite && known.past !== null && known.past !== ((form & PAST) !== 0)) continue;
      if (!this.#isNested(one)) return source;
      nested ??= source;
    }
    return nested ?? clauseSubject(this.#sentence, at);
  }

  /** True when the attribution stands inside the content of an earlier one. */
  #isNested(index: number): boolean {
    const inner = this.#found[index];
    if (inner === undefined) return false;
    for (let one = this.#first; one < index; one++) {
      for (const span of this.#found[one]?.content ?? []) {
        if (span.start <= inner.cue.start && inner.cue.end <= span.end) return true;
      }
    }
    return false;
  }

  /** True when the tokens hold a quotation or a finite verb: something that can be said. */
  #isClause(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const word = this.#wording.words[at];
      if (word === undefined) continue;
      if ((flagsAt(this.#wording, at) & QUOTED) !== 0) return true;
      if ((word.bits & (VERB | AUXILIARY | LIKE_PAST)) !== 0 && lowerAt(this.#wording, at) !== "'s")
        return true;
      if ((word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0) return true;
    }
    return to - from > 9;
  }

  /** First token behind an opening conjunction: `But the plan, he said, is dead.` */
  #afterConjunction(): number {
    let at = this.#sentence.from;
    while ((bitsAt(this.#wording, at) & COORDINATOR) !== 0) at++;
    return at;
  }

  /** True when a clause or participle of circumstance begins at `at`: `Asked if it was so, he said, “…”`. */
  #opensAdverbial(at: number): boolean {
    const word = this.#wording.words[at];
    if (word === undefined || (flagsAt(this.#wording, at) & SIGN) !== 0) return false;
    if (
      (word.bits & (SUBORDINATOR | PREPOSITION | ADVERB)) !== 0 &&
      (word.bits & (DETERMINER | PRONOUN)) === 0
    )
      return true;
    return (
      (word.form & (PAST | GERUND)) !== 0 ||
      (word.bits & LIKE_PAST) !== 0 ||
      lowerAt(this.#wording, at).endsWith('ing')
    );
  }

  /** Index of the comma behind the verb, time and place skipped; -1 when none stands near. */
  #behind(at: number): number {
    for (let scan = at + 1; scan < Math.min(this.#sentence.bodyEnd, at + 9); scan++) {
      if (lowerAt(this.#wording, scan) === ',') return scan;
      if ((flagsAt(this.#wording, scan) & SIGN) !== 0) return -1;
    }
    return -1;
  }

  /** True when the sentence that an attribution interrupts goes on behind its comma. */
  #goesOnBehind(comma: number): boolean {
    const word = this.#wording.words[comma + 1];
    if (word === undefined) return false;
    if ((word.form & GERUND) !== 0 || lowerAt(this.#wording, comma + 1).endsWith('ing')) return false;
    if ((word.bits & RELATIVE) !== 0 || lowerAt(this.#wording, comma + 1) === 'according') return false;
    return (word.bits & (COORDINATOR | SUBORDINATOR)) === 0;
  }

  /** `…, said Ruiz`: what follows an inverted verb is a source, not what was said. */
  #looksInverted(at: number): boolean {
    const next = at + 1;
    const bits = bitsAt(this.#wording, next);
    const flags = flagsAt(this.#wording, next);
    if ((flags & CAPITAL) !== 0 && (flags & CLITIC) === 0 && (bits & PRONOUN) === 0) return true;
    return (
      (bits & (ROLE | ROLES | CROWD | UNNAMED)) !== 0 ||
      ((bits & DETERMINER) !== 0 && (bits & RELATIVE) === 0)
    );
  }

  /** `Public Policy Polling`, `the Associated Press`: a capital makes a cue word a name, but in headlines. */
  #isNamePart(at: number): boolean {
    const { from } = this.#sentence;
    if (at === from) return (flagsAt(this.#wording, at + 1) & CAPITAL) !== 0 && !this.#isTitleCase();
    if (isQuoteSign(lowerAt(this.#wording, at - 1))) return false;
    return !this.#isTitleCase();
  }

  /** Headlines with a capital on most words. */
  #isTitleCase(): boolean {
    let words = 0;
    let capitals = 0;
    for (let at = this.#sentence.from; at < this.#sentence.to; at++) {
      const flags = flagsAt(this.#wording, at);
      if ((flags & WORD) === 0) continue;
      words++;
      if ((flags & CAPITAL) !== 0) capitals++;
    }
    return capitals * 2 > words;
  }

  /** First token of the part of the sentence that an attribution at `at` can close. */
  #segmentStart(at: number): number {
    for (let scan = at - 1; scan > this.#sentence.from; scan--) {
      const sign = lowerAt(this.#wording, scan);
      if (sign === ';' || (sign === ':' && (flagsAt(this.#wording, scan) & QUOTED) === 0)) return scan + 1;
    }
    return this.#sentence.from;
  }

  #withoutSigns(to: number): number {
    let end = to;
    while (end > this.#sentence.from && isClauseSign(lowerAt(this.#wording, end - 1))) end--;
    return end;
  }

  /** PAST or S_FORM of the first finite word of the cue; 0 when none is. */
  #tenseOf(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const word = this.#wording.words[at];
      if (word === undefined) continue;
      const lower = lowerAt(this.#wording, at);
      if ((word.bits & AUXILIARY) !== 0) return PAST_AUXILIARY.has(lower) ? PAST : S_FORM;
      if ((word.form & PAST) !== 0) return PAST;
      if ((word.form & (S_FORM | BASE)) !== 0) return S_FORM;
    }
    return 0;
  }

  /** A span whose quotation may have begun in a sentence before this one. */
  #backwards(from: number, to: number): Span {
    const span = this.#span(from, to);
    for (const quotation of this.#quotations) {
      if (quotation.start < span.start && quotation.end > span.start)
        return { start: quotation.start, end: span.end };
    }
    return span;
  }

  /** A span whose quotation may go on behind this sentence. */
  #span(from: number, to: number): Span {
    const { start, end } = this.#wording.tokens;
    const first = start[from] ?? 0;
    const last = end[Math.max(from, to - 1)] ?? first;
    for (const quotation of this.#quotations) {
      if (quotation.start >= first && quotation.start < last && quotation.end > last)
        return { start: first, end: quotation.end };
    }
    return { start: first, end: last };
  }

  #add(
    shape: CueShape,
    cueClass: CueClass,
    source: Phrase | null,
    cueFrom: number,
    cueTo: number,
    content: readonly Span[],
    lemma: string,
  ): void {
    const { start, end } = this.#wording.tokens;
    const form = this.#tenseOf(cueFrom, cueTo);
    const cue = { start: start[cueFrom] ?? 0, end: end[Math.max(cueFrom, cueTo - 1)] ?? 0 };
    this.#found.push({
      sentence: this.#sentence.index,
      shape,
      class: cueClass,
      lemma,
      source,
      cue,
      content: content.filter((span) => span.end - span.start > 3),
      past: form === 0 ? null : (form & PAST) !== 0,
    });
  }
}
