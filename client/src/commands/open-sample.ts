/** Open Sample Draft: a draft with something of everything, untitled, so that nothing can be spoilt. */
import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';

export function registerOpenSample(context: ExtensionContext): Disposable {
  return commands.registerCommand('articleLint.openSample', async () => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'media/sample.txt'));
    const content = new TextDecoder().decode(bytes);
    const document = await workspace.openTextDocument({ language: 'plaintext', content });
    await window.showTextDocument(document);
  });
}
