/** Copy and Export Without Marks: copy for the CMS, without directives and source notes. */
import { commands, Disposable, env, l10n, type TextDocument, window, workspace } from 'vscode';
import { STRIP_MARKS, type StripMarksParams, type StripMarksResult } from '../../../server/src/protocol.ts';
import { type ArticleLintClient, hasServer } from '../client.ts';
import { counted } from '../counts.ts';
import { activeDraft } from '../drafts.ts';

export function registerWithoutMarks(client: ArticleLintClient): Disposable {
  return Disposable.from(
    commands.registerCommand('articleLint.copyWithoutMarks', () => copy(client)),
    commands.registerCommand('articleLint.exportWithoutMarks', () => exportDraft(client)),
  );
}

async function copy(client: ArticleLintClient): Promise<void> {
  const document = activeDraft();
  const stripped = document && (await strip(client, document));
  if (stripped === undefined) return;
  await env.clipboard.writeText(stripped.text);
  const left = counted(stripped.removed, 'mark');
  window.setStatusBarMessage(l10n.t('Article Lint: copied, {0} left out', left), 5000);
}

async function exportDraft(client: ArticleLintClient): Promise<void> {
  const document = activeDraft();
  const stripped = document && (await strip(client, document));
  if (document === undefined || stripped === undefined) return;
  const path = document.uri.path.replace(/(\.[^./]{1,10})?$/, '.clean$1');
  const target = await window.showSaveDialog({
    title: l10n.t('Export Without Marks'),
    ...(document.isUntitled ? {} : { defaultUri: document.uri.with({ path }) }),
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(stripped.text));
  const open = l10n.t('Open');
  const left = counted(stripped.removed, 'mark');
  const said = l10n.t('Article Lint: exported {0}, {1} left out.', workspace.asRelativePath(target), left);
  if ((await window.showInformationMessage(said, open)) === open) {
    await window.showTextDocument(target);
  }
}

async function strip(
  client: ArticleLintClient,
  document: TextDocument,
): Promise<StripMarksResult | undefined> {
  if (!hasServer(client)) return undefined;
  const params: StripMarksParams = { uri: client.language.code2ProtocolConverter.asUri(document.uri) };
  const result = await client.language.sendRequest<StripMarksResult | null>(STRIP_MARKS, params);
  return result ?? undefined;
}
