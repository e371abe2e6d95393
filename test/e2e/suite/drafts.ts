/** What the suites share: drafts in the open folder, their findings, code actions, waiting. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';

export const EXTENSION = 'article-lint.article-lint';
/** The user's draft, as the runner copied it into the folder. */
export const SEED = 'draft.txt';

/** The rule that finds one thing in {@link QUERIED}. */
export const VAGUE = 'attribution/vague-source';
const QUERY = 'Critics say the plan will fail.';
/** A story that a desk asks one question about. */
export const QUERIED = story(` ${QUERY}`);
/** The same without the reason to ask. */
export const QUIET = story();

function story(query = ''): string {
  return `Council votes to close Elm Street bridge

The City Council voted 7-2 on Tuesday to close the Elm Street bridge for eleven months, Mayor Dana Ortiz said at the meeting.

Engineers found cracks in two of its piers in May, according to a report that the public works department released on Monday.${query}

“We would rather close it for a year than lose it for good,” Ortiz said.
`;
}

/** What {@link VAGUE} found. */
export function vague(found: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
  return found.filter((finding) => ruleOf(finding) === VAGUE);
}

/** The root of our own project; the runner names it. */
export function projectPath(path: string): string {
  const root = process.env.ARTICLE_LINT_PROJECT;
  assert.ok(root, 'ARTICLE_LINT_PROJECT is not set');
  return vscode.Uri.joinPath(vscode.Uri.file(root), path).fsPath;
}

/** A file of the open folder. */
export function inFolder(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Writes a file of the open folder from outside of any editor. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const uri = inFolder(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Shows a draft in an editor, written first when `text` is given. */
export async function openDraft(name: string, text?: string): Promise<vscode.TextEditor> {
  const uri = text === undefined ? inFolder(name) : await writeFile(name, text);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

/** Throws away what was not saved and closes all editors. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isUntitled) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Our findings in a file, in document order. */
export function findings(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === 'article-lint')
    .sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
}

/** The rule of a finding; its code carries the address of the rule's page too. */
export function ruleOf(finding: vscode.Diagnostic): string {
  const { code } = finding;
  return String(typeof code === 'object' ? code.value : code);
}

/** Probes until the answer is neither undefined nor false. Fails with `what` after ten seconds. */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) assert.fail(`Waited ${limitMs} ms in vain: ${what}`);
    await sleep(25);
  }
}

/** Waits until a file has findings that satisfy the condition. */
export function waitForFindings(
  uri: vscode.Uri,
  what: string,
  condition: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return waitFor(what, () => {
    const found = findings(uri);
    return condition(found) && found;
  });
}

/** Waits until {@link VAGUE} has found so much in a file. */
export async function waitForVague(
  uri: vscode.Uri,
  count: number,
  what?: string,
): Promise<vscode.Diagnostic[]> {
  const found = await waitForFindings(
    uri,
    what ?? `${count} × ${VAGUE}`,
    (now) => vague(now).length === count,
  );
  return [...vague(found)];
}

/** Waits until the findings have stayed as they are for a while, and answers them. */
export async function settledFindings(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  let before = '';
  let since = Date.now();
  return waitFor('the findings settle', () => {
    const found = findings(uri);
    const now = found.map((finding) => `${ruleOf(finding)}${finding.range.start.line}`).join();
    if (now !== before) since = Date.now();
    before = now;
    return found.length > 0 && Date.now() - since > 400 && found;
  });
}

/**
 * The code actions of ours for a range. VS Code may cancel the first requests while other providers register,
 * so it asks until `wanted` accepts the answer.
 */
export function codeActions(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
  wanted: (actions: readonly vscode.CodeAction[]) => boolean = (actions) => actions.length > 0,
): Promise<readonly vscode.CodeAction[]> {
  return waitFor(`code actions ${kind.value} at line ${range.start.line + 1}`, async () => {
    try {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        kind.value,
        // Resolve all: their edits come on demand.
        100,
      );
      const ours = all.filter((action) => action.kind?.value.endsWith('.articleLint'));
      return wanted(ours) && ours;
    } catch (error) {
      if (error instanceof Error && /cancell?ed/i.test(error.message)) return false;
      throw error;
    }
  });
}

/** Does what choosing the action in the menu does. */
export async function perform(action: vscode.CodeAction): Promise<void> {
  if (action.edit)
    assert.equal(await vscode.workspace.applyEdit(action.edit), true, `${action.title}: not applied`);
  if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

/** Changes a setting of ours for the open folder; `undefined` takes the entry out. */
export async function configure(key: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('articleLint')
    .update(key, value, vscode.ConfigurationTarget.Workspace);
}

/** A finding of the command line's JSON. */
export interface CliFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: vscode.Position; readonly end: vscode.Position };
}

/** What the command line finds in a file. */
export function cliFindings(uri: vscode.Uri): readonly CliFinding[] {
  const args = [projectPath('dist/cli.cjs'), 'check', uri.fsPath, '--format', 'json', '--no-cache'];
  // In desktop VS Code the executable is Electron's.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  let output: string;
  try {
    output = execFileSync(process.execPath, args, { env, encoding: 'utf8' });
  } catch (error) {
    // Exit code 1 means findings.
    if (!(error instanceof Error && 'status' in error && error.status === 1 && 'stdout' in error))
      throw error;
    output = String(error.stdout);
  }
  const result: { files: { findings: CliFinding[] }[] } = JSON.parse(output);
  return result.files.flatMap((file) => file.findings);
}

export function readProjectFile(path: string): string {
  return readFileSync(projectPath(path), 'utf8');
}
