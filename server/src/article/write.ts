/** Writing an article out again in another format: what a paste from a web page becomes in a draft. */
import type { Article, Block, Format, Link } from './model.ts';

/**
 * The article's blocks as text, Markdown or HTML, ends of blocks as that format has them. Markup that no
 * block carries (emphasis, pictures) is not kept; links and headings are, where the format has them.
 */
export function writeArticle(article: Article, format: Format): string {
  const written: string[] = [];
  let last: Block | null = null;
  for (const block of article.blocks) {
    const text = writeBlock(block, format);
    if (text === '') continue;
    if (last !== null) written.push(isRun(last, block) ? '\n' : '\n\n');
    written.push(text);
    last = block;
  }
  return written.length === 0 ? '' : `${written.join('')}\n`;
}

/** Items of a list and rows of a table stand without empty lines between them. */
function isRun(a: Block, b: Block): boolean {
  return a.kind === b.kind && (a.kind === 'list-item' || a.kind === 'table-row');
}

function writeBlock(block: Block, format: Format): string {
  const words = block.reading.replace(/\s{1,1000}/g, ' ').trim();
  if (words === '') return '';
  if (format === 'markdown') return markdownBlock(block, words);
  if (format === 'html') return htmlBlock(block, words);
  return block.kind === 'list-item' ? `• ${words.replace(/^[•·*–-]\s{1,4}/, '')}` : words;
}

function markdownBlock(block: Block, words: string): string {
  const text =
    words === block.reading.trim()
      ? linked(block, (label, href) => `[${label}](${href})`, escapeMarkdown)
      : escapeMarkdown(words);
  switch (block.kind) {
    case 'headline':
      return `# ${text}`;
    case 'heading':
      return block.level > 0 ? `${'#'.repeat(Math.min(6, Math.max(2, block.level)))} ${text}` : text;
    case 'list-item':
      return `- ${text.replace(/^[•·*–-]\s{1,4}/, '')}`;
    case 'blockquote':
      return `> ${text}`;
    case 'code':
      return `\`\`\`\n${block.reading}\n\`\`\``;
    default:
      return text;
  }
}

function htmlBlock(block: Block, words: string): string {
  const text =
    words === block.reading.trim()
      ? linked(block, (label, href) => `<a href="${href}">${label}</a>`, escapeHtml)
      : escapeHtml(words);
  switch (block.kind) {
    case 'headline':
      return `<h1>${text}</h1>`;
    case 'heading':
      return `<h${Math.min(6, Math.max(2, block.level))}>${text}</h${Math.min(6, Math.max(2, block.level))}>`;
    case 'list-item':
      return `<li>${text}</li>`;
    case 'blockquote':
      return `<blockquote>${text}</blockquote>`;
    case 'code':
      return `<pre>${escapeHtml(block.reading)}</pre>`;
    default:
      return `<p>${text}</p>`;
  }
}

/** The reading with its links written as the format has them. Only addresses of the web are kept. */
function linked(
  block: Block,
  write: (label: string, href: string) => string,
  safe: (text: string) => string,
): string {
  const { reading } = block;
  let text = '';
  let at = 0;
  for (const link of [...block.links].sort((a: Link, b: Link) => a.start - b.start)) {
    if (link.start < at || link.end <= link.start || !/^https?:\/\/[^\s()<>"]{1,2000}$/i.test(link.href))
      continue;
    const label = safe(reading.slice(link.start, link.end));
    text +=
      safe(reading.slice(at, link.start)) +
      (link.href === reading.slice(link.start, link.end) ? label : write(label, link.href));
    at = link.end;
  }
  return (text + safe(reading.slice(at))).trim();
}

/** Escapes what would start markup where none was meant. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<]/g, '\\$&')
    .replace(/^(?:#{1,6}|>|[-+])(?=\s)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
