/** Quick fixes that teach the project file something: house text, a brand, a settled claim. */
import {
  ConfigurationTarget,
  commands,
  type Disposable,
  FileSystemError,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { ADD_TO_SETTINGS, type AddToSettingsArguments, PROJECT_FILE } from '../../../server/src/protocol.ts';
import { addToList } from '../project-file.ts';

export function registerAddToSettings(): Disposable {
  return commands.registerCommand(ADD_TO_SETTINGS, (change: AddToSettingsArguments) =>
    change.folder === '' ? addToUserSettings(change) : addToProjectFile(Uri.parse(change.folder), change),
  );
}

/** A draft outside of any folder has no project file: the user's own settings learn it. */
async function addToUserSettings(change: AddToSettingsArguments): Promise<void> {
  const section = workspace.getConfiguration('articleLint');
  const key = change.path.join('.');
  const entries = section.inspect<string[]>(key)?.globalValue ?? [];
  if (!entries.includes(change.add)) {
    await section.update(key, [...entries, change.add], ConfigurationTarget.Global);
  }
}

async function addToProjectFile(folder: Uri, change: AddToSettingsArguments): Promise<void> {
  const uri = Uri.joinPath(folder, PROJECT_FILE);
  const document = await openIfThere(uri);
  const addition = addToList(document?.getText() ?? '', change.path, change.add);
  if (addition.kind === 'present') return;
  if (addition.kind === 'refused') {
    const open = 'Open File';
    const message = `Article Lint could not add to ${PROJECT_FILE}: ${addition.why}.`;
    if ((await window.showErrorMessage(message, open)) === open) await window.showTextDocument(uri);
    return;
  }
  // Unsaved work in the settings file is the user's to save.
  const wasDirty = document?.isDirty ?? false;
  const edit = new WorkspaceEdit();
  if (document) edit.replace(uri, wholeOf(document), addition.text);
  else edit.createFile(uri, { contents: new TextEncoder().encode(addition.text) });
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage(`Article Lint could not write ${uri.fsPath}.`);
    return;
  }
  if (document && !wasDirty) await document.save();
  const where = `${change.path.join('.')} in ${PROJECT_FILE}`;
  window.setStatusBarMessage(`Article Lint: added to ${where}`, 5000);
}

async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    await workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
  return workspace.openTextDocument(uri);
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}
