/** Lint Workspace and Lint Folder: every draft there, with a progress notification that can be cancelled. */
import {
  type CancellationToken,
  commands,
  Disposable,
  l10n,
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
import type { SkipReason } from '../../../server/src/workspace/draft-names.ts';
import { type ArticleLintClient, hasServer } from '../client.ts';
import { counted, formatted } from '../counts.ts';
import type { Findings } from '../findings.ts';
import { isInside } from '../follow-drafts.ts';
import type { FinishedRun } from '../views/report-view.ts';
import { chooseFolder } from './choose-folder.ts';

/** The commands answer with the summary, for tests; `undefined` when there was nothing to do. */
export function registerLintWorkspace(client: ArticleLintClient, findings: Findings): Disposable {
  const running = new Map<string, Promise<LintWorkspaceResult>>();
  const run = async (folders: readonly Uri[]): Promise<LintWorkspaceResult | undefined> => {
    if (!hasServer(client)) return undefined;
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
      void window.showInformationMessage(l10n.t('Article Lint: open a folder to lint its drafts.'));
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
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Linting drafts'),
    cancellable: true,
  };
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
    const done = l10n.t('{0} of {1}: {2}', formatted(step.done), formatted(step.total), step.file);
    progress.report({ message: done, increment: Math.max(0, now - percent) });
    percent = Math.max(percent, now);
  });
}

async function showSummary(run: FinishedRun): Promise<void> {
  const { result } = run;
  const drafts = counted(result.files, 'draft');
  const findings = result.findings === 0 ? l10n.t('no findings') : counted(result.findings, 'finding');
  const skipped =
    result.skipped === 0
      ? ''
      : ` ${l10n.t('{0} skipped{1}.', counted(result.skipped, 'file'), reasons(result))}`;
  const text = result.cancelled
    ? l10n.t('Cancelled after {0}: {1} so far.', drafts, findings)
    : `${l10n.t('{0} linted: {1}.', drafts, findings)}${skipped}`;
  if (result.findings === 0) {
    await window.showInformationMessage(text);
    return;
  }
  const problems = l10n.t('Show Problems');
  const report = l10n.t('Show Report');
  const answer = await window.showInformationMessage(text, problems, report);
  if (answer === problems) await commands.executeCommand('workbench.actions.view.problems');
  if (answer === report) await commands.executeCommand('articleLint.showReport', run);
}

/** ` (templates: 3, logs: 1)`, most frequent first. */
function reasons(result: LintWorkspaceResult): string {
  const entries = Object.entries(result.skippedWhy ?? {}).sort((a, b) => b[1] - a[1]);
  return entries.length === 0
    ? ''
    : ` (${entries.map(([why, count]) => `${skipReason(why)}: ${formatted(count)}`).join(', ')})`;
}

/** The server's words for why a file is passed over, in the user's language; as they are where we have none. */
function skipReason(why: string): string {
  const words: Readonly<Record<SkipReason | 'could not be read' | 'switched off in the settings', string>> = {
    'not a draft by its name': l10n.t('not a draft by its name'),
    'README, LICENSE and the like': l10n.t('README, LICENSE and the like'),
    'machine files such as robots.txt': l10n.t('machine files such as robots.txt'),
    logs: l10n.t('logs'),
    templates: l10n.t('templates'),
    'build output and packages': l10n.t('build output and packages'),
    'hidden folders': l10n.t('hidden folders'),
    'excluded by the settings': l10n.t('excluded by the settings'),
    'ignored by git': l10n.t('ignored by git'),
    links: l10n.t('links'),
    'could not be read': l10n.t('could not be read'),
    'switched off in the settings': l10n.t('switched off in the settings'),
  };
  return why in words ? words[why as keyof typeof words] : why;
}
