/** What the extension does in every host: everything a user sees has a file of its own. */
import type { ExtensionContext } from 'vscode';
import { type ArticleLintClient, createClient, type ServerHost } from './client.ts';
import { registerAddToSettings } from './commands/add-to-settings.ts';
import { registerCleanPastedArticle } from './commands/clean-pasted-article.ts';
import { registerComparePassages } from './commands/compare-passages.ts';
import { registerFixAllSafeFindings } from './commands/fix-all-safe-findings.ts';
import { registerLintWorkspace } from './commands/lint-workspace.ts';
import { registerOpenSample } from './commands/open-sample.ts';
import { registerRestartServer } from './commands/restart-server.ts';
import { registerShowOutput } from './commands/show-output.ts';
import { registerWithoutMarks } from './commands/without-marks.ts';
import { Findings } from './findings.ts';
import { registerPaste } from './paste.ts';
import { registerStatus } from './status.ts';
import { registerPassagesView } from './views/passages-view.ts';
import { registerReport } from './views/report-view.ts';
import { registerSourceMarks } from './views/source-marks.ts';
import { registerSourcesView } from './views/sources-view.ts';

let running: ArticleLintClient | undefined;

/** Starts everything. */
export async function activateWith(context: ExtensionContext, host: ServerHost): Promise<void> {
  const findings = new Findings();
  const client = createClient(context, findings, host);
  running = client;
  context.subscriptions.push(
    findings,
    registerStatus(client),
    registerLintWorkspace(client, findings),
    registerFixAllSafeFindings(client),
    registerCleanPastedArticle(client),
    registerAddToSettings(),
    registerComparePassages(),
    registerPaste(client),
    registerWithoutMarks(client),
    registerSourcesView(client),
    registerPassagesView(),
    registerReport(),
    registerOpenSample(context),
    registerSourceMarks(client),
    registerRestartServer(client),
    registerShowOutput(client),
  );
  // After the commands: they exist, and can restart the server, even when it does not start now.
  await client.start();
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
