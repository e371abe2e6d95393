/** Writes what a quick fix teaches: into the folder's project file, or the user's settings where there is none. */
import {
  ConfigurationTarget,
  FileSystemError,
  l10n,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type ChangeSettingsArguments, PROJECT_FILE } from '../../server/src/protocol.ts';
import { type Changed, changeProjectFile } from '../../server/src/settings/change.ts';
import { WEB_UTF8 } from '../../server/src/workspace/decode-draft.ts';

/** Makes the change and saves it, so that it holds at once. An empty `folder` means the user's own settings. */
export function changeSettings(change: ChangeSettingsArguments): Promise<void> {
  return change.folder === '' ? changeUserSettings(change) : changeFolder(Uri.parse(change.folder), change);
}

/** A draft outside of any folder has no project file. */
async function changeUserSettings({ path, add, set }: ChangeSettingsArguments): Promise<void> {
  const section = workspace.getConfiguration('articleLint');
  if (add === undefined) {
    // `severity` is one setting that holds an object.
    const [key = '', ...inside] = path;
    const value = section.inspect<Record<string, unknown>>(key)?.globalValue ?? {};
    await section.update(key, { ...value, [inside.join('.')]: set }, ConfigurationTarget.Global);
    return;
  }
  const key = path.join('.');
  const entries = section.inspect<string[]>(key)?.globalValue ?? [];
  if (!entries.includes(add)) await section.update(key, [...entries, add], ConfigurationTarget.Global);
}

async function changeFolder(folder: Uri, change: ChangeSettingsArguments): Promise<void> {
  const uri = Uri.joinPath(folder, PROJECT_FILE);
  // A file that no editor holds is changed on disk: opening it here would keep it open, unseen, for minutes.
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  const before = document ? document.getText() : await readIfThere(uri);
  const changed: Changed =
    before === null ? { kind: 'refused', why: 'it is not UTF-8' } : changeProjectFile(before, change);
  if (changed.kind === 'same') return;
  if (changed.kind === 'refused') {
    const open = l10n.t('Open File');
    const message = l10n.t('Article Lint could not change {0}: {1}.', PROJECT_FILE, changed.why);
    if ((await window.showErrorMessage(message, open)) === open) await window.showTextDocument(uri);
    return;
  }
  if (document) await changeOpen(document, changed.text);
  else await workspace.fs.writeFile(uri, new TextEncoder().encode(changed.text));
  const path = change.path.join('.');
  window.setStatusBarMessage(l10n.t('Article Lint: {0} changed in {1}', path, PROJECT_FILE), 5000);
}

async function changeOpen(document: TextDocument, text: string): Promise<void> {
  // Unsaved work in the settings file is the user's to save.
  const wasDirty = document.isDirty;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, wholeOf(document), text);
  if (!(await workspace.applyEdit(edit))) throw new Error(`${document.uri.fsPath} could not be changed.`);
  if (!wasDirty) await document.save();
}

/** Empty where there is no such file; null for one that is not UTF-8. */
async function readIfThere(uri: Uri): Promise<string | null> {
  try {
    const bytes = await workspace.fs.readFile(uri);
    return WEB_UTF8.isValid(bytes) ? new TextDecoder().decode(bytes) : null;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}
