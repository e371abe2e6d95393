import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cliFindings,
  closeEditors,
  findings,
  openDraft,
  ruleOf,
  SEED,
  settledFindings,
  waitForFindings,
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
    const editor = await openDraft('typing.txt', 'A quiet day in the city council.\n');
    const { document } = editor;
    await editor.edit((edit) =>
      edit.insert(document.positionAt(document.getText().length), '\nCritics say the plan will fail.\n'),
    );
    const found = await waitForFindings(document.uri, 'a vague source', (now) =>
      now.some((finding) => ruleOf(finding) === 'attribution/vague-source'),
    );
    assert.ok(found.some((finding) => finding.range.start.line === 2));
    await editor.edit((edit) => edit.delete(document.lineAt(2).range));
    await waitForFindings(document.uri, 'it goes with the words', (now) => now.length === 0);
  });

  it('leaves the findings of a closed editor to nobody', async () => {
    const { document } = await openDraft('closing.txt', 'Critics say the plan will fail.\n');
    await waitForFindings(document.uri, 'a finding', (now) => now.length > 0);
    await closeEditors();
    await waitForFindings(document.uri, 'no finding', (now) => now.length === 0);
    assert.deepEqual(findings(document.uri), []);
  });

  it('reads an untitled draft', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# Council\n\nCritics say the plan will fail.\n',
    });
    await vscode.window.showTextDocument(document);
    await waitForFindings(document.uri, 'a finding', (now) => now.length > 0);
  });

  it('shows the reason of the rule in a hover', async () => {
    const { document } = await openDraft('hover.txt', 'Critics say the plan will fail.\n');
    await waitForFindings(document.uri, 'a finding', (now) => now.length > 0);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 2),
    );
    const text = hovers
      .flatMap((hover) => hover.contents)
      .map((part) => (typeof part === 'string' ? part : part.value));
    assert.match(text.join('\n'), /attribution\/vague-source/);
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
