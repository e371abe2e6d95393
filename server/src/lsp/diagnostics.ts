/** Diagnostics of open drafts: answered when the editor pulls, pushed to an editor that cannot. */
import type { CancellationToken, DocumentDiagnosticReport } from 'vscode-languageserver';
import { at, type ClientCapabilities } from './client-capabilities.ts';
import type { OpenDocument } from './documents.ts';
import type { ProjectFiles } from './project-files.ts';
import type { Feature, Report, Session } from './session.ts';

const IDENTIFIER = 'article-lint';

export function pullDiagnostics(session: Session, projectFiles: ProjectFiles): Feature {
  return {
    requests: {
      'textDocument/diagnostic': async (params, token): Promise<DocumentDiagnosticReport> => {
        const document = session.documents.get(at(at(params, 'textDocument'), 'uri'));
        if (document === undefined) return { kind: 'full', items: [] };
        const { items, resultId } = await reportFor(session, projectFiles, document, token);
        return at(params, 'previousResultId') === resultId
          ? { kind: 'unchanged', resultId }
          : { kind: 'full', resultId, items: [...items] };
      },
    },
    capabilities: (client: ClientCapabilities) =>
      client.pull
        ? {
            diagnosticProvider: {
              identifier: IDENTIFIER,
              interFileDependencies: false,
              workspaceDiagnostics: true,
            },
          }
        : {},
  };
}

const EMPTY: Report = { items: [], resultId: 'none' };

async function reportFor(
  session: Session,
  projectFiles: ProjectFiles,
  document: OpenDocument,
  token?: CancellationToken,
): Promise<Report> {
  const settingsReport = projectFiles.reportOf(document);
  if (settingsReport !== null) return settingsReport;
  for (;;) {
    const found = await session.reports.of(document, token);
    if (found === null) return EMPTY;
    if (found !== 'behind') return found.report;
  }
}

/** Pushes the diagnostics of each version that is still the newest when its turn comes. */
export class Pusher {
  readonly #session: Session;
  readonly #projectFiles: ProjectFiles;
  readonly #busy = new Set<OpenDocument>();
  readonly #again = new Set<OpenDocument>();
  readonly #pushed = new WeakMap<OpenDocument, string>();

  constructor(session: Session, projectFiles: ProjectFiles) {
    this.#session = session;
    this.#projectFiles = projectFiles;
  }

  push(document: OpenDocument): void {
    if (this.#busy.has(document)) {
      this.#again.add(document);
      return;
    }
    this.#busy.add(document);
    this.#run(document)
      .catch((error: unknown) =>
        this.#session.connection.console.error(`Diagnostics failed: ${describe(error)}`),
      )
      .finally(() => this.#busy.delete(document));
  }

  async #run(document: OpenDocument): Promise<void> {
    const { host, client } = this.#session;
    do {
      // Changes that wait already are read first.
      await host.yield();
      this.#again.delete(document);
      const { items, resultId } = await reportFor(this.#session, this.#projectFiles, document);
      if (!document.isOpen) return;
      const { version } = document.text;
      const name = `${version} ${resultId}`;
      if (this.#pushed.get(document) === name) continue;
      this.#pushed.set(document, name);
      this.#session.notify('textDocument/publishDiagnostics', {
        uri: document.uri,
        ...(client.versions ? { version } : {}),
        diagnostics: [...items],
      });
    } while (this.#again.has(document) && document.isOpen);
  }

  clear(document: OpenDocument): void {
    this.#session.notify('textDocument/publishDiagnostics', { uri: document.uri, diagnostics: [] });
  }
}

/** An error for the log, with its stack. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
