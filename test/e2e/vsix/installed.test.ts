import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  EXTENSION,
  openDraft,
  projectPath,
  readProjectFile,
  SEED,
  settledFindings,
} from '../suite/drafts.ts';

describe('the packed extension', () => {
  after(closeEditors);

  it('is installed from its package, not loaded from the project', () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not installed`);
    assert.ok(!extension.extensionPath.startsWith(projectPath('')), extension.extensionPath);
    assert.equal(extension.packageJSON.version, JSON.parse(readProjectFile('package.json')).version);
    assert.equal(extension.isActive, false);
  });

  it('activates when a draft is opened, and finds', async () => {
    const { document } = await openDraft(SEED);
    const found = await settledFindings(document.uri);
    assert.ok(found.length >= 5, `only ${found.length} findings`);
    assert.equal(vscode.extensions.getExtension(EXTENSION)?.isActive, true);
  });

  it('cleans a paste', async () => {
    const { document } = await openDraft(SEED);
    await vscode.commands.executeCommand('articleLint.cleanPastedArticle');
    assert.equal(document.getText(), readProjectFile('test/corpus/seed-clean.txt'));
  });
});
