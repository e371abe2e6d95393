/** Putting together what a reader sees of a block, piece by piece, with the way back to the source. */
import { isWhite } from './lines.ts';
import type { Piece } from './model.ts';

/** The reading of a block and its pieces, counted from the block's start. */
export interface BuiltReading {
  readonly reading: string;
  /** Null when the reading is the source from end to end. */
  readonly pieces: readonly Piece[] | null;
}

/**
 * Collects the reading of one block of `text` that starts at source offset `base`. Parts are added in
 * order. White space at the block's start is left out; `finish` leaves out that at its end.
 */
export class ReadingBuilder {
  readonly #text: string;
  readonly #base: number;
  #parts: string[] = [];
  #length = 0;
  /** Code of the last character read. Kept beside the parts: asking a string that grows for it copies the string. */
  #last = 32;
  #pieces: Piece[] = [];

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** Length of what has been read so far: the reading offset of what comes next. */
  get length(): number {
    return this.#length;
  }

  /** True when the reading so far ends in white space, or is empty. */
  get atSpace(): boolean {
    return isWhite(this.#last);
  }

  /** Reads the source as it stands from `from` to `to`. */
  keep(from: number, to: number): void {
    let start = from;
    if (this.#length === 0) while (start < to && isWhite(this.#text.charCodeAt(start))) start++;
    if (start >= to) return;
    this.#push(start - this.#base, to - start, this.#text.slice(start, to));
  }

  /** Reads `shown` where the source has something else from `from` to `to` (`&amp;`, a line break). */
  replace(from: number, to: number, shown: string): void {
    if (this.#length === 0 && shown.trim() === '') return;
    this.#push(from - this.#base, to - from, shown);
  }

  /** The reading, and its pieces; `length` is the length of the block's source. */
  finish(length: number): BuiltReading {
    const all = this.#parts.join('');
    let end = all.length;
    while (end > 0 && isWhite(all.charCodeAt(end - 1))) end--;
    const reading = all.slice(0, end);
    const pieces: Piece[] = [];
    for (const piece of this.#pieces) {
      if (piece.reading >= end) break;
      const over = piece.reading + piece.length - end;
      pieces.push(
        over > 0 && piece.length === piece.sourceLength
          ? { ...piece, length: piece.length - over, sourceLength: piece.sourceLength - over }
          : piece,
      );
    }
    const whole = reading === this.#text.slice(this.#base, this.#base + length);
    return { reading, pieces: whole ? null : pieces };
  }

  #push(source: number, sourceLength: number, shown: string): void {
    const last = this.#pieces[this.#pieces.length - 1];
    const same = shown.length === sourceLength;
    if (
      last !== undefined &&
      same &&
      last.length === last.sourceLength &&
      last.source + last.sourceLength === source &&
      shown.length > 0
    ) {
      this.#pieces[this.#pieces.length - 1] = {
        ...last,
        length: last.length + shown.length,
        sourceLength: last.sourceLength + sourceLength,
      };
    } else {
      this.#pieces.push({ reading: this.#length, source, length: shown.length, sourceLength });
    }
    if (shown === '') return;
    this.#parts.push(shown);
    this.#length += shown.length;
    this.#last = shown.charCodeAt(shown.length - 1);
  }
}
