import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, codeActions, openDraft, ruleOf, waitFor, waitForFindings } from './drafts.ts';

const PARAGRAPH =
  'The council voted 7-2 on Tuesday to close the Mill Lane crossing for nine months, Mayor Dana Ortiz said at the meeting.';

/** Tabs that show the wanted kind of thing. */
function tabs<T>(kind: abstract new (...given: never[]) => T): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.filter(({ input }) => input instanceof kind),
  );
}

describe('beside the findings', () => {
  afterEach(closeEditors);

  it('opens a sample draft that has something of everything', async () => {
    await vscode.commands.executeCommand('articleLint.openSample');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    const families = ['attribution/', 'leftover/', 'duplicate/'];
    await waitForFindings(document.uri, 'all three families', (now) =>
      families.every((family) => now.some((one) => ruleOf(one).startsWith(family))),
    );
  });

  it('copies a draft without its marks', async () => {
    const text = `# Mill Lane\n\n${PARAGRAPH} <!-- source: minutes, p. 3 -->\n`;
    await openDraft('marks.md', text);
    await vscode.commands.executeCommand('articleLint.copyWithoutMarks');
    const copied = await vscode.env.clipboard.readText();
    assert.ok(copied.includes(PARAGRAPH), copied);
    assert.ok(!copied.includes('source:'), copied);
  });

  it('compares two copies side by side, and goes to the other one', async () => {
    const { document } = await openDraft(
      'copies.txt',
      `Mill Lane to close\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n`,
    );
    const found = await waitForFindings(document.uri, 'a repeat', (now) =>
      now.some((one) => ruleOf(one) === 'duplicate/paragraph'),
    );
    const repeat = found.find((one) => ruleOf(one) === 'duplicate/paragraph');
    assert.ok(repeat);
    const wanted = 'Compare the two passages';
    const actions = await codeActions(document.uri, repeat.range, vscode.CodeActionKind.QuickFix, (now) =>
      now.some(({ title }) => title === wanted),
    );
    const compare = actions.find(({ title }) => title === wanted)?.command;
    const go = actions.find(({ title }) => title === 'Go to the other copy')?.command;
    assert.ok(compare && go);
    await vscode.commands.executeCommand(compare.command, ...(compare.arguments ?? []));
    await waitFor('a diff', async () => tabs(vscode.TabInputTextDiff).length > 0);
    await vscode.commands.executeCommand(go.command, ...(go.arguments ?? []));
    const line = vscode.window.activeTextEditor?.selection.start.line;
    assert.notEqual(line, repeat.range.start.line);
  });

  it('shows the report as a page', async () => {
    await vscode.commands.executeCommand('articleLint.showReport');
    await waitFor('the report', async () =>
      tabs(vscode.TabInputWebview).some(({ label }) => label === 'Article Lint Report'),
    );
  });
});
