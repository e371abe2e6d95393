/** Verbs that attribute: which reading a form takes, and the order in which a speaker stands behind the verb. */
import type { Span } from '../article/model.ts';
import { active, isFiniteVerb } from './active-cues.ts';
import { infinitive, participle, passive } from './nonfinite-cues.ts';
import { phraseAfter } from './phrase-after.ts';
import { describedSubject, subjectBefore } from './phrases.ts';
import type { SentenceNotes } from './sentence-notes.ts';
import { CAPITAL, CLITIC, SIGN } from './tokens.ts';
import { agrees, isClauseSign, isQuoteSign, verbGroup } from './verb-groups.ts';
import {
  ADVERB,
  COORDINATOR,
  CROWD,
  CUE,
  type CueVerb,
  DETERMINER,
  GERUND,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLE,
  ROLES,
  S_FORM,
  SUBORDINATOR,
  TIME,
  UNNAMED,
} from './vocabulary.ts';
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

/** `said Ruiz` */
function inverted(notes: SentenceNotes, at: number, cue: CueVerb): boolean {
  const wording = notes.wording;
  const { from, to, bodyEnd } = notes.sentence;
  let next = at + 1;
  while (next < to && (bitsAt(wording, next) & ADVERB) !== 0 && (bitsAt(wording, next) & DETERMINER) === 0)
    next++;
  const phrase = phraseAfter(wording, next, bodyEnd);
  if (phrase === null) return false;
  const source = withDescription(notes, phrase);
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

/** Takes in the relative clause behind an inverted speaker's apposition: `said Ruiz, a hydrologist, who …`. */
function withDescription(notes: SentenceNotes, source: Phrase): Phrase {
  const { wording } = notes;
  const { bodyEnd } = notes.sentence;
  if (lowerAt(wording, source.to) !== ',' || lowerAt(wording, source.to + 1) !== 'who') return source;
  let to = source.to + 2;
  while ((bitsAt(wording, to) & ADVERB) !== 0) to++;
  // `…, who added that`: an attribution of its own.
  if ((bitsAt(wording, to) & CUE) !== 0 || (flagsAt(wording, to) & SIGN) !== 0) return source;
  while (to < bodyEnd && !isQuoteSign(lowerAt(wording, to)) && !ENDS_DESCRIPTION.has(lowerAt(wording, to)))
    to++;
  return { from: source.from, to };
}

/** Signs that no description of a speaker goes over. */
const ENDS_DESCRIPTION = new Set([';', ':', '—', '--']);

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
