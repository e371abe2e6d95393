/** Finding the drafts of a folder on disk. */
import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { DraftNames, SkipReason } from './draft-names.ts';

/** What a walk comes by. `path` is as reached from the argument, with forward slashes. */
export type Walked =
  | { readonly path: string; readonly draft: true }
  | { readonly path: string; readonly draft: false; readonly skipped: SkipReason }
  | { readonly path: string; readonly draft: false; readonly error: string };

/**
 * The files that `argument` leads to, sorted by path: the file itself, whatever its name; for a folder, its
 * drafts, and what was passed over. `root` is the folder that `names` and globs count from. Links inside a
 * folder are not followed; files and folders that `.gitignore` names (nested ones and those above, up to the
 * repository's root) are passed over. Never throws.
 */
export function* walk(argument: string, root: string, names: DraftNames): Generator<Walked> {
  const path = forward(argument);
  let isFolder: boolean;
  try {
    isFolder = statSync(argument).isDirectory();
  } catch (error) {
    yield { path, draft: false, error: whyUnreadable(error) };
    return;
  }
  if (!isFolder) {
    yield { path, draft: true };
    return;
  }
  const absolute = resolve(argument);
  const walker: Walker = { root: resolve(root), names, visited: new Set() };
  yield* walkFolder(walker, absolute, path === '.' ? '' : path, ignoresAbove(absolute), 0);
}

/** Why something cannot be read, and what to do, in the words of a message. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder: check the spelling';
    case 'EACCES':
    case 'EPERM':
      return 'you are not allowed to read it: ask its owner, or change its permissions';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open: try again with --jobs 1';
    case 'EIO':
      return 'the disk cannot read it';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

interface Walker {
  readonly root: string;
  readonly names: DraftNames;
  /** Device and inode of each folder gone through: one folder may be reached by two ways (a mount). */
  readonly visited: Set<string>;
}

/** The `.gitignore` files that hold for a folder, innermost last, each with the folder that it counts from. */
type Ignores = readonly { readonly from: string; readonly rules: Ignore }[];

/** Deeper than any tree of drafts; a walk that comes here goes in circles. */
const DEEPEST = 200;

function* walkFolder(
  walker: Walker,
  absolute: string,
  path: string,
  outer: Ignores,
  depth: number,
): Generator<Walked> {
  let entries: Dirent[];
  try {
    const { dev, ino } = lstatSync(absolute);
    const key = `${dev}:${ino}`;
    // Some file systems give no inode numbers: there the depth alone ends a circle.
    if (ino !== 0 && walker.visited.has(key)) return;
    walker.visited.add(key);
    entries = readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    yield { path: path || '.', draft: false, error: whyUnreadable(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const ignores = entries.some(({ name }) => name === '.gitignore') ? withIgnoreFile(absolute, outer) : outer;
  const fromRoot = forward(relative(walker.root, absolute));
  for (const entry of entries) {
    const reached = path === '' ? entry.name : `${path}/${entry.name}`;
    const named = fromRoot === '' ? entry.name : `${fromRoot}/${entry.name}`;
    if (entry.isDirectory()) {
      const skipped =
        walker.names.folder(named) ??
        (isIgnored(join(absolute, entry.name), true, ignores) ? ('ignored by git' as const) : null);
      if (skipped !== null) yield { path: reached, draft: false, skipped };
      else if (depth < DEEPEST)
        yield* walkFolder(walker, join(absolute, entry.name), reached, ignores, depth + 1);
    } else if (entry.isFile()) {
      const skipped =
        walker.names.file(named) ??
        (isIgnored(join(absolute, entry.name), false, ignores) ? ('ignored by git' as const) : null);
      yield skipped === null ? { path: reached, draft: true } : { path: reached, draft: false, skipped };
    } else if (entry.isSymbolicLink() && walker.names.file(named) === null) {
      yield { path: reached, draft: false, skipped: 'links' };
    }
  }
}

function isIgnored(absolute: string, isFolder: boolean, ignores: Ignores): boolean {
  // The innermost file that says anything about a path decides, as in git.
  for (let at = ignores.length - 1; at >= 0; at--) {
    const entry = ignores[at];
    if (entry === undefined) continue;
    const from = absolute.slice(entry.from.length + (entry.from.endsWith(sep) ? 0 : 1));
    const { ignored, unignored } = entry.rules.test(forward(isFolder ? `${from}/` : from));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

function withIgnoreFile(folder: string, outer: Ignores): Ignores {
  try {
    const rules = readFileSync(join(folder, '.gitignore'), 'utf8');
    return [...outer, { from: folder, rules: ignore().add(rules) }];
  } catch {
    // A `.gitignore` that cannot be read ignores nothing; the drafts beside it are linted all the same.
    return outer;
  }
}

/** The `.gitignore` files of the folders above, when the folder lies in a git repository. */
function ignoresAbove(folder: string): Ignores {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (statSync(join(at, '.git'), { throwIfNoEntry: false }) !== undefined) break;
    const parent = dirname(at);
    if (parent === at) return [];
    above.unshift(parent);
  }
  return above.reduce<Ignores>((ignores, at) => withIgnoreFile(at, ignores), []);
}

/** With forward slashes, without `./` in front or a slash behind. */
function forward(path: string): string {
  const slashed = sep === '\\' ? path.replace(/\\/g, '/') : path;
  const short = slashed.replace(/^(?:\.\/{1,9}){1,99}(?=.)/, '');
  return short.length > 1 ? short.replace(/(?<=.)\/{1,99}$/, '') : short;
}
