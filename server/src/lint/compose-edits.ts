/** Making one list of edits out of several that were applied one after the other, and edits no longer than they need be. */
import type { Edit } from './finding.ts';
import { cutsInTwo } from './keep-whole.ts';

/** A stretch of a changed text: characters kept from the first text, or new ones. */
type Stretch = { readonly from: number; readonly length: number } | { readonly text: string };

/**
 * The edits that turn the first text, `length` characters long, into the last one. Each round's edits are
 * separate, sorted, and in the offsets of the text that the round before left; so is the answer, in offsets
 * of the first text. Characters that no round touched are in none of the edits.
 */
export function composeEdits(length: number, rounds: readonly (readonly Edit[])[]): Edit[] {
  let stretches: Stretch[] = [{ from: 0, length }];
  for (const edits of rounds) stretches = applied(stretches, edits);
  const composed: Edit[] = [];
  let at = 0;
  let text = '';
  const flush = (until: number): void => {
    if (until > at || text !== '') composed.push({ start: at, end: until, text });
    text = '';
  };
  for (const stretch of stretches) {
    if ('text' in stretch) {
      text += stretch.text;
    } else if (stretch.length > 0) {
      flush(stretch.from);
      at = stretch.from + stretch.length;
    }
  }
  flush(length);
  return composed;
}

/**
 * The edit of `text` less what it would take out and put back at both rims; empty when it changes nothing. Line ends
 * and characters of two code units stay in one piece.
 */
export function withoutCommonRims(text: string, { start, end, text: fresh }: Edit): Edit {
  let left = 0;
  while (start + left < end && left < fresh.length && text[start + left] === fresh[left]) left++;
  if (left > 0 && cutsInTwo(text, start + left)) left--;
  let right = 0;
  const most = Math.min(end - start, fresh.length) - left;
  while (right < most && text[end - 1 - right] === fresh[fresh.length - 1 - right]) right++;
  if (right > 0 && cutsInTwo(text, end - right)) right--;
  return { start: start + left, end: end - right, text: fresh.slice(left, fresh.length - right) };
}

/** The stretches after one round of edits. */
function applied(stretches: readonly Stretch[], edits: readonly Edit[]): Stretch[] {
  const result: Stretch[] = [];
  let index = 0;
  /** Characters of `stretches[index]` that are dealt with. */
  let inside = 0;
  let at = 0;
  const advance = (until: number, keep: boolean): void => {
    while (at < until) {
      const stretch = stretches[index];
      if (stretch === undefined) return;
      const size = 'text' in stretch ? stretch.text.length : stretch.length;
      const step = Math.min(size - inside, until - at);
      if (keep && step > 0) result.push(part(stretch, inside, step));
      inside += step;
      at += step;
      if (inside === size) {
        index++;
        inside = 0;
      }
    }
  };
  for (const edit of edits) {
    advance(edit.start, true);
    if (edit.text !== '') result.push({ text: edit.text });
    advance(edit.end, false);
  }
  advance(Number.POSITIVE_INFINITY, true);
  return result;
}

function part(stretch: Stretch, start: number, length: number): Stretch {
  return 'text' in stretch
    ? { text: stretch.text.slice(start, start + length) }
    : { from: stretch.from + start, length };
}
