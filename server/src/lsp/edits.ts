/** Edits of a draft as the protocol sends them. */
import type { AnnotatedTextEdit, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Edit, Fix } from '../lint/finding.ts';
import type { ClientCapabilities } from './client-capabilities.ts';
import { Placement } from './convert.ts';
import type { OpenDocument } from './documents.ts';

/** Edits against the version that the document has now. */
export function editOf(
  document: OpenDocument,
  client: ClientCapabilities,
  edits: readonly Edit[],
  placeholders: Fix['placeholders'] = [],
): WorkspaceEdit {
  const placement = new Placement(document.text);
  const { uri, version } = document.text;
  if (!client.versionedEdits) {
    return { changes: { [uri]: edits.map((edit) => placement.textEdit(edit)) } };
  }
  const list: (TextEdit | SnippetTextEdit | AnnotatedTextEdit)[] = edits.map((edit, index) => {
    const stops = placeholders.filter((placeholder) => placeholder.edit === index);
    return stops.length > 0 && client.snippetEdits
      ? {
          range: placement.editRange(edit),
          snippet: { kind: 'snippet', value: placement.newText(snippetOf(edit.text, stops)) },
        }
      : placement.textEdit(edit);
  });
  return { documentChanges: list.length === 0 ? [] : [{ textDocument: { uri, version }, edits: list }] };
}

/** The text with tab stops at the spans, in LSP's snippet syntax. */
export function snippetOf(
  text: string,
  stops: readonly { readonly start: number; readonly end: number }[],
): string {
  let snippet = '';
  let at = 0;
  [...stops]
    .sort((a, b) => a.start - b.start)
    .forEach((stop, index) => {
      snippet += `${escaped(text.slice(at, stop.start))}\${${index + 1}:${escaped(text.slice(stop.start, stop.end))}}`;
      at = stop.end;
    });
  return snippet + escaped(text.slice(at));
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
