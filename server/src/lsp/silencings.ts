/** Directives that silence findings: where they go in a draft, and how they are written there. */
import type { Article, Directive } from '../article/model.ts';
import { blockAt } from '../article/model.ts';
import type { Edit, Finding } from '../lint/finding.ts';
import type { Linted } from './linting.ts';

export interface Silencing {
  readonly title: string;
  readonly edit: Edit;
  /** What it silences, among the findings asked about. */
  readonly findings: readonly Finding[];
}

/** For each rule among the findings: silence it on the line, in the paragraph, in the file. */
export function silencings(linted: Linted, findings: readonly Finding[]): Silencing[] {
  const { article } = linted.result;
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byRule.get(finding.rule);
    if (list === undefined) byRule.set(finding.rule, [finding]);
    else list.push(finding);
  }
  const all: Silencing[] = [];
  for (const [rule, found] of byRule) {
    const first = found[0];
    if (first === undefined) continue;
    all.push({
      title: `Silence ${rule} on this line`,
      edit: lineEdit(article, rule, first.start),
      findings: found,
    });
    const paragraph = paragraphEdit(article, rule, first.start);
    if (paragraph !== null) {
      all.push({ title: `Silence ${rule} in this paragraph`, edit: paragraph, findings: found });
    }
    all.push({ title: `Silence ${rule} in this draft`, edit: fileEdit(article, rule), findings: found });
  }
  return all;
}

/** A directive as this kind of draft has it. */
export function mark(article: Pick<Article, 'format'>, words: string): string {
  return article.format === 'text' ? `[[${words}]]` : `<!-- ${words} -->`;
}

function lineEdit(article: Article, rule: string, offset: number): Edit {
  const { text } = article;
  const line = lineAround(text, offset);
  const known = article.directives.find(
    ({ kind, start, rules }) =>
      kind === 'disable-line' && rules.length > 0 && start >= line.start && start <= line.end,
  );
  if (known !== undefined) return withRule(known, rule);
  let end = line.end;
  // Two spaces at a line's end are a line break in Markdown, and stay its last characters.
  while (end > line.start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start: end, end, text: ` ${mark(article, `article-lint-disable-line ${rule}`)}` };
}

/** Null where a line of its own before the paragraph would tear something apart (lists, quotations, tables, markup). */
function paragraphEdit(article: Article, rule: string, offset: number): Edit | null {
  const at = blockAt(article, offset);
  const block = article.blocks[at];
  const start = article.starts[at];
  if (block === undefined || start === undefined || start + block.source.length <= offset) return null;
  if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'headline') return null;
  const line = lineAround(article.text, start);
  if (
    article.text.slice(line.start, start).trim() !== '' &&
    !/^#{1,6}\s*$/.test(article.text.slice(line.start, start))
  )
    return null;
  const known = article.directives.find(
    ({ kind, end, rules }) =>
      kind === 'disable-next-line' &&
      rules.length > 0 &&
      end <= line.start &&
      article.text.slice(end, line.start).trim() === '',
  );
  if (known !== undefined) return withRule(known, rule);
  const indent = article.format === 'html' ? article.text.slice(line.start, start) : '';
  return {
    start: line.start,
    end: line.start,
    text: `${indent}${mark(article, `article-lint-disable-next-line ${rule}`)}\n`,
  };
}

function fileEdit(article: Article, rule: string): Edit {
  const known = article.directives.find(({ kind, rules }) => kind === 'disable-file' && rules.length > 0);
  if (known !== undefined) return withRule(known, rule);
  const at = headOf(article);
  const words = mark(article, `article-lint-disable-file ${rule}`);
  const begins = at === 0 || isLineEnd(article.text.charCodeAt(at - 1));
  // In Markdown an empty line keeps a comment apart from the paragraph after it.
  const needsGap =
    article.format === 'markdown' && !/^[ \t]{0,99}(?:[\r\n]|$)/.test(article.text.slice(at, at + 100));
  return { start: at, end: at, text: `${begins ? '' : '\n'}${words}\n${needsGap ? '\n' : ''}` };
}

/** Offset at which a draft's own text begins: after the front matter, after the document type. */
function headOf({ text, frontMatter, format }: Article): number {
  const before =
    frontMatter?.end ??
    (format === 'html' ? (/^\s{0,99}<!doctype[^>]{0,500}>/i.exec(text)?.[0].length ?? 0) : 0);
  if (before === 0) return 0;
  const lineEnd = /^[ \t]{0,99}(?:\r\n|\n|\r)/.exec(text.slice(before, before + 101));
  return before + (lineEnd?.[0].length ?? 0);
}

function withRule(directive: Directive, rule: string): Edit {
  const end = directive.rules[directive.rules.length - 1]?.end ?? directive.end;
  return { start: end, end, text: ` ${rule}` };
}

/** The line of an offset, its line end left out. */
function lineAround(text: string, offset: number): { start: number; end: number } {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
