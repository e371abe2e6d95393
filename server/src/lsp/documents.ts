/** The drafts that are open in the editor, kept in step with it. */
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Format } from '../article/model.ts';
import { formatOf } from '../article/read.ts';
import { at } from './client-capabilities.ts';
import { nameOf, uriKey } from './uris.ts';

export interface OpenDocument {
  readonly uri: string;
  readonly format: Format;
  readonly languageId: string;
  /** Changed in place as the writer types; compare `version` after every wait. */
  readonly text: TextDocument;
  /** False once the editor has closed it. */
  readonly isOpen: boolean;
}

interface Kept extends OpenDocument {
  isOpen: boolean;
}

export interface DocumentEvents {
  opened(document: OpenDocument): void;
  changed(document: OpenDocument): void;
  saved(document: OpenDocument): void;
  closed(document: OpenDocument): void;
}

/**
 * Takes the editor's notifications. What is malformed, or about a document that is not open, is answered
 * with false and changes nothing.
 */
export class OpenDocuments {
  readonly #all = new Map<string, Kept>();
  readonly #events: DocumentEvents;

  constructor(events: DocumentEvents) {
    this.#events = events;
  }

  /** The document at a place, however its URI is written. */
  get(uri: unknown): OpenDocument | undefined {
    return typeof uri === 'string' ? this.#all.get(uriKey(uri)) : undefined;
  }

  all(): OpenDocument[] {
    return [...this.#all.values()];
  }

  open(params: unknown): boolean {
    const item = at(params, 'textDocument');
    const uri = at(item, 'uri');
    const text = at(item, 'text');
    if (typeof uri !== 'string' || uri === '' || typeof text !== 'string') return false;
    const languageId = String(at(item, 'languageId') ?? '');
    const version = Number(at(item, 'version') ?? 0) || 0;
    const key = uriKey(uri);
    const before = this.#all.get(key);
    if (before !== undefined) before.isOpen = false;
    const document: Kept = {
      uri,
      languageId,
      format: formatFor(languageId, uri),
      text: TextDocument.create(uri, languageId, version, text),
      isOpen: true,
    };
    this.#all.set(key, document);
    this.#events.opened(document);
    return true;
  }

  change(params: unknown): boolean {
    const item = at(params, 'textDocument');
    const document = this.#find(at(item, 'uri'));
    const changes = at(params, 'contentChanges');
    const version = at(item, 'version');
    if (document === undefined || !Array.isArray(changes) || typeof version !== 'number') return false;
    if (!changes.every(isChange)) return false;
    TextDocument.update(document.text, changes, version);
    if (changes.length > 0) this.#events.changed(document);
    return true;
  }

  save(params: unknown): boolean {
    const document = this.#find(at(at(params, 'textDocument'), 'uri'));
    if (document !== undefined) this.#events.saved(document);
    return document !== undefined;
  }

  close(params: unknown): boolean {
    const document = this.#find(at(at(params, 'textDocument'), 'uri'));
    if (document === undefined) return false;
    document.isOpen = false;
    this.#all.delete(uriKey(document.uri));
    this.#events.closed(document);
    return true;
  }

  #find(uri: unknown): Kept | undefined {
    return typeof uri === 'string' ? this.#all.get(uriKey(uri)) : undefined;
  }
}

/** The editor's word on the language wins over the file name's, except that plain text says little. */
export function formatFor(languageId: string, uri: string): Format {
  if (languageId === 'markdown' || languageId === 'mdx') return 'markdown';
  if (languageId === 'html') return 'html';
  if (languageId === 'plaintext') return 'text';
  return formatOf(nameOf(uri));
}

function isChange(change: unknown): change is TextDocumentContentChangeEvent {
  if (typeof at(change, 'text') !== 'string') return false;
  const range = at(change, 'range');
  return range === undefined || (isPosition(at(range, 'start')) && isPosition(at(range, 'end')));
}

function isPosition(position: unknown): boolean {
  return Number.isInteger(at(position, 'line')) && Number.isInteger(at(position, 'character'));
}
