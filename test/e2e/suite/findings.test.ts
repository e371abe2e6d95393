import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cliFindings,
  closeEditors,
  openDraft,
  QUERIED,
  QUIET,
  ruleOf,
  SEED,
  settledFindings,
  VAGUE,
  waitForFindings,
  waitForVague,
  writeFile,
} from './drafts.ts';

const SEVERITIES = ['error', 'warning', 'information', 'hint'];

describe("the user's draft in the editor", () => {
  after(closeEditors);

  it('has the findings that the command line has', async () => {
    const { document } = await openDraft(SEED);
    const inEditor = (await settledFindings(document.uri)).map((finding) => ({
      rule: ruleOf(finding),
      severity: SEVERITIES[finding.severity],
      message: finding.message,
      range: rangeText(finding.range),
    }));
    const onCommandLine = cliFindings(document.uri).map(({ rule, severity, message, range }) => ({
      rule,
      severity,
      message,
      range: rangeText(range),
    }));
    assert.ok(inEditor.length >= 5, `only ${inEditor.length} findings`);
    assert.deepEqual(sorted(inEditor), sorted(onCommandLine));
  });

  it('explains each finding: a source, a rule, a page, a message with its own words', async () => {
    const { document } = await openDraft(SEED);
    for (const finding of await settledFindings(document.uri)) {
      assert.match(ruleOf(finding), /^(attribution|leftover|duplicate|draft)\//);
      assert.ok(typeof finding.code === 'object' && finding.code.target.scheme === 'https', 'no page');
      assert.ok(finding.message.length > 10, finding.message);
    }
  });

  it('fades text that may go', async () => {
    const { document } = await openDraft(SEED);
    const faded = (await settledFindings(document.uri)).filter((finding) =>
      finding.tags?.includes(vscode.DiagnosticTag.Unnecessary),
    );
    assert.ok(faded.length > 0);
    for (const finding of faded) assert.match(ruleOf(finding), /^(leftover|duplicate)\//);
  });

  it('follows typing', async () => {
    const editor = await openDraft('typing.txt', QUIET);
    const { document } = editor;
    const query = ' Critics say the plan will fail.';
    const end = document.lineAt(4).range.end;
    await editor.edit((edit) => edit.insert(end, query));
    const [found] = await waitForVague(document.uri, 1);
    assert.ok(found?.range.start.isEqual(end.translate(0, 1)), 'not at the words');
    await editor.edit((edit) => edit.delete(document.lineAt(4).range.with(end)));
    await waitForVague(document.uri, 0, 'it goes with the words');
  });

  it('leaves the findings of a closed editor to nobody', async () => {
    const { document } = await openDraft('closing.txt', QUERIED);
    await waitForVague(document.uri, 1);
    await closeEditors();
    await waitForFindings(document.uri, 'no finding', (now) => now.length === 0);
  });

  it('leaves those of a closed comparison to nobody, either', async () => {
    const left = await writeFile('before.txt', QUIET);
    const right = await writeFile('after.txt', QUERIED);
    // Held open by the window for minutes, whether a tab shows it or not.
    await vscode.workspace.openTextDocument(right);
    await vscode.commands.executeCommand('vscode.diff', left, right);
    await waitForVague(right, 1);
    await closeEditors();
    await waitForFindings(right, 'none', (now) => now.length === 0);
    for (const uri of [left, right]) await vscode.workspace.fs.delete(uri);
  });

  it('reads an untitled draft', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: `# ${QUERIED}`,
    });
    await vscode.window.showTextDocument(document);
    await waitForVague(document.uri, 1);
  });

  it('shows the reason of the rule in a hover', async () => {
    const { document } = await openDraft('hover.txt', QUERIED);
    const [found] = await waitForVague(document.uri, 1);
    assert.ok(found);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      found.range.start,
    );
    const text = hovers
      .flatMap((hover) => hover.contents)
      .map((part) => (typeof part === 'string' ? part : part.value));
    assert.ok(text.join('\n').includes(VAGUE), text.join('\n'));
  });
});

type Place = { readonly line: number; readonly character: number };

function rangeText({ start, end }: { readonly start: Place; readonly end: Place }): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** Without the order of findings at the same place, which VS Code does not keep. */
function sorted<T extends { readonly range: string; readonly rule: string }>(all: readonly T[]): T[] {
  const key = (one: T): string => `${one.range} ${one.rule}`;
  return [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
