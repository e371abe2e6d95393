/** What the editor on the other side can do, read once from its `initialize` request. */
import type { InitializeParams } from 'vscode-languageserver';
import type { ClientOptions } from '../protocol.ts';

export interface ClientCapabilities {
  /** Asks for diagnostics itself; otherwise they are pushed. */
  readonly pull: boolean;
  /** Can be told to pull again. */
  readonly refresh: boolean;
  readonly related: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
  readonly data: boolean;
  readonly versions: boolean;
  /** Fetches the edit of a code action when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly preferred: boolean;
  readonly literals: boolean;
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly snippetEdits: boolean;
  readonly appliesEdits: boolean;
  /** Takes word that an edit is a refactoring. */
  readonly editMetadata: boolean;
  /** Lists the parts of an edit for its user to tick. */
  readonly changeAnnotations: boolean;
  readonly markdownHover: boolean;
  readonly configuration: boolean;
  readonly configurationEvents: boolean;
  readonly watchedFiles: boolean;
  readonly options: ClientOptions;
}

/** Reads them from parameters that may be anything: a client's slip must not end the server. */
export function readCapabilities(params: InitializeParams): ClientCapabilities {
  const all = at(params, 'capabilities');
  const text = at(all, 'textDocument');
  const workspace = at(all, 'workspace');
  const publish = at(text, 'publishDiagnostics');
  const pull = at(text, 'diagnostic');
  const action = at(text, 'codeAction');
  const edit = at(workspace, 'workspaceEdit');
  const either = (name: string): boolean => isOn(at(publish, name)) || isOn(at(pull, name));
  const options = at(at(params, 'initializationOptions'), 'articleLint');
  const storage = at(options, 'storage');
  return {
    pull: isOn(pull),
    refresh: at(at(workspace, 'diagnostics'), 'refreshSupport') === true,
    related: either('relatedInformation'),
    codeDescription: either('codeDescriptionSupport'),
    tags:
      list(at(at(publish, 'tagSupport'), 'valueSet')).includes(1) ||
      list(at(at(pull, 'tagSupport'), 'valueSet')).includes(1),
    data: either('dataSupport'),
    versions: isOn(at(publish, 'versionSupport')),
    resolvesEdits:
      list(at(at(action, 'resolveSupport'), 'properties')).includes('edit') &&
      at(action, 'dataSupport') === true,
    preferred: at(action, 'isPreferredSupport') === true,
    literals: isOn(at(action, 'codeActionLiteralSupport')),
    versionedEdits: at(edit, 'documentChanges') === true,
    createsFiles: list(at(edit, 'resourceOperations')).includes('create'),
    snippetEdits: at(edit, 'snippetEditSupport') === true,
    appliesEdits: at(workspace, 'applyEdit') === true,
    editMetadata: at(edit, 'metadataSupport') === true,
    changeAnnotations: isOn(at(edit, 'changeAnnotationSupport')),
    markdownHover: list(at(at(text, 'hover'), 'contentFormat')).includes('markdown'),
    configuration: at(workspace, 'configuration') === true,
    configurationEvents: at(at(workspace, 'didChangeConfiguration'), 'dynamicRegistration') === true,
    watchedFiles: at(at(workspace, 'didChangeWatchedFiles'), 'dynamicRegistration') === true,
    options: {
      status: at(options, 'status') === true,
      addToSettings: at(options, 'addToSettings') === true,
      ...(typeof storage === 'string' ? { storage } : {}),
    },
  };
}

/** The property of anything; undefined where there is none. */
export function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function isOn(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
