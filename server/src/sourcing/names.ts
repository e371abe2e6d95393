/** What kind of source a phrase names, and by which name. */

import { type Block, perBlock } from '../article/model.ts';
import { afterEstimate, subjectBefore } from './phrases.ts';
import type { SourceKind } from './sourcing-map.ts';
import { ALL_CAPS, CAPITAL, CLITIC, FIRST, NUMBER, QUOTED, SIGN } from './tokens.ts';
import {
  ADVERB,
  CROWD,
  DETERMINER,
  DOCUMENT,
  LIKE_PAST,
  NEGATION,
  ORGANIZATION,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  QUANTITY,
  RELATIVE,
  ROLE,
  ROLES,
  SUBORDINATOR,
  TIME,
  TITLE,
  UNNAMED,
} from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt, type Phrase, type Wording, wordingOf } from './wording.ts';

/** A source phrase read on its own. */
export interface Described {
  readonly kind: SourceKind;
  /** The name without titles, ages and appositions; the head phrase where it holds no name. */
  readonly name: string;
  /** Lower-case word that later mentions repeat: a last name, an acronym, `ministry`. */
  readonly key: string;
  /** `he`, `she`, `they`, `it`, `who` …; empty for anything else. */
  readonly pronoun: string;
  /** True when a name stands in it, not only a description. */
  readonly named: boolean;
  /** `m`, `f` or empty, by title or role word. */
  readonly gender: string;
}

const FEMALE = new Set(
  'ms mrs miss spokeswoman congresswoman chairwoman businesswoman woman mother daughter sister wife queen princess lady dame madam actress'.split(
    ' ',
  ),
);
const MALE = new Set(
  'mr spokesman congressman chairman businessman man father son brother husband king prince sir lord'.split(
    ' ',
  ),
);
const INSTITUTIONAL = new Set(
  'authorities prosecutors investigators police officials firefighters democrats republicans lawmakers'.split(
    ' ',
  ),
);
/** Last words of the names of bodies. */
const BODY_WORDS = new Set(
  (
    'inc corp co ltd llc plc group bank times post journal news tribune herald globe press magazine guardian telegraph network institute university college ' +
    'department ministry agency commission committee council court party union association foundation service bureau office board administration police ' +
    'force forces army navy campaign house senate congress parliament hospital school church museum center centre league federation organization organisation ' +
    'society alliance coalition fund trust authority academy club team studios airlines motors energy systems technologies partners capital international ' +
    'robotics pharmaceuticals therapeutics industries holdings enterprises solutions services logistics communications consulting properties homes developments railways railway ferries ' +
    'airways foods breweries bakeries laboratories laboratory institution division branch panel forum orchestra theatre theater opera festival library gallery archives ' +
    'pac project initiative network channel radio tv today review reuters bloomberg politico breitbart kremlin pentagon vatican facebook google twitter apple amazon microsoft'
  ).split(' '),
);

/** Places that speak as governments: countries, and capitals that stand for them. */
const GOVERNMENTS = new Set(
  (
    'russia ukraine china india pakistan iran iraq israel syria turkey egypt france germany britain england scotland wales ireland spain italy portugal greece poland hungary ' +
    'romania serbia sweden norway finland denmark netherlands belgium austria switzerland canada mexico brazil argentina chile colombia venezuela cuba japan korea taiwan vietnam ' +
    'thailand indonesia philippines malaysia singapore australia nigeria kenya ethiopia sudan libya tunisia algeria morocco yemen qatar lebanon jordan kuwait afghanistan georgia armenia azerbaijan kazakhstan ' +
    'belarus moldova latvia lithuania estonia palestine u.s us uk u.k eu e.u un u.n nato america ' +
    'washington moscow kyiv kiev beijing london paris berlin brussels tokyo tehran jerusalem ankara cairo delhi islamabad kabul baghdad damascus riyadh rome madrid warsaw budapest ottawa canberra seoul pyongyang taipei hanoi manila jakarta'
  ).split(' '),
);
/** Whom a possessive stands for. */
const OWNERS = new Map([
  ['his', 'he'],
  ['her', 'she'],
  ['their', 'they'],
  ['its', 'it'],
  ['our', 'we'],
  ['my', 'i'],
  ['your', 'you'],
]);
/** What follows a name and is not the last name. */
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
/** Words of a phrase that says how an unnamed source knows. */
const IN_THE_KNOW = new Set(
  'familiar close briefed knowledge involved anonymity identified named condition'.split(' '),
);

/**
 * What the words of a source phrase say of it, without the rest of the article. A relative pronoun is described as
 * the phrase before it.
 */
export function describe(wording: Wording, phrase: Phrase): Described {
  if (phrase.to - phrase.from === 1 && (bitsAt(wording, phrase.from) & RELATIVE) !== 0) {
    // `Ruiz, who said`
    const end = lowerAt(wording, phrase.from - 1) === ',' ? phrase.from - 1 : phrase.from;
    const owner = subjectBefore(wording, end, 0);
    if (owner !== null && (bitsAt(wording, owner.from) & RELATIVE) === 0)
      return describePhrase(wording, owner);
  }
  return describePhrase(wording, phrase);
}

function describePhrase(wording: Wording, phrase: Phrase): Described {
  const { start, end, text } = wording;
  if (phrase.to - phrase.from === 1 && (bitsAt(wording, phrase.from) & (PRONOUN | RELATIVE)) !== 0) {
    const pronoun = lowerAt(wording, phrase.from);
    const name = text.slice(start[phrase.from], end[phrase.from]);
    const gender = pronoun === 'he' ? 'm' : pronoun === 'she' ? 'f' : '';
    return { kind: 'unknown', name, key: '', pronoun, named: false, gender };
  }
  const owner = phrase.to - phrase.from === 1 ? OWNERS.get(lowerAt(wording, phrase.from)) : undefined;
  if (owner !== undefined) {
    const name = text.slice(start[phrase.from], end[phrase.from]);
    return {
      kind: 'unknown',
      name,
      key: '',
      pronoun: owner,
      named: false,
      gender: owner === 'he' ? 'm' : owner === 'she' ? 'f' : '',
    };
  }
  // `More than 20,000 people`: who they are is said behind.
  const counted = afterEstimate(wording, phrase);
  if (counted > phrase.from) {
    const group = describePhrase(wording, { from: counted, to: phrase.to });
    return group.kind === 'unknown' ? { ...group, kind: 'collective' } : group;
  }
  // `Clinton's`, the owner of a claim.
  const owned = phrase.to - phrase.from > 1 && (flagsAt(wording, phrase.to - 1) & CLITIC) !== 0;
  if (owned) return describePhrase(wording, { from: phrase.from, to: phrase.to - 1 });
  const head = headOf(wording, phrase);
  const { from, to, nameFrom, nameTo, gender } = head;
  if (nameFrom >= 0 && nameTo === to && nameTo > nameFrom) {
    const name = text.slice(start[nameFrom], end[nameTo - 1]);
    const key = keyOf(wording, nameFrom, nameTo);
    // `Critics Say`, in a headline.
    const crowd = nameTo - nameFrom === 1 && (head.last & CROWD) !== 0 && !head.title;
    if (crowd)
      return { kind: 'collective', name: wholeOf(wording, phrase), key, pronoun: '', named: false, gender };
    if (((head.last & ROLES) !== 0 || (nameTo - nameFrom === 1 && (head.last & ROLE) !== 0)) && !head.title)
      return { kind: 'role', name: wholeOf(wording, phrase), key, pronoun: '', named: false, gender };
    return { kind: kindOfName(wording, phrase, head, key), name, key, pronoun: '', named: true, gender };
  }
  const key = lowerAt(wording, Math.max(phrase.from, to - 1));
  return {
    kind: kindOf(wording, phrase, head, key, to - from),
    name: wholeOf(wording, phrase),
    key,
    pronoun: '',
    named: false,
    gender,
  };
}

/** A person's full name as it stands in a block, and the last name that takes it up. */
export interface FullName {
  readonly name: string;
  readonly key: string;
  readonly gender: string;
}

/** Runs of two to four capitalised words that can be a person's name, titles left out. Worked out once for each block. */
export const fullNamesOf: (block: Block) => readonly FullName[] = perBlock((block) => {
  const wording = wordingOf(block);
  const { start, end, text } = wording;
  const names: FullName[] = [];
  let at = 0;
  while (at < wording.count) {
    if (!isNamePart(wording, at)) {
      at++;
      continue;
    }
    let to = at;
    let gender = '';
    let from = at;
    while (to < wording.count && isNamePart(wording, to)) {
      const lower = lowerAt(wording, to);
      if (gender === '') gender = genderOf(lower);
      // What stands up to a title is no part of the name: `Russian President Vladimir Putin`.
      if ((bitsAt(wording, to) & (TITLE | ROLE)) !== 0) from = to + 1;
      to++;
    }
    // What opens a sentence has a capital without being a name: `Rival Hillary Clinton`.
    if (from === at && (flagsAt(wording, at) & FIRST) !== 0 && to - from > 1 && isOrdinary(wording, at))
      from++;
    const key = keyOf(wording, from, to);
    const length = to - from;
    const body =
      BODY_WORDS.has(key) ||
      GOVERNMENTS.has(key) ||
      (bitsAt(wording, to - 1) & (ORGANIZATION | DOCUMENT | TIME)) !== 0;
    if ((length >= 2 || (length === 1 && gender !== '')) && length <= 4 && !body) {
      names.push({ name: text.slice(start[from], end[to - 1]), key, gender });
    }
    at = to;
  }
  return names;
});

function isNamePart(wording: Wording, at: number): boolean {
  const flags = flagsAt(wording, at);
  if ((flags & (CAPITAL | CLITIC | NUMBER)) !== CAPITAL) return false;
  return (
    (bitsAt(wording, at) &
      (DETERMINER | PRONOUN | PREPOSITION | SUBORDINATOR | ADVERB | NEGATION | POSSESSIVE)) ===
    0
  );
}

/** True for a capitalised word that our lists or its ending know as a word. */
function isOrdinary(wording: Wording, at: number): boolean {
  const lower = lowerAt(wording, at);
  return bitsAt(wording, at) !== 0 || lower.endsWith('ing') || lower.endsWith('ed');
}

/** The word by which a name is taken up again: its last, `Jr.` aside. */
function keyOf(wording: Wording, from: number, to: number): string {
  const last = lowerAt(wording, to - 1);
  return SUFFIXES.has(last) && to - 2 >= from ? lowerAt(wording, to - 2) : last;
}

function genderOf(lower: string): string {
  return FEMALE.has(lower) ? 'f' : MALE.has(lower) ? 'm' : '';
}

/** Nouns for sources, which are no names. */
const COMMON_SOURCES = CROWD | UNNAMED | ROLE | ROLES | DOCUMENT | ORGANIZATION | QUANTITY;

interface Head {
  /** First token behind determiners, and the end of the head: the first preposition, comma or bracket. */
  readonly from: number;
  readonly to: number;
  /** The name in it, if it ends with one. */
  readonly nameFrom: number;
  readonly nameTo: number;
  /** Bits of its last word and of all its words. */
  readonly last: number;
  readonly all: number;
  readonly title: boolean;
  readonly gender: string;
}

function headOf(wording: Wording, phrase: Phrase): Head {
  let from = phrase.from;
  while (
    from < phrase.to - 1 &&
    (bitsAt(wording, from) & (DETERMINER | POSSESSIVE)) !== 0 &&
    (bitsAt(wording, from) & (CROWD | QUANTITY)) === 0
  )
    from++;
  let to = from;
  let nameFrom = -1;
  let nameTo = -1;
  let all = 0;
  let last = 0;
  let title = false;
  let gender = '';
  for (; to < phrase.to; to++) {
    const bits = bitsAt(wording, to);
    const flags = flagsAt(wording, to);
    // `the drivers' union`: what belongs to the drivers.
    if (isPluralPossessive(wording, to) && to + 1 < phrase.to && (flagsAt(wording, to + 1) & CAPITAL) === 0) {
      nameFrom = -1;
      last = 0;
      continue;
    }
    if ((flags & SIGN) !== 0 && lowerAt(wording, to) !== '&') {
      // `Robert “Bobby” Scott`
      const nickname =
        to > from &&
        (flagsAt(wording, to + 1) & (QUOTED | CAPITAL)) !== 0 &&
        to + 1 < phrase.to &&
        lowerAt(wording, to) !== ',' &&
        lowerAt(wording, to) !== '(';
      if (!nickname) break;
      nameTo = to + 1;
      continue;
    }
    if (
      to > from &&
      (bits & PREPOSITION) !== 0 &&
      !(
        lowerAt(wording, to) === 'of' && (flagsAt(wording, to + 1) & flagsAt(wording, to - 1) & CAPITAL) !== 0
      )
    )
      break;
    // `a person familiar with`, `a survey conducted by`: the head is before.
    if (
      to > from &&
      (flags & CAPITAL) === 0 &&
      (IN_THE_KNOW.has(lowerAt(wording, to)) ||
        ((bits & LIKE_PAST) !== 0 && (bitsAt(wording, to + 1) & PREPOSITION) !== 0))
    )
      break;
    if ((flags & CLITIC) !== 0) {
      nameFrom = -1;
      last = 0;
      continue;
    }
    if (gender === '') gender = genderOf(lowerAt(wording, to));
    all |= bits;
    if ((flags & NUMBER) === 0) last = bits;
    if ((flags & CAPITAL) === 0 || (bits & (DETERMINER | ADVERB)) !== 0) continue;
    // `Critics say`: a capital for the sentence's sake.
    const opens =
      (flags & FIRST) !== 0 &&
      (bits & COMMON_SOURCES) !== 0 &&
      (to + 1 >= phrase.to || (flagsAt(wording, to + 1) & CAPITAL) === 0);
    if (opens) continue;
    const isTitle =
      (bits & (TITLE | ROLE)) !== 0 &&
      to + 1 < phrase.to &&
      (flagsAt(wording, to + 1) & (CAPITAL | CLITIC)) === CAPITAL;
    if (isTitle) title = true;
    if (isTitle) nameFrom = to + 1;
    else if (nameFrom < 0 || nameTo !== to) nameFrom = to;
    nameTo = to + 1;
  }
  return { from, to, nameFrom, nameTo, last, all, title, gender };
}

/** The phrase up to its first comma, for a source without a name. */
function wholeOf(wording: Wording, phrase: Phrase): string {
  let to = phrase.from + 1;
  while (to < phrase.to && ((flagsAt(wording, to) & SIGN) === 0 || isPluralPossessive(wording, to))) to++;
  return wording.text.slice(wording.start[phrase.from], wording.end[to - 1]);
}

/** True for the apostrophe of `drivers'`. */
function isPluralPossessive(wording: Wording, at: number): boolean {
  const { start, end } = wording;
  return (
    /^['’]$/.test(lowerAt(wording, at)) &&
    lowerAt(wording, at - 1).endsWith('s') &&
    end[at - 1] === start[at] &&
    start[at + 1] !== end[at]
  );
}

function kindOfName(wording: Wording, phrase: Phrase, head: Head, key: string): SourceKind {
  if (head.title) return 'person';
  if (GOVERNMENTS.has(key)) return 'organization';
  if (BODY_WORDS.has(key)) return 'organization';
  if ((head.last & DOCUMENT) !== 0 && (head.last & ORGANIZATION) === 0) return 'document';
  const length = head.nameTo - head.nameFrom;
  const acronym = length === 1 && (flagsAt(wording, head.nameFrom) & ALL_CAPS) !== 0;
  // `the singer Bob Dylan` has a role before the name, `the Marine Accident Branch` within it.
  let role = 0;
  for (let at = phrase.from; at < head.nameFrom; at++) role |= bitsAt(wording, at) & (ROLE | ROLES);
  const the = lowerAt(wording, phrase.from) === 'the' && role === 0;
  return (head.last & ORGANIZATION) !== 0 || acronym || the ? 'organization' : 'person';
}

function kindOf(wording: Wording, phrase: Phrase, head: Head, key: string, length: number): SourceKind {
  const { last, all } = head;
  if ((last & UNNAMED) !== 0) {
    if (key === 'source' || key === 'sources') return 'anonymous';
    for (let at = head.to; at < phrase.to; at++)
      if (IN_THE_KNOW.has(lowerAt(wording, at))) return 'anonymous';
    return key === 'person' ? 'anonymous' : 'collective';
  }
  if ((last & DOCUMENT) !== 0 && (last & ORGANIZATION) === 0) return 'document';
  if ((last & CROWD) !== 0 && (last & ROLE) === 0) return 'collective';
  if ((last & ROLE) !== 0) return 'role';
  if ((last & ROLES) !== 0) {
    if ((bitsAt(wording, head.from) & (QUANTITY | CROWD)) !== 0 && length > 1) return 'collective';
    return length > 1 || INSTITUTIONAL.has(key) ? 'role' : 'collective';
  }
  if ((last & ORGANIZATION) !== 0) return 'organization';
  if ((all & DOCUMENT) !== 0) return 'document';
  return (last & QUANTITY) !== 0 ? 'collective' : 'unknown';
}
