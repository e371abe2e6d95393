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

const STORY = `Council votes to sell the baths

The council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.

The mayor said that the price was fair, and that three other offers had been lower.

The baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.

A group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.
`;
const CERTAIN = '\nShare this article\nFacebook\n';
const LIKELY =
  'You may also like\nFerry crews refuse to sail at night\nBoard postpones its vote on the mill\n';

describe('the preview of a cleaned paste', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('refactorPreview.discard');
    await closeEditors();
  });

  for (const [ends, text] of [
    ['line feeds', STORY + CERTAIN + LIKELY],
    ['returns', (STORY + CERTAIN + LIKELY).replaceAll('\n', '\r\n')],
  ] as const) {
    it(`takes out what is ticked at first, in one undo step, in a draft with ${ends}`, async () => {
      const { document, cleaning } = await openPreview(`preview-${ends.replace(' ', '-')}.txt`, text);
      assert.equal(document.getText(), text, 'changed before anybody had said so');
      await applyPreview();
      await cleaning;
      const kept = `${STORY}\n${LIKELY}`;
      assert.equal(document.getText(), text.includes('\r') ? kept.replaceAll('\n', '\r\n') : kept);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), text);
    });
  }

  it('changes nothing when it is discarded', async () => {
    const { document, cleaning } = await openPreview('preview-discarded.txt', STORY + CERTAIN + LIKELY);
    let closed = false;
    void cleaning.then(() => {
      closed = true;
    });
    // The preview opens when it is ready; its command does nothing before.
    await waitFor('the preview to be discarded', async () => {
      await vscode.commands.executeCommand('refactorPreview.discard');
      return closed;
    });
    assert.equal(document.getText(), STORY + CERTAIN + LIKELY);
  });

  it('is what the source action opens, too', async () => {
    const { document } = await openDraft('preview-action.txt', STORY + CERTAIN + LIKELY);
    await settledFindings(document.uri);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.Source.append('cleanPaste.articleLint');
    const [action] = await codeActions(document.uri, whole, kind, (now) => now.some((one) => one.edit));
    assert.ok(action?.edit);
    assert.equal(action.title, 'Clean pasted article…');
    assert.ok(action.edit.size > 0);
  });
});

/** Runs the command on a draft that holds something likely; it ends with the preview. */
async function openPreview(name: string, text: string) {
  const { document } = await openDraft(name, text);
  await settledFindings(document.uri);
  const cleaning = vscode.commands.executeCommand('articleLint.cleanPastedArticle');
  return { document, cleaning };
}

/** The preview opens when it is ready; its command does nothing before. */
async function applyPreview(): Promise<void> {
  const { activeTextEditor } = vscode.window;
  const before = activeTextEditor?.document.version;
  await waitFor('the preview to be applied', async () => {
    await vscode.commands.executeCommand('refactorPreview.apply');
    return activeTextEditor?.document.version !== before;
  });
}

describe('cleaning a paste', () => {
  afterEach(async () => {
    await onSave(undefined);
    await closeEditors();
  });

  for (const command of [
    'articleLint.cleanPastedArticleSafely',
    // Nothing in the sample waits for an answer: there is nothing to look at first.
    'articleLint.cleanPastedArticle',
    'articleLint.fixAllSafeFindings',
  ]) {
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
