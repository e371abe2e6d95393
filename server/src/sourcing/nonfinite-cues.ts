/** Verbs of attribution that are no predicate of their speaker: participles, infinitives, passives. */

import { active, takesPartner } from './active-cues.ts';
import { complementEnd, complementOf, holdsClause } from './complements.ts';
import { phraseAfter } from './phrase-after.ts';
import { subjectBefore } from './phrases.ts';
import type { SentenceNotes } from './sentence-notes.ts';
import { isClauseSign, isDocument, isPeople, isQuoteSign, verbGroup } from './verb-groups.ts';
import {
  ADVERB,
  COORDINATOR,
  CUE,
  CUE_NOUN,
  type CueVerb,
  DETERMINER,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  SUBORDINATOR,
} from './vocabulary.ts';
import { bitsAt, lowerAt } from './wording.ts';

/** `…, adding that`, `citing safety, the company …` */
export function participle(notes: SentenceNotes, at: number, cue: CueVerb): boolean {
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
export function infinitive(notes: SentenceNotes, at: number, cueStart: number, cue: CueVerb): boolean {
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

export function passive(notes: SentenceNotes, at: number, cueStart: number, cue: CueVerb): boolean {
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

/** Participles with which the speaker goes on: `…, adding that`. */
export const GOES_ON = new Set(
  'add say cite note refer call argue tell explain insist suggest claim describe accuse warn write blame vow promise urge declare quote recall'.split(
    ' ',
  ),
);
