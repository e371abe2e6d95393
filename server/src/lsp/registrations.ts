/** What an editor is asked to tell of, once it is known what it can tell. */
import type { Connection, Registration } from 'vscode-languageserver';
import { DRAFT_FILES, SETTINGS_FILES } from '../protocol.ts';
import type { ClientCapabilities } from './client-capabilities.ts';
import { describe } from './diagnostics.ts';

/** Kinds of events that an editor is asked to tell of files. */
const FILE_CHANGED = 2;
const FILE_CREATED_OR_DELETED = 1 | 4;

/** Asks for word of changed settings and files. An editor that refuses is named in the log. */
export async function register(connection: Connection, client: ClientCapabilities): Promise<void> {
  const registrations = registrationsFor(client);
  if (registrations.length === 0) return;
  try {
    await connection.sendRequest('client/registerCapability', { registrations });
  } catch (error) {
    connection.console.warn(`The editor does not watch for changes: ${describe(error)}`);
  }
}

function registrationsFor(client: ClientCapabilities): Registration[] {
  const registrations: Registration[] = [];
  const ask = (method: string, registerOptions: unknown): void => {
    registrations.push({ id: method, method, registerOptions });
  };
  if (client.configurationEvents) {
    ask('workspace/didChangeConfiguration', { section: ['articleLint', 'files.exclude'] });
  }
  if (client.watchedFiles) {
    const changed = [SETTINGS_FILES, '**/.gitignore', DRAFT_FILES];
    ask('workspace/didChangeWatchedFiles', {
      watchers: [
        ...changed.map((globPattern) => ({ globPattern, kind: FILE_CHANGED })),
        // A folder that is renamed or deleted is told by its own name only.
        { globPattern: '**/*', kind: FILE_CREATED_OR_DELETED },
      ],
    });
  }
  return registrations;
}
