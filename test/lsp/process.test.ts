/** The bundled server as editors start it: a process, over standard input and output and over Node's IPC. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentDiagnosticReport, MessageConnection } from 'vscode-languageserver-protocol/node';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

let folder = '';
let bundle = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'article-lint-server-'));
  bundle = join(folder, 'server.cjs');
  await build({
    entryPoints: ['server/src/lsp/main.ts'],
    bundle: true,
    outfile: bundle,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    absWorkingDir: new URL('../..', import.meta.url).pathname,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
  readonly ended: Promise<number | null>;
}

function start(transport: 'stdio' | 'ipc'): Running {
  const child =
    transport === 'stdio'
      ? spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] })
      : fork(bundle, ['--node-ipc'], { stdio: 'pipe' });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('no pipes');
  const connection =
    transport === 'stdio'
      ? createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
      : createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  return { child, connection, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

describe.each(['stdio', 'ipc'] as const)('over %s', (transport) => {
  test('lints, whatever signs the draft holds, and ends when it is told to', async () => {
    const { connection, ended } = start(transport);
    const capabilities = { textDocument: { diagnostic: {} } };
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
    await connection.sendNotification('initialized', {});
    // Characters of one to four bytes, and one that is none: lengths are counted in bytes.
    const text =
      'Plant to close\n\n“Zoë” 😀 \uD83D\n\nCritics say the plan is late, and the critics are many.\n';
    const uri = 'untitled:Untitled-1';
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'plaintext', version: 1, text },
    });
    const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    expect(report).toMatchObject({
      kind: 'full',
      items: expect.arrayContaining([expect.objectContaining({ source: 'article-lint' })]),
    });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
  });
});

test('ends when the editor is gone', async () => {
  const { child, connection, ended } = start('stdio');
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  connection.dispose();
  child.stdin?.end();
  expect(await ended).toBe(1);
});
