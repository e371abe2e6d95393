/** *Show Report*: the findings of a run as a page, the same that `check --format html` prints. */
import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  l10n,
  languages,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import {
  DARK,
  type HtmlDraft,
  htmlReport,
  LIGHT,
  REPORT_STYLE,
} from '../../../server/src/cli/formats/html.ts';
import type { Severity } from '../../../server/src/lint/finding.ts';
import type { LintWorkspaceResult } from '../../../server/src/protocol.ts';
import { decodeDraftWith, WEB_UTF8 } from '../../../server/src/workspace/decode-draft.ts';
import type { ReportFinding } from '../../../server/src/workspace/report.ts';
import { isInside } from '../follow-drafts.ts';

const SEVERITY: Readonly<Record<DiagnosticSeverity, Severity>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** The editor's theme decides, not the machine's. High-contrast light is marked as high contrast, too. */
const EDITOR_STYLE = `${REPORT_STYLE}
body.vscode-dark,body.vscode-high-contrast{color-scheme:dark;${DARK}}
body.vscode-light,body.vscode-high-contrast-light{color-scheme:light;${LIGHT}}
html{background:var(--vscode-editor-background)}
body[class*=vscode]{--paper:var(--vscode-editor-background)}
body.vscode-high-contrast{--line:var(--vscode-contrastBorder);--muted:var(--text);--mark:transparent}
`;

/** A run of *Lint Workspace* or *Lint Folder*: what it said, and what it was about. */
export interface FinishedRun {
  readonly result: LintWorkspaceResult;
  readonly folders: readonly Uri[];
}

/** The command shows the run that it is given, or lints the workspace first. */
export function registerReport(): Disposable {
  let panel: WebviewPanel | undefined;
  return commands.registerCommand('articleLint.showReport', async (finished?: FinishedRun) => {
    const run = finished ?? (await lintWorkspace());
    if (run === undefined) return;
    if (panel === undefined) {
      panel = window.createWebviewPanel(
        'articleLint.report',
        l10n.t('Article Lint Report'),
        ViewColumn.Active,
        {
          enableScripts: false,
          localResourceRoots: [],
        },
      );
      panel.onDidDispose(() => {
        panel = undefined;
      });
    }
    panel.webview.html = await page(run);
    panel.reveal();
  });
}

/** From the palette: of the whole workspace as it stands now. */
async function lintWorkspace(): Promise<FinishedRun | undefined> {
  const result = await commands.executeCommand<LintWorkspaceResult | undefined>('articleLint.lintWorkspace');
  return result && { result, folders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri) };
}

async function page({ result: run, folders }: FinishedRun): Promise<string> {
  const began = Date.now();
  const texts = new Map<string, string | null>();
  const drafts: HtmlDraft[] = [];
  for (const [uri, diagnostics] of languages.getDiagnostics()) {
    const ours = diagnostics.filter(
      ({ source, severity }) => source === 'article-lint' && severity !== DiagnosticSeverity.Hint,
    );
    if (ours.length === 0 || !folders.some((folder) => isInside(uri, folder))) continue;
    const text = await textOf(uri);
    const path = workspace.asRelativePath(uri);
    texts.set(path, text);
    drafts.push({
      path,
      words: text?.match(/\S{1,1000}/g)?.length ?? 0,
      findings: findingsOf(ours, text ?? ''),
      error: null,
    });
  }
  const all = drafts.flatMap(({ findings }) => findings);
  const count = (severity: Severity) => all.filter((finding) => finding.severity === severity).length;
  const pieces = htmlReport({
    drafts,
    summary: {
      files: run.files,
      // Of drafts without findings the server keeps no text.
      words: 0,
      errors: count('error'),
      warnings: count('warning'),
      information: count('information'),
      hints: 0,
      fixable: 0,
      elapsedMs: Date.now() - began,
    },
    textOf: (path) => texts.get(path) ?? null,
    style: EDITOR_STYLE,
    styleSource: await hashOf(EDITOR_STYLE),
    leftOut: 0,
  });
  return [...pieces].join('');
}

/** Null for a draft that cannot be read (any more): its findings are listed without their words. */
async function textOf(uri: Uri): Promise<string | null> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    const read = decodeDraftWith(await workspace.fs.readFile(uri), WEB_UTF8);
    return read.error === null ? read.text : null;
  } catch {
    return null;
  }
}

function findingsOf(diagnostics: readonly Diagnostic[], text: string): ReportFinding[] {
  const starts = lineStarts(text);
  return diagnostics.map(({ code, message, severity, range }) => {
    const rule = String(typeof code === 'object' ? code.value : code);
    const start = (starts[range.start.line] ?? text.length) + range.start.character;
    const end = (starts[range.end.line] ?? text.length) + range.end.character;
    return {
      rule,
      severity: SEVERITY[severity],
      message,
      start,
      end,
      range,
      fixes: [],
      related: [],
      key: '',
    };
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
}

/** The style sheet's hash, so that the page's content policy allows it and no other. */
async function hashOf(style: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
