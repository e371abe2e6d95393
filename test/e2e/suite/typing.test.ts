import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  closeEditors,
  configure,
  findings,
  openDraft,
  QUERIED,
  QUIET,
  vague,
  waitForVague,
} from './drafts.ts';

const KEY_MS = 100;
/** The writer is taken to pause after a second; a machine that sleeps for so long has made a pause itself. */
const PAUSED_MS = 900;

describe('while somebody types', () => {
  afterEach(async () => {
    await configure('waitWhileTyping', undefined);
    await closeEditors();
  });

  it('leaves the sentence alone that is being written, until the writer pauses', async () => {
    const { document } = await write('held.txt', QUIET, ' Critics say the plan will fail');
    await untilSteady(async () => {
      const shown = await typeOn(15, () => vague(findings(document.uri)).length);
      assert.deepEqual([...new Set(shown)], [0], 'underlined while it is written');
    });
    await waitForVague(document.uri, 1, 'the finding after the pause');
  });

  it('underlines at once where the setting says so', async () => {
    await configure('waitWhileTyping', false);
    const { document } = await write('at-once.txt', QUIET, ' Critics say the plan will fail');
    await typeUntil(() => vague(findings(document.uri)).length === 1);
  });

  it('keeps what was underlined before, without a flicker', async () => {
    const { document } = await openDraft('kept.txt', QUERIED);
    await waitForVague(document.uri, 1);
    caret(document.lineAt(4).range.end.translate(0, -1));
    const seen: number[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      seen.push(vague(findings(document.uri)).length);
    });
    try {
      await untilSteady(() => typeOn(15, () => 0));
      assert.ok(seen.length > 0, 'nothing was linted meanwhile');
      assert.deepEqual([...new Set(seen)], [1]);
    } finally {
      listener.dispose();
    }
  });

  it('shows it when the caret goes elsewhere, though the writer types on', async () => {
    const { document } = await write('left.txt', QUIET, ' Critics say the plan will fail.');
    await typeOn(5, () => 0);
    caret(document.lineAt(2).range.end);
    await typeUntil(() => vague(findings(document.uri)).length === 1);
  });

  it('shows it when the sentence is done and the next one begins', async () => {
    const { document } = await write('next.txt', QUIET, ' Critics say the plan will fail. The vote');
    await typeUntil(() => vague(findings(document.uri)).length === 1);
  });

  it('shows it when the draft is saved', async () => {
    const { document } = await write('saved-while-typing.txt', QUIET, ' Critics say the plan will fail');
    await document.save();
    await typeUntil(() => vague(findings(document.uri)).length === 1);
  });
});

/** Opens a draft and types at the end of its second paragraph. */
async function write(name: string, text: string, typed: string): Promise<vscode.TextEditor> {
  const editor = await openDraft(name, text);
  caret(editor.document.lineAt(4).range.end);
  await type(typed);
  return editor;
}

function caret(at: vscode.Position): void {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  editor.selection = new vscode.Selection(at, at);
}

async function type(text: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text });
}

let longestGap = 0;

/** Types so many keys, at the speed of a hand, and answers what `look` saw after each. */
async function typeOn<T>(keys: number, look: () => T): Promise<T[]> {
  const seen: T[] = [];
  let last = Date.now();
  for (let key = 0; key < keys; key++) {
    await type('s');
    await sleep(KEY_MS);
    seen.push(look());
    longestGap = Math.max(longestGap, Date.now() - last);
    last = Date.now();
  }
  return seen;
}

/** Does it again where the machine stood still, which is a pause like the writer's. */
async function untilSteady(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    longestGap = 0;
    try {
      await work();
      return;
    } catch (error) {
      if (longestGap < PAUSED_MS || attempt === 3) throw error;
      await vscode.commands.executeCommand('undo');
    }
  }
}

/** Types without a pause until it is so. */
async function typeUntil(isSo: () => boolean): Promise<void> {
  for (let key = 0; key < 150; key++) {
    if (isSo()) return;
    await typeOn(1, () => 0);
  }
  assert.fail('not while typing');
}
