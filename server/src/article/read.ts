/** Reads a draft into an article. */
import { frontMatterField, readFrontMatter } from './front-matter.ts';
import { readHtml } from './html.ts';
import { keptWith } from './kept-with.ts';
import { commonEnds } from './lines.ts';
import { type MarkdownTree, readMarkdown, treeAfter } from './markdown.ts';
import { type Mark, readMarks } from './marks.ts';
import { type Article, type Block, type Format, type Piece, type Span, sourceSpan } from './model.ts';
import { finish, type Steps } from './steps.ts';
import { type Placed, readText, readTextAgain } from './text.ts';
import { type Edit, typedWithin } from './typed-within.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** The headline is looked for among this many blocks at the head of the draft. */
const HEAD = 4;

/** The format that a file name stands for; plain text when it says nothing. */
export function formatOf(path: string): Format {
  const extension = /\.([a-z]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (extension === 'md' || extension === 'markdown' || extension === 'mdx') return 'markdown';
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return 'html';
  return 'text';
}

/**
 * Reads `text` (any string, also broken ones) as an article. A byte-order mark at its start is not part
 * of the article; hosts that keep it add 1 to offsets. With `previous`, blocks that did not change are the
 * same objects as there, so that what was worked out from them is kept. Never throws.
 */
export function readArticle(text: string, format: Format, previous: Article | null = null): Article {
  return finish(readArticleSteps(text, format, previous));
}

/** The same in steps. */
export function* readArticleSteps(text: string, format: Format, previous: Article | null): Steps<Article> {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const marks = readMarks(body, format === 'text');
  const typed = previous === null ? null : readTyped(body, format, marks, previous);
  if (typed !== null) return typed;
  const frontMatter = format === 'markdown' ? readFrontMatter(body) : null;
  const page = yield* readPage(body, format, frontMatter?.end ?? 0, marks, previous);
  const headline = markHeadline(page.blocks);
  if (previous !== null) keepKnown(page.blocks, previous.blocks);
  const article: Article = {
    text: body,
    format,
    blocks: page.blocks,
    starts: page.starts,
    headline,
    frontMatter,
    directives: marks.flatMap((mark) => (mark.directive === null ? [] : [mark.directive])),
    language:
      (frontMatterField(frontMatter, 'lang', 'language', 'locale')?.value ?? page.language)?.toLowerCase() ??
      null,
  };
  if (page.tree !== null) trees.set(article, page.tree);
  if (marks.length > 0) marksOf.set(article, marks);
  return article;
}

/** The article when only words within one block differ from the previous one; null when it has to be read. */
function readTyped(text: string, format: Format, marks: readonly Mark[], previous: Article): Article | null {
  if (previous.format !== format) return null;
  const tree = trees.get(previous) ?? null;
  if (format === 'markdown' && tree === null) return null;
  const { head, tail } = commonEnds(previous.text, text);
  const edit = { from: head, oldTo: previous.text.length - tail, to: text.length - tail };
  const begin = previous.frontMatter?.end ?? 0;
  if (head < begin || !keepsMarks(marksOf.get(previous) ?? [], marks, edit)) return null;
  const typed = typedWithin(text, previous, edit);
  if (typed === null) return null;
  const known = tree === null ? null : treeAfter(tree, text, begin, edit);
  if (tree !== null && known === null) return null;
  const { index, block } = typed;
  const by = edit.to - edit.oldTo;
  const blocks = [...previous.blocks];
  blocks[index] = block;
  const starts = [...previous.starts];
  for (let at = index + 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + by;
  const article: Article = {
    ...previous,
    text,
    blocks,
    starts,
    directives: marks.flatMap((mark) => (mark.directive === null ? [] : [mark.directive])),
  };
  if (known !== null) trees.set(article, known);
  if (marks.length > 0) marksOf.set(article, marks);
  return article;
}

/** True when the marks are those of before, where the edit moved them, and it touched none. */
function keepsMarks(before: readonly Mark[], now: readonly Mark[], { from, oldTo, to }: Edit): boolean {
  return (
    before.length === now.length &&
    now.every((mark, at) => {
      const other = before[at];
      if (other === undefined) return false;
      const by = other.start >= oldTo ? to - oldTo : 0;
      const isApart = other.end <= from || other.start >= oldTo;
      return isApart && mark.start === other.start + by && mark.end === other.end + by;
    })
  );
}

/** The marks of articles that have any. */
const marksOf = keptWith<Article, readonly Mark[]>('marks');

/** The headline's words and place (source offsets): the front matter's title, else the headline block. */
export function headlineOf(
  article: Article,
): (Span & { readonly text: string; readonly block: number }) | null {
  const field = frontMatterField(article.frontMatter, 'title', 'headline');
  if (field !== null && field.value !== '')
    return { text: field.value, start: field.start, end: field.end, block: -1 };
  const block = article.blocks[article.headline];
  const start = article.starts[article.headline];
  if (block === undefined || start === undefined) return null;
  const span = sourceSpan(block, { start: 0, end: block.reading.length });
  return { text: block.reading, start: start + span.start, end: start + span.end, block: article.headline };
}

interface Page extends Placed {
  readonly language: string | null;
  readonly tree: MarkdownTree | null;
}

/** Parse trees of Markdown articles, for the next keystroke. */
const trees = keptWith<Article, MarkdownTree>('tree');

function* readPage(
  text: string,
  format: Format,
  from: number,
  marks: readonly Mark[],
  previous: Article | null,
): Steps<Page> {
  if (format === 'html') return { ...readHtml(text, marks), tree: null };
  if (format === 'markdown') {
    const known = previous === null ? null : (trees.get(previous) ?? null);
    return { ...(yield* readMarkdown(text, from, marks, known)), language: null };
  }
  const known = previous !== null && previous.format === 'text' && !hasMarks(previous) && marks.length === 0;
  const placed = known ? readTextAgain(text, previous) : readText(text, 0, text.length, marks);
  return { blocks: [...placed.blocks], starts: [...placed.starts], language: null, tree: null };
}

/** True when the draft holds marks of ours, which plain text is not read around piecemeal. */
function hasMarks(article: Article): boolean {
  return article.directives.length > 0 || article.text.includes('[[') || article.text.includes('<!--');
}

/** The lines that a forwarded mail begins with, in the languages of its programs. */
const MAIL_HEAD =
  /^(?:from|to|cc|bcc|reply-to|date|sent|subject|attachments?|von|an|datum|gesendet|betreff|de|à|envoyé|objet|para|enviado|asunto): ?\S/i;

/** Makes the first display line at the head of the draft its headline; -1 when there is none. */
function markHeadline(blocks: Block[]): number {
  let mail = 0;
  while (MAIL_HEAD.test(blocks[mail]?.reading ?? '')) mail++;
  // One such line may be a headline: `To: whom it may concern`.
  const first = mail > 1 ? mail : 0;
  for (let at = first; at < Math.min(first + HEAD, blocks.length); at++) {
    const block = blocks[at];
    if (block === undefined || block.kind !== 'heading' || block.level > 1) continue;
    blocks[at] = { ...block, kind: 'headline' };
    return at;
  }
  return -1;
}

/** Puts the known object in place of each block that is equal to it, from both ends of the draft. */
function keepKnown(blocks: Block[], known: readonly Block[]): void {
  const shorter = Math.min(blocks.length, known.length);
  let head = 0;
  for (; head < shorter; head++) {
    const old = known[head];
    const fresh = blocks[head];
    if (old === undefined || fresh === undefined || !sameBlock(old, fresh)) break;
    blocks[head] = old;
  }
  for (let tail = 1; tail <= shorter - head; tail++) {
    const old = known[known.length - tail];
    const fresh = blocks[blocks.length - tail];
    if (old === undefined || fresh === undefined || !sameBlock(old, fresh)) break;
    blocks[blocks.length - tail] = old;
  }
}

function sameBlock(a: Block, b: Block): boolean {
  return (
    a === b ||
    (a.kind === b.kind &&
      a.level === b.level &&
      a.source === b.source &&
      a.reading === b.reading &&
      sameStructure(a, b) &&
      // A link or code that begins in one element goes on in the next: the source alone does not say all.
      sameLists(a.pieces ?? [], b.pieces ?? [], samePiece) &&
      sameLists(a.links, b.links, (one, other) => one.href === other.href && sameSpan(one, other)) &&
      sameLists(a.protected, b.protected, sameSpan) &&
      sameLists(
        a.notes,
        b.notes,
        (one, other) =>
          one.text === other.text && one.at === other.at && one.source.start === other.source.start,
      ))
  );
}

function sameLists<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  return a.every((one, at) => {
    const other = b[at];
    return other !== undefined && same(one, other);
  });
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function samePiece(a: Piece, b: Piece): boolean {
  return (
    a.reading === b.reading &&
    a.source === b.source &&
    a.length === b.length &&
    a.sourceLength === b.sourceLength
  );
}

function sameStructure(a: Block, b: Block): boolean {
  if (a.structure === null || b.structure === null) return a.structure === b.structure;
  return (
    a.structure.elements.join(' ') === b.structure.elements.join(' ') &&
    a.structure.classWords.join(' ') === b.structure.classWords.join(' ')
  );
}
