/** `articleLint.sources.show`: dims what somebody stands for, or marks what nobody does, in the open drafts. */
import {
  type DecorationOptions,
  Disposable,
  l10n,
  OverviewRulerLane,
  Range,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import { State } from 'vscode-languageclient';
import {
  SOURCES,
  type SourcesParams,
  type SourcesReport,
  type WireMention,
} from '../../../server/src/protocol.ts';
import type { ArticleLintClient } from '../client.ts';
import { mayBeDraft } from '../drafts.ts';

type Shown = 'off' | 'dimSourced' | 'markUnsourced';
const SETTLE_MS = 300;

export function registerSourceMarks(client: ArticleLintClient): Disposable {
  const dimmed = window.createTextEditorDecorationType({ opacity: '0.55' });
  const marked = window.createTextEditorDecorationType({
    // A line beside the text, not only a colour.
    borderWidth: '0 0 0 2px',
    borderStyle: 'solid',
    borderColor: new ThemeColor('editorInfo.foreground'),
    overviewRulerColor: new ThemeColor('editorInfo.foreground'),
    overviewRulerLane: OverviewRulerLane.Left,
  });
  const timers = new Map<TextEditor, NodeJS.Timeout>();

  const show = async (editor: TextEditor): Promise<void> => {
    const { document } = editor;
    const shown = shownIn(document);
    const version = document.version;
    const report = shown === 'off' || !mayBeDraft(document) ? null : await sourcesOf(client, editor);
    // The text or the settings moved on while the server read it: whoever changed them has it drawn again.
    if (document.version !== version || shownIn(document) !== shown) return;
    const sourced = report?.sources.flatMap(({ statements }) => statements) ?? [];
    editor.setDecorations(dimmed, shown === 'dimSourced' ? sourced.map(asRange) : []);
    editor.setDecorations(marked, shown === 'markUnsourced' ? (report?.unsourced ?? []).map(asOption) : []);
  };
  const showSoon = (editor: TextEditor) => {
    clearTimeout(timers.get(editor));
    timers.set(
      editor,
      setTimeout(() => {
        timers.delete(editor);
        show(editor).catch((error: unknown) => client.log.warn('Sources could not be shown.', String(error)));
      }, SETTLE_MS),
    );
  };
  const all = () => window.visibleTextEditors.forEach(showSoon);
  all();
  return Disposable.from(
    dimmed,
    marked,
    {
      dispose: () => {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
    window.onDidChangeVisibleTextEditors(all),
    // Drafts that were open before the server was.
    client.language.onDidChangeState(({ newState }) => {
      if (newState === State.Running) all();
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      for (const editor of window.visibleTextEditors) if (editor.document === document) showSoon(editor);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('articleLint')) all();
    }),
  );
}

function shownIn(document: TextDocument): Shown {
  return workspace.getConfiguration('articleLint', document).get<Shown>('sources.show', 'off');
}

async function sourcesOf(client: ArticleLintClient, { document }: TextEditor): Promise<SourcesReport | null> {
  if (!client.language.isRunning()) return null;
  const params: SourcesParams = { uri: client.language.code2ProtocolConverter.asUri(document.uri) };
  return client.language.sendRequest<SourcesReport | null>(SOURCES, params);
}

function asRange({ range: { start, end } }: WireMention): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function asOption(mention: WireMention): DecorationOptions {
  return {
    range: asRange(mention),
    hoverMessage: l10n.t('Nobody stands for this sentence: it is in the voice of the story.'),
  };
}
