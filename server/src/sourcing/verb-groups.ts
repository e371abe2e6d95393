/** The verb of an attribution: what stands before it, and whether a form is a verb there or a noun. */

import { afterEstimate, subjectBefore } from './phrases.ts';
import { CAPITAL, CLITIC, NUMBER, PERCENT, QUOTED, SIGN, WORD } from './tokens.ts';
import {
  ADVERB,
  AUXILIARY,
  BASE,
  BE,
  COORDINATOR,
  CROWD,
  CUE,
  DETERMINER,
  DOCUMENT,
  GERUND,
  LIKE_GERUND,
  LIKE_PAST,
  MODAL,
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
  SUBORDINATOR,
  TITLE,
  UNNAMED,
  VERB,
} from './vocabulary.ts';
import { bitsAt, flagsAt, isFirst, lowerAt, type Phrase, type Wording } from './wording.ts';

/** The tokens of one sentence. */
export interface Sentence {
  readonly wording: Wording;
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** End of its words: behind it stand end marks only. */
  readonly bodyEnd: number;
}

/** The auxiliaries and adverbs before a verb. */
export interface VerbGroup {
  /** First token of the group. */
  readonly start: number;
  readonly auxiliary: boolean;
  /** A form of *be* is among them: passive or progressive. */
  readonly be: boolean;
  /** `to` opens it. */
  readonly infinitive: boolean;
  readonly modal: boolean;
}

export function verbGroup(sentence: Sentence, at: number): VerbGroup {
  const { wording, from } = sentence;
  const form = wording.words[at]?.form ?? 0;
  let start = at;
  let auxiliary = false;
  let be = false;
  let modal = false;
  let infinitive = false;
  while (start > from) {
    const before = start - 1;
    const bits = bitsAt(wording, before);
    const flags = flagsAt(wording, before);
    if ((flags & QUOTED) !== 0) break;
    if ((bits & AUXILIARY) !== 0 && (flags & CAPITAL) === 0) {
      // A possessive looks like *is*: `Ruiz's claim`.
      if ((flags & CLITIC) !== 0 && lowerAt(wording, before) === "'s") {
        const owner = bitsAt(wording, before - 1);
        if ((owner & (PRONOUN | RELATIVE)) === 0 && (form & (GERUND | PARTICIPLE)) === 0) break;
        if ((owner & (PRONOUN | RELATIVE)) === 0 && (form & S_FORM) !== 0) break;
      }
      auxiliary = true;
      // `who's called for`: has, before a participle.
      const has = lowerAt(wording, before) === "'s" && (form & PARTICIPLE) !== 0;
      if ((bits & BE) !== 0 && !has) be = true;
      if ((bits & MODAL) !== 0) modal = true;
      start--;
      continue;
    }
    if ((bits & NEGATION) !== 0) {
      start--;
      continue;
    }
    if ((bits & ADVERB) !== 0 && (bits & (SUBORDINATOR | COORDINATOR | DETERMINER | PREPOSITION)) === 0) {
      if (lowerAt(wording, before) === 'first' && (bitsAt(wording, before - 1) & DETERMINER) !== 0) break;
      start--;
      continue;
    }
    if (lowerAt(wording, before) === 'to' && !auxiliary && (form & BASE) !== 0) {
      infinitive = true;
      start--;
    }
    break;
  }
  return { start, auxiliary, be, infinitive, modal };
}

/** The preposition that shows a noun-like form to be a verb. */
const PARTNER = new Map([
  ['call', ' for on '],
  ['point', ' to out '],
  ['talk', ' about '],
  ['push', ' for '],
  ['question', ' whether '],
  ['focus', ' on '],
  ['vote', ' for against '],
  ['worry', ' about '],
  ['campaign', ' for '],
  ['hope', ' for '],
  ['comment', ' on '],
]);

/**
 * True when the present form at `at` is the verb of `source`, which ends before the token `before + 1`:
 * singular or plural as it is, and, for forms that are nouns as often (`the campaign plans`), followed by
 * what a verb takes.
 */
export function agrees(sentence: Sentence, at: number, before: number, source: Phrase | null): boolean {
  const { wording } = sentence;
  const word = wording.words[at];
  const cue = word?.cue;
  if (word === undefined || cue === undefined || cue === null || before < sentence.from) return false;
  const bits = bitsAt(wording, before);
  const flags = flagsAt(wording, before);
  const base = (word.form & BASE) !== 0;
  // `said A and adds B`
  if (source === null) {
    // `Vows to End War, Slams Critics`: headlines leave the *and* out.
    const listed = lowerAt(wording, before) === ',' && (word.form & S_FORM) !== 0 && isTitleCase(sentence);
    if (((bits & COORDINATOR) === 0 && !listed) || base) return false;
    if (listed) return true;
    const taken = bitsAt(wording, at + 1) & (OBJECT_PRONOUN | DETERMINER | POSSESSIVE | PRONOUN);
    return (
      !cue.noun || taken !== 0 || lowerAt(wording, at + 1) === 'that' || isQuoteSign(lowerAt(wording, at + 1))
    );
  }
  if ((flags & CLITIC) !== 0) return false;
  if ((bits & (DETERMINER | POSSESSIVE | PREPOSITION)) !== 0 && (bits & (RELATIVE | CROWD | QUANTITY)) === 0)
    return false;
  const plural = isPlural(wording, source);
  if (plural !== null && plural !== base) return false;
  if (!cue.noun) return true;
  if (
    base &&
    plural === null &&
    (bits & (CROWD | QUANTITY | RELATIVE)) === 0 &&
    (flags & (CAPITAL | PERCENT)) === 0
  )
    return false;
  if ((bits & (PRONOUN | RELATIVE)) !== 0) return true;
  const next = at + 1;
  // `ten points`, `the 9/11 attacks`
  if (
    (flags & NUMBER) !== 0 ||
    ((bits & QUANTITY) !== 0 && (bits & CROWD) === 0) ||
    lowerAt(wording, before) === 'percentage'
  )
    return false;
  if (next >= sentence.bodyEnd) {
    const sign = source.from > sentence.from ? lowerAt(wording, source.from - 1) : '';
    return isClauseSign(sign) || isQuoteSign(sign);
  }
  const nextBits = bitsAt(wording, next);
  const nextFlags = flagsAt(wording, next);
  const nextLower = lowerAt(wording, next);
  const nextWord = wording.words[next];
  if (nextLower === 'of' || (nextFlags & CLITIC) !== 0) return false;
  if ((nextBits & (AUXILIARY | VERB | LIKE_PAST)) !== 0) return false;
  if (
    (nextBits & CUE) !== 0 &&
    ((nextWord?.form ?? 0) & (PAST | S_FORM)) !== 0 &&
    nextWord?.cue?.noun !== true
  )
    return false;
  if (((nextWord?.form ?? 0) & GERUND) !== 0 || (nextBits & LIKE_GERUND) !== 0) return false;
  // `states that have`: a relative clause.
  if (nextLower === 'that') return (bitsAt(wording, next + 1) & (AUXILIARY | VERB)) === 0;
  if (nextLower === 'to') return true;
  if ((nextBits & (DETERMINER | POSSESSIVE | PRONOUN | OBJECT_PRONOUN)) !== 0) return true;
  if ((nextBits & PREPOSITION) !== 0) {
    return (
      (PARTNER.get(cue.lemma)?.includes(` ${nextLower} `) ?? false) &&
      (flagsAt(wording, source.from) & NUMBER) === 0
    );
  }
  if ((nextBits & (ADVERB | SUBORDINATOR)) !== 0) return true;
  if ((nextFlags & SIGN) !== 0 && !isQuoteSign(nextLower) && nextLower !== ':') {
    const sign = source.from > sentence.from ? lowerAt(wording, source.from - 1) : '';
    return nextLower === ',' && (cue.inverts || cue.class === 'show') && isClauseSign(sign);
  }
  // `Control Talks Sideline Ukraine`: in a headline every word has a capital.
  if ((nextFlags & CAPITAL) !== 0 && PARTNER.has(cue.lemma)) return false;
  // A noun follows: `data show growth`, but `a campaign call center`.
  return (
    ((flags | nextFlags) & CAPITAL) !== 0 ||
    (bitsAt(wording, source.from) & (DETERMINER | POSSESSIVE)) !== 0 ||
    (bits & (ROLE | ROLES | CROWD | DOCUMENT | ORGANIZATION)) !== 0
  );
}

/** Whether the phrase is plural; null when its form does not tell. */
export function isPlural(wording: Wording, phrase: Phrase): boolean | null {
  const first = lowerAt(wording, phrase.from);
  const firstBits = bitsAt(wording, phrase.from);
  if (phrase.to - phrase.from === 1) {
    if ((firstBits & PRONOUN) !== 0) return first !== 'he' && first !== 'she' && first !== 'it';
    if ((firstBits & RELATIVE) !== 0) return null;
  }
  if ((firstBits & QUANTITY) !== 0 || (flagsAt(wording, phrase.from) & NUMBER) !== 0) return null;
  if (afterEstimate(wording, phrase) > phrase.from) return null;
  if ((firstBits & CROWD) !== 0 && phrase.to - phrase.from === 1) return null;
  let head = phrase.from;
  for (let at = phrase.from; at < phrase.to; at++) {
    if (lowerAt(wording, at) === 'and') return true;
    if (
      at > phrase.from &&
      ((bitsAt(wording, at) & QUANTITY) !== 0 || (flagsAt(wording, at) & PERCENT) !== 0)
    )
      return null;
    if (
      at > phrase.from &&
      (bitsAt(wording, at) & LIKE_PAST) !== 0 &&
      (bitsAt(wording, at + 1) & PREPOSITION) !== 0
    )
      break;
    if (
      at > phrase.from &&
      ((bitsAt(wording, at) & PREPOSITION) !== 0 || (flagsAt(wording, at) & SIGN) !== 0)
    ) {
      // `a wide array of engineers`
      if (
        lowerAt(wording, at) === 'of' &&
        (first === 'a' || first === 'an') &&
        lowerAt(wording, phrase.to - 1).endsWith('s')
      )
        return null;
      break;
    }
    if ((flagsAt(wording, at) & WORD) !== 0) head = at;
  }
  const bits = bitsAt(wording, head);
  const lower = lowerAt(wording, head);
  if ((bits & (ROLES | CROWD)) !== 0 || lower === 'police' || lower === 'data') return true;
  const endsInS = lower.endsWith('s') && !lower.endsWith('ss');
  const ordinary = bits !== 0 && isFirst(wording, head);
  if ((flagsAt(wording, head) & CAPITAL) !== 0 && !ordinary) return endsInS ? null : false;
  if ((flagsAt(wording, head) & NUMBER) !== 0) return null;
  if ((bits & ROLE) !== 0) return false;
  if (endsInS && !lower.endsWith('is') && !lower.endsWith('us')) return true;
  return first === 'the' || first === 'a' || first === 'an' ? false : null;
}

const PEOPLE = ROLE | ROLES | CROWD | UNNAMED | ORGANIZATION | TITLE;

/** True when the phrase can think and speak: people, their bodies, names. */
export function isPeople(sentence: Sentence, phrase: Phrase): boolean {
  const { wording, from } = sentence;
  const bits = bitsAt(wording, phrase.from);
  if (phrase.to - phrase.from === 1) {
    if ((bits & PRONOUN) !== 0) return lowerAt(wording, phrase.from) !== 'it';
    if ((bits & RELATIVE) !== 0) {
      if (lowerAt(wording, phrase.from) === 'who') return true;
      // `the union, which endorsed Ruiz`
      const behind = lowerAt(wording, phrase.from - 1) === ',' ? phrase.from - 1 : phrase.from;
      const owner = subjectBefore(wording, behind, from);
      return owner !== null && (bitsAt(wording, owner.from) & RELATIVE) === 0 && isPeople(sentence, owner);
    }
  }
  for (let at = phrase.from; at < phrase.to; at++) {
    const flags = flagsAt(wording, at);
    const here = bitsAt(wording, at);
    if (at > phrase.from && (here & PREPOSITION) !== 0) {
      // `more than half`, `at least one`
      if (at <= phrase.from + 1 && (lowerAt(wording, at) === 'than' || lowerAt(wording, at) === 'but'))
        continue;
      // `some of the voters`: who they are is said behind.
      if (
        lowerAt(wording, at) === 'of' &&
        ((bitsAt(wording, at - 1) & (QUANTITY | DETERMINER)) !== 0 ||
          (flagsAt(wording, at - 1) & NUMBER) !== 0)
      ) {
        continue;
      }
      return false;
    }
    if (
      (flags & CAPITAL) !== 0 &&
      (at > from || (here & (DETERMINER | POSSESSIVE | ADVERB | PREPOSITION)) === 0)
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
    // `52 percent say`, `a third want`
    if ((here & QUANTITY) !== 0 && at === phrase.to - 1) return true;
    if ((flags & PERCENT) !== 0 && at === phrase.to - 1) return true;
  }
  return false;
}

/** True when the phrase names a document, a poll, data. */
export function isDocument(wording: Wording, phrase: Phrase): boolean {
  for (let at = phrase.from; at < phrase.to; at++) {
    if (at > phrase.from && (bitsAt(wording, at) & PREPOSITION) !== 0) return false;
    if ((bitsAt(wording, at) & DOCUMENT) !== 0) return true;
  }
  return false;
}

/** The subject of the clause that holds the token `at`: the nearest one to the left that has a finite verb. */
export function clauseSubject(sentence: Sentence, at: number): Phrase | null {
  const { wording, from } = sentence;
  let any: Phrase | null = null;
  const lowest = Math.max(from, at - 60);
  for (let scan = at - 1; scan > lowest; scan--) {
    const word = wording.words[scan];
    if (word === undefined || (flagsAt(wording, scan) & QUOTED) !== 0) continue;
    const verbal =
      (word.bits & (VERB | AUXILIARY | LIKE_PAST)) !== 0 ||
      ((word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0);
    if (!verbal) continue;
    const subject = subjectBefore(wording, verbGroup(sentence, scan).start, from);
    if (subject === null || (bitsAt(wording, subject.from) & RELATIVE) !== 0) continue;
    if (isPeople(sentence, subject)) return subject;
    any = subject;
  }
  return any;
}

export function isEndMark(sign: string): boolean {
  return sign === '.' || sign === '!' || sign === '?' || sign === '...' || sign === '…';
}

/** True for headlines with a capital on most words. */
export function isTitleCase({ wording, from, to }: Sentence): boolean {
  let words = 0;
  let capitals = 0;
  for (let at = from; at < to; at++) {
    const flags = flagsAt(wording, at);
    if ((flags & WORD) === 0) continue;
    words++;
    if ((flags & CAPITAL) !== 0) capitals++;
  }
  return capitals * 2 > words;
}

/** Comma, dash or semicolon. */
export function isClauseSign(sign: string): boolean {
  return (
    sign === ',' ||
    sign === '—' ||
    sign === '–' ||
    sign === '--' ||
    sign === '-' ||
    sign === ';' ||
    sign === '―'
  );
}

export function isQuoteSign(sign: string): boolean {
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
