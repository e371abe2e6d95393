/** Where the system keeps files that a program can do without. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for our files among them; it may not exist yet. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== '') return join(XDG_CACHE_HOME, 'article-lint');
  if (process.platform === 'win32' && LOCALAPPDATA !== undefined) {
    return join(LOCALAPPDATA, 'article-lint', 'Cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'article-lint');
  return join(homedir(), '.cache', 'article-lint');
}
