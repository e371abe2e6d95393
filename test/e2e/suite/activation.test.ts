import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION } from './drafts.ts';

describe('activation', () => {
  it('is there and activates', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not there`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has every command that its manifest names', async () => {
    const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON;
    const wanted: string[] = manifest.contributes.commands.map((entry: { command: string }) => entry.command);
    assert.ok(wanted.length >= 5);
    const there = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      wanted.filter((command) => !there.has(command)),
      [],
    );
  });
});
