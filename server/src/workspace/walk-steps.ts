/**
 * The walk over a folder, without a disk: what it wants to know it asks for, step by step, and whoever drives it
 * answers, at once from a disk or later from an editor's file system. So both find the same drafts.
 */
import ignore, { type Ignore } from 'ignore';
import type { DraftNames, SkipReason } from './draft-names.ts';

/** What a walk comes by. `path` is as reached from the argument, with forward slashes. */
export type Walked =
  | { readonly path: string; readonly draft: true }
  | { readonly path: string; readonly draft: false; readonly skipped: SkipReason }
  | { readonly path: string; readonly draft: false; readonly error: string };

/** Something in a folder, links not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** What a walk has to be told before it goes on. Places are paths of the driver's own, with forward slashes. */
export type WalkNeed =
  /** Answer with the entries, or with why there are none. */
  | { readonly need: 'entries'; readonly place: string }
  /** Answer with the text of the file, null when it cannot be read. */
  | { readonly need: 'text'; readonly place: string }
  /** Entries of these folders will be asked for next; no answer is looked at. */
  | { readonly need: 'soon'; readonly places: readonly string[] };

export type WalkAnswer =
  | { readonly entries: readonly FolderEntry[] }
  | { readonly error: string }
  | { readonly text: string | null }
  | undefined;

export type WalkSteps = Generator<WalkNeed | Walked, void, WalkAnswer>;

export interface WalkStart {
  /** Where the folder is: the driver's path, without a slash at the end. */
  readonly place: string;
  /** Its path as reached from the argument; empty for the folder that one stands in. */
  readonly path: string;
  /** Its path from the root that names and globs count from; empty for the root. */
  readonly fromRoot: string;
  /** Folders above whose `.gitignore` holds as well, outermost first. */
  readonly above: readonly string[];
}

/** The `.gitignore` files that hold for a folder, innermost last, each with the folder that it counts from. */
type Ignores = readonly { readonly from: string; readonly rules: Ignore }[];

/** Deeper than any tree of drafts; a walk that comes here goes in circles. */
const DEEPEST = 200;
const IGNORE_FILE = '.gitignore';

/**
 * Goes through a folder in the order of its names. Links are not followed; files and folders that `.gitignore`
 * names (nested ones and those above) are passed over.
 */
export function* walkSteps(start: WalkStart, names: DraftNames): WalkSteps {
  let ignores: Ignores = [];
  for (const folder of start.above) ignores = yield* withIgnoreFile(folder, ignores);
  yield* walkFolder(start, names, ignores, 0);
}

/** True for what a driver must answer, false for what the walk has found. */
export function isNeed(step: WalkNeed | Walked): step is WalkNeed {
  return 'need' in step;
}

/** A path below a folder. */
export function below(folder: string, name: string): string {
  return folder === '' ? name : folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

type Here = Omit<WalkStart, 'above'>;

function* walkFolder(here: Here, names: DraftNames, outer: Ignores, depth: number): WalkSteps {
  const answer = yield { need: 'entries', place: here.place };
  if (answer === undefined || !('entries' in answer)) {
    const error = answer !== undefined && 'error' in answer ? answer.error : 'it cannot be read';
    yield { path: here.path || '.', draft: false, error };
    return;
  }
  const entries = [...answer.entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const ignores = entries.some(({ name }) => name === IGNORE_FILE)
    ? yield* withIgnoreFile(here.place, outer)
    : outer;
  const found = entries.map(({ name, kind }) => {
    const there = {
      place: below(here.place, name),
      path: here.path === '' ? name : `${here.path}/${name}`,
      fromRoot: here.fromRoot === '' ? name : `${here.fromRoot}/${name}`,
    };
    return { ...there, kind, skipped: whySkipped(there, kind, names, ignores) };
  });
  const folders = found.filter(({ kind, skipped }) => kind === 'folder' && skipped === null);
  if (folders.length > 0) yield { need: 'soon', places: folders.map(({ place }) => place) };
  for (const entry of found) {
    const { kind, path, skipped } = entry;
    if (kind === 'other') continue;
    if (skipped !== null) {
      // A link that is no draft by its name is nothing to tell of.
      if (kind !== 'link' || skipped === 'links') yield { path, draft: false, skipped };
    } else if (kind === 'folder') {
      if (depth < DEEPEST) yield* walkFolder(entry, names, ignores, depth + 1);
    } else {
      yield { path, draft: true };
    }
  }
}

function whySkipped(
  { place, fromRoot }: Here,
  kind: FolderEntry['kind'],
  names: DraftNames,
  ignores: Ignores,
): SkipReason | null {
  if (kind === 'link') return names.file(fromRoot) ?? 'links';
  const isFolder = kind === 'folder';
  const byName = isFolder ? names.folder(fromRoot) : names.file(fromRoot);
  return byName ?? (isIgnored(place, isFolder, ignores) ? 'ignored by git' : null);
}

function isIgnored(place: string, isFolder: boolean, ignores: Ignores): boolean {
  // The innermost file that says anything about a path decides, as in git.
  for (let at = ignores.length - 1; at >= 0; at--) {
    const entry = ignores[at];
    if (entry === undefined) continue;
    const from = place.slice(entry.from.length + (entry.from === '' || entry.from.endsWith('/') ? 0 : 1));
    const { ignored, unignored } = entry.rules.test(isFolder ? `${from}/` : from);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

function* withIgnoreFile(folder: string, outer: Ignores): Generator<WalkNeed, Ignores, WalkAnswer> {
  const answer = yield { need: 'text', place: below(folder, IGNORE_FILE) };
  const text = answer !== undefined && 'text' in answer ? answer.text : null;
  // A `.gitignore` that cannot be read ignores nothing; the drafts beside it are linted all the same.
  return text === null ? outer : [...outer, { from: folder, rules: ignore().add(text) }];
}
