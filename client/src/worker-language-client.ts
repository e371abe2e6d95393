/** A language client whose server is a web worker. */
import { type Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';

/** What we use of a worker: the types of the DOM are not among ours. */
interface ServerWorker {
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate(): void;
}

declare const Worker: new (address: string, options: { readonly name: string }) => ServerWorker;

export class WorkerLanguageClient extends LanguageClient {
  #worker: ServerWorker | undefined;
  #release: () => void = () => undefined;

  /** `script` is the server's bundle. */
  constructor(id: string, name: string, script: Uri, options: LanguageClientOptions) {
    super(id, name, () => this.#startWorker(name, script), options);
  }

  async restart(): Promise<void> {
    if (this.needsStop()) await this.stop();
    // A worker that answers nobody any more, or that never came up.
    this.#end();
    await this.start();
  }

  /** Unlike a process, a worker does not end itself when it is told to. */
  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.#end();
    }
  }

  async #startWorker(name: string, script: Uri): Promise<MessageTransports> {
    this.#end();
    const { address, release } = await workerAddress(script);
    const worker = new Worker(address, { name });
    this.#worker = worker;
    this.#release = release;
    worker.onerror = ({ message }) => {
      this.error(
        `The language server met an error that nothing caught: ${message ?? 'unknown'}`,
        undefined,
        false,
      );
    };
    const port = worker as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
    return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#release();
    this.#release = () => undefined;
  }
}

/**
 * The address to start a worker from. An extension that lies on a remote machine has none that a browser can
 * load: its script is read and given an address of its own.
 */
async function workerAddress(script: Uri): Promise<{ address: string; release: () => void }> {
  if (script.scheme !== 'vscode-remote') return { address: script.toString(true), release: () => undefined };
  const code = await workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  return { address, release: () => URL.revokeObjectURL(address) };
}
