/** The `---` block at the head of a Markdown draft. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { FrontMatter, FrontMatterField, Span } from './model.ts';

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /\r?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/g;

/** Reads the front matter at the start of `text`; null when there is none. Never throws: errors are in the result. */
export function readFrontMatter(text: string): FrontMatter | null {
  const opening = OPENING.exec(text);
  if (opening === null) return null;
  const from = opening[0].length;
  CLOSING.lastIndex = from - 1;
  const closing = CLOSING.exec(text);
  if (closing === null) return null;
  const end = closing.index + closing[0].length;
  const fields: FrontMatterField[] = [];
  const errors: (Span & { message: string })[] = [];
  const document = parseDocument(text.slice(from, Math.max(from, closing.index)), {
    keepSourceTokens: false,
    // Compares every field with every other one; done below in one round.
    uniqueKeys: false,
  });
  for (const error of document.errors) {
    errors.push({
      start: from + error.pos[0],
      end: from + error.pos[1],
      message: error.message.split('\n')[0] ?? '',
    });
  }
  const names = new Set<string>();
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const node = pair.value;
      if (name === '') continue;
      if (names.has(name) && isScalar(pair.key) && pair.key.range) {
        const [start, end] = pair.key.range;
        errors.push({ start: from + start, end: from + end, message: 'Map keys must be unique' });
      }
      names.add(name);
      if (isScalar(node) && node.range) {
        fields.push({
          name,
          value: node.value === null ? '' : String(node.value),
          start: from + node.range[0],
          end: from + node.range[1],
        });
      } else if (isSeq(node) && node.range) {
        const value = node.items.map((item) => (isScalar(item) ? String(item.value) : '')).join(', ');
        fields.push({ name, value, start: from + node.range[0], end: from + node.range[1] });
      }
    }
  } else if (document.contents !== null && errors.length === 0) {
    // A rule above a paragraph, not front matter.
    return null;
  }
  return { start: 0, end, fields, errors };
}

/** The value of the first of `names` that the front matter has; null when it has none of them. */
export function frontMatterField(matter: FrontMatter | null, ...names: string[]): FrontMatterField | null {
  for (const name of names) {
    const field = matter?.fields.find((candidate) => candidate.name.toLowerCase() === name);
    if (field !== undefined) return field;
  }
  return null;
}
