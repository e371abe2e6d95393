/**
 * The window reloaded while the server lints, and its extension host with it. That ends the suite which asks for it;
 * VS Code then runs the same suite again in the new extension host, which finds what the first one wrote down.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LintWorkspaceResult } from '../../../server/src/protocol.ts';
import {
  closeEditors,
  EXTENSION,
  findings,
  inFolder,
  openDraft,
  QUERIED,
  waitFor,
  waitForVague,
} from '../suite/drafts.ts';
import { serverProcesses } from '../suite/processes.ts';

const PATIENCE_MS = 60_000;
/** So many are linted for some seconds. */
const DRAFTS = 1_500;

interface Before {
  readonly host: number;
  readonly server: number;
}

describe('a window that is reloaded while its drafts are linted', function () {
  this.timeout(240_000);
  // A second try would look like the window after the reload.
  this.retries(0);

  it('has one server afterwards, a new one, that finds what it should; nothing of the old window stays', async () => {
    const note = inFolder('reload.json').fsPath;
    await vscode.extensions.getExtension(EXTENSION)?.activate();
    const [server] = await waitFor(
      'a server',
      () => (serverProcesses().length === 1 ? serverProcesses() : undefined),
      PATIENCE_MS,
    );
    assert.ok(server !== undefined);
    if (!existsSync(note)) return reloadWhileLinting(note, server);

    const before = JSON.parse(readFileSync(note, 'utf8')) as Before;
    rmSync(note);
    assert.notEqual(process.pid, before.host, 'another extension host');
    assert.notEqual(server, before.server, 'another server');
    await waitFor('the end of the old server', () => !isAlive(before.server), PATIENCE_MS);
    await waitFor('the end of the old extension host', () => !isAlive(before.host), PATIENCE_MS);

    const editor = await openDraft('open.txt');
    const { uri } = editor.document;
    await waitForVague(uri, 1, 'the findings of the draft that was open');
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), 'Critics say the plan will fail. '));
    await waitForVague(uri, 2, 'the findings of a key');
    const result = await vscode.commands.executeCommand<LintWorkspaceResult>('articleLint.lintWorkspace');
    assert.equal(result.cancelled, false);
    assert.ok(result.files >= DRAFTS, `${result.files} of ${DRAFTS} drafts linted`);
    await waitForVague(inFolder(`archive/${DRAFTS - 1}.txt`), 1, 'the findings of the last draft');
    assert.deepEqual(serverProcesses(), [server]);
    await closeEditors();
  });
});

/** Reloads the window in the middle of a run over the folder. Does not come back from that. */
async function reloadWhileLinting(note: string, server: number): Promise<never> {
  const { document } = await openDraft('open.txt', QUERIED);
  await waitForVague(document.uri, 1);
  const folder = inFolder('archive').fsPath;
  mkdirSync(folder);
  for (let draft = 0; draft < DRAFTS; draft++) {
    writeFileSync(join(folder, `${draft}.txt`), QUERIED.replace('Elm Street', `Bridge No. ${draft}`));
  }
  let isDone = false;
  const linting = vscode.commands.executeCommand('articleLint.lintWorkspace').then(() => {
    isDone = true;
  });
  await waitFor(
    'the first findings of the run',
    () => findings(inFolder('archive/0.txt')).length > 0,
    PATIENCE_MS,
  );
  assert.equal(isDone, false, 'the run is under way');
  const before: Before = { host: process.pid, server };
  writeFileSync(note, JSON.stringify(before));
  vscode.commands.executeCommand('workbench.action.reloadWindow');
  await Promise.race([linting, sleep(PATIENCE_MS)]);
  await sleep(PATIENCE_MS);
  assert.fail('the window was not reloaded');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
