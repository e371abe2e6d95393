/**
 * Keeps true what a run over folders has found, until the window closes: drafts that change on disk are linted
 * again, new and renamed ones taken in, those that are gone or ignored by now forgotten, and all of them linted
 * anew when the settings change. Folders whose findings the server keeps up to date by itself are left to it.
 */
import { CancellationTokenSource, Disposable, type Uri, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { mayBeFolder } from '../../server/src/lsp/uris.ts';
import {
  DRAFT_FILES,
  LINT_WORKSPACE,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
  PROJECT_FILE,
} from '../../server/src/protocol.ts';

/** Of settings that say what is found; the others are about how it is shown. */
const DECIDING = [
  ...['enable', 'profile', 'severity', 'options', 'leftovers', 'attribution', 'duplicates', 'drafts'].map(
    (name) => `articleLint.${name}`,
  ),
  ...['articleLint.overrides', 'articleLint.maxFindings', 'files.exclude'],
];
/** A checkout touches many files at once: they are linted again together. */
const SETTLE_MS = 200;
/** The server hears of settings a little later than we do. */
const SETTINGS_SETTLE_MS = 800;

/** The findings that are kept true. */
export interface FollowedFindings {
  /** Drafts that a run has reported. */
  known(): readonly Uri[];
  isKnown(uri: Uri): boolean;
  /** It is gone, whatever a run that is under way may tell of it. */
  forget(uri: Uri): void;
  /** It is there again. */
  isBack(uri: Uri): void;
  /** Lints; drafts of `scope` that a complete run did not report are forgotten. */
  run(scope: (uri: Uri) => boolean, work: () => Promise<LintWorkspaceResult>): Promise<void>;
}

export class DraftFollower implements Disposable {
  private readonly findings: FollowedFindings;
  private readonly language: BaseLanguageClient;
  private readonly disposables: Disposable[] = [];
  /** Folders that runs were about. */
  private folders: readonly Uri[] = [];
  private readonly changed = new Set<string>();
  private readonly created = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private settingsTimer: NodeJS.Timeout | undefined;
  private latest: CancellationTokenSource | undefined;
  /** The settings changed while no server was there to lint under them. */
  private settingsWait = false;

  constructor(findings: FollowedFindings, language: BaseLanguageClient) {
    this.findings = findings;
    this.language = language;
  }

  /** From now on these folders are followed, too. */
  follow(folders: readonly Uri[]): void {
    if (this.disposables.length === 0) this.watch();
    const all = [...this.folders, ...folders];
    this.folders = all.filter(
      (folder, at) =>
        !all.some((other, before) => before !== at && isInside(folder, other) && !isSame(folder, other)) &&
        all.findIndex((other) => isSame(folder, other)) === at,
    );
  }

  /** The draft is linted again soon, if a run has reported it. */
  lintAgain(uri: Uri): void {
    if (!this.findings.isKnown(uri)) return;
    this.changed.add(uri.toString());
    this.soon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.settingsTimer);
    this.latest?.cancel();
    Disposable.from(...this.disposables).dispose();
  }

  private watch(): void {
    const drafts = workspace.createFileSystemWatcher(DRAFT_FILES);
    // A folder that goes takes its drafts along, and is told by its own name only.
    const folders = workspace.createFileSystemWatcher('**/*', true, true, false);
    const deciding = workspace.createFileSystemWatcher(`**/{.gitignore,${PROJECT_FILE}}`);
    const settings = (): void => this.settingsChanged();
    this.disposables.push(
      ...[drafts, folders, deciding],
      drafts.onDidChange((uri) => this.lintAgain(uri)),
      // A file that is replaced, or written twice at once, may be told as a new one.
      drafts.onDidCreate((uri) => {
        this.findings.isBack(uri);
        if (this.findings.isKnown(uri)) this.lintAgain(uri);
        else this.takeIn(uri);
      }),
      drafts.onDidDelete((uri) => this.findings.forget(uri)),
      folders.onDidDelete((uri) => this.forgetFolder(uri)),
      deciding.onDidChange(settings),
      deciding.onDidCreate(settings),
      deciding.onDidDelete(settings),
      workspace.onDidChangeConfiguration((change) => {
        if (DECIDING.some((name) => change.affectsConfiguration(name))) settings();
      }),
      this.language.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.goOn();
      }),
      workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.forgetInside(uri);
        this.folders = this.folders.filter((folder) => workspace.getWorkspaceFolder(folder) !== undefined);
      }),
    );
  }

  /** A new draft, or an old one under a new name: whether it is a draft, the server says. */
  private takeIn(uri: Uri): void {
    if (!this.own().some((folder) => isInside(uri, folder))) return;
    this.created.add(uri.toString());
    this.soon();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.lintWaiting(), SETTLE_MS);
  }

  private settingsChanged(): void {
    clearTimeout(this.settingsTimer);
    this.settingsTimer = setTimeout(() => void this.lintAll(), SETTINGS_SETTLE_MS);
  }

  /** Folders that the server does not keep up to date by itself. */
  private own(): readonly Uri[] {
    return this.folders.filter((folder) => !followsWorkspace(folder));
  }

  /** What came up while there was no server. */
  private goOn(): void {
    if (this.settingsWait) this.settingsChanged();
    if (this.changed.size + this.created.size > 0) this.soon();
  }

  private async lintWaiting(): Promise<void> {
    if (!this.language.isRunning()) return;
    const [changed, created] = [[...this.changed], [...this.created]];
    this.changed.clear();
    this.created.clear();
    if (changed.length > 0 && !(await this.request({ folders: changed, token: '' }, () => false)))
      for (const uri of changed) this.changed.add(uri);
    const folders = this.own().map(String);
    if (created.length === 0 || folders.length === 0) return;
    const asked = new Set(created);
    const params = { folders, only: created, token: '' };
    if (!(await this.request(params, (uri) => asked.has(uri.toString()))))
      for (const uri of created) this.created.add(uri);
  }

  /** What is under way for older settings is not waited for. */
  private async lintAll(): Promise<void> {
    this.latest?.cancel();
    const folders = this.own();
    this.settingsWait = folders.length > 0 && !this.language.isRunning();
    if (folders.length === 0 || this.settingsWait) return;
    this.latest = new CancellationTokenSource();
    await this.request(
      { folders: folders.map(String), token: '' },
      (uri) => folders.some((folder) => isInside(uri, folder)),
      this.latest,
    );
  }

  /** False when it failed, and has to be done another time. */
  private async request(
    params: LintWorkspaceParams,
    scope: (uri: Uri) => boolean,
    source = new CancellationTokenSource(),
  ): Promise<boolean> {
    const { language, findings } = this;
    try {
      await findings.run(scope, () =>
        language.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE, params, source.token),
      );
      return true;
    } catch (error) {
      if (source.token.isCancellationRequested) return true;
      language.warn('Drafts that changed on disk could not be linted again.', error, false);
      return false;
    } finally {
      if (this.latest === source) this.latest = undefined;
      source.dispose();
    }
  }

  private forgetFolder(folder: Uri): void {
    // Files that go one by one, a checkout's thousands, are none.
    if (mayBeFolder(folder.toString())) this.forgetInside(folder);
  }

  private forgetInside(folder: Uri): void {
    for (const uri of this.findings.known()) if (isInside(uri, folder)) this.findings.forget(uri);
  }
}

/** True when `uri` is the folder or lies below it. */
export function isInside(uri: Uri, folder: Uri): boolean {
  const below = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const isBelow = uri.path === folder.path || uri.path.startsWith(below);
  return isBelow && uri.scheme === folder.scheme && uri.authority === folder.authority;
}

function isSame(one: Uri, other: Uri): boolean {
  return one.toString() === other.toString();
}

/** True when the server keeps the findings of closed drafts up to date by itself. */
export function followsWorkspace(uri: Uri): boolean {
  return workspace.getConfiguration('articleLint', uri).get('workspace.diagnostics') === 'workspace';
}
