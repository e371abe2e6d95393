/** A file system that an editor has and the server has not: what a client answers, over a plain record of files. */
import type { ListFolderResult } from '../../server/src/protocol.ts';

/** What lies in a folder of `uris`; a name that ends in `@` is a link. */
export function listVirtualFolder(uris: readonly string[], folder: string): ListFolderResult {
  if (uris.includes(folder)) return { entries: null, isFile: true };
  const entries = new Map<string, 'file' | 'folder' | 'link'>();
  for (const uri of uris) {
    if (!uri.startsWith(`${folder}/`)) continue;
    const [name = '', ...deeper] = uri
      .slice(folder.length + 1)
      .split('/')
      .map(decodeURIComponent);
    if (name.endsWith('@')) entries.set(name.slice(0, -1), 'link');
    else entries.set(name, deeper.length > 0 ? 'folder' : 'file');
  }
  if (entries.size === 0) return { entries: null, why: 'there is no such file or folder' };
  return { entries: [...entries].map(([name, kind]) => ({ name, kind })) };
}
