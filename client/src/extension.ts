/** Where a desktop or remote VS Code enters and leaves: the language server is a Node process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate.ts';
import { registerTasks } from './tasks.ts';

export { deactivate } from './activate.ts';

export function activate(context: ExtensionContext): Promise<void> {
  // Tasks are processes: a browser has none.
  context.subscriptions.push(registerTasks(context));
  const { storageUri } = context;
  return activateWith(context, {
    connect(id, name, options) {
      const module = context.asAbsolutePath('dist/server.cjs');
      const transport = TransportKind.ipc;
      const server = {
        run: { module, transport },
        debug: { module, transport, options: { execArgv: ['--nolazy', '--inspect=6021'] } },
      };
      return new LanguageClient(id, name, server, options);
    },
    // The process can write on a disk only, and without a workspace there is nothing to keep.
    options: storageUri?.scheme === 'file' ? { storage: storageUri.toString() } : {},
  });
}
