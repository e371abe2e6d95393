/**
 * Reading a project's settings, wherever its files are: the project file, what it extends, and every problem at
 * its place. Nothing that a settings file names is ever run, and nothing outside of the project's folder is read.
 */
import { PROJECT_FILE } from '../protocol.ts';
import type { SettingsLayer, SettingsProblem } from './layer.ts';
import type { KnownNames } from './parse.ts';

const CHARACTERS_AT_MOST = 1_048_576;
const DEEPEST_EXTENDS = 10;
/** Settings read in all: files that extend each other many times over would never come to an end. */
const MOST_EXTENDED = 100;
/** Under which name an npm package keeps its settings when its name alone is given. */
const PACKAGE_FILES = ['articlelint.json', PROJECT_FILE];

export interface FileProblem extends SettingsProblem {
  /** Absolute path of the settings file. */
  readonly file: string;
  /** Text of that file, byte-order mark left out, for line numbers. Empty when it could not be read. */
  readonly text: string;
}

export interface LoadedSettings {
  /** Base first, the project file last; empty when there is none. Without layers that could not be read. */
  readonly layers: readonly SettingsLayer[];
  /** Every file that was read or looked for, to be watched. */
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
  /** False when the project file itself gave no layer: what was in force before should stay so. */
  readonly usable: boolean;
}

/** Where settings files come from. Paths are the host's own (absolute): those of a disk, or URIs. */
export interface SettingsFiles {
  /** Null when there is no such file. Throws an `Error` when there is one that cannot be read. */
  read(path: string): string | null | Promise<string | null>;
  /** The path with all links followed; null when nothing is there. */
  realPath(path: string): string | null | Promise<string | null>;
}

/** How the paths of a host are put together. */
export interface SettingsPaths {
  join(folder: string, ...parts: readonly string[]): string;
  /** The path that `name` leads to from the folder that the file `from` lies in, `..` followed. */
  beside(from: string, name: string): string;
  isAbsolute(name: string): boolean;
  /** True when `path` lies below the folder `root`; false for the folder itself. */
  isInside(path: string, root: string): boolean;
}

export type SettingsHost = SettingsFiles & SettingsPaths;

/** The layer that stands for a folder without a project file. */
export const NO_SETTINGS: LoadedSettings = { layers: [], files: [], problems: [], usable: true };

/**
 * Reads the project file of the folder `root` (or `file` in its place) and what it extends. Never throws:
 * what cannot be read is a problem. A missing project file is none, a missing `file` that was named is.
 */
export async function loadSettingsFrom(
  root: string,
  known: KnownNames,
  host: SettingsHost,
  file: string | null = null,
): Promise<LoadedSettings> {
  const path = file ?? host.join(root, PROJECT_FILE);
  let text: string | null;
  try {
    text = await host.read(path);
  } catch (error) {
    return { ...NO_SETTINGS, files: [path], problems: [unreadable(path, error)], usable: false };
  }
  if (text === null) {
    if (file === null) return { ...NO_SETTINGS, files: [path] };
    return {
      ...NO_SETTINGS,
      files: [path],
      problems: [unreadable(path, new Error('there is no such file'))],
      usable: false,
    };
  }
  // A folder without settings never pays for the parser and the schema.
  const { parseSettings } = await import('./parse.ts');
  const realRoot = (await host.realPath(root)) ?? root;
  const layers: SettingsLayer[] = [];
  const files: string[] = [];
  const problems: FileProblem[] = [];
  let extended = 0;

  /** Reads one file and, before it, what it extends. Gives false when the file has no layer. */
  const add = async (at: string, content: string, chain: readonly string[]): Promise<boolean> => {
    files.push(at);
    const body = content.startsWith('\uFEFF') ? content.slice(1) : content;
    const report = (problem: SettingsProblem) => problems.push({ ...problem, file: at, text: body });
    if (body.length > CHARACTERS_AT_MOST) {
      report(
        problemAt(0, 1, 'settings/syntax', 'The settings file is longer than 1 MB: split it with “extends”.'),
      );
      return false;
    }
    const parsed = parseSettings(body, known);
    parsed.problems.forEach(report);
    if (parsed.layer === null) return false;
    const bases = parsed.layer.extends ?? [];
    const isList = typeof bases !== 'string';
    for (const [index, base] of (isList ? bases : [bases]).entries()) {
      const place = parsed.placeOf(isList ? ['extends', index] : ['extends']) ?? { start: 0, end: 1 };
      const found = await findBase(base, at, realRoot, host);
      if (found.watched !== null) files.push(found.watched);
      const refused =
        found.text === null
          ? found.reason
          : chain.includes(found.path)
            ? 'it extends this file in turn'
            : chain.length >= DEEPEST_EXTENDS
              ? `it is the ${DEEPEST_EXTENDS}th file in a row`
              : extended >= MOST_EXTENDED
                ? `${MOST_EXTENDED} files are extended already`
                : null;
      if (refused !== null || found.text === null) {
        report(
          problemAt(place.start, place.end, 'settings/extends', `“${base}” cannot be used: ${refused}.`),
        );
      } else if (extended++ < MOST_EXTENDED && !(await add(found.path, found.text, [...chain, found.path]))) {
        report(
          problemAt(
            place.start,
            place.end,
            'settings/extends',
            `“${base}” cannot be used: it is not valid. Its own problems are listed under its name.`,
          ),
        );
      }
    }
    layers.push(parsed.layer);
    return true;
  };

  const usable = await add(path, text, [(await host.realPath(path)) ?? path]);
  return { layers, files: [...new Set(files)], problems, usable };
}

interface FoundBase {
  readonly path: string;
  readonly text: string | null;
  readonly reason: string;
  readonly watched: string | null;
}

const PACKAGE_NAME = /^(?:@[a-z0-9~-][\w.~-]{0,100}\/)?[a-z0-9~-][\w.~-]{0,100}(?=$|\/)/;

/** A settings file by relative path or from `node_modules`, if it lies inside the project. */
async function findBase(
  name: string,
  from: string,
  realRoot: string,
  host: SettingsHost,
): Promise<FoundBase> {
  const refuse = (reason: string, watched: string | null = null): FoundBase => ({
    path: '',
    text: null,
    reason,
    watched,
  });
  if (name.includes('\0') || /^[a-z][a-z0-9+.-]+:/i.test(name))
    return refuse('only files of this folder and installed npm packages can be extended, no addresses');
  if (host.isAbsolute(name) || name.startsWith('~'))
    return refuse('write a path that begins with “./”, from the folder of this file');
  let candidates: string[];
  if (name.startsWith('.')) {
    if (!/\.jsonc?$/i.test(name))
      return refuse('only .json and .jsonc files can be extended: settings are never run');
    candidates = [host.beside(from, name)];
  } else {
    const bare = PACKAGE_NAME.exec(name)?.[0];
    if (bare === undefined)
      return refuse('it is neither a path (begin with “./”) nor the name of an npm package');
    const inside = name.slice(bare.length + 1);
    if (inside !== '' && (!/\.jsonc?$/i.test(inside) || inside.split('/').includes('..'))) {
      return refuse('only .json and .jsonc files of a package can be extended: settings are never run');
    }
    const folder = host.join(realRoot, 'node_modules', ...bare.split('/'));
    candidates =
      inside === ''
        ? PACKAGE_FILES.map((file) => host.join(folder, file))
        : [host.join(folder, ...inside.split('/'))];
  }
  for (const candidate of candidates) {
    const real = await host.realPath(candidate);
    if (real === null) continue;
    if (!host.isInside(real, realRoot)) return refuse('it lies outside of this folder', candidate);
    try {
      const text = await host.read(real);
      if (text !== null) return { path: real, text, reason: '', watched: null };
    } catch (error) {
      return refuse(reasonOf(error), candidate);
    }
  }
  const isPath = name.startsWith('.');
  return refuse(
    isPath
      ? 'there is no such file'
      : `there is no ${PACKAGE_FILES[0]} in node_modules/${name}: install the package in this folder first`,
    candidates[0] ?? null,
  );
}

function problemAt(start: number, end: number, rule: string, message: string): SettingsProblem {
  return { start, end, rule, message, severity: 'error' };
}

function unreadable(file: string, error: unknown): FileProblem {
  return {
    ...problemAt(0, 0, 'settings/syntax', `The settings cannot be read: ${reasonOf(error)}.`),
    file,
    text: '',
  };
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'you are not allowed to read it';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
