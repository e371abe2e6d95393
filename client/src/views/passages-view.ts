/** The tree *Shared passages*: drafts that have passages in common, read from the findings in the Problems panel. */
import {
  type Diagnostic,
  Disposable,
  EventEmitter,
  type Location,
  l10n,
  languages,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { counted } from '../counts.ts';

export const PASSAGES_VIEW = 'articleLint.passages';
const RULE = 'duplicate/cross-draft';
/** A run over a workspace changes findings file by file. */
const SETTLE_MS = 300;

/** One passage of a draft that another draft has as well. */
interface Shared {
  readonly message: string;
  readonly here: Location;
  readonly there: Location;
}

type Node =
  | { readonly is: 'draft'; readonly uri: Uri; readonly passages: readonly Shared[] }
  | { readonly is: 'passage'; readonly passage: Shared };

export function registerPassagesView(): Disposable {
  const tree = new PassagesTree();
  const view = window.createTreeView(PASSAGES_VIEW, { treeDataProvider: tree, showCollapseAll: true });
  let timer: NodeJS.Timeout | undefined;
  return Disposable.from(
    view,
    tree,
    { dispose: () => clearTimeout(timer) },
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) tree.refresh();
    }),
    languages.onDidChangeDiagnostics(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (view.visible) tree.refresh();
      }, SETTLE_MS);
    }),
  );
}

class PassagesTree implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return drafts();
    return node.is === 'draft' ? node.passages.map((passage) => ({ is: 'passage', passage })) : [];
  }

  getTreeItem(node: Node): TreeItem {
    return node.is === 'draft' ? draftItem(node.uri, node.passages) : passageItem(node.passage);
  }
}

/** Drafts with the most shared passages first. */
function drafts(): Node[] {
  const found: { is: 'draft'; uri: Uri; passages: Shared[] }[] = [];
  for (const [uri, diagnostics] of languages.getDiagnostics()) {
    const passages = diagnostics.filter(isShared).flatMap((diagnostic) => passagesOf(uri, diagnostic));
    if (passages.length > 0) found.push({ is: 'draft', uri, passages });
  }
  return found.sort((a, b) => b.passages.length - a.passages.length || (a.uri.path < b.uri.path ? -1 : 1));
}

function isShared({ source, code }: Diagnostic): boolean {
  return source === 'article-lint' && (typeof code === 'object' ? code.value : code) === RULE;
}

function passagesOf(uri: Uri, diagnostic: Diagnostic): Shared[] {
  return (diagnostic.relatedInformation ?? []).map((related) => ({
    message: diagnostic.message,
    here: { uri, range: diagnostic.range },
    there: related.location,
  }));
}

function draftItem(uri: Uri, passages: readonly Shared[]): TreeItem {
  const item = new TreeItem(uri, TreeItemCollapsibleState.Expanded);
  item.id = uri.toString();
  const path = workspace.asRelativePath(uri);
  const count = counted(passages.length, 'shared passage');
  // The label is the file's name already.
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  item.description = folder === '' ? count : `${folder}, ${count}`;
  item.iconPath = ThemeIcon.File;
  item.accessibilityInformation = { label: `${path}, ${count}` };
  return item;
}

function passageItem({ message, here, there }: Shared): TreeItem {
  const other = workspace.asRelativePath(there.uri);
  const item = new TreeItem(other, TreeItemCollapsibleState.None);
  item.description = l10n.t(
    'line {0}, there line {1}',
    here.range.start.line + 1,
    there.range.start.line + 1,
  );
  item.tooltip = message;
  item.iconPath = new ThemeIcon('files');
  item.command = {
    command: 'articleLint.comparePassages',
    title: l10n.t('Compare the two passages'),
    arguments: [here, there],
  };
  item.accessibilityInformation = {
    label: l10n.t('Shared with {0}, {1}. {2}', other, item.description, message),
  };
  return item;
}
