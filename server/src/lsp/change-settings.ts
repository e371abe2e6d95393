/** The command by which quick fixes change the project file, for editors that do not do it themselves. */
import type { ApplyWorkspaceEditParams, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CHANGE_SETTINGS, PROJECT_FILE } from '../protocol.ts';
import { changeProjectFile } from '../settings/change.ts';
import { at } from './client-capabilities.ts';
import type { Feature, Session } from './session.ts';

export function changeSettings(session: Session): Feature {
  return {
    requests: {
      'workspace/executeCommand': async (params) => {
        const name = at(params, 'command');
        if (name !== CHANGE_SETTINGS) {
          throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${String(name)}.`);
        }
        const list = at(params, 'arguments');
        await change(session, Array.isArray(list) ? list[0] : undefined);
        return null;
      },
    },
    capabilities: (client) =>
      client.appliesEdits ? { executeCommandProvider: { commands: [CHANGE_SETTINGS] } } : {},
  };
}

async function change(session: Session, asked: unknown): Promise<void> {
  const folder = at(asked, 'folder');
  const path = at(asked, 'path');
  const add = at(asked, 'add');
  const set = at(asked, 'set');
  if (typeof folder !== 'string' || !session.settings.folders.includes(folder)) {
    throw new ResponseError(ErrorCodes.InvalidParams, 'Project files stand in the folders of the workspace.');
  }
  if (!Array.isArray(path) || path.length === 0 || !path.every((key) => typeof key === 'string')) {
    throw new ResponseError(ErrorCodes.InvalidParams, '“path” names the setting.');
  }
  if (typeof add !== 'string' && typeof set !== 'string') {
    throw new ResponseError(ErrorCodes.InvalidParams, 'Either “add” or “set” must be a text.');
  }
  const uri = `${folder}/${PROJECT_FILE}`;
  const open = session.documents.get(uri);
  const file = open === undefined ? await session.host.readFile(uri) : { text: open.text.getText() };
  if (!('text' in file) && !file.missing) return tell(session, `${PROJECT_FILE} cannot be read: ${file.why}`);
  const text = 'text' in file ? file.text : '';
  const changed = changeProjectFile(text, {
    path,
    ...(typeof add === 'string' ? { add } : { set: String(set) }),
  });
  if (changed.kind === 'same') return;
  if (changed.kind === 'refused') return tell(session, `${PROJECT_FILE} cannot be changed: ${changed.why}.`);
  const document = TextDocument.create(uri, 'jsonc', 0, text);
  const whole = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const edits: TextEdit[] = [{ range: whole, newText: changed.text }];
  const answer = await session.connection.sendRequest<{ applied?: boolean } | null>(
    'workspace/applyEdit',
    editOfFile(session, uri, open?.text.version ?? null, 'text' in file, edits),
  );
  if (answer?.applied !== true) tell(session, `The editor did not change ${PROJECT_FILE}.`);
}

function editOfFile(
  session: Session,
  uri: string,
  version: number | null,
  exists: boolean,
  edits: TextEdit[],
): ApplyWorkspaceEditParams {
  const label = `Change ${PROJECT_FILE}`;
  // With this, editors that save after refactorings save the file too.
  const metadata = session.client.editMetadata ? { metadata: { isRefactoring: true } } : {};
  if (!session.client.versionedEdits) return { label, ...metadata, edit: { changes: { [uri]: edits } } };
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits };
  return exists || !session.client.createsFiles
    ? { label, ...metadata, edit: { documentChanges: [change] } }
    : {
        label,
        ...metadata,
        edit: { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] },
      };
}

function tell(session: Session, message: string): void {
  session.notify('window/showMessage', {
    type: 2,
    message: `Article Lint: ${message}`,
  });
}
