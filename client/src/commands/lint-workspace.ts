/** Lint Workspace: every draft of the open folders, with a progress notification that can be cancelled. */
import {
  type CancellationToken,
  commands,
  type Disposable,
  type Progress,
  ProgressLocation,
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
import type { Findings } from '../findings.ts';
import { counted } from '../status.ts';

/** The command answers with the summary, for tasks and tests; `undefined` when there was nothing to do. */
export function registerLintWorkspace(client: ArticleLintClient, findings: Findings): Disposable {
  let running: Promise<LintWorkspaceResult> | undefined;
  return commands.registerCommand('articleLint.lintWorkspace', async () => {
    const folders = workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      void window.showInformationMessage('Article Lint: open a folder to lint its drafts.');
      return undefined;
    }
    // A second call joins the run that is under way.
    if (running) return running;
    running = lint(
      client,
      findings,
      folders.map((folder) => folder.uri.toString()),
    );
    try {
      const result = await running;
      // Not awaited: the toast stays until the user answers it.
      void showSummary(result);
      return result;
    } finally {
      running = undefined;
    }
  });
}

let runs = 0;

async function lint(
  client: ArticleLintClient,
  findings: Findings,
  folders: readonly string[],
): Promise<LintWorkspaceResult> {
  runs += 1;
  const params: LintWorkspaceParams = { folders, token: `run-${runs}` };
  const options = { location: ProgressLocation.Notification, title: 'Linting drafts', cancellable: true };
  return window.withProgress(options, async (progress, cancellation) => {
    const listener = listen(client, params.token, progress);
    findings.beginRun();
    let complete = false;
    try {
      const result = await request(client, params, cancellation);
      complete = !result.cancelled;
      return result;
    } finally {
      findings.endRun(complete);
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

async function showSummary(result: LintWorkspaceResult): Promise<void> {
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
  const show = 'Show Problems';
  if ((await window.showInformationMessage(text, show)) === show) {
    await commands.executeCommand('workbench.actions.view.problems');
  }
}

/** ` (3 templates, 1 too large)`, most frequent first. */
function reasons(result: LintWorkspaceResult): string {
  const entries = Object.entries(result.skippedWhy ?? {}).sort((a, b) => b[1] - a[1]);
  return entries.length === 0 ? '' : ` (${entries.map(([why, count]) => `${count} ${why}`).join(', ')})`;
}
