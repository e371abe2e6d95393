/** Pure text work on a project file: changes one entry and leaves comments and layout alone. */
import { findNodeAtLocation, getNodeValue, modify, type ParseError, parseTree } from 'jsonc-parser';

export type Change =
  | {
      readonly kind: 'changed';
      /** Separate and sorted, in offsets of the given text. */
      readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
    }
  /** It stands there already. */
  | { readonly kind: 'present' }
  | { readonly kind: 'refused'; readonly why: string };

/** Adds an entry to the list at `path`, or puts a value there. An empty text becomes a new file. */
export function changeProjectFile(
  text: string,
  path: readonly string[],
  change: { readonly add: string } | { readonly set: string },
): Change {
  if (text.trim() === '')
    return { kind: 'changed', edits: [{ start: 0, end: text.length, text: fresh(path, change) }] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0) return { kind: 'refused', why: 'it is not valid JSON' };
  if (root.type !== 'object') return { kind: 'refused', why: 'it does not hold an object' };
  for (let length = 1; length < path.length; length++) {
    const holder = findNodeAtLocation(root, path.slice(0, length));
    if (holder !== undefined && holder.type !== 'object') {
      return { kind: 'refused', why: `“${path.slice(0, length).join('.')}” is not an object` };
    }
  }
  const formattingOptions = { ...indentation(text), eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const node = findNodeAtLocation(root, [...path]);
  const known: unknown = node === undefined ? undefined : getNodeValue(node);
  if ('set' in change) {
    if (known === change.set) return { kind: 'present' };
    return changed(modify(text, [...path], change.set, { formattingOptions }));
  }
  if (known === undefined) return changed(modify(text, [...path], [change.add], { formattingOptions }));
  if (!Array.isArray(known)) return { kind: 'refused', why: `“${path.join('.')}” is not a list` };
  if (known.includes(change.add)) return { kind: 'present' };
  return changed(
    modify(text, [...path, known.length], change.add, { formattingOptions, isArrayInsertion: true }),
  );
}

function changed(edits: ReturnType<typeof modify>): Change {
  return {
    kind: 'changed',
    edits: edits.map(({ offset, length, content }) => ({
      start: offset,
      end: offset + length,
      text: content,
    })),
  };
}

function fresh(path: readonly string[], change: { readonly add: string } | { readonly set: string }): string {
  const value: unknown = 'set' in change ? change.set : [change.add];
  return `${JSON.stringify(
    path.reduceRight<unknown>((held, key) => ({ [key]: held }), value),
    null,
    2,
  )}\n`;
}

function indentation(text: string): { insertSpaces: boolean; tabSize: number } {
  const first = /^([ \t]{1,16})\S/m.exec(text)?.[1] ?? '  ';
  return first.startsWith('\t')
    ? { insertSpaces: false, tabSize: 1 }
    : { insertSpaces: true, tabSize: first.length };
}
