import * as vscode from 'vscode';
import { check, EXTENSION, hasNode, same } from './desk.ts';

describe(hasNode ? 'the extension in Node' : 'the extension in a web worker', () => {
  it('has a workspace that is on no disk', () => {
    same(vscode.env.uiKind, vscode.UIKind.Web);
    same(
      vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme),
      ['memfs'],
    );
  });

  it('runs the entry that is meant for it', () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    check(extension, `${EXTENSION} is not there`);
    same(extension.packageJSON[hasNode ? 'main' : 'browser'] !== undefined, true, 'no entry for this host');
    same(extension.extensionKind, hasNode ? vscode.ExtensionKind.Workspace : vscode.ExtensionKind.UI);
  });

  it('activates, with every command that its manifest names', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    check(extension, `${EXTENSION} is not there`);
    await extension.activate();
    const wanted: string[] = extension.packageJSON.contributes.commands.map(
      (one: { command: string }) => one.command,
    );
    const there = new Set(await vscode.commands.getCommands(true));
    same(
      wanted.filter((command) => !there.has(command)),
      [],
      'commands that are missing',
    );
  });
});
