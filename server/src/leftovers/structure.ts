/** What the markup of a draft says about its lines: menus and asides by name, lists of nothing but links. */
import type { Article, Block } from '../article/model.ts';
import type { LineTable } from './line-table.ts';
import type { LineClass } from './pattern.ts';

/** Words in `class`, `id` and `role` attributes that name furniture. */
const CLASS_WORDS: Readonly<Record<string, LineClass>> = {
  nav: 'navigation',
  navbar: 'navigation',
  navigation: 'navigation',
  menu: 'navigation',
  breadcrumb: 'navigation',
  breadcrumbs: 'navigation',
  sitemap: 'navigation',
  contentinfo: 'navigation',
  pagination: 'navigation',
  skip: 'navigation',
  share: 'share-bar',
  sharing: 'share-bar',
  sharedaddy: 'share-bar',
  social: 'share-bar',
  addthis: 'share-bar',
  related: 'related-stories',
  recommended: 'related-stories',
  recommendations: 'related-stories',
  trending: 'related-stories',
  popular: 'related-stories',
  taboola: 'related-stories',
  outbrain: 'related-stories',
  teaser: 'related-stories',
  teasers: 'related-stories',
  newsletter: 'newsletter-prompt',
  subscribe: 'newsletter-prompt',
  signup: 'newsletter-prompt',
  cookie: 'cookie-notice',
  cookies: 'cookie-notice',
  consent: 'cookie-notice',
  gdpr: 'cookie-notice',
  comments: 'comments',
  comment: 'comments',
  disqus: 'comments',
  advert: 'advert-marker',
  advertisement: 'advert-marker',
  sponsored: 'advert-marker',
  sponsor: 'advert-marker',
  promo: 'advert-marker',
  tags: 'tag-list',
  taglist: 'tag-list',
  paywall: 'paywall',
  meter: 'paywall',
  copyright: 'copyright-line',
  disclaimer: 'disclaimer',
  ticker: 'market-widget',
};

/** Words that name parts of a story which look like a menu or a list of links. */
const OF_STORIES: ReadonlySet<string> = new Set([
  'toc',
  'footnote',
  'footnotes',
  'endnote',
  'endnotes',
  'references',
  'correction',
  'corrections',
  'pullquote',
  'factbox',
]);
/** What the markup says is the story’s own is no likelier than this. */
const OWN = 0.2;
/** Headings under which a writer collects links of the story’s own. */
const OWN_LINKS =
  /^(?:(?:further|additional|background|suggested) reading|reading list|what (?:we're|we are|i'm|i am) (?:reading|watching|listening to)|sources?(?: and (?:notes|links|credits))?|references|resources|bibliography|(?:foot|end)?notes|links?(?: and (?:notes|sources))?|links in this (?:story|article|letter|issue)|documents?|data|literature|quellen|literatur|weiterführende (?:links|literatur)|pour aller plus loin|références|fuentes|referencias|para saber más)$/;

/** A line in furniture by name is at least this likely. */
const NAMED = 0.92;
/** The same for lines of links outside the story. */
const LINKED = 0.8;
const LINK_SHARE = 0.9;
/** Fewer lines of links are references, not a menu. */
const FEWEST_LINKED = 3;
const LINKED_WORDS = 16;

/** What the markup adds to the model of shapes, which knows plain text only. */
export interface StructureView {
  /** The class that the markup gives to a line; null when it says nothing. */
  readonly classes: readonly (LineClass | null)[];
  /** Probabilities, raised where the markup speaks. */
  readonly probabilities: Float32Array;
}

/** Reads the markup of an article. Plain text comes back as it is. */
export function readStructure(
  article: Article,
  table: LineTable,
  probabilities: Float32Array,
): StructureView {
  if (article.format === 'text') return { classes: [], probabilities };
  const raised = Float32Array.from(probabilities);
  const classes: (LineClass | null)[] = new Array(article.blocks.length).fill(null);
  // Markdown has menus of links, and seldom elements with names.
  if (table.structured.includes(1)) raiseNamed(article, table, raised, classes);
  const own = ownLists(article, table);
  for (const at of own) raised[at] = OWN;
  raiseLinkLists(table, raised, own);
  return { classes, probabilities: raised };
}

/** Lines in elements whose names or classes say what they are. */
function raiseNamed(
  article: Article,
  table: LineTable,
  raised: Float32Array,
  classes: (LineClass | null)[],
): void {
  // A page's body carries words such as `has-sidebar-menu`: what also stands round prose says nothing.
  const roundProse = new Set<string>();
  const elementsRoundProse = new Set<string>();
  article.blocks.forEach((block, at) => {
    if (!table.lines[at]?.solid || block.structure === null) return;
    for (const word of block.structure.classWords) roundProse.add(word);
    for (const element of block.structure.elements) elementsRoundProse.add(element);
  });
  article.blocks.forEach((block, at) => {
    if (isStorys(block, table, at)) {
      raised[at] = Math.min(raised[at] ?? 0, OWN);
      return;
    }
    const named = namedClass(block, roundProse, elementsRoundProse);
    if (named === null) return;
    classes[at] = named;
    raised[at] = Math.max(raised[at] ?? 0, NAMED);
  });
}

/**
 * True for what the markup of a page says belongs to the story: captions, footnotes, contents, and sentences set as
 * paragraphs in nothing that is named as furniture.
 */
function isStorys(block: Block, table: LineTable, at: number): boolean {
  const { structure } = block;
  const line = table.lines[at];
  if (structure === null || line === undefined || line.evidence >= 3) return false;
  const words = structure.classWords;
  if (words.some((word) => OF_STORIES.has(word))) return true;
  if (words.some((word) => Object.hasOwn(CLASS_WORDS, word))) return false;
  if (isPageFooter(structure.elements) || structure.elements.includes('nav')) return false;
  return block.kind === 'caption' || (line.solid && structure.elements.includes('p'));
}

/** A footer within an article holds corrections and credits; the one of the page holds its menu. */
function isPageFooter(elements: readonly string[]): boolean {
  const footer = elements.indexOf('footer');
  const article = elements.indexOf('article');
  return footer !== -1 && (article === -1 || article > footer) && !elements.includes('blockquote');
}

/** Lists that a heading or a sentence with a colon introduces as the writer’s own, with what introduces them. */
function ownLists(article: Article, { listed }: LineTable): ReadonlySet<number> {
  const { blocks } = article;
  const own = new Set<number>();
  for (let at = 0; at + 1 < blocks.length; at++) {
    if (listed[at + 1] !== 1 || listed[at] === 1) continue;
    const block = blocks[at];
    if (block === undefined) continue;
    const reading = block.reading.trim();
    const introduces = block.kind === 'paragraph' && reading.endsWith(':') && reading.includes(' ');
    if (!introduces && !OWN_LINKS.test(reading.toLowerCase().replace(/’/g, "'").replace(/:$/, ''))) continue;
    own.add(at);
    for (let item = at + 1; listed[item] === 1; item++) own.add(item);
  }
  return own;
}

function namedClass(
  block: Block,
  roundProse: ReadonlySet<string>,
  elementsRoundProse: ReadonlySet<string>,
): LineClass | null {
  const { structure } = block;
  if (structure === null || block.kind === 'headline') return null;
  for (let at = structure.classWords.length - 1; at >= 0; at--) {
    const word = structure.classWords[at] ?? '';
    const known = CLASS_WORDS[word];
    if (known !== undefined && Object.hasOwn(CLASS_WORDS, word) && !roundProse.has(word)) return known;
  }
  const inside = (element: string) =>
    structure.elements.includes(element) && !elementsRoundProse.has(element);
  if (inside('nav') || (inside('footer') && isPageFooter(structure.elements))) return 'navigation';
  return inside('button') ? 'navigation' : null;
}

/** Runs of lines that are links and nothing else, above or below the story. */
function raiseLinkLists(table: LineTable, raised: Float32Array, own: ReadonlySet<number>): void {
  const n = table.lines.length;
  const isLinked = (at: number): boolean =>
    (table.linked[at] ?? 0) >= LINK_SHARE && (table.words[at] ?? 0) <= LINKED_WORDS;
  for (let at = 0; at < n; at++) {
    if (!isLinked(at)) continue;
    let last = at;
    while (last + 1 < n && isLinked(last + 1)) last++;
    const outside = (table.solidBefore[at] ?? -1) < 0 || (table.solidAfter[last] ?? n) >= n;
    if (outside && !own.has(at) && last - at + 1 >= FEWEST_LINKED) {
      for (let inside = at; inside <= last; inside++) raised[inside] = Math.max(raised[inside] ?? 0, LINKED);
    }
    at = last;
  }
}
