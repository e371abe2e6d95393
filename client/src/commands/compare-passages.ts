/** What a finding about a repeated passage offers beside its fixes: both copies side by side, and a jump to the other. */
import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  commands,
  type Diagnostic,
  Disposable,
  type Location,
  l10n,
  languages,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { DRAFTS } from '../drafts.ts';

const COMPARE = 'articleLint.comparePassages';
const GO_TO_OTHER = 'articleLint.goToOtherCopy';
/** Read-only documents that hold one passage each. */
const SCHEME = 'article-lint-passage';

export function registerComparePassages(): Disposable {
  const passages = new Passages();
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(SCHEME, passages),
    commands.registerCommand(COMPARE, (first: Location, second: Location) =>
      compare(passages, first, second),
    ),
    commands.registerCommand(GO_TO_OTHER, goTo),
    languages.registerCodeActionsProvider([...DRAFTS], new PassageActions(), {
      providedCodeActionKinds: [CodeActionKind.QuickFix.append('articleLint')],
    }),
  );
}

class PassageActions implements CodeActionProvider {
  provideCodeActions(
    document: TextDocument,
    _range: unknown,
    context: { readonly diagnostics: readonly Diagnostic[] },
  ): CodeAction[] {
    return context.diagnostics.filter(isRepeat).flatMap((diagnostic) => {
      const other = diagnostic.relatedInformation?.[0]?.location;
      if (other === undefined) return [];
      const here: Location = { uri: document.uri, range: diagnostic.range };
      return [
        action(l10n.t('Compare the two passages'), COMPARE, [here, other], diagnostic),
        action(l10n.t('Go to the other copy'), GO_TO_OTHER, [other], diagnostic),
      ];
    });
  }
}

function isRepeat({ source, code }: Diagnostic): boolean {
  const rule = typeof code === 'object' ? code.value : code;
  return source === 'article-lint' && String(rule).startsWith('duplicate/');
}

function action(title: string, command: string, given: unknown[], diagnostic: Diagnostic): CodeAction {
  const offered = new CodeAction(title, CodeActionKind.QuickFix.append('articleLint'));
  offered.command = { command, title, arguments: given };
  offered.diagnostics = [diagnostic];
  return offered;
}

/** Opens VS Code's diff on both passages. */
async function compare(passages: Passages, first: Location, second: Location): Promise<void> {
  const [left, right] = await Promise.all([passages.add(first), passages.add(second)]);
  const title = `${placeOf(first)} ↔ ${placeOf(second)}`;
  await commands.executeCommand('vscode.diff', left, right, title, { preview: true });
}

function placeOf({ uri, range }: Location): string {
  return `${workspace.asRelativePath(uri)}:${range.start.line + 1}`;
}

async function goTo({ uri, range }: Location): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { selection: range });
}

/** Passages that are being compared, as they stood when they were. */
class Passages implements TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private made = 0;

  /** The address of a document that holds the passage, a sentence a line so that the diff shows which differ. */
  async add({ uri, range: found }: Location): Promise<Uri> {
    const document = await workspace.openTextDocument(uri);
    // The draft may have become shorter since.
    const range = document.validateRange(found);
    this.made += 1;
    const name = `${this.made}-${uri.path.split('/').at(-1) ?? 'draft'}`;
    const address = Uri.from({ scheme: SCHEME, path: `/${name}` });
    // A full stop in one copy only would colour its whole sentence.
    const behind = document.lineAt(range.end.line).text.slice(range.end.character);
    const stop = /^[.!?…]{1,4}["”’')\]]{0,3}/.exec(behind)?.[0] ?? '';
    this.texts.set(
      address.toString(),
      `${document.getText(range)}${stop}`.replace(/([.!?…]["”’']?)[ \t]{1,20}(?=\S)/g, '$1\n'),
    );
    // Two documents a comparison; a day of comparing is no reason to keep them all.
    for (const key of this.texts.keys()) {
      if (this.texts.size <= 40) break;
      this.texts.delete(key);
    }
    return address;
  }

  provideTextDocumentContent(uri: Uri): string {
    return (
      this.texts.get(uri.toString()) ??
      l10n.t('This comparison is no longer kept: compare the passages again.')
    );
  }
}
