/**
 * The HTML parser, held to a depth. `htmlparser2` keeps its open elements in an array that it searches from one end
 * and moves by one place with every tag: tag soup that opens tens of thousands of elements and closes none took time
 * that grew with the square of its length.
 */
import { type Handler, Parser, type ParserOptions } from 'htmlparser2';

/** Elements within each other; browsers stop at the same depth (Blink: `maximumHTMLParserDOMTreeDepth`). */
export const MOST_DEPTH = 512;

/** The innermost open element, and how many are open with it. */
export interface Innermost {
  readonly depth: number;
  readonly name: string;
  /** Offset of its tag in the text that is parsed. */
  readonly start: number;
}

/**
 * At {@link MOST_DEPTH}, an element that opens first ends the innermost open one, so that what lies deeper is read
 * as elements beside each other, as browsers do. For text that is given to `end` in one piece.
 */
export class ShallowParser extends Parser {
  /** True while an element is ended to make room: it ends where the next tag begins, whatever `endIndex` says. */
  makesRoom = false;
  readonly #innermost: () => Innermost | null;

  /** `innermost` tells what is open, by the events that `handler` was told of. */
  constructor(handler: Partial<Handler>, options: ParserOptions, innermost: () => Innermost | null) {
    super(handler, options);
    this.#innermost = innermost;
  }

  override onopentagname(start: number, endIndex: number): void {
    const innermost = this.#innermost();
    if (innermost !== null && innermost.depth >= MOST_DEPTH) {
      const { startIndex } = this;
      const name = innermost.start + 1;
      this.makesRoom = true;
      super.onclosetag(name, name + innermost.name.length);
      this.makesRoom = false;
      this.startIndex = startIndex;
    }
    super.onopentagname(start, endIndex);
  }
}
