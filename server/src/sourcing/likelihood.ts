/**
 * How likely a sentence without an attribution that we could read is attributed all the same: a logistic
 * regression over what kinds of words stand in it and over its neighbours. Its weights are tuned on shapes and
 * closed classes only, never on words (`scripts/train-sourcing-likelihood.ts`), so they hold no text of anybody.
 */
import type { BlockKind } from '../article/model.ts';
import { LIKELIHOOD_BIAS, LIKELIHOOD_WEIGHTS } from './likelihood-weights.ts';
import type { Coverage } from './sourcing-map.ts';
import { CAPITAL, FIRST, MONEY, NUMBER, PERCENT, QUOTED, WORD } from './tokens.ts';
import { clauseSubject, isDocument, isPeople } from './verb-groups.ts';
import {
  ATTITUDE,
  AUXILIARY,
  BE,
  CROWD,
  CUE,
  CUE_NOUN,
  type CueClass,
  DOCUMENT,
  GERUND,
  LIKE_GERUND,
  LIKE_PAST,
  learn,
  MODAL,
  NEGATION,
  OBJECT_PRONOUN,
  ORGANIZATION,
  PAST,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  QUANTITY,
  ROLE,
  ROLES,
  S_FORM,
  STANCE,
  SUBORDINATOR,
  TAKES_SIDES,
  TIME,
  TITLE,
  UNNAMED,
  VERB,
} from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt, type Wording } from './wording.ts';

/** What a sentence is judged by, beside its words. */
export interface Surroundings {
  readonly kind: BlockKind;
  /** Index of the sentence, and how many the block has. */
  readonly index: number;
  readonly count: number;
  /** How the sentences before and behind are covered; null when they are not, or there is none. */
  readonly before: Coverage | null;
  readonly after: Coverage | null;
  /** How this one is reached, if weakly. */
  readonly reached: Coverage | null;
  /** True when an attribution without a source stands in it (`is believed`). */
  readonly sourceless: boolean;
}

/** Probability at and above which a sentence counts as attributed. */
const THRESHOLD = 0.26;
const LOGIT = Math.log(THRESHOLD / (1 - THRESHOLD));

/** True when the sentence of the tokens `from` to `to` is likely attributed. */
export function isLikely(wording: Wording, from: number, to: number, around: Surroundings): boolean {
  let sum = LIKELIHOOD_BIAS;
  readShape(wording, from, to, around);
  for (let at = 0; at < SPEAKER_AT; at++) if (found[at] === 1) sum += LIKELIHOOD_WEIGHTS[at] ?? 0;
  // Who speaks takes longest to read, and mostly could not change the answer.
  if (sum + MOST_BY_SPEAKER < LOGIT) return false;
  if (sum + LEAST_BY_SPEAKER >= LOGIT) return true;
  const speaker = speakerOf(wording, from, to, around.index);
  return sum + (LIKELIHOOD_WEIGHTS[PLACE.get(speaker) ?? -1] ?? 0) >= LOGIT;
}

const CLASSES: readonly CueClass[] = ['say', 'show', 'think', 'want', 'judge', 'act'];
const WORD_KINDS: readonly (readonly [string, number])[] = [
  ['cue noun', CUE_NOUN],
  ['stance', STANCE],
  ['document', DOCUMENT],
  ['crowd', CROWD],
  ['roles', ROLES],
  ['role', ROLE],
  ['organization', ORGANIZATION],
  ['unnamed', UNNAMED],
  ['title', TITLE],
  ['pronoun', PRONOUN],
  ['object pronoun', OBJECT_PRONOUN],
  ['modal', MODAL],
  ['negation', NEGATION],
  ['be', BE],
  ['auxiliary', AUXILIARY],
  ['verb', VERB],
  ['time', TIME],
  ['quantity', QUANTITY],
  ['like past', LIKE_PAST],
  ['like gerund', LIKE_GERUND],
  ['possessive', POSSESSIVE],
  ['subordinator', SUBORDINATOR],
  ['takes sides', TAKES_SIDES],
  ['attitude', ATTITUDE],
];
const CLOSED = [
  'he',
  'she',
  'they',
  'i',
  'we',
  'you',
  'it',
  'who',
  'that',
  'whether',
  'how',
  'why',
  'about',
  'against',
  'for',
  'as',
  'than',
  'to',
  ':',
  '?',
  '(',
  ';',
  'himself',
  'herself',
  'themselves',
  'should',
  'would',
  'will',
  'could',
  'because',
  'if',
  'but',
  'more',
  'most',
  'many',
  'some',
  'than',
  'over',
  'toward',
  'with',
  'into',
  'not',
];

/** Names of the features, in the order of the weights. */
export const FEATURES: readonly string[] = [
  ...CLASSES.flatMap((name) => [`${name} finite`, `${name} gerund`, `${name} other`]),
  ...WORD_KINDS.map(([name]) => name),
  ...CLOSED,
  'cue noun + preposition',
  'possessive + cue noun',
  'quoted',
  'number',
  'percent',
  'money',
  'one name',
  'three names',
  'six names',
  'people first',
  'up to 7 words',
  'up to 14 words',
  'up to 22 words',
  'up to 32 words',
  'after cue',
  'after quote',
  'after none',
  'before cue',
  'before quote',
  'alone',
  'first',
  'last',
  'display',
  'list',
  'same-speaker',
  'continuation',
  'look-ahead',
  'lede',
  'sourceless',
  'two cues',
  // These stand last: see `isLikely`.
  'people speak',
  'a pronoun speaks',
  'it speaks',
  'documents speak',
  'nobody speaks',
];
const PLACE = new Map(FEATURES.map((name, at) => [name, at]));
/** Where the features begin that say who speaks, and the least and the most that they can add; one holds at most. */
const SPEAKER_AT = PLACE.get('people speak') ?? 0;
const BY_SPEAKER = LIKELIHOOD_WEIGHTS.slice(SPEAKER_AT);
const LEAST_BY_SPEAKER = Math.min(0, ...BY_SPEAKER);
const MOST_BY_SPEAKER = Math.max(0, ...BY_SPEAKER);
const CLASS_PLACE = new Map(CLASSES.map((name, at) => [name, at * 3]));
const KINDS_AT = CLASSES.length * 3;
const CLOSED_AT = KINDS_AT + WORD_KINDS.length;
CLOSED.forEach((word, at) => {
  learn(word).feature = CLOSED_AT + at;
});
const found = new Uint8Array(FEATURES.length);

/** Sets the features of a sentence in a shared array, and returns it. Exposed for the training script. */
export function readFeatures(wording: Wording, from: number, to: number, around: Surroundings): Uint8Array {
  readShape(wording, from, to, around);
  mark(speakerOf(wording, from, to, around.index));
  return found;
}

/** Sets all features but who speaks. */
function readShape(wording: Wording, from: number, to: number, around: Surroundings): void {
  found.fill(0);
  const { words } = wording;
  let all = 0;
  let names = 0;
  let count = 0;
  let cues = 0;
  let quoted = false;
  for (let at = from; at < to; at++) {
    const flags = flagsAt(wording, at);
    if ((flags & QUOTED) !== 0) {
      quoted = true;
      continue;
    }
    const word = words[at];
    if (word === undefined) continue;
    if (word.feature > 0) found[word.feature] = 1;
    if ((flags & WORD) === 0) continue;
    count++;
    if ((flags & NUMBER) !== 0) mark('number');
    if ((flags & PERCENT) !== 0) mark('percent');
    if ((flags & MONEY) !== 0) mark('money');
    if ((flags & CAPITAL) !== 0 && (flags & FIRST) === 0) names++;
    all |= word.bits;
    if ((word.bits & CUE) !== 0 && word.cue !== null) {
      cues++;
      const place = CLASS_PLACE.get(word.cue.class) ?? 0;
      found[place + ((word.form & (PAST | S_FORM)) !== 0 ? 0 : (word.form & GERUND) !== 0 ? 1 : 2)] = 1;
    }
    if ((word.bits & CUE_NOUN) !== 0) {
      if ((bitsAt(wording, at + 1) & PREPOSITION) !== 0) mark('cue noun + preposition');
      if (at > from && (bitsAt(wording, at - 1) & POSSESSIVE) !== 0) mark('possessive + cue noun');
    }
  }
  for (let at = 0; at < WORD_KINDS.length; at++)
    if ((all & (WORD_KINDS[at]?.[1] ?? 0)) !== 0) found[KINDS_AT + at] = 1;
  if (quoted) mark('quoted');
  if (names >= 1) mark('one name');
  if (names >= 3) mark('three names');
  if (names >= 6) mark('six names');
  const opening = bitsAt(wording, from);
  if ((opening & (ROLES | ROLE | CROWD | TITLE | ORGANIZATION)) !== 0) mark('people first');
  if (count <= 7) mark('up to 7 words');
  else if (count <= 14) mark('up to 14 words');
  else if (count <= 22) mark('up to 22 words');
  else if (count <= 32) mark('up to 32 words');
  if (around.before === 'cue') mark('after cue');
  else if (around.before === 'quote') mark('after quote');
  else mark('after none');
  if (around.after === 'cue') mark('before cue');
  else if (around.after === 'quote') mark('before quote');
  if (around.count === 1) mark('alone');
  else if (around.index === 0) mark('first');
  else if (around.index === around.count - 1) mark('last');
  if (around.kind === 'headline' || around.kind === 'heading' || around.kind === 'caption') mark('display');
  if (around.kind === 'list-item' || around.kind === 'table-row') mark('list');
  if (around.reached !== null) mark(around.reached);
  if (around.sourceless) mark('sourceless');
  if (cues >= 2) mark('two cues');
}

/** The feature that says who speaks in the sentence; empty for things. */
function speakerOf(wording: Wording, from: number, to: number, index: number): string {
  const sentence = { wording, index, from, to, bodyEnd: to };
  const subject = clauseSubject(sentence, to);
  if (subject === null) return 'nobody speaks';
  if ((bitsAt(wording, subject.from) & PRONOUN) !== 0)
    return lowerAt(wording, subject.from) === 'it' ? 'it speaks' : 'a pronoun speaks';
  if (isPeople(sentence, subject)) return 'people speak';
  return isDocument(wording, subject) ? 'documents speak' : '';
}

function mark(name: string): void {
  const at = PLACE.get(name);
  if (at !== undefined) found[at] = 1;
}
