/**
 * Attributions that one block shows on its own face: a cue, the phrase that names its source, and what is
 * attributed. Who a pronoun stands for and how far an attribution reaches is decided later, over the article.
 */
import { type Block, perBlock } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { accordingTo, LIGHT, label, lightVerb, noun, phrasal, stance } from './other-cues.ts';
import { besideQuotations } from './quotation-cues.ts';
import { type LocalAttribution, SentenceNotes } from './sentence-notes.ts';
import { settle } from './settle.ts';
import { QUOTED, SIGN } from './tokens.ts';
import { verb } from './verb-cues.ts';
import { isEndMark } from './verb-groups.ts';
import { CUE, CUE_NOUN, HAVE, LIKE_PAST, STANCE, TAKES_SIDES, VERB } from './vocabulary.ts';
import { lowerAt, type Wording, wordingOf } from './wording.ts';

export interface LocalSourcing {
  readonly wording: Wording;
  readonly attributions: readonly LocalAttribution[];
}

/** The attributions that a block shows on its own; worked out once for each block. */
export const localSourcing: (block: Block) => LocalSourcing = perBlock((block) => {
  const wording = wordingOf(block);
  const quotations = quotationsOf(block);
  const attributions: LocalAttribution[] = [];
  for (let index = 0; index + 1 < wording.firstOf.length; index++) {
    const from = wording.firstOf[index] ?? 0;
    const to = wording.firstOf[index + 1] ?? wording.count;
    for (let start = from; start < to; start += LONGEST) {
      const end = Math.min(to, start + LONGEST);
      let bodyEnd = end;
      while (bodyEnd > start && isEndMark(lowerAt(wording, bodyEnd - 1))) bodyEnd--;
      readSentence(
        new SentenceNotes({ wording, index, from: start, to: end, bodyEnd }, quotations, attributions),
      );
    }
  }
  return { wording, attributions };
});

/** What runs on for more tokens than this is no sentence, and is read in pieces. */
const LONGEST = 250;
const MAY_BE_LIGHT = CUE | VERB | HAVE | LIKE_PAST | TAKES_SIDES;

/** Adds the attributions of a sentence to its notes. */
function readSentence(notes: SentenceNotes): void {
  const { from, to } = notes.sentence;
  const { words, flags } = notes.wording;
  label(notes);
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (word === undefined || ((flags[at] ?? 0) & (QUOTED | SIGN)) !== 0) continue;
    if ((word.bits & MAY_BE_LIGHT) !== 0 && (word.traits & LIGHT) !== 0 && lightVerb(notes, at)) continue;
    if ((word.bits & STANCE) !== 0 && stance(notes, at)) continue;
    if ((word.bits & CUE) !== 0 && verb(notes, at)) continue;
    if ((word.bits & CUE_NOUN) !== 0) noun(notes, at);
    else if ((word.bits & (VERB | LIKE_PAST)) !== 0) phrasal(notes, at);
    else if (lowerAt(notes.wording, at) === 'according') accordingTo(notes, at);
  }
  besideQuotations(notes);
  if (notes.found.length > notes.first + 1) settle(notes);
}

export type { LocalAttribution } from './sentence-notes.ts';
