/** The language server in a Node process: over IPC for VS Code, over standard input and output for any editor. */
import { createConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node';
import { nodeHost } from './node-host.ts';
import { createServer } from './server.ts';
import { keepHeapSmall } from './small-heap.ts';
import { StdioReader } from './stdio-reader.ts';
import { StdioWriter } from './stdio-writer.ts';

/** Starts serving; the process then lives until the editor goes. */
export function startServer({ stdio }: { readonly stdio: boolean }): void {
  keepHeapSmall();
  const connection = stdio
    ? createConnection(new StdioReader(process.stdin), new StdioWriter(process.stdout))
    : createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  if (stdio) {
    // Standard output belongs to the protocol.
    console.log = console.info = console.debug = console.error;
    // An editor that went away without a word leaves a closed pipe behind.
    const gone = (): void => process.exit(1);
    process.stdin.on('end', gone).on('close', gone);
    process.stdout.on('error', gone);
  }
  // A message that no handler could deal with must not end the session; what was lost is said.
  process.on('uncaughtException', (error) => {
    connection.console.error(
      `Article Lint met an error that nothing caught: ${error.stack ?? error.message}`,
    );
  });
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`Article Lint met a rejection that nothing caught: ${String(reason)}`);
  });
  createServer(connection, nodeHost(connection));
  connection.listen();
}

// This file is a bundle of its own, started by an editor with nothing but options, and part of the command line,
// which has a command before them.
const given = process.argv.slice(2);
if (given.length > 0 && given.every((argument) => argument.startsWith('--'))) {
  if (given.includes('--node-ipc')) startServer({ stdio: false });
  else if (given.includes('--stdio')) startServer({ stdio: true });
}
