/** The tree *Sources*: who is quoted in the open draft, what each is credited with, and what nobody stands for. */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  Range,
  TabInputText,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import { State } from 'vscode-languageclient';
import {
  SOURCES,
  type SourceEntry,
  type SourcesParams,
  type SourcesReport,
  type WireMention,
} from '../../../server/src/protocol.ts';
import type { ArticleLintClient } from '../client.ts';
import { counted } from '../counts.ts';
import { mayBeDraft } from '../drafts.ts';

export const SOURCES_VIEW = 'articleLint.sources';
const REVEAL = 'articleLint.revealMention';
/** While somebody types, the tree waits. */
const SETTLE_MS = 400;

const ICONS: Readonly<Record<SourceEntry['kind'], string>> = {
  person: 'person',
  organization: 'organization',
  document: 'file-text',
  role: 'account',
  anonymous: 'eye-closed',
  collective: 'question',
  unknown: 'circle-outline',
};

type Node =
  | { readonly is: 'source'; readonly source: SourceEntry; readonly uri: string }
  | { readonly is: 'unsourced'; readonly mentions: readonly WireMention[]; readonly uri: string }
  | { readonly is: 'mention'; readonly mention: WireMention; readonly quote: boolean; readonly uri: string };

/** Shows the tree, keeps it with the active draft, and registers what a click does. */
export function registerSourcesView(client: ArticleLintClient): Disposable {
  const tree = new SourcesTree(client);
  const reveal = new Reveal();
  const view = window.createTreeView(SOURCES_VIEW, { treeDataProvider: tree, showCollapseAll: true });
  let timer: NodeJS.Timeout | undefined;
  const refreshSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (view.visible) tree.refresh();
    }, SETTLE_MS);
  };
  return Disposable.from(
    view,
    tree,
    { dispose: () => clearTimeout(timer) },
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) tree.refresh();
    }),
    window.onDidChangeActiveTextEditor(refreshSoon),
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.length > 0) refreshSoon();
    }),
    client.language.onDidChangeState(({ newState }) => {
      if (newState === State.Running) refreshSoon();
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) refreshSoon();
    }),
    commands.registerCommand('articleLint.refreshSources', () => tree.refresh()),
    reveal,
    commands.registerCommand(REVEAL, (uri: string, range: WireMention['range']) => reveal.show(uri, range)),
  );
}

class SourcesTree implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly client: ArticleLintClient;
  private latest: TextDocument | undefined;

  constructor(client: ArticleLintClient) {
    this.client = client;
  }

  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.roots();
    if (node.is === 'source') {
      return node.source.statements.map((mention) => ({
        is: 'mention',
        mention,
        quote: mention.quote,
        uri: node.uri,
      }));
    }
    if (node.is === 'unsourced') {
      return node.mentions.map((mention) => ({ is: 'mention', mention, quote: false, uri: node.uri }));
    }
    return [];
  }

  getTreeItem(node: Node): TreeItem {
    if (node.is === 'mention') return mentionItem(node.mention, node.quote, node.uri);
    if (node.is === 'unsourced') {
      const item = new TreeItem(l10n.t('Nobody stands for these'), TreeItemCollapsibleState.Collapsed);
      item.id = 'unsourced';
      item.description = counted(node.mentions.length, 'sentence');
      item.iconPath = new ThemeIcon('comment-unresolved');
      item.tooltip = l10n.t(
        'Sentences in the voice of the story. Most need no source; those that do are among the findings.',
      );
      item.accessibilityInformation = { label: l10n.t('Nobody stands for these: {0}', item.description) };
      return item;
    }
    return sourceItem(node.source);
  }

  /** The active draft; while a report or the output is looked at, the one before, as long as it is open. */
  private draft(): TextDocument | undefined {
    const active = window.activeTextEditor?.document;
    if (active !== undefined && mayBeDraft(active)) this.latest = active;
    else if (active?.uri.scheme === 'file' || !this.isLatestOpen()) this.latest = undefined;
    return this.latest;
  }

  private isLatestOpen(): boolean {
    const latest = this.latest?.uri.toString();
    return window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === latest),
    );
  }

  private async roots(): Promise<Node[]> {
    const document = this.draft();
    if (document === undefined || !this.client.language.isRunning()) return [];
    const uri = this.client.language.code2ProtocolConverter.asUri(document.uri);
    const params: SourcesParams = { uri };
    const report = await this.client.language.sendRequest<SourcesReport | null>(SOURCES, params);
    if (report === null) return [];
    const shown = document.uri.toString();
    const nodes: Node[] = report.sources.map((source) => ({ is: 'source', source, uri: shown }));
    if (report.unsourced.length > 0) nodes.push({ is: 'unsourced', mentions: report.unsourced, uri: shown });
    return nodes;
  }
}

function sourceItem(source: SourceEntry): TreeItem {
  const kind = kindName(source.kind);
  const quotes = source.statements.filter(({ quote }) => quote).length;
  const item = new TreeItem(source.name, TreeItemCollapsibleState.Collapsed);
  item.id = `${source.kind} ${source.name}`;
  const statements = counted(source.statements.length, 'statement');
  item.description = (
    quotes === 0 ? [kind, statements] : [kind, statements, counted(quotes, 'quotation')]
  ).join(', ');
  item.iconPath = new ThemeIcon(ICONS[source.kind]);
  item.tooltip = `${source.name}: ${item.description}`;
  item.accessibilityInformation = { label: `${source.name}, ${item.description}` };
  return item;
}

function kindName(kind: SourceEntry['kind']): string {
  switch (kind) {
    case 'person':
      return l10n.t('person');
    case 'organization':
      return l10n.t('organization');
    case 'document':
      return l10n.t('document');
    case 'role':
      return l10n.t('unnamed, by role');
    case 'anonymous':
      return l10n.t('anonymous');
    case 'collective':
      return l10n.t('vague');
    case 'unknown':
      return l10n.t('unknown');
  }
}

function mentionItem(mention: WireMention, quote: boolean, uri: string): TreeItem {
  const item = new TreeItem(mention.text, TreeItemCollapsibleState.None);
  item.description = l10n.t('line {0}', mention.range.start.line + 1);
  item.iconPath = new ThemeIcon(quote ? 'quote' : 'comment');
  item.tooltip = mention.text;
  item.command = { command: REVEAL, title: l10n.t('Go to the sentence'), arguments: [uri, mention.range] };
  item.accessibilityInformation = {
    label: quote
      ? l10n.t('Quotation: {0}, {1}', mention.text, item.description)
      : `${mention.text}, ${item.description}`,
  };
  return item;
}

/**
 * Goes to the words in their draft and lights them up until the caret moves. They are not selected: the next key
 * would replace a quotation.
 */
class Reveal implements Disposable {
  private readonly light = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    // High-contrast themes have a border in place of the background.
    borderColor: new ThemeColor('editor.rangeHighlightBorder'),
    borderStyle: 'solid',
    borderWidth: '1px',
  });
  private lit: TextEditor | undefined;
  private readonly disposables = Disposable.from(
    this.light,
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // The first one is our own.
      if (textEditor === this.lit && kind !== undefined) this.putOut();
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === this.lit?.document) this.putOut();
    }),
  );

  async show(uri: string, { start, end }: WireMention['range']): Promise<void> {
    this.putOut();
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const range = new Range(start.line, start.character, end.line, end.character);
    const selection = new Range(range.start, range.start);
    const editor = await window.showTextDocument(document, { selection });
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(this.light, [range]);
    this.lit = editor;
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private putOut(): void {
    this.lit?.setDecorations(this.light, []);
    this.lit = undefined;
  }
}
