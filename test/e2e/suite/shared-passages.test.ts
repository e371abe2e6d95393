import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  codeActions,
  EXTENSION,
  findings,
  inFolder,
  openDraft,
  perform,
  ruleOf,
  waitFor,
  waitForFindings,
  waitForVague,
  writeFile,
} from './drafts.ts';
import { serverProcesses } from './processes.ts';

const PROJECT_FILE = '.articlelint.json';
/** One for each test: VS Code keeps a text that was open for a while after its editor is closed. */
const DAM =
  'The reservoir above the town was built in 1931 by a company that no longer exists, and its dam, ninety feet high, has been repaired three times since, most recently after the flood of 1978, when the council of the day borrowed the money from the state and paid it back over thirty years.';
const FERRY =
  'The ferry across the sound was started by two brothers who had come home from the whaling with nothing but a boat, and it has changed hands five times, burned once, and carried, by the count of the harbor office, eleven million people, a circus, and every piano on the western shore.';
const COLLEGE =
  'Westmark College, which a maker of clocks left to the county in his will, teaches four hundred students how to mend what others throw away, takes no money from the state, and has been led for the past nineteen years by a woman who learned her trade in its own cellar.';

/** Two stories around a passage, which makes up less of either than of a near copy. Both have a vague source. */
const here = (passage: string): string =>
  `Town to open its bids\n\nThe town will open its bids in June. Critics say the plan will fail.\n\n${passage}\n\nThe bids are to be opened in the town hall at noon on Friday. Five firms have asked for the papers, two of them from abroad, and the clerk expects three more before the week is out. None of them has worked on a thing of this age.\n`;
const there = (passage: string): string =>
  `Anglers go elsewhere\n\nFor a year there will be nothing to catch, and experts warn of worse.\n\n${passage}\n\nTheir club meets again when the season opens. Until then its boats lie in a barn behind the inn, under sheets that somebody lent, and the young are taught to tie flies at a long table in the kitchen on Thursdays after school.\n`;
/** Three more, which have nothing in common with these. */
const strike = (passage: string): string =>
  `Bakers strike\n\nCritics say it was all for nothing.\n\n${passage}\n\nNobody else was asked, and so bread comes by truck every morning from the far side of the county, with room for nine sacks and a dog, as it did when the oldest of them were children and a loaf cost a penny.\n`;
const winter = (passage: string): string =>
  `Plows are late\n\nExperts say the roads will not be clear by Monday.\n\n${passage}\n\nSnow has lain on the pass since October, longer than in any year that is written down, and the three drivers who know the way have asked for a week at home before they go up again with chains and shovels.\n`;
const opera = (passage: string): string =>
  `Curtain stays down\n\nCritics say tickets were never so cheap.\n\n${passage}\n\nRehearsals begin when the roof is dry. Singers practice in the gym, where the hoops have been taken down, and an usher holds a lamp over the harp because its strings go slack whenever somebody opens the door to the yard.\n`;

/** What other drafts are named in the findings of one. */
function partners(found: readonly vscode.Diagnostic[]): string[] {
  return found
    .filter((finding) => ruleOf(finding) === 'duplicate/cross-draft')
    .flatMap(({ relatedInformation = [] }) =>
      relatedInformation.map(({ location }) => location.uri.path.split('/').at(-1) ?? ''),
    )
    .sort();
}

async function waitForPartners(
  uri: vscode.Uri,
  names: readonly string[],
): Promise<readonly vscode.Diagnostic[]> {
  try {
    return await waitForFindings(uri, '', (now) => partners(now).join() === names.join());
  } catch {
    const now = partners(findings(uri)).join() || 'nobody';
    return assert.fail(`${uri.path} should share with ${names.join() || 'nobody'}, and shares with ${now}`);
  }
}

describe('drafts that share a passage', () => {
  const folders = ['typed', 'kept', 'registered'];
  before(async () => vscode.extensions.getExtension(EXTENSION)?.activate());
  const clear = (name: string) =>
    vscode.workspace.fs.delete(inFolder(name), { recursive: true }).then(undefined, () => undefined);
  afterEach(async () => {
    await closeEditors();
    await clear(PROJECT_FILE);
  });
  after(async () => {
    for (const name of folders) await clear(name);
  });

  it('name each other while one of them is typed in', async () => {
    const one = await openDraft('typed/one.txt', here(DAM));
    const two = await openDraft('typed/two.txt', there(DAM));
    await waitForPartners(one.document.uri, ['two.txt']);
    const finding = shared(await waitForPartners(two.document.uri, ['one.txt']));
    assert.equal(finding.range.start.line, 4);
    assert.equal(finding.relatedInformation?.[0]?.location.range.start.line, 4);
    const passage = two.document.lineAt(4).range;
    await two.edit((edit) => edit.delete(passage));
    await waitForPartners(one.document.uri, []);
    await waitForPartners(two.document.uri, []);
    // Other words at the same place bring nothing back; the old ones do.
    await two.edit((edit) => edit.insert(passage.start, 'The dam is old.'));
    await waitForVague(two.document.uri, 1, 'it is linted');
    assert.deepEqual(partners(findings(one.document.uri)), []);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await waitForPartners(two.document.uri, ['one.txt']);
    await waitForPartners(one.document.uri, ['two.txt']);
  });

  it('are known from the session before, without a run over the workspace', async () => {
    const closed = await writeFile('kept/closed.txt', there(FERRY));
    await vscode.commands.executeCommand('articleLint.lintFolder', inFolder('kept'));
    await waitForVague(closed, 1, 'the run has read it');
    const [before] = serverProcesses();
    await vscode.commands.executeCommand('articleLint.restartServer');
    await waitFor('one new server', () => {
      const [now, ...more] = serverProcesses();
      return now !== before && more.length === 0;
    });
    const { document } = await openDraft('kept/open.txt', here(FERRY));
    const finding = shared(await waitForPartners(document.uri, ['closed.txt']));
    assert.ok(finding.message.includes('kept/closed.txt'), finding.message);
    // It points to the passage in a file that no editor of this session has shown.
    const location = finding.relatedInformation?.[0]?.location;
    assert.ok(location);
    const other = await vscode.workspace.openTextDocument(location.uri);
    assert.equal(`${other.getText(location.range)}.`, FERRY);
  });

  it('are silent everywhere once the passage is registered as standing background', async () => {
    const one = await openDraft('registered/one.txt', strike(COLLEGE));
    const two = await openDraft('registered/two.txt', winter(COLLEGE));
    const { document } = one;
    const finding = shared(await waitForPartners(document.uri, ['two.txt']));
    await waitForPartners(two.document.uri, ['one.txt']);
    const title = 'Register as standing background';
    const actions = await codeActions(document.uri, finding.range, vscode.CodeActionKind.QuickFix, (now) =>
      now.some((action) => action.title === title),
    );
    await perform(actions.find((action) => action.title === title) ?? assert.fail());
    await waitForPartners(document.uri, []);
    await waitForPartners(two.document.uri, []);
    // Nor has a draft that is written later a finding, open or closed.
    const later = await openDraft('registered/later.txt', opera(COLLEGE));
    await waitForVague(later.document.uri, 1, 'it is linted');
    const uris = [document.uri, two.document.uri, later.document.uri];
    for (const uri of uris) assert.deepEqual(partners(findings(uri)), [], uri.path);
    await closeEditors();
    await vscode.commands.executeCommand('articleLint.lintFolder', inFolder('registered'));
    for (const uri of uris) {
      await waitForVague(uri, 1, 'the run has read it');
      assert.deepEqual(partners(findings(uri)), [], uri.path);
    }
  });
});

/** The finding about a shared passage. */
function shared(found: readonly vscode.Diagnostic[]): vscode.Diagnostic {
  return (
    found.find((finding) => ruleOf(finding) === 'duplicate/cross-draft') ??
    assert.fail('no passage is shared')
  );
}
