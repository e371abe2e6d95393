/**
 * Lints open drafts without ever keeping the connection waiting: one run at a time for each draft, in slices
 * of a few milliseconds, dropped when nobody waits for it any more and begun again when the text moves on.
 */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Article } from '../article/model.ts';
import type { Steps } from '../article/steps.ts';
import type { Earlier, Linter, LintResult, LintStep } from '../lint/engine.ts';
import { lintAnyLengthSteps } from '../lint/long-draft.ts';
import type { CrossDrafts, Sharing } from './cross-drafts.ts';
import type { OpenDocument } from './documents.ts';
import type { Host } from './host.ts';
import type { FolderSettings, SettingsStore } from './settings.ts';

/** Longest time that messages wait behind a lint. */
const SLICE_MS = 8;

/**
 * Results that are kept whole, with all that the next lint goes on from: those of the drafts linted last. One holds
 * forty times the text; a draft that comes back after so many others is linted afresh in a few milliseconds.
 */
const MOST_RESULTS = 8;
/** Drafts from here on (characters) are long: the host is told, since work on them leaves much behind. */
const LONG_DRAFT = 100_000;

/** What is known of a draft was worked out from this. */
export interface Basis {
  readonly document: OpenDocument;
  readonly version: number;
  readonly folder: FolderSettings;
  /** What {@link CrossDrafts.revisionOf} said of the draft; null where nobody asked what it shares. */
  readonly revision: number | null;
}

/** A draft's result, and what it was worked out from. */
export interface Linted extends Basis {
  readonly result: LintResult;
  /** What it shares with other drafts; null where nobody asked. */
  readonly sharing: Sharing | null;
  /** Time spent on it, waiting left out. */
  readonly milliseconds: number;
}

export interface LintingEvents {
  /** After each lint of an open draft. */
  linted(linted: Linted): void;
  /** A rule threw. Called once for each rule in a session. */
  ruleFailed(rule: string, error: unknown, uri: string): void;
  /** A rule took longer than {@link SLOW_RULE_MS} on one draft. Called once for each rule in a session. */
  ruleIsSlow(rule: string, milliseconds: number, uri: string): void;
}

/** A rule that takes this long on one draft is named to the user; it is never cut off, so that every host finds the same. */
export const SLOW_RULE_MS = 1000;

interface Run {
  readonly promise: Promise<Linted | null>;
  waiting: number;
  /** Set when nobody waits any more. */
  dropped: boolean;
}

export class Linting {
  readonly #linter: Linter;
  readonly #host: Host;
  readonly #settings: SettingsStore;
  readonly #crossDrafts: CrossDrafts;
  readonly #isDraft: (document: OpenDocument, folder: FolderSettings) => boolean;
  readonly #events: LintingEvents;
  /** By when they were last asked for, {@link MOST_RESULTS} of them. */
  readonly #last = new Map<OpenDocument, Linted>();
  readonly #lastVersions = new WeakMap<OpenDocument, number>();
  readonly #partly = new WeakMap<OpenDocument, Earlier>();
  readonly #runs = new WeakMap<OpenDocument, Run>();
  readonly #failed = new Set<string>();
  readonly #slow = new Set<string>();

  constructor(
    linter: Linter,
    host: Host,
    settings: SettingsStore,
    crossDrafts: CrossDrafts,
    isDraft: (document: OpenDocument, folder: FolderSettings) => boolean,
    events: LintingEvents,
  ) {
    this.#linter = linter;
    this.#host = host;
    this.#settings = settings;
    this.#crossDrafts = crossDrafts;
    this.#isDraft = isDraft;
    this.#events = events;
  }

  /**
   * The result for the newest text of a document; null when it is no draft, is switched off, or was closed
   * meanwhile. Rejects with `RequestCancelled` as soon as `token` asks for it.
   */
  lint(document: OpenDocument, token?: CancellationToken): Linted | null | Promise<Linted | null> {
    const known = this.current(document);
    if (known !== null) return known;
    if (token?.isCancellationRequested) throw cancelled();
    let run = this.#runs.get(document);
    if (run === undefined || run.dropped) {
      const begun = this.#begin(document);
      if (!('promise' in begun)) return begun.linted;
      run = begun;
    }
    return waitFor(run, token);
  }

  /** The result for the text as it stands, when there is one. */
  current(document: OpenDocument): Linted | null {
    const last = this.#last.get(document);
    if (last === undefined || !this.holds(last)) return null;
    this.#keep(last);
    return last;
  }

  /** True as long as a new lint would come to the same. */
  holds({ document, version, folder, revision }: Basis): boolean {
    if (version !== document.text.version) return false;
    // Another draft may have changed what this one shares with it.
    if (revision !== null && revision !== this.#crossDrafts.revisionOf(document.uri)) return false;
    return folder === this.#settings.of(document.uri);
  }

  /** The version that was linted last, whatever has changed since. */
  lastVersion(document: OpenDocument): number | undefined {
    return this.#lastVersions.get(document);
  }

  /** The editor has closed a draft. */
  closed(document: OpenDocument): void {
    this.#last.delete(document);
  }

  /** Puts a result in front, and lets go of the one that nobody has asked for longest. */
  #keep(linted: Linted): void {
    this.#last.delete(linted.document);
    this.#last.set(linted.document, linted);
    if (this.#last.size <= MOST_RESULTS) return;
    for (const document of this.#last.keys()) {
      this.#last.delete(document);
      return;
    }
  }

  /** Lints at once when that takes no longer than a slice, which it does for all but long drafts. */
  #begin(document: OpenDocument): { linted: Linted | null } | Run {
    const folder = this.#settings.of(document.uri);
    if (!(folder instanceof Promise)) {
      if (!this.#lintable(document, folder)) return { linted: null };
      const attempt = this.#attempt(document, folder);
      if (attempt.advance()) return { linted: this.#finish(attempt) };
      return this.#start(document, attempt);
    }
    return this.#start(document, null);
  }

  #start(document: OpenDocument, attempt: Attempt | null): Run {
    const run: Run = {
      // Not begun before `run` is in place.
      promise: Promise.resolve().then(() => this.#continue(document, attempt, run)),
      waiting: 0,
      dropped: false,
    };
    this.#runs.set(document, run);
    const done = (): void => {
      if (this.#runs.get(document) === run) this.#runs.delete(document);
    };
    run.promise.then(done, done);
    return run;
  }

  async #continue(document: OpenDocument, begun: Attempt | null, run: Run): Promise<Linted | null> {
    let attempt = begun;
    for (;;) {
      if (attempt !== null && attempt.article !== null)
        this.#partly.set(document, { article: attempt.article });
      const folder = await this.#settings.of(document.uri);
      if (!document.isOpen || run.dropped || !this.#lintable(document, folder)) return null;
      if (attempt === null || attempt.version !== document.text.version || attempt.folder !== folder) {
        attempt = this.#attempt(document, folder);
      }
      if (attempt.advance()) {
        // Between the settings and here nothing waited: the result is for the text as it stands.
        return this.#finish(attempt);
      }
      await this.#host.yield();
    }
  }

  #lintable(document: OpenDocument, folder: FolderSettings): boolean {
    if (folder.enable && this.#isDraft(document, folder)) return true;
    this.#crossDrafts.remove(document.uri, false);
    return false;
  }

  #attempt(document: OpenDocument, folder: FolderSettings): Attempt {
    // A lint that was dropped has read the draft all the same: its blocks, and what is known of them, are kept.
    const last = this.#last.get(document)?.result ?? this.#partly.get(document) ?? null;
    const settings = this.#settings.lintSettings(folder, document.uri);
    const attempt = new Attempt(document, folder, this.#host);
    const input = { text: document.text.getText(), format: document.format, settings };
    if (input.text.length >= LONG_DRAFT) this.#host.longDraft?.();
    const crossDrafts = this.#crossDrafts;
    const share = function* (article: Article): Steps<Sharing['elsewhere']> {
      // The text of an attempt that is behind goes into no index: its next step begins it anew.
      if (attempt.version !== document.text.version) return [];
      attempt.sharing = yield* crossDrafts.ofOpen(document, article, settings);
      return attempt.sharing.elsewhere;
    };
    attempt.steps = lintAnyLengthSteps(
      this.#linter,
      this.#crossDrafts.isOn ? { ...input, elsewhere: share } : input,
      last,
    );
    return attempt;
  }

  #finish(attempt: Attempt): Linted {
    const linted = attempt.linted();
    // What was closed while it was linted is asked for by nobody again.
    if (attempt.document.isOpen) this.#keep(linted);
    this.#lastVersions.set(attempt.document, linted.version);
    this.#partly.delete(attempt.document);
    for (const { rule, error } of linted.result.failures) {
      if (this.#failed.has(rule)) continue;
      this.#failed.add(rule);
      this.#events.ruleFailed(rule, error, attempt.document.uri);
    }
    for (const [rule, milliseconds] of attempt.times) {
      // The maps that rules share belong to none of them.
      const isRule = rule.includes('/');
      if (!isRule || milliseconds < SLOW_RULE_MS || this.#slow.has(rule)) continue;
      this.#slow.add(rule);
      this.#events.ruleIsSlow(rule, milliseconds, attempt.document.uri);
    }
    this.#events.linted(linted);
    return linted;
  }
}

/** One lint of one version of a draft, under way. */
class Attempt {
  readonly document: OpenDocument;
  readonly version: number;
  readonly folder: FolderSettings;
  /** Null until the draft is read. */
  article: Article | null = null;
  /** Null until the draft is read. */
  sharing: Sharing | null = null;
  steps: Generator<LintStep, LintResult> | null = null;
  /** Time by rule or map. */
  readonly times = new Map<string, number>();
  readonly #host: Host;
  #result: LintResult | null = null;
  #spent = 0;

  constructor(document: OpenDocument, folder: FolderSettings, host: Host) {
    this.document = document;
    this.version = document.text.version;
    this.folder = folder;
    this.#host = host;
  }

  /** Goes on for a slice; true when the lint is done. */
  advance(): boolean {
    const { steps } = this;
    if (steps === null) throw new Error('The lint has no steps yet.');
    const begin = this.#host.now();
    let before = begin;
    for (;;) {
      const step = steps.next();
      const now = this.#host.now();
      if (step.done === true) {
        this.#result = step.value;
        this.#spent += now - begin;
        return true;
      }
      if (typeof step.value !== 'string') {
        this.article = step.value;
        continue;
      }
      // Only what is slow is worth the bookkeeping.
      if (now - before > 1) this.times.set(step.value, (this.times.get(step.value) ?? 0) + now - before);
      before = now;
      if (now - begin < SLICE_MS) continue;
      this.#spent += now - begin;
      return false;
    }
  }

  linted(): Linted {
    if (this.#result === null) throw new Error('The lint is not done.');
    const { document, version, folder, sharing } = this;
    const revision = sharing?.revision ?? null;
    return { document, version, folder, revision, sharing, result: this.#result, milliseconds: this.#spent };
  }
}

function waitFor(run: Run, token: CancellationToken | undefined): Promise<Linted | null> {
  run.waiting++;
  return new Promise((resolve, reject) => {
    const listening = token?.onCancellationRequested(() => {
      listening?.dispose();
      run.waiting--;
      if (run.waiting === 0) run.dropped = true;
      reject(cancelled());
    });
    // Settling it a second time, after a cancellation, does nothing.
    run.promise.then(resolve, reject).finally(() => listening?.dispose());
  });
}

/** The answer to a request that its sender no longer wants. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
