import * as vscode from 'vscode';
import {
  check,
  clearDesk,
  findings,
  inFolder,
  lintWorkspace,
  PROJECT_FILE,
  QUERIED,
  same,
  show,
  VAGUE,
  waitFor,
  waitForVague,
  writeFile,
} from './desk.ts';

async function configure(key: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('articleLint')
    .update(key, value, vscode.ConfigurationTarget.Workspace);
}

describe('Lint Workspace over a file system that is no disk', () => {
  afterEach(() => clearDesk());

  it('finds in closed drafts, and says what it passed over and why', async () => {
    const closed = [await writeFile('a.txt', QUERIED), await writeFile('news/über uns.md', `# ${QUERIED}`)];
    await writeFile('README.md', QUERIED);
    await writeFile('node_modules/x/a.md', QUERIED);
    await writeFile('.gitignore', 'old/\n');
    await writeFile('old/c.md', QUERIED);
    const { files, skippedWhy, cancelled } = await lintWorkspace();
    for (const uri of closed) await waitForVague(uri, 1);
    same({ files, cancelled }, { files: 2, cancelled: false });
    same(Object.entries(skippedWhy ?? {}).sort(), [
      ['README, LICENSE and the like', 1],
      ['build output and packages', 1],
      ['ignored by git', 1],
      ['not a draft by its name', 1],
    ]);
    same(findings(inFolder('old/c.md')), []);
  });

  it('follows drafts that change, and forgets those that are gone', async () => {
    const uri = await writeFile('changing.txt', QUERIED);
    await lintWorkspace();
    await waitForVague(uri, 1);
    await writeFile('changing.txt', `${QUERIED}\nExperts warn of delays, too.\n`);
    await waitForVague(uri, 2);
    await vscode.workspace.fs.delete(uri);
    await waitFor('no finding', () => findings(uri).length === 0);
  });

  it('takes in new and renamed drafts, and forgets what is ignored or excluded from then on', async function () {
    (this as { timeout?(limit: number): void }).timeout?.(60_000);
    const first = await writeFile('first.txt', QUERIED);
    const old = await writeFile('old/a.txt', QUERIED);
    await lintWorkspace();
    await waitForVague(first, 1);
    await waitForVague(old, 1);
    const later = await writeFile('later.txt', QUERIED);
    await waitForVague(later, 1);
    const renamed = inFolder('renamed.txt');
    await vscode.workspace.fs.rename(later, renamed);
    await waitForVague(renamed, 1);
    await waitForVague(later, 0);
    await writeFile('.gitignore', 'old/\n');
    await waitForVague(old, 0);
    const ignored = await writeFile('old/b.txt', QUERIED);
    await writeFile(PROJECT_FILE, '{ "drafts": { "exclude": ["renamed.txt"] } }');
    await waitForVague(renamed, 0);
    await vscode.workspace.fs.delete(inFolder('.gitignore'));
    await waitForVague(old, 1);
    await waitForVague(ignored, 1);
    await waitForVague(first, 1);
    await configure('severity', { [VAGUE]: 'off' });
    // The project file says nothing of it: the editor's settings hold.
    await waitForVague(first, 0);
    await configure('severity', undefined);
    await waitForVague(first, 1);
  });

  it('says what a file is that is no text', async () => {
    const uri = inFolder('latin.txt');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c]));
    const { files, skippedWhy } = await lintWorkspace();
    same({ files, skippedWhy }, { files: 0, skippedWhy: { 'could not be read': 1 } });
  });

  it('shows the report as a page', async () => {
    await writeFile('a.txt', QUERIED);
    await vscode.commands.executeCommand('articleLint.showReport');
    await waitFor('the page', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label === 'Article Lint Report'),
      ),
    );
  });
});

describe('diagnostics of a whole virtual workspace', () => {
  afterEach(async () => {
    await configure('workspace.diagnostics', undefined);
    await clearDesk();
  });

  it('come and go with the drafts', async () => {
    const closed = await writeFile('b.txt', QUERIED);
    await show(await writeFile('a.txt', QUERIED));
    await configure('workspace.diagnostics', 'workspace');
    await waitForVague(closed, 1);
    const later = await writeFile('c.txt', QUERIED);
    await waitForVague(later, 1);
    await writeFile('.gitignore', 'c.txt\n');
    await waitForVague(later, 0);
    await vscode.workspace.fs.rename(closed, inFolder('d.txt'));
    await waitForVague(inFolder('d.txt'), 1);
    await waitForVague(closed, 0);
  });
});

describe('the project file of a virtual workspace', () => {
  afterEach(() => clearDesk());

  it('is read with what it extends, followed, and its mistakes are shown', async () => {
    await writeFile('base/desk.json', `{ "severity": { "${VAGUE}": "error" } }`);
    await writeFile(PROJECT_FILE, '{ "extends": "./base/desk.json" }');
    const { uri } = await show(await writeFile('a.txt', QUERIED));
    await waitFor('an error', () =>
      findings(uri).find(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    await writeFile(PROJECT_FILE, `{ "extends": "./base/desk.json", "severity": { "${VAGUE}": "off" } }`);
    await waitForVague(uri, 0);
    await writeFile(PROJECT_FILE, '{ "extends": "../letters/desk.json" }');
    const shown = await waitFor('a problem', () => findings(inFolder(PROJECT_FILE)).at(0));
    check(shown.message.includes('outside of this folder'), shown.message);
    await waitForVague(uri, 1);
  });

  it('says what its folder’s drafts are', async () => {
    const out = await writeFile('out/a.txt', QUERIED);
    const kept = await writeFile('kept/a.txt', QUERIED);
    await writeFile(PROJECT_FILE, '{ "drafts": { "exclude": ["out/**"] } }');
    await waitFor('the folder is left out', async () => (await lintWorkspace()).files === 1);
    await waitForVague(kept, 1);
    same(findings(out), []);
  });
});
