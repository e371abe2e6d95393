/**
 * Messages from standard input, each handed on in the turn in which its last byte came. The library's reader takes
 * two more turns of the event loop for each, which for a keystroke is a good part of what it costs.
 */
import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  Disposable,
  type Message,
  type MessageReader,
} from 'vscode-languageserver/node';

const BETWEEN = '\r\n\r\n';
const LENGTH = /^content-length:[ \t]*(\d{1,15})[ \t]*$/im;

export class StdioReader extends AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  /** What has come and is not read yet. */
  #chunks: Buffer[] = [];
  #held = 0;
  /** With fewer bytes than these there is nothing to read. */
  #wanted = 0;
  /** Bytes of the message whose header was read; null before a header. */
  #length: number | null = null;

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer): void => this.#take(chunk, callback);
    const failed = (error: Error): void => this.fireError(error);
    const closed = (): void => this.fireClose();
    this.#stream.on('data', take).on('error', failed).on('close', closed);
    return Disposable.create(() => {
      this.#stream.off('data', take).off('error', failed).off('close', closed);
    });
  }

  #take(chunk: Buffer, callback: DataCallback): void {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    // A long message comes in many pieces, which are joined once.
    if (this.#held < this.#wanted) return;
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#held);
    const read = this.#read(bytes, callback);
    const rest = bytes.subarray(read);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#held = rest.length;
  }

  /** Reads all that is whole; answers how many bytes that was. */
  #read(bytes: Buffer, callback: DataCallback): number {
    let from = 0;
    for (;;) {
      if (this.#length === null) {
        const end = bytes.indexOf(BETWEEN, from, 'latin1');
        if (end === -1) {
          this.#wanted = bytes.length - from + 1;
          return from;
        }
        const header = bytes.toString('latin1', from, end);
        from = end + BETWEEN.length;
        const length = LENGTH.exec(header)?.[1];
        if (length === undefined) {
          this.fireError(new Error(`A message came without its length: ${JSON.stringify(header)}`));
          continue;
        }
        this.#length = Number(length);
      }
      const to = from + this.#length;
      if (to > bytes.length) {
        this.#wanted = this.#length;
        return from;
      }
      const content = bytes.toString('utf8', from, to);
      from = to;
      this.#length = null;
      this.#handOn(content, callback);
    }
  }

  #handOn(content: string, callback: DataCallback): void {
    try {
      callback(JSON.parse(content) as Message);
    } catch (error) {
      // Broken, or no message at all: those behind it may be whole.
      this.fireError(error);
    }
  }
}
