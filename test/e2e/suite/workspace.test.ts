import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LintWorkspaceResult } from '../../../server/src/protocol.ts';
import {
  closeEditors,
  configure,
  findings,
  inFolder,
  openDraft,
  QUERIED,
  VAGUE,
  vague,
  waitFor,
  waitForFindings,
  waitForVague,
  writeFile,
} from './drafts.ts';

const FOLDER = 'many';

describe('Lint Workspace', () => {
  afterEach(async () => {
    await closeEditors();
    await configure('drafts.exclude', undefined);
    await vscode.workspace.fs.delete(inFolder(FOLDER), { recursive: true }).then(undefined, () => undefined);
  });

  it('puts the findings of closed files into the Problems panel', async () => {
    const closed = [
      await writeFile(`${FOLDER}/a.txt`, QUERIED),
      await writeFile(`${FOLDER}/b.md`, `# ${QUERIED}`),
    ];
    const result = await lintWorkspace();
    for (const uri of closed) await waitForVague(uri, 1, 'the finding of a closed file');
    assert.equal(result.cancelled, false);
    assert.ok(result.files >= 3, `${result.files} files`);
    assert.ok(result.findings >= 3, `${result.findings} findings`);
  });

  it('passes over what is no draft, and says how much', async () => {
    await writeFile(`${FOLDER}/README.md`, QUERIED);
    await writeFile(`${FOLDER}/robots.txt`, QUERIED);
    const result = await lintWorkspace();
    assert.ok(result.skipped >= 2, `${result.skipped} skipped`);
    assert.deepEqual(findings(inFolder(`${FOLDER}/README.md`)), []);
    assert.deepEqual(findings(inFolder(`${FOLDER}/robots.txt`)), []);
  });

  it('leaves a folder out that the settings exclude', async () => {
    const uri = await writeFile(`${FOLDER}/a.txt`, QUERIED);
    await lintWorkspace();
    await waitForVague(uri, 1);
    await configure('drafts.exclude', [`${FOLDER}/**`]);
    await lintWorkspace();
    await waitForFindings(uri, 'no finding', (now) => now.length === 0);
  });

  it('shows each finding once when a linted file is opened, and keeps it when it is closed', async () => {
    const uri = await writeFile(`${FOLDER}/a.txt`, QUERIED);
    await lintWorkspace();
    await waitForVague(uri, 1);
    await openDraft(`${FOLDER}/a.txt`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(vague(findings(uri)).length, 1);
    await closeEditors();
    await waitForVague(uri, 1, 'its finding is back');
  });

  it('follows a linted file that changes on disk, and forgets a deleted one', async () => {
    const uri = await writeFile(`${FOLDER}/changing.txt`, QUERIED);
    await lintWorkspace();
    await waitForVague(uri, 1);
    await writeFile(`${FOLDER}/changing.txt`, `${QUERIED}\nExperts warn of delays, too.\n`);
    await waitForVague(uri, 2);
    await vscode.workspace.fs.delete(uri);
    await waitForFindings(uri, 'none', (now) => now.length === 0);
  });

  it('joins a run that is under way', async () => {
    await writeFile(`${FOLDER}/a.txt`, QUERIED);
    const [first, second] = await Promise.all([lintWorkspace(), lintWorkspace()]);
    assert.equal(first, second);
  });
});

describe('Lint Folder', () => {
  const INNER = `${FOLDER}/inner`;
  const lintFolder = (...given: (vscode.Uri | readonly vscode.Uri[])[]) =>
    vscode.commands.executeCommand<LintWorkspaceResult | undefined>('articleLint.lintFolder', ...given);

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(inFolder(FOLDER), { recursive: true }).then(undefined, () => undefined);
  });

  it('lints the drafts of the folder that was clicked, and no others', async () => {
    const inside = await writeFile(`${INNER}/a.txt`, QUERIED);
    const below = await writeFile(`${INNER}/deep/b.txt`, QUERIED);
    const outside = await writeFile(`${FOLDER}/c.txt`, QUERIED);
    const result = await lintFolder(inFolder(INNER));
    assert.equal(result?.files, 2);
    assert.equal(result.cancelled, false);
    for (const uri of [inside, below]) await waitForVague(uri, 1);
    assert.deepEqual(findings(outside), []);
  });

  it('lints all folders that are selected, each draft once', async () => {
    await writeFile(`${INNER}/a.txt`, QUERIED);
    await writeFile(`${FOLDER}/other/b.txt`, QUERIED);
    await writeFile(`${FOLDER}/c.txt`, QUERIED);
    const selected = [inFolder(INNER), inFolder(`${FOLDER}/other`)];
    assert.equal((await lintFolder(inFolder(INNER), selected))?.files, 2);
    const nested = [inFolder(INNER), inFolder(FOLDER)];
    assert.equal((await lintFolder(inFolder(INNER), nested))?.files, 3);
  });

  it('forgets drafts that are gone from the folder, and keeps what others have', async () => {
    const stays = await writeFile(`${FOLDER}/c.txt`, QUERIED);
    const goes = await writeFile(`${INNER}/a.txt`, QUERIED);
    await lintWorkspace();
    for (const uri of [stays, goes]) await waitForVague(uri, 1);
    await configure('drafts.exclude', [`${INNER}/**`]);
    try {
      await lintFolder(inFolder(INNER));
      await waitForFindings(goes, 'no finding', (now) => now.length === 0);
      assert.equal(vague(findings(stays)).length, 1);
    } finally {
      await configure('drafts.exclude', undefined);
    }
  });

  it('asks for a folder when it is run from the palette, that of the open draft first', async () => {
    await writeFile(`${FOLDER}/c.txt`, QUERIED);
    await openDraft(`${INNER}/a.txt`, QUERIED);
    const asked = lintFolder();
    const result = await waitFor('the first folder is taken', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return Promise.race([
        asked,
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 200)),
      ]);
    });
    assert.equal(result.files, 1);
  });

  it('shows the report also when a draft with findings is gone, and compares what has become shorter', async () => {
    const draft = await writeFile(`${INNER}/a.txt`, QUERIED);
    const collection = vscode.languages.createDiagnosticCollection('gone');
    const finding = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 7), 'It is gone.');
    finding.source = 'article-lint';
    finding.code = VAGUE;
    collection.set(inFolder(`${INNER}/gone.txt`), [finding]);
    const result = await lintFolder(inFolder(INNER));
    await vscode.commands.executeCommand('articleLint.showReport', { result, folders: [inFolder(INNER)] });
    collection.dispose();
    const behind = new vscode.Location(draft, new vscode.Range(400, 0, 400, 10));
    await vscode.commands.executeCommand('articleLint.comparePassages', behind, behind);
    await closeEditors();
  });

  it('shows the report of the folder', async () => {
    await writeFile(`${INNER}/a.txt`, QUERIED);
    const result = await lintFolder(inFolder(INNER));
    await vscode.commands.executeCommand('articleLint.showReport', { result, folders: [inFolder(INNER)] });
    await waitFor('the report', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputWebview),
      ),
    );
  });
});

async function lintWorkspace(): Promise<LintWorkspaceResult> {
  const result = await vscode.commands.executeCommand<LintWorkspaceResult>('articleLint.lintWorkspace');
  return waitFor('a summary', () => result);
}
