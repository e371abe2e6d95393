/** The server in Node: it reads the disk itself, and virtual workspaces through the client. */
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { DISK, loadSettings } from '../settings/load.ts';
import { draftNames } from '../workspace/draft-names.ts';
import { openKeptPassages } from '../workspace/kept-passages.ts';
import { decodeDraft } from '../workspace/read-draft.ts';
import { walk, whyUnreadable } from '../workspace/walk.ts';
import { clientFiles } from './client-files.ts';
import type { FileText, Host, WalkedFile } from './host.ts';
import { letHeapGrow } from './small-heap.ts';
import { fileUri } from './uris.ts';

export function nodeHost(connection: Connection): Host {
  const remote = clientFiles(connection);
  const filesOf = (uri: string): Files => (uri.startsWith('file:') ? disk : remote);
  return {
    now: () => performance.now(),
    yield: () => setImmediate(),
    longDraft: letHeapGrow,
    readFile: (uri) => filesOf(uri).readFile(uri),
    stampOf: (uri) => filesOf(uri).stampOf(uri),
    openPassages(folder, program) {
      const path = folder.startsWith('file:') ? pathOf(folder) : null;
      return path === null ? null : openKeptPassages(path, program);
    },
    readProject: (folder, rules) => filesOf(folder).readProject(folder, rules),
    walk: (uri, root, drafts) => filesOf(uri).walk(uri, root, drafts),
  };
}

type Files = Pick<Host, 'readFile' | 'stampOf' | 'readProject' | 'walk'>;

/** A file that was changed this shortly before it was looked at may change again without a new time. */
const RACY_MS = 2500;

const disk: Files = {
  async readFile(uri): Promise<FileText> {
    const path = pathOf(uri);
    if (path === null) return { missing: true, why: 'its address is malformed' };
    try {
      // Before the text: a file that changes between the two is read again.
      const stamp = stampFrom(await stat(path));
      const read = decodeDraft(await readFile(path));
      return read.error === null ? { text: read.text, stamp } : { missing: false, why: read.error };
    } catch (error) {
      return { missing: (error as NodeJS.ErrnoException).code === 'ENOENT', why: whyUnreadable(error) };
    }
  },

  async stampOf(uri): Promise<string> {
    const path = pathOf(uri);
    if (path === null) return '';
    try {
      return stampFrom(await stat(path));
    } catch {
      // Whoever reads the file is told what is wrong with it.
      return '';
    }
  },

  async readProject(folder, rules) {
    const root = pathOf(folder);
    if (root === null) return { layers: [], usable: true, files: [], problems: [] };
    const { layers, usable, files, problems } = await loadSettings(root, { rules }, DISK);
    return {
      layers,
      usable,
      files: files.map(uriOf),
      problems: problems.map(({ file, ...problem }) => ({ ...problem, uri: uriOf(file) })),
    };
  },

  *walk(uri, root, drafts): Generator<WalkedFile> {
    const path = pathOf(uri);
    const from = pathOf(root);
    if (path === null || from === null) return;
    for (const walked of walk(path, from, draftNames(drafts))) {
      const absolute = resolve(walked.path);
      yield {
        uri: uriOf(absolute),
        name: relative(from, absolute).split(sep).join('/'),
        skipped: walked.draft ? null : 'error' in walked ? walked.error : walked.skipped,
      };
    }
  },
};

function stampFrom({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  const racy = Date.now() - RACY_MS;
  return mtimeMs > racy || ctimeMs > racy ? '' : `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** The path of a `file:` URI; null for a malformed one. */
function pathOf(uri: string): string | null {
  try {
    const path = fileURLToPath(uri);
    // A drive without a slash would stand for the folder that the process is in.
    return /^[A-Za-z]:$/.test(path) ? `${path}\\` : path;
  } catch {
    return null;
  }
}

function uriOf(path: string): string {
  const { host, pathname } = pathToFileURL(path);
  return fileUri(host, decodeURIComponent(pathname));
}
