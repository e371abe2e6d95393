/** Which drafts a run is about, and what each is linted with. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { RULE_IDS } from '../lint/own-rules.ts';
import { type FileProblem, loadSettings, PROJECT_FILE } from '../settings/load.ts';
import { type ResolvedSettings, resolveSettings } from '../settings/resolve.ts';
import { draftNames, whyNoDraft } from '../workspace/draft-names.ts';
import { type DraftOutcome, type DraftSource, failedOutcome } from '../workspace/lint-draft.ts';
import { type DraftText, decodeDraft } from '../workspace/read-draft.ts';
import { statOf, walk, whyUnreadable } from '../workspace/walk.ts';
import { type Invocation, UsageError } from './usage.ts';

export interface Selection {
  /** In order; what could not be used stands among the drafts as the outcome that it is. */
  readonly drafts: readonly (DraftSource | DraftOutcome)[];
  readonly problems: readonly FileProblem[];
  /** How many files were passed over, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
}

export function isOutcome(draft: DraftSource | DraftOutcome): draft is DraftOutcome {
  return 'error' in draft;
}

/** Finds the drafts that the command line names. Throws a {@link UsageError} for settings or git that cannot be used. */
export async function selectDrafts(invocation: Invocation): Promise<Selection> {
  const projects = new Projects(invocation);
  if (invocation.stdin) return { ...(await readStandardInput(invocation, projects)), skipped: new Map() };
  if (invocation.staged || invocation.since !== null) return selectChanged(invocation, projects);
  const drafts: (DraftSource | DraftOutcome)[] = [];
  const skipped = new Map<string, number>();
  const seen = new Set<string>();
  for (const argument of invocation.paths) {
    const folder = folderOfPattern(argument);
    const project = await projects.of(folder ?? argument);
    const globs = project.settings.drafts;
    const names = draftNames(folder === null ? globs : { ...globs, include: [project.fromRoot(argument)] });
    const before = drafts.length;
    for (const walked of walk(folder ?? argument, project.root, names)) {
      if (!walked.draft) {
        if ('error' in walked) drafts.push(failedOutcome(walked.path, walked.error));
        else skipped.set(walked.skipped, (skipped.get(walked.skipped) ?? 0) + 1);
        continue;
      }
      if (invocation.paths.length > 1) {
        const absolute = resolve(walked.path);
        if (seen.has(absolute)) continue;
        seen.add(absolute);
      }
      drafts.push({ path: walked.path, text: null, settings: project.settingsFor(walked.path) });
    }
    if (folder !== null && drafts.length === before) {
      const path = argument.split(sep).join('/');
      drafts.push(failedOutcome(path, 'no draft fits this pattern: check the spelling'));
    }
  }
  return { drafts, problems: projects.problems, skipped };
}

/**
 * The folder in which a pattern (`drafts/*.md`, as a shell hands it on that is told not to expand it, or does
 * not) looks for drafts; null for the path of something that exists, and for one without signs of a pattern.
 */
function folderOfPattern(argument: string): string | null {
  const parts = argument.split(sep === '\\' ? /[\\/]/ : '/');
  const first = parts.findIndex((part) => /[*?{[]/.test(part));
  if (first === -1 || statOf(argument) !== undefined) return null;
  return parts.slice(0, first).join('/') || (argument.startsWith('/') ? '/' : '.');
}

async function readStandardInput(
  { stdinPath }: Invocation,
  projects: Projects,
): Promise<Omit<Selection, 'skipped'>> {
  const project = await projects.of(stdinPath);
  const path = stdinPath.split(sep).join('/');
  let read: DraftText;
  try {
    read = decodeDraft(readFileSync(0));
  } catch (error) {
    read = { error: whyUnreadable(error) };
  }
  return {
    drafts: [
      read.error === null
        ? { path, text: read.text, settings: project.settingsFor(stdinPath) }
        : failedOutcome(path, read.error),
    ],
    problems: projects.problems,
  };
}

async function selectChanged(invocation: Invocation, projects: Projects): Promise<Selection> {
  const { changedSince, stagedDrafts } = await import('./git.ts');
  const changed = invocation.since === null ? stagedDrafts() : changedSince(invocation.since);
  const skipped = new Map<string, number>();
  const drafts: (DraftSource | DraftOutcome)[] = [];
  const within = invocation.paths.map((path) => resolve(path));
  for (const { path, read } of changed) {
    const absolute = resolve(path);
    const argument = within.find((folder) => absolute === folder || isInside(absolute, folder));
    if (argument === undefined) continue;
    const project = await projects.of(path);
    const reason =
      absolute === argument ? null : whyNoDraft(project.fromRoot(path), draftNames(project.settings.drafts));
    if (reason !== null) {
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      continue;
    }
    if (read === null) {
      drafts.push({ path, text: null, settings: project.settingsFor(path) });
      continue;
    }
    const content = decodeDraft(read());
    drafts.push(
      content.error === null
        ? { path, text: content.text, settings: project.settingsFor(path) }
        : failedOutcome(path, content.error),
    );
  }
  return { drafts, problems: projects.problems, skipped };
}

/** A folder with its settings. */
class Project {
  readonly root: string;
  readonly settings: ResolvedSettings;

  constructor(root: string, settings: ResolvedSettings) {
    this.root = root;
    this.settings = settings;
  }

  /** The path from the project's folder, with forward slashes. */
  fromRoot(path: string): string {
    return relative(this.root, resolve(path)).split(sep).join('/');
  }

  settingsFor(path: string) {
    return this.settings.settingsFor(this.fromRoot(path));
  }
}

/**
 * The settings file of a draft is the nearest one above the working folder (or, for a draft elsewhere, above
 * the draft), up to the root of the git repository: the folder that one would open in an editor.
 */
class Projects {
  readonly problems: FileProblem[] = [];
  readonly #invocation: Invocation;
  readonly #known = new Map<string, Promise<Project>>();

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
  }

  async of(path: string): Promise<Project> {
    const here = process.cwd();
    const absolute = resolve(path);
    const from = absolute === here || isInside(absolute, here) ? here : folderOf(absolute);
    const root = this.#invocation.config === null && !this.#invocation.noConfig ? rootAbove(from) : from;
    let project = this.#known.get(root);
    if (project === undefined) {
      project = this.#load(root);
      this.#known.set(root, project);
    }
    return project;
  }

  async #load(root: string): Promise<Project> {
    const { config, noConfig } = this.#invocation;
    if (noConfig) return new Project(root, resolveSettings([]));
    const file = config === null ? null : resolve(config);
    if (file !== null && !existsSync(file))
      throw new UsageError(`There is no settings file ${config}: check --config.`);
    const folder = file === null ? root : dirname(file);
    const loaded = await loadSettings(folder, { rules: RULE_IDS }, undefined, file);
    if (this.problems.every(({ file: known }) => known !== loaded.problems[0]?.file))
      this.problems.push(...loaded.problems);
    return new Project(folder, resolveSettings(loaded.layers));
  }
}

function rootAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, PROJECT_FILE))) return at;
    if (dirname(at) === at || existsSync(join(at, '.git'))) return folder;
  }
}

function folderOf(absolute: string): string {
  return statOf(absolute)?.isDirectory() === true ? absolute : dirname(absolute);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The drafts of a selection that are to be linted. */
export function sourcesOf(selection: Selection): DraftSource[] {
  return selection.drafts.filter((draft): draft is DraftSource => !isOutcome(draft));
}

/** All outcomes in the order of the selection; `linted` are those of {@link sourcesOf}, in its order. */
export function outcomesInOrder(selection: Selection, linted: readonly DraftOutcome[]): DraftOutcome[] {
  let at = 0;
  return selection.drafts.flatMap((draft) => (isOutcome(draft) ? [draft] : linted.slice(at, ++at)));
}
