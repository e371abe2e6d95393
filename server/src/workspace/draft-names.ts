/**
 * What is a draft by its name: pure, so that the command line, the server and the web agree. Repository
 * furniture, build output and templates are no drafts unless the settings name them.
 */
import { globMatcher } from '../settings/glob.ts';
import type { DraftGlobs } from '../settings/resolve.ts';

/** The files that are drafts where the settings do not say otherwise. */
export const DRAFT_GLOB = '**/*.{md,mdx,markdown,txt,html,htm}';

/** How a draft is called where the settings do not say otherwise. */
export const DRAFT_NAME = /\.(?:md|mdx|markdown|txt|html|htm)$/i;

/** A language or a number behind the name: `README.de.md`, `CHANGELOG-2.md`. No more: `license-plates.md` is a story. */
const FURNITURE =
  /^(?:readme|licen[cs]e|copying|changelog|contributing|code[-_]of[-_]conduct|pull_request_template|issue_template|third[-_]?party[-_]?notices?)(?:[-._](?:[a-z]{2}|[a-z]{2}[-_][a-z]{2,4}|\d{1,8}))?\.\w+$/i;
/** Words that may head a story as well are furniture in capitals only. */
const FURNITURE_IN_CAPITALS =
  /^(?:README|LICEN[CS]ES?|COPYRIGHT|NOTICE|CHANGES|HISTORY|NEWS|RELEASE|RELEASES|RELEASE[-_]NOTES|CONTRIBUTORS|SECURITY|SUPPORT|AUTHORS|MAINTAINERS|GOVERNANCE|CODEOWNERS|ARCHITECTURE|INSTALL|AGENTS|CLAUDE|TODO)(?:[-._][A-Z0-9._-]{1,40})?\.[A-Za-z]+$/;
const MACHINE_FILES =
  /^(?:(?:(?:dev|test|docs?)[-_.])?(?:requirements|constraints)(?:[-._](?:dev|devel|test|tests|testing|prod|production|base|common|docs?|lint|local|ci|min|all|lock|build|extra|extras|optional|frozen|runtime|py\d{0,3}))?\.txt|(?:robots|humans|ads|app-ads|llms|llms-full|security|cmakelists|sitemap|manifest|version|top_level|entry_points)\.txt|google[0-9a-f]{16}\.html)$/i;
const LOGS =
  /^(?:(?:error|access|debug|build|install|test|npm|pip|output|run|server|console|crash)[-._])?logs?(?:[-._]\d[\d-]{0,20})?\.txt$|\.log\.txt$/i;
const TEMPLATES = /\.(?:template|tmpl|tpl|min)\.\w+$|^_?template\.\w+$/i;

const BUILD_FOLDERS = new Set(
  'node_modules bower_components jspm_packages dist build out target vendor coverage _site site-packages __pycache__ venv'.split(
    ' ',
  ),
);
const TEMPLATE_FOLDERS = new Set('templates _templates _layouts layouts _includes partials'.split(' '));
const LOG_FOLDERS = new Set('log logs'.split(' '));

/** Why a file or folder was passed over, in words for the user. */
export type SkipReason =
  | 'not a draft by its name'
  | 'README, LICENSE and the like'
  | 'machine files such as robots.txt'
  | 'logs'
  | 'templates'
  | 'build output and packages'
  | 'hidden folders'
  | 'excluded by the settings'
  | 'ignored by git'
  | 'links';

export interface DraftNames {
  /** Why the file at `path` (from the root, forward slashes) is no draft; null when it is one. */
  file(path: string): SkipReason | null;
  /** Why nothing in the folder at `path` is a draft; null when something may be. */
  folder(path: string): SkipReason | null;
}

/** What counts as a draft under the given settings. */
export function draftNames(globs: DraftGlobs): DraftNames {
  const include = globs.include ?? [DRAFT_GLOB];
  const isUsual = include.length === 1 && include[0] === DRAFT_GLOB;
  const isIncluded = isUsual ? (path: string) => DRAFT_NAME.test(path) : globMatcher(include);
  const isExcluded = globMatcher(globs.exclude);
  // A glob that ends in a plain name, or goes through a folder by name, asks for that file or folder.
  const named = include.flatMap((glob) => {
    const parts = glob.replace(/^\.?\//, '').split('/');
    return parts.filter((part) => !/[*?[\]{}()!]/.test(part)).map((part) => part.toLowerCase());
  });
  return {
    file(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (isExcluded(path)) return 'excluded by the settings';
      if (!isIncluded(path)) return 'not a draft by its name';
      if (named.length > 0 && named.includes(name.toLowerCase())) return null;
      if (FURNITURE.test(name) || FURNITURE_IN_CAPITALS.test(name)) return 'README, LICENSE and the like';
      if (MACHINE_FILES.test(name)) return 'machine files such as robots.txt';
      if (LOGS.test(name)) return 'logs';
      if (TEMPLATES.test(name)) return 'templates';
      return null;
    },
    folder(path) {
      const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
      if (isExcluded(path)) return 'excluded by the settings';
      if (named.includes(name)) return null;
      if (name.startsWith('.')) return 'hidden folders';
      if (BUILD_FOLDERS.has(name)) return 'build output and packages';
      if (TEMPLATE_FOLDERS.has(name)) return 'templates';
      if (LOG_FOLDERS.has(name)) return 'logs';
      return null;
    },
  };
}

/**
 * Why the file at `path` (from the root) is no draft, its folders looked at too. For hosts that are told of
 * single files, such as watched ones.
 */
export function whyNoDraft(path: string, names: DraftNames): SkipReason | null {
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const reason = names.folder(path.slice(0, slash));
    if (reason !== null) return reason;
  }
  return names.file(path);
}
