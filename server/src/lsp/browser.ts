/** The language server in a web worker. This file is a bundle of its own. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { browserHost, type WorkerScope } from './browser-host.ts';
import { createServer } from './server.ts';

// The reader and writer want a message port, and the worker's own scope is one.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
createServer(connection, browserHost(connection, globalThis as unknown as WorkerScope));
connection.listen();
