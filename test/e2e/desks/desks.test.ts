/** Two folders on disk in one window, each with settings of its own, that the user has not said to trust. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { LintWorkspaceResult } from '../../../server/src/protocol.ts';
import {
  closeEditors,
  configure,
  EXTENSION,
  findings,
  QUERIED,
  ruleOf,
  VAGUE,
  waitFor,
  waitForFindings,
  waitForVague,
} from '../suite/drafts.ts';

const PROJECT_FILE = '.articlelint.json';

function place(folder: 'city' | 'sport', name = ''): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find((one) => one.name === folder);
  assert.ok(found, `the folder ${folder} is not open`);
  return vscode.Uri.joinPath(found.uri, name);
}

/** Writes behind the editor's back, as a sync or a script does. */
function put(folder: 'city' | 'sport', name: string, text: string): vscode.Uri {
  const uri = place(folder, name);
  mkdirSync(dirname(uri.fsPath), { recursive: true });
  writeFileSync(uri.fsPath, text);
  return uri;
}

/** Writes as the Explorer does. */
async function write(folder: 'city' | 'sport', name: string, text: string): Promise<vscode.Uri> {
  const uri = place(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

function remove(folder: 'city' | 'sport', name: string): void {
  rmSync(place(folder, name).fsPath, { recursive: true, force: true });
}

async function show(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

function severityOfVague(uri: vscode.Uri): vscode.DiagnosticSeverity | undefined {
  return findings(uri).find((one) => ruleOf(one) === VAGUE)?.severity;
}

describe('a window that is not trusted', () => {
  it('lints all the same: nothing of a workspace is ever run', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const uri = put('city', 'untrusted.txt', QUERIED);
    await show(uri);
    await waitForVague(uri, 1);
    assert.equal(vscode.extensions.getExtension(EXTENSION)?.isActive, true);
    await closeEditors();
    remove('city', 'untrusted.txt');
  });
});

describe('two folders with settings of their own', () => {
  afterEach(async () => {
    await closeEditors();
    await configure('workspace.diagnostics', undefined);
    for (const folder of ['city', 'sport'] as const) {
      for (const name of [PROJECT_FILE, '.gitignore', '.vscode', 'a.txt', 'b.txt', 'moved.txt', 'old'])
        remove(folder, name);
    }
  });

  it('have each the severity that their own project file gives', async () => {
    put('city', PROJECT_FILE, `{ "severity": { "${VAGUE}": "error" } }`);
    put('sport', PROJECT_FILE, `{ "severity": { "${VAGUE}": "off" } }`);
    const [city, sport] = [put('city', 'a.txt', QUERIED), put('sport', 'a.txt', QUERIED)];
    await show(city);
    await show(sport);
    await waitFor('an error', () => severityOfVague(city) === vscode.DiagnosticSeverity.Error);
    await waitForVague(sport, 0);
    put('sport', PROJECT_FILE, `{ "severity": { "${VAGUE}": "information" } }`);
    await waitFor(
      'the file is read again',
      () => severityOfVague(sport) === vscode.DiagnosticSeverity.Information,
    );
    assert.equal(severityOfVague(city), vscode.DiagnosticSeverity.Error);
  });

  it('may be switched off one by one in the editor’s settings', async () => {
    const [city, sport] = [put('city', 'a.txt', QUERIED), put('sport', 'a.txt', QUERIED)];
    await show(city);
    await show(sport);
    await waitForVague(city, 1);
    await waitForVague(sport, 1);
    const own = vscode.workspace.getConfiguration('articleLint', place('sport'));
    await own.update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder);
    await waitForVague(sport, 0);
    await waitForVague(city, 1);
    await own.update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await waitForVague(sport, 1);
  });

  it('are both linted by Lint Workspace, one of them by Lint Folder', async () => {
    const [city, sport] = [put('city', 'a.txt', QUERIED), put('sport', 'a.txt', QUERIED)];
    const only = await vscode.commands.executeCommand<LintWorkspaceResult>(
      'articleLint.lintFolder',
      place('sport'),
    );
    assert.equal(only.files, 1);
    await waitForVague(sport, 1);
    assert.deepEqual(findings(city), []);
    const all = await vscode.commands.executeCommand<LintWorkspaceResult>('articleLint.lintWorkspace');
    assert.equal(all.files, 2);
    await waitForVague(city, 1);
  });
});

/**
 * Changes go through the editor's own file service, as the Explorer's do: this VS Code comes without the native
 * watcher of folders, and does not see all that other programs do. The drafts are never opened: VS Code keeps a
 * document that a test has opened for minutes after its tab is closed.
 */
describe('what Lint Workspace found on disk', () => {
  afterEach(() => {
    for (const name of ['.gitignore', 'first.txt', 'later.txt', 'renamed.txt', 'old', PROJECT_FILE])
      remove('city', name);
  });

  it('is kept true: new and renamed drafts, ignored ones, other settings', async function () {
    this.timeout(60_000);
    const first = await write('city', 'first.txt', QUERIED);
    const old = await write('city', 'old/a.txt', QUERIED);
    await vscode.commands.executeCommand('articleLint.lintWorkspace');
    await waitForVague(first, 1);
    await waitForVague(old, 1);
    const later = await write('city', 'later.txt', QUERIED);
    await waitForVague(later, 1);
    const renamed = place('city', 'renamed.txt');
    await vscode.workspace.fs.rename(later, renamed);
    await waitForVague(renamed, 1);
    await waitForVague(later, 0);
    await write('city', '.gitignore', 'old/\n');
    await waitForVague(old, 0);
    await waitForVague(first, 1);
    await write('city', PROJECT_FILE, `{ "severity": { "${VAGUE}": "error" } }`);
    await waitFor('another severity', () => severityOfVague(first) === vscode.DiagnosticSeverity.Error);
  });
});

describe('drafts on disk that change while nobody has them open', () => {
  afterEach(async () => {
    await configure('workspace.diagnostics', undefined);
    for (const name of ['.gitignore', 'closed.txt', 'z.txt', 'moved.txt', 'old']) remove('city', name);
  });

  it('have their findings follow them: written, renamed, ignored, deleted', async function () {
    // Each step may wait for the two seconds after which VS Code asks again.
    this.timeout(60_000);
    await show(await write('city', 'z.txt', QUERIED));
    const first = await write('city', 'closed.txt', QUERIED);
    await configure('workspace.diagnostics', 'workspace');
    await waitForVague(first, 1);
    const old = await write('city', 'old/b.txt', QUERIED);
    await waitForVague(old, 1);
    const moved = place('city', 'moved.txt');
    await vscode.workspace.fs.rename(first, moved);
    await waitForVague(moved, 1);
    await waitForFindings(first, 'none under the old name', (now) => now.length === 0);
    await write('city', '.gitignore', 'old/\n');
    await waitForFindings(old, 'none in what git ignores now', (now) => now.length === 0);
    await vscode.workspace.fs.delete(place('city', '.gitignore'));
    await waitForVague(old, 1);
    await write('city', 'moved.txt', 'The council met on Monday.\n');
    await waitForVague(moved, 0);
    await vscode.workspace.fs.delete(place('city', 'old'), { recursive: true });
    await waitForFindings(old, 'none in a folder that is gone', (now) => now.length === 0);
  });
});
