/** What the handlers of one connection share. */
import type { CancellationToken, Connection, Diagnostic, ServerCapabilities } from 'vscode-languageserver';
import type { Linter } from '../lint/engine.ts';
import type { ClientCapabilities } from './client-capabilities.ts';
import type { CrossDrafts } from './cross-drafts.ts';
import type { OpenDocuments } from './documents.ts';
import type { DraftReports } from './draft-reports.ts';
import type { Host } from './host.ts';
import type { Linting } from './linting.ts';
import type { SettingsStore } from './settings.ts';

export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly linter: Linter;
  readonly documents: OpenDocuments;
  readonly linting: Linting;
  readonly reports: DraftReports;
  readonly crossDrafts: CrossDrafts;
  readonly settings: SettingsStore;
  /** Resolves once it is known which drafts of the last session are still as they were. */
  readonly restored: Promise<void>;
  /** Tells the editor something; nothing once the session is over. Never throws. */
  notify(method: string, params: unknown): void;
  /** What the editor can do; nothing before `initialize`. */
  readonly client: ClientCapabilities;
}

/** Answers one request. Parameters are unchecked: what a client sends may be anything. */
export type RequestHandler = (params: unknown, token: CancellationToken) => unknown;

/**
 * A part of the server. What is advertised and what is answered stand together, so that no request is
 * advertised that nobody answers.
 */
export interface Feature {
  readonly requests: Readonly<Record<string, RequestHandler>>;
  capabilities(client: ClientCapabilities): ServerCapabilities;
}

/** A list of diagnostics and its name. */
export interface Report {
  readonly items: readonly Diagnostic[];
  readonly resultId: string;
}
