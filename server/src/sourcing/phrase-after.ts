/** The noun phrase behind a verb or preposition: `said Ana Ruiz, a hydrologist`, `according to the survey`. Positions are token indices, half open. */

import { CAPITAL, CLITIC, QUOTED, SIGN, WORD } from './tokens.ts';
import {
  ADVERB,
  AUXILIARY,
  COORDINATOR,
  CROWD,
  CUE,
  DETERMINER,
  GERUND,
  LIKE_PAST,
  OBJECT_PRONOUN,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  QUANTITY,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from './vocabulary.ts';
import { bitsAt, flagsAt, isNominal, lowerAt, type Phrase, type Wording } from './wording.ts';

/** The noun phrase that begins at `at`, apposition included, before `limit`; null when none does. */
export function phraseAfter(wording: Wording, at: number, limit: number, apposition = true): Phrase | null {
  if (at >= limit) return null;
  if ((bitsAt(wording, at) & (PRONOUN | OBJECT_PRONOUN)) !== 0 && (bitsAt(wording, at) & POSSESSIVE) === 0) {
    return { from: at, to: at + 1 };
  }
  let to = at;
  let nouns = 0;
  const most = Math.min(limit, at + 30);
  while (to < most) {
    const bits = bitsAt(wording, to);
    const flags = flagsAt(wording, to);
    if ((flags & SIGN) !== 0) {
      const sign = lowerAt(wording, to);
      if (sign === '(') {
        const close = forwardTo(wording, to, most, ')');
        if (close < 0) break;
        to = close + 1;
        continue;
      }
      if (sign === '/' && nouns > 0) {
        to++;
        continue;
      }
      if (sign === '&' || sign === '“' || sign === '"' || sign === '”' || sign === "''") {
        // `Robert “Bobby” Scott`
        if (sign !== '&' && nouns === 0) break;
        if (sign !== '&' && !isNickname(wording, to, most)) break;
        to++;
        continue;
      }
      if (sign === ',' && nouns > 0 && apposition) {
        const end = appositionAfter(wording, to, limit);
        if (end > 0) to = end;
      }
      break;
    }
    if ((flags & CLITIC) !== 0) {
      if (lowerAt(wording, to) !== "'s") break;
      to++;
      continue;
    }
    if ((bits & (DETERMINER | POSSESSIVE)) !== 0 && (bits & RELATIVE) === 0) {
      if (nouns > 0 && (bitsAt(wording, to - 1) & PREPOSITION) === 0) break;
      to++;
      continue;
    }
    if (nouns > 0 && (bits & LIKE_PAST) !== 0 && (flags & CAPITAL) === 0) break;
    if (isNominal(wording, to)) {
      if (nouns > 0 && (bits & TIME) !== 0 && (flagsAt(wording, to - 1) & CAPITAL) !== 0) break;
      nouns++;
      to++;
      continue;
    }
    if (nouns > 0 && (bits & PREPOSITION) !== 0) {
      const lower = lowerAt(wording, to);
      const next = bitsAt(wording, to + 1);
      if (
        lower === 'of' ||
        lower === 'for' ||
        lower === 'at' ||
        lower === 'with' ||
        lower === 'from' ||
        (lower === 'in' && (next & TIME) === 0)
      ) {
        to++;
        continue;
      }
      break;
    }
    if (
      nouns > 0 &&
      (bits & COORDINATOR) !== 0 &&
      lowerAt(wording, to) === 'and' &&
      isNominal(wording, to + 1)
    ) {
      to++;
      continue;
    }
    break;
  }
  while (to > at && (bitsAt(wording, to - 1) & (PREPOSITION | COORDINATOR)) !== 0) to--;
  return nouns > 0 || (to > at && (bitsAt(wording, at) & (CROWD | QUANTITY)) !== 0) ? { from: at, to } : null;
}

function isNickname(wording: Wording, at: number, limit: number): boolean {
  const inside = lowerAt(wording, at) === '”' || (flagsAt(wording, at - 1) & QUOTED) !== 0;
  if (inside) return at + 1 < limit && (flagsAt(wording, at + 1) & CAPITAL) !== 0;
  return (flagsAt(wording, at + 1) & CAPITAL) !== 0 && (flagsAt(wording, at + 2) & SIGN) !== 0;
}

/** End of the apposition behind the comma at `comma` (`, the mayor of Utrecht`); -1 when none follows. */
function appositionAfter(wording: Wording, comma: number, limit: number): number {
  const first = comma + 1;
  const bits = bitsAt(wording, first);
  if ((flagsAt(wording, first) & WORD) === 0 || (flagsAt(wording, first) & QUOTED) !== 0) return -1;
  const clause =
    (bits & (PRONOUN | AUXILIARY | COORDINATOR | PREPOSITION | ADVERB)) !== 0 &&
    (bits & (DETERMINER | RELATIVE)) === 0;
  if (clause || (bits & SUBORDINATOR) !== 0) return -1;
  const word = wording.words[first];
  if (word !== undefined && (word.bits & CUE) !== 0 && word.form === GERUND) return -1;
  // To the comma that ends it, or the end of the sentence.
  let at = first;
  while (at < limit) {
    const sign = lowerAt(wording, at);
    if (
      (flagsAt(wording, at) & SIGN) !== 0 &&
      (sign === ',' || sign === ';' || sign === ':' || sign === '“' || sign === '—' || sign === '.')
    )
      break;
    at++;
  }
  return at;
}

function forwardTo(wording: Wording, from: number, limit: number, sign: string): number {
  for (let at = from + 1; at < limit; at++) if (lowerAt(wording, at) === sign) return at;
  return -1;
}
