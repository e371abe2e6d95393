/** Splitting a text into its lines, whatever ends them. */
import type { Span } from './model.ts';

/**
 * Calls `visit` with the span of each line of `text` between `from` and `to`, its line end left out.
 * `\n`, `\r\n` and `\r` end a line, as in LSP.
 */
export function eachLine(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  let start = from;
  // Where the next return stands is looked up only behind the one that was passed, and not beyond the span: a text
  // may have but one, or none.
  let back = text.slice(from, to).indexOf('\r');
  if (back !== -1) back += from;
  while (start <= to) {
    let feed = text.indexOf('\n', start);
    if (feed === -1 || feed > to) feed = to;
    while (back !== -1 && back < feed - 1) {
      visit(start, back);
      start = back + 1;
      back = text.indexOf('\r', start);
    }
    if (back !== -1 && back === feed - 1) {
      visit(start, back);
      back = text.indexOf('\r', feed);
    } else {
      visit(start, feed);
    }
    start = feed + 1;
  }
}

/** The line end that a text uses: that of its first line; `\n` for a text of one line. */
export function lineEndOf(text: string): string {
  const feed = text.indexOf('\n');
  if (feed > 0 && text.charCodeAt(feed - 1) === 13) return '\r\n';
  const before = feed === -1 ? text : text.slice(0, feed);
  return before.includes('\r') ? '\r' : '\n';
}

/** Offset of the first character of the line in which `offset` stands. */
export function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return start;
}

/** The span without white space at its rims; NBSP and zero-width no-break space count as white. Empty spans stay empty. */
export function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isWhite(text.charCodeAt(from))) from++;
  while (to > from && isWhite(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** White space of any width, line ends, NBSP, BOM; as `\s`. */
export function isWhite(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0x1680 ||
    code === 0x205f
  );
}

/** How many characters two texts share at their start and, beyond that, at their end. */
export function commonEnds(a: string, b: string): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  // Whole stretches are compared at once: the engine does that without a loop over characters.
  for (let step = 65536; step >= 1; step >>= 4) {
    while (head + step <= shorter && a.slice(head, head + step) === b.slice(head, head + step)) head += step;
  }
  let tail = 0;
  const rest = shorter - head;
  for (let step = 65536; step >= 1; step >>= 4) {
    while (
      tail + step <= rest &&
      a.slice(a.length - tail - step, a.length - tail) === b.slice(b.length - tail - step, b.length - tail)
    ) {
      tail += step;
    }
  }
  return { head, tail };
}
