/**
 * What the lists of this folder know of a word, gathered in one record for each word form. A word is looked up
 * once, when it is read from a draft; whatever asks about it afterwards asks its record.
 */

/** What is known of a word form, or of a sign. */
export interface Word {
  /** Lower-case form with straight apostrophes and without an abbreviation's last stop. */
  readonly lower: string;
  /** What it can be. */
  readonly bits: number;
  /** Which forms of a verb it is. */
  readonly form: number;
  readonly cue: CueVerb | null;
  /** Known by its ending only. */
  readonly byEnding: boolean;
  /** The closed lists that it stands in: bits given out by {@link trait}. */
  readonly traits: number;
  /** What `claims.ts` tries at the word; 0 for nothing. */
  readonly claims: number;
  /** What the word says of its sentence: bits of `claims-context.ts`. */
  readonly context: number;
  /** Place among the features of `likelihood.ts`; 0 for none. */
  readonly feature: number;
}

/** Bits of {@link Word.bits}: what a word form can be. */
export const DETERMINER = 1;
/** `his`, `their`, `its` … */
export const POSSESSIVE = 1 << 1;
/** `he`, `she`, `they`, `it`, `we`, `I`, `you`. */
export const PRONOUN = 1 << 2;
/** `him`, `them`, `me`, `himself` … */
export const OBJECT_PRONOUN = 1 << 3;
/** `who`, `which`, `that`. */
export const RELATIVE = 1 << 4;
/** A form of *be*, *have*, *do* or a modal. */
export const AUXILIARY = 1 << 5;
export const BE = 1 << 6;
export const HAVE = 1 << 7;
export const MODAL = 1 << 8;
export const PREPOSITION = 1 << 9;
/** `because`, `while`, `if`, `that` … */
export const SUBORDINATOR = 1 << 10;
export const COORDINATOR = 1 << 11;
export const ADVERB = 1 << 12;
/** `not`, `never`, `didn't`. */
export const NEGATION = 1 << 13;
/** A form of a verb of {@link CueVerb}. */
export const CUE = 1 << 14;
/** One person by function: `spokesman`, `mayor`, `lawyer`. */
export const ROLE = 1 << 15;
/** Several people by function: `officials`, `prosecutors`. */
export const ROLES = 1 << 16;
/** People nobody can ask: `critics`, `experts`, `observers`, `some`, `many`. */
export const CROWD = 1 << 17;
/** `report`, `study`, `poll`, `indictment`, `letter`. */
export const DOCUMENT = 1 << 18;
/** `company`, `ministry`, `police`, `campaign`. */
export const ORGANIZATION = 1 << 19;
/** `Mr`, `Sen`, `President`, `Dr`. */
export const TITLE = 1 << 20;
/** `Monday`, `yesterday`, `week`, `March`. */
export const TIME = 1 << 21;
/** A frequent verb that is no cue, in a finite form. */
export const VERB = 1 << 22;
/** A noun that reports when it has an owner: `claim`, `statement`, `belief`. */
export const CUE_NOUN = 1 << 23;
/** By its ending: `-ed`, `-ing`, of a word that is not in the lists. */
export const LIKE_PAST = 1 << 24;
export const LIKE_GERUND = 1 << 25;
/** `source`, `sources`, `person`, `people`: unnamed. */
export const UNNAMED = 1 << 26;
/** An adjective or participle of attitude after *be*: `concerned`, `confident`, `opposed`. */
export const STANCE = 1 << 27;
/** `much`, `one`, `two`, `most`: counts people or things. */
export const QUANTITY = 1 << 28;
/** Takes sides without saying so: `sides with`, `rallied`, `hammered`. */
export const TAKES_SIDES = 1 << 29;
/** Names an attitude, or people by theirs: `supporter`, `backing`, `favorable`, `policy`. */
export const ATTITUDE = 1 << 30;

/**
 * - `say`: reports speech or writing.
 * - `show`: what documents and data do; of a person it is no cue without a clause after it.
 * - `think`: belief, feeling, expectation.
 * - `want`: intention, support, opposition.
 * - `judge`: praise, blame, describe somebody or something as something.
 * - `act`: takes a position by doing: votes, signs, nominates.
 */
export type CueClass = 'say' | 'show' | 'think' | 'want' | 'judge' | 'act';

/** A verb that can attribute. */
export interface CueVerb {
  /** Its base form. */
  readonly lemma: string;
  readonly class: CueClass;
  /** Its base form or s-form is a noun as often: `report`, `claim`, `call`. */
  readonly noun: boolean;
  /** May stand before its subject: `said Ruiz`. */
  readonly inverts: boolean;
  /** Takes a listener first: `told reporters that`. */
  readonly listener: boolean;
  /** Says something only with a clause or a quotation: `charged that`, but not `charged $5`. */
  readonly needsClause: boolean;
}

/** Bits of {@link Word.form}. */
export const BASE = 1;
export const S_FORM = 2;
export const PAST = 4;
export const PARTICIPLE = 8;
export const GERUND = 16;

/**
 * The word that stands between two offsets of a text, in whatever case. `codes` are the UTF-16 codes of the text.
 * A word that was read a short while ago gives the same record again.
 */
export function wordIn(text: string, codes: Uint16Array, from: number, to: number): Word {
  const length = to - from;
  if (length > LONGEST) return wordOf(text.slice(from, to));
  let hash = length;
  for (let at = 0; at < length; at++) {
    const code = codes[from + at] ?? 0;
    const letter = code < 0x80 ? (LOWERED[code] ?? 0) : code === 0x2019 ? 39 : 0;
    if (letter === 0) return wordOf(text.slice(from, to));
    letters[at] = letter;
    hash = (Math.imul(hash, 31) + letter) | 0;
  }
  hash ^= hash >>> 15;
  const known = hash & (KNOWN_PLACES - 1);
  if (isRemembered(known, length)) return remembered[known] ?? NO_WORD;
  const other = KNOWN_PLACES + (hash & (OTHER_PLACES - 1));
  if (isRemembered(other, length)) return remembered[other] ?? NO_WORD;
  const word = wordOf(text.slice(from, to));
  // A longer string of a draft would hold on to all of its text.
  if (KNOWN.has(word.lower)) remember(known, length, word);
  else if (length <= LONGEST_COPY) remember(other, length, word);
  return word;
}

/** The record of a word in any case. */
function wordOf(written: string): Word {
  const letters = written.toLowerCase();
  const lower = letters.includes('’') ? letters.replaceAll('’', "'") : letters;
  return KNOWN.get(lower) ?? withEnding(newWord(lower));
}

/** The sign, or the run of equal signs, that stands between two offsets of a text. */
export function signIn(text: string, codes: Uint16Array, from: number, to: number): Word {
  const code = codes[from] ?? 0;
  // ASCII, and the dashes and quotation marks of print.
  const place = code < 0x80 ? code : code >= 0x2000 && code < 0x2040 ? code - 0x1f80 : -1;
  if (place < 0 || to - from > 1) return signOf(text.slice(from, to));
  let sign = signs[place];
  if (sign === undefined) {
    sign = signOf(text.slice(from, to));
    signs[place] = sign;
  }
  return sign;
}

const signs: (Word | undefined)[] = new Array(0xc0).fill(undefined);

function signOf(sign: string): Word {
  return KNOWN.get(sign) ?? newWord(sign);
}

/** Code or an address, as it is written: what its words can be is not read. */
export function unreadWord(text: string): Word {
  const known = KNOWN.get(text);
  return known === undefined ? newWord(text) : unmeant(known);
}

/** The same word as a name: `Kelly`, `Reed`, `Manning`. What an ending says does not hold for names. */
export function asName(word: Word): Word {
  return word.byEnding ? unmeant(word) : word;
}

/** The word without what it can be. */
function unmeant(word: Word): Word {
  const name = newWord(word.lower);
  name.traits = word.traits;
  name.claims = word.claims;
  name.context = word.context;
  name.feature = word.feature;
  return name;
}

/** No word: what stands before the first token and behind the last. */
export const NO_WORD: Word = newWord('');

// ---------------------------------------------------------------- learning

/** A record while the lists are read. */
type OpenWord = { -readonly [Key in keyof Word]: Word[Key] };

/** The record of a form, for the lists to write to when their modules are loaded. */
export function learn(lower: string): OpenWord {
  let word = KNOWN.get(lower);
  if (word === undefined) {
    word = withEnding(newWord(lower));
    KNOWN.set(lower, word);
  }
  return word;
}

/** The same for what a word can be: what its ending says does not count any longer. */
export function learnMeaning(lower: string): OpenWord {
  const word = learn(lower);
  if (word.byEnding) {
    word.byEnding = false;
    word.bits = 0;
  }
  return word;
}

/** A bit of {@link Word.traits} that the words of a closed list, and no others, have from now on. */
export function trait(words: readonly string[]): number {
  if (traits === 31) throw new Error('no bit is left for another closed list');
  const bit = 1 << traits++;
  for (const word of words) learn(word).traits |= bit;
  return bit;
}

let traits = 0;

const KNOWN = new Map<string, OpenWord>();

function newWord(lower: string): OpenWord {
  return {
    lower,
    bits: 0,
    form: 0,
    cue: null,
    byEnding: false,
    traits: 0,
    claims: 0,
    context: 0,
    feature: 0,
  };
}

function withEnding(word: OpenWord): OpenWord {
  const { lower } = word;
  const { length } = lower;
  if (length < 5) return word;
  const last = lower.charCodeAt(length - 1);
  if (last === 121 && lower.charCodeAt(length - 2) === 108)
    word.bits = ADVERB; // ly
  else if (last === 100 && lower.charCodeAt(length - 2) === 101)
    word.bits = LIKE_PAST; // ed
  else if (last === 103 && lower.endsWith('ing')) word.bits = LIKE_GERUND;
  word.byEnding = word.bits !== 0;
  return word;
}

// ---------------------------------------------------------------- remembering

/**
 * Places for the words that were read last, one for each value of a hash: most words of a draft stand in one of
 * them, and no string has to be cut from the draft for those. Other words do not drive out those of the lists.
 */
const KNOWN_PLACES = 8192;
const OTHER_PLACES = 4096;
const remembered: (Word | undefined)[] = new Array(KNOWN_PLACES + OTHER_PLACES).fill(undefined);
/** Letters of a word in a place, of ASCII all. */
const LONGEST = 16;
const spelled = new Uint8Array((KNOWN_PLACES + OTHER_PLACES) * LONGEST);
const lengths = new Uint8Array(KNOWN_PLACES + OTHER_PLACES);
/** Those of the word that is being read. */
const letters = new Uint8Array(LONGEST);
/** V8 copies strings up to this length out of their text, and points into the text for longer ones. */
const LONGEST_COPY = 12;

/** ASCII in lower case. */
const LOWERED = new Uint8Array(0x80);
for (let code = 0; code < 0x80; code++) LOWERED[code] = code >= 65 && code <= 90 ? code + 32 : code;

function isRemembered(place: number, length: number): boolean {
  if (lengths[place] !== length) return false;
  const from = place * LONGEST;
  for (let at = 0; at < length; at++) if (spelled[from + at] !== letters[at]) return false;
  return true;
}

function remember(place: number, length: number, word: Word): void {
  remembered[place] = word;
  lengths[place] = length;
  for (let at = 0; at < length; at++) spelled[place * LONGEST + at] = letters[at] ?? 0;
}
