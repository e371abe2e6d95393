/** The tokens of a block with what is known of each word, and which of them may stand in a noun phrase. Positions are token indices. */
import { type Block, perBlock } from '../article/model.ts';
import {
  AUXILIARY,
  COORDINATOR,
  CUE,
  NEGATION,
  OBJECT_PRONOUN,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  VERB,
  type Word,
  wordOf,
} from './lexicon.ts';
import { CAPITAL, CLITIC, FIRST, NUMBER, type Tokens, tokensOf, WORD } from './tokens.ts';

/** The tokens of a block with what is known of each. */
export interface Wording {
  readonly text: string;
  readonly tokens: Tokens;
  readonly words: readonly Word[];
}

/** A run of tokens, `to` exclusive. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

const NOTHING: Word = { bits: 0, form: 0, cue: null, byEnding: false };

export const wordingOf: (block: Block) => Wording = perBlock((block) => {
  const tokens = tokensOf(block);
  const words: Word[] = new Array<Word>(tokens.count);
  for (let at = 0; at < tokens.count; at++) {
    const flags = tokens.flags[at] ?? 0;
    const word = (flags & WORD) !== 0 ? wordOf(tokens.lower[at] ?? '') : NOTHING;
    // `Kelly`, `Reed`, `Manning`: what an ending says does not hold for names.
    const name =
      word.byEnding && (flags & CAPITAL) !== 0 && !((flags & FIRST) !== 0 && tokens.lower[at + 1] === ',');
    words[at] = name ? NOTHING : word;
  }
  return { text: block.reading, tokens, words };
});

export function bitsAt(wording: Wording, at: number): number {
  return wording.words[at]?.bits ?? 0;
}

export function flagsAt(wording: Wording, at: number): number {
  return wording.tokens.flags[at] ?? 0;
}

export function lowerAt(wording: Wording, at: number): string {
  return wording.tokens.lower[at] ?? '';
}

export const NEVER_IN_NOUN_PHRASE =
  PRONOUN |
  OBJECT_PRONOUN |
  AUXILIARY |
  SUBORDINATOR |
  COORDINATOR |
  RELATIVE |
  VERB |
  NEGATION |
  PREPOSITION;

/** True when the token can stand inside a noun phrase and is no preposition, determiner or owner. */
export function isNominal(wording: Wording, at: number): boolean {
  const flags = flagsAt(wording, at);
  if ((flags & WORD) === 0) return false;
  if ((flags & (CAPITAL | NUMBER)) !== 0 && (flags & CLITIC) === 0) {
    return (bitsAt(wording, at) & NEVER_IN_NOUN_PHRASE) === 0 || !isFirst(wording, at)
      ? (bitsAt(wording, at) & (PRONOUN | AUXILIARY)) === 0
      : false;
  }
  const word = wording.words[at] ?? NOTHING;
  if ((word.bits & NEVER_IN_NOUN_PHRASE) !== 0) return false;
  if ((word.bits & CUE) !== 0) {
    // `reported`, `wants` end the phrase; `report`, `claims` may be its noun, `leading` its adjective.
    return word.cue?.noun === true;
  }
  return true;
}

export function isFirst(wording: Wording, at: number): boolean {
  return at === 0 || wording.tokens.sentence[at - 1] !== wording.tokens.sentence[at];
}
