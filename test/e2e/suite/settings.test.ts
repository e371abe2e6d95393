import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  configure,
  findings,
  inFolder,
  openDraft,
  ruleOf,
  waitForFindings,
  writeFile,
} from './drafts.ts';

const VAGUE = 'Critics say the plan will fail.\n';
const RULE = 'attribution/vague-source';
const PROJECT_FILE = '.articlelint.json';

describe('settings', () => {
  afterEach(async () => {
    for (const key of ['severity', 'enable', 'run', 'drafts.exclude']) await configure(key, undefined);
    await closeEditors();
    await vscode.workspace.fs.delete(inFolder(PROJECT_FILE)).then(undefined, () => undefined);
  });

  it('change the severity of a rule and of a family while the draft is open', async () => {
    const { document } = await openDraft('severity.txt', VAGUE);
    const becomes = (what: string, severity: vscode.DiagnosticSeverity) =>
      waitForFindings(document.uri, what, (now) =>
        now.some((finding) => ruleOf(finding) === RULE && finding.severity === severity),
      );
    await becomes('the default', vscode.DiagnosticSeverity.Warning);
    await configure('severity', { [RULE]: 'error' });
    await becomes('an error', vscode.DiagnosticSeverity.Error);
    await configure('severity', { attribution: 'information' });
    await becomes('information', vscode.DiagnosticSeverity.Information);
    await configure('severity', { attribution: 'off', [RULE]: 'hint' });
    await becomes('a hint: the rule wins over its family', vscode.DiagnosticSeverity.Hint);
    await configure('severity', { attribution: 'off' });
    await waitForFindings(document.uri, 'none', (now) => now.length === 0);
  });

  it('switch it off and on', async () => {
    const { document } = await openDraft('switch.txt', VAGUE);
    await waitForFindings(document.uri, 'a finding', (now) => now.length > 0);
    await configure('enable', false);
    await waitForFindings(document.uri, 'none', (now) => now.length === 0);
    await configure('enable', true);
    await waitForFindings(document.uri, 'a finding', (now) => now.length > 0);
  });

  it('wait for a save with run: onSave', async () => {
    await configure('run', 'onSave');
    const editor = await openDraft('on-save.txt', 'A quiet day in the city council.\n');
    const { document } = editor;
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), VAGUE));
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.deepEqual(findings(document.uri), []);
    await document.save();
    await waitForFindings(document.uri, 'a finding after the save', (now) => now.length === 1);
  });

  it('say that a file is no draft', async () => {
    const { document } = await openDraft('notes/plan.txt', VAGUE);
    await waitForFindings(document.uri, 'a finding', (now) => now.length === 1);
    await configure('drafts.exclude', ['notes/**']);
    await waitForFindings(document.uri, 'none', (now) => now.length === 0);
  });
});

describe('the project file', () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(inFolder(PROJECT_FILE)).then(undefined, () => undefined);
  });

  it('is read, followed and wins over the editor', async () => {
    const { document } = await openDraft('project.txt', VAGUE);
    await waitForFindings(document.uri, 'a finding', (now) => now.length === 1);
    await writeFile(PROJECT_FILE, `{ "severity": { "${RULE}": "error" } }`);
    await waitForFindings(
      document.uri,
      'an error',
      (now) => now[0]?.severity === vscode.DiagnosticSeverity.Error,
    );
  });

  it('shows its own mistakes where they are, and the last good settings stay in force', async () => {
    const { document } = await openDraft('broken.txt', VAGUE);
    const uri = await writeFile(PROJECT_FILE, `{ "severity": { "${RULE}": "error" } }`);
    const isError = (now: readonly vscode.Diagnostic[]) =>
      now[0]?.severity === vscode.DiagnosticSeverity.Error;
    await waitForFindings(document.uri, 'an error', isError);

    await writeFile(PROJECT_FILE, `{ "severity": { "${RULE}": "error" `);
    const broken = await waitForFindings(uri, 'a finding in the project file', (now) => now.length > 0);
    assert.match(ruleOf(broken[0] ?? assert.fail()), /^settings\//);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(isError(findings(document.uri)), 'the last good settings are gone');

    await writeFile(PROJECT_FILE, '{ "severity": { "attribution/vague-sauce": "error" } }');
    await waitForFindings(uri, 'an unknown rule', (now) =>
      now.some((one) => one.message.includes('vague-sauce')),
    );
    await writeFile(PROJECT_FILE, '{}');
    await waitForFindings(uri, 'none', (now) => now.length === 0);
  });

  it('shows a mistake while it is typed', async () => {
    const editor = await openDraft(PROJECT_FILE, '{}\n');
    const { document } = editor;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 1), '"profil": "desk"'));
    await waitForFindings(document.uri, 'an unknown setting', (now) =>
      now.some((finding) => finding.message.includes('profil')),
    );
  });
});
