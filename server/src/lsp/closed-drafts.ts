/** Drafts that no editor shows: where they are, and what a lint of each said last. */

import type { Article } from '../article/model.ts';
import { formatOf, readArticleSteps } from '../article/read.ts';
import type { Steps } from '../article/steps.ts';
import { lintAnyLengthSteps, lintedLength } from '../lint/long-draft.ts';
import type { PlaceElsewhere } from './convert.ts';
import type { Sharing } from './cross-drafts.ts';
import { reportOfFile } from './reports.ts';
import type { Report, Session } from './session.ts';
import type { FolderSettings } from './settings.ts';
import { isBelow, mayBeFolder, nameOf, uriKey } from './uris.ts';

export interface ClosedDraft {
  readonly uri: string;
  /** Null when the caller has it already. */
  readonly report: Report | null;
  /** Findings in it. */
  readonly count: number;
}

const SLICE_MS = 8;

interface Known {
  readonly folder: FolderSettings;
  readonly resultId: string;
  readonly count: number;
  /** What it shares with other drafts may change while it does not. */
  readonly revision: number;
}

export class ClosedDrafts {
  readonly #session: Session;
  /** By the key of the URI. Kept small: findings are worked out again when somebody needs them. */
  readonly #known = new Map<string, Known>();
  /** What walks found before, for telling what is no draft any more. */
  readonly #walked = new Map<string, readonly string[]>();
  /** Keys of drafts that the index of shared passages has as they are on disk. */
  readonly #printed = new Set<string>();
  /** URIs of the drafts of a folder, as the last walk found them. */
  readonly #places = new Map<string, { readonly folder: FolderSettings; readonly uris: readonly string[] }>();

  /** Grows with all that is forgotten: what was read before that may be old, and is not kept. */
  #forgotten = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** A draft changed, or a folder with all that is in it. */
  forget(uri: string): void {
    this.#forgotten++;
    const key = uriKey(uri);
    this.#known.delete(key);
    this.#printed.delete(key);
    if (!mayBeFolder(uri)) return;
    for (const held of [this.#known, this.#printed]) {
      for (const one of [...held.keys()]) if (isBelow(one, key)) held.delete(one);
    }
  }

  /** Files came or went. */
  forgetPlaces(): void {
    this.#forgotten++;
    this.#places.clear();
  }

  forgetAll(): void {
    this.#forgotten++;
    this.#known.clear();
    this.#printed.clear();
    this.#places.clear();
  }

  /**
   * Reads the drafts that are new or changed, before any is linted: what a draft shares is known once all of
   * them are read.
   */
  async print(stops: () => boolean): Promise<void> {
    const { settings, documents, crossDrafts } = this.#session;
    if (!crossDrafts.isOn) return;
    await this.#session.restored;
    for (const root of [...this.#walked.keys()]) {
      if (settings.folders.includes(root)) continue;
      // The editor has let go of the folder. What lies in another one as well is read anew with it.
      this.#leaveOut(root, []);
      this.#walked.delete(root);
    }
    for await (const { uri } of this.#wanted(stops)) {
      const key = uriKey(uri);
      if (documents.get(uri) !== undefined) {
        crossDrafts.standsOnDisk(uri);
      } else if (!this.#printed.has(key)) {
        this.#printed.add(key);
        if (!(await printFile(this.#session, uri, stops))) this.#printed.delete(key);
      }
    }
  }

  /**
   * All drafts of folders whose findings are wanted, in order. `has` tells the result id that the caller has
   * for a draft; one that did not change since is not read again.
   */
  async *all(stops: () => boolean, has: (uri: string) => string | undefined): AsyncGenerator<ClosedDraft> {
    const { documents, crossDrafts } = this.#session;
    for await (const { uri, folder } of this.#wanted(stops)) {
      if (documents.get(uri) !== undefined) continue;
      const known = this.#known.get(uriKey(uri));
      const revision = crossDrafts.revisionOf(uri);
      if (known !== undefined && known.folder === folder && known.revision === revision) {
        const theirs = has(uri);
        if (theirs === known.resultId || (theirs === undefined && known.count === 0)) {
          yield { uri, report: null, count: known.count };
          continue;
        }
      }
      const forgotten = this.#forgotten;
      const report = await lintFile(this.#session, uri, folder, stops);
      if (report === null) continue;
      const count = report.items.length;
      if (forgotten === this.#forgotten)
        this.#known.set(uriKey(uri), { folder, resultId: report.resultId, count, revision });
      yield { uri, report, count };
    }
  }

  /** The drafts of all folders whose findings are wanted, open ones among them, without keeping the connection waiting. */
  async *#wanted(stops: () => boolean): AsyncGenerator<{ uri: string; folder: FolderSettings }> {
    const { settings, host } = this.#session;
    let begin = host.now();
    for (const root of settings.folders) {
      const folder = await settings.of(root);
      if (!folder.enable || folder.workspaceDiagnostics !== 'workspace') continue;
      for (const uri of await this.#draftsOf(root, folder, stops)) {
        if (host.now() - begin >= SLICE_MS) {
          await host.yield();
          begin = host.now();
        }
        if (stops()) return;
        yield { uri, folder };
      }
    }
  }

  async #draftsOf(root: string, folder: FolderSettings, stops: () => boolean): Promise<readonly string[]> {
    const known = this.#places.get(root);
    if (known?.folder === folder) return known.uris;
    const uris: string[] = [];
    const { host, settings } = this.#session;
    const forgotten = this.#forgotten;
    let begin = host.now();
    for await (const { uri, skipped } of host.walk(root, root, folder.resolved.drafts)) {
      // A folder within a folder is its own.
      if (skipped === null && settings.folderOf(uri) === root) uris.push(uri);
      if (host.now() - begin < SLICE_MS) continue;
      await host.yield();
      if (stops()) return uris;
      begin = host.now();
    }
    this.#leaveOut(root, uris);
    if (forgotten === this.#forgotten) this.#places.set(root, { folder, uris });
    return uris;
  }

  /** Drafts that are gone, or that the settings leave out by now, share nothing with anybody. */
  #leaveOut(root: string, uris: readonly string[]): void {
    const { crossDrafts, settings } = this.#session;
    if (!crossDrafts.isOn) return;
    const before =
      this.#walked.get(root) ?? crossDrafts.held().filter((uri) => settings.folderOf(uri) === root);
    this.#walked.set(root, uris);
    if (before.length === 0) return;
    const left = new Set(uris.map(uriKey));
    for (const uri of before) if (!left.has(uriKey(uri))) crossDrafts.remove(uri, true);
  }
}

/** Lints a file on disk without keeping the connection waiting; null when it cannot be read, or on a stop. */
export async function lintFile(
  session: Session,
  uri: string,
  folder: FolderSettings,
  stops: () => boolean,
): Promise<Report | null> {
  const { host, linter, settings, connection, crossDrafts } = session;
  const file = await host.readFile(uri);
  if (!('text' in file)) {
    if (!file.missing) connection.console.info(`${uri} was passed over: ${file.why}.`);
    crossDrafts.remove(uri, true);
    return null;
  }
  const { text } = file;
  const lintSettings = settings.lintSettings(folder, uri);
  const input = { text, format: formatOf(nameOf(uri)), settings: lintSettings };
  let sharing: Sharing | null = null;
  const share = function* (article: Article): Steps<Sharing['elsewhere']> {
    sharing = yield* crossDrafts.ofFile(uri, file, article, lintSettings);
    return sharing.elsewhere;
  };
  const steps = lintAnyLengthSteps(linter, crossDrafts.isOn ? { ...input, elsewhere: share } : input, null);
  const result = await inSlices(session, steps, stops);
  if (result === null) return null;
  const place: PlaceElsewhere = (path, span) => sharing?.place(path, span) ?? null;
  return reportOfFile(uri, text, result, folder.maxFindings, session.client, place);
}

/**
 * Takes a file on disk into the index of shared passages without linting it, or out of it when it cannot be
 * read; one that has not changed is not read. False on a stop.
 */
export async function printFile(session: Session, uri: string, stops: () => boolean): Promise<boolean> {
  const { host, settings, crossDrafts } = session;
  const lintSettings = settings.lintSettings(await settings.of(uri), uri);
  if (crossDrafts.ofUnchangedFile(uri, await host.stampOf(uri), lintSettings)) return true;
  const file = await host.readFile(uri);
  if (!('text' in file)) {
    crossDrafts.remove(uri, true);
    return true;
  }
  const read = file.text.slice(0, lintedLength(file.text));
  const article = await inSlices(session, readArticleSteps(read, formatOf(nameOf(uri)), null), stops);
  if (article === null) return false;
  return (await inSlices(session, crossDrafts.ofFile(uri, file, article, lintSettings), stops)) !== null;
}

async function inSlices<T>(
  { host }: Session,
  steps: Generator<unknown, T>,
  stops: () => boolean,
): Promise<T | null> {
  let begin = host.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (host.now() - begin < SLICE_MS) continue;
    await host.yield();
    if (stops()) return null;
    begin = host.now();
  }
}
