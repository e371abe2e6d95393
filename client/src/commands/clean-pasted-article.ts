/** Clean Pasted Article: takes out what came along with a paste and what stands twice, and nothing else. */
import { commands, type Disposable } from 'vscode';
import type { ArticleLintClient } from '../client.ts';
import { applySafeFixes } from './apply-safe-fixes.ts';

const PASTE_FAMILIES = ['leftover', 'duplicate'];

export function registerCleanPastedArticle(client: ArticleLintClient): Disposable {
  return commands.registerCommand('articleLint.cleanPastedArticle', () =>
    applySafeFixes(client, PASTE_FAMILIES),
  );
}
