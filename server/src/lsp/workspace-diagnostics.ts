/**
 * Diagnostics of a whole workspace. A pull is streamed while drafts are linted; when nothing is new it stays
 * open until something changes (editors ask again two seconds after each answer, so that an answer without
 * news would lint the folder for ever).
 */
import type {
  CancellationToken,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { at } from './client-capabilities.ts';
import { ClosedDrafts } from './closed-drafts.ts';
import { cancelled } from './linting.ts';
import type { Feature, Report, RequestHandler, Session } from './session.ts';
import { uriKey } from './uris.ts';

/** News is sent this often while a sweep goes on. */
const FLUSH_MS = 50;
/** A burst of changes (a checkout, a branch) wakes a parked pull once. */
const SETTLE_MS = 150;
/** Typing wakes it later: open drafts have their own diagnostics meanwhile. */
const TYPING_MS = 1000;
/** Findings of closed drafts that are shown; more would make the editor slow. */
const MOST_IN_WORKSPACE = 20_000;

/** A watched file has other content; other events are about files that came or went. */
const CHANGED = 2;

export class WorkspaceDiagnostics implements Feature {
  readonly requests: Readonly<Record<string, RequestHandler>> = {
    'workspace/diagnostic': (params, token) => this.#pull(params, token),
  };
  readonly #session: Session;
  readonly #drafts: ClosedDrafts;
  /** Grows with each change that may bring news. */
  #revision = 0;
  #wake: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #due = 0;
  /** Ends the pull that is open when another one comes. */
  #supersede: (() => void) | null = null;
  #saidTooMany = false;
  /**
   * Result ids of drafts that were told empty, by key: a client that sends such an id again keeps it for its
   * own reasons, and telling it once more would end every pull at once.
   */
  readonly #told = new Map<string, string>();

  constructor(session: Session) {
    this.#session = session;
    this.#drafts = new ClosedDrafts(session);
  }

  capabilities(): Record<string, never> {
    // Advertised with `textDocument/diagnostic`, whose options these are.
    return {};
  }

  edited(): void {
    this.#changed(TYPING_MS);
  }

  /** What a draft shares with another one has changed. */
  sharingChanged(): void {
    this.#changed(TYPING_MS);
  }

  saved(uri: string): void {
    this.#drafts.forget(uri);
    this.#changed(SETTLE_MS);
  }

  openStateChanged(uri: string): void {
    this.#drafts.forget(uri);
    this.#changed(SETTLE_MS);
  }

  settingsChanged(): void {
    this.#drafts.forgetAll();
    this.#changed(SETTLE_MS);
  }

  filesChanged(files: readonly { readonly uri: string; readonly type: number }[]): void {
    for (const { uri, type } of files) {
      this.#drafts.forget(uri);
      if (uri.endsWith('/.gitignore')) this.#drafts.forgetAll();
      else if (type !== CHANGED) this.#drafts.forgetPlaces();
    }
    if (files.length > 0) this.#changed(SETTLE_MS);
  }

  shutDown(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#supersede?.();
  }

  #changed(delay: number): void {
    // Without a parked pull nothing has to be woken; the next pull sees the revision.
    this.#revision++;
    if (this.#wake === null) return;
    const due = this.#session.host.now() + delay;
    if (this.#timer !== null && due >= this.#due) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#wake?.();
    }, delay);
  }

  async #pull(params: unknown, token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    this.#supersede?.();
    let superseded = false;
    const supersede = (): void => {
      superseded = true;
      this.#wake?.();
    };
    this.#supersede = supersede;
    const listening = token.onCancellationRequested(() => this.#wake?.());
    const stops = (): boolean => superseded || token.isCancellationRequested;
    try {
      const sweep = new Sweep(this.#session, params, this.#told);
      for (;;) {
        const revision = this.#revision;
        await this.#sweep(sweep, stops);
        if (token.isCancellationRequested) throw cancelled();
        if (superseded || sweep.hasNews) return sweep.finish();
        await this.#untilChanged(revision, stops);
        if (token.isCancellationRequested) throw cancelled();
        if (superseded) return { items: [] };
      }
    } finally {
      listening.dispose();
      if (this.#supersede === supersede) this.#supersede = null;
    }
  }

  #untilChanged(revision: number, stops: () => boolean): Promise<void> {
    if (this.#revision !== revision || stops()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = null;
        resolve();
      };
    });
  }

  /** Goes once over all drafts and takes what is new to the client. */
  async #sweep(sweep: Sweep, stops: () => boolean): Promise<void> {
    const { documents, reports, settings } = this.#session;
    sweep.begin();
    await this.#drafts.print(stops);
    const open = documents.all();
    for (const document of open) {
      if (stops()) return;
      const folder = await settings.of(document.uri);
      if (folder.workspaceDiagnostics !== 'workspace') {
        sweep.leaveAlone(document.uri);
        continue;
      }
      const found = await reports.of(document);
      if (found === null) continue;
      if (found === 'behind') {
        // Typing goes on; the draft's own pull has the news, and the end of it wakes this one.
        sweep.leaveAlone(document.uri);
        continue;
      }
      sweep.take(document.uri, found.version, found.report);
    }
    let shown = 0;
    let hidden = 0;
    for await (const draft of this.#drafts.all(stops, (uri) => sweep.known(uri))) {
      if (stops()) return;
      if (documents.get(draft.uri) !== undefined) continue;
      if (draft.report === null) {
        sweep.leaveAlone(draft.uri);
        shown += draft.count;
      } else if (shown + draft.report.items.length > MOST_IN_WORKSPACE) {
        hidden++;
      } else {
        shown += draft.report.items.length;
        sweep.take(draft.uri, null, draft.report);
      }
    }
    if (hidden > 0) this.#sayTooMany(hidden);
    sweep.end();
  }

  #sayTooMany(hidden: number): void {
    if (this.#saidTooMany) return;
    this.#saidTooMany = true;
    this.#session.notify('window/showMessage', {
      type: 2,
      message: `Article Lint shows ${MOST_IN_WORKSPACE.toLocaleString('en-US')} findings of this workspace; those of ${hidden.toLocaleString('en-US')} more drafts are left out.`,
    });
  }
}

/** What one pull has told its client. */
class Sweep {
  readonly #session: Session;
  readonly #partialToken: unknown;
  /** By the key of the URI: the URI as the client writes it, and the result id that it has. */
  readonly #previous = new Map<string, { readonly uri: string; readonly value: string }>();
  /** What the client had before and was not come by yet in this round. */
  #missing = new Set<string>();
  #unchanged = new Map<string, WorkspaceDocumentDiagnosticReport>();
  #pending: WorkspaceDocumentDiagnosticReport[] = [];
  #flushed = 0;
  hasNews = false;
  readonly #told: Map<string, string>;

  constructor(session: Session, params: unknown, told: Map<string, string>) {
    this.#session = session;
    this.#told = told;
    const token = at(params, 'partialResultToken');
    this.#partialToken = typeof token === 'string' || typeof token === 'number' ? token : undefined;
    const previous = at(params, 'previousResultIds');
    for (const entry of Array.isArray(previous) ? previous : []) {
      const uri = at(entry, 'uri');
      const value = at(entry, 'value');
      if (typeof uri === 'string' && typeof value === 'string')
        this.#previous.set(uriKey(uri), { uri, value });
    }
    this.#flushed = session.host.now();
  }

  /** The result id that the client has for a draft. */
  known(uri: string): string | undefined {
    return this.#previous.get(uriKey(uri))?.value;
  }

  begin(): void {
    this.#missing = new Set(this.#previous.keys());
    this.#unchanged = new Map();
  }

  take(uri: string, version: number | null, report: Report): void {
    const key = uriKey(uri);
    this.#missing.delete(key);
    const known = this.#previous.get(key);
    // The client files reports by the URI that it sent.
    const theirs = known?.uri ?? uri;
    if (known?.value === report.resultId) {
      this.#unchanged.set(key, { kind: 'unchanged', uri: theirs, version, resultId: report.resultId });
    } else if (report.items.length > 0) {
      this.#told.delete(key);
      this.#tell({ kind: 'full', uri: theirs, version, resultId: report.resultId, items: [...report.items] });
    } else if (known !== undefined) {
      this.#tellEmpty(key, known, version);
    }
  }

  /** The client keeps what it has for this draft. */
  leaveAlone(uri: string): void {
    const key = uriKey(uri);
    this.#missing.delete(key);
    const known = this.#previous.get(key);
    if (known === undefined) return;
    this.#unchanged.set(key, { kind: 'unchanged', uri: known.uri, version: null, resultId: known.value });
  }

  /** Whatever the client had and no round came by is gone: deleted, renamed, ignored now, or clean. */
  end(): void {
    for (const key of this.#missing) {
      const known = this.#previous.get(key);
      if (known !== undefined) this.#tellEmpty(key, known, null);
    }
    this.#missing = new Set();
  }

  finish(): WorkspaceDiagnosticReport {
    const items = [...this.#pending, ...this.#unchanged.values()];
    this.#pending = [];
    if (this.#partialToken === undefined) return { items };
    // With partial results the answer itself adds nothing.
    if (items.length > 0) this.#send(items);
    return { items: [] };
  }

  /** A draft without findings has no result id, so that the client need not send one back for ever. */
  #tellEmpty(key: string, { uri, value }: { uri: string; value: string }, version: number | null): void {
    if (this.#told.get(key) === value) return;
    this.#told.set(key, value);
    this.#tell({ kind: 'full', uri, version, items: [] });
  }

  #tell(report: WorkspaceDocumentDiagnosticReport): void {
    this.hasNews = true;
    this.#pending.push(report);
    const now = this.#session.host.now();
    if (this.#partialToken === undefined || now - this.#flushed < FLUSH_MS) return;
    this.#flushed = now;
    this.#send(this.#pending);
    this.#pending = [];
  }

  #send(items: readonly WorkspaceDocumentDiagnosticReport[]): void {
    this.#session.notify('$/progress', {
      token: this.#partialToken,
      value: { items },
    });
  }
}
