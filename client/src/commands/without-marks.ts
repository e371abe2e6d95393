/** Copy and Export Without Marks: copy for the CMS, without directives and source notes. */
import { commands, Disposable, env, Uri, window, workspace } from 'vscode';
import { STRIP_MARKS, type StripMarksParams, type StripMarksResult } from '../../../server/src/protocol.ts';
import type { ArticleLintClient } from '../client.ts';
import { mayBeDraft } from '../drafts.ts';
import { counted } from '../status.ts';

export function registerWithoutMarks(client: ArticleLintClient): Disposable {
  return Disposable.from(
    commands.registerCommand('articleLint.copyWithoutMarks', () => copy(client)),
    commands.registerCommand('articleLint.exportWithoutMarks', () => exportDraft(client)),
  );
}

async function copy(client: ArticleLintClient): Promise<void> {
  const stripped = await strip(client);
  if (stripped === undefined) return;
  await env.clipboard.writeText(stripped.text);
  window.setStatusBarMessage(`Article Lint: copied, ${counted(stripped.removed, 'mark')} left out`, 5000);
}

async function exportDraft(client: ArticleLintClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  const stripped = await strip(client);
  if (stripped === undefined || document === undefined) return;
  const path = document.uri.path.replace(/(\.[^./]{1,10})?$/, '.clean$1');
  const target = await window.showSaveDialog({
    title: 'Export Without Marks',
    ...(document.isUntitled ? {} : { defaultUri: document.uri.with({ path }) }),
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(stripped.text));
  const open = 'Open';
  const said = `Exported ${workspace.asRelativePath(target)}, ${counted(stripped.removed, 'mark')} left out.`;
  if ((await window.showInformationMessage(`Article Lint: ${said}`, open)) === open) {
    await window.showTextDocument(Uri.from(target));
  }
}

async function strip(client: ArticleLintClient): Promise<StripMarksResult | undefined> {
  const document = window.activeTextEditor?.document;
  if (document === undefined || !mayBeDraft(document)) {
    void window.showInformationMessage('Article Lint: open a text, Markdown or HTML draft first.');
    return undefined;
  }
  const params: StripMarksParams = { uri: client.language.code2ProtocolConverter.asUri(document.uri) };
  const result = await client.language.sendRequest<StripMarksResult | null>(STRIP_MARKS, params);
  return result ?? undefined;
}
