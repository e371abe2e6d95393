/** What a cue takes: where the words that are attributed begin and end. */

import { phraseAfter } from './phrase-after.ts';
import { CAPITAL, CLITIC, NUMBER, QUOTED, SIGN } from './tokens.ts';
import { isClauseSign, isQuoteSign, isTitleCase, type Sentence } from './verb-groups.ts';
import {
  ADVERB,
  AUXILIARY,
  BASE,
  COORDINATOR,
  CUE,
  DETERMINER,
  GERUND,
  LIKE_GERUND,
  OBJECT_PRONOUN,
  PAST,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  QUANTITY,
  RELATIVE,
  S_FORM,
  SUBORDINATOR,
  TIME,
  VERB,
} from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt } from './wording.ts';

/** Token positions. */
export interface Complement {
  /** Where it begins; -1 when the verb takes nothing behind it. */
  readonly start: number;
  /** Where the cue ends, its preposition included. */
  readonly cueEnd: number;
  /** A clause or a quotation, not a mere noun: `that …`, `he would …`, `“…”`, `to go`. */
  readonly clause: boolean;
  /** A quotation that goes on behind the attribution: `“A,” he said, “B.”` */
  readonly goesOn: boolean;
}

/** Verbs whose *to* belongs to them: `referred to`. */
const TAKES_TO = new Set([
  'refer',
  'point',
  'respond',
  'object',
  'talk',
  'allude',
  'speak',
  'attest',
  'commit',
  'liken',
  'apologize',
  'reply',
]);
const NEAR_TIME = new Set(['last', 'next', 'early', 'late', 'earlier', 'later', 'past', 'same']);
/** Prepositions with which a verb of saying reports a mere noun: `warned of floods`, `boasted about the price`. */
const SAYS_WITH = new Map([
  ['warn', ' of against about '],
  ['caution', ' against about '],
  ['boast', ' of about '],
  ['complain', ' of about '],
  ['joke', ' about '],
  ['argue', ' for against '],
  ['testify', ' about against '],
  ['write', ' about of '],
  ['tweet', ' about '],
  ['muse', ' about '],
  ['insist', ' on '],
  ['report', ' on '],
  ['admit', ' to '],
  ['confess', ' to '],
]);
/** Opens a clause of time or reason, not what was said. */
const ASIDE = new Set([
  'while',
  'when',
  'because',
  'after',
  'as',
  'before',
  'since',
  'until',
  'though',
  'although',
  'once',
  'unless',
  'whereas',
  'than',
  'except',
]);

/** True for words that open a clause of time, reason or contrast: `while Ruiz said A, she …`. */
export function isAside(lower: string): boolean {
  return ASIDE.has(lower) || lower === 'if';
}

/** Where things are said: `in a statement`, `during an interview`. */
const VENUES = new Set(
  'statement interview email e-mail tweet tweets post letter memo speech call briefing conference release video message remarks appearance blog op-ed column article report filing affidavit testimony debate twitter facebook'.split(
    ' ',
  ),
);

/** End of a cue that closes its clause, the occasion of saying included: `said in a statement`. */
export function cueWithVenue(sentence: Sentence, at: number): number {
  const { wording, bodyEnd } = sentence;
  if ((bitsAt(wording, at) & PREPOSITION) === 0) return at;
  for (let scan = at + 1; scan < Math.min(bodyEnd, at + 6); scan++) {
    if (VENUES.has(lowerAt(wording, scan))) {
      // `a news conference call`: to the last word of the name.
      while (scan + 1 < bodyEnd && VENUES.has(lowerAt(wording, scan + 1))) scan++;
      return scan + 1;
    }
    if (
      (flagsAt(wording, scan) & SIGN) !== 0 ||
      (bitsAt(wording, scan) & (PREPOSITION | PRONOUN | AUXILIARY | TIME)) !== 0
    )
      break;
  }
  return at;
}

export function complementOf(sentence: Sentence, at: number): Complement {
  const { wording, bodyEnd: limit } = sentence;
  const cue = wording.words[at]?.cue;
  const none: Complement = { start: -1, cueEnd: at + 1, clause: false, goesOn: false };
  let scan = at + 1;
  while (
    scan < limit &&
    (bitsAt(wording, scan) & ADVERB) !== 0 &&
    (bitsAt(wording, scan) & (SUBORDINATOR | DETERMINER | PREPOSITION)) === 0
  )
    scan++;
  if (scan >= limit) return none;
  if (cue?.inverts !== true) return nounComplement(sentence, at, scan);

  // Verbs that take a clause: over the listener, the time and the place to where it begins.
  let listener = cue.listener;
  let skipped = scan > at + 1;
  let topic = -1;
  // `warned of floods`: when no clause follows, what the preposition governs was said.
  const about = (): Complement =>
    topic < 0 || topic >= limit ? none : { start: topic, cueEnd: topic, clause: false, goesOn: false };
  while (scan < limit) {
    const lower = lowerAt(wording, scan);
    const bits = bitsAt(wording, scan);
    const flags = flagsAt(wording, scan);
    const cueEnd = skipped ? at + 1 : scan;
    if (isQuoteSign(lower) || (flags & QUOTED) !== 0)
      return { start: scan, cueEnd, clause: true, goesOn: false };
    if (lower === ':')
      return scan + 1 < limit
        ? { start: scan + 1, cueEnd: skipped ? at + 1 : scan + 1, clause: true, goesOn: false }
        : none;
    if (
      (lower === 'that' && (bitsAt(wording, scan + 1) & TIME) === 0) ||
      ((bits & SUBORDINATOR) !== 0 && lower !== 'that' && !ASIDE.has(lower))
    ) {
      return { start: scan, cueEnd, clause: true, goesOn: false };
    }
    if ((flags & SIGN) !== 0) {
      if (isClauseSign(lower) && scan + 1 < limit) {
        const next = lowerAt(wording, scan + 1);
        if (isQuoteSign(next)) return { start: scan + 1, cueEnd: at + 1, clause: true, goesOn: true };
        if (next === 'that') return { start: scan + 1, cueEnd: at + 1, clause: true, goesOn: false };
        const close = closingSign(sentence, scan, lower);
        // `said, without evidence, that`; a pair of dashes may hold anything, but `said, though he added, “…”`.
        if (
          close > 0 &&
          ((bitsAt(wording, scan + 1) & SUBORDINATOR) === 0 || lowerAt(wording, close + 1) === 'that') &&
          (lower !== ',' ||
            lowerAt(wording, close + 1) === 'that' ||
            isQuoteSign(lowerAt(wording, close + 1)))
        ) {
          scan = close + 1;
          skipped = true;
          continue;
        }
      }
      if (lower !== '(') return about();
      while (scan < limit && lowerAt(wording, scan) !== ')') scan++;
      scan++;
      continue;
    }
    const time = overTime(sentence, scan);
    if (time > scan) {
      scan = time;
      skipped = true;
      continue;
    }
    if (listener) {
      const to = overListener(sentence, scan);
      listener = false;
      if (to > scan) {
        scan = to;
        skipped = true;
        continue;
      }
    }
    if ((bits & PREPOSITION) !== 0 && (bits & SUBORDINATOR) === 0 && lower !== 'than' && lower !== 'like') {
      if (lower === 'to' && isBase(sentence, scan + 1))
        return { start: scan, cueEnd: at + 1, clause: true, goesOn: false };
      // `said about half of it was gone`
      const counted =
        (flagsAt(wording, scan + 1) & NUMBER) !== 0 || (bitsAt(wording, scan + 1) & QUANTITY) !== 0;
      if (counted && (lower === 'about' || lower === 'over' || lower === 'around'))
        return { start: scan, cueEnd, clause: true, goesOn: false };
      const governed = bitsAt(wording, scan + 1) & (TIME | PREPOSITION);
      if (topic < 0 && governed === 0 && SAYS_WITH.get(cue.lemma)?.includes(` ${lower} `) === true)
        topic = scan + 1;
      scan = overPhrase(sentence, scan + 1);
      skipped = true;
      continue;
    }
    if ((bits & (SUBORDINATOR | COORDINATOR)) !== 0) return about();
    const clause = (bits & PRONOUN) !== 0 || holdsClause(sentence, scan);
    return { start: scan, cueEnd: at + 1, clause, goesOn: false };
  }
  return about();
}

/** Verbs that take a noun or an infinitive: `supports the plan`, `called for calm`, `wants to go`. */
function nounComplement(sentence: Sentence, at: number, scan: number): Complement {
  const { wording, bodyEnd: limit } = sentence;
  const cue = wording.words[at]?.cue;
  const none: Complement = { start: -1, cueEnd: at + 1, clause: false, goesOn: false };
  const lower = lowerAt(wording, scan);
  const bits = bitsAt(wording, scan);
  if (lower === ':')
    return scan + 1 < limit ? { start: scan + 1, cueEnd: scan + 1, clause: true, goesOn: false } : none;
  if ((flagsAt(wording, scan) & SIGN) !== 0 && !isQuoteSign(lower)) return none;
  if (lower === 'to') {
    if (isBase(sentence, scan + 1)) return { start: scan, cueEnd: at + 1, clause: true, goesOn: false };
    if (!TAKES_TO.has(cue?.lemma ?? '')) return none;
  }
  const particle =
    lower === 'out' || lower === 'up' || lower === 'off' || lower === 'down' || lower === 'back';
  const time = overTime(sentence, scan);
  if (time > scan && time < limit && (bitsAt(wording, time) & PREPOSITION) !== 0 && time + 1 < limit) {
    // `spoke Tuesday about`
    return { start: time + 1, cueEnd: at + 1, clause: false, goesOn: false };
  }
  if (particle || ((bits & PREPOSITION) !== 0 && (bits & SUBORDINATOR) === 0 && lower !== 'than')) {
    let start = scan + 1;
    if (particle) start = overTime(sentence, start);
    if (particle && (bitsAt(wording, start) & PREPOSITION) !== 0) start++;
    if (start < limit && (flagsAt(wording, start) & SIGN) !== 0 && !isQuoteSign(lowerAt(wording, start))) {
      return lowerAt(wording, start) === ':' && start + 1 < limit
        ? { start: start + 1, cueEnd: start + 1, clause: true, goesOn: false }
        : { ...none, cueEnd: start };
    }
    return start < limit
      ? { start, cueEnd: start, clause: lowerAt(wording, start) === 'that', goesOn: false }
      : none;
  }
  if ((bits & SUBORDINATOR) !== 0 && ASIDE.has(lower)) return none;
  const clause =
    lower === 'that' ||
    isQuoteSign(lower) ||
    (bits & (SUBORDINATOR | PRONOUN)) !== 0 ||
    holdsClause(sentence, scan);
  return { start: scan, cueEnd: at + 1, clause, goesOn: false };
}

/**
 * Where the complement that begins at `start` ends. A clause goes on to the end of the sentence but for a
 * participle of the speaker (`, citing …`) or another attribution; a noun ends at the comma, and so does a clause
 * within an aside (`while Ruiz said A, …`).
 */
export function complementEnd(sentence: Sentence, start: number, clause: boolean, aside = false): number {
  const { wording, bodyEnd } = sentence;
  for (let at = start + 1; at < bodyEnd; at++) {
    if ((flagsAt(wording, at) & (SIGN | QUOTED)) !== SIGN) {
      if (clause || (flagsAt(wording, at) & QUOTED) !== 0) continue;
      const lower = lowerAt(wording, at);
      if (ASIDE.has(lower) || lower === 'if' || lower === 'but') return at;
      if ((bitsAt(wording, at) & TIME) !== 0) {
        const time = timePhraseStart(sentence, at);
        if (time > start) return time;
      }
      if (
        (bitsAt(wording, at) & COORDINATOR) !== 0 &&
        (bitsAt(wording, at + 1) & (PRONOUN | AUXILIARY)) !== 0
      )
        return at;
      continue;
    }
    const sign = lowerAt(wording, at);
    if (sign === ';' || (aside && sign === ',')) return at;
    // `said it “would hold,” adding`: the comma stands inside the quotation marks.
    const quoted = isQuoteSign(sign) && lowerAt(wording, at - 1) === ',';
    if (!quoted && sign !== ',' && sign !== '—' && sign !== '--' && sign !== '–') continue;
    const end = quoted ? at + 1 : at;
    const next = wording.words[at + 1];
    const bits = bitsAt(wording, at + 1);
    if (lowerAt(wording, at + 1) === 'according') return end;
    if (next !== undefined && ((next.form & GERUND) !== 0 || (bits & LIKE_GERUND) !== 0)) return end;
    if (quoted) continue;
    if (clause || sign !== ',') continue;
    // A list goes on: `taxes, spending and debt`.
    if (
      (bits &
        (PREPOSITION |
          SUBORDINATOR |
          COORDINATOR |
          RELATIVE |
          PRONOUN |
          ADVERB |
          DETERMINER |
          POSSESSIVE)) !==
      0
    )
      return at;
  }
  return bodyEnd;
}

const DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|tomorrow)$/;
const SPAN = /^(?:week|month|year|weekend|morning|afternoon|evening|night|summer|fall|autumn|winter|spring)$/;

/**
 * Where the phrase begins that says when something was said (`on Monday`, `this week`), for a time word at `at`;
 * -1 when the word belongs to a noun: `the Monday vote`, `a year of talks`.
 */
function timePhraseStart(sentence: Sentence, at: number): number {
  const { wording, bodyEnd } = sentence;
  const lower = lowerAt(wording, at);
  const before = lowerAt(wording, at - 1);
  const near = before === 'this' || before === 'last' || before === 'next';
  if (!(DAY.test(lower) || (near && SPAN.test(lower)))) return -1;
  // `a levy this week on the worst polluters`: the noun goes on behind it.
  let next = at + 1;
  while (next < bodyEnd && (bitsAt(wording, next) & TIME) !== 0) next++;
  if (next < bodyEnd && !isClauseSign(lowerAt(wording, next))) return -1;
  let start = near || before === 'late' || before === 'early' ? at - 1 : at;
  if (start === at && (bitsAt(wording, at - 1) & (DETERMINER | POSSESSIVE)) !== 0) return -1;
  const preposition = lowerAt(wording, start - 1);
  if (preposition === 'on' || preposition === 'late' || preposition === 'earlier') start--;
  else if ((bitsAt(wording, start - 1) & PREPOSITION) !== 0) return -1;
  return start;
}

/** Index of the dash that closes an insertion; -1 when none stands near. */
function closingSign(sentence: Sentence, open: number, sign: string): number {
  for (let at = open + 1; at < Math.min(sentence.bodyEnd, open + 20); at++)
    if (lowerAt(sentence.wording, at) === sign) return at;
  return -1;
}

function isBase(sentence: Sentence, at: number): boolean {
  const word = sentence.wording.words[at];
  if (word === undefined || at >= sentence.bodyEnd) return false;
  if ((word.form & BASE) !== 0) return true;
  if ((word.bits & OBJECT_PRONOUN) === 0 && (flagsAt(sentence.wording, at) & CAPITAL) !== 0)
    // `Vows to End War`
    return (word.bits & (DETERMINER | POSSESSIVE)) === 0 && isTitleCase(sentence);
  // `to be`, `to go`: a lower-case word that is no determiner, pronoun, name or -ing form.
  const closed =
    DETERMINER | POSSESSIVE | PRONOUN | OBJECT_PRONOUN | PREPOSITION | TIME | QUANTITY | LIKE_GERUND;
  const flags = flagsAt(sentence.wording, at);
  if ((word.bits & closed) !== 0 || (flags & (SIGN | NUMBER | QUOTED)) !== 0 || (flags & CAPITAL) !== 0)
    return false;
  return !lowerAt(sentence.wording, at).endsWith('s') || lowerAt(sentence.wording, at).endsWith('ss');
}

/** Over `Monday`, `last week`, `this month`, `two days later`; `at` when no time stands there. */
function overTime(sentence: Sentence, at: number): number {
  const { wording, bodyEnd } = sentence;
  let scan = at;
  const most = Math.min(bodyEnd, at + 3);
  while (
    scan < most &&
    (bitsAt(wording, scan) & TIME) === 0 &&
    ((bitsAt(wording, scan) & (DETERMINER | QUANTITY)) !== 0 ||
      NEAR_TIME.has(lowerAt(wording, scan)) ||
      (flagsAt(wording, scan) & NUMBER) !== 0)
  ) {
    scan++;
  }
  let found = false;
  while (scan < bodyEnd) {
    const lower = lowerAt(wording, scan);
    if (
      (bitsAt(wording, scan) & TIME) === 0 &&
      !(found && (lower === 'ago' || lower === 'later' || lower === 'earlier'))
    )
      break;
    found = true;
    scan++;
  }
  return found ? scan : at;
}

/** Over the listener of *tell*: `reporters`, `the crowd in Ohio`, `CNN`. */
function overListener(sentence: Sentence, at: number): number {
  const { wording } = sentence;
  if ((bitsAt(wording, at) & OBJECT_PRONOUN) !== 0) return at + 1;
  const phrase = phraseAfter(wording, at, sentence.bodyEnd, false);
  return phrase === null ? at : phrase.to;
}

/** Over the object of a preposition, to where a clause could begin. */
function overPhrase(sentence: Sentence, at: number): number {
  const { wording, bodyEnd } = sentence;
  let scan = at;
  while (scan < bodyEnd) {
    const bits = bitsAt(wording, scan);
    const lower = lowerAt(wording, scan);
    if (isQuoteSign(lower) && isTitleBefore(sentence, scan - 1)) {
      // `on NBC's “Meet the Press”`
      let close = scan + 1;
      while (close < bodyEnd && (flagsAt(wording, close) & QUOTED) !== 0) close++;
      scan = close + 1;
      continue;
    }
    if (isClauseSign(lower) || isQuoteSign(lower) || lower === ':') return scan;
    const opens =
      (bits & (PRONOUN | DETERMINER | POSSESSIVE | SUBORDINATOR | PREPOSITION | COORDINATOR)) !== 0;
    if (scan > at && opens && (bitsAt(wording, scan - 1) & (PREPOSITION | DETERMINER)) === 0) return scan;
    scan++;
  }
  return scan;
}

/** True when the quotation behind the token is the title of a programme or a book. */
function isTitleBefore(sentence: Sentence, at: number): boolean {
  return (
    (flagsAt(sentence.wording, at) & CLITIC) !== 0 ||
    (bitsAt(sentence.wording, at) & (PREPOSITION | DETERMINER)) !== 0
  );
}

/** True when a finite verb with its subject stands near behind `at`: a clause without *that*. */
export function holdsClause(sentence: Sentence, at: number): boolean {
  const { wording, bodyEnd } = sentence;
  const most = Math.min(bodyEnd, at + 9);
  for (let scan = at + 1; scan < most; scan++) {
    const word = wording.words[scan];
    if (word === undefined || (flagsAt(wording, scan) & SIGN) !== 0) return false;
    if ((word.bits & (RELATIVE | SUBORDINATOR | COORDINATOR)) !== 0) return false;
    if ((word.bits & (AUXILIARY | VERB)) !== 0 && lowerAt(wording, scan) !== "'s") return true;
    if ((word.bits & CUE) !== 0 && (word.form & (PAST | S_FORM)) !== 0 && word.cue?.noun !== true)
      return true;
  }
  return false;
}
