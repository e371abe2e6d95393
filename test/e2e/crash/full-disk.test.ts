/**
 * A disk that fills up under the editor while a draft on it is fixed and saved: a small file system in memory, filled
 * to its last byte. To mount one takes rights that a desk machine does not give; there the test says so.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  closeEditors,
  EXTENSION,
  findings,
  inFolder,
  openDraft,
  QUIET,
  vague,
  waitFor,
  waitForVague,
} from '../suite/drafts.ts';
import { serverProcesses } from '../suite/processes.ts';

const PATIENCE_MS = 30_000;
/** Four pages of memory. */
const SIZE = '16k';
const RIGHTS_LINE = '© 2026 Lark Ledger. All rights reserved.';
const VAGUE_SENTENCE = 'Critics say the plan will fail. ';

describe('a disk that fills up under the editor', function () {
  this.timeout(180_000);
  this.retries(0);
  let folder = '';
  let isMounted = false;
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION)?.activate();
    if (serverProcesses().length === 0) await vscode.commands.executeCommand('articleLint.restartServer');
    await waitFor('a server', () => serverProcesses().length === 1, PATIENCE_MS);
    folder = inFolder('full').fsPath;
    mkdirSync(folder, { recursive: true });
  });
  after(async () => {
    try {
      await closeEditors();
    } finally {
      if (isMounted) execFileSync('umount', ['--lazy', folder]);
    }
  });

  it('takes no fix and no key away: what cannot be saved stays in the editor, and is saved once there is room', async function () {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'pipe' });
      isMounted = true;
    } catch (error) {
      console.log(
        `[suite]   not tried: no file system can be mounted here (${String(error).split('\n')[0]})`,
      );
      this.skip();
    }
    const [before] = serverProcesses();
    // A new draft: VS Code takes a longer text that was written in part for saved.
    const editor = await openDraft('full/draft.txt', '');
    const { document } = editor;
    const filler = fillUp(folder);

    const draft = `${QUIET}\n${RIGHTS_LINE}\n`.replace('\n\n', `\n\n${VAGUE_SENTENCE}`);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), draft));
    await waitForVague(document.uri, 1, 'the findings of what was typed on the full disk');
    const fixed = await vscode.commands.executeCommand<number>('articleLint.fixAllSafeFindings');
    assert.ok(fixed > 0, `${fixed} findings fixed`);
    const text = document.getText();
    assert.ok(!text.includes(RIGHTS_LINE), 'the pasted line is gone from the editor');
    assert.equal(await document.save(), false, 'a full disk takes no text');
    assert.equal(document.getText(), text);
    assert.equal(document.isDirty, true);
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), VAGUE_SENTENCE));
    await waitForVague(document.uri, 2, 'the findings of a key after the save that failed');
    assert.deepEqual(serverProcesses(), [before], 'the server has not noticed');

    rmSync(filler);
    assert.equal(await document.save(), true, 'there is room again');
    assert.equal(readFileSync(document.uri.fsPath, 'utf8'), document.getText());
    assert.equal(vague(findings(document.uri)).length, 2);
  });
});

/** Writes a file until there is no room left; answers its name. */
function fillUp(folder: string): string {
  const filler = join(folder, 'filler.bin');
  writeFileSync(filler, '');
  for (const size of [4096, 512, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
    }
  }
  assert.ok(existsSync(filler));
  return filler;
}
