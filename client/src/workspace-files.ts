/**
 * Answers the server's questions about files that it cannot read itself: those of virtual workspaces, and all of
 * them for a server in a web worker. Nothing outside of the open folders is read.
 */
import { type FileStat, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  LIST_FOLDER,
  type ListFolderParams,
  type ListFolderResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from '../../server/src/protocol.ts';
import { decodeDraftWith, WEB_UTF8 } from '../../server/src/workspace/decode-draft.ts';

/** What comes over a network into a browser's memory; far more than any draft. */
const BYTES_AT_MOST = 64 * 1024 * 1024;
const OUTSIDE = 'it lies outside of the open folders';

export function answerAboutFiles(language: BaseLanguageClient): void {
  language.onRequest(READ_FILE, (params: ReadFileParams) => readFile(params));
  language.onRequest(LIST_FOLDER, (params: ListFolderParams) => listFolder(params));
}

async function readFile({ uri, within }: ReadFileParams): Promise<ReadFileResult> {
  const file = Uri.parse(uri);
  if (!workspace.getWorkspaceFolder(file)) return { text: null, missing: false, why: OUTSIDE };
  try {
    const stat = await workspace.fs.stat(file);
    const why =
      (within === undefined ? null : await whyOutside(file, stat, Uri.parse(within))) ??
      ((stat.type & FileType.File) === 0 ? 'it is not a file' : null) ??
      (stat.size > BYTES_AT_MOST ? 'it is larger than 64 MB: that is no draft' : null);
    if (why !== null) return { text: null, missing: false, why };
    const read = decodeDraftWith(await workspace.fs.readFile(file), WEB_UTF8);
    return read.error === null
      ? { text: read.text, missing: false }
      : { text: null, missing: false, why: read.error };
  } catch (error) {
    return { text: null, missing: isMissing(error), why: whyUnreadable(error) };
  }
}

async function listFolder({ uri }: ListFolderParams): Promise<ListFolderResult> {
  const folder = Uri.parse(uri);
  if (!workspace.getWorkspaceFolder(folder)) return { entries: null, why: OUTSIDE };
  try {
    const { type } = await workspace.fs.stat(folder);
    if ((type & FileType.Directory) === 0) return { entries: null, isFile: true };
    const entries = await workspace.fs.readDirectory(folder);
    return { entries: entries.map(([name, kind]) => ({ name, kind: kindOf(kind) })) };
  } catch (error) {
    return { entries: null, why: whyUnreadable(error) };
  }
}

function kindOf(type: FileType): 'file' | 'folder' | 'link' | 'other' {
  // A link has the bit of what it leads to as well.
  if ((type & FileType.SymbolicLink) !== 0) return 'link';
  if (type === FileType.Directory) return 'folder';
  return type === FileType.File ? 'file' : 'other';
}

/** Why a file does not surely lie in the folder; null when it does. Where links lead, VS Code does not tell. */
async function whyOutside(file: Uri, stat: FileStat, folder: Uri): Promise<string | null> {
  const root = folder.path.replace(/\/$/, '');
  if (file.scheme !== folder.scheme || file.authority !== folder.authority)
    return 'it lies outside of this folder';
  if (!file.path.startsWith(`${root}/`)) return 'it lies outside of this folder';
  const link = 'the way to it goes through a link, and where that leads cannot be seen from here';
  if ((stat.type & FileType.SymbolicLink) !== 0) return link;
  const names = file.path.slice(root.length + 1).split('/');
  for (let count = 1; count < names.length; count++) {
    const path = `${root}/${names.slice(0, count).join('/')}`;
    const { type } = await workspace.fs.stat(file.with({ path }));
    if ((type & FileType.SymbolicLink) !== 0) return link;
  }
  return null;
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === 'FileNotFound';
}

function whyUnreadable(error: unknown): string {
  if (!(error instanceof FileSystemError)) return error instanceof Error ? error.message : String(error);
  switch (error.code) {
    case 'FileNotFound':
      return 'there is no such file or folder';
    case 'NoPermissions':
      return 'you are not allowed to read it';
    case 'Unavailable':
      return 'its file system cannot be reached';
    default:
      return error.message;
  }
}
