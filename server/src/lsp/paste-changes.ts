/** Cleaning an open draft of its paste, as changes that are ticked one by one: for our own client, and as annotated edits for others. */
import type { CancellationToken, ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver';
import { type PasteChange, pasteChanges } from '../lint/paste-changes.ts';
import { Placement } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { fixAll } from './fix-all.ts';
import type { Session } from './session.ts';

const PASTE_FAMILIES = ['leftover', 'duplicate'];

export interface PasteChanges {
  readonly changes: readonly PasteChange[];
  /** The text that the edits are for. */
  readonly version: number;
}

/** The changes for a document's text as it is now; null when it is no draft. */
export async function pasteChangesOf(
  session: Session,
  document: OpenDocument,
  token: CancellationToken,
): Promise<PasteChanges | null> {
  const { edits, version, linted } = await fixAll(
    session,
    document,
    { families: PASTE_FAMILIES, deletes: true },
    token,
  );
  if (linted === null) return null;
  return { changes: pasteChanges(linted.result.article, linted.result.findings, edits), version };
}

/** The same as one edit with an annotation for each change; the client knows them (`changeAnnotationSupport`). */
export function annotatedEdit(document: OpenDocument, { changes, version }: PasteChanges): WorkspaceEdit {
  const placement = new Placement(document.text);
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const edits = changes.flatMap(({ label, description, needsConfirmation, edits }, index) => {
    const annotationId = `paste-${index + 1}`;
    changeAnnotations[annotationId] = { label, description, needsConfirmation };
    return edits.map((edit) => ({ ...placement.textEdit(edit), annotationId }));
  });
  if (edits.length === 0) return { documentChanges: [] };
  return {
    documentChanges: [{ textDocument: { uri: document.text.uri, version }, edits }],
    changeAnnotations,
  };
}
