/** Fix All Safe Findings in File: what the exact code action `source.fixAll.articleLint` does, as a command. */
import { commands, type Disposable } from 'vscode';
import type { ArticleLintClient } from '../client.ts';
import { applySafeFixes } from './apply-safe-fixes.ts';

export function registerFixAllSafeFindings(client: ArticleLintClient): Disposable {
  return commands.registerCommand('articleLint.fixAllSafeFindings', () => applySafeFixes(client));
}
