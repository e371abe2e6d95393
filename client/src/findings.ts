/** All our findings in one collection: those of open drafts, and those that Lint Workspace left of closed ones. */
import {
  type Diagnostic,
  Disposable,
  languages,
  TabInputCustom,
  TabInputText,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  CLOSED_FILE_FINDINGS,
  type ClosedFileFindingsParams,
  type LintWorkspaceResult,
} from '../../server/src/protocol.ts';
import { DraftFollower, type FollowedFindings, followsWorkspace, isInside } from './follow-drafts.ts';
import { PatientCollection } from './patient-collection.ts';

const FLUSH_MS = 150;

/** A run over folders, from its beginning to its end. */
export interface Run {
  /** What it is about. */
  readonly scope: (uri: Uri) => boolean;
  /** URIs of the drafts that it has linted. */
  readonly reported: Set<string>;
}

type CollectionProvider = NonNullable<LanguageClientOptions['diagnosticCollectionProvider']>;
type WireDiagnostics = Parameters<BaseLanguageClient['protocol2CodeConverter']['asDiagnostics']>[0];

/**
 * Two collections would count a finding twice in the Explorer and the status bar. So pulled findings and those
 * of closed drafts share one; what an editor shows replaces what a run found, and what a run found is kept true.
 */
export class Findings implements Disposable, FollowedFindings {
  private readonly collection = new PatientCollection('article-lint');
  /** URIs that a run has reported, with or without findings. */
  private readonly reported = new Set<string>();
  /** Those that went while a run was under way. */
  private readonly gone = new Set<string>();
  private readonly disposables: Disposable[] = [this.collection];
  private language: BaseLanguageClient | undefined;
  private follower: DraftFollower | undefined;
  private readonly runs = new Set<Run>();
  private received: [Uri, readonly Diagnostic[]][] = [];
  private flushTimer: NodeJS.Timeout | undefined;

  constructor() {
    this.disposables.push(
      // The client library leaves closed drafts to the workspace pull, which may be switched off.
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          const uri = shownBy(input);
          if (uri !== undefined) this.closed(uri);
        }
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
    this.follower = new DraftFollower(this, language);
    this.disposables.push(
      this.follower,
      language.onNotification(CLOSED_FILE_FINDINGS, (params: ClosedFileFindingsParams) =>
        this.receive(params),
      ),
    );
  }

  /** Call before a run over folders. */
  beginRun(folders: readonly Uri[]): Run {
    this.follower?.follow(folders);
    return this.begin((uri) => folders.some((folder) => isInside(uri, folder)));
  }

  /** Call after it: drafts of its folders that a complete run did not report are gone, or are no drafts any more. */
  endRun(run: Run, complete: boolean): void {
    this.runs.delete(run);
    this.flush();
    if (!complete) return;
    for (const uri of this.known()) if (!run.reported.has(uri.toString()) && run.scope(uri)) this.drop(uri);
  }

  async run(scope: (uri: Uri) => boolean, work: () => Promise<LintWorkspaceResult>): Promise<void> {
    const run = this.begin(scope);
    let complete = false;
    try {
      complete = !(await work()).cancelled;
    } finally {
      this.endRun(run, complete);
    }
  }

  known(): readonly Uri[] {
    return [...this.reported].map((key) => Uri.parse(key));
  }

  isKnown(uri: Uri): boolean {
    return this.reported.has(uri.toString());
  }

  forget(uri: Uri): void {
    // A run that is under way may have read it before it went, and tell of it later.
    if (this.runs.size > 0) this.gone.add(uri.toString());
    this.drop(uri);
  }

  isBack(uri: Uri): void {
    this.gone.delete(uri.toString());
  }

  dispose(): void {
    clearTimeout(this.flushTimer);
    Disposable.from(...this.disposables).dispose();
  }

  private drop(uri: Uri): void {
    this.reported.delete(uri.toString());
    if (!isShown(uri)) this.collection.delete(uri);
  }

  private begin(scope: (uri: Uri) => boolean): Run {
    if (this.runs.size === 0) this.gone.clear();
    const run: Run = { scope, reported: new Set() };
    this.runs.add(run);
    return run;
  }

  private async receive(params: ClosedFileFindingsParams): Promise<void> {
    const { language } = this;
    if (!language) return;
    const uri = language.protocol2CodeConverter.asUri(params.uri);
    const key = uri.toString();
    if (this.gone.has(key)) return;
    this.reported.add(key);
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
    // What was forgotten meanwhile stays so.
    this.collection.set(this.received.filter(([uri]) => !shown.has(uri.toString()) && this.isKnown(uri)));
    this.received = [];
  }

  private closed(uri: Uri): void {
    if (isShown(uri)) return;
    if (this.isKnown(uri)) this.follower?.lintAgain(uri);
    else if (uri.scheme === 'untitled' || !followsWorkspace(uri)) this.collection.delete(uri);
  }

  /** The server is gone: what it said of open drafts holds no longer. */
  private forgetOpen(): void {
    const gone: Uri[] = [];
    this.collection.forEach((uri) => {
      if (isShown(uri) || !this.isKnown(uri)) gone.push(uri);
    });
    for (const uri of gone) this.collection.delete(uri);
  }
}

/** The files that an editor tab shows. */
function shownFiles(): ReadonlySet<string> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(tabs.flatMap(({ input }) => shownBy(input)?.toString() ?? []));
}

/** The file of a tab that the client library pulls for: of a comparison, its right side. */
function shownBy(input: unknown): Uri | undefined {
  if (input instanceof TabInputText || input instanceof TabInputCustom) return input.uri;
  return input instanceof TabInputTextDiff ? input.modified : undefined;
}

function isShown(uri: Uri): boolean {
  return shownFiles().has(uri.toString());
}
