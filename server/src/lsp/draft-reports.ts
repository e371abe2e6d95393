/**
 * The diagnostics of open drafts. They outlive the results that they were made from, which are many times their size:
 * a draft that nobody types in is asked about again and again (a window of VS Code asks for every tab after each
 * refresh), and a result is kept for the drafts in use only.
 */
import type { CancellationToken } from 'vscode-languageserver';
import type { ClientCapabilities } from './client-capabilities.ts';
import type { OpenDocument } from './documents.ts';
import type { Basis, Linting } from './linting.ts';
import { reportOf } from './reports.ts';
import type { Report } from './session.ts';

/** A report of one version of a draft. */
export interface DraftReport extends Basis {
  readonly report: Report;
}

export class DraftReports {
  readonly #linting: Linting;
  readonly #client: () => ClientCapabilities;
  readonly #known = new WeakMap<OpenDocument, DraftReport>();

  constructor(linting: Linting, client: () => ClientCapabilities) {
    this.#linting = linting;
    this.#client = client;
  }

  /**
   * The report of a draft's newest text; null when it is no draft, is switched off, or was closed meanwhile;
   * `behind` when the text moved on just after it was linted. Rejects as {@link Linting.lint} does.
   */
  async of(document: OpenDocument, token?: CancellationToken): Promise<DraftReport | 'behind' | null> {
    const known = this.#known.get(document);
    if (known !== undefined && this.#linting.holds(known)) return known;
    const linted = await this.#linting.lint(document, token);
    if (linted === null) return null;
    if (linted.version !== document.text.version) return 'behind';
    const { version, folder, revision } = linted;
    const report = { document, version, folder, revision, report: reportOf(linted, this.#client()) };
    this.#known.set(document, report);
    return report;
  }
}
