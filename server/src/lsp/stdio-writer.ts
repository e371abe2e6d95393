/** Messages on standard output, each in one write: header and content apart would cost a second call of the system. */
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

export class StdioWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  #errors = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  /** Resolves when the message is handed to the system; later ones wait behind it in the stream. */
  write(message: Message): Promise<void> {
    const content = JSON.stringify(message);
    const length = Buffer.byteLength(content, 'utf8');
    return new Promise((resolve, reject) => {
      this.#stream.write(`Content-Length: ${length}\r\n\r\n${content}`, 'utf8', (error) => {
        if (error === null || error === undefined) {
          resolve();
          return;
        }
        this.#errors++;
        this.fireError(error, message, this.#errors);
        reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
