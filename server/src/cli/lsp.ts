/** `article-lint lsp --stdio`: the language server. */
import { startServer } from '../lsp/main.ts';

/** Starts the server over standard input and output; the process then lives until the editor goes. */
export function lsp(): number {
  startServer({ stdio: true });
  return 0;
}
