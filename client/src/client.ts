/** The connection to the language server, whatever runs it. */
import {
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State, vsdiag } from 'vscode-languageclient';
import type { ClientOptions } from '../../server/src/protocol.ts';
import { DRAFTS, PROJECT_FILES } from './drafts.ts';
import type { Findings } from './findings.ts';
import { answerAboutFiles } from './workspace-files.ts';

/** Also the section of the settings, and the identity of our diagnostics. */
const ID = 'articleLint';
const NAME = 'Article Lint';
/** What the server may count on in every host. */
const CLIENT_OPTIONS: ClientOptions = { status: true, addToSettings: true };

/** A language client of either host. */
export type RestartableClient = BaseLanguageClient & { restart(): Promise<void> };

/** How a host comes by a language server: a process in Node, a web worker in a browser. */
export interface ServerHost {
  connect(id: string, name: string, options: LanguageClientOptions): RestartableClient;
  /** What the server may count on in this host alone. */
  readonly options: ClientOptions;
}

/** The language client with the log it writes to. */
export interface ArticleLintClient {
  readonly language: RestartableClient;
  readonly log: LogOutputChannel;
  /** Starts the server; when it cannot, says so to the user and resolves. */
  readonly start: () => Promise<void>;
  /** Stops the server and starts it anew, also after it crashed too often. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Makes the client; `start()` runs it. */
export function createClient(
  context: ExtensionContext,
  findings: Findings,
  host: ServerHost,
): ArticleLintClient {
  const log = window.createOutputChannel(NAME, { log: true });
  context.subscriptions.push(log);
  const language = host.connect(ID, NAME, clientOptions(log, findings, host.options));
  findings.listenTo(language);
  answerAboutFiles(language);

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error('The language server could not be started.', error instanceof Error ? error : String(error));
      // Not awaited: the message stays until the user answers it.
      void offerLog(log);
    }
  };
  return {
    language,
    log,
    start: () => guarded(() => language.start()),
    restart: () => guarded(() => language.restart()),
    stop: async () => {
      if (language.needsStop()) await language.stop();
    },
  };
}

/** True when a server is there, or on its way; else the user is told, and offered to start one. */
export function hasServer(client: ArticleLintClient): boolean {
  if (client.language.state !== State.Stopped) return true;
  void offerRestart(client);
  return false;
}

async function offerRestart({ log, restart }: ArticleLintClient): Promise<void> {
  const [again, show] = [l10n.t('Restart Server'), l10n.t('Show Output')];
  const answer = await window.showErrorMessage(l10n.t('Article Lint is not running'), again, show);
  if (answer === again) await restart();
  if (answer === show) log.show();
}

async function offerLog(log: LogOutputChannel): Promise<void> {
  const show = l10n.t('Show Output');
  const answer = await window.showErrorMessage(
    l10n.t('Article Lint: the language server could not be started.'),
    show,
  );
  if (answer === show) log.show();
}

function clientOptions(
  log: LogOutputChannel,
  findings: Findings,
  ofHost: ClientOptions,
): LanguageClientOptions {
  return {
    documentSelector: [...DRAFTS, ...PROJECT_FILES],
    outputChannel: log,
    diagnosticCollectionName: ID,
    diagnosticCollectionProvider: findings.provider,
    // Fifty restored tabs are not fifty lints at startup.
    textSynchronization: { delayOpenNotifications: true },
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      onFocus: true,
      // Answers true for a pull that is not wanted.
      filter: (document) => document.isDirty && runsOnSave(document),
    },
    middleware: {
      // A refresh asks for every open draft, whatever the filter says: what was found at the last save stays.
      provideDiagnostics: (document, previousResultId, token, next) => {
        const waits = !(document instanceof Uri) && document.isDirty && runsOnSave(document);
        if (!waits) return next(document, previousResultId, token);
        return previousResultId === undefined
          ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
          : { kind: vsdiag.DocumentDiagnosticReportKind.unChanged, resultId: previousResultId };
      },
    },
    initializationOptions: { articleLint: { ...CLIENT_OPTIONS, ...ofHost } },
  };
}

function runsOnSave(document: TextDocument): boolean {
  return workspace.getConfiguration(ID, document).get<string>('run') === 'onSave';
}
