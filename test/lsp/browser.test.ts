/** The web worker's bundle, run in a context that has what a worker has and nothing of Node. */
import { createContext, runInContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundles } from '../../esbuild.mjs';
import { LINT_WORKSPACE, LIST_FOLDER, READ_FILE } from '../../server/src/protocol.ts';
import { until } from './harness.ts';
import { listVirtualFolder } from './virtual-files.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: unknown;
}

let code = '';
beforeAll(async () => {
  const options = bundles.find(({ outfile }) => outfile === 'dist/web/server.js');
  const { outputFiles } = await build({ ...options, write: false, sourcemap: false });
  code = outputFiles?.[0]?.text ?? '';
});

/** A worker with the server in it; `files` are what the client can read. */
function startWorker(files: Readonly<Record<string, string>>) {
  const received: Message[] = [];
  const channels: MessageChannel[] = [];
  const scope: Record<string, unknown> & { onmessage?: (event: { data: unknown }) => void } = {
    addEventListener: () => undefined,
    postMessage: (message: Message) => queueMicrotask(() => take(structuredClone(message))),
    performance: { now: () => performance.now() },
    MessageChannel: class extends MessageChannel {
      constructor() {
        super();
        channels.push(this);
      }
    },
    setTimeout: (...args: Parameters<typeof setTimeout>) => setTimeout(...args),
    clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
    console,
    TextEncoder,
    TextDecoder,
  };
  const send = (message: Message) =>
    scope.onmessage?.({ data: structuredClone({ jsonrpc: '2.0', ...message }) });
  function take(message: Message): void {
    const uri = String(message.params?.uri);
    if (message.method === READ_FILE) {
      const text = files[uri] ?? null;
      send({ id: message.id ?? 0, result: { text, missing: text === null } });
    } else if (message.method === LIST_FOLDER) {
      send({ id: message.id ?? 0, result: listVirtualFolder(Object.keys(files), uri) });
    } else {
      received.push(message);
    }
  }
  runInContext(code, createContext(scope));
  let next = 0;
  return {
    send,
    async request(method: string, params: Record<string, unknown>): Promise<unknown> {
      const id = ++next;
      send({ id, method, params });
      await until(() => received.some((message) => message.id === id && message.method === undefined));
      const answer = received.find((message) => message.id === id && message.method === undefined);
      expect(answer?.error).toBeUndefined();
      return answer?.result;
    },
    received,
    stop: () => {
      for (const { port1, port2 } of channels) {
        port1.close();
        port2.close();
      }
    },
  };
}

describe('the server in a web worker', () => {
  test('lints open drafts and whole folders of a virtual workspace', async () => {
    const folder = 'vscode-vfs://github/desk/drafts';
    const draft = `${folder}/a.md`;
    const text = 'Plant to close\n\nCritics say the plan is late.\n';
    const worker = startWorker({
      [draft]: text,
      [`${folder}/README.md`]: text,
      [`${folder}/.articlelint.json`]: '{ "severity": { "attribution/vague-source": "error" } }',
    });
    try {
      await worker.request('initialize', {
        processId: null,
        rootUri: null,
        workspaceFolders: [{ uri: folder, name: 'drafts' }],
        capabilities: { textDocument: { diagnostic: {} } },
      });
      worker.send({ method: 'initialized', params: {} });
      worker.send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri: draft, languageId: 'markdown', version: 1, text } },
      });
      const report = await worker.request('textDocument/diagnostic', { textDocument: { uri: draft } });
      expect(report).toMatchObject({
        kind: 'full',
        items: expect.arrayContaining([
          expect.objectContaining({ code: 'attribution/vague-source', severity: 1 }),
        ]),
      });
      worker.send({ method: 'textDocument/didClose', params: { textDocument: { uri: draft } } });
      const run = await worker.request(LINT_WORKSPACE, { folders: [folder], token: 'run' });
      expect(run).toMatchObject({
        files: 1,
        skippedWhy: { 'README, LICENSE and the like': 1 },
        cancelled: false,
      });
      expect((run as { findings: number }).findings).toBeGreaterThan(0);
    } finally {
      worker.stop();
    }
  });
});
