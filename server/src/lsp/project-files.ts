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

export class ProjectFiles {
  readonly #notify: Session['notify'];
  readonly #rules: readonly string[];
  /** Files with problems that stand on disk and are not open. */
  readonly #pushed = new Set<string>();
  readonly #isOpen: (uri: string) => boolean;

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

  /** Shows what is wrong in the settings files of a folder, as they are on disk. Open ones have their own report. */
  read({ files, problems }: ProjectSettings): void {
    for (const uri of new Set([...files, ...problems.map((problem) => problem.uri)])) {
      const own = problems.filter((problem) => problem.uri === uri);
      if (this.#isOpen(uri)) continue;
      if (own.length === 0 && !this.#pushed.delete(uri)) continue;
      if (own.length > 0) this.#pushed.add(uri);
      const document = TextDocument.create(uri, 'jsonc', 0, own[0]?.text ?? '');
      this.#notify('textDocument/publishDiagnostics', { uri, diagnostics: diagnosticsOf(document, own) });
    }
  }

  /** The editor shows the file now, with a report of its own. */
  opened(uri: string): void {
    if (this.#pushed.delete(uri)) this.#notify('textDocument/publishDiagnostics', { uri, diagnostics: [] });
  }
}

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
