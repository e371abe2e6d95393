/** *Paste clean article*: a paste without price widgets, share bars and related stories, in the draft's format. */
import {
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditContext,
  type DocumentPasteEditProvider,
  l10n,
  languages,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { CLEAN_PASTE, type CleanPasteParams, type CleanPasteResult } from '../../server/src/protocol.ts';
import type { ArticleLintClient } from './client.ts';
import { DRAFTS } from './drafts.ts';

const KIND = DocumentDropOrPasteEditKind.Text.append('articleLint', 'clean');
/** A few words copied within a draft are no page: nothing is offered for them. */
const SHORTEST = 400;
/** What a browser copies may be large; beyond this the paste is left alone. */
const LONGEST = 2_000_000;

export function registerPaste(client: ArticleLintClient): Disposable {
  return languages.registerDocumentPasteEditProvider([...DRAFTS], new CleanPasteProvider(client), {
    providedPasteEditKinds: [KIND],
    pasteMimeTypes: ['text/plain', 'text/html'],
  });
}

class CleanPasteProvider implements DocumentPasteEditProvider {
  private readonly client: ArticleLintClient;

  constructor(client: ArticleLintClient) {
    this.client = client;
  }

  async provideDocumentPasteEdits(
    document: TextDocument,
    _ranges: readonly Range[],
    clipboard: DataTransfer,
    context: DocumentPasteEditContext,
    token: CancellationToken,
  ): Promise<DocumentPasteEdit[]> {
    const wish = workspace.getConfiguration('articleLint', document).get<string>('paste.clean', 'offer');
    const asked = context.only?.contains(KIND) ?? false;
    if ((wish === 'off' && !asked) || !this.client.language.isRunning()) return [];
    const [text, html] = await Promise.all([textOf(clipboard, 'text/plain'), textOf(clipboard, 'text/html')]);
    if (text === '' || text.length > LONGEST || html.length > LONGEST) return [];
    if (text.length < SHORTEST && !asked) return [];
    const params: CleanPasteParams = {
      uri: this.client.language.code2ProtocolConverter.asUri(document.uri),
      text,
      ...(html === '' ? {} : { html }),
    };
    const result = await this.client.language.sendRequest<CleanPasteResult | null>(
      CLEAN_PASTE,
      params,
      token,
    );
    // A paste with nothing to clean is a plain paste.
    if (result === null || (result.removed === 0 && !asked)) return [];
    const edit = new DocumentPasteEdit(result.text, l10n.t('Paste clean article'), KIND);
    // Plain paste stays the first choice unless the writer asked for this one.
    if (wish !== 'always') edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
    return [edit];
  }
}

async function textOf(clipboard: DataTransfer, type: string): Promise<string> {
  return (await clipboard.get(type)?.asString()) ?? '';
}
