/** The findings of drafts that no editor shows: Lint Workspace leaves them in the Problems panel. */
import { Disposable, languages, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  CLOSED_FILE_FINDINGS,
  type ClosedFileFindingsParams,
  LINT_WORKSPACE,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
} from '../../server/src/protocol.ts';

const DRAFT_FILES = '**/*.{md,mdx,markdown,txt,html,htm}';
/** A checkout touches many files at once: they are linted again together. */
const SETTLE_MS = 200;

type WireDiagnostics = Parameters<LanguageClient['protocol2CodeConverter']['asDiagnostics']>[0];

/**
 * Keeps what Lint Workspace found true afterwards: an editor that opens a draft takes its findings over and
 * gives them back when it closes; a draft that changes on disk is linted again, a deleted one forgotten.
 */
export class ClosedFileFindings implements Disposable {
  private readonly collection = languages.createDiagnosticCollection('articleLint.closed');
  /** URIs that a run has reported, with or without findings. */
  private readonly known = new Set<string>();
  private readonly waiting = new Map<string, Uri>();
  private readonly disposables: Disposable[] = [this.collection];
  private language: LanguageClient | undefined;
  private watching = false;
  private timer: NodeJS.Timeout | undefined;
  private reported: Set<string> | undefined;

  /** Takes what the server sends. */
  listenTo(language: LanguageClient): void {
    this.language = language;
    this.disposables.push(
      language.onNotification(CLOSED_FILE_FINDINGS, (params: ClosedFileFindingsParams) =>
        this.receive(params),
      ),
    );
  }

  /** Call before a run over the whole workspace. */
  beginRun(): void {
    this.reported = new Set();
    this.watch();
  }

  /** Call after it: drafts that a complete run did not report are gone, or are no drafts any more. */
  endRun(complete: boolean): void {
    const { reported } = this;
    this.reported = undefined;
    if (!complete || !reported) return;
    for (const key of this.known) if (!reported.has(key)) this.forget(key);
  }

  /** An editor shows this draft now, with findings of its own. */
  tookOver(uri: Uri): void {
    this.collection.delete(uri);
  }

  dispose(): void {
    clearTimeout(this.timer);
    Disposable.from(...this.disposables).dispose();
  }

  private async receive(params: ClosedFileFindingsParams): Promise<void> {
    const { language } = this;
    if (!language) return;
    const uri = language.protocol2CodeConverter.asUri(params.uri);
    const key = uri.toString();
    this.known.add(key);
    this.reported?.add(key);
    // The protocol file knows no LSP types; the server sends what it also answers to a pull.
    const diagnostics = await language.protocol2CodeConverter.asDiagnostics([
      ...params.diagnostics,
    ] as WireDiagnostics);
    this.collection.set(uri, diagnostics);
  }

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    const watcher = workspace.createFileSystemWatcher(DRAFT_FILES, true);
    this.disposables.push(
      watcher,
      watcher.onDidChange((uri) => this.lintAgain(uri)),
      watcher.onDidDelete((uri) => this.forget(uri.toString())),
      workspace.onDidCloseTextDocument((document) => this.lintAgain(document.uri)),
    );
  }

  private lintAgain(uri: Uri): void {
    const key = uri.toString();
    if (!this.known.has(key)) return;
    this.waiting.set(key, uri);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.lintWaiting(), SETTLE_MS);
  }

  private async lintWaiting(): Promise<void> {
    const { language } = this;
    const open = new Set(workspace.textDocuments.map((document) => document.uri.toString()));
    const folders = [...this.waiting.values()]
      .filter((uri) => !open.has(uri.toString()))
      .map((uri) => uri.toString());
    this.waiting.clear();
    if (folders.length === 0 || !language?.isRunning()) return;
    const params: LintWorkspaceParams = { folders, token: '' };
    try {
      await language.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE, params);
    } catch (error) {
      language.warn('Drafts that changed on disk could not be linted again.', error, false);
    }
  }

  private forget(key: string): void {
    this.known.delete(key);
    this.collection.delete(Uri.parse(key));
  }
}
