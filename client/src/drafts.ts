/** Which documents the client hands to the server. Whether one is a draft, the server decides. */
import { l10n, languages, type TextDocument, window, workspace } from 'vscode';
import { PROJECT_FILE } from '../../server/src/protocol.ts';

const LANGUAGES = ['plaintext', 'markdown', 'mdx', 'html'];
/**
 * Schemes with an editable document behind them, those of the open folders among them; a diff's left side (`git:`)
 * and log panes are none. A browser's extensions see a remote machine's files as `vscode-remote`.
 */
const SCHEMES = [
  ...new Set([
    ...['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'],
    ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
  ]),
];

/** Documents that may be drafts. */
export const DRAFTS = SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));

/** The project file goes to the server too, so that its mistakes show while it is being edited. */
export const PROJECT_FILES = SCHEMES.filter((scheme) => scheme !== 'untitled').map((scheme) => ({
  scheme,
  pattern: `**/${PROJECT_FILE}`,
}));

/** True when the document may be a draft by its language. */
export function mayBeDraft(document: TextDocument): boolean {
  return languages.match(DRAFTS, document) > 0;
}

/** The draft that the writer looks at; when there is none, says so. */
export function activeDraft(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  if (document !== undefined && mayBeDraft(document)) return document;
  void window.showInformationMessage(l10n.t('Article Lint: open a text, Markdown or HTML draft first.'));
  return undefined;
}
