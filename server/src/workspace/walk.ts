/** Finding the drafts of a folder. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DRAFT = /\.(?:md|mdx|markdown|txt|html|htm)$/i;
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'build', 'out']);

/** Paths of the drafts that `argument` names: itself when it is a file, else what lies in the folder. */
export function draftsOf(argument: string): string[] {
  const path = argument.replace(/\\/g, '/').replace(/(?<=.)\/+$/, '');
  if (!statSync(path).isDirectory()) return [path];
  const found: string[] = [];
  walk(path === '.' ? '' : path, found);
  return found;
}

function walk(folder: string, found: string[]): void {
  const entries = readdirSync(folder === '' ? '.' : folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name) && !entry.name.startsWith('.')) walk(path, found);
    } else if (entry.isFile() && DRAFT.test(entry.name)) found.push(join(path));
  }
}
