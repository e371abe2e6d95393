/**
 * Our own requests between an editor's side and the server, beside standard LSP: names and plain types, with
 * no LSP import, since client and server stand on different steps of the protocol packages. URIs are strings,
 * positions are LSP's (0-based line, UTF-16 character).
 */

export interface WirePosition {
  readonly line: number;
  readonly character: number;
}

export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

export interface WireTextEdit {
  readonly range: WireRange;
  readonly newText: string;
}

/**
 * Request: lint every draft of the folders. Answered when done or cancelled; on the way come
 * {@link WORKSPACE_PROGRESS} and {@link CLOSED_FILE_FINDINGS} notifications.
 */
export const LINT_WORKSPACE = 'articleLint/lintWorkspace';

export interface LintWorkspaceParams {
  /** Folders, or single files: the client asks again for a draft that changed on disk or was closed. */
  readonly folders: readonly string[];
  /** Of the folders' drafts only these, where they are drafts at all: for new files, which may be ignored. */
  readonly only?: readonly string[];
  /** Chosen by the client; comes back in each progress notification of this run. */
  readonly token: string;
}

/** A cancelled run answers too, with what it had done by then. */
export interface LintWorkspaceResult {
  /** Drafts that were linted. */
  readonly files: number;
  /** Findings in them, hints left out. */
  readonly findings: number;
  /** Files that were passed over: not drafts, ignored, unreadable. */
  readonly skipped: number;
  /** How many were passed over for each reason, worded for the user: `{ "README and the like": 3 }`. */
  readonly skippedWhy?: Readonly<Record<string, number>>;
  readonly cancelled: boolean;
}

/** Notification, server to client. */
export const WORKSPACE_PROGRESS = 'articleLint/workspaceProgress';

export interface WorkspaceProgressParams {
  readonly token: string;
  readonly done: number;
  readonly total: number;
  /** The draft just done, as shown to the user: relative to its folder. */
  readonly file: string;
}

/**
 * Notification, server to client: the findings of a draft that is not open, in place of those given before.
 * Sent for every draft of a run, with an empty list when there is nothing to find, hints left out.
 * `diagnostics` are LSP diagnostics. The client passes over drafts that an editor shows: they have theirs by pull.
 * (A document can be open without being shown, for minutes after its tab was closed; nobody pulls for it.)
 */
export const CLOSED_FILE_FINDINGS = 'articleLint/closedFileFindings';

export interface ClosedFileFindingsParams {
  readonly uri: string;
  readonly diagnostics: readonly unknown[];
}

/** Request: the edits of all safe fixes in an open draft, against the version named. */
export const FIX_ALL = 'articleLint/fixAll';

export interface FixAllParams {
  readonly uri: string;
  readonly version: number;
  /** Only fixes of these families (`leftover`, `duplicate`); all families when absent. */
  readonly families?: readonly string[];
}

export interface FixAllResult {
  /** Separate and sorted, in the text of `version`. Empty when that is no longer the server's version. */
  readonly edits: readonly WireTextEdit[];
  readonly version: number;
}

/** Request: what cleaning an open draft of its paste would change, one entry for each thing that would go. */
export const PASTE_CHANGES = 'articleLint/pasteChanges';

export interface PasteChangesParams {
  readonly uri: string;
}

export interface WirePasteChange {
  /** For example `Price widget (8 lines from line 27)`; no two are alike. */
  readonly label: string;
  /** How it begins. */
  readonly description: string;
  /** True for what an editor should look at first. */
  readonly needsConfirmation: boolean;
  readonly edits: readonly WireTextEdit[];
}

/** All edits together are separate: any choice of the changes can be made. Null when the document is no draft. */
export interface PasteChangesResult {
  readonly changes: readonly WirePasteChange[];
  readonly version: number;
}

/** Notification, server to client, after each lint of an open draft. */
export const STATUS = 'articleLint/status';

export interface StatusParams {
  readonly uri: string;
  /** Findings shown, hints left out. */
  readonly findings: number;
  readonly milliseconds: number;
  readonly profile: string;
  /** What the reader of the status should know: a language we do not read, rules that failed. */
  readonly notes?: readonly string[];
}

/** The command of quick fixes that teach the project file something; run by the client. */
export const ADD_TO_SETTINGS = 'articleLint.addToSettings';

export interface ChangeSettingsArguments {
  /** URI of the folder whose `.articlelint.json` changes; empty for a draft outside of every folder. */
  readonly folder: string;
  /** Where the list or value stands: `["leftovers", "house"]`, `["severity", "attribution/vague-source"]`. */
  readonly path: readonly string[];
  /** Added to the list at `path`, … */
  readonly add?: string;
  /** … or put there. One of the two is given. */
  readonly set?: string;
}

export type AddToSettingsArguments = ChangeSettingsArguments;

/** The project file's name, in the root of a folder. */
export const PROJECT_FILE = '.articlelint.json';

/** Files that editors are asked to watch: what may be a draft. Their globs tell small letters from capitals. */
export const DRAFT_FILES = '**/*.{md,mdx,markdown,txt,html,htm,MD,MDX,MARKDOWN,TXT,HTML,HTM}';

/** The same: what may be a project file, or one that it extends. */
export const SETTINGS_FILES = '**/*.{json,jsonc}';

/**
 * What our own client says of itself, as `initializationOptions.articleLint`. Other editors say nothing, get no
 * {@link STATUS} notification, and have entries added to the project file by the server.
 */
export interface ClientOptions {
  /** It shows {@link STATUS}. */
  readonly status?: boolean;
  /** It runs the command {@link ADD_TO_SETTINGS}. */
  readonly addToSettings?: boolean;
  /**
   * A `file:` URI of a folder for this workspace alone, which need not exist: what the drafts on disk have in
   * common is kept there between two sessions, by paths and hashes of words. Without it nothing is written.
   */
  readonly storage?: string;
}

/** The same command, run by the server, for clients that do not run {@link ADD_TO_SETTINGS}. */
export const CHANGE_SETTINGS = 'articleLint.server.changeSettings';

/** Request: who said what in an open draft. */
export const SOURCES = 'articleLint/sources';

export interface SourcesParams {
  readonly uri: string;
}

/** What stands somewhere in the draft: its place, and the words there (white space made single). */
export interface WireMention {
  readonly range: WireRange;
  readonly text: string;
}

export interface SourceEntry {
  /** What the source is called; a pronoun goes by the name that it stands for. */
  readonly name: string;
  readonly kind: 'person' | 'organization' | 'document' | 'role' | 'anonymous' | 'collective' | 'unknown';
  /** Where the source is named, each with what it is credited with. */
  readonly statements: readonly (WireMention & { readonly quote: boolean })[];
}

/** Answer to {@link SOURCES}, in the order of the draft; null when the document is no draft. */
export interface SourcesReport {
  readonly uri: string;
  readonly version: number;
  readonly sources: readonly SourceEntry[];
  /** Sentences that nobody stands for. */
  readonly unsourced: readonly WireMention[];
}

/** Request: an open draft's text without directives and source notes, for copy that goes out. */
export const STRIP_MARKS = 'articleLint/stripMarks';

export interface StripMarksParams {
  readonly uri: string;
}

export interface StripMarksResult {
  readonly version: number;
  readonly text: string;
  /** Directives and notes taken out. */
  readonly removed: number;
}

/** Request: a clipboard's article without its leftovers, in the format of the draft that it goes into. */
export const CLEAN_PASTE = 'articleLint/cleanPaste';

export interface CleanPasteParams {
  /** The draft, open in the editor: its format and settings hold. */
  readonly uri: string;
  readonly text: string;
  /** The clipboard's HTML, when it has any. */
  readonly html?: string;
}

export interface CleanPasteResult {
  readonly text: string;
  /** Leftovers and copies that were taken out. */
  readonly removed: number;
}

/**
 * Request of the server to the client, for what is on no disk that the server can read: the text of a file.
 * A web worker has no disk at all; a process has none for the folders of virtual workspaces.
 */
export const READ_FILE = 'articleLint/readFile';

export interface ReadFileParams {
  readonly uri: string;
  /** A folder that the file must lie in, and be reached from without a link. */
  readonly within?: string;
}

export interface ReadFileResult {
  /** Without its byte-order mark; null when it cannot be read. */
  readonly text: string | null;
  /** True when nothing stands there. */
  readonly missing: boolean;
  /** Why it cannot be read, for the log and the summary of a run. */
  readonly why?: string;
}

/** Request of the server to the client, likewise: what lies in a folder. */
export const LIST_FOLDER = 'articleLint/listFolder';

export interface ListFolderParams {
  readonly uri: string;
}

export interface ListFolderResult {
  /** In any order, links not followed; null when it cannot be listed. */
  readonly entries:
    | readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'link' | 'other' }[]
    | null;
  /** True when it is a file. */
  readonly isFile?: boolean;
  readonly why?: string;
}
