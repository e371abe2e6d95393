/** Lint Workspace and Lint Folder: every draft there, with a progress notification that can be cancelled. */
import {
  type CancellationToken,
  commands,
  Disposable,
  type Progress,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from 'vscode';
import {
  LINT_WORKSPACE,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
  WORKSPACE_PROGRESS,
  type WorkspaceProgressParams,
} from '../../../server/src/protocol.ts';
import type { ArticleLintClient } from '../client.ts';
import { type Findings, isInside } from '../findings.ts';
import { counted } from '../status.ts';
import type { FinishedRun } from '../views/report-view.ts';
import { chooseFolder } from './choose-folder.ts';

/** The commands answer with the summary, for tests; `undefined` when there was nothing to do. */
export function registerLintWorkspace(client: ArticleLintClient, findings: Findings): Disposable {
  const running = new Map<string, Promise<LintWorkspaceResult>>();
  const run = async (folders: readonly Uri[]): Promise<LintWorkspaceResult> => {
    const key = folders.join('\n');
    // A second call joins the run that is under way.
    const joined = running.get(key);
    if (joined !== undefined) return joined;
    const started = lint(client, findings, folders);
    running.set(key, started);
    try {
      const result = await started;
      // Not awaited: the toast stays until the user answers it.
      void showSummary({ result, folders });
      return result;
    } finally {
      running.delete(key);
    }
  };
  return Disposable.from(
    commands.registerCommand('articleLint.lintWorkspace', async () => {
      const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
      if (folders.length > 0) return run(folders);
      void window.showInformationMessage('Article Lint: open a folder to lint its drafts.');
      return undefined;
    }),
    // The Explorer gives the entry that was clicked, and all that are selected.
    commands.registerCommand('articleLint.lintFolder', async (clicked?: Uri, selected?: readonly Uri[]) => {
      const folders = selected && selected.length > 1 ? selected : await orChosen(clicked);
      return folders.length === 0 ? undefined : run(outermost(folders));
    }),
  );
}

async function orChosen(clicked: Uri | undefined): Promise<readonly Uri[]> {
  const folder = clicked ?? (await chooseFolder());
  return folder === undefined ? [] : [folder];
}

/** A folder inside another one is linted with it. */
function outermost(folders: readonly Uri[]): Uri[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && isInside(folder, other)));
}

let runs = 0;

async function lint(
  client: ArticleLintClient,
  findings: Findings,
  folders: readonly Uri[],
): Promise<LintWorkspaceResult> {
  runs += 1;
  const params: LintWorkspaceParams = {
    folders: folders.map((folder) => client.language.code2ProtocolConverter.asUri(folder)),
    token: `run-${runs}`,
  };
  const options = { location: ProgressLocation.Notification, title: 'Linting drafts', cancellable: true };
  return window.withProgress(options, async (progress, cancellation) => {
    const listener = listen(client, params.token, progress);
    const run = findings.beginRun(folders);
    let complete = false;
    try {
      const result = await request(client, params, cancellation);
      complete = !result.cancelled;
      return result;
    } finally {
      findings.endRun(run, complete);
      listener.dispose();
    }
  });
}

/**
 * Cancelling goes to the server, which answers with what it has done so far; where the connection answers
 * first, the counts are unknown and stay zero.
 */
async function request(
  client: ArticleLintClient,
  params: LintWorkspaceParams,
  cancellation: CancellationToken,
): Promise<LintWorkspaceResult> {
  try {
    return await client.language.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE, params, cancellation);
  } catch (error) {
    if (!cancellation.isCancellationRequested) throw error;
    return { files: 0, findings: 0, skipped: 0, cancelled: true };
  }
}

function listen(
  client: ArticleLintClient,
  token: string,
  progress: Progress<{ message?: string; increment?: number }>,
): Disposable {
  let percent = 0;
  return client.language.onNotification(WORKSPACE_PROGRESS, (step: WorkspaceProgressParams) => {
    if (step.token !== token || step.total === 0) return;
    const now = (step.done / step.total) * 100;
    const done = `${step.done.toLocaleString('en-US')} of ${step.total.toLocaleString('en-US')}`;
    progress.report({ message: `${done}: ${step.file}`, increment: Math.max(0, now - percent) });
    percent = Math.max(percent, now);
  });
}

async function showSummary(run: FinishedRun): Promise<void> {
  const { result } = run;
  const drafts = counted(result.files, 'draft');
  const findings = result.findings === 0 ? 'no findings' : counted(result.findings, 'finding');
  const skipped =
    result.skipped === 0 ? '' : ` ${counted(result.skipped, 'file')} skipped${reasons(result)}.`;
  const text = result.cancelled
    ? `Cancelled after ${drafts}: ${findings} so far.`
    : `${drafts} linted: ${findings}.${skipped}`;
  if (result.findings === 0) {
    await window.showInformationMessage(text);
    return;
  }
  const problems = 'Show Problems';
  const report = 'Show Report';
  const answer = await window.showInformationMessage(text, problems, report);
  if (answer === problems) await commands.executeCommand('workbench.actions.view.problems');
  if (answer === report) await commands.executeCommand('articleLint.showReport', run);
}

/** ` (3 templates, 1 too large)`, most frequent first. */
function reasons(result: LintWorkspaceResult): string {
  const entries = Object.entries(result.skippedWhy ?? {}).sort((a, b) => b[1] - a[1]);
  return entries.length === 0 ? '' : ` (${entries.map(([why, count]) => `${count} ${why}`).join(', ')})`;
}
