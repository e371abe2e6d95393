/** Pure text work on a project file: changes one value and leaves comments and layout alone. */
import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser';

/** What to change: an entry added to the list at `path`, or a value put there. */
export interface ProjectFileChange {
  readonly path: readonly string[];
  readonly add?: string;
  readonly set?: string;
}

export type Changed =
  | { readonly kind: 'changed'; readonly text: string }
  /** It says so already. */
  | { readonly kind: 'same' }
  /** The file cannot be read as JSON with comments, or something else stands where a list or object belongs. */
  | { readonly kind: 'refused'; readonly why: string };

/** Makes one change; an empty text becomes a new file. */
export function changeProjectFile(text: string, { path, add, set }: ProjectFileChange): Changed {
  const source = text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  if (!root || errors.length > 0) return { kind: 'refused', why: 'it is not valid JSON' };

  const value = add === undefined ? set : [add];
  const there = findNodeAtLocation(root, [...path]);
  if (!there) return insertProperty(source, root, path, value);
  if (add === undefined) {
    if (getNodeValue(there) === set) return { kind: 'same' };
    return replaced(source, there.offset, there.offset + there.length, JSON.stringify(set));
  }
  if (there.type !== 'array') return refused(path, 'a list');
  const entries: unknown[] = getNodeValue(there);
  if (entries.includes(add)) return { kind: 'same' };
  return insertLast(source, there, () => JSON.stringify(add));
}

/** Puts a value at a path that is not there yet, into the innermost object of the path that is. */
function insertProperty(source: string, root: Node, path: readonly string[], value: unknown): Changed {
  let depth = path.length - 1;
  while (depth > 0 && !findNodeAtLocation(root, path.slice(0, depth))) depth -= 1;
  const holder = depth === 0 ? root : findNodeAtLocation(root, path.slice(0, depth));
  if (holder?.type !== 'object') return refused(path.slice(0, depth), 'an object');
  const [key = '', ...inner] = path.slice(depth);
  const nested = inner.reduceRight<unknown>((held, name) => ({ [name]: held }), value);
  return insertLast(source, holder, (unit, lineBreak) => {
    const json = JSON.stringify(nested, null, unit).replaceAll('\n', lineBreak);
    return `${JSON.stringify(key)}: ${json}`;
  });
}

/** Writes an item; its further lines begin with `lineBreak`, indented by `unit`. */
type Item = (unit: string, lineBreak: string) => string;

/** Adds an item at the end of an object or list, behind the comments of the one before. */
function insertLast(source: string, holder: Node, item: Item): Changed {
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const unit = /^([ \t]+)\S/m.exec(source)?.[1] ?? '  ';
  const lineStart = source.lastIndexOf('\n', holder.offset) + 1;
  const outer = /^[ \t]*/.exec(source.slice(lineStart))?.[0] ?? '';
  const inner = outer + unit;
  const body = source.slice(holder.offset + 1, holder.offset + holder.length - 1);
  const last = holder.children?.at(-1);
  if (!last) {
    // What stands in an empty one is white space and comments, which stay.
    const end = holder.offset + 1 + body.trimEnd().length;
    const close = holder.offset + holder.length - 1;
    if (holder.type === 'array' && body.trim() === '')
      return replaced(source, end, close, item(unit, eol + outer));
    return replaced(source, end, close, `${eol}${inner}${item(unit, eol + inner)}${eol}${outer}`);
  }
  const lastEnd = last.offset + last.length;
  if (!body.includes('\n')) return replaced(source, lastEnd, lastEnd, `, ${item(unit, eol + outer)}`);
  const { comma, end } = tail(source, lastEnd);
  const commaAt = comma ?? lastEnd;
  const between = source.slice(commaAt, end);
  // A trailing comma is the file's habit, and is kept.
  return comma === undefined
    ? replaced(source, lastEnd, end, `,${between}${eol}${inner}${item(unit, eol + inner)}`)
    : replaced(source, end, end, `${eol}${inner}${item(unit, eol + inner)},`);
}

// jsonc-parser's token kinds; its enum cannot be imported under `verbatimModuleSyntax`.
const COMMA = 5;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const WHITE_SPACE = 15;

/** Where the comma behind an item ends, if there is one, and where what belongs to its line ends. */
function tail(source: string, from: number): { comma: number | undefined; end: number } {
  const scanner = createScanner(source);
  scanner.setPosition(from);
  let comma: number | undefined;
  let end = from;
  for (;;) {
    const token: number = scanner.scan();
    const after = scanner.getTokenOffset() + scanner.getTokenLength();
    if (token === COMMA) comma = after;
    else if (token !== LINE_COMMENT && token !== BLOCK_COMMENT) {
      if (token === WHITE_SPACE) continue;
      // A line break, or the closing bracket.
      return { comma, end };
    }
    end = after;
  }
}

function replaced(source: string, start: number, end: number, text: string): Changed {
  return { kind: 'changed', text: source.slice(0, start) + text + source.slice(end) };
}

function refused(path: readonly string[], wanted: string): Changed {
  return {
    kind: 'refused',
    why: path.length === 0 ? `it is not ${wanted}` : `“${path.join('.')}” is not ${wanted}`,
  };
}
