/** Drafts that no editor shows: where they are, and what a lint of each said last. */

import { formatOf } from '../article/read.ts';
import type { LintResult, LintStep } from '../lint/engine.ts';
import { lintAnyLengthSteps } from '../lint/long-draft.ts';
import { reportOfFile } from './reports.ts';
import type { Report, Session } from './session.ts';
import type { FolderSettings } from './settings.ts';
import { nameOf, uriKey } from './uris.ts';

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
}

export class ClosedDrafts {
  readonly #session: Session;
  /** By the key of the URI. Kept small: findings are worked out again when somebody needs them. */
  readonly #known = new Map<string, Known>();
  /** URIs of the drafts of a folder, as the last walk found them. */
  readonly #places = new Map<string, { readonly folder: FolderSettings; readonly uris: readonly string[] }>();

  constructor(session: Session) {
    this.#session = session;
  }

  forget(uri: string): void {
    this.#known.delete(uriKey(uri));
  }

  /** Files came or went. */
  forgetPlaces(): void {
    this.#places.clear();
  }

  forgetAll(): void {
    this.#known.clear();
    this.#places.clear();
  }

  /**
   * All drafts of folders whose findings are wanted, in order. `has` tells the result id that the caller has
   * for a draft; one that did not change since is not read again.
   */
  async *all(stops: () => boolean, has: (uri: string) => string | undefined): AsyncGenerator<ClosedDraft> {
    const { settings, documents, host } = this.#session;
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
        if (documents.get(uri) !== undefined) continue;
        const known = this.#known.get(uriKey(uri));
        if (known !== undefined && known.folder === folder) {
          const theirs = has(uri);
          if (theirs === known.resultId || (theirs === undefined && known.count === 0)) {
            yield { uri, report: null, count: known.count };
            continue;
          }
        }
        const report = await lintFile(this.#session, uri, folder, stops);
        if (report === null) continue;
        this.#known.set(uriKey(uri), { folder, resultId: report.resultId, count: report.items.length });
        yield { uri, report, count: report.items.length };
      }
    }
  }

  async #draftsOf(root: string, folder: FolderSettings, stops: () => boolean): Promise<readonly string[]> {
    const known = this.#places.get(root);
    if (known?.folder === folder) return known.uris;
    const uris: string[] = [];
    const { host, settings } = this.#session;
    let begin = host.now();
    for await (const { uri, skipped } of host.walk(root, root, folder.resolved.drafts)) {
      // A folder within a folder is its own.
      if (skipped === null && settings.folderOf(uri) === root) uris.push(uri);
      if (host.now() - begin < SLICE_MS) continue;
      await host.yield();
      if (stops()) return uris;
      begin = host.now();
    }
    this.#places.set(root, { folder, uris });
    return uris;
  }
}

/** Lints a file on disk without keeping the connection waiting; null when it cannot be read, or on a stop. */
export async function lintFile(
  session: Session,
  uri: string,
  folder: FolderSettings,
  stops: () => boolean,
): Promise<Report | null> {
  const { host, linter, settings, connection } = session;
  const file = await host.readFile(uri);
  if (!('text' in file)) {
    if (!file.missing) connection.console.info(`${uri} was passed over: ${file.why}.`);
    return null;
  }
  const input = {
    text: file.text,
    format: formatOf(nameOf(uri)),
    settings: settings.lintSettings(folder, uri),
  };
  const steps = lintAnyLengthSteps(linter, input, null);
  const result = await inSlices(session, steps, stops);
  return result === null ? null : reportOfFile(uri, file.text, result, folder.maxFindings, session.client);
}

async function inSlices(
  { host }: Session,
  steps: Generator<LintStep, LintResult>,
  stops: () => boolean,
): Promise<LintResult | null> {
  let begin = host.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (host.now() - begin < SLICE_MS) continue;
    await host.yield();
    if (stops()) return null;
    begin = host.now();
  }
}
