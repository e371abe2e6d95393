/** Which settings hold for a draft: the editor's, pulled per folder, under the folder's project file. */
import type { LintSettings } from '../lint/settings.ts';
import type { SettingsLayer } from '../settings/layer.ts';
import { parseSettings } from '../settings/parse.ts';
import { type ResolvedSettings, resolveSettings } from '../settings/resolve.ts';
import { at } from './client-capabilities.ts';
import type { Host, ProjectSettings } from './host.ts';
import { isBelow, uriKey, withoutSlash } from './uris.ts';

export type WorkspaceDiagnostics = 'off' | 'openFiles' | 'workspace';

/** All that holds in one folder. Replaced as a whole when anything in it changes. */
export interface FolderSettings {
  /** URI without a final slash; null for drafts outside of every folder. */
  readonly folder: string | null;
  readonly enable: boolean;
  readonly onSave: boolean;
  readonly workspaceDiagnostics: WorkspaceDiagnostics;
  readonly sourcesHover: boolean;
  /** Findings shown in one draft; more are counted in a last one. */
  readonly maxFindings: number;
  readonly resolved: ResolvedSettings;
}

/** Unchecked, as the editor sends them. */
export interface EditorSettings {
  readonly own: unknown;
  readonly excluded: unknown;
}

export interface SettingsSource {
  /**
   * What the editor's settings say for a folder: the sections `articleLint` and `files.exclude`; undefined where
   * the editor has none.
   */
  editorSettings(folder: string | null): Promise<EditorSettings>;
  /** Called with what was read, and what is wrong in it, each time the project file of a folder was read. */
  projectRead(folder: string, project: ProjectSettings): void;
  /** Called once for each thing that the user should know. */
  warn(message: string): void;
}

const MAX_FINDINGS = 1000;
const NOWHERE = '';

export class SettingsStore {
  readonly #host: Host;
  readonly #source: SettingsSource;
  readonly #rules: readonly string[];
  #folders: string[] = [];
  readonly #ready = new Map<string, FolderSettings>();
  readonly #loading = new Map<string, Promise<FolderSettings>>();
  /** The last project file of a folder that could be read, for when a later one is broken. */
  readonly #lastGood = new Map<string, readonly SettingsLayer[]>();
  /** Grows with every change: what was read under an older one may no longer hold. */
  #generation = 0;

  constructor(host: Host, source: SettingsSource, rules: readonly string[]) {
    this.#host = host;
    this.#source = source;
    this.#rules = rules;
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = [...new Set(folders.map(withoutSlash))].sort((a, b) => b.length - a.length);
    this.forget();
  }

  /** Drops what is known, so that it is asked for again. */
  forget(): void {
    this.#generation++;
    this.#ready.clear();
    this.#loading.clear();
  }

  /** The innermost folder that a document lies in, as the editor writes it; null outside of every folder. */
  folderOf(uri: string): string | null {
    if (this.#folders.length === 0) return null;
    const key = uriKey(uri);
    return this.#folders.find((folder) => isBelow(key, uriKey(folder))) ?? null;
  }

  /** The settings for a document: at once when they are known. */
  of(uri: string): FolderSettings | Promise<FolderSettings> {
    const folder = this.folderOf(uri);
    return this.#ready.get(folder ?? NOWHERE) ?? this.#load(folder);
  }

  /** Path of a document from its folder; null outside of every folder. */
  pathOf(uri: string): string | null {
    const folder = this.folderOf(uri);
    return folder === null ? null : uriKey(uri).slice(uriKey(folder).length + 1);
  }

  lintSettings(settings: FolderSettings, uri: string): LintSettings {
    return settings.resolved.settingsFor(this.pathOf(uri));
  }

  #load(folder: string | null): Promise<FolderSettings> {
    const key = folder ?? NOWHERE;
    const known = this.#loading.get(key);
    if (known !== undefined) return known;
    const generation = this.#generation;
    const loading = this.#read(folder, generation).then((settings) => {
      // Settings that changed while these were read are read again by whoever asks next.
      if (generation === this.#generation) this.#ready.set(key, settings);
      return settings;
    });
    this.#loading.set(key, loading);
    return loading;
  }

  async #read(folder: string | null, generation: number): Promise<FolderSettings> {
    const [{ own: editor, excluded }, project] = await Promise.all([
      this.#source.editorSettings(folder).catch((error: unknown): EditorSettings => {
        this.#source.warn(`The editor did not give its settings: ${String(error)}`);
        return { own: undefined, excluded: undefined };
      }),
      folder === null ? [] : this.#project(folder, generation),
    ]);
    const layers = [{ drafts: { exclude: globsIn(excluded) } }, this.#editorLayer(editor), ...project];
    const diagnostics = at(at(editor, 'workspace'), 'diagnostics');
    const most = at(editor, 'maxFindings');
    return {
      folder,
      enable: at(editor, 'enable') !== false,
      onSave: at(editor, 'run') === 'onSave',
      workspaceDiagnostics: diagnostics === 'off' || diagnostics === 'openFiles' ? diagnostics : 'workspace',
      sourcesHover:
        at(at(editor, 'sources'), 'hover') !== false && at(at(editor, 'sources'), 'hover') !== 'off',
      maxFindings: typeof most === 'number' && most >= 1 ? Math.floor(most) : MAX_FINDINGS,
      resolved: resolveSettings(layers),
    };
  }

  /** An editor's settings have the project file's shape, and may be as wrong: what does not fit is left out. */
  #editorLayer(editor: unknown): SettingsLayer {
    if (typeof editor !== 'object' || editor === null || Array.isArray(editor)) return {};
    const picked: Record<string, unknown> = {};
    for (const name of [
      'profile',
      'severity',
      'options',
      'leftovers',
      'attribution',
      'duplicates',
      'drafts',
      'overrides',
    ]) {
      const value = at(editor, name);
      if (value !== undefined && value !== null) picked[name] = value;
    }
    const { layer, problems } = parseSettings(JSON.stringify(picked), { rules: this.#rules });
    for (const { message } of problems) this.#source.warn(`articleLint settings: ${message}`);
    return layer ?? {};
  }

  async #project(folder: string, generation: number): Promise<readonly SettingsLayer[]> {
    const project = await this.#host.readProject(folder, this.#rules);
    // Files that changed while they were read are being read again: these are not told after those.
    if (generation !== this.#generation) return project.layers;
    this.#source.projectRead(folder, project);
    // A broken file leaves in force what the last good one said.
    if (!project.usable) return this.#lastGood.get(folder) ?? project.layers;
    this.#lastGood.set(folder, project.layers);
    return project.layers;
  }
}

/** The globs of VS Code's `files.exclude`: those that are switched on. Conditional ones are about files beside others. */
function globsIn(excluded: unknown): string[] {
  if (typeof excluded !== 'object' || excluded === null) return [];
  return Object.entries(excluded).flatMap(([glob, on]) => (on === true ? [glob] : []));
}
