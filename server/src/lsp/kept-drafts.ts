/** What the server keeps between two sessions, in the folder that the editor gives it for that. */
import { printFile } from './closed-drafts.ts';
import { isDraftPath } from './drafts.ts';
import type { Session } from './session.ts';

/** Changes are written this long after the first of them. */
const FLUSH_MS = 3000;
const SLICE_MS = 8;

/**
 * Looks which files of the last session are still there, still drafts, and as they were: these count from here
 * on without being read, changed ones are read, all others are forgotten.
 */
export async function restoreDrafts(session: Session, stops: () => boolean): Promise<void> {
  const { crossDrafts, host, settings, documents } = session;
  let begin = host.now();
  for (const uri of crossDrafts.held()) {
    if (host.now() - begin >= SLICE_MS) {
      await host.yield();
      begin = host.now();
    }
    const path = settings.pathOf(uri);
    const folder = await settings.of(uri);
    if (stops()) return;
    if (path === null || !folder.enable || !isDraftPath(path, folder)) crossDrafts.remove(uri, true);
    else if (documents.get(uri) !== undefined) crossDrafts.standsOnDisk(uri);
    else await printFile(session, uri, stops);
  }
  crossDrafts.tellOfKept();
}

/** Writes a while after the first change; says once when that fails. */
export class FlushSoon {
  readonly #flush: () => void;
  readonly #failed: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saidFailed = false;

  constructor(flush: () => void, failed: (error: unknown) => void) {
    this.#flush = flush;
    this.#failed = failed;
  }

  want(): void {
    this.#timer ??= setTimeout(() => this.now(), FLUSH_MS);
  }

  now(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    try {
      this.#flush();
    } catch (error) {
      // What was not written is written with the next change, or read anew in the next session.
      if (!this.#saidFailed) this.#failed(error);
      this.#saidFailed = true;
    }
  }
}
