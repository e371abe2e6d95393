/** Positions in a text that need not be kept for them. */
import type { Position } from 'vscode-languageserver';

/** Where the lines of a text begin. Worked out when first asked for. */
export class LineStarts {
  #text: string | null = null;
  #packed: string | null = null;
  #starts: Uint32Array | null = null;
  /** 1 where a byte-order mark opens the text, which the engine's offsets do not count. */
  readonly #shift: number;

  constructor(text: string | { readonly packed: string }) {
    if (typeof text === 'string') {
      this.#text = text;
      this.#shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    } else {
      this.#packed = text.packed;
      this.#shift = text.packed.startsWith('1') ? 1 : 0;
    }
  }

  /** What another one can be made from, in letters, digits and blanks: 0 or 1 for the mark, then the length of each line. */
  get packed(): string {
    if (this.#packed !== null) return this.#packed;
    const starts = this.#lines();
    const lengths: string[] = [String(this.#shift)];
    for (let line = 1; line < starts.length; line++) {
      lengths.push(((starts[line] ?? 0) - (starts[line - 1] ?? 0)).toString(36));
    }
    return lengths.join(' ');
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
    if (this.#packed !== null) {
      const lengths = this.#packed.split(' ');
      this.#packed = null;
      const starts = new Uint32Array(lengths.length);
      // What stands first is the mark.
      for (let line = 1; line < lengths.length; line++) {
        starts[line] = (starts[line - 1] ?? 0) + Number.parseInt(lengths[line] ?? '', 36);
      }
      this.#starts = starts;
      return this.#starts;
    }
    const text = this.#text ?? '';
    const starts = [0];
    // The protocol's line ends, and no others.
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
    this.#text = null;
    this.#starts = Uint32Array.from(starts);
    return this.#starts;
  }
}
