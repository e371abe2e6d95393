/** Which documents of the editor are drafts. */
import { type DraftNames, draftNames, whyNoDraft } from '../workspace/draft-names.ts';
import type { OpenDocument } from './documents.ts';
import type { FolderSettings, SettingsStore } from './settings.ts';
import { nameOf } from './uris.ts';

const names = new WeakMap<FolderSettings, DraftNames>();
/** A document in one of these languages is a draft whatever the ending of its name. */
const LANGUAGES = ['markdown', 'mdx', 'html', 'plaintext'];

/**
 * True when an open document is a draft by its place: repository furniture is none, and what the settings
 * leave out is none. A document outside of every folder, or one that has no name yet, is judged by its name
 * alone; the editor's word on its language counts where the name says nothing.
 */
export function isDraft(document: OpenDocument, folder: FolderSettings, settings: SettingsStore): boolean {
  const known = namesIn(folder);
  const path = settings.pathOf(document.uri);
  const reason = path === null ? known.file(nameOf(document.uri)) : whyNoDraft(path, known);
  if (reason === null) return true;
  return reason === 'not a draft by its name' && path === null && LANGUAGES.includes(document.languageId);
}

/** True when a file is a draft by its path from its folder, so far as settings and names say. */
export function isDraftPath(path: string, folder: FolderSettings): boolean {
  return whyNoDraft(path, namesIn(folder)) === null;
}

function namesIn(folder: FolderSettings): DraftNames {
  let known = names.get(folder);
  if (known === undefined) {
    known = draftNames(folder.resolved.drafts);
    names.set(folder, known);
  }
  return known;
}
