/**
 * The tail of a draft that literal marks bound: what stands in it was not written for the story, though no pattern
 * knows every line of it (the headlines of other stories, the entries of a menu).
 */
import type { LineTable } from './line-table.ts';
import type { LineClass } from './pattern.ts';
import type { BlockRange } from './removal.ts';

/** Certain lines of a bounded tail stand no further apart than this, and the draft ends no further after the last. */
const RECUR = 40;
const FEWEST_MARKS = 3;
/** Of them so many are of a page, and not what a story itself may end with. */
const FEWEST_PAGE_MARKS = 2;
/** Each other line is at least this likely, and all of them together are. */
const LINE_FLOOR = 0.6;
const MEAN_FLOOR = 0.95;
/** Sentences long enough to be a story’s own need more. */
const SENTENCE_FLOOR = 0.94;
/** A heading that is only a label may open the tail when its place is beyond doubt. */
const LABEL_OPENS = 0.95;
/** So much of a story stands before it. */
const SENTENCES_BEFORE = 3;

/** Lines that a story, a wire report or a release may end with. */
const OF_STORIES: ReadonlySet<LineClass> = new Set([
  'photo-credit',
  'time-and-byline',
  'wire-slug',
  'press-release-marks',
  'feed-stamp',
  'translation-residue',
  'print-residue',
  'document-comment',
  'mail-residue',
]);

/**
 * First block of the bounded tail of a run that reaches the end of the draft; -1 when it has none. A literal heading
 * or stamp opens it, literal lines recur in it, and nothing in it reads like a sentence of the story. Chosen on sites
 * that the weights had not seen: 40 % of leftover lines against 0.015 % of article words (`docs/accuracy.md`).
 */
export function boundedTail(table: LineTable, probabilities: Float32Array, run: BlockRange): number {
  const { lines } = table;
  if (run.last !== lines.length - 1) return -1;
  let first = -1;
  let marks = 0;
  let pageMarks = 0;
  let sum = 0;
  let count = 0;
  let lastMark = run.last;
  for (let at = run.last; at >= run.first; at--) {
    const line = lines[at];
    if (line === undefined) return first;
    const probability = probabilities[at] ?? 0;
    const isMark = line.evidence >= 3;
    if (!isMark && probability < (line.solid ? SENTENCE_FLOOR : LINE_FLOOR)) break;
    sum += probability;
    count++;
    if (isMark) {
      if (lastMark - at > RECUR) break;
      lastMark = at;
      marks++;
      if (line.wording.class !== null && !OF_STORIES.has(line.wording.class)) pageMarks++;
    }
    const opens = isMark || (line.evidence === 2 && probability >= LABEL_OPENS);
    const isEnough =
      marks >= FEWEST_MARKS &&
      pageMarks >= FEWEST_PAGE_MARKS &&
      sum / count >= MEAN_FLOOR &&
      (table.solids[at] ?? 0) >= SENTENCES_BEFORE;
    if (opens && isEnough) first = at;
  }
  return first;
}
