/** What is wrong in project files, shown in them. */
import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PROJECT_FILE } from '../protocol.ts';
import type { SettingsProblem } from '../settings/layer.ts';
import { parseSettings } from '../settings/parse.ts';
import { Placement, resultIdOf, SOURCE } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import type { ProjectSettings } from './host.ts';
import type { Report, Session } from './session.ts';
import { uriKey } from './uris.ts';

/** Files are told apart by the keys of their URIs. */
export class ProjectFiles {
  readonly #notify: Session['notify'];
  readonly #rules: readonly string[];
  readonly #isOpen: (uri: string) => boolean;
  /** Files with problems that are shown as they stand on disk: the URI by which each was told. */
  readonly #shown = new Map<string, string>();
  /** By folder: its settings files, those that it extends among them. */
  readonly #filesOf = new Map<string, ReadonlySet<string>>();

  constructor(notify: Session['notify'], rules: readonly string[], isOpen: (uri: string) => boolean) {
    this.#notify = notify;
    this.#rules = rules;
    this.#isOpen = isOpen;
  }

  /** The report of a project file that is open, as it stands there; null for other documents. */
  reportOf(document: OpenDocument): Report | null {
    if (!isProjectFile(document.uri)) return null;
    const { problems } = parseSettings(document.text.getText(), { rules: this.#rules });
    const items = diagnosticsOf(document.text, problems);
    return { items, resultId: resultIdOf(items) };
  }

  /** True for project files, and for files that one of them extends. */
  decides(uri: string): boolean {
    const key = uriKey(uri);
    return isProjectFile(uri) || [...this.#filesOf.values()].some((files) => files.has(key));
  }

  /** Shows what is wrong in the settings files of a folder, as they are on disk. Open ones have their own report. */
  read(folder: string, { files, problems }: ProjectSettings): void {
    const uris = new Map([...files, ...problems.map(({ uri }) => uri)].map((uri) => [uriKey(uri), uri]));
    this.#nowHas(folder, new Set(uris.keys()));
    for (const [key, uri] of uris) {
      const own = problems.filter((problem) => uriKey(problem.uri) === key);
      if (this.#isOpen(uri)) continue;
      if (own.length === 0) {
        this.#clear(key);
        continue;
      }
      this.#shown.set(key, uri);
      const document = TextDocument.create(uri, 'jsonc', 0, own[0]?.text ?? '');
      this.#notify('textDocument/publishDiagnostics', { uri, diagnostics: diagnosticsOf(document, own) });
    }
  }

  /** The editor has let go of all folders but these. */
  keepOnly(folders: readonly string[]): void {
    for (const folder of [...this.#filesOf.keys()]) {
      if (!folders.includes(folder)) this.#nowHas(folder, new Set());
    }
  }

  /** The editor shows the file now, with a report of its own. */
  opened(uri: string): void {
    this.#clear(uriKey(uri));
  }

  /** What is read no more has nothing wrong in it. */
  #nowHas(folder: string, files: ReadonlySet<string>): void {
    const before = this.#filesOf.get(folder) ?? new Set();
    if (files.size === 0) this.#filesOf.delete(folder);
    else this.#filesOf.set(folder, files);
    const others = [...this.#filesOf.values()];
    for (const key of before) if (!others.some((held) => held.has(key))) this.#clear(key);
  }

  #clear(key: string): void {
    const uri = this.#shown.get(key);
    if (uri === undefined) return;
    this.#shown.delete(key);
    this.#notify('textDocument/publishDiagnostics', { uri, diagnostics: [] });
  }
}

/** True for a file that is called as project files are. */
export function isProjectFile(uri: string): boolean {
  return uri.endsWith(`/${PROJECT_FILE}`);
}

function diagnosticsOf(document: TextDocument, problems: readonly SettingsProblem[]): Diagnostic[] {
  const placement = new Placement(document);
  return problems.map((problem) => ({
    range: placement.shownRange(problem),
    severity: problem.severity === 'error' ? 1 : 2,
    code: problem.rule,
    source: SOURCE,
    message: problem.message,
  }));
}
