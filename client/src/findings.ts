/** All our findings in one collection: those of open drafts, and those that Lint Workspace left of closed ones. */
import { type Diagnostic, Disposable, languages, TabInputText, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  CLOSED_FILE_FINDINGS,
  type ClosedFileFindingsParams,
  LINT_WORKSPACE,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
} from '../../server/src/protocol.ts';
import { PatientCollection } from './patient-collection.ts';

const DRAFT_FILES = '**/*.{md,mdx,markdown,txt,html,htm}';
/** A checkout touches many files at once: they are linted again together. */
const SETTLE_MS = 200;
const FLUSH_MS = 150;

/** A run over folders, from its beginning to its end. */
export interface Run {
  readonly folders: readonly Uri[];
  /** URIs of the drafts that it has linted. */
  readonly reported: Set<string>;
}

type CollectionProvider = NonNullable<LanguageClientOptions['diagnosticCollectionProvider']>;
type WireDiagnostics = Parameters<BaseLanguageClient['protocol2CodeConverter']['asDiagnostics']>[0];

/**
 * Two collections would count a finding twice in the Explorer and the status bar. So pulled findings and those
 * of closed drafts share one; what an editor shows replaces what a run found, and what a run found is kept true:
 * a draft that is closed or changes on disk is linted again, a deleted one forgotten.
 */
export class Findings implements Disposable {
  private readonly collection = new PatientCollection('article-lint');
  /** URIs that a run has reported, with or without findings. */
  private readonly known = new Set<string>();
  private readonly waiting = new Set<string>();
  private readonly disposables: Disposable[] = [this.collection];
  private language: BaseLanguageClient | undefined;
  private watching = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly runs = new Set<Run>();
  private received: [Uri, readonly Diagnostic[]][] = [];
  private flushTimer: NodeJS.Timeout | undefined;

  constructor() {
    this.disposables.push(
      // The client library leaves closed drafts to the workspace pull, which may be switched off.
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) if (input instanceof TabInputText) this.closed(input.uri);
      }),
      workspace.onDidCloseTextDocument((document) => this.closed(document.uri)),
    );
  }

  /** Gives the client library our collection for what it pulls, and one of its own for what is pushed. */
  readonly provider: CollectionProvider = {
    create: (name, source) =>
      source === 'pull' ? this.collection : languages.createDiagnosticCollection(name),
    dispose: (collection, source) => (source === 'pull' ? this.forgetOpen() : collection.dispose()),
  };

  /** Takes what the server sends. */
  listenTo(language: BaseLanguageClient): void {
    this.language = language;
    this.disposables.push(
      language.onNotification(CLOSED_FILE_FINDINGS, (params: ClosedFileFindingsParams) =>
        this.receive(params),
      ),
    );
  }

  /** Call before a run over folders. */
  beginRun(folders: readonly Uri[]): Run {
    const run: Run = { folders, reported: new Set() };
    this.runs.add(run);
    this.watch();
    return run;
  }

  /** Call after it: drafts of its folders that a complete run did not report are gone, or are no drafts any more. */
  endRun(run: Run, complete: boolean): void {
    this.runs.delete(run);
    this.flush();
    if (!complete) return;
    for (const key of [...this.known]) {
      const uri = Uri.parse(key);
      if (!run.reported.has(key) && run.folders.some((folder) => isInside(uri, folder))) this.forget(uri);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.flushTimer);
    Disposable.from(...this.disposables).dispose();
  }

  private async receive(params: ClosedFileFindingsParams): Promise<void> {
    const { language } = this;
    if (!language) return;
    const uri = language.protocol2CodeConverter.asUri(params.uri);
    const key = uri.toString();
    this.known.add(key);
    for (const run of this.runs) run.reported.add(key);
    // The protocol file knows no LSP types; the server sends what it also answers to a pull.
    const diagnostics = await language.protocol2CodeConverter.asDiagnostics([
      ...params.diagnostics,
    ] as WireDiagnostics);
    this.received.push([uri, diagnostics]);
    this.flushTimer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** Hands the editor many drafts at once: it draws anew each time. */
  private flush(): void {
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    const shown = shownFiles();
    this.collection.set(this.received.filter(([uri]) => !shown.has(uri.toString())));
    this.received = [];
  }

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    const watcher = workspace.createFileSystemWatcher(DRAFT_FILES);
    // A folder that goes takes its drafts along, and is told by its own name only.
    const folders = workspace.createFileSystemWatcher('**/*', true, true, false);
    this.disposables.push(
      watcher,
      watcher.onDidChange((uri) => this.lintAgain(uri)),
      // A file that is replaced, or written twice at once, may be told as a new one.
      watcher.onDidCreate((uri) => this.lintAgain(uri)),
      watcher.onDidDelete((uri) => this.forget(uri)),
      folders,
      folders.onDidDelete((uri) => this.forgetFolder(uri)),
    );
  }

  private closed(uri: Uri): void {
    if (isShown(uri)) return;
    if (this.known.has(uri.toString())) this.lintAgain(uri);
    else if (uri.scheme === 'untitled' || !followsWorkspace(uri)) this.collection.delete(uri);
  }

  private lintAgain(uri: Uri): void {
    const key = uri.toString();
    if (!this.known.has(key)) return;
    this.waiting.add(key);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.lintWaiting(), SETTLE_MS);
  }

  private async lintWaiting(): Promise<void> {
    const { language } = this;
    const params: LintWorkspaceParams = { folders: [...this.waiting], token: '' };
    this.waiting.clear();
    if (!language?.isRunning()) return;
    try {
      await language.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE, params);
    } catch (error) {
      language.warn('Drafts that changed on disk could not be linted again.', error, false);
    }
  }

  private forget(uri: Uri): void {
    this.known.delete(uri.toString());
    if (!isShown(uri)) this.collection.delete(uri);
  }

  private forgetFolder(folder: Uri): void {
    // Files that go one by one, a checkout's thousands, are none.
    if (/[^./]\.[A-Za-z]\w{0,9}$/.test(folder.path)) return;
    for (const key of [...this.known]) {
      const uri = Uri.parse(key);
      if (isInside(uri, folder)) this.forget(uri);
    }
  }

  /** The server is gone: what it said of open drafts holds no longer. */
  private forgetOpen(): void {
    const gone: Uri[] = [];
    this.collection.forEach((uri) => {
      if (isShown(uri) || !this.known.has(uri.toString())) gone.push(uri);
    });
    for (const uri of gone) this.collection.delete(uri);
  }
}

/** The files that an editor tab shows. */
function shownFiles(): ReadonlySet<string> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri.toString()] : [])));
}

/** True when `uri` is the folder or lies below it. */
export function isInside(uri: Uri, folder: Uri): boolean {
  const below = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const isBelow = uri.path === folder.path || uri.path.startsWith(below);
  return isBelow && uri.scheme === folder.scheme && uri.authority === folder.authority;
}

function isShown(uri: Uri): boolean {
  return shownFiles().has(uri.toString());
}

/** True when the server keeps the findings of closed drafts up to date by itself. */
function followsWorkspace(uri: Uri): boolean {
  return workspace.getConfiguration('articleLint', uri).get('workspace.diagnostics') === 'workspace';
}
