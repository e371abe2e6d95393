/**
 * An editor in the same process as the server, over two streams. It keeps every message of the server, and
 * {@link Editor.close} fails when one was not looked at.
 */
import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { expect } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  type CancellationToken,
  type CodeAction,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLinter, type Linter } from '../../server/src/lint/engine.ts';
import type { ParagraphRule, Rule, RuleMeta } from '../../server/src/lint/rule.ts';
import type { FileText, Host, ProjectSettings, WalkedFile } from '../../server/src/lsp/host.ts';
import { createServer } from '../../server/src/lsp/server.ts';
import { uriKey } from '../../server/src/lsp/uris.ts';
import { loadSettings } from '../../server/src/settings/load.ts';
import { draftNames, whyNoDraft } from '../../server/src/workspace/draft-names.ts';
import type { KeptPassages } from '../../server/src/workspace/kept-passages.ts';

/** Files in memory; `file:///ws/a.txt` and so on. */
export class MemoryHost implements Host {
  readonly files = new Map<string, string>();
  /** Stamps of files where a test sets them; else they follow the text. */
  readonly stamps = new Map<string, string>();
  /** Where indexes of passages are kept, by the URI that the editor gives; null keeps none. */
  storage: ((folder: string, program: string) => KeptPassages) | null = null;
  reads = 0;
  yields = 0;
  /** Time that passes at each look at the clock; 0 leaves it to the real one. */
  tick = 0;
  /** Time that has passed in one go. */
  passed = 0;
  #clock = 0;

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [uri, text] of Object.entries(files)) this.files.set(uri, text);
  }

  now(): number {
    if (this.tick === 0) return performance.now() + this.passed;
    this.#clock += this.tick;
    return this.#clock + this.passed;
  }

  yield(): Promise<void> {
    this.yields++;
    return new Promise((resolve) => setImmediate(resolve));
  }

  async readFile(uri: string): Promise<FileText> {
    this.reads++;
    const text = this.files.get(uri);
    return text === undefined
      ? { missing: true, why: 'there is no such file' }
      : { text, stamp: this.#stamp(uri) };
  }

  async stampOf(uri: string): Promise<string> {
    return this.#stamp(uri);
  }

  openPassages(folder: string, program: string): KeptPassages | null {
    return this.storage?.(folder, program) ?? null;
  }

  #stamp(uri: string): string {
    const text = this.files.get(uri);
    return this.stamps.get(uri) ?? (text === undefined ? '' : createHash('sha1').update(text).digest('hex'));
  }

  async readProject(folder: string, rules: readonly string[]): Promise<ProjectSettings> {
    const loaded = await loadSettings(
      new URL(folder).pathname,
      { rules },
      { read: (path) => this.files.get(`file://${path}`) ?? null, realPath: (path) => path },
    );
    return {
      ...loaded,
      files: loaded.files.map((path) => `file://${path}`),
      problems: loaded.problems.map(({ file, ...problem }) => ({ ...problem, uri: `file://${file}` })),
    };
  }

  *walk(uri: string, root: string, drafts: Parameters<Host['walk']>[2]): Generator<WalkedFile> {
    const names = draftNames(drafts);
    for (const file of [...this.files.keys()].sort()) {
      if (file !== uri && !file.startsWith(`${uri}/`)) continue;
      const name = file.slice(root.length + 1);
      yield { uri: file, name, skipped: file === uri ? null : whyNoDraft(name, names) };
    }
  }
}

interface Received {
  readonly method: string;
  readonly params: unknown;
}

type Json = Readonly<Record<string, unknown>>;

export const TEXT_DOCUMENT: Json = {
  synchronization: { dynamicRegistration: true, didSave: true },
  publishDiagnostics: {
    relatedInformation: true,
    versionSupport: true,
    tagSupport: { valueSet: [1, 2] },
    codeDescriptionSupport: true,
    dataSupport: true,
  },
  codeAction: {
    isPreferredSupport: true,
    dataSupport: true,
    resolveSupport: { properties: ['edit'] },
    codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } },
  },
  hover: { contentFormat: ['markdown', 'plaintext'] },
};

/** What VS Code says of itself, so far as the server asks. */
export const FULL: Json = {
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], snippetEditSupport: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
  },
  textDocument: { ...TEXT_DOCUMENT, diagnostic: { dynamicRegistration: true } },
};

/** A good editor that cannot pull. */
export const PUSH: Json = {
  textDocument: TEXT_DOCUMENT,
  workspace: { workspaceEdit: { documentChanges: true } },
};

export interface EditorOptions {
  readonly capabilities?: Json;
  readonly host?: MemoryHost;
  readonly linter?: Linter;
  readonly folders?: readonly string[];
  /** The `articleLint` section of the editor's settings; by folder when it is a function. */
  readonly settings?: unknown;
  readonly options?: Json;
}

export class Editor {
  readonly host: MemoryHost;
  readonly connection: MessageConnection;
  settings: unknown;
  /** The editor's `files.exclude`. */
  excluded: unknown = null;
  initialized: InitializeResult = { capabilities: {} };
  /** Answers to `workspace/applyEdit`, and what was asked. */
  readonly applied: WorkspaceEdit[] = [];
  readonly configurationAsked: unknown[] = [];
  readonly registered: string[] = [];
  refreshes = 0;
  readonly #notifications: Received[] = [];
  readonly #waiting: { readonly method: string; readonly take: (params: unknown) => void }[] = [];
  readonly #documents = new Map<string, TextDocument>();
  readonly #streams = [new PassThrough(), new PassThrough()] as const;

  private constructor(options: EditorOptions) {
    this.host = options.host ?? new MemoryHost();
    this.settings = options.settings ?? null;
    const [toServer, toClient] = this.#streams;
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    createServer(server, this.host, { linter: options.linter ?? createLinter(TEST_RULES) });
    server.listen();
    this.connection = createMessageConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.connection.onRequest(
      'workspace/configuration',
      (params: { items: readonly { scopeUri?: string; section: string }[] }) =>
        params.items.map(({ scopeUri, section }) => {
          if (section === 'files.exclude') return this.excluded;
          this.configurationAsked.push(scopeUri ?? null);
          return typeof this.settings === 'function' ? this.settings(scopeUri) : this.settings;
        }),
    );
    this.connection.onRequest(
      'client/registerCapability',
      (params: { registrations: readonly { method: string }[] }) => {
        this.registered.push(...params.registrations.map(({ method }) => method));
        return null;
      },
    );
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.connection.onRequest('workspace/applyEdit', (params: { edit: WorkspaceEdit }) => {
      this.applied.push(params.edit);
      return { applied: true };
    });
    this.connection.onNotification((method, params) => {
      const at = this.#waiting.findIndex((waiting) => waiting.method === method);
      const [waiting] = at === -1 ? [] : this.#waiting.splice(at, 1);
      if (waiting === undefined) this.#notifications.push({ method, params });
      else waiting.take(params);
    });
    this.connection.onUnhandledProgress((params) => {
      this.#notifications.push({ method: '$/progress', params });
    });
    this.connection.listen();
  }

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const editor = new Editor(options);
    editor.initialized = await editor.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? FULL,
      workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
      initializationOptions: options.options === undefined ? undefined : { articleLint: options.options },
    });
    await editor.notify('initialized', {});
    return editor;
  }

  request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R> {
    return token === undefined
      ? this.connection.sendRequest<R>(method, params)
      : this.connection.sendRequest<R>(method, params, token);
  }

  async notify(method: string, params: unknown): Promise<void> {
    await this.connection.sendNotification(method, params);
  }

  /** The next notification of this method, once it comes. */
  notification<P>(method: string): Promise<P> {
    const at = this.#notifications.findIndex((received) => received.method === method);
    const [known] = at === -1 ? [] : this.#notifications.splice(at, 1);
    if (known !== undefined) return Promise.resolve(known.params as P);
    return new Promise((resolve) => {
      this.#waiting.push({ method, take: (params) => resolve(params as P) });
    });
  }

  /** All notifications of this method that have come. */
  taken<P>(method: string): P[] {
    const found = this.#notifications.filter((received) => received.method === method);
    for (const one of found) this.#notifications.splice(this.#notifications.indexOf(one), 1);
    return found.map(({ params }) => params as P);
  }

  async open(uri: string, text: string, languageId = 'plaintext', version = 1): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  async closeDocument(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Replaces the characters from `start` to `end`. */
  async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const document = this.document(uri);
    const version = document.version + 1;
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    TextDocument.update(document, [{ range, text }], version);
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async replace(uri: string, text: string): Promise<void> {
    const version = this.document(uri).version + 1;
    TextDocument.update(this.document(uri), [{ text }], version);
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('a full report was expected');
    return report.items;
  }

  /** The words that each diagnostic stands under, with its rule. */
  async flagged(uri: string): Promise<string[]> {
    const document = this.document(uri);
    return (await this.diagnostics(uri)).map(({ code, range }) => `${code}: ${document.getText(range)}`);
  }

  actions(
    uri: string,
    range: Range,
    only?: readonly string[],
    diagnostics: readonly Diagnostic[] = [],
    triggerKind = 1,
  ): Promise<CodeAction[]> {
    return this.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics, triggerKind, ...(only === undefined ? {} : { only }) },
    });
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return action.data === undefined ? Promise.resolve(action) : this.request('codeAction/resolve', action);
  }

  /** The text of a document after an edit that names its present version. */
  after(uri: string, edit: WorkspaceEdit | undefined): string {
    const document = this.document(uri);
    const edits: TextEdit[] = [];
    for (const change of edit?.documentChanges ?? []) {
      if (!('textDocument' in change)) throw new Error('only text changes were expected');
      expect(change.textDocument).toEqual({ uri, version: document.version });
      for (const one of change.edits) {
        if ('snippet' in one) throw new Error('no snippet was expected');
        edits.push(one);
      }
    }
    edits.push(...(edit?.changes?.[uri] ?? []));
    return TextDocument.applyEdits(document, edits);
  }

  get wholeRange(): Range {
    return { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  }

  /** Ends the session; every notification must have been taken. */
  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    const unread = this.#notifications.map(({ method, params }) => `${method} ${JSON.stringify(params)}`);
    this.connection.dispose();
    for (const stream of this.#streams) stream.destroy();
    expect(unread).toEqual([]);
    expect(this.#waiting.map(({ method }) => `waited in vain for ${method}`)).toEqual([]);
  }
}

/** Waits for what comes about by itself, such as a push. */
export async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 2000; round++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('it did not come about');
}

function meta(id: string, more: Partial<RuleMeta> = {}): RuleMeta {
  return { id, severity: 'warning', summary: 'A test', rationale: 'It is a test.', fix: 'safe', ...more };
}

/** Flags a word wherever it stands. */
export function wordRule(
  id: string,
  word: RegExp,
  fix: (
    at: number,
    words: string,
  ) => NonNullable<Parameters<Parameters<ParagraphRule['check']>[1]>[0]['fixes']>,
  more: Partial<RuleMeta> = {},
): ParagraphRule {
  return {
    meta: meta(id, more),
    unit: 'paragraph',
    needs: [],
    examples: [],
    check({ block }, report) {
      for (const match of block.reading.matchAll(word)) {
        const words = match[0];
        report({
          start: match.index,
          end: match.index + words.length,
          message: `“${words}” is a test.`,
          fixes: fix(match.index, words),
        });
      }
    },
  };
}

/** Rules that stay as they are while the real ones grow. */
export const TEST_RULES: readonly Rule[] = [
  wordRule('attribution/critics', /\bCritics\b/g, (at) => [
    {
      title: 'Name the critics',
      safety: 'suggested',
      edits: [{ start: at + 7, end: at + 7, text: ', including NAME,' }],
      placeholders: [{ edit: 0, start: 12, end: 16 }],
    },
    {
      title: 'Settled here',
      safety: 'suggested',
      edits: [],
      setting: { path: ['attribution', 'settled'], add: 'Critics' },
    },
  ]),
  wordRule('leftover/tk', / ?\bTK\b/g, (at, words) => [
    {
      title: 'Delete the placeholder',
      safety: 'safe',
      edits: [{ start: at, end: at + words.length, text: '' }],
    },
  ]),
  wordRule('leftover/glued', /(?<=[a-z])\.(?=[A-Z])/g, (at) => [
    { title: 'Insert a space', safety: 'safe', edits: [{ start: at + 1, end: at + 1, text: ' ' }] },
  ]),
];

export { uriKey };
