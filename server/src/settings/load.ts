/** Reading a project's settings from disk. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { LintSettings } from '../lint/settings.ts';
import {
  type LoadedSettings,
  loadSettingsFrom,
  type SettingsFiles,
  type SettingsPaths,
} from './load-from.ts';
import type { KnownNames } from './parse.ts';

export { PROJECT_FILE } from '../protocol.ts';
export type { FileProblem, LoadedSettings, SettingsFiles } from './load-from.ts';

const BYTES_AT_MOST = 3 * 1_048_576;

/** Files on disk. */
export const DISK: SettingsFiles = {
  read(path) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    if (!stat.isFile()) throw new Error('it is not a file');
    if (stat.size > BYTES_AT_MOST) throw new Error('it is too large for a settings file');
    return readFileSync(path, 'utf8');
  },
  realPath(path) {
    try {
      return realpathSync(path);
    } catch {
      return null;
    }
  },
};

/** Paths on disk. */
const DISK_PATHS: SettingsPaths = {
  join,
  beside: (from, name) => resolve(dirname(from), name),
  isAbsolute,
  isInside(path, root) {
    const way = relative(root, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  },
};

/**
 * Reads the project file of the folder `root` (or `file` in its place) and what it extends. Never throws: what
 * cannot be read is a problem. A missing project file is none, a missing `file` that was named is.
 */
export function loadSettings(
  root: string,
  known: KnownNames,
  files: SettingsFiles = DISK,
  file: string | null = null,
): Promise<LoadedSettings> {
  const host = {
    ...DISK_PATHS,
    read: (path: string) => files.read(path),
    realPath: (path: string) => files.realPath(path),
  };
  return loadSettingsFrom(root, known, host, file);
}

/** A short key for settings: equal for equal settings, whatever their order. For caches. */
export function settingsKey(settings: LintSettings): string {
  return JSON.stringify(settings, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
