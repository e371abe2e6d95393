/**
 * Files that only the editor can read: all of them for a server in a web worker, those of virtual workspaces for
 * one in Node. The walk and the settings are the same code as on disk; only the questions go to the client.
 */
import type { Connection } from 'vscode-languageserver';
import {
  LIST_FOLDER,
  type ListFolderParams,
  type ListFolderResult,
  PROJECT_FILE,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from '../protocol.ts';
import { loadSettingsFrom, type SettingsHost } from '../settings/load-from.ts';
import { draftNames } from '../workspace/draft-names.ts';
import {
  isNeed,
  type WalkAnswer,
  type WalkNeed,
  type WalkStart,
  walkSteps,
} from '../workspace/walk-steps.ts';
import type { FileText, Host, WalkedFile } from './host.ts';
import { isBelow, nameOf, uriBelow, uriBeside, uriKey } from './uris.ts';

/** Folders that are listed at the same time: each is a way over the network and back. */
const LISTED_AT_ONCE = 8;
/** A walk over the network ends here, and says so. */
export const MOST_ENTRIES = 50_000;

/** The part of a host that is about files, by requests to the client. */
export function clientFiles(
  connection: Connection,
): Pick<Host, 'readFile' | 'stampOf' | 'readProject' | 'walk'> {
  async function read(params: ReadFileParams): Promise<FileText> {
    try {
      const file = await connection.sendRequest<ReadFileResult>(READ_FILE, params);
      return file.text === null
        ? { missing: file.missing, why: file.why ?? 'it cannot be read' }
        : { text: file.text, stamp: '' };
    } catch (error) {
      return { missing: true, why: `the editor gives no files: ${String(error)}` };
    }
  }

  async function list(uri: string): Promise<ListFolderResult> {
    try {
      const params: ListFolderParams = { uri };
      return await connection.sendRequest<ListFolderResult>(LIST_FOLDER, params);
    } catch (error) {
      return { entries: null, why: `the editor lists no files: ${String(error)}` };
    }
  }

  return {
    readFile: (uri) => read({ uri }),
    // Asking the client for it would take as long as asking for the text.
    stampOf: async () => '',

    async readProject(folder, rules) {
      const projectFile = uriBelow(folder, PROJECT_FILE);
      const { layers, usable, files, problems } = await loadSettingsFrom(
        folder,
        { rules },
        settingsHost(folder, projectFile, read),
      );
      return {
        layers,
        usable,
        files,
        problems: problems.map(({ file, ...problem }) => ({ ...problem, uri: file })),
      };
    },

    async *walk(uri, root, drafts): AsyncGenerator<WalkedFile> {
      const names = draftNames(drafts);
      const first = await list(uri);
      const fromRoot = pathBetween(root, uri);
      if (first.isFile === true) {
        yield { uri, name: fromRoot === '' ? nameOf(uri) : fromRoot, skipped: null };
        return;
      }
      const start: WalkStart = { place: fromRoot, path: fromRoot, fromRoot, above: foldersAbove(fromRoot) };
      const questions = new Questions(root, { list, read }, new Map([[fromRoot, Promise.resolve(first)]]));
      const steps = walkSteps(start, names);
      for (let step = steps.next(); step.done !== true; ) {
        if (isNeed(step.value)) {
          step = steps.next(await questions.answer(step.value));
          continue;
        }
        const { path } = step.value;
        const skipped = step.value.draft
          ? null
          : 'error' in step.value
            ? step.value.error
            : step.value.skipped;
        yield { uri: uriBelow(root, path === '.' ? '' : path), name: path, skipped };
        step = steps.next();
      }
      if (!questions.areAllAsked) {
        const most = MOST_ENTRIES.toLocaleString('en-US');
        connection.console.warn(`${uri} was not looked through to its end: it has more than ${most} files.`);
      }
    },
  };
}

/** Settings files by URI. What is extended must lie in the folder; where a link leads, only a disk can tell. */
function settingsHost(
  folder: string,
  projectFile: string,
  read: (params: ReadFileParams) => Promise<FileText>,
): SettingsHost {
  return {
    async read(uri) {
      const file = await read(uri === projectFile ? { uri } : { uri, within: folder });
      if ('text' in file) return file.text;
      if (file.missing) return null;
      throw new Error(file.why);
    },
    realPath: (uri) => uri,
    join: (base, ...parts) => parts.reduce(uriBelow, base),
    beside: uriBeside,
    isAbsolute: (name) => name.startsWith('/'),
    isInside: (uri, base) => uriKey(uri) !== uriKey(base) && isBelow(uriKey(uri), uriKey(base)),
  };
}

interface Asking {
  readonly list: (uri: string) => Promise<ListFolderResult>;
  readonly read: (params: ReadFileParams) => Promise<FileText>;
}

/** Answers what a walk wants to know, folders that it will come to ahead of time. Places are paths from the root. */
class Questions {
  readonly #root: string;
  readonly #ask: Asking;
  /** Listings under way or done, until the walk takes them. */
  readonly #listings: Map<string, Promise<ListFolderResult>>;
  #waiting: string[] = [];
  /** Places that the walk has come to. */
  readonly #taken = new Set<string>();
  #underWay = 0;
  #entries = 0;
  areAllAsked = true;

  constructor(root: string, ask: Asking, known: Map<string, Promise<ListFolderResult>>) {
    this.#root = root;
    this.#ask = ask;
    this.#listings = known;
  }

  async answer(need: WalkNeed): Promise<WalkAnswer> {
    if (need.need === 'soon') {
      // What comes next in the walk is asked next.
      this.#waiting = [...need.places, ...this.#waiting];
      this.#askAhead();
      return undefined;
    }
    const { place } = need;
    if (need.need === 'text') {
      const file = await this.#ask.read({ uri: uriBelow(this.#root, place) });
      return { text: 'text' in file ? file.text : null };
    }
    if (this.#entries >= MOST_ENTRIES) {
      this.areAllAsked = false;
      return { error: `beyond the first ${MOST_ENTRIES.toLocaleString('en-US')} files` };
    }
    this.#taken.add(place);
    const listing = this.#listings.get(place) ?? this.#list(place);
    const { entries, why } = await listing;
    this.#listings.delete(place);
    if (entries === null) return { error: why ?? 'it cannot be listed' };
    this.#entries += entries.length;
    return { entries };
  }

  #askAhead(): void {
    while (this.#underWay < LISTED_AT_ONCE && this.#entries < MOST_ENTRIES) {
      const place = this.#waiting.shift();
      if (place === undefined) return;
      // The walk may have been faster.
      if (!this.#taken.has(place)) this.#listings.set(place, this.#list(place));
    }
  }

  #list(place: string): Promise<ListFolderResult> {
    this.#underWay++;
    const listing = this.#ask.list(uriBelow(this.#root, place));
    void listing.finally(() => {
      this.#underWay--;
      this.#askAhead();
    });
    return listing;
  }
}

/** The path from a folder to what lies in it; empty for the folder itself. */
function pathBetween(folder: string, uri: string): string {
  return uriKey(uri).slice(uriKey(folder).length + 1);
}

/** `a/b/c` lies below the root, `a` and `a/b`. */
function foldersAbove(path: string): string[] {
  if (path === '') return [];
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, at).join('/'));
}
