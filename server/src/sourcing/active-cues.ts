/** A finite verb of attribution with its subject: what it says, and where that stands. */
import type { Span } from '../article/model.ts';
import { complementEnd, complementOf, cueWithVenue, holdsClause, isAside } from './complements.ts';
import { phraseAfter } from './phrase-after.ts';
import type { CueShape, SentenceNotes } from './sentence-notes.ts';
import { CAPITAL, NUMBER, PERCENT, QUOTED, SIGN } from './tokens.ts';
import { isClauseSign, isDocument, isPeople, isQuoteSign } from './verb-groups.ts';
import {
  ADVERB,
  AUXILIARY,
  COORDINATOR,
  CROWD,
  CUE,
  type CueVerb,
  DETERMINER,
  GERUND,
  LIKE_PAST,
  MODAL,
  NEGATION,
  PAST,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLES,
  S_FORM,
  SUBORDINATOR,
  VERB,
} from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt, type Phrase, type Wording } from './wording.ts';

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

  if (cue.lemma === 'call' && complement.start >= 0 && givesName(notes, at, source, complement.start))
    return false;
  // `learned to swim`: a skill.
  if (cue.lemma === 'learn' && lowerAt(wording, complement.start) === 'to') return false;
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
  const relative = (bitsAt(wording, source.from) & RELATIVE) !== 0;
  if (shape === 'active' && !relative && lead > from && (complement.start < 0 || complement.goesOn)) {
    const sign = lowerAt(wording, lead);
    const start = notes.segmentStart(source.from);
    const reports = cue.class === 'say' || cue.class === 'show' || cue.class === 'think';
    if (
      reports &&
      (isClauseSign(sign) || isQuoteSign(sign)) &&
      // `Ruling Guts Water Act, Critics Say`: verbs of headlines are not all known.
      (notes.isClause(start, lead) || (lead - start > 1 && notes.isTitleCase())) &&
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
    // `the rules, which officials said will hold, …`: the content ends with its clause.
    const gap = lead >= from && (bitsAt(wording, lead) & RELATIVE) !== 0 && lowerAt(wording, lead) !== 'that';
    // `in a year in which voters say A, B`
    const bound = gap && (bitsAt(wording, lead - 1) & PREPOSITION) !== 0;
    const aside = bound || (lead >= from && isAside(lowerAt(wording, lead)));
    let end = complementEnd(notes.sentence, complement.start, complement.clause || cue.inverts, aside);
    if (gap || lowerAt(wording, lead) === 'what') end = Math.min(end, resumes(notes, complement.start));
    if (end > complement.start) content.push(notes.span(complement.start, end));
  } else if (cue.inverts || (lead >= from && lowerAt(wording, lead) === 'as')) {
    // `All of this, he says, could be undone.`
    const comma = behind(notes, at);
    if (trailing) {
      if (comma > 0 && comma + 1 < bodyEnd && interrupts(notes, lead, comma))
        content.push(notes.span(comma + 1, bodyEnd));
    } else if (comma > 0 && comma + 2 < bodyEnd && goesOnBehind(notes, comma)) {
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

/**
 * True when *called* only gives a name (`a group called Delta`, `the print called “Cows”`) or tells of a telephone
 * (`called Ruiz to congratulate her`): nobody is judged by it.
 */
function givesName(notes: SentenceNotes, at: number, source: Phrase, start: number): boolean {
  const { wording } = notes;
  if (start !== at + 1) return false;
  const phrase = phraseAfter(wording, start, notes.sentence.bodyEnd, false);
  if (phrase !== null && lowerAt(wording, phrase.to) === 'to' && phrase.to - phrase.from <= 3) {
    let name = (flagsAt(wording, phrase.to - 1) & CAPITAL) !== 0 || phrase.to - phrase.from === 1;
    for (let scan = start; scan < notes.sentence.bodyEnd; scan++)
      if ((flagsAt(wording, scan) & QUOTED) !== 0) name = false;
    return name;
  }
  const last = source.to - 1;
  const thing =
    (flagsAt(wording, last) & CAPITAL) === 0 &&
    (bitsAt(wording, last) & (PRONOUN | RELATIVE | ROLES | CROWD)) === 0;
  // `which the mayor called “a disgrace”`: the one who is called stands before.
  if (
    !thing ||
    (bitsAt(wording, source.from - 1) & RELATIVE) !== 0 ||
    lowerAt(wording, source.from - 1) === 'what'
  )
    return false;
  const first = isQuoteSign(lowerAt(wording, start)) ? start + 1 : start;
  const name = (bitsAt(wording, first) & DETERMINER) !== 0 ? first + 1 : first;
  if ((flagsAt(wording, name) & CAPITAL) === 0) return false;
  if (first > start) return true;
  // `the mayor called Ruiz a liar` goes on behind the name.
  const next = phrase?.to ?? name + 1;
  return next >= notes.sentence.bodyEnd || (bitsAt(wording, next) & (DETERMINER | POSSESSIVE)) === 0;
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

/** Index of the comma behind which the clause around a relative clause goes on; the sentence's end when it does not. */
function resumes(notes: SentenceNotes, start: number): number {
  const { wording } = notes;
  const { bodyEnd } = notes.sentence;
  for (let at = start + 1; at + 1 < bodyEnd; at++) {
    if (!isFiniteVerb(wording, at + 1) || (flagsAt(wording, at) & QUOTED) !== 0) continue;
    if (lowerAt(wording, at) === ',') return at;
    if (isQuoteSign(lowerAt(wording, at)) && lowerAt(wording, at - 1) === ',') return at + 1;
  }
  return bodyEnd;
}

/** Index of the comma behind the verb, time and place skipped; -1 when none stands near. */
function behind(notes: SentenceNotes, at: number): number {
  for (let scan = at + 1; scan < Math.min(notes.sentence.bodyEnd, at + 9); scan++) {
    if (lowerAt(notes.wording, scan) === ',') return scan;
    if ((flagsAt(notes.wording, scan) & SIGN) !== 0) return -1;
  }
  return -1;
}

/** True when an attribution between commas breaks a clause off: `It was, he said, a mistake.` */
function interrupts(notes: SentenceNotes, lead: number, comma: number): boolean {
  const { wording } = notes;
  if (lowerAt(wording, lead) !== ',' || (flagsAt(wording, comma + 1) & SIGN) !== 0) return false;
  if (isFiniteVerb(wording, comma + 1) && (bitsAt(wording, comma + 1) & LIKE_PAST) === 0) return true;
  const last = wording.words[lead - 1];
  if (last === undefined) return false;
  const open = AUXILIARY | VERB | PREPOSITION | DETERMINER;
  return (last.bits & open) !== 0 && goesOnBehind(notes, comma);
}

/** True when the sentence that an attribution interrupts goes on behind its comma. */
function goesOnBehind(notes: SentenceNotes, comma: number): boolean {
  const word = notes.wording.words[comma + 1];
  if (word === undefined) return false;
  if ((word.form & GERUND) !== 0 || lowerAt(notes.wording, comma + 1).endsWith('ing')) return false;
  if ((word.bits & RELATIVE) !== 0 || lowerAt(notes.wording, comma + 1) === 'according') return false;
  return (word.bits & (COORDINATOR | SUBORDINATOR)) === 0;
}

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

export function takesPartner(lemma: string, last: string, next: string): boolean {
  const partners = NEEDS_PARTNER.get(lemma);
  return (
    partners === undefined ||
    partners.includes(` ${next} `) ||
    partners.includes(` ${last} `) ||
    isQuoteSign(next)
  );
}

export function isFiniteVerb(wording: Wording, at: number): boolean {
  const word = wording.words[at];
  if (word === undefined || (flagsAt(wording, at) & SIGN) !== 0) return false;
  if ((word.bits & (AUXILIARY | VERB | LIKE_PAST)) !== 0) return true;
  return (word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0;
}

/** True when what begins like this is an adverbial, not the subject of what was said. */
function opensAside(bits: number): boolean {
  return (bits & (PREPOSITION | SUBORDINATOR | ADVERB | COORDINATOR)) !== 0;
}
