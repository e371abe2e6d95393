/** A client of a language server over stdio that does no more than is measured, and asks `/proc` what the server used. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export class LanguageClient {
  readonly #server: ChildProcess;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  constructor(command: string, args: readonly string[]) {
    this.#server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#server.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  /** Starts the session as an editor that pulls diagnostics. */
  async start(): Promise<void> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: { dynamicRegistration: false }, synchronization: {} },
        general: { positionEncodings: ['utf-16'] },
      },
    });
    this.notify('initialized', {});
  }

  request(method: string, params: unknown): Promise<Message> {
    return this.cancellable(method, params).answer;
  }

  /** A request with its number, for `$/cancelRequest`. */
  cancellable(method: string, params: unknown): { readonly id: number; readonly answer: Promise<Message> } {
    const id = ++this.#lastId;
    const answer = new Promise<Message>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    this.#send({ jsonrpc: '2.0', id, method, params });
    return { id, answer };
  }

  notify(method: string, params: unknown): void {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  /** CPU time of all threads of the server so far, in milliseconds. */
  cpu(): number {
    const tasks = `/proc/${this.#server.pid}/task`;
    let nanoseconds = 0;
    for (const task of readdirSync(tasks)) {
      try {
        nanoseconds += Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
      } catch (error) {
        // A thread that ended since the folder was read.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    return nanoseconds / 1e6;
  }

  /** Memory that the server holds at most so far, in megabytes. */
  peakMemory(): number {
    return this.#status('VmHWM');
  }

  /** Memory that the server holds now, in megabytes. */
  memory(): number {
    return this.#status('VmRSS');
  }

  async stop(): Promise<void> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    await new Promise((resolve) => this.#server.once('exit', resolve));
  }

  #status(field: string): number {
    const status = readFileSync(`/proc/${this.#server.pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(status)?.[1]) / 1024;
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify(message));
    this.#server.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#server.stdin?.write(body);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))?.[1]);
      if (this.#received.length < end + 4 + length) return;
      const body = this.#received.toString('utf8', end + 4, end + 4 + length);
      this.#received = this.#received.subarray(end + 4 + length);
      this.#handle(JSON.parse(body) as Message);
    }
  }

  #handle(message: Message): void {
    if (typeof message.id === 'number' && message.method === undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    } else if (message.id !== undefined) {
      // What a server asks its client: settings, registrations. Nothing of it here.
      const answer = message.method === 'workspace/configuration' ? [null] : null;
      this.#send({ jsonrpc: '2.0', id: message.id, result: answer });
    }
  }
}
