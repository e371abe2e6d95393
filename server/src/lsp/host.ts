/** What the language server needs from where it runs: Node, or a web worker. */
import type { SettingsLayer, SettingsProblem } from '../settings/layer.ts';
import type { DraftGlobs } from '../settings/resolve.ts';
import type { KeptPassages } from '../workspace/kept-passages.ts';

/** A file's text with its {@link Host.stampOf}, or why there is none. `missing` when nothing stands there. */
export type FileText =
  | { readonly text: string; readonly stamp: string }
  | { readonly missing: boolean; readonly why: string };

/** What a walk over a folder comes by. */
export interface WalkedFile {
  readonly uri: string;
  /** Path from the folder, with forward slashes. */
  readonly name: string;
  /** Why it is no draft, in the user's words (`README, LICENSE and the like`); null for a draft. */
  readonly skipped: string | null;
}

/** The settings files of a folder. */
export interface ProjectSettings {
  /** Base first, the project file last. */
  readonly layers: readonly SettingsLayer[];
  /** False when the project file could not be used: what was in force before stays so. */
  readonly usable: boolean;
  /** The files that were read or looked for. */
  readonly files: readonly string[];
  readonly problems: readonly (SettingsProblem & { readonly uri: string; readonly text: string })[];
}

export interface Host {
  /** Milliseconds on a clock that never runs backwards. */
  now(): number;
  /** Resolves after what waits to be done (messages to read, answers to send) had its turn. */
  yield(): Promise<void>;
  /**
   * A long draft is about to be linted, once or more: a host whose memory is set up for short ones can give way.
   */
  longDraft?(): void;
  /** Reads a UTF-8 file. Never rejects. */
  readFile(uri: string): Promise<FileText>;
  /**
   * The same as long as a file is: another one means that it has to be read. Empty when nobody can tell, for one
   * that was written a moment ago, and when there is none. Never rejects.
   */
  stampOf(uri: string): Promise<string>;
  /**
   * Opens the index that is kept in a folder (a `file:` URI), for one version of the program. Null where nothing
   * can be kept. Never throws.
   */
  openPassages(folder: string, program: string): KeptPassages | null;
  /** Reads `.articlelint.json` of a folder and what it extends. Never rejects. */
  readProject(folder: string, rules: readonly string[]): Promise<ProjectSettings>;
  /**
   * The files below a folder in a stable order, or the file itself. `root` is the folder that the globs count
   * from. Never throws: what cannot be read is skipped with a reason.
   */
  walk(uri: string, root: string, drafts: DraftGlobs): Iterable<WalkedFile> | AsyncIterable<WalkedFile>;
}
