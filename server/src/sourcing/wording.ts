/** The tokens of a block with what is known of each word, and which of them may stand in a noun phrase. Positions are token indices. */
import type { Block } from '../article/model.ts';
import { CAPITAL, CLITIC, NUMBER, OPENING, type Tokens, tokensOf, WORD } from './tokens.ts';
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
} from './vocabulary.ts';

/** The tokens of a block, where their order matters more than their places. */
export type Wording = Tokens;

/** A run of tokens, `to` exclusive. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** The tokens of a block with what is known of each; worked out once for each block. */
export const wordingOf: (block: Block) => Wording = tokensOf;

/** What the word at a token can be; 0 where no token is. */
export function bitsAt({ words }: Wording, at: number): number {
  return at >= 0 && at < words.length ? (words[at]?.bits ?? 0) : 0;
}

/** The flags of a token; 0 where none is. */
export function flagsAt({ flags }: Wording, at: number): number {
  return at >= 0 && at < flags.length ? (flags[at] ?? 0) : 0;
}

/** The lower-case form of a token; empty where none is. */
export function lowerAt({ lower }: Wording, at: number): string {
  return at >= 0 && at < lower.length ? (lower[at] ?? '') : '';
}

/** The closed lists that the word at a token stands in; 0 where no token is. */
export function traitsAt({ words }: Wording, at: number): number {
  return at >= 0 && at < words.length ? (words[at]?.traits ?? 0) : 0;
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
  const word = wording.words[at];
  if (word === undefined) return false;
  if ((word.bits & NEVER_IN_NOUN_PHRASE) !== 0) return false;
  if ((word.bits & CUE) !== 0) {
    // `reported`, `wants` end the phrase; `report`, `claims` may be its noun, `leading` its adjective.
    return word.cue?.noun === true;
  }
  return true;
}

/** True for the first token of a sentence. */
export function isFirst(wording: Wording, at: number): boolean {
  return at === 0 || (flagsAt(wording, at) & OPENING) !== 0;
}
