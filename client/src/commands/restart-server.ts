/** Restart Server: also the way back after the server crashed too often to be restarted by itself. */
import { commands, type Disposable } from 'vscode';
import type { ArticleLintClient } from '../client.ts';

export function registerRestartServer(client: ArticleLintClient): Disposable {
  return commands.registerCommand('articleLint.restartServer', () => client.restart());
}
