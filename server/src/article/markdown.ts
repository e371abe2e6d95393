/** Markdown with GitHub's extensions, by the incremental parser of CodeMirror (`@lezer/markdown`). */
import { NodeType, type Tree, TreeFragment } from '@lezer/common';
import { type BlockParser, type Element, parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import { keptWith } from './kept-with.ts';
import { commonEnds } from './lines.ts';
import { cutLong } from './long-blocks.ts';
import { addToLast, type Part, readPart } from './markdown-part.ts';
import type { Mark } from './marks.ts';
import type { Steps } from './steps.ts';
import type { Placed } from './text.ts';

/** Quotations and lists stand within each other at most this deep; the parser runs out of stack some thousands down. */
const DEEPEST = 100;

/** Below that depth what opens another quotation or list is text. */
const tooDeep: BlockParser = {
  name: 'TooDeep',
  before: 'LinkReference',
  parse(cx, line) {
    if (cx.depth < DEEPEST) return false;
    const from = cx.lineStart + line.pos;
    const content = line.text.slice(line.pos);
    cx.nextLine();
    cx.addElement(cx.elt('Paragraph', from, from + content.length));
    return true;
  },
};

/** Paragraphs longer than this are read for links and emphasis in pieces: the parser looks back over all of one. */
const LONGEST_INLINE = 8_192;

/** Signs of inline markup, and of a hard break. Most paragraphs have none, and the parser asks at each character. */
const INLINE = /[*_[\]<>&`\\!~]| {2}\n/;

const paragraphs: BlockParser = {
  name: 'PlainOrLongParagraph',
  leaf: () => ({
    nextLine: () => false,
    finish(cx, leaf) {
      const { start, content } = leaf;
      const elements: Element[] = [];
      if (!INLINE.test(content)) {
        cx.addLeafElement(leaf, cx.elt('Paragraph', start, start + content.length, elements));
        return true;
      }
      if (content.length <= LONGEST_INLINE) return false;
      for (const part of cutLong(content, { start: 0, end: content.length }, [], LONGEST_INLINE))
        elements.push(...cx.parser.parseInline(content.slice(part.start, part.end), start + part.start));
      cx.addLeafElement(leaf, cx.elt('Paragraph', start, start + content.length, elements));
      return true;
    },
  }),
};

/** GitHub's extensions but for bare addresses: `addresses` finds those, in a third of the time. */
const markdown = parser.configure([Table, Strikethrough, TaskList, { parseBlock: [tooDeep, paragraphs] }]);

/** A parse that a later one can start from. */
export interface MarkdownTree {
  /** Null when words were typed since the last parse. */
  readonly tree: Tree | null;
  /** What a later parse may take over. */
  readonly fragments: readonly TreeFragment[];
  /** The text that was parsed, front matter left out. */
  readonly body: string;
  /** True when the text has `\r`, which the parser is not shown. */
  readonly hasReturns: boolean;
}

/** Kept as long as the parser keeps the node. */
const converted = keptWith<Tree, Part>('part');

/**
 * Reads `text` from `from` on as Markdown. `marks` are those of the whole text. With the tree of an
 * earlier text only the parts that changed are parsed and read again.
 */
export function* readMarkdown(
  text: string,
  from: number,
  marks: readonly Mark[],
  previous: MarkdownTree | null,
): Steps<Placed & { tree: MarkdownTree }> {
  const body = withoutReturns(from === 0 ? text : text.slice(from));
  const tree = yield* parseMarkdown(body, previous);
  // Where a line end changed its kind, and nothing else, the parser has seen no change.
  const hasReturns = text.includes('\r');
  const mayDiffer = previous !== null && (hasReturns || previous.hasReturns);
  const placed: Placed = { blocks: [], starts: [] };
  let fresh = 0;
  for (const top of topNodes(tree)) {
    let part = converted.get(top.tree);
    if (part === undefined || (mayDiffer && !standsAt(part, text, from + top.from))) {
      part = readPart(top.tree.topNode, text, from + top.from, marks);
      converted.set(top.tree, part);
      if (++fresh % PARTS_PER_STEP === 0) yield;
    }
    if (part.notes.length > 0) addToLast(placed, part.notes, from + top.from);
    for (let at = 0; at < part.blocks.length; at++) {
      const block = part.blocks[at];
      const start = part.starts[at];
      if (block === undefined || start === undefined) continue;
      placed.blocks.push(block);
      placed.starts.push(from + top.from + start);
    }
  }
  return { ...placed, tree: { tree, fragments: TreeFragment.addTree(tree), body, hasReturns } };
}

/**
 * What a later parse may take over when words have been typed in a paragraph of `text`, which begins at `from`; null
 * when it has line ends that the parser is not shown. The edit counts from the start of `text`.
 */
export function treeAfter(
  { fragments, hasReturns }: MarkdownTree,
  text: string,
  from: number,
  edit: { readonly from: number; readonly oldTo: number; readonly to: number },
): MarkdownTree | null {
  if (hasReturns) return null;
  const change = {
    fromA: edit.from - from,
    toA: edit.oldTo - from,
    fromB: edit.from - from,
    toB: edit.to - from,
  };
  return {
    tree: null,
    fragments: TreeFragment.applyChanges(fragments, [change]),
    body: from === 0 ? text : text.slice(from),
    hasReturns,
  };
}

/** True when all blocks of a part are what the text says at its place. */
function standsAt(part: Part, text: string, base: number): boolean {
  return part.blocks.every((block, at) => text.startsWith(block.source, base + (part.starts[at] ?? 0)));
}

/** A backslash that breaks a line of words. Alone on its line it must not make that blank. */
const BROKEN_LINE = /(?<=[^\s>])\\\r(?=\n)/g;

/** The line under the head of a table: the parser takes no white space behind its last sign. */
const TABLE_RULE = /^([ \t>]{0,40}[-:|][-:| \t]{0,400})\|\r(?=\n)/gm;

/**
 * The text with `\n` for every line end, and as long as before: the parser knows no other, and takes the `\r` of a
 * blank line for its content. A tab in its place changes nothing, but behind a hard break.
 */
function withoutReturns(text: string): string {
  if (!text.includes('\r')) return text;
  return text
    .replace(TABLE_RULE, '$1\t|')
    .replaceAll('  \r\n', '   \n')
    .replace(BROKEN_LINE, '  ')
    .replaceAll('\r\n', '\t\n')
    .replaceAll('\r', '\n');
}

/** Parts of the text, and moves of the parser, between two looks at the host's clock. */
const PARTS_PER_STEP = 32;
const MOVES_PER_STEP = 32;

function* parseMarkdown(body: string, previous: MarkdownTree | null): Steps<Tree> {
  if (previous?.tree != null && previous.body === body) return previous.tree;
  const parse = markdown.startParse(body, previous === null ? undefined : fragmentsOf(previous, body));
  for (let move = 1; ; move++) {
    const tree = parse.advance();
    if (tree !== null) return tree;
    if (move % MOVES_PER_STEP === 0) yield;
  }
}

/** What a parse of `body` can take over from an earlier one. */
function fragmentsOf(previous: MarkdownTree, body: string): readonly TreeFragment[] {
  const { head, tail: end } = commonEnds(previous.body, body);
  let tail = end;
  if (head === 0) {
    // The parser looks at the sign before what it takes over. At the start of the text there is none to tell it that
    // an indentation has gone: its first line is parsed again.
    const feed = body.indexOf('\n', body.length - tail);
    tail = feed === -1 ? 0 : body.length - feed - 1;
  }
  const fragments = TreeFragment.applyChanges(previous.fragments, [
    { fromA: head, toA: previous.body.length - tail, fromB: head, toB: body.length - tail },
  ]);
  return fragments;
}

interface TopNode {
  readonly tree: Tree;
  /** Offset in the parsed text. */
  readonly from: number;
}

/** The top-level nodes in order; the parser bundles them in nameless nodes to keep its tree balanced. */
function topNodes(tree: Tree): TopNode[] {
  const found: TopNode[] = [];
  const visit = (bundle: Tree, offset: number) => {
    for (let at = 0; at < bundle.children.length; at++) {
      const child = bundle.children[at];
      const from = offset + (bundle.positions[at] ?? 0);
      if (child === undefined || !('children' in child)) continue;
      if (child.type === NodeType.none) visit(child, from);
      else found.push({ tree: child, from });
    }
  };
  visit(tree, 0);
  return found;
}
