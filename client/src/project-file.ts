/** Pure text work on a project file: adds an entry to a list and leaves comments and layout alone. */
import {
  applyEdits,
  findNodeAtLocation,
  getNodeValue,
  modify,
  type ParseError,
  parseTree,
} from 'jsonc-parser';

export type Addition =
  | { readonly kind: 'changed'; readonly text: string }
  /** The list has the entry already. */
  | { readonly kind: 'present' }
  /** The file cannot be read as JSON with comments, or something else than a list stands there. */
  | { readonly kind: 'refused'; readonly why: string };

/** Adds `entry` to the list at `path`; an empty text becomes a new file. */
export function addToList(text: string, path: readonly string[], entry: string): Addition {
  const source = text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  if (!root || errors.length > 0) return { kind: 'refused', why: 'it is not valid JSON' };
  if (root.type !== 'object') return { kind: 'refused', why: 'it does not hold an object' };

  const formattingOptions = { ...indentation(source), eol: source.includes('\r\n') ? '\r\n' : '\n' };
  const list = findNodeAtLocation(root, [...path]);
  if (!list) {
    const edits = modify(source, [...path], [entry], { formattingOptions });
    return { kind: 'changed', text: applyEdits(source, edits) };
  }
  if (list.type !== 'array') return { kind: 'refused', why: `“${path.join('.')}” is not a list` };
  const entries: unknown[] = getNodeValue(list);
  if (entries.includes(entry)) return { kind: 'present' };
  const edits = modify(source, [...path, entries.length], entry, {
    formattingOptions,
    isArrayInsertion: true,
  });
  return { kind: 'changed', text: applyEdits(source, edits) };
}

function indentation(source: string): { insertSpaces: boolean; tabSize: number } {
  const first = /^([ \t]+)\S/m.exec(source)?.[1] ?? '  ';
  return first.startsWith('\t')
    ? { insertSpaces: false, tabSize: 1 }
    : { insertSpaces: true, tabSize: first.length };
}
