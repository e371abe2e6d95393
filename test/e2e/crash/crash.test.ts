/**
 * Crashes, and what goes away under the server. For the long run: it kills, renames, deletes and floods.
 *
 * A full disk is in full-disk.test.ts, a reload in test/e2e/reload. Not tested here: a changed clock, which is tested
 * where it can be made without touching the machine (test/lsp/robustness.test.ts).
 */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  closeEditors,
  EXTENSION,
  findings,
  inFolder,
  openDraft,
  QUERIED,
  QUIET,
  waitFor,
  waitForVague,
} from '../suite/drafts.ts';
import { serverProcesses } from '../suite/processes.ts';

/** More than any restart takes on a busy machine. */
const PATIENCE_MS = 30_000;
const VAGUE_SENTENCE = 'Critics say the plan will fail. ';

describe('a language server that keeps crashing', function () {
  this.timeout(180_000);
  before(async () => vscode.extensions.getExtension(EXTENSION)?.activate());
  afterEach(closeEditors);

  let messages: string[] = [];
  before(() => {
    messages = listenToErrors();
  });

  it('comes back four times with the findings of what was typed, then says so and waits for the command', async () => {
    const editor = await openDraft('crashes.txt', QUIET);
    const { uri } = editor.document;
    for (let crash = 1; crash <= 4; crash++) {
      const [before] = await waitFor('a server', running, PATIENCE_MS);
      process.kill(before, 'SIGKILL');
      // While it is dead, too: nothing that is typed may be lost.
      await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
      await waitFor(`the server after crash ${crash}`, () => isAnother(before), PATIENCE_MS);
      await waitForVague(uri, crash, `the findings after crash ${crash}`);
    }
    const [last] = await waitFor('a server', running, PATIENCE_MS);
    process.kill(last, 'SIGKILL');
    await waitFor(
      'the message of the fifth crash',
      () => messages.some((message) => /crashed 5 times .*will not be restarted/i.test(message)),
      PATIENCE_MS,
    );
    assert.equal(messages.length, 1, `one message, not ${messages.join(' ')}`);
    await sleep(1_000);
    assert.deepEqual(serverProcesses(), [], 'it is not started again by itself');
    await waitFor('nothing stays that nobody keeps up to date', () => findings(uri).length === 0);

    await vscode.commands.executeCommand('articleLint.restartServer');
    await waitFor('the server after the command', running, PATIENCE_MS);
    await waitForVague(uri, 4, 'the findings after the command');
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
    await waitForVague(uri, 5, 'the findings of the next key');
  });
});

describe('a folder that changes under the server', function () {
  this.timeout(120_000);
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION)?.activate();
    // The suite before may have left none running.
    if (serverProcesses().length === 0) await vscode.commands.executeCommand('articleLint.restartServer');
    await waitFor('a server', running, PATIENCE_MS);
  });
  afterEach(closeEditors);

  it('is renamed and deleted while a draft of it is open: the server goes on, and so do the findings', async () => {
    const [before] = serverProcesses();
    const folder = inFolder('moving').fsPath;
    mkdirSync(folder);
    const editor = await openDraft('moving/draft.txt', QUERIED);
    await waitForVague(editor.document.uri, 1);
    renameSync(folder, `${folder}-away`);
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
    await waitForVague(editor.document.uri, 2, 'the findings of a draft whose folder has moved');
    rmSync(`${folder}-away`, { recursive: true });
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
    await waitForVague(editor.document.uri, 3, 'the findings of a draft whose folder is gone');
    assert.deepEqual(serverProcesses(), [before]);
  });

  it('is renamed whole, and comes back', async () => {
    const [before] = serverProcesses();
    const editor = await openDraft('whole.txt', QUERIED);
    await waitForVague(editor.document.uri, 1);
    const root = inFolder('').fsPath.replace(/[\\/]$/, '');
    renameSync(root, `${root}-away`);
    try {
      await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
      await waitForVague(editor.document.uri, 2, 'the findings while the workspace is away');
    } finally {
      renameSync(`${root}-away`, root);
    }
    await waitForVague(editor.document.uri, 2, 'the findings when it is back');
    assert.deepEqual(serverProcesses(), [before]);
  });

  it('gets 2,000 files at once and loses them again: answers meanwhile, and right afterwards', async () => {
    const [before] = serverProcesses();
    const editor = await openDraft('storm.txt', QUIET);
    const folder = inFolder('storm').fsPath;
    mkdirSync(folder);
    for (let file = 0; file < 2_000; file++) writeFileSync(join(folder, `${file}.txt`), QUERIED);
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
    await waitForVague(editor.document.uri, 1, 'the findings of a key in the storm');
    const one = await openDraft('storm/1999.txt');
    await waitForVague(one.document.uri, 1, 'the findings of one of the 2,000');
    rmSync(folder, { recursive: true });
    await vscode.window.showTextDocument(editor.document);
    await editor.document.save();
    const now = await openDraft('storm.txt');
    await now.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
    await waitForVague(now.document.uri, 2, 'the findings of a key when they are gone');
    assert.deepEqual(serverProcesses(), [before]);
  });
});

/** The one server that runs; undefined when it is none or more. */
function running(): [number] | undefined {
  const [pid, ...more] = serverProcesses();
  return pid === undefined || more.length > 0 ? undefined : [pid];
}

function isAnother(before: number): boolean {
  const now = running();
  return now !== undefined && now[0] !== before;
}

/**
 * The errors that the extension shows from now on. Its client library calls the same window object as this suite,
 * which lies in the extension's folder.
 */
function listenToErrors(): string[] {
  const messages: string[] = [];
  const { window } = vscode;
  const show = window.showErrorMessage;
  after(() => {
    window.showErrorMessage = show;
  });
  window.showErrorMessage = (message: string, ...rest: unknown[]) => {
    messages.push(message);
    return (show as (message: string, ...rest: unknown[]) => Thenable<undefined>)(message, ...rest);
  };
  return messages;
}
