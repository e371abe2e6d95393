/** Files on disk, for the server that runs in Node. */
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DISK, loadSettings } from '../settings/load.ts';
import { draftNames } from '../workspace/draft-names.ts';
import { decodeDraft } from '../workspace/read-draft.ts';
import { walk, whyUnreadable } from '../workspace/walk.ts';
import type { Host, WalkedFile } from './host.ts';
import { fileUri } from './uris.ts';

export const nodeHost: Host = {
  now: () => performance.now(),
  yield: () => setImmediate(),

  async readFile(uri) {
    const path = pathOf(uri);
    if (path === null) return { missing: true, why: 'it is not on this machine’s disk' };
    try {
      const read = decodeDraft(await readFile(path));
      return read.error === null ? { text: read.text } : { missing: false, why: read.error };
    } catch (error) {
      return { missing: (error as NodeJS.ErrnoException).code === 'ENOENT', why: whyUnreadable(error) };
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

/** The path of a `file:` URI; null for others and for malformed ones. */
function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

function uriOf(path: string): string {
  const { host, pathname } = pathToFileURL(path);
  return fileUri(host, decodeURIComponent(pathname));
}
