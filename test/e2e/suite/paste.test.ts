import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  codeActions,
  openDraft,
  QUERIED,
  readProjectFile,
  SEED,
  settledFindings,
  waitFor,
} from './drafts.ts';

const SEED_FILE = 'seeds/000_cbaeb8d34c20a565.txt';
const SAVE_ACTIONS = 'codeActionsOnSave';

describe('cleaning a paste', () => {
  afterEach(async () => {
    await onSave(undefined);
    await closeEditors();
  });

  for (const command of ['articleLint.cleanPastedArticle', 'articleLint.fixAllSafeFindings']) {
    it(`${command} gives the clean text; one undo restores the paste`, async () => {
      const { document } = await openDraft(SEED);
      const pasted = document.getText();
      await settledFindings(document.uri);
      await vscode.commands.executeCommand(command);
      assert.equal(document.getText(), clean());
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), pasted);
    });
  }

  it('has nothing left to do the second time', async () => {
    const { document } = await openDraft('clean.txt', clean());
    await settledFindings(document.uri);
    assert.equal(await vscode.commands.executeCommand('articleLint.fixAllSafeFindings'), 0);
    assert.equal(document.getText(), clean());
  });

  it('leaves sourcing alone when it cleans a paste', async () => {
    const { document } = await openDraft('sourcing.txt', QUERIED);
    await settledFindings(document.uri);
    assert.equal(await vscode.commands.executeCommand('articleLint.cleanPastedArticle'), 0);
  });

  it('answers the exact kind source.fixAll.articleLint', async () => {
    const { document } = await openDraft(SEED);
    await settledFindings(document.uri);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('articleLint');
    const actions = await codeActions(document.uri, whole, kind, (now) => now.some((action) => action.edit));
    const [fixAll] = actions;
    assert.ok(fixAll?.edit);
    await vscode.workspace.applyEdit(fixAll.edit);
    assert.equal(document.getText(), clean());
  });

  it('loses nothing when a paste is saved with the generic source.fixAll switched on', async () => {
    const editor = await openDraft('saved.txt', readProjectFile(SEED_FILE));
    const { document } = editor;
    await settledFindings(document.uri);
    await onSave({ 'source.fixAll': 'explicit' });
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), 'A line of mine. '));
    const typed = document.getText();
    assert.equal(await document.save(), true);
    assert.equal(document.getText(), typed);
  });

  it('cleans on save when the exact kind is switched on', async () => {
    const editor = await openDraft('saved-exact.txt', readProjectFile(SEED_FILE));
    const { document } = editor;
    await settledFindings(document.uri);
    await onSave({ 'source.fixAll.articleLint': 'explicit' });
    // A change that the clean text takes back: VS Code does not save what is not dirty.
    await editor.edit((edit) => edit.insert(new vscode.Position(document.lineCount, 0), '\nShare\n'));
    // Another provider that registers meanwhile may cancel the actions of one save.
    await waitFor('the clean text', async () => {
      await document.save();
      return document.getText() === clean();
    });
  });
});

function clean(): string {
  return readProjectFile('test/corpus/seed-clean.txt');
}

async function onSave(actions: Record<string, string> | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('editor')
    .update(SAVE_ACTIONS, actions, vscode.ConfigurationTarget.Workspace);
}
