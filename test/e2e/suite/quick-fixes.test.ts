import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  codeActions,
  inFolder,
  openDraft,
  perform,
  QUERIED,
  QUIET,
  ruleOf,
  SEED,
  settledFindings,
  waitFor,
  waitForFindings,
  waitForVague,
} from './drafts.ts';

const QUICK_FIX = vscode.CodeActionKind.QuickFix;
const PROJECT_FILE = '.articlelint.json';

describe('quick fixes', () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(inFolder(PROJECT_FILE)).then(undefined, () => undefined);
  });

  it("each one of the user's draft does something, and one undo takes it back", async function () {
    this.timeout(90_000);
    const { document } = await openDraft(SEED);
    const before = document.getText();
    const tried = new Set<string>();
    for (const finding of await settledFindings(document.uri)) {
      const offered = await codeActions(document.uri, finding.range, QUICK_FIX, () => true);
      for (const action of offered) {
        // The same fix of the same rule at another place says nothing new.
        const kind = `${ruleOf(finding)}: ${action.title}`;
        if (!action.edit || tried.has(kind)) continue;
        tried.add(kind);
        await perform(action);
        assert.notEqual(document.getText(), before, `${kind} changes nothing`);
        await undo();
        assert.equal(document.getText(), before, `${kind} is not undone in one step`);
      }
    }
    assert.ok(tried.size >= 5, `only ${tried.size} kinds of fixes: ${[...tried].join('; ')}`);
  });

  it('marks the one safe fix of a finding as preferred', async () => {
    const { document } = await openDraft('shared.txt', twice());
    const found = await waitForFindings(document.uri, 'a repeat', (now) => now.some(isRepeat));
    const finding = found.find(isRepeat);
    assert.ok(finding);
    // The client's own actions are there before the server has answered.
    const actions = await codeActions(document.uri, finding.range, QUICK_FIX, (now) =>
      now.some((action) => action.isPreferred),
    );
    assert.equal(actions.filter((action) => action.isPreferred).length, 1);
    for (const action of actions) assert.equal(action.kind?.value, 'quickfix.articleLint');
  });

  it('silences a rule for a line with a directive', async () => {
    const { document } = await openDraft('silence.md', `# ${QUERIED}`);
    const [finding] = await waitForVague(document.uri, 1);
    assert.ok(finding);
    const actions = await codeActions(document.uri, finding.range, QUICK_FIX, (now) =>
      now.some((action) => action.edit && insertedText(action).includes('article-lint-disable')),
    );
    const silence = actions.find((action) => insertedText(action).includes('article-lint-disable'));
    assert.ok(silence);
    await perform(silence);
    await waitForVague(document.uri, 0, 'silence');
  });

  it('teaches the project file, which did not exist, and the finding goes', async () => {
    const { document } = await openDraft(SEED);
    const all = await settledFindings(document.uri);
    const found = await firstWithSetting(document.uri, all);
    assert.ok(found, 'no quick fix writes to the settings');
    await perform(found.action);
    const written = await waitFor('the project file', async () => {
      const bytes = await vscode.workspace.fs.readFile(inFolder(PROJECT_FILE)).then(
        (read) => read,
        () => undefined,
      );
      return bytes && new TextDecoder().decode(bytes);
    });
    const [change] = found.action.command?.arguments ?? [];
    assert.ok(written.includes(JSON.stringify(change.add)), written);
    const { rule } = found;
    await waitForFindings(document.uri, 'the finding goes', (now) =>
      now.every((one) => ruleOf(one) !== rule),
    );
  });

  it('switches a rule off in the project file', async () => {
    const { document } = await openDraft('off.txt', QUERIED);
    const [finding] = await waitForVague(document.uri, 1);
    assert.ok(finding);
    const title = `Switch off ${ruleOf(finding)} in this workspace`;
    const actions = await codeActions(document.uri, finding.range, QUICK_FIX, (now) =>
      now.some((action) => action.title === title),
    );
    await perform(actions.find((action) => action.title === title) ?? assert.fail());
    await waitForVague(document.uri, 0);
  });

  it('“This is ours: never flag it” silences the line in every draft, and says so in the project file', async () => {
    const line = '© 2026 Lark Ledger. All rights reserved.';
    const { document } = await openDraft('ours.txt', `${QUIET}\n${line}\n`);
    const isRights = (one: vscode.Diagnostic) => ruleOf(one) === 'leftover/copyright-line';
    const found = await waitForFindings(document.uri, 'the rights line', (now) => now.some(isRights));
    const finding = found.find(isRights);
    assert.ok(finding);
    const title = 'This is ours: never flag it';
    const actions = await codeActions(document.uri, finding.range, QUICK_FIX, (now) =>
      now.some((action) => action.title === title),
    );
    await perform(actions.find((action) => action.title === title) ?? assert.fail());
    await waitForFindings(document.uri, 'no rights line', (now) => !now.some(isRights));
    assert.equal(document.getText(), `${QUIET}\n${line}\n`, 'the draft itself was changed');
    const project = new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder(PROJECT_FILE)));
    assert.match(project, /"house": \[\s*"© 2026 Lark Ledger\. All rights reserved\."\s*\]/);
    const other = await openDraft('ours-too.txt', `${QUIET}\n${line}\nShare this article\n`);
    const left = await settledFindings(other.document.uri);
    assert.ok(!left.some((one) => one.range.start.line === QUIET.split('\n').length));
  });

  it('keeps comments and layout of a project file', async () => {
    const uri = inFolder(PROJECT_FILE);
    const text = '{\n\t// ours\n\t"leftovers": {\n\t\t"house": ["One line"], // standing\n\t},\n}\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
    const add = { folder, path: ['leftovers', 'house'], add: 'Another “line”' };
    await vscode.commands.executeCommand('articleLint.addToSettings', add);
    // Once more: a list holds an entry once.
    await vscode.commands.executeCommand('articleLint.addToSettings', add);
    const after = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.equal(after.replace(/\["One line",\s*"Another “line”"\s*\]/, '["One line"]'), text);
  });
});

/** A passage that stands in another draft as well has no safe fix: only one within the draft counts. */
function isRepeat(finding: vscode.Diagnostic): boolean {
  return ruleOf(finding) === 'duplicate/paragraph';
}

async function undo(): Promise<void> {
  await vscode.commands.executeCommand('undo');
}

/** A draft whose second paragraph is its first again. */
function twice(): string {
  const paragraph =
    'The council voted 7-2 on Tuesday to close the Elm Street bridge for eleven months, Mayor Dana Ortiz said at the meeting.';
  return `Bridge to close\n\n${paragraph}\n\n${paragraph}\n\nWork begins in March, Ortiz said.\n`;
}

function insertedText(action: vscode.CodeAction): string {
  return (action.edit?.entries() ?? []).flatMap(([, edits]) => edits.map((edit) => textOf(edit))).join('');
}

function textOf(edit: vscode.TextEdit | vscode.SnippetTextEdit): string {
  return 'newText' in edit ? edit.newText : edit.snippet.value;
}

async function firstWithSetting(
  uri: vscode.Uri,
  all: readonly vscode.Diagnostic[],
): Promise<{ action: vscode.CodeAction; rule: string } | undefined> {
  for (const finding of all) {
    const offered = await codeActions(uri, finding.range, QUICK_FIX, () => true);
    const action = offered.find(
      (one) => one.command?.command === 'articleLint.addToSettings' && one.command.arguments?.[0].add,
    );
    if (action) return { action, rule: ruleOf(finding) };
  }
  return undefined;
}
