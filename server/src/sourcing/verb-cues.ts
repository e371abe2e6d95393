/** Verbs that attribute: with their subject, before it, without it, as participles and infinitives, in the passive. */
import type { Span } from '../article/model.ts';
import { complementEnd, complementOf, cueWithVenue, holdsClause, isAside } from './complements.ts';
import {
  ADVERB,
  AUXILIARY,
  COORDINATOR,
  CROWD,
  CUE,
  CUE_NOUN,
  type CueVerb,
  DETERMINER,
  GERUND,
  LIKE_PAST,
  MODAL,
  NEGATION,
  PARTICIPLE,
  PAST,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLE,
  ROLES,
  S_FORM,
  SUBORDINATOR,
  TIME,
  UNNAMED,
  VERB,
} from './lexicon.ts';
import { phraseAfter } from './phrase-after.ts';
import { describedSubject, subjectBefore } from './phrases.ts';
import type { CueShape, SentenceNotes } from './sentence-notes.ts';
import { CAPITAL, CLITIC, NUMBER, PERCENT, QUOTED, SIGN } from './tokens.ts';
import { agrees, isClauseSign, isDocument, isPeople, isQuoteSign, verbGroup } from './verb-groups.ts';
import { bitsAt, flagsAt, lowerAt, type Phrase, type Wording } from './wording.ts';

/** Reads the cue verb at `at`; false when it may still be a noun that reports. */
export function verb(notes: SentenceNotes, at: number): boolean {
  const wording = notes.wording;
  const { from } = notes.sentence;
  const word = wording.words[at];
  const cue = word?.cue;
  if (word === undefined || cue === undefined || cue === null) return false;
  const group = verbGroup(notes.sentence, at);
  const before = group.start - 1;
  const finite = (word.form & (PAST | S_FORM)) !== 0 || group.auxiliary;
  if ((flagsAt(wording, at) & CAPITAL) !== 0 && notes.isNamePart(at)) return true;
  // Passive: `was asked by reporters`, `is believed to`.
  if (group.be && (word.form & PARTICIPLE) !== 0) return passive(notes, at, group.start, cue);
  if (group.infinitive) return infinitive(notes, at, group.start, cue);
  if ((word.form & GERUND) !== 0 && !group.be) return participle(notes, at, cue);
  if ((word.form & PARTICIPLE) !== 0 && (word.form & PAST) === 0 && !group.auxiliary) return false;
  if (lowerAt(wording, at + 1) === 'by' && !group.auxiliary && (word.form & PARTICIPLE) !== 0) {
    // `as reported by`, `…, cited by`; not the participle of a noun: `polls reported by`.
    if (lowerAt(wording, before) !== 'as' && !isClauseSign(lowerAt(wording, before))) return true;
    return passive(notes, at, group.start, cue);
  }
  const source =
    before >= from
      ? (subjectBefore(wording, group.start, from) ?? describedSubject(wording, group.start, from))
      : null;
  const sign = lowerAt(wording, before);
  const afterQuote = sign === '”' || sign === '"' || sign === "''" || sign === '’';
  const afterComma = isClauseSign(sign);
  if (cue.inverts && !group.auxiliary && (finite || cue.lemma === 'say')) {
    const inverts = afterQuote || before < from || (afterComma && !cue.listener && looksInverted(notes, at));
    if (inverts && inverted(notes, at, cue)) return true;
  }
  if (!group.auxiliary && (word.form & PAST) === 0 && !agrees(notes.sentence, at, before, source))
    return false;
  if (source !== null) return active(notes, 'active', at, group.start, source, cue);
  if ((bitsAt(wording, before) & COORDINATOR) !== 0 || afterComma) {
    const shared = notes.speakerHere(group.start, word.form);
    if (shared !== null) return active(notes, 'shared-subject', at, group.start, shared, cue);
  }
  return false;
}

export function active(
  notes: SentenceNotes,
  shape: CueShape,
  at: number,
  cueStart: number,
  source: Phrase,
  cue: CueVerb,
): boolean {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
  const after = complementOf(notes.sentence, at);
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
  const people = isPeople(notes.sentence, source);
  // `270 pledged delegates`: a participle before its noun.
  const counted = (flagsAt(wording, source.to - 1) & (NUMBER | PERCENT)) === NUMBER;
  if (counted && !ANSWERS.has(cue.lemma)) return false;
  const document = isDocument(wording, source);
  if (!people && cue.class !== 'say' && cue.class !== 'show' && !(cue.class === 'think' && complement.clause))
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
    const start = notes.segmentStart(source.from);
    const reports = cue.class === 'say' || cue.class === 'show' || cue.class === 'think';
    if (
      reports &&
      (isClauseSign(sign) || isQuoteSign(sign)) &&
      notes.isClause(start, lead) &&
      !(complement.goesOn && opensAdverbial(notes, start))
    ) {
      content.push(notes.backwards(start, isQuoteSign(sign) ? lead + 1 : notes.withoutSigns(lead)));
      trailing = true;
    } else if (sign === 'as' || sign === 'than') {
      content.push(notes.backwards(start, notes.withoutSigns(lead)));
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
    (complement.start < 0 || !(complement.clause || holdsClause(notes.sentence, complement.start)))
  )
    return false;
  if (complement.start >= 0) {
    const aside = lead >= from && isAside(lowerAt(wording, lead));
    const end = complementEnd(notes.sentence, complement.start, complement.clause || cue.inverts, aside);
    if (end > complement.start) content.push(notes.span(complement.start, end));
  } else if (cue.inverts || (lead >= from && lowerAt(wording, lead) === 'as')) {
    // `All of this, he says, could be undone.`
    const comma = trailing ? -1 : behind(notes, at);
    if (comma > 0 && comma + 2 < bodyEnd && goesOnBehind(notes, comma)) {
      const lead = notes.withoutSigns(source.from);
      const opening = afterConjunction(notes);
      if (shape === 'active' && lead > opening && lead < source.from && !opensAside(bitsAt(wording, opening)))
        content.push(notes.span(opening, lead));
      content.push(notes.span(comma + 1, bodyEnd));
    }
  }
  if (content.length === 0 && !people && !document && cue.class !== 'say') return false;
  const closes = cue.inverts && (complement.start < 0 || complement.goesOn);
  const cueEnd = closes
    ? Math.max(complement.cueEnd, cueWithVenue(notes.sentence, at + 1))
    : complement.cueEnd;
  notes.add(shape, cue.class, source, cueStart, cueEnd, content, cue.lemma);
  return true;
}

/** `said Ruiz` */
function inverted(notes: SentenceNotes, at: number, cue: CueVerb): boolean {
  const wording = notes.wording;
  const { from, to, bodyEnd } = notes.sentence;
  let next = at + 1;
  while (next < to && (bitsAt(wording, next) & ADVERB) !== 0 && (bitsAt(wording, next) & DETERMINER) === 0)
    next++;
  const source = phraseAfter(wording, next, bodyEnd);
  if (source === null) return false;
  const end = notes.withoutSigns(at);
  // `Ruiz, who runs it, said the dam will hold`: a clause follows, not the speaker.
  if (end < at && source.to < bodyEnd && !mayFollowSpeaker(wording, source.to)) return false;
  const content: Span[] = [];
  if (end > from) content.push(notes.backwards(notes.segmentStart(at), end));
  const after = source.to;
  if (isClauseSign(lowerAt(wording, after)) && isQuoteSign(lowerAt(wording, after + 1))) {
    content.push(notes.span(after + 1, bodyEnd));
  } else if (lowerAt(wording, after) === ':' && after + 1 < bodyEnd) {
    content.push(notes.span(after + 1, bodyEnd));
  }
  notes.add('inverted', cue.class, source, at, at + 1, content, cue.lemma);
  return true;
}

/** `…, adding that`, `citing safety, the company …` */
function participle(notes: SentenceNotes, at: number, cue: CueVerb): boolean {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
  // `regarding`, `including`: prepositions.
  if ((bitsAt(wording, at) & PREPOSITION) !== 0) return true;
  const before = at - 1;
  const lower = lowerAt(wording, before);
  const bits = before < from ? 0 : bitsAt(wording, before);
  if ((bits & (DETERMINER | POSSESSIVE)) !== 0 || lower === 'worth' || lower === 'of' || lower === 'for')
    return false;
  const tied =
    isClauseSign(lower) || isQuoteSign(lower) || (bits & (COORDINATOR | PREPOSITION | ADVERB)) !== 0;
  let source = tied || before < from ? null : subjectBefore(wording, at, from);
  source ??= notes.speakerHere(at, 0);
  const complement = complementOf(notes.sentence, at);
  if (source === null) {
    if (at > from + 1 || !GOES_ON.has(cue.lemma)) return false;
    let comma = at;
    while (comma < bodyEnd && lowerAt(wording, comma) !== ',') comma++;
    source = phraseAfter(wording, comma + 1, bodyEnd);
    if (source === null || !isPeople(notes.sentence, source)) return false;
    const start = complement.start >= 0 && complement.start < comma ? complement.start : at + 1;
    notes.add(
      'participle',
      cue.class,
      source,
      at,
      Math.max(at + 1, Math.min(complement.cueEnd, start)),
      [notes.span(start, comma)],
      cue.lemma,
    );
    return true;
  }
  if (!isPeople(notes.sentence, source) && cue.class !== 'say' && !isDocument(wording, source)) return false;
  if (complement.start < 0) return false;
  if (!takesPartner(cue.lemma, lowerAt(wording, complement.cueEnd - 1), lowerAt(wording, at + 1)))
    return false;
  if (cue.needsClause && !complement.clause && !holdsClause(notes.sentence, complement.start)) return false;
  const end = complementEnd(notes.sentence, complement.start, complement.clause);
  notes.add(
    'participle',
    cue.class,
    source,
    at,
    complement.cueEnd,
    [notes.span(complement.start, end)],
    cue.lemma,
  );
  return true;
}

/** `used the speech to announce` */
function infinitive(notes: SentenceNotes, at: number, cueStart: number, cue: CueVerb): boolean {
  const wording = notes.wording;
  if (cue.class !== 'say' && cue.class !== 'judge') return false;
  const governor = wording.words[cueStart - 1];
  if (governor === undefined) return false;
  if (governor.cue?.lemma === 'continue' || governor.cue?.lemma === 'begin') {
    // `continues to insist`
    const group = verbGroup(notes.sentence, cueStart - 1);
    const subject =
      subjectBefore(wording, group.start, notes.sentence.from) ??
      notes.speakerHere(group.start, governor.form);
    return subject !== null && active(notes, 'active', at, group.start, subject, cue);
  }
  if ((governor.bits & (CUE | CUE_NOUN)) !== 0) return false;
  const source = notes.speakerHere(cueStart, 0);
  if (source === null || !isPeople(notes.sentence, source)) return false;
  const complement = complementOf(notes.sentence, at);
  if (complement.start < 0 || (cue.needsClause && !complement.clause)) return false;
  const end = complementEnd(notes.sentence, complement.start, complement.clause);
  notes.add(
    'infinitive',
    cue.class,
    source,
    at,
    complement.cueEnd,
    [notes.span(complement.start, end)],
    cue.lemma,
  );
  return true;
}

function passive(notes: SentenceNotes, at: number, cueStart: number, cue: CueVerb): boolean {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
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
  if (source !== null && isPeople(notes.sentence, source) && cue.class !== 'act') {
    const subject = subjectBefore(wording, cueStart, from);
    const content = subject === null ? [] : [notes.span(subject.from, subject.to)];
    const rest = lowerAt(wording, source.to) === ',' ? source.to + 1 : -1;
    if (content.length === 0 && rest > 0 && rest < bodyEnd) content.push(notes.span(rest, bodyEnd));
    notes.add('passive', cue.class, source, cueStart, by + 1, content, cue.lemma);
    return true;
  }
  if (cue.class === 'act' || cue.class === 'show' || cueStart === at) return true;
  const end = complementEnd(notes.sentence, at + 1, true);
  notes.add(
    'passive',
    cue.class,
    null,
    cueStart,
    at + 1,
    end > at + 1 ? [notes.span(at + 1, end)] : [],
    cue.lemma,
  );
  return true;
}

/** `…, said Ruiz`: what follows an inverted verb is a source, not what was said. */
function looksInverted(notes: SentenceNotes, at: number): boolean {
  const next = at + 1;
  const bits = bitsAt(notes.wording, next);
  const flags = flagsAt(notes.wording, next);
  if ((flags & CAPITAL) !== 0 && (flags & CLITIC) === 0 && (bits & PRONOUN) === 0) return true;
  if ((bits & (ROLE | ROLES | CROWD | UNNAMED)) !== 0) return true;
  if ((bits & DETERMINER) !== 0 && (bits & RELATIVE) === 0) return true;
  // `wrote film director Ana Ruiz`
  const phrase = phraseAfter(notes.wording, next, notes.sentence.bodyEnd, false);
  if (phrase === null || (flagsAt(notes.wording, phrase.to - 1) & CAPITAL) === 0) return false;
  return phrase.to >= notes.sentence.bodyEnd || (flagsAt(notes.wording, phrase.to) & SIGN) !== 0;
}

/** First token behind an opening conjunction: `But the plan, he said, is dead.` */
function afterConjunction(notes: SentenceNotes): number {
  let at = notes.sentence.from;
  while ((bitsAt(notes.wording, at) & COORDINATOR) !== 0) at++;
  return at;
}

/** True when a clause or participle of circumstance begins at `at`: `Asked if it was so, he said, “…”`. */
function opensAdverbial(notes: SentenceNotes, at: number): boolean {
  const word = notes.wording.words[at];
  if (word === undefined || (flagsAt(notes.wording, at) & SIGN) !== 0) return false;
  if ((word.bits & (SUBORDINATOR | PREPOSITION | ADVERB)) !== 0 && (word.bits & (DETERMINER | PRONOUN)) === 0)
    return true;
  return (
    (word.form & (PAST | GERUND)) !== 0 ||
    (word.bits & LIKE_PAST) !== 0 ||
    lowerAt(notes.wording, at).endsWith('ing')
  );
}

/** Index of the comma behind the verb, time and place skipped; -1 when none stands near. */
function behind(notes: SentenceNotes, at: number): number {
  for (let scan = at + 1; scan < Math.min(notes.sentence.bodyEnd, at + 9); scan++) {
    if (lowerAt(notes.wording, scan) === ',') return scan;
    if ((flagsAt(notes.wording, scan) & SIGN) !== 0) return -1;
  }
  return -1;
}

/** True when the sentence that an attribution interrupts goes on behind its comma. */
function goesOnBehind(notes: SentenceNotes, comma: number): boolean {
  const word = notes.wording.words[comma + 1];
  if (word === undefined) return false;
  if ((word.form & GERUND) !== 0 || lowerAt(notes.wording, comma + 1).endsWith('ing')) return false;
  if ((word.bits & RELATIVE) !== 0 || lowerAt(notes.wording, comma + 1) === 'according') return false;
  return (word.bits & (COORDINATOR | SUBORDINATOR)) === 0;
}
/** Participles with which the speaker goes on: `…, adding that`. */
export const GOES_ON = new Set(
  'add say cite note refer call argue tell explain insist suggest claim describe accuse warn write blame vow promise urge declare quote recall'.split(
    ' ',
  ),
);

/** What people in a poll do, who are but a number: `nine in 10 said`. */
const ANSWERS = new Set(
  'say tell agree disagree think believe want support oppose call favor favour approve disapprove vote back see report describe view feel prefer know worry expect'.split(
    ' ',
  ),
);

/** What things do as well: `the idea adds a new dimension`. */
const OF_THINGS = new Set(
  'add claim continue demand project reveal underscore highlight begin detail signal reference call ask answer invoke read express record'.split(
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

function takesPartner(lemma: string, last: string, next: string): boolean {
  const partners = NEEDS_PARTNER.get(lemma);
  return (
    partners === undefined ||
    partners.includes(` ${next} `) ||
    partners.includes(` ${last} `) ||
    isQuoteSign(next)
  );
}

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

/** True when what begins like this is an adverbial, not the subject of what was said. */
function opensAside(bits: number): boolean {
  return (bits & (PREPOSITION | SUBORDINATOR | ADVERB | COORDINATOR)) !== 0;
}
