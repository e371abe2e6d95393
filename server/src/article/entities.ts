/** Character references (`&amp;`, `&#8217;`) as the sign that a reader sees. */
import { decodeHTMLStrict } from 'entities';
import type { Span } from './model.ts';

const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g;

/** The sign that `reference` stands for; the reference itself when there is none. */
export function decodeReference(reference: string): string {
  return decodeHTMLStrict(reference);
}

/** The first character reference of `text` that starts between `from` and `to`; null when there is none. */
export function nextReference(
  text: string,
  from: number,
  to: number,
): (Span & { readonly shown: string }) | null {
  let at = text.indexOf('&', from);
  while (at !== -1 && at < to) {
    REFERENCE.lastIndex = at;
    const match = REFERENCE.exec(text);
    if (match === null || match.index >= to) return null;
    const shown = decodeReference(match[0]);
    if (shown !== match[0]) return { start: match.index, end: match.index + match[0].length, shown };
    at = text.indexOf('&', match.index + 1);
  }
  return null;
}
