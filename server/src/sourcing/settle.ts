/** Which of the attributions of a sentence stand, where several lie one in another. */

import { GOES_ON } from './nonfinite-cues.ts';
import type { SentenceNotes } from './sentence-notes.ts';
import { isClauseSign } from './verb-groups.ts';
import { ADVERB, COORDINATOR, RELATIVE, SUBORDINATOR } from './vocabulary.ts';
import { bitsAt, lowerAt } from './wording.ts';

/**
 * Takes back what lies inside the content of another attribution (reported speech within reported speech is
 * its speaker's business), and ends a content where a clause with a speaker of its own begins.
 */
export function settle(notes: SentenceNotes): void {
  const found = notes.found;
  for (let one = notes.first; one < found.length; one++) {
    const outer = found[one];
    if (outer === undefined || outer.source === null) continue;
    for (let other = found.length - 1; other >= notes.first; other--) {
      const inner = found[other];
      const outerNow = found[one];
      if (
        inner === undefined ||
        outerNow === undefined ||
        other === one ||
        inner.cue.start === outer.cue.start
      )
        continue;
      const from =
        inner.source === null
          ? inner.cue.start
          : Math.min(inner.cue.start, notes.wording.start[inner.source.from] ?? 0);
      const index = outerNow.content.findIndex(
        (span) => span.start <= inner.cue.start && inner.cue.end <= span.end,
      );
      const holder = outerNow.content[index];
      if (holder === undefined) continue;
      // `A, Putin said, according to remarks`: second-hand, and both count.
      if (
        inner.shape === 'according-to' &&
        outer.content.some((span) => inner.content.some((other) => other.start === span.start))
      )
        continue;
      if (
        outer.shape === 'according-to' &&
        outer.content.some((span) => inner.content.some((other) => other.start === span.start))
      )
        continue;
      if (inner.content.some((span) => span.start <= outer.cue.start && outer.cue.end <= span.end)) {
        // `A called for B, sources said`: the whole sentence is the sources'.
        found.splice(one, 1);
        one--;
        break;
      }
      const same = inner.source !== null && outer.source.from >= inner.source.from;
      const nested =
        inner.shape === 'infinitive' ||
        inner.shape === 'noun' ||
        (inner.shape === 'participle' && !(GOES_ON.has(inner.lemma) && isApart(notes, inner.cue.start)));
      const start = same ? inner.cue.start : from;
      if (one < other && !nested && (same || startsClause(notes, start))) {
        const cut = cutBefore(notes, start);
        if (cut > holder.start) {
          const content = outerNow.content.map((span, at) =>
            at === index ? { start: holder.start, end: cut } : span,
          );
          found[one] = { ...outerNow, content };
          continue;
        }
      }
      found.splice(other, 1);
      if (other < one) one--;
    }
  }
}

/** True when a conjunction behind a comma, a bare *and* or *but*, or a semicolon stands before the offset. */
function startsClause(notes: SentenceNotes, start: number): boolean {
  const before = notes.tokenAt(start) - 1;
  const bits = bitsAt(notes.wording, before);
  if (lowerAt(notes.wording, before) === ';') return true;
  if ((bits & RELATIVE) !== 0) return false;
  if ((bits & COORDINATOR) !== 0) return true;
  return (bits & SUBORDINATOR) !== 0 && lowerAt(notes.wording, before - 1) === ',';
}

/** True when a comma, a dash or a conjunction stands before the offset. */
function isApart(notes: SentenceNotes, start: number): boolean {
  const before = notes.tokenAt(start) - 1;
  return isClauseSign(lowerAt(notes.wording, before)) || (bitsAt(notes.wording, before) & COORDINATOR) !== 0;
}

function cutBefore(notes: SentenceNotes, start: number): number {
  const { from } = notes.sentence;
  let at = notes.tokenAt(start) - 1;
  while (
    at > from &&
    (isClauseSign(lowerAt(notes.wording, at)) ||
      (bitsAt(notes.wording, at) & (COORDINATOR | SUBORDINATOR | ADVERB)) !== 0)
  )
    at--;
  return notes.wording.end[at] ?? start;
}
