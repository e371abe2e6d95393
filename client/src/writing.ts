/** Where somebody writes, worked out without VS Code: the sentence at the caret, and places that move with the text. */
import { splitSentences } from '../../server/src/article/sentences.ts';

/** Line and UTF-16 character, both from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** From `start` up to, not including, `end`. */
export interface Stretch {
  readonly start: Place;
  readonly end: Place;
}

/** One change of a document: `text` in place of what stood in `range`. */
export interface TextChange {
  readonly range: Stretch;
  readonly text: string;
}

/** A document as far as it is needed here. */
export interface Lines {
  readonly lineCount: number;
  lineText(line: number): string;
}

/** A paragraph is read no further than this from the caret: it is read at every key. */
const REACH = 40;
/** More than this at once was pasted or put there by a fix. */
const LONGEST_TYPED = 60;

/**
 * The sentence that the caret stands in or touches, over the line breaks of its paragraph: behind a space, the one
 * that the next word will belong to. Nothing but the caret itself where a new one begins, and on a blank line.
 */
export function sentenceAt(lines: Lines, caret: Place): Stretch {
  if (caret.line >= lines.lineCount || isBlank(lines, caret.line)) return { start: caret, end: caret };
  let first = caret.line;
  while (first > 0 && caret.line - first < REACH && !isBlank(lines, first - 1)) first--;
  let last = caret.line;
  while (last < lines.lineCount - 1 && last - caret.line < REACH && !isBlank(lines, last + 1)) last++;
  const texts = Array.from({ length: last - first + 1 }, (_, at) => lines.lineText(first + at));
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length + 1;
  }
  const at = (starts[caret.line - first] ?? 0) + caret.character;
  const sentence = sentenceIn(texts.join('\n'), at);
  const place = (offset: number): Place => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: first + line, character: offset - (starts[line] ?? 0) };
  };
  return { start: place(sentence.start), end: place(sentence.end) };
}

/** The same by offsets. */
function sentenceIn(text: string, at: number): { readonly start: number; readonly end: number } {
  const here = splitSentences(text).find(({ start, end }) => start <= at && at <= end);
  if (here !== undefined) return here;
  // “Mr. ” goes on, “fail. ” does not: the word that is not yet there tells.
  const withWord = `${text.slice(0, at)}X${text.slice(at)}`;
  const next = splitSentences(withWord).find(({ start, end }) => start <= at && at < end);
  return next === undefined ? { start: at, end: at } : { start: next.start, end: Math.max(at, next.end - 1) };
}

/** True when the two have a sign in common, or one ends where the other begins. */
export function touches(a: Stretch, b: Stretch): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

/** Where the stretch is after the changes, in the order in which VS Code tells them. */
export function carried(stretch: Stretch, changes: readonly TextChange[]): Stretch {
  let { start, end } = stretch;
  for (const change of changes) {
    start = carriedPlace(start, change);
    end = carriedPlace(end, change);
  }
  return { start, end };
}

/** True when the changes are what keys do: a few signs, or a word taken from a list. */
export function isTyped(changes: readonly (TextChange & { readonly rangeLength: number })[]): boolean {
  return changes.every(
    ({ text, rangeLength }) => text.length <= LONGEST_TYPED && rangeLength <= LONGEST_TYPED,
  );
}

function carriedPlace(place: Place, { range: { start, end }, text }: TextChange): Place {
  if (isBefore(place, start)) return place;
  if (isBefore(place, end)) return start;
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  const line = place.line + lines.length - 1 - (end.line - start.line);
  if (place.line !== end.line) return { line, character: place.character };
  const before = lines.length === 1 ? start.character + last.length : last.length;
  return { line, character: before + place.character - end.character };
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function isBlank(lines: Lines, line: number): boolean {
  return lines.lineText(line).trim() === '';
}
