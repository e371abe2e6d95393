/**
 * Attributions that only the quotation beside them gives away: whatever verb stands between a speaker and quoted
 * words reports them (`“Never,” Ruiz shot back.`, `She gave the council some advice: “Wait.”`), and a name before
 * a colon and a quotation is its speaker.
 */

import { subjectBefore } from './phrases.ts';
import type { SentenceNotes } from './sentence-notes.ts';
import { CAPITAL, CLITIC, NUMBER, QUOTED, SIGN } from './tokens.ts';
import { isDocument, isEndMark, isPeople, isQuoteSign, verbGroup } from './verb-groups.ts';
import { AUXILIARY, CUE, LIKE_PAST, PAST, RELATIVE, S_FORM, VERB } from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt, type Phrase } from './wording.ts';

/** Adds attributions for the quotations of a sentence that no cue so far has taken. */
export function besideQuotations(notes: SentenceNotes): void {
  const { from, bodyEnd } = notes.sentence;
  for (let at = from + 1; at < bodyEnd; at++) {
    const flags = flagsAt(notes.wording, at);
    if ((flags & (SIGN | QUOTED)) !== SIGN) continue;
    const sign = lowerAt(notes.wording, at);
    if (sign === ':' && isQuoteSign(lowerAt(notes.wording, at + 1))) beforeQuotation(notes, at);
    else if (isQuoteSign(sign) && (flagsAt(notes.wording, at - 1) & QUOTED) !== 0) behindQuotation(notes, at);
  }
}

/** Tokens over which the speaker of a quotation behind a colon is looked for. */
const BEFORE_COLON = 30;
/** Tokens over which the verb behind a quotation is looked for. */
const BEHIND_QUOTATION = 14;

/** `She gave the council some advice: “Wait.”`, `From the report: “Nobody knew.”` */
function beforeQuotation(notes: SentenceNotes, colon: number): void {
  const { wording } = notes;
  const { from, bodyEnd } = notes.sentence;
  const quoted = notes.span(colon + 1, bodyEnd);
  if (colon + 2 >= bodyEnd || isTaken(notes, quoted.start)) return;
  let verbs = false;
  for (let at = colon - 1; at > from && at > colon - BEFORE_COLON; at--) {
    if ((flagsAt(wording, at) & QUOTED) !== 0 || !isVerbal(notes, at)) continue;
    verbs = true;
    const { start } = verbGroup(notes.sentence, at);
    const subject = subjectBefore(wording, start, from);
    if (subject === null || (bitsAt(wording, subject.from) & RELATIVE) !== 0) continue;
    if (!isPeople(notes.sentence, subject) && !isDocument(wording, subject)) continue;
    notes.add('active', 'say', subject, start, colon + 1, [quoted], ':');
    return;
  }
  if (verbs) return;
  const phrase = subjectBefore(wording, colon, from);
  // `More from Ruiz: “…”`
  const more = phrase !== null && lowerAt(wording, phrase.from + 1) === 'from' && phrase.to > phrase.from + 2;
  const name = phrase !== null && more ? { from: phrase.from + 2, to: phrase.to } : phrase;
  if (name !== null && colon - from <= BEFORE_COLON && maySpeak(notes, name))
    notes.add('label', 'say', name, colon, colon + 1, [quoted], ':');
}

/** `“Never,” an angry Ruiz retaliated.` */
function behindQuotation(notes: SentenceNotes, close: number): void {
  const { wording } = notes;
  const { from, bodyEnd } = notes.sentence;
  if (!MAY_CLOSE.has(lowerAt(wording, close - 1)) && !isEndMark(lowerAt(wording, close - 1))) return;
  const most = Math.min(bodyEnd, close + BEHIND_QUOTATION);
  for (let at = close + 2; at < most; at++) {
    if ((flagsAt(wording, at) & QUOTED) !== 0) return;
    if ((bitsAt(wording, at) & (VERB | LIKE_PAST)) === 0) {
      // Another verb reports, or a clause of the reporter's begins.
      if ((bitsAt(wording, at) & CUE) !== 0 && (wording.words[at]?.form ?? 0) !== 0) return;
      continue;
    }
    const group = verbGroup(notes.sentence, at);
    const subject = subjectBefore(wording, group.start, from);
    if (subject === null || subject.from !== close + 1) continue;
    if (group.be || group.infinitive || !isPeople(notes.sentence, subject)) return;
    // What follows may say how and where, but not what it was done to.
    const next = flagsAt(wording, at + 1);
    const closes = at + 1 >= bodyEnd || (next & SIGN) !== 0;
    if (!closes) return;
    const content = notes.backwards(notes.segmentStart(close), close + 1);
    if (!isTaken(notes, content.start))
      notes.add('active', 'say', subject, group.start, at + 1, [content], 'go on');
    return;
  }
}

/** Signs inside a quotation behind which its speaker may be named. */
const MAY_CLOSE = new Set([',', '—', '–', '--', '-']);

/** True for a verb in a finite form, cue or not. */
function isVerbal(notes: SentenceNotes, at: number): boolean {
  const word = notes.wording.words[at];
  if (word === undefined || (flagsAt(notes.wording, at) & SIGN) !== 0) return false;
  if ((word.bits & (VERB | LIKE_PAST)) !== 0) return true;
  if ((word.bits & AUXILIARY) !== 0) return (flagsAt(notes.wording, at) & CLITIC) === 0;
  return (word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0;
}

/** True when somebody or something that speaks stands before the colon, not a place or a number. */
function maySpeak(notes: SentenceNotes, name: Phrase): boolean {
  if ((flagsAt(notes.wording, name.from) & NUMBER) !== 0) return false;
  if (isDocument(notes.wording, name)) return true;
  const last = flagsAt(notes.wording, name.to - 1);
  return (
    isPeople(notes.sentence, name) &&
    ((last & CAPITAL) !== 0 || isQuoteSign(lowerAt(notes.wording, name.to + 1)))
  );
}

/** True when an attribution of the sentence has what begins at the offset for its content. */
function isTaken(notes: SentenceNotes, start: number): boolean {
  for (let one = notes.first; one < notes.found.length; one++) {
    const known = notes.found[one];
    if (known?.source == null) continue;
    // One letter for the quotation mark.
    if (known.content.some((span) => Math.abs(span.start - start) <= 2)) return true;
  }
  return false;
}
