/**
 * The marks that a writer leaves for the linter: directives and source notes, as comments in Markdown and
 * HTML (`<!-- article-lint-disable-next-line -->`), between `[[` and `]]` in plain text.
 */
import type { Directive, DirectiveKind, Span } from './model.ts';

const DIRECTIVES: readonly string[] = [
  'disable-next-line',
  'disable-line',
  'disable',
  'enable',
  'disable-file',
];
const COMMENT = /<!--\s{0,40}(article-lint-|source:)([\s\S]{0,400}?)-->/gi;
const BRACKETS = /\[\[\s{0,40}(article-lint-|source:)([^\]\n\r]{0,400})\]\]/gi;
const WORD = /[^\s,]+/g;

/** A mark as it stands in the text; offsets are those of the text it was read from. */
export interface Mark extends Span {
  readonly directive: Directive | null;
  /** Text of a source note, trimmed; null for a directive. */
  readonly note: string | null;
}

/**
 * Reads all marks of a text. `brackets` says whether `[[…]]` counts too (plain text, where comments
 * count as well: drafts change their file name).
 */
export function readMarks(text: string, brackets: boolean): Mark[] {
  const marks: Mark[] = [];
  if (text.includes('<!--')) collect(text, COMMENT, marks);
  if (brackets && text.includes('[[')) collect(text, BRACKETS, marks);
  return marks.sort((a, b) => a.start - b.start);
}

function collect(text: string, pattern: RegExp, marks: Mark[]): void {
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const opener = match[1] ?? '';
    const body = match[2] ?? '';
    const isNote = opener.toLowerCase() === 'source:';
    marks.push(
      isNote
        ? { start, end, directive: null, note: body.trim() }
        : {
            start,
            end,
            directive: directive(text, start, end, start + match[0].indexOf(opener) + opener.length),
            note: null,
          },
    );
  }
}

/** `from` is the offset after `article-lint-`. */
function directive(text: string, start: number, end: number, from: number): Directive {
  const words = [...text.slice(from, end).matchAll(WORD)]
    .map((match) => ({ id: match[0], start: from + match.index, end: from + match.index + match[0].length }))
    .filter((word) => word.id !== '-->' && word.id !== ']]');
  const [name, ...rules] = words.map((word) => {
    const id = word.id.replace(/(?:-->|\]\])$/, '');
    return { id, start: word.start, end: word.start + id.length };
  });
  const kind = name !== undefined && DIRECTIVES.includes(name.id) ? (name.id as DirectiveKind) : null;
  return { start, end, kind, name: `article-lint-${name?.id ?? ''}`, rules };
}
