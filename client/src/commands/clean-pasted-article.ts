/**
 * Clean Pasted Article: everything that came along with a paste or stands twice, in VS Code's refactor preview; what is
 * certain is ticked, what was inferred waits. And the same without looking, for what is certain.
 */
import { commands, Disposable, l10n, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import {
  PASTE_CHANGES,
  type PasteChangesParams,
  type PasteChangesResult,
} from '../../../server/src/protocol.ts';
import { type ArticleLintClient, hasServer } from '../client.ts';
import { counted } from '../counts.ts';
import { activeDraft } from '../drafts.ts';
import { applySafeFixes } from './apply-safe-fixes.ts';

const PASTE_FAMILIES = ['leftover', 'duplicate'];
/** A writer may type while the server works; then its answer is for an older text. */
const ATTEMPTS = 3;
/** How often, and how far apart, we look whether the preview is open. */
const LOOKS = 8;
const LOOK_MS = 150;

export function registerCleanPastedArticle(client: ArticleLintClient): Disposable {
  return Disposable.from(
    commands.registerCommand('articleLint.cleanPastedArticle', () => cleanWithPreview(client)),
    commands.registerCommand('articleLint.cleanPastedArticleSafely', () =>
      applySafeFixes(client, PASTE_FAMILIES),
    ),
  );
}

/** Answers how many changes were offered. */
async function cleanWithPreview(client: ArticleLintClient): Promise<number> {
  const document = activeDraft();
  if (document === undefined || !hasServer(client)) return 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const params: PasteChangesParams = { uri: client.language.code2ProtocolConverter.asUri(document.uri) };
    const result = await client.language.sendRequest<PasteChangesResult | null>(PASTE_CHANGES, params);
    const changes = result?.changes ?? [];
    if (result !== null && result.version !== document.version) continue;
    if (changes.length === 0) {
      window.setStatusBarMessage(l10n.t('Article Lint: nothing here came along with a paste'), 5000);
      return 0;
    }
    const edit = await previewEdit(client, document, changes);
    // Converting waits; the text may have moved on.
    if (result?.version !== document.version) continue;
    const asks = changes.some(({ needsConfirmation }) => needsConfirmation);
    await apply(document, edit, changes.length, asks);
    return changes.length;
  }
  void window.showWarningMessage(
    l10n.t('Article Lint: the draft changed while it was being fixed; nothing was done.'),
  );
  return 0;
}

async function previewEdit(
  client: ArticleLintClient,
  document: TextDocument,
  changes: PasteChangesResult['changes'],
): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const { label, description, needsConfirmation, edits } of changes) {
    for (const one of await client.language.protocol2CodeConverter.asTextEdits([...edits])) {
      edit.replace(document.uri, one.range, one.newText, { label, description, needsConfirmation });
    }
  }
  return edit;
}

/** VS Code asks only where something waits for confirmation; what is certain alone it applies at once. */
async function apply(
  document: TextDocument,
  edit: WorkspaceEdit,
  changes: number,
  asks: boolean,
): Promise<void> {
  const before = document.version;
  const applied = workspace.applyEdit(edit, { isRefactoring: true });
  if (asks) await groupByLabel(applied);
  await applied;
  if (document.version === before) return;
  window.setStatusBarMessage(
    l10n.t('Article Lint: {0}; one undo takes all back', counted(changes, 'change')),
    5000,
  );
}

/**
 * Has the preview list changes by their labels: grouped by file, as it opens at first, it shows none. There is no word
 * of when it is open; its command does nothing before, and nothing again after.
 */
async function groupByLabel(applied: Thenable<boolean>): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  applied.then(end, end);
  for (let attempt = 0; attempt < LOOKS && !over; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (!over) await commands.executeCommand('refactorPreview.groupByType');
  }
}
