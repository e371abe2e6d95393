/** Our own source as modules: what each imports, and its syntax tree. For tests that hold the source to the design. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The pure folders, lowest first: a folder imports from itself and from those before it. */
export const ENGINE_FOLDERS = ['article', 'passages', 'leftovers', 'sourcing', 'rules', 'lint'] as const;

/** A node of a syntax tree in the ESTree shape, with the places of its first and last character. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export interface Import {
  /** What stands between the quotation marks. */
  readonly specifier: string;
  /** The module that it names, as a path from the repository's root; null for a package. */
  readonly module: string | null;
  /** True when only types are taken, so that nothing is left of it at run time. */
  readonly typeOnly: boolean;
}

export interface Module {
  /** Path from the repository's root, with forward slashes. */
  readonly path: string;
  readonly source: string;
  readonly tree: SyntaxNode;
  readonly imports: readonly Import[];
}

/** All TypeScript modules below a folder (a path from the root), in order of their paths. */
export function modulesBelow(folder: string): Module[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => moduleOf(path, readFileSync(`${ROOT}${path}`, 'utf8')));
}

/** A module from its text. Throws a syntax error with its place. */
export function moduleOf(path: string, source: string): Module {
  const tree = parseAst(source, { lang: 'ts' }) as unknown as SyntaxNode;
  const imports: Import[] = [];
  walk(tree, (node) => {
    const specifier = specifierOf(node);
    if (specifier === null) return;
    const module = specifier.startsWith('.') ? posix.join(dirname(path), specifier) : null;
    imports.push({ specifier, module, typeOnly: isTypeOnly(node) });
  });
  return { path, source, tree, imports };
}

/** Calls `visit` with every node of a tree and its parents, outermost first. */
export function walk(
  tree: SyntaxNode,
  visit: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void,
): void {
  const parents: SyntaxNode[] = [];
  const enter = (node: SyntaxNode) => {
    visit(node, parents);
    parents.push(node);
    for (const value of Object.values(node)) {
      if (isNode(value)) enter(value);
      else if (Array.isArray(value)) for (const item of value) if (isNode(item)) enter(item);
    }
    parents.pop();
  };
  enter(tree);
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}

/** 1-based line of an offset. */
export function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function specifierOf(node: SyntaxNode): string | null {
  const named = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'];
  const source = named.includes(node.type) ? node.source : null;
  if (isNode(source) && typeof source.value === 'string') return source.value;
  // `import('x').Y` as a type.
  if (node.type === 'TSImportType' && isNode(node.source) && typeof node.source.value === 'string')
    return node.source.value;
  const callee = node.callee;
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  return node.type === 'CallExpression' &&
    isNode(callee) &&
    callee.name === 'require' &&
    isNode(first) &&
    typeof first.value === 'string'
    ? first.value
    : null;
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') return false;
  const specifiers = (node.specifiers ?? []) as readonly SyntaxNode[];
  return (
    specifiers.length > 0 &&
    specifiers.every(({ importKind, exportKind }) => importKind === 'type' || exportKind === 'type')
  );
}
