import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  configure,
  findings,
  inFolder,
  openDraft,
  QUERIED,
  QUIET,
  ruleOf,
  VAGUE,
  vague,
  waitForFindings,
  waitForVague,
  writeFile,
} from './drafts.ts';

const PROJECT_FILE = '.articlelint.json';

describe('settings', () => {
  afterEach(async () => {
    for (const key of ['severity', 'enable', 'run', 'drafts.exclude']) await configure(key, undefined);
    await closeEditors();
    await vscode.workspace.fs.delete(inFolder(PROJECT_FILE)).then(undefined, () => undefined);
  });

  it('change the severity of a rule and of a family while the draft is open', async () => {
    const { document } = await openDraft('severity.txt', QUERIED);
    const becomes = (what: string, severity: vscode.DiagnosticSeverity) =>
      waitForFindings(document.uri, what, (now) =>
        vague(now).some((finding) => finding.severity === severity),
      );
    await becomes('the default', vscode.DiagnosticSeverity.Warning);
    await configure('severity', { [VAGUE]: 'error' });
    await becomes('an error', vscode.DiagnosticSeverity.Error);
    await configure('severity', { attribution: 'information' });
    await becomes('information', vscode.DiagnosticSeverity.Information);
    await configure('severity', { attribution: 'off', [VAGUE]: 'hint' });
    await becomes('a hint: the rule wins over its family', vscode.DiagnosticSeverity.Hint);
    await configure('severity', { attribution: 'off' });
    await waitForVague(document.uri, 0);
  });

  it('switch it off and on', async () => {
    const { document } = await openDraft('switch.txt', QUERIED);
    await waitForVague(document.uri, 1);
    await configure('enable', false);
    await waitForVague(document.uri, 0);
    await configure('enable', true);
    await waitForVague(document.uri, 1);
  });

  it('wait for a save with run: onSave', async () => {
    await configure('run', 'onSave');
    const editor = await openDraft('on-save.txt', QUIET);
    const { document } = editor;
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), 'Critics say the plan will fail. '));
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.deepEqual(vague(findings(document.uri)), []);
    await document.save();
    await waitForVague(document.uri, 1, 'a finding after the save');
  });

  it('say that a file is no draft', async () => {
    const { document } = await openDraft('notes/plan.txt', QUERIED);
    await waitForVague(document.uri, 1);
    await configure('drafts.exclude', ['notes/**']);
    await waitForVague(document.uri, 0);
  });
});

describe('the project file', () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(inFolder(PROJECT_FILE)).then(undefined, () => undefined);
  });

  it('is read, followed and wins over the editor', async () => {
    const { document } = await openDraft('project.txt', QUERIED);
    await waitForVague(document.uri, 1);
    await writeFile(PROJECT_FILE, `{ "severity": { "${VAGUE}": "error" } }`);
    await waitForFindings(
      document.uri,
      'an error',
      (now) => vague(now)[0]?.severity === vscode.DiagnosticSeverity.Error,
    );
  });

  it('shows its own mistakes where they are, and the last good settings stay in force', async () => {
    const { document } = await openDraft('broken.txt', QUERIED);
    const uri = await writeFile(PROJECT_FILE, `{ "severity": { "${VAGUE}": "error" } }`);
    const isError = (now: readonly vscode.Diagnostic[]) =>
      vague(now)[0]?.severity === vscode.DiagnosticSeverity.Error;
    await waitForFindings(document.uri, 'an error', isError);

    await writeFile(PROJECT_FILE, `{ "severity": { "${VAGUE}": "error" `);
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
