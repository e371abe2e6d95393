/** Cues that are no verbs of saying: labels, credits, *according to*, attitudes, nouns, and verbs that say with another's help. */
import type { Span } from '../article/model.ts';
import { complementEnd, complementOf } from './complements.ts';
import { phraseAfter } from './phrase-after.ts';
import { subjectBefore } from './phrases.ts';
import type { SentenceNotes } from './sentence-notes.ts';
import { CAPITAL, CLITIC, NUMBER, QUOTED, SIGN } from './tokens.ts';
import { isClauseSign, isPeople, isQuoteSign, verbGroup } from './verb-groups.ts';
import {
  ADVERB,
  AUXILIARY,
  COORDINATOR,
  CUE,
  CUE_NOUN,
  type CueVerb,
  DETERMINER,
  DOCUMENT,
  GERUND,
  LIKE_PAST,
  ORGANIZATION,
  PARTICIPLE,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLE,
  ROLES,
  SUBORDINATOR,
  TIME,
  TITLE,
  trait,
  VERB,
} from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt, type Phrase, type Wording } from './wording.ts';

/** `Ruiz: The dam will hold`, `TRUMP: We have to stop it.` */
export function label(notes: SentenceNotes): void {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
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
      notes.add('label', 'say', { from: first, to: at }, at, at + 1, [notes.span(at + 1, bodyEnd)], ':');
      return;
    }
    if (CREDITS.has(lower) && credit(notes, at)) return;
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
function credit(notes: SentenceNotes, at: number): boolean {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
  const next = at + 1;
  const sign = lowerAt(wording, next);
  if (
    at > from + 1 ||
    (sign !== ':' && sign !== 'by' && sign !== 'courtesy') ||
    next + 1 >= bodyEnd ||
    from === 0
  )
    return false;
  const before = notes.wording.end[from - 1] ?? 0;
  notes.add(
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
function withParticiple(notes: SentenceNotes, source: Phrase): Phrase {
  const { bodyEnd } = notes.sentence;
  const next = notes.wording.words[source.to];
  if (next === undefined || source.to >= bodyEnd) return source;
  const participle =
    (next.bits & LIKE_PAST) !== 0 || (next.form & PARTICIPLE) !== 0 || (next.bits & RELATIVE) !== 0;
  if (!participle) return source;
  let to = source.to;
  while (to < bodyEnd && to < source.to + 16 && (flagsAt(notes.wording, to) & SIGN) === 0) to++;
  return to < bodyEnd && !isClauseSign(lowerAt(notes.wording, to)) ? source : { from: source.from, to };
}

export function accordingTo(notes: SentenceNotes, at: number): void {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
  if (lowerAt(wording, at + 1) !== 'to') return;
  const opens = at === from || (at === from + 1 && (bitsAt(wording, from) & (COORDINATOR | ADVERB)) !== 0);
  const phrase = phraseAfter(wording, at + 2, bodyEnd, !opens);
  if (phrase === null) return;
  const source = withParticiple(notes, phrase);
  const content: Span[] = [];
  if (!opens) content.push(notes.backwards(notes.segmentStart(at), notes.withoutSigns(at)));
  let after = source.to;
  if (lowerAt(wording, after) === ',') after++;
  else if (!opens) after = bodyEnd;
  if (after < bodyEnd) content.push(notes.span(after, bodyEnd));
  notes.add('according-to', 'say', source, at, at + 2, content, 'according to');
}

/** `is worried that`, `was opposed to`; false when it is no such thing. */
export function stance(notes: SentenceNotes, at: number): boolean {
  const wording = notes.wording;
  const group = verbGroup(notes.sentence, at);
  if (!group.be) return false;
  const source = subjectBefore(wording, group.start, notes.sentence.from);
  if (source === null || !isPeople(notes.sentence, source)) return false;
  let cueEnd = at + 1;
  const next = lowerAt(wording, cueEnd);
  const preposition = (bitsAt(wording, cueEnd) & PREPOSITION) !== 0;
  const opensClause = next === 'that' || next === 'to' || (bitsAt(wording, cueEnd) & PRONOUN) !== 0;
  if (!preposition && !opensClause) return false;
  if (preposition && next !== 'to') cueEnd++;
  const end = complementEnd(notes.sentence, cueEnd, opensClause);
  if (end <= cueEnd || cueEnd >= notes.sentence.bodyEnd) return false;
  notes.add('stance', 'think', source, group.start, cueEnd, [notes.span(cueEnd, end)], lowerAt(wording, at));
  return true;
}

/** `Trump's claim that`, `his support for` */
export function noun(notes: SentenceNotes, at: number): void {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
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
    const phrase =
      (flagsAt(wording, owner - 1) & CAPITAL) !== 0
        ? nameBefore(wording, owner, from)
        : subjectBefore(wording, owner, from);
    if (
      phrase === null ||
      !isPeople(notes.sentence, phrase) ||
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
  // `his speech on Monday`
  if (start >= bodyEnd || (bitsAt(wording, start) & TIME) !== 0) return;
  const clause = lower === 'that' || lower === 'to' || lower === ':';
  notes.add(
    'noun',
    'say',
    source,
    owner + 1,
    start === next ? next : start,
    [notes.span(start, complementEnd(notes.sentence, start, clause, true))],
    lowerAt(wording, at),
  );
}

/** `expressed concern about the dam`, `made the case that`, `issued a statement saying` */
export function lightVerb(notes: SentenceNotes, at: number): boolean {
  const wording = notes.wording;
  const { from, bodyEnd } = notes.sentence;
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
  const group = verbGroup(notes.sentence, at);
  if (group.be && ((wording.words[at]?.form ?? 0) & GERUND) === 0) return false;
  const gerund = lowerAt(wording, at).endsWith('ing') && !group.be;
  const source =
    gerund || group.infinitive
      ? notes.speakerHere(group.start, 0)
      : (subjectBefore(wording, group.start, from) ?? notes.sharedSpeaker(group.start, at));
  if (source === null || !isPeople(notes.sentence, source)) return false;
  const tie = lowerAt(wording, scan);
  const next = wording.words[scan];
  let start = -1;
  let clause = true;
  if (next?.cue !== null && next !== undefined && (next.form & GERUND) !== 0) {
    const complement = complementOf(notes.sentence, scan);
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
  const content = [notes.span(start, complementEnd(notes.sentence, start, clause))];
  notes.add(
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

/** `he went on`, `as Ruiz put it`, and any verb between a subject and a quotation: `she barked, “…”`. */
export function phrasal(notes: SentenceNotes, at: number): void {
  const wording = notes.wording;
  const next = lowerAt(wording, at + 1);
  const particle = PHRASAL.get(lowerAt(wording, at));
  let after = particle === next ? at + 2 : at + 1;
  const sign = lowerAt(wording, after);
  const quotes =
    (sign === ':' && isQuoteSign(lowerAt(wording, after + 1))) ||
    (isClauseSign(sign) && isQuoteSign(lowerAt(wording, after + 1)));
  if (particle !== next && !quotes) return;
  const group = verbGroup(notes.sentence, at);
  if (group.be || group.infinitive) return;
  const before = lowerAt(wording, group.start - 1);
  const source = subjectBefore(wording, group.start, notes.sentence.from);
  if (source === null || !isPeople(notes.sentence, source)) return;
  if (
    particle === next &&
    lowerAt(wording, after) === 'to' &&
    wording.words[after + 1]?.cue?.class === 'say'
  ) {
    // `went on to say`
    const complement = complementOf(notes.sentence, after + 1);
    if (complement.start < 0) return;
    after = Math.max(after + 2, complement.cueEnd);
    notes.add(
      'active',
      PHRASE_VERB.class,
      source,
      group.start,
      after,
      [notes.span(complement.start, complementEnd(notes.sentence, complement.start, true))],
      PHRASE_VERB.lemma,
    );
    return;
  }
  const content: Span[] = [];
  if (quotes) content.push(notes.span(after + 1, complementEnd(notes.sentence, after + 1, true)));
  else if (sign === 'that' || sign === 'to')
    content.push(notes.span(after, complementEnd(notes.sentence, after, true)));
  const lead = source.from - 1;
  if (
    lead > notes.sentence.from &&
    (isClauseSign(lowerAt(wording, lead)) ||
      isQuoteSign(lowerAt(wording, lead)) ||
      (bitsAt(wording, lead) & SUBORDINATOR) !== 0)
  ) {
    const end = notes.withoutSigns((bitsAt(wording, lead) & SUBORDINATOR) !== 0 ? lead : source.from);
    if (notes.isClause(notes.segmentStart(source.from), end))
      content.push(notes.backwards(notes.segmentStart(source.from), end));
    else if (content.length === 0 && sign === ',')
      content.push(notes.span(after + 1, notes.sentence.bodyEnd));
  } else if (content.length === 0 && sign === ',')
    content.push(notes.span(after + 1, notes.sentence.bodyEnd));
  if (content.length === 0 && before === '') return;
  notes.add('active', PHRASE_VERB.class, source, group.start, after, content, PHRASE_VERB.lemma);
}
/** The name that ends before `end`, with a title or a role in front: `President Ana Ruiz`, `the mayor of Ohio`. */
function nameBefore(wording: Wording, end: number, floor: number): Phrase {
  let from = end - 1;
  while (
    from > floor &&
    ((flagsAt(wording, from - 1) & (CAPITAL | CLITIC)) === CAPITAL ||
      (bitsAt(wording, from - 1) & (TITLE | ROLE)) !== 0)
  )
    from--;
  if (from > floor && (bitsAt(wording, from - 1) & DETERMINER) !== 0) from--;
  return { from, to: end };
}

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

/** Verbs that leave the saying to a noun: `expressed concern about`, `made the case that`, `issued a statement saying`. */
export const LIGHT = trait(
  (
    'express expresses expressed expressing voice voices voiced voicing make makes made making issue issues issued issuing take takes took taking raise raises raised raising ' +
    'give gives gave giving offer offers offered offering deliver delivers delivered delivering have has had hold holds held share shares shared sharing send sends sent ' +
    'release releases released launch launches launched repeat repeats repeated reiterate reiterated announce announced renew renewed renews reaffirmed defend defended'
  ).split(' '),
);

/** What ties the noun to what is said. */
const TIES = new Set('for about on over of against to with that regarding in toward towards'.split(' '));

function isBaseForm(wording: Wording, at: number): boolean {
  const word = wording.words[at];
  return (
    word !== undefined &&
    (word.bits & (DETERMINER | POSSESSIVE | PRONOUN | PREPOSITION)) === 0 &&
    (flagsAt(wording, at) & (CAPITAL | SIGN | NUMBER)) === 0
  );
}
