/**
 * Three folders in one window that is not trusted, in a web worker: two that are on no disk and one that is, each
 * with settings of its own.
 */
import * as vscode from 'vscode';
import {
  check,
  clearDesk,
  EXTENSION,
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
} from '../web/desk.ts';

const [DESK, LETTERS, CITY] = [0, 1, 2] as const;
const LINKED = 'linked';

async function clearAll(): Promise<void> {
  await clearDesk(DESK);
  await clearDesk(LETTERS);
  await clearDesk(CITY, [LINKED]);
}

function severityOfVague(uri: vscode.Uri): vscode.DiagnosticSeverity | undefined {
  return findings(uri).find(({ code }) => (typeof code === 'object' ? code.value : code) === VAGUE)?.severity;
}

describe('three folders in a browser, not trusted', () => {
  before(clearAll);
  afterEach(clearAll);

  it('are linted all the same', async () => {
    same(vscode.workspace.isTrusted, false);
    same(
      vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme),
      ['memfs', 'memfs', 'vscode-remote'],
    );
    const { uri } = await show(await writeFile('a.txt', QUERIED, CITY));
    await waitForVague(uri, 1);
    check(vscode.extensions.getExtension(EXTENSION)?.isActive, 'the extension is not active');
  });

  it('have each the severity that their own project file gives', async () => {
    await writeFile(PROJECT_FILE, `{ "severity": { "${VAGUE}": "error" } }`, DESK);
    await writeFile(PROJECT_FILE, `{ "severity": { "${VAGUE}": "off" } }`, LETTERS);
    const drafts = [];
    for (const folder of [DESK, LETTERS, CITY]) drafts.push(await writeFile('a.txt', QUERIED, folder));
    const [desk, letters, city] = drafts;
    check(desk && letters && city, 'not three drafts');
    for (const uri of [letters, city, desk]) await show(uri);
    await waitFor('an error', () => severityOfVague(desk) === vscode.DiagnosticSeverity.Error);
    await waitForVague(city, 1);
    same(severityOfVague(city), vscode.DiagnosticSeverity.Warning);
    await waitForVague(letters, 0);
    await writeFile(PROJECT_FILE, `{ "severity": { "${VAGUE}": "information" } }`, LETTERS);
    await waitFor(
      'it is read again',
      () => severityOfVague(letters) === vscode.DiagnosticSeverity.Information,
    );
    same(severityOfVague(desk), vscode.DiagnosticSeverity.Error);
  });

  it('are all linted by Lint Workspace, one of them by Lint Folder', async () => {
    const drafts = [];
    for (const folder of [DESK, LETTERS, CITY]) drafts.push(await writeFile('news/a.txt', QUERIED, folder));
    const only = await vscode.commands.executeCommand<{ readonly files: number }>(
      'articleLint.lintFolder',
      inFolder('news', LETTERS),
    );
    same(only.files, 1);
    const all = await lintWorkspace();
    same(all.files, 3);
    for (const uri of drafts) await waitForVague(uri, 1);
  });

  it('find what is shared between a draft on a disk and one that is on none', async () => {
    const shared = QUERIED.split('\n\n').slice(1).join('\n\n');
    const city = await writeFile('a.txt', `A first story\n\n${shared}`, CITY);
    const desk = await writeFile('b.txt', `Another story\n\n${shared}`, DESK);
    await lintWorkspace();
    for (const uri of [city, desk]) {
      await waitFor('a shared passage', () =>
        findings(uri).some(
          ({ code }) => (typeof code === 'object' ? code.value : code) === 'duplicate/cross-draft',
        ),
      );
    }
  });

  it('are never left by a link: neither for drafts nor for settings', async () => {
    await writeFile('a.txt', QUERIED, CITY);
    const { files, skippedWhy } = await lintWorkspace();
    // The runner has put links there that lead out of the folder: to a draft, to a folder, to settings.
    same({ files, links: skippedWhy?.links }, { files: 1, links: 1 });
    await writeFile(PROJECT_FILE, `{ "extends": "./${LINKED}/settings.json" }`, CITY);
    const { message } = await waitFor('a problem', () => findings(inFolder(PROJECT_FILE, CITY)).at(0));
    check(message.includes('goes through a link'), message);
    await writeFile(PROJECT_FILE, `{ "extends": "./${LINKED}/folder/settings.json" }`, CITY);
    await waitFor('a problem of the folder', () =>
      findings(inFolder(PROJECT_FILE, CITY)).some(
        (one) => one.message.includes('folder/settings.json') && one.message.includes('goes through a link'),
      ),
    );
  });
});
