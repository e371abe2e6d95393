/** Where VS Code in a browser enters and leaves: the language server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { activateWith } from './activate.ts';
import { WorkerLanguageClient } from './worker-language-client.ts';

export { deactivate } from './activate.ts';

export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/web/server.js');
  return activateWith(context, {
    connect: (id, name, options) => new WorkerLanguageClient(id, name, script, options),
    options: {},
  });
}
