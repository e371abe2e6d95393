/** Lines and characters of offsets: positions exist only where something is shown. */

export interface ReportPosition {
  readonly line: number;
  readonly character: number;
}

/** Line and character of offsets; `\n`, `\r\n` and `\r` end a line, as in LSP. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const ends = /\r\n?|\n/g;
    while (ends.exec(text) !== null) this.#starts.push(ends.lastIndex);
  }

  position(offset: number): ReportPosition {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low - 1, character: offset - (this.#starts[low - 1] ?? 0) };
  }
}
