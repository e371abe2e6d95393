/** The server in a web worker: it has no disk, and the client reads files for it. */
import type { Connection } from 'vscode-languageserver';
import { clientFiles } from './client-files.ts';
import type { Host } from './host.ts';

/** What a worker's global scope has; the types of the DOM are not those of a worker. */
export interface WorkerScope {
  readonly performance: { now(): number };
  readonly MessageChannel: new () => {
    readonly port1: { onmessage: (() => void) | null };
    readonly port2: { postMessage(message: unknown): void };
  };
}

export function browserHost(connection: Connection, scope: WorkerScope): Host {
  // Unlike timers, a message to oneself is not slowed down, and comes after those that wait.
  const { port1, port2 } = new scope.MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => scope.performance.now(),
    yield: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(null);
      }),
    openPassages: () => null,
    ...clientFiles(connection),
  };
}
