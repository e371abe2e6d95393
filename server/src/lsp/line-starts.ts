/** Positions in a text that need not be kept for them. */
import type { Position } from 'vscode-languageserver';

/** Where the lines of a text begin. Worked out when first asked for. */
export class LineStarts {
  #text: string | null;
  #starts: Uint32Array | null = null;
  /** 1 where a byte-order mark opens the text, which the engine's offsets do not count. */
  readonly #shift: number;

  constructor(text: string) {
    this.#text = text;
    this.#shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Works the lines out now, and lets go of the text. */
  letGo(): void {
    this.#lines();
  }

  /** Position of an engine offset that does not stand within a line end. */
  position(offset: number): Position {
    const starts = this.#lines();
    const place = offset + this.#shift;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: place - (starts[low] ?? 0) };
  }

  equals(other: LineStarts): boolean {
    const [ours, theirs] = [this.#lines(), other.#lines()];
    return ours.length === theirs.length && ours.every((start, line) => start === theirs[line]);
  }

  #lines(): Uint32Array {
    if (this.#starts !== null) return this.#starts;
    const text = this.#text ?? '';
    const starts = [0];
    // The protocol's line ends, and no others.
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
    this.#text = null;
    this.#starts = Uint32Array.from(starts);
    return this.#starts;
  }
}
