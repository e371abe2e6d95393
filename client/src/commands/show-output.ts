/** Show Output: the log of client and server. */
import { commands, type Disposable } from 'vscode';
import type { ArticleLintClient } from '../client.ts';

export function registerShowOutput(client: ArticleLintClient): Disposable {
  return commands.registerCommand('articleLint.showOutput', () => client.log.show());
}
