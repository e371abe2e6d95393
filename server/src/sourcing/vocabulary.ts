/**
 * What the lists of this folder know of a word, gathered in one record for each word form. A word is looked up
 * once, when it is read from a draft; whatever asks about it afterwards asks its record.
 */

/** What is known of a word form, or of a sign. */
export interface Word {
  /** What it can be. */
  readonly bits: number;
  /** Which forms of a verb it is. */
  readonly form: number;
  readonly cue: CueVerb | null;
  /** Known by its ending only. */
  readonly byEnding: boolean;
  /** Stands in a list of this folder, whatever it is there for. */
  readonly listed: boolean;
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

/** Words as they are read, in two lists: what is known of each, and its form in lower case. */
export interface ReadWords {
  readonly words: Word[];
  /** With straight apostrophes. */
  readonly lower: string[];
}

/**
 * Puts the word that stands between two offsets of a text, in whatever case, to the place `at` of the lists. `codes`
 * are the UTF-16 codes of the text.
 */
export function readWord(
  text: string,
  codes: Uint16Array,
  from: number,
  to: number,
  into: ReadWords,
  at: number,
): void {
  const length = to - from;
  let hash = length;
  let plain = length <= LONGEST;
  let asWritten = true;
  for (let index = 0; plain && index < length; index++) {
    const code = codes[from + index] ?? 0;
    const letter = code < 0x80 ? (LOWERED[code] ?? 0) : code === 0x2019 ? 39 : 0;
    if (letter === 0) plain = false;
    if (letter !== code) asWritten = false;
    letters[index] = letter;
    hash = (Math.imul(hash, 31) + letter) | 0;
  }
  if (!plain) {
    const lower = lowered(text.slice(from, to));
    into.words[at] = wordOf(lower);
    into.lower[at] = lower;
    return;
  }
  hash ^= hash >>> 15;
  let place = hash & (KNOWN_PLACES - 1);
  if (!isRemembered(place, length)) {
    const other = KNOWN_PLACES + (hash & (OTHER_PLACES - 1));
    if (isRemembered(other, length)) place = other;
    else {
      const written = text.slice(from, to);
      const lower = asWritten ? written : lowered(written);
      const word = wordOf(lower);
      into.words[at] = word;
      into.lower[at] = lower;
      if (word.listed) remember(place, length, word, lower);
      // A longer string of a draft would hold on to all of its text.
      else if (length <= LONGEST_COPY) remember(other, length, word, lower);
      return;
    }
  }
  into.words[at] = rememberedWords[place] ?? NO_WORD;
  into.lower[at] = rememberedForms[place] ?? '';
}

function lowered(written: string): string {
  const lower = written.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

/** What is known of a form in lower case. */
function wordOf(lower: string): Word {
  const known = KNOWN.get(lower);
  if (known !== undefined) return known;
  switch (bitsByEnding(lower)) {
    case ADVERB:
      return UNKNOWN_ADVERB;
    case LIKE_PAST:
      return UNKNOWN_PAST;
    case LIKE_GERUND:
      return UNKNOWN_GERUND;
    default:
      return NO_WORD;
  }
}

/** Puts the sign, or the run of equal signs, that stands between two offsets of a text to the place `at` of the lists. */
export function readSign(text: string, from: number, to: number, into: ReadWords, at: number): void {
  const sign = text.slice(from, to);
  into.words[at] = KNOWN.get(sign) ?? NO_WORD;
  into.lower[at] = sign;
}

/** What is known of code or an address, as it is written: what its words can be is not read. */
export function unreadWord(text: string): Word {
  const known = KNOWN.get(text);
  return known === undefined ? NO_WORD : unmeant(known);
}

/** The same word as a name: `Kelly`, `Reed`, `Manning`. What an ending says does not hold for names. */
export function asName(word: Word): Word {
  if (!word.byEnding) return word;
  return word.listed ? unmeant(word) : NO_WORD;
}

/** The word without what it can be. */
function unmeant(word: Word): Word {
  const { traits, claims, context, feature } = word;
  return { ...newWord(), traits, claims, context, feature };
}

/** A word of which nothing is known. */
export const NO_WORD: Word = newWord();
const UNKNOWN_ADVERB: Word = { ...newWord(), bits: ADVERB, byEnding: true };
const UNKNOWN_PAST: Word = { ...newWord(), bits: LIKE_PAST, byEnding: true };
const UNKNOWN_GERUND: Word = { ...newWord(), bits: LIKE_GERUND, byEnding: true };

// ---------------------------------------------------------------- learning

/** A record while the lists are read. */
type OpenWord = { -readonly [Key in keyof Word]: Word[Key] };

/** The record of a form, for the lists to write to when their modules are loaded. */
export function learn(lower: string): OpenWord {
  let word = KNOWN.get(lower);
  if (word === undefined) {
    word = newWord();
    word.listed = true;
    word.bits = bitsByEnding(lower);
    word.byEnding = word.bits !== 0;
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

function newWord(): OpenWord {
  return {
    bits: 0,
    form: 0,
    cue: null,
    byEnding: false,
    listed: false,
    traits: 0,
    claims: 0,
    context: 0,
    feature: 0,
  };
}

/** What a word that is in no list can be by its ending; 0 where that says nothing. */
function bitsByEnding(lower: string): number {
  const { length } = lower;
  if (length < 5) return 0;
  const last = lower.charCodeAt(length - 1);
  if (last === 121 && lower.charCodeAt(length - 2) === 108) return ADVERB; // ly
  if (last === 100 && lower.charCodeAt(length - 2) === 101) return LIKE_PAST; // ed
  return last === 103 && lower.endsWith('ing') ? LIKE_GERUND : 0;
}

// ---------------------------------------------------------------- remembering

/**
 * Places for the words that were read last, one for each value of a hash: most words of a draft stand in one of
 * them, and no string has to be cut from the draft for those. Other words do not drive out those of the lists.
 */
const KNOWN_PLACES = 8192;
const OTHER_PLACES = 4096;
const rememberedWords: Word[] = new Array(KNOWN_PLACES + OTHER_PLACES).fill(NO_WORD);
const rememberedForms: string[] = new Array(KNOWN_PLACES + OTHER_PLACES).fill('');
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

function remember(place: number, length: number, word: Word, lower: string): void {
  rememberedWords[place] = word;
  rememberedForms[place] = lower;
  lengths[place] = length;
  for (let at = 0; at < length; at++) spelled[place * LONGEST + at] = letters[at] ?? 0;
}
