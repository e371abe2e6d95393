/** Asks for a folder of drafts where none was clicked: the open draft's folders first. */
import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';

interface FolderItem extends QuickPickItem {
  readonly folder: Uri;
}

/** The folder chosen; `undefined` when none is open or the question was left. */
export async function chooseFolder(): Promise<Uri | undefined> {
  const items = nearbyFolders().map(
    (folder): FolderItem => ({ label: workspace.asRelativePath(folder, true), folder }),
  );
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('Article Lint: open a folder to lint its drafts.'));
    return undefined;
  }
  const placeHolder = l10n.t('Folder whose drafts are linted');
  return (await window.showQuickPick(items, { placeHolder }))?.folder;
}

/** From the folder of the active draft up to its workspace folder, then the other workspace folders. */
function nearbyFolders(): Uri[] {
  const roots = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const active = window.activeTextEditor?.document.uri;
  const own = active && workspace.getWorkspaceFolder(active)?.uri;
  const way: Uri[] = [];
  if (active !== undefined && own !== undefined) {
    for (let at = Uri.joinPath(active, '..'); at.path.length > own.path.length; at = Uri.joinPath(at, '..')) {
      way.push(at);
    }
    way.push(own);
  }
  return [...way, ...roots.filter((root) => root.toString() !== own?.toString())];
}
