/**
 * The turns of phrase by which a sentence makes a claim or leaves its source in the dark. Knowledge of news
 * English, in the language of `claims-phrases.ts`; what counting and context decide is in `claims.ts`.
 */
import type { ClaimKind } from './claims.ts';
import { type PhraseIndex, phraseIndex } from './claims-phrases.ts';
import { STATEMENTS } from './claims-statements.ts';
import { WORDINGS } from './claims-wordings.ts';

/** What a phrase amounts to. */
export interface Turn {
  readonly kind: ClaimKind;
  /** 3: rarely wrong to query. 2: often worth a query. 1: worth a look. */
  readonly weight: 1 | 2 | 3;
  /** What else must hold; checked by `claims.ts`. */
  readonly only?: 'abstract-subject' | 'people-subject' | 'one-person';
}

/** What the phrases that follow amount to. */
export type TurnRow = readonly [turn: Turn, ...phrases: string[]];

function* phrases(): Generator<readonly [Turn, string]> {
  for (const [turn, ...texts] of [...WORDINGS, ...STATEMENTS]) for (const text of texts) yield [turn, text];
}

/** All turns of phrase, by their anchors. */
export const TURNS: PhraseIndex<Turn> = phraseIndex(phrases());
