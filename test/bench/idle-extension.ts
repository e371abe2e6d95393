/** An extension with the same client library, in front of a server that does nothing: what activating costs anybody. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('server.cjs'), transport: TransportKind.stdio };
  const client = new LanguageClient('idle', 'Idle', server, { documentSelector: ['plaintext'] });
  context.subscriptions.push(client);
  await client.start();
}
