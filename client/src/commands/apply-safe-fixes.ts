/** What Fix All Safe Findings and Clean Pasted Article have in common. */
import { l10n, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import { FIX_ALL, type FixAllParams, type FixAllResult } from '../../../server/src/protocol.ts';
import { type ArticleLintClient, hasServer } from '../client.ts';
import { counted } from '../counts.ts';
import { activeDraft } from '../drafts.ts';

/** A writer may type while the server works; then its answer is for an older text. */
const ATTEMPTS = 3;

/**
 * Applies every safe fix of the families (all when none is named) to the active draft, in one undo step.
 * Answers how many edits that took.
 */
export async function applySafeFixes(
  client: ArticleLintClient,
  families?: readonly string[],
): Promise<number> {
  const document = activeDraft();
  if (document === undefined || !hasServer(client)) return 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const uri = client.language.code2ProtocolConverter.asUri(document.uri);
    const params: FixAllParams = { uri, version: document.version, ...(families ? { families } : {}) };
    const result = await client.language.sendRequest<FixAllResult>(FIX_ALL, params);
    if (result.version !== document.version) continue;
    if (result.edits.length > 0 && !(await apply(client, document, result))) continue;
    const count = result.edits.length;
    const done =
      count === 0
        ? l10n.t('Article Lint: nothing to fix safely')
        : l10n.t('Article Lint: {0}; one undo takes all back', counted(count, 'edit'));
    window.setStatusBarMessage(done, 5000);
    return count;
  }
  void window.showWarningMessage(
    l10n.t('Article Lint: the draft changed while it was being fixed; nothing was done.'),
  );
  return 0;
}

async function apply(
  client: ArticleLintClient,
  document: TextDocument,
  result: FixAllResult,
): Promise<boolean> {
  const edits = await client.language.protocol2CodeConverter.asTextEdits([...result.edits]);
  // Converting waits; the text may have moved on.
  if (document.version !== result.version) return false;
  const edit = new WorkspaceEdit();
  edit.set(document.uri, edits);
  return workspace.applyEdit(edit);
}
