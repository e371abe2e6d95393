import * as vscode from 'vscode';
import {
  check,
  clearDesk,
  findings,
  inFolder,
  lineOf,
  PROJECT_FILE,
  perform,
  QUERIED,
  quickFix,
  same,
  seedClean,
  seeds,
  show,
  VAGUE,
  waitFor,
  waitForFindings,
  waitForVague,
  writeFile,
} from './desk.ts';

describe('an open draft of a virtual workspace', () => {
  afterEach(() => clearDesk());

  for (const { name, text, found } of seeds) {
    it(`has the findings of the command line: ${name}`, async () => {
      const { uri } = await show(await writeFile(name, text));
      const now = await waitForFindings(
        uri,
        `${found.length} findings`,
        (all) => all.length === found.length,
      );
      same(now.map(lineOf).sort(), [...found].sort());
    });
  }

  it('is cleaned of its paste in one step, and one undo takes it back', async () => {
    const [seed] = seeds;
    check(seed, 'no seed');
    const document = await show(await writeFile(seed.name, seed.text));
    await waitForFindings(document.uri, 'findings', (all) => all.length > 0);
    await vscode.commands.executeCommand('articleLint.cleanPastedArticle');
    same(document.getText(), seedClean);
    await vscode.commands.executeCommand('undo');
    same(document.getText(), seed.text);
  });

  it('is mended by a quick fix', async () => {
    const document = await show(
      await writeFile('fix.txt', `${QUERIED}\nAdvertisement\n\nThe the vote is final.\n`),
    );
    const [first] = await waitForFindings(document.uri, 'a leftover', (all) =>
      all.some((one) => lineOf(one).includes('leftover/')),
    );
    check(first, 'nothing found');
    const leftover = findings(document.uri).find((one) => lineOf(one).includes('leftover/'));
    check(leftover, 'no leftover');
    await perform(await quickFix(document.uri, leftover.range, /^(?:Delete|Remove)/));
    check(!document.getText().includes('Advertisement'), document.getText());
    await waitFor(
      'the finding goes',
      () => !findings(document.uri).some((one) => lineOf(one).includes('leftover/')),
    );
  });

  it('is silenced by a quick fix that writes the project file there', async () => {
    const document = await show(await writeFile('house.txt', QUERIED));
    const [vague] = await waitForVague(document.uri, 1);
    check(vague, 'nothing found');
    await perform(await quickFix(document.uri, vague.range, /workspace|folder|project/i));
    await waitForVague(document.uri, 0);
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder(PROJECT_FILE)));
    same(JSON.parse(written), { severity: { [VAGUE]: 'off' } });
  });

  it('explains itself in a hover', async () => {
    const { uri } = await show(await writeFile('hover.txt', QUERIED));
    const [vague] = await waitForVague(uri, 1);
    check(vague, 'nothing found');
    const said = await waitFor('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        vague.range.start,
      );
      const text = hovers.flatMap(({ contents }) =>
        contents.map((one) => (typeof one === 'string' ? one : one.value)),
      );
      return text.some((one) => one.includes(VAGUE)) && text.join('\n');
    });
    check(/article-lint-disable/.test(said), said);
  });

  it('is copied without its marks', async () => {
    await show(
      await writeFile('marks.md', '# Plan\n\n<!-- article-lint-disable-line -->\n\nThe plan is late.\n'),
    );
    await waitFor('the copy', async () => {
      await vscode.commands.executeCommand('articleLint.copyWithoutMarks');
      const copied = await vscode.env.clipboard.readText();
      return copied.includes('The plan is late.') && !copied.includes('article-lint');
    });
  });

  it('is compared with its copy side by side', async () => {
    const passage = QUERIED.split('\n\n').slice(1, 3).join('\n\n');
    const { uri } = await show(await writeFile('twice.txt', `${QUERIED}\n${passage}\n`));
    const found = await waitForFindings(uri, 'a repeat', (all) =>
      all.some((one) => lineOf(one).includes('duplicate/')),
    );
    const repeat = found.find((one) => lineOf(one).includes('duplicate/'));
    check(repeat, 'no repeat');
    await perform(await quickFix(uri, repeat.range, /^Compare/));
    await waitFor(
      'a diff',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
    );
  });

  it('may be the sample, which was never saved', async () => {
    await vscode.commands.executeCommand('articleLint.openSample');
    const document = vscode.window.activeTextEditor?.document;
    check(document?.isUntitled, 'no untitled draft');
    await waitForFindings(document.uri, 'its findings', (all) => all.length > 5);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('keeps its findings over a restart of the server', async () => {
    const document = await show(await writeFile('restart.txt', QUERIED));
    await waitForVague(document.uri, 1);
    await vscode.commands.executeCommand('articleLint.restartServer');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(QUERIED.length), '\nExperts warn of delays, too.\n');
    await vscode.workspace.applyEdit(edit);
    await waitForVague(document.uri, 2);
  });
});
