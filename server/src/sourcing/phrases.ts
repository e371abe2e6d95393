/**
 * Finding the phrase that names a source next to its verb, without a parser: noun phrases are read leftwards
 * from the verb until a word or sign that cannot belong to them. Positions are token indices, half open.
 */

import { CAPITAL, CLITIC, DOTTED, NUMBER, SIGN, WORD } from './tokens.ts';
import {
  ADVERB,
  AUXILIARY,
  COORDINATOR,
  CROWD,
  CUE,
  CUE_NOUN,
  DETERMINER,
  GERUND,
  LIKE_GERUND,
  LIKE_PAST,
  OBJECT_PRONOUN,
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
  TIME,
  TITLE,
  UNNAMED,
  VERB,
} from './vocabulary.ts';
import {
  bitsAt,
  flagsAt,
  isFirst,
  isNominal,
  lowerAt,
  NEVER_IN_NOUN_PHRASE,
  type Phrase,
  type Wording,
} from './wording.ts';

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
/** Prepositions that tie a noun to the noun before it. */
const ATTACHES = new Set(
  'of for in at from with on to by about against among behind near between under outside inside within around across over close above below through like'.split(
    ' ',
  ),
);
/** A subject is looked for over this many tokens, and through this many insertions one in another. */
const FARTHEST = 80;
const DEEPEST = 5;
/** Longest noun phrase that is read. */
const LONGEST = 24;
/**
 * The noun phrase whose last token is `end - 1`, read leftwards and no further than `floor`; null when none
 * ends there. Appositions and relative clauses between commas belong to it: `Ruiz, who runs the plant,`.
 */
export function subjectBefore(wording: Wording, end: number, floor: number): Phrase | null {
  return readSubject(wording, end, Math.max(floor, end - FARTHEST), 0);
}

function readSubject(wording: Wording, end: number, floor: number, depth: number): Phrase | null {
  if (depth > DEEPEST) return null;
  let last = end - 1;
  if (last < floor) return null;
  // `the ministry on Monday said`
  const beforeTime = skipTimeBack(wording, last, floor);
  if (beforeTime < last) {
    if (beforeTime < floor) return null;
    last = beforeTime;
  }
  const sign = lowerAt(wording, last);
  if ((flagsAt(wording, last) & SIGN) !== 0) {
    if (sign === ',' || sign === '—' || sign === '–' || sign === '--' || sign === '-' || sign === '―') {
      return aroundInsertion(wording, last, floor, sign, depth);
    }
    if (sign === ')') {
      const open = backTo(wording, last, floor, '(');
      const owner = open > floor ? readSubject(wording, open, floor, depth + 1) : null;
      if (owner === null) return null;
      // `(D-N.Y.)` belongs to the name, an aside does not.
      return { from: owner.from, to: last - open > 5 ? owner.to : last + 1 };
    }
    return null;
  }
  const bits = bitsAt(wording, last);
  if ((bits & OBJECT_PRONOUN) !== 0 && last - 1 > floor && attachesBackwards(wording, last - 1, floor)) {
    // `a source close to him`
    const from = nounPhraseStart(wording, last - 2, floor);
    return from < 0 ? null : { from, to: last + 1 };
  }
  if ((bits & PRONOUN) !== 0) return { from: last, to: last + 1 };
  if ((bits & RELATIVE) !== 0) return { from: last, to: last + 1 };
  const from = nounPhraseStart(wording, last, floor);
  if (from < 0) return null;
  if ((bits & (DETERMINER | POSSESSIVE)) !== 0 && (bits & (QUANTITY | CROWD)) === 0) {
    const lower = lowerAt(wording, last);
    if (from < last || (lower !== 'this' && lower !== 'these' && lower !== 'those')) return null;
  }

  if (
    from === last &&
    last - 2 > floor &&
    (bits & (LIKE_PAST | VERB)) !== 0 &&
    (bitsAt(wording, last - 1) & PRONOUN) !== 0 &&
    isNominal(wording, last - 2)
  ) {
    // `the experts I interviewed`
    const first = nounPhraseStart(wording, last - 2, floor);
    if (first >= 0) return { from: first, to: last + 1 };
  }
  const phrase = { from: withEstimate(wording, from, floor), to: last + 1 };
  return withApposition(wording, phrase, floor, depth);
}

/** Takes in what makes a number an estimate: `more than six in 10`, `nearly a third`, `all but two`. */
function withEstimate(wording: Wording, from: number, floor: number): number {
  const counts = (bitsAt(wording, from) & QUANTITY) !== 0 || (flagsAt(wording, from) & NUMBER) !== 0;
  if (!counts && (bitsAt(wording, from + 1) & QUANTITY) === 0) return from;
  const before = lowerAt(wording, from - 1);
  const further = lowerAt(wording, from - 2);
  if (from - 1 < floor) return from;
  if (APPROXIMATELY.has(before)) return from - 1;
  if (from - 2 < floor) return from;
  if (before === 'than' && /^(?:more|less|fewer|greater|other|rather)$/.test(further)) return from - 2;
  if (before === 'but' && further === 'all') return from - 2;
  return (before === 'least' || before === 'most') && further === 'at' ? from - 2 : from;
}

/** First token of a phrase behind what makes its number an estimate; its first token where nothing does. */
export function afterEstimate(wording: Wording, phrase: Phrase): number {
  if (!ESTIMATES.has(lowerAt(wording, phrase.from))) return phrase.from;
  for (let at = phrase.from + 1; at < phrase.to && at <= phrase.from + 3; at++) {
    const counts = (bitsAt(wording, at) & QUANTITY) !== 0 || (flagsAt(wording, at) & NUMBER) !== 0;
    if (counts) return at;
  }
  return phrase.from;
}

const APPROXIMATELY = new Set(
  'nearly almost about roughly around some approximately barely just only over'.split(' '),
);
const ESTIMATES = new Set([
  ...APPROXIMATELY,
  'more',
  'less',
  'fewer',
  'greater',
  'other',
  'rather',
  'at',
  'all',
]);

/** Start of the noun phrase that ends with token `last`, prepositional phrases included; -1 when it is none. */
function nounPhraseStart(wording: Wording, last: number, floor: number): number {
  let from = -1;
  let at = last;
  const lowest = Math.max(floor, last - LONGEST);
  while (at >= lowest) {
    const bits = bitsAt(wording, at);
    const flags = flagsAt(wording, at);
    if (
      (flags & SIGN) !== 0 &&
      at < last &&
      (isPluralOwner(wording, at) || (lowerAt(wording, at) === '/' && from === at + 1))
    ) {
      at--;
      continue;
    }
    if ((flags & CLITIC) !== 0) {
      if (lowerAt(wording, at) !== "'s" || at === last) break;
      at--;
      continue;
    }
    if (
      (bits & (DETERMINER | POSSESSIVE)) !== 0 &&
      // `Nicole A. Navas`: an initial.
      (flags & (SIGN | DOTTED)) === 0 &&
      !isThatConjunction(wording, at, from)
    ) {
      if (at === last && (bits & POSSESSIVE) !== 0) return -1;
      from = at;
      const before = at - 1;
      if (lowerAt(wording, before) === 'of' || lowerAt(wording, before) === 'all') {
        at = before;
        if (at < lowest) break;
        if (lowerAt(wording, before) === 'all') {
          from = before;
          at--;
        }
        continue;
      }
      at--;
      if (at > lowest && lowerAt(wording, at) === 'and' && (flagsAt(wording, at - 1) & WORD) !== 0) {
        // `The nominee and his aides`, `Russia and the United States`
        const first = nounPhraseStart(wording, at - 1, floor);
        if (first >= 0 && opensClause(wording, first, floor)) return first;
      }
      if (at < lowest) break;
      if (!attachesBackwards(wording, at, lowest)) {
        const relative = relativeBefore(wording, at, lowest);
        const owner =
          relative > 0 && hasVerb(wording, relative, at) ? nounPhraseStart(wording, relative - 1, floor) : -1;
        if (owner >= 0) return owner;
        break;
      }
      at--;
      continue;
    }
    // `a claim | Ukrainian officials have rejected`: two phrases side by side.
    if (
      from === at + 1 &&
      (flagsAt(wording, from) & CAPITAL) !== 0 &&
      (flags & CAPITAL) === 0 &&
      (bits & CUE_NOUN) !== 0 &&
      (bitsAt(wording, at - 1) & DETERMINER) !== 0
    )
      break;
    if (isNominal(wording, at) && !endsItsClause(wording, at, lowest)) {
      from = at;
      at--;
      continue;
    }
    // `A study that appeared in the journal found`: the phrase before the relative clause.
    if ((bits & (VERB | AUXILIARY | LIKE_PAST | CUE)) !== 0 || (bits & OBJECT_PRONOUN) !== 0) {
      const relative = relativeBefore(wording, at, lowest);
      if (relative > 0) {
        const owner = nounPhraseStart(wording, relative - 1, floor);
        if (owner >= 0) return owner;
      }
    }
    if (from === -1) break;
    if (lowerAt(wording, at) === 'by' && at - 2 >= lowest && isReducedPassive(wording, at - 1)) {
      // `a memo seen by Delta News said`
      at -= 2;
      continue;
    }
    if ((bits & PREPOSITION) !== 0 && attachesBackwards(wording, at, lowest)) {
      at--;
      continue;
    }
    // `Ruiz (D) and Lee (R)`
    if ((bits & COORDINATOR) !== 0 && lowerAt(wording, at) === 'and' && lowerAt(wording, at - 1) === ')') {
      const open = backTo(wording, at - 1, lowest, '(');
      const first = open > lowest ? nounPhraseStart(wording, open - 1, floor) : -1;
      return first >= 0 ? first : from;
    }
    // `Ruiz and Lee`, `officials and residents`, `AT&T`
    if (
      (bits & COORDINATOR) !== 0 &&
      at > lowest &&
      (lowerAt(wording, at) === 'and' || lowerAt(wording, at) === 'or') &&
      isNominal(wording, at - 1) &&
      !endsClause(wording, at - 1, lowest)
    ) {
      at--;
      continue;
    }
    if ((bits & ADVERB) !== 0 && at > lowest && (bitsAt(wording, at - 1) & (DETERMINER | POSSESSIVE)) !== 0) {
      at--;
      continue;
    }
    break;
  }
  return from;
}

/** True for the participle at `at` of a noun before it: `a memo seen by`, not `was seen by`. */
function isReducedPassive(wording: Wording, at: number): boolean {
  const word = wording.words[at];
  if (word === undefined || (flagsAt(wording, at) & CAPITAL) !== 0) return false;
  if ((word.form & PARTICIPLE) === 0 && (word.bits & LIKE_PAST) === 0) return false;
  return isNominal(wording, at - 1) && (flagsAt(wording, at - 1) & SIGN) === 0;
}

/** True when a verb stands between the tokens. */
function hasVerb(wording: Wording, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++)
    if ((bitsAt(wording, at) & (VERB | AUXILIARY | LIKE_PAST | CUE)) !== 0) return true;
  return false;
}

/** The apostrophe of `attendants’ union`. */
function isPluralOwner(wording: Wording, at: number): boolean {
  const sign = lowerAt(wording, at);
  if ((sign !== "'" && sign !== '’') || at === 0) return false;
  return lowerAt(wording, at - 1).endsWith('s') && (wording.start[at] ?? 0) === (wording.end[at - 1] ?? -1);
}

/** True when the word is a past form with its own object or adverbial behind it: `rallied over`, `linked the`. */
function endsItsClause(wording: Wording, at: number, lowest: number): boolean {
  if ((bitsAt(wording, at) & LIKE_PAST) === 0 || (flagsAt(wording, at) & CAPITAL) !== 0) return false;
  const next = bitsAt(wording, at + 1);
  if ((next & (DETERMINER | POSSESSIVE | OBJECT_PRONOUN)) !== 0) return true;
  if ((next & PREPOSITION) === 0 || lowerAt(wording, at + 1) === 'by') return false;
  // `people briefed on the talks`, `those involved in`: a description of somebody.
  const before = at > lowest ? bitsAt(wording, at - 1) : 0;
  return (before & (UNNAMED | ROLES | CROWD | DETERMINER)) === 0;
}

/** Index of the relative pronoun that opens the clause around `at`; -1 when none does. */
function relativeBefore(wording: Wording, at: number, lowest: number): number {
  for (let back = at; back > lowest && back > at - 8; back--) {
    if ((flagsAt(wording, back) & SIGN) !== 0) return -1;
    if ((bitsAt(wording, back) & RELATIVE) === 0) continue;
    return isNominal(wording, back - 1) ? back : -1;
  }
  return -1;
}

/** `that` before a noun is a determiner only where nothing of a clause follows; before a subject it opens a clause. */
function isThatConjunction(wording: Wording, at: number, from: number): boolean {
  return lowerAt(wording, at) === 'that' && from !== -1 && at > 0 && !isFirst(wording, at);
}

/** True when a clause begins at `at`: the floor, a sign or a conjunction stands before it. */
function opensClause(wording: Wording, at: number, floor: number): boolean {
  if (at <= floor) return true;
  return (
    (flagsAt(wording, at - 1) & SIGN) !== 0 ||
    (bitsAt(wording, at - 1) & (SUBORDINATOR | COORDINATOR | ADVERB)) !== 0
  );
}

/** True when a noun stands before the preposition at `at`, so that the phrase goes on to the left. */
function attachesBackwards(wording: Wording, at: number, lowest: number): boolean {
  if ((bitsAt(wording, at) & PREPOSITION) === 0 || at <= lowest || !ATTACHES.has(lowerAt(wording, at)))
    return false;
  // `observers in Utrecht and around the country`
  if (at - 1 > lowest && lowerAt(wording, at - 1) === 'and') return isNominal(wording, at - 2);
  return isNominal(wording, at - 1) && !endsClause(wording, at - 1, lowest);
}

/** True when the word at `at` ends a clause of its own (`Ruiz won and Lee …`), judged by a verb just before it. */
function endsClause(wording: Wording, at: number, lowest: number): boolean {
  for (let back = at - 1; back >= lowest && back >= at - 2; back--) {
    const bits = bitsAt(wording, back);
    if ((bits & (VERB | AUXILIARY)) !== 0 && (flagsAt(wording, back) & CLITIC) === 0) return true;
    if ((flagsAt(wording, back) & SIGN) !== 0) return false;
  }
  return false;
}

/** `Ruiz, a hydrologist`: takes the name in front of an apposition into the phrase. */
function withApposition(wording: Wording, phrase: Phrase, floor: number, depth: number): Phrase {
  const comma = phrase.from - 1;
  if (comma <= floor || lowerAt(wording, comma) !== ',') return phrase;
  const firstBits = bitsAt(wording, phrase.from);
  const describes =
    (firstBits & (DETERMINER | POSSESSIVE | ROLE | TITLE)) !== 0 ||
    (flagsAt(wording, phrase.from) & NUMBER) !== 0;
  const named =
    (flagsAt(wording, comma - 1) & (CAPITAL | NUMBER)) !== 0 || lowerAt(wording, comma - 1) === ')';
  if (!describes || !named) return phrase;
  const owner = readSubject(wording, comma, floor, depth + 1);
  if (owner === null || !opensClause(wording, owner.from, floor)) return phrase;
  if ((flagsAt(wording, owner.from) & NUMBER) !== 0) return phrase;
  // Only a name takes an apposition without being part of the clause before: `…, the airline said`.
  for (let at = owner.from; at < owner.to; at++) {
    if (
      ((flagsAt(wording, at) & (CAPITAL | NUMBER | SIGN)) === 0 &&
        (bitsAt(wording, at) & (TITLE | ROLE)) === 0) ||
      // `Significantly, the judge said`
      (isFirst(wording, at) && (bitsAt(wording, at) & (ADVERB | SUBORDINATOR | PREPOSITION)) !== 0)
    )
      return phrase;
  }
  return { from: owner.from, to: phrase.to };
}

/** The phrase that an insertion between commas or dashes, ending at `last`, interrupts. */
function aroundInsertion(
  wording: Wording,
  last: number,
  floor: number,
  sign: string,
  depth: number,
): Phrase | null {
  let open = last - 1;
  const lowest = Math.max(floor, last - 45);
  while (open > lowest && lowerAt(wording, open) !== sign) {
    const here = lowerAt(wording, open);
    if (here === ';' || here === ':' || here === '”') return null;
    open--;
  }
  if (open <= lowest || lowerAt(wording, open) !== sign) return null;
  const inside = open + 1;
  const bits = bitsAt(wording, inside);
  if (
    (bits & RELATIVE) === 0 &&
    (saysSomething(wording, inside, last) || isClauseOfItsOwn(wording, inside, last))
  )
    return null;
  const owner = readSubject(wording, open, floor, depth + 1);
  // `In Ohio, Governor John Kasich (R), said`: the name between the commas speaks.
  if (
    startsName(wording, inside, last) &&
    (owner === null ||
      followsPreposition(wording, owner, floor) ||
      (!describesPeople(wording, owner) && holdsPreposition(wording, owner)))
  ) {
    return { from: inside, to: last };
  }
  if (owner === null) return null;
  // An adverb or a phrase of time and place is not part of the name.
  const form = wording.words[inside]?.form ?? 0;
  const adverbial =
    (((bits & (ADVERB | PREPOSITION | SUBORDINATOR)) !== 0 &&
      (bits & RELATIVE) === 0 &&
      (bits & DETERMINER) === 0) ||
      // `Ruiz, speaking in Dayton,`, `the mayor, surrounded by friends,`
      // but `Ruiz, managing director of Delta,`
      (((bits & (LIKE_GERUND | LIKE_PAST)) !== 0 || (form & (GERUND | PARTICIPLE)) !== 0) &&
        (flagsAt(wording, inside) & CAPITAL) === 0 &&
        (bitsAt(wording, inside + 1) & (ROLE | TITLE)) === 0)) &&
    lowerAt(wording, inside) !== 'of';
  if (
    owner.to - owner.from === 1 &&
    isPartyOrState(wording, owner.from) &&
    lowerAt(wording, owner.from - 1) === ','
  ) {
    // `Rubio, R-Fla., appearing on television, said`
    const person = readSubject(wording, owner.from - 1, floor, depth + 1);
    if (person !== null) return { from: person.from, to: adverbial ? owner.to : last };
  }
  const place = placeBefore(wording, owner, floor);
  if (place !== 0) {
    // `Stone, 29, of Utrecht, Ohio,`: the place belongs to an insertion of its own.
    const further = place < 0 ? null : readSubject(wording, place, floor, depth + 1);
    return further === null ? null : { from: further.from, to: last };
  }
  return adverbial ? owner : { from: owner.from, to: last };
}

/** True when the tokens hold an auxiliary or a frequent verb and do not begin as a subordinate clause. */
function isClauseOfItsOwn(wording: Wording, from: number, to: number): boolean {
  if ((bitsAt(wording, from) & (SUBORDINATOR | PREPOSITION | RELATIVE | ADVERB)) !== 0) return false;
  for (let at = from; at < to; at++) {
    const bits = bitsAt(wording, at);
    if ((bits & RELATIVE) !== 0) return false;
    if ((bits & (AUXILIARY | VERB)) !== 0 && (flagsAt(wording, at) & CLITIC) === 0) return true;
  }
  return false;
}

/** `R-Fla.`, `Ohio.` */
function isPartyOrState(wording: Wording, at: number): boolean {
  const lower = lowerAt(wording, at);
  return (flagsAt(wording, at) & DOTTED) !== 0 || lower.startsWith('r-') || lower.startsWith('d-');
}

/**
 * The long way to a subject: a name that opens the clause and is described between commas up to `end`, whatever
 * the description holds. Null when the clause does not begin so.
 */
export function describedSubject(wording: Wording, end: number, from: number): Phrase | null {
  if (lowerAt(wording, end - 1) !== ',' || end - from < 5) return null;
  let first = from;
  while ((bitsAt(wording, first) & (COORDINATOR | ADVERB)) !== 0) first++;
  if (!startsName(wording, first, end)) return null;
  let comma = first;
  while (comma < end && comma < first + 9 && lowerAt(wording, comma) !== ',') {
    if (
      (bitsAt(wording, comma) & (VERB | AUXILIARY | PREPOSITION | SUBORDINATOR | PRONOUN)) !== 0 &&
      (flagsAt(wording, comma) & CAPITAL) === 0
    )
      return null;
    comma++;
  }
  const inside = comma + 1;
  if (lowerAt(wording, comma) !== ',' || inside >= end - 1) return null;
  const describes =
    (bitsAt(wording, inside) & (DETERMINER | POSSESSIVE | RELATIVE | ROLE | TITLE)) !== 0 ||
    (flagsAt(wording, inside) & NUMBER) !== 0 ||
    lowerAt(wording, inside) === 'of';
  return describes ? { from: first, to: end - 1 } : null;
}

/** True when a title or two capitalised words open the tokens. */
function startsName(wording: Wording, from: number, to: number): boolean {
  if ((flagsAt(wording, from) & CAPITAL) === 0 || (bitsAt(wording, from) & NEVER_IN_NOUN_PHRASE) !== 0)
    return false;
  if ((bitsAt(wording, from) & TITLE) !== 0) return true;
  return to - from > 1 && (flagsAt(wording, from + 1) & CAPITAL) !== 0;
}

/** True for a phrase that a name can explain: `two members of the council, Ana Ruiz and Carl Lee, said`. */
function describesPeople(wording: Wording, phrase: Phrase): boolean {
  const describes = DETERMINER | POSSESSIVE | QUANTITY | ROLE | ROLES | TITLE;
  return (bitsAt(wording, phrase.from) & describes) !== 0 || startsName(wording, phrase.from, phrase.to);
}

function holdsPreposition(wording: Wording, phrase: Phrase): boolean {
  for (let at = phrase.from; at < phrase.to; at++) if ((bitsAt(wording, at) & PREPOSITION) !== 0) return true;
  return false;
}

function followsPreposition(wording: Wording, phrase: Phrase, floor: number): boolean {
  return phrase.from > floor && (bitsAt(wording, phrase.from - 1) & PREPOSITION) !== 0;
}

/**
 * For a phrase that is the object of a preposition (`of Utrecht`, `of Utrecht, Ohio`): the comma before that
 * preposition, -1 when none stands there. 0 when the phrase is no such object.
 */
function placeBefore(wording: Wording, phrase: Phrase, floor: number): number {
  let before = phrase.from - 1;
  if (before > floor && lowerAt(wording, before) === ',' && phrase.to - phrase.from === 1) {
    const city = nounPhraseStart(wording, before - 1, floor);
    if (
      city > floor &&
      (flagsAt(wording, city) & CAPITAL) !== 0 &&
      (bitsAt(wording, city - 1) & PREPOSITION) !== 0
    )
      before = city - 1;
  }
  if (before < floor || (bitsAt(wording, before) & PREPOSITION) === 0) return 0;
  return before - 1 > floor && lowerAt(wording, before - 1) === ',' ? before - 1 : -1;
}

/** True when an insertion is an attribution of its own: `, Ruiz said,`. */
function saysSomething(wording: Wording, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = wording.words[at];
    if (word === undefined || (word.bits & CUE) === 0 || (word.form & (PAST | S_FORM)) === 0) continue;
    if (word.cue?.inverts === true && (at === to - 1 || at === from)) return true;
  }
  return false;
}

/** Index of the last token before time words at `last` (`on Monday`, `last week`); `last` when there are none. */
function skipTimeBack(wording: Wording, last: number, floor: number): number {
  let at = last;
  if ((bitsAt(wording, at) & TIME) === 0) return last;
  // `Day said`, `May said`: a name.
  if ((flagsAt(wording, at) & CAPITAL) !== 0 && !WEEKDAY.test(lowerAt(wording, at))) return last;
  at--;
  while (
    at > floor &&
    (/^(?:last|this|next|late|early|earlier|a|on|in|that|the|of)$/.test(lowerAt(wording, at)) ||
      (flagsAt(wording, at) & NUMBER) !== 0 ||
      (bitsAt(wording, at) & TIME) !== 0)
  ) {
    at--;
  }
  return at;
}

function backTo(wording: Wording, from: number, floor: number, sign: string): number {
  for (let at = from - 1; at >= floor && at > from - 30; at--) if (lowerAt(wording, at) === sign) return at;
  return -1;
}
