/**
 * `article-lint lsp --stdio`: the language server. It is a program of its own, which lies beside this one: what a check
 * has to load is that much less.
 */
import { join } from 'node:path';
import type * as ServerProgram from '../lsp/main.ts';

/** True for words that ask for the server. Editors add options of their own to them (`--clientProcessId=…`). */
export function asksForServer(words: readonly string[]): boolean {
  return words[0] === 'lsp' && !words.includes('--help');
}

/** Starts the server in `folder` over standard input and output; the process then lives until the editor goes. */
export function lsp(folder: string): number {
  const { startServer } = require(join(folder, 'server.cjs')) as typeof ServerProgram;
  startServer({ stdio: true });
  return 0;
}
