import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, EXTENSION, openDraft, QUERIED, QUIET, waitFor, waitForVague } from './drafts.ts';
import { serverProcesses } from './processes.ts';

describe('the language server', () => {
  before(async () => vscode.extensions.getExtension(EXTENSION)?.activate());
  afterEach(closeEditors);

  it('is a process of its own', () => {
    assert.equal(serverProcesses().length, 1);
  });

  it('comes back when it is killed, with the findings of what was typed meanwhile', async () => {
    const editor = await openDraft('killed.txt', QUIET);
    const [before] = serverProcesses();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), 'Critics say the plan will fail. '));
    const after = await waitFor('a new server', () => serverProcesses().find((pid) => pid !== before));
    assert.notEqual(after, before);
    await waitForVague(editor.document.uri, 1, 'its findings');
  });

  it('is restarted by command', async () => {
    const { document } = await openDraft('restarted.txt', QUERIED);
    // Restarting in the instant of opening would hit a race of the client library, which then never opens it.
    await waitForVague(document.uri, 1, 'its findings');
    const [before] = serverProcesses();
    await vscode.commands.executeCommand('articleLint.restartServer');
    await waitFor('one new server', () => {
      const [now, ...more] = serverProcesses();
      return now !== before && more.length === 0;
    });
    await waitForVague(document.uri, 1, 'its findings');
  });
});
