/** Finding the drafts of a folder on disk. */
import { lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { DraftNames } from './draft-names.ts';
import { isNeed, type WalkAnswer, type Walked, type WalkNeed, walkSteps } from './walk-steps.ts';

export type { Walked } from './walk-steps.ts';

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
  const start = {
    place: slashed(absolute),
    path: path === '.' ? '' : path,
    fromRoot: slashed(relative(resolve(root), absolute)),
    above: foldersAbove(absolute).map(slashed),
  };
  const steps = walkSteps(start, names);
  const visited = new Set<string>();
  for (let step = steps.next(); step.done !== true; ) {
    if (isNeed(step.value)) {
      step = steps.next(answer(step.value, visited));
    } else {
      yield step.value;
      step = steps.next();
    }
  }
}

/** What stands at a path, links followed; undefined where nothing does, and where nobody may look. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Whoever goes on to read it is told why that is.
    return undefined;
  }
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
    case 'EISDIR':
      return 'it is a folder';
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

/** `visited` holds device and inode of each folder gone through: one may be reached by two ways (a mount). */
function answer(need: WalkNeed, visited: Set<string>): WalkAnswer {
  switch (need.need) {
    case 'entries':
      try {
        const { dev, ino } = lstatSync(need.place);
        const key = `${dev}:${ino}`;
        // Some file systems give no inode numbers: there the depth alone ends a circle.
        if (ino !== 0 && visited.has(key)) return { entries: [] };
        visited.add(key);
        const entries = readdirSync(need.place, { withFileTypes: true });
        return {
          entries: entries.map((entry) => ({
            name: entry.name,
            kind: entry.isDirectory()
              ? 'folder'
              : entry.isFile()
                ? 'file'
                : entry.isSymbolicLink()
                  ? 'link'
                  : 'other',
          })),
        };
      } catch (error) {
        return { error: whyUnreadable(error) };
      }
    case 'text':
      try {
        return { text: readFileSync(need.place, 'utf8') };
      } catch {
        return { text: null };
      }
    case 'soon':
      return undefined;
  }
}

/** The folders above, from the repository's root down, when the folder lies in a git repository. */
function foldersAbove(folder: string): string[] {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (statOf(join(at, '.git')) !== undefined) return above;
    const parent = dirname(at);
    if (parent === at) return [];
    above.unshift(parent);
  }
}

/** With forward slashes, without `./` in front or a slash behind. */
function forward(path: string): string {
  const short = slashed(path).replace(/^(?:\.\/{1,9}){1,99}(?=.)/, '');
  return short.length > 1 ? short.replace(/(?<=.)\/{1,99}$/, '') : short;
}

function slashed(path: string): string {
  return sep === '\\' ? path.replace(/\\/g, '/') : path;
}
