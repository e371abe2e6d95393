/** Finding the phrases that the settings name as leftovers. */
import type { Span } from '../article/model.ts';
import { compileExpression, type LinearExpression } from './linear-expression.ts';

/** A phrase made ready: literal parts, or an expression. */
type Finder = (reading: string) => Span[];

const kept = new Map<string, Finder>();
/** Phrases are few; a host that changes its settings for ever must not fill the memory. */
const MOST_KEPT = 2_000;

/**
 * Spans of `phrase` in a reading, sorted and separate. Upper and lower case, straight and curly quotes are
 * the same. `*` stands for any run of characters; at the beginning or end of the phrase it reaches to that
 * end of the line. Between slashes (`/…/`) stands an expression (`linear-expression.ts`). A phrase that
 * cannot be run finds nothing: `phraseProblem` says why.
 */
export function findPhrase(phrase: string, reading: string): Span[] {
  let find = kept.get(phrase);
  if (find === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    find = finder(phrase);
    kept.set(phrase, find);
  }
  return find(reading);
}

/** Why a phrase cannot be run, in a sentence for the settings file; null when it can. */
export function phraseProblem(phrase: string): string | null {
  const expression = expressionIn(phrase);
  if (expression === null) {
    return partsOf(phrase).every((part) => part.trim() === '') ? 'A phrase needs words, not only “*”.' : null;
  }
  const compiled = compileExpression(expression);
  return typeof compiled === 'string' ? compiled : null;
}

function finder(phrase: string): Finder {
  if (phraseProblem(phrase) !== null) return () => [];
  const expression = expressionIn(phrase);
  if (expression !== null) {
    const compiled = compileExpression(expression);
    return typeof compiled === 'string' ? () => [] : (reading) => allOf(compiled, reading);
  }
  const parts = partsOf(phrase);
  return (reading) => findParts(parts, plain(reading));
}

/** What stands between the slashes of `/…/`; null for a literal phrase. */
function expressionIn(phrase: string): string | null {
  return phrase.length > 2 && phrase.startsWith('/') && phrase.endsWith('/') ? phrase.slice(1, -1) : null;
}

function allOf(expression: LinearExpression, reading: string): Span[] {
  const spans: Span[] = [];
  const text = plain(reading);
  for (let from = 0; from <= text.length; ) {
    const found = expression.find(text, from);
    if (found === null) break;
    if (found.end > found.start) spans.push(found);
    from = Math.max(found.end, from + 1);
  }
  return spans;
}

/** The same length as the reading: one sign for one sign. */
function plain(reading: string): string {
  const lower = reading.toLowerCase();
  const text = lower.length === reading.length ? lower : reading;
  return /[‘’“”\u00a0]/.test(text)
    ? text
        .replace(/[‘’]/g, "'")
        .replace(/[“”]/g, '"')
        .replace(/\u00a0/g, ' ')
    : text;
}

function partsOf(phrase: string): string[] {
  return plain(phrase).split('*');
}

/** Parts in order on the line, each found once: time grows with the line only. */
function findParts(parts: readonly string[], text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  while (from <= text.length) {
    let start = -1;
    let at = from;
    for (const part of parts) {
      if (part === '') continue;
      const found = text.indexOf(part, at);
      if (found === -1) return spans;
      if (start === -1) start = found;
      at = found + part.length;
    }
    if (start === -1) return spans;
    if (parts[0] === '') start = from;
    if (parts[parts.length - 1] === '') at = text.length;
    if (isWord(text, start, at)) spans.push({ start, end: at });
    from = at;
  }
  return spans;
}

/** False when the span begins or ends in the middle of a word: `ad` is not in `bread`. */
function isWord(text: string, start: number, end: number): boolean {
  const inside = (at: number): boolean =>
    at > 0 && at < text.length && LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));
  return !inside(start) && !inside(end);
}

const LETTER = /[\p{L}\p{N}]/u;
