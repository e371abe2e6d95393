/**
 * What the suites share that run in a web worker, and in Node over a file system that is no disk. They use nothing
 * of Node: facts about the project are bundled in.
 */
import * as vscode from 'vscode';

export const EXTENSION = 'article-lint.article-lint';
export const VAGUE = 'attribution/vague-source';
export const PROJECT_FILE = '.articlelint.json';

/** A draft of `seeds/`, and what the command line finds in it. */
export interface Seed {
  readonly name: string;
  readonly text: string;
  readonly found: readonly string[];
}

declare const ARTICLE_LINT_HAS_NODE: boolean;
/** True where the runner means the suite to run in Node. */
export const hasNode = ARTICLE_LINT_HAS_NODE;

declare const ARTICLE_LINT_SEEDS: readonly Seed[];
declare const ARTICLE_LINT_SEED_CLEAN: string;
export const seeds = ARTICLE_LINT_SEEDS;
/** The first seed as Clean Pasted Article leaves it. */
export const seedClean = ARTICLE_LINT_SEED_CLEAN;

/** A story that a desk asks one question about. */
export const QUERIED = `Council votes to close Elm Street bridge

The City Council voted 7-2 on Tuesday to close the Elm Street bridge for eleven months, Mayor Dana Ortiz said at the meeting.

Engineers found cracks in two of its piers in May, according to a report that the public works department released on Monday. Critics say the plan will fail.

“We would rather close it for a year than lose it for good,” Ortiz said.
`;

export class Unexpected extends Error {}

export function check(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Unexpected(what);
}

/** Compares as JSON. */
export function same(actual: unknown, expected: unknown, what = 'not the same'): void {
  const [is, should] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  check(is === should, `${what}:\n${is}\nin place of\n${should}`);
}

/** Probes until the answer is neither undefined nor false. */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    check(Date.now() < deadline, `Waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A file of an open folder, the first one unless told otherwise. */
export function inFolder(name: string, folder = 0): vscode.Uri {
  const open = vscode.workspace.workspaceFolders?.[folder];
  check(open, `no folder ${folder} is open`);
  return name === '' ? open.uri : vscode.Uri.joinPath(open.uri, name);
}

export async function writeFile(name: string, text: string, folder = 0): Promise<vscode.Uri> {
  const uri = inFolder(name, folder);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Throws away what was not saved, closes all editors, and empties the folder, but for what `kept` names. */
export async function clearDesk(folder = 0, kept: readonly string[] = []): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isUntitled) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const [name] of await vscode.workspace.fs.readDirectory(inFolder('', folder))) {
    if (kept.includes(name)) continue;
    await vscode.workspace.fs.delete(inFolder(name, folder), { recursive: true });
  }
}

export function findings(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'article-lint')
    .sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The finding as one line, in the form that {@link Seed.found} has. */
export function lineOf(finding: vscode.Diagnostic): string {
  const { start, end } = finding.range;
  return `${start.line}:${start.character}-${end.line}:${end.character} ${ruleOf(finding)} ${finding.message}`;
}

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

/** Waits until so many questions about vague sources stand in a file. */
export async function waitForVague(uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
  const vague = (found: readonly vscode.Diagnostic[]) => found.filter((one) => ruleOf(one) === VAGUE);
  const what = `${count} × ${VAGUE} in ${uri.path}`;
  return vague(await waitForFindings(uri, what, (found) => vague(found).length === count));
}

/** The quick fixes of ours at a finding, asked for until `wanted` is among them. */
export function quickFix(uri: vscode.Uri, range: vscode.Range, wanted: RegExp): Promise<vscode.CodeAction> {
  return waitFor(`a quick fix ${wanted}`, async () => {
    try {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        'quickfix',
        100,
      );
      return all.find(({ title }) => wanted.test(title));
    } catch (error) {
      // Cancelled while other providers register.
      if (error instanceof Error && /cancell?ed/i.test(error.message)) return undefined;
      throw error;
    }
  });
}

/** Does what choosing the action in the menu does. */
export async function perform({ edit, command, title }: vscode.CodeAction): Promise<void> {
  if (edit) check(await vscode.workspace.applyEdit(edit), `${title}: not applied`);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

export interface RunResult {
  readonly files: number;
  readonly findings: number;
  readonly skipped: number;
  readonly skippedWhy?: Readonly<Record<string, number>>;
  readonly cancelled: boolean;
}

export async function lintWorkspace(): Promise<RunResult> {
  const result = await vscode.commands.executeCommand<RunResult>('articleLint.lintWorkspace');
  check(result, 'no summary');
  return result;
}
