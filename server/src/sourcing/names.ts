/** What kind of source a phrase names, and by which name. */
import {
  ADVERB,
  CROWD,
  DETERMINER,
  DOCUMENT,
  ORGANIZATION,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLE,
  ROLES,
  TITLE,
  UNNAMED,
} from './lexicon.ts';
import type { SourceKind } from './sourcing-map.ts';
import { ALL_CAPS, CAPITAL, CLITIC, NUMBER, SIGN } from './tokens.ts';
import { bitsAt, flagsAt, lowerAt, type Phrase, type Wording } from './wording.ts';

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
    'pac project initiative network channel radio tv today review reuters bloomberg politico breitbart kremlin pentagon vatican facebook google twitter apple amazon microsoft'
  ).split(' '),
);

export function describe(wording: Wording, phrase: Phrase): Described {
  const { tokens, text } = wording;
  const firstBits = bitsAt(wording, phrase.from);
  if (phrase.to - phrase.from === 1 && (firstBits & (PRONOUN | RELATIVE)) !== 0) {
    const pronoun = lowerAt(wording, phrase.from);
    return {
      kind: 'unknown',
      name: text.slice(tokens.start[phrase.from], tokens.end[phrase.from]),
      key: '',
      pronoun,
      named: false,
      gender: pronoun === 'he' ? 'm' : pronoun === 'she' ? 'f' : '',
    };
  }
  // The head: up to the first preposition, comma or bracket.
  let from = phrase.from;
  let gender = '';
  while (
    from < phrase.to - 1 &&
    (bitsAt(wording, from) & (DETERMINER | POSSESSIVE)) !== 0 &&
    (bitsAt(wording, from) & CROWD) === 0
  )
    from++;
  let to = from;
  let nameFrom = -1;
  let nameTo = -1;
  let bits = 0;
  let headBits = 0;
  let acronym = false;
  let title = false;
  for (; to < phrase.to; to++) {
    const here = bitsAt(wording, to);
    const flags = flagsAt(wording, to);
    if ((flags & SIGN) !== 0 && lowerAt(wording, to) !== '&') break;
    if (
      to > from &&
      (here & PREPOSITION) !== 0 &&
      !(
        lowerAt(wording, to) === 'of' &&
        (flagsAt(wording, to + 1) & CAPITAL) !== 0 &&
        (flagsAt(wording, to - 1) & CAPITAL) !== 0
      )
    )
      break;
    if ((flags & CLITIC) !== 0) {
      nameFrom = -1;
      headBits = 0;
      continue;
    }
    const lower = lowerAt(wording, to);
    if (gender === '') gender = FEMALE.has(lower) ? 'f' : MALE.has(lower) ? 'm' : '';
    if ((flags & CAPITAL) !== 0 && (here & (DETERMINER | ADVERB)) === 0) {
      const isTitle =
        (here & TITLE) !== 0 &&
        to + 1 < phrase.to &&
        (flagsAt(wording, to + 1) & CAPITAL) !== 0 &&
        (flagsAt(wording, to + 1) & CLITIC) === 0;
      if (isTitle) title = true;
      if (isTitle && (nameFrom < 0 || nameTo === to)) {
        nameFrom = to + 1;
        nameTo = to + 1;
        continue;
      }
      if (nameFrom < 0 || nameTo !== to) nameFrom = to;
      nameTo = to + 1;
      if ((flags & ALL_CAPS) !== 0) acronym = true;
    } else if ((flags & NUMBER) === 0) {
      headBits = here;
    }
    if ((flags & CAPITAL) !== 0) headBits = here;
    bits |= here;
  }
  const named = nameFrom >= 0 && nameTo === to;
  if (named) {
    const name = text.slice(tokens.start[nameFrom], tokens.end[nameTo - 1]);
    const key = lowerAt(wording, nameTo - 1);
    const body =
      BODY_WORDS.has(key) ||
      (headBits & (ORGANIZATION | DOCUMENT)) !== 0 ||
      (acronym && nameTo - nameFrom === 1) ||
      (lowerAt(wording, phrase.from) === 'the' && !title && (bits & (ROLE | ROLES)) === 0);
    if ((headBits & ROLES) !== 0 && !title)
      return { kind: 'role', name, key, pronoun: '', named: false, gender };
    return {
      kind: body
        ? (headBits & DOCUMENT) !== 0 && !BODY_WORDS.has(key)
          ? 'document'
          : 'organization'
        : 'person',
      name,
      key,
      pronoun: '',
      named: true,
      gender,
    };
  }
  const name = text.slice(
    tokens.start[phrase.from],
    tokens.end[Math.max(phrase.from, Math.min(to, phrase.to) - 1)],
  );
  const key = lowerAt(wording, Math.max(phrase.from, to - 1));
  return { kind: kindOf(headBits, bits, key, to - from), name, key, pronoun: '', named: false, gender };
}

function kindOf(head: number, all: number, key: string, length: number): SourceKind {
  if ((head & UNNAMED) !== 0) return 'anonymous';
  if ((head & DOCUMENT) !== 0 && (head & ORGANIZATION) === 0) return 'document';
  if ((head & CROWD) !== 0) return 'collective';
  if ((head & ROLE) !== 0) return 'role';
  if ((head & ROLES) !== 0) return length > 1 || INSTITUTIONAL.has(key) ? 'role' : 'collective';
  if ((head & ORGANIZATION) !== 0) return 'organization';
  if ((all & DOCUMENT) !== 0) return 'document';
  return 'unknown';
}
