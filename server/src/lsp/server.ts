/** The language server: puts its parts together and answers one connection, whatever carries it. */
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { createLinter, type Linter } from '../lint/engine.ts';
import { RULE_IDS } from '../lint/own-rules.ts';
import { crossDraft } from '../rules/duplicate/cross-draft.ts';
import { DRAFT_NAME } from '../workspace/draft-names.ts';
import { codeActions } from './actions.ts';
import { changeSettings } from './change-settings.ts';
import { at, type ClientCapabilities, readCapabilities } from './client-capabilities.ts';
import { printFile } from './closed-drafts.ts';
import { completion } from './completion.ts';
import { CrossDrafts, MOST_HELD } from './cross-drafts.ts';
import { describe, Pusher, pullDiagnostics } from './diagnostics.ts';
import { type OpenDocument, OpenDocuments } from './documents.ts';
import { DraftReports } from './draft-reports.ts';
import { isDraft } from './drafts.ts';
import type { Host } from './host.ts';
import { hover } from './hover.ts';
import { FlushSoon, restoreDrafts } from './kept-drafts.ts';
import { lintWorkspace } from './lint-workspace.ts';
import { Linting } from './linting.ts';
import { isProjectFile, ProjectFiles } from './project-files.ts';
import { register } from './registrations.ts';
import { ownRequests } from './requests.ts';
import type { Feature, RequestHandler, Session } from './session.ts';
import { type FolderSettings, SettingsStore } from './settings.ts';
import { Statuses } from './statuses.ts';
import { mayBeFolder, nameOf, uriKey, withoutSlash } from './uris.ts';
import { WorkspaceDiagnostics } from './workspace-diagnostics.ts';

declare const ARTICLE_LINT_VERSION: string | undefined;

const VERSION = typeof ARTICLE_LINT_VERSION === 'string' ? ARTICLE_LINT_VERSION : '';

export interface ServerOptions {
  /** Another linter than the one with all rules; for tests. */
  readonly linter?: Linter;
}

/** Drafts that share passages with one that is being typed in follow it at this distance. */
const SHARING_MS = 500;
const INCREMENTAL = 2;
/** Wires a connection; the caller then lets it listen. */
export function createServer(connection: Connection, host: Host, options: ServerOptions = {}): void {
  const linter = options.linter ?? createLinter();
  const rules = [...new Set([...linter.rules.map(({ meta }) => meta.id), ...RULE_IDS])];
  let client: ClientCapabilities = readCapabilities({} as Parameters<typeof readCapabilities>[0]);
  let state: 'new' | 'running' | 'shut down' = 'new';
  const warned = new Set<string>();

  const documents = new OpenDocuments({
    opened(document) {
      projectFiles.opened(document.uri);
      changed(document);
      workspaceDiagnostics.openStateChanged(document.uri);
    },
    changed(document) {
      if (!client.pull && !settingsSayOnSave(document)) pusher.push(document);
      workspaceDiagnostics.edited();
    },
    saved(document) {
      if (!client.pull) pusher.push(document);
      if (isProjectFile(document.uri)) settingsChanged();
      workspaceDiagnostics.saved(document.uri);
    },
    closed(document) {
      if (!client.pull) pusher.clear(document);
      if (isProjectFile(document.uri)) settingsChanged();
      workspaceDiagnostics.openStateChanged(document.uri);
      statuses.forget(document.uri);
      linting.closed(document);
      if (crossDrafts.isOnDisk(document.uri)) readAgain([document.uri]);
      else crossDrafts.remove(document.uri, false);
    },
  });
  const settings = new SettingsStore(
    host,
    {
      async editorSettings(folder) {
        if (!client.configuration) return { own: pushedSettings, excluded: undefined };
        const scope = folder === null ? {} : { scopeUri: folder };
        const sections = ['articleLint', 'files.exclude'].map((section) => ({ ...scope, section }));
        const [own, excluded]: unknown[] = await connection.workspace.getConfiguration(sections);
        return { own, excluded };
      },
      projectRead: (folder, project) => projectFiles.read(folder, project),
      warn: warnOnce,
    },
    rules,
  );
  const findsCrossDrafts = linter.rules.some(({ meta }) => meta.id === crossDraft.meta.id);
  const crossDrafts = new CrossDrafts({
    // Single files opened one beside the other are no workspace: what they share is nobody's mistake.
    get isOn() {
      return findsCrossDrafts && settings.folders.length > 0;
    },
    isOpen: (uri) => documents.get(uri) !== undefined,
    folderOf: (uri) => settings.folderOf(uri),
    pathOf: (uri) => settings.pathOf(uri),
    changed: sharingChanged,
    full() {
      const most = MOST_HELD.toLocaleString('en-US');
      connection.console.warn(
        `Passages are compared among ${most} drafts; more are compared with these only.`,
      );
    },
    wantsFlush: () => flushing.want(),
  });
  const flushing = new FlushSoon(
    () => crossDrafts.flush(),
    (error) => {
      connection.console.warn(`What drafts share could not be kept for the next start: ${String(error)}`);
    },
  );
  const statuses = new Statuses(notify);
  let restored: Promise<void> = Promise.resolve();
  const linting = new Linting(linter, host, settings, crossDrafts, isLinted, {
    linted(linted) {
      if (client.options.status === true) statuses.tell(linted);
    },
    ruleFailed(rule, error, uri) {
      statuses.note(rule, `The rule ${rule} failed and is left out where it does.`);
      connection.console.error(`The rule ${rule} failed on ${uri}: ${describe(error)}`);
      notify('window/showMessage', {
        type: 2,
        message: `Article Lint: the rule ${rule} failed and is left out where it does. The output says more.`,
      });
    },
    ruleIsSlow(rule, milliseconds, uri) {
      connection.console.warn(`${rule} took ${Math.round(milliseconds)} ms on ${uri}.`);
      statuses.note(`slow ${rule}`, `${rule} took ${Math.round(milliseconds)} ms on a draft.`);
    },
  });
  const projectFiles = new ProjectFiles(notify, rules, (uri) => documents.get(uri) !== undefined);
  const session: Session = {
    connection,
    host,
    linter,
    documents,
    linting,
    reports: new DraftReports(linting, () => client),
    crossDrafts,
    settings,
    notify,
    get client() {
      return client;
    },
    get restored() {
      return restored;
    },
  };
  const pusher = new Pusher(session, projectFiles);
  const workspaceDiagnostics = new WorkspaceDiagnostics(session);
  let pushedSettings: unknown;
  const sharingUris = new Set<string>();
  let sharingTimer: ReturnType<typeof setTimeout> | null = null;
  const features: readonly Feature[] = [
    pullDiagnostics(session, projectFiles),
    workspaceDiagnostics,
    codeActions(session),
    hover(session),
    completion(session),
    changeSettings(session),
    ownRequests(session),
    lintWorkspace(session),
  ];

  connection.onInitialize((params): InitializeResult => {
    if (state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'initialize came twice');
    client = readCapabilities(params);
    const folders = Array.isArray(params.workspaceFolders)
      ? params.workspaceFolders.map((folder) => at(folder, 'uri'))
      : [params.rootUri];
    settings.setFolders(folders.filter((uri) => typeof uri === 'string'));
    state = 'running';
    // Not before: the library puts a handler of its own in place when it reads the capabilities.
    listenToFolders();
    return {
      capabilities: capabilitiesOf(features, client),
      serverInfo: { name: 'article-lint', ...(VERSION === '' ? {} : { version: VERSION }) },
    };
  });
  connection.onInitialized(() => {
    readAllSettings();
    goOnWithKept();
    return register(connection, client);
  });
  connection.onShutdown(() => {
    if (state === 'new') throw new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first');
    state = 'shut down';
    if (sharingTimer !== null) clearTimeout(sharingTimer);
    workspaceDiagnostics.shutDown();
    flushing.now();
    crossDrafts.close();
  });

  for (const feature of features) {
    for (const [method, handler] of Object.entries(feature.requests)) {
      connection.onRequest(method, guarded(method, handler));
    }
  }
  listen('textDocument/didOpen', (params) => documents.open(params));
  listen('textDocument/didChange', (params) => documents.change(params));
  listen('textDocument/didSave', (params) => documents.save(params));
  listen('textDocument/didClose', (params) => documents.close(params));
  listen('workspace/didChangeConfiguration', (params) => {
    pushedSettings = at(at(params, 'settings'), 'articleLint');
    settingsChanged();
    return true;
  });
  listen('workspace/didChangeWatchedFiles', (params) => {
    const changes = at(params, 'changes');
    if (!Array.isArray(changes)) return false;
    const files = changes.flatMap((change) => {
      const uri = at(change, 'uri');
      const concerns =
        typeof uri === 'string' &&
        (mayBeFolder(uri) || DRAFT_NAME.test(nameOf(uri)) || projectFiles.decides(uri));
      return concerns ? [{ uri, type: Number(at(change, 'type')) }] : [];
    });
    if (files.some(({ uri }) => projectFiles.decides(uri))) settingsChanged();
    workspaceDiagnostics.filesChanged(files);
    readAgain(files.flatMap(({ uri }) => crossDrafts.heldAt(uri)));
    return true;
  });
  // What an editor may send and nothing here needs.
  connection.onNotification('$/setTrace', () => undefined);

  function notify(method: string, params: unknown): void {
    if (state !== 'running') return;
    try {
      connection.sendNotification(method, params).catch(() => {
        // The editor went away meanwhile: nobody is left to be told, and the end of the process follows.
      });
    } catch {
      // The same, noticed before the message was sent.
    }
  }

  /** Requests get an answer whatever happens: a result, or an error that says what was wrong. */
  function guarded(method: string, handler: RequestHandler) {
    return async (...received: unknown[]): Promise<unknown> => {
      if (state === 'new')
        return new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first');
      if (state === 'shut down')
        return new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down');
      const token = received[received.length - 1] as CancellationToken;
      const params = received.length > 1 ? received[0] : undefined;
      if (typeof params !== 'object' || params === null || Array.isArray(params)) {
        return new ResponseError(ErrorCodes.InvalidParams, `${method} takes an object`);
      }
      try {
        return await handler(params, token);
      } catch (error) {
        if (error instanceof ResponseError) return error;
        connection.console.error(`${method} failed: ${describe(error)}`);
        return new ResponseError(ErrorCodes.InternalError, `${method} failed: ${String(error)}`);
      }
    };
  }

  function listenToFolders(): void {
    listen('workspace/didChangeWorkspaceFolders', (params) => {
      const gone = urisIn(at(at(params, 'event'), 'removed'));
      const come = urisIn(at(at(params, 'event'), 'added'));
      const left = settings.folders.filter(
        (folder) => !gone.some((uri) => uriKey(withoutSlash(uri)) === uriKey(folder)),
      );
      settings.setFolders([...left, ...come]);
      projectFiles.keepOnly(settings.folders);
      crossDrafts.foldersChanged();
      settingsChanged();
      return true;
    });
  }

  function listen(method: string, handler: (params: unknown) => boolean): void {
    connection.onNotification(method, (params?: unknown) => {
      if (state !== 'running') return;
      try {
        if (!handler(params))
          connection.console.debug(`${method} was passed over: it fits no open document.`);
      } catch (error) {
        connection.console.error(`${method} failed: ${describe(error)}`);
      }
    });
  }

  function isLinted(document: OpenDocument, folder: FolderSettings): boolean {
    return !isProjectFile(document.uri) && isDraft(document, folder, settings);
  }

  function changed(document: OpenDocument): void {
    if (!client.pull) pusher.push(document);
  }

  function settingsSayOnSave(document: OpenDocument): boolean {
    const folder = settings.of(document.uri);
    return !(folder instanceof Promise) && folder.onSave;
  }

  function settingsChanged(): void {
    settings.forget();
    warned.clear();
    readAllSettings();
    refresh();
    if (!client.pull) for (const document of documents.all()) pusher.push(document);
    workspaceDiagnostics.settingsChanged();
  }

  /** Has an editor that pulls ask for all diagnostics again. */
  function refresh(): void {
    if (!client.pull || !client.refresh) return;
    connection.languages.diagnostics.refresh().catch((error: unknown) => {
      connection.console.debug(`The editor did not refresh: ${describe(error)}`);
    });
  }

  /** Called for each draft whose findings a change of another one may have changed. */
  function sharingChanged(uri: string): void {
    workspaceDiagnostics.sharingChanged();
    if (documents.get(uri) === undefined) return;
    sharingUris.add(uri);
    sharingTimer ??= setTimeout(() => {
      sharingTimer = null;
      const open = [...sharingUris].flatMap((one) => documents.get(one) ?? []);
      sharingUris.clear();
      if (state !== 'running' || open.length === 0) return;
      if (client.pull) return refresh();
      for (const document of open) {
        // What is linted on save only stays as it was saved.
        const waits = settingsSayOnSave(document) && linting.lastVersion(document) !== document.text.version;
        if (!waits) pusher.push(document);
      }
    }, SHARING_MS);
  }

  /** Takes up what the last session knew of the drafts in the workspace, where the editor gives storage. */
  function goOnWithKept(): void {
    const { storage } = client.options;
    if (storage === undefined || !crossDrafts.isOn) return;
    const kept = host.openPassages(storage, VERSION);
    if (kept === null) return;
    if (kept.trouble !== null) connection.console.info(`The index of shared passages: ${kept.trouble}.`);
    crossDrafts.goOnWith(kept);
    restored = restoreDrafts(session, () => state !== 'running').catch((error: unknown) => {
      connection.console.error(`Drafts of the last session could not be compared: ${describe(error)}`);
    });
  }

  /** Reads files that changed on disk, or that the editor has let go of, into the index of shared passages. */
  function readAgain(uris: readonly string[]): void {
    const read = async (): Promise<void> => {
      for (const uri of uris) {
        if (state !== 'running') return;
        if (documents.get(uri) === undefined) await printFile(session, uri, () => state !== 'running');
      }
    };
    read().catch((error: unknown) => {
      connection.console.error(`Drafts on disk could not be compared: ${describe(error)}`);
    });
  }

  /** Shows what is wrong in project files, also where no draft is open. */
  function readAllSettings(): void {
    for (const folder of settings.folders) {
      Promise.resolve(settings.of(folder)).catch((error: unknown) => {
        connection.console.error(`The settings of ${folder} could not be read: ${describe(error)}`);
      });
    }
  }

  function warnOnce(message: string): void {
    if (warned.has(message)) return;
    warned.add(message);
    connection.console.warn(message);
  }
}

function capabilitiesOf(features: readonly Feature[], client: ClientCapabilities): ServerCapabilities {
  const own: ServerCapabilities = {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  for (const feature of features) Object.assign(own, feature.capabilities(client));
  return own;
}

function urisIn(folders: unknown): string[] {
  if (!Array.isArray(folders)) return [];
  return folders.map((folder) => at(folder, 'uri')).filter((uri) => typeof uri === 'string');
}
