/**
 * The engine is pure: it reads a text and returns findings, on every host the same. These tests read our own
 * source, and run the bundled engine where nothing but the language itself exists.
 */
import { builtinModules } from 'node:module';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { ENGINE_FOLDERS, lineOf, type Module, moduleOf, modulesBelow, ROOT, walk } from './source/modules.ts';

const server = modulesBelow('server/src');
const client = modulesBelow('client/src');
const engine = server.filter(({ path }) => folderOf(path) !== null);

/** Types that every engine folder may name: what a rule is, what it reports, what it is set to. */
const SHARED_TYPES = ['rule', 'finding', 'settings'].map((name) => `server/src/lint/${name}.ts`);

/** What the engine may take from packages: readers of formats that are not our field (design decision 13). */
const ENGINE_PACKAGES = ['@lezer/common', '@lezer/markdown', 'entities', 'htmlparser2', 're2js', 'yaml'];

/**
 * Names that only a host has, or whose answer differs from host to host and from one moment to the next.
 * `Intl` and what compares or changes case by locale follow the host's language.
 */
const HOST_NAMES = new Set(
  (
    'process console Date performance setTimeout setInterval setImmediate clearTimeout queueMicrotask require ' +
    'module exports __dirname __filename global globalThis window self document navigator Buffer URL TextDecoder ' +
    'crypto structuredClone fetch XMLHttpRequest WebSocket EventSource Worker Promise Atomics SharedArrayBuffer ' +
    'FinalizationRegistry WeakRef Intl eval Function'
  ).split(' '),
);
const HOST_METHODS = new Set([
  'random',
  'localeCompare',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
]);

describe('the engine’s source', () => {
  test('is all there', () => {
    for (const folder of ENGINE_FOLDERS)
      expect(
        engine.filter(({ path }) => folderOf(path) === folder),
        folder,
      ).not.toHaveLength(0);
  });

  test('imports downwards, and nothing of a host', () => {
    expect(engine.flatMap(faultsOfImports)).toEqual([]);
  });

  test('names nothing of a host, and does nothing later', () => {
    expect(engine.flatMap(faultsOfNames)).toEqual([]);
  });

  test.each([
    ["import { readFileSync } from 'node:fs';", 'node:fs'],
    ["import { join } from 'path';", 'path'],
    ["import { window } from 'vscode';", 'vscode'],
    ["import type { Diagnostic } from 'vscode-languageserver';", 'vscode-languageserver'],
    ["import { rule } from '../rules/all.ts';", 'up into rules'],
    ["import { createLinter } from '../lint/engine.ts';", 'up into lint'],
    ["import { severityOf } from '../lint/rule.ts';", 'only its types'],
    ["import { load } from '../settings/load.ts';", 'outside the engine'],
    ["export { load } from '../settings/load.ts';", 'outside the engine'],
    ["const later = () => import('./names.ts');", 'import()'],
    ["import { tokensOf } from './tokens';", 'without its .ts'],
  ])('the fence on imports stops %s', (source, fault) => {
    expect(faultsOfImports(moduleOf('server/src/sourcing/sample.ts', source)).join()).toContain(fault);
  });

  test.each([
    ["import type { Rule } from '../lint/rule.ts';"],
    ["import { type Finding } from '../lint/finding.ts';"],
    ["import { sentencesOf } from '../article/sentences.ts';"],
    ["import { tokensOf } from './tokens.ts';"],
  ])('the fence on imports lets %s pass', (source) => {
    expect(faultsOfImports(moduleOf('server/src/sourcing/sample.ts', source))).toEqual([]);
  });

  test.each([
    ['const now = Date.now();', 'Date'],
    ['console.log(1);', 'console'],
    ['const luck = Math.random();', 'random'],
    ['async function later() {}', 'async'],
    ['const f = async () => 1;', 'async'],
    ['for (const one of list) { setTimeout(one, 1); }', 'setTimeout'],
    ['const { env } = process;', 'process'],
    ['const g = globalThis;', 'globalThis'],
    ['names.sort((a, b) => a.localeCompare(b));', 'localeCompare'],
    ['const date = { Date };', 'Date'],
  ])('the fence on names stops %s', (source, fault) => {
    expect(faultsOfNames(moduleOf('server/src/sourcing/sample.ts', source)).join()).toContain(fault);
  });

  test.each([
    ['const kinds = { process: 1, console: 2 };'],
    ['const end = view.process;'],
    ['interface Claim { readonly module: string; readonly Date: number }'],
    ['function read(document: string) { return document.length; }'],
  ])('the fence on names lets %s pass', (source) => {
    expect(faultsOfNames(moduleOf('server/src/sourcing/sample.ts', source))).toEqual([]);
  });
});

describe('our own source', () => {
  test('has no circle of imports', () => {
    expect(circlesOf([...server, ...client])).toEqual([]);
    const circle = [
      moduleOf('server/src/a.ts', "import { b } from './b.ts';"),
      moduleOf('server/src/b.ts', "import { c } from './c.ts';"),
      moduleOf('server/src/c.ts', "import { a } from './a.ts';"),
      moduleOf('server/src/d.ts', "import type { a } from './a.ts';"),
    ];
    expect(circlesOf(circle)).toEqual(['server/src/a.ts → server/src/b.ts → server/src/c.ts']);
  });

  test('has no drawer for odds and ends', () => {
    const names = [...server, ...client].map(({ path }) => path);
    expect(names.filter((path) => /\/(?:utils?|helpers?|misc|common)(?:\.|\/)/i.test(path))).toEqual([]);
  });

  test('knows LSP only in lsp/ and files only where files are read', () => {
    const faults: string[] = [];
    for (const { path, imports } of server) {
      const folder = path.split('/')[2] ?? '';
      for (const { specifier, typeOnly } of imports) {
        if (specifier.startsWith('vscode-') && folder !== 'lsp') faults.push(`${path} imports ${specifier}`);
        if (specifier === 'vscode') faults.push(`${path} imports ${specifier}`);
        const files = /^node:(?:fs|child_process|worker_threads|os|tty)\b/.test(specifier) && !typeOnly;
        if (files && !['cli', 'workspace', 'settings', 'lsp'].includes(folder))
          faults.push(`${path} imports ${specifier}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('never reaches the network', () => {
    expect([...server, ...client].flatMap(faultsOfNetwork)).toEqual([]);
    for (const source of [
      "import { get } from 'node:https';",
      "import net from 'net';",
      "const dgram = require('dgram');",
      'const page = await fetch(address);',
      'const socket = new WebSocket(address);',
      'globalThis.fetch(address);',
    ]) {
      expect(faultsOfNetwork(moduleOf('client/src/sample.ts', source)), source).not.toEqual([]);
    }
  });
});

describe('the engine bundled for a neutral platform', () => {
  test('runs where nothing but the language exists', async () => {
    const { outputFiles, metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: ['server/src/lint/engine.ts'],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'neutral',
      target: 'es2022',
      format: 'iife',
      globalName: 'engine',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    });
    const outside = Object.values(metafile.inputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external === true).map(({ path }) => path),
    );
    expect(outside).toEqual([]);
    expect(Object.keys(metafile.inputs).filter((path) => builtinModules.includes(path))).toEqual([]);

    const context = createContext(Object.create(null), {
      codeGeneration: { strings: false, wasm: false },
    });
    new Script(outputFiles[0]?.text ?? '').runInContext(context);
    const draft =
      '---\ntitle: Plant\n---\n\n# Plant to close\n\nCritics said the plant &amp; “the river” will close.\n\nShare\n';
    const call = new Script(
      `JSON.stringify(['text', 'markdown', 'html'].map((format) => {
         const result = engine.createLinter().lint({ text: ${JSON.stringify(draft)}, format });
         return { findings: result.findings, failures: result.failures.map(({ error }) => String(error)) };
       }))`,
    );
    const answers = JSON.parse(call.runInContext(context) as string) as unknown[];
    const { createLinter } = await import('../../server/src/lint/engine.ts');
    expect(answers).toEqual(
      (['text', 'markdown', 'html'] as const).map((format) => ({
        findings: JSON.parse(JSON.stringify(createLinter().lint({ text: draft, format }).findings)),
        failures: [],
      })),
    );
  });
});

/** The engine folder that a path lies in; null outside the engine. */
function folderOf(path: string): (typeof ENGINE_FOLDERS)[number] | null {
  const [top, src, folder] = path.split('/');
  if (top !== 'server' || src !== 'src') return null;
  return ENGINE_FOLDERS.find((name) => name === folder) ?? null;
}

function faultsOfImports({ path, imports, tree, source }: Module): string[] {
  const own = folderOf(path);
  if (own === null) return [`${path} is no part of the engine`];
  const faults: string[] = [];
  for (const { specifier, module, typeOnly } of imports) {
    if (module === null) {
      if (!ENGINE_PACKAGES.includes(specifier)) faults.push(`${path} imports the package ${specifier}`);
      continue;
    }
    if (!module.endsWith('.ts')) faults.push(`${path} imports ${specifier} without its .ts`);
    const other = folderOf(module);
    if (other === null) {
      faults.push(`${path} imports ${specifier}, which is outside the engine`);
    } else if (SHARED_TYPES.includes(module) && own !== 'lint' && own !== 'rules') {
      if (!typeOnly) faults.push(`${path} imports ${specifier}, of which only its types may be named`);
    } else if (ENGINE_FOLDERS.indexOf(other) > ENGINE_FOLDERS.indexOf(own)) {
      if (!(own === 'rules' && SHARED_TYPES.includes(module)))
        faults.push(`${path} imports ${specifier}: up into ${other}`);
    }
  }
  walk(tree, (node) => {
    if (node.type === 'ImportExpression') faults.push(`${path}:${lineOf(source, node.start)} uses import()`);
  });
  return faults;
}

function faultsOfNames(module: Module): string[] {
  const faults: string[] = [];
  const declared = namesDeclaredIn(module);
  const fault = (at: number, name: string) =>
    faults.push(`${module.path}:${lineOf(module.source, at)} uses ${name}`);
  walk(module.tree, (node, parents) => {
    if (node.async === true || node.type === 'AwaitExpression' || node.await === true)
      fault(node.start, 'async');
    if (node.type !== 'Identifier') return;
    const name = node.name as string;
    const parent = parents[parents.length - 1];
    if (parent?.type === 'MemberExpression' && parent.property === node && parent.computed !== true) {
      if (HOST_METHODS.has(name)) fault(node.start, name);
      return;
    }
    if (HOST_NAMES.has(name) && !declared.has(name) && isReference(node, parent)) fault(node.start, name);
  });
  return faults;
}

/** True when an identifier stands for a value, and is not the name of a property, a member or a type. */
function isReference(node: { readonly type: string }, parent: Module['tree'] | undefined): boolean {
  if (parent === undefined) return true;
  if (parent.type.startsWith('TS')) {
    return ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(parent.type);
  }
  const isKey = parent.key === node && parent.computed !== true;
  return !isKey || parent.shorthand === true;
}

/** Names that a module declares anywhere: parameters, variables, imports. */
function namesDeclaredIn({ tree }: Module): Set<string> {
  const names = new Set<string>();
  const declare = (pattern: unknown) => {
    if (typeof pattern !== 'object' || pattern === null) return;
    const node = pattern as Module['tree'];
    if (node.type === 'Identifier') names.add(node.name as string);
    else if (node.type === 'ObjectPattern' || node.type === 'ArrayPattern') {
      for (const part of (node.properties ?? node.elements ?? []) as unknown[]) declare(part);
    } else if (node.type === 'Property') declare(node.value);
    else if (node.type === 'AssignmentPattern') declare(node.left);
    else if (node.type === 'RestElement') declare(node.argument);
  };
  walk(tree, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') declare(node.id);
    if (Array.isArray(node.params)) node.params.forEach(declare);
    if (/^Import\w*Specifier$/.test(node.type)) declare(node.local);
  });
  return names;
}

const NETWORK_MODULES = /^(?:node:)?(?:https?2?|net|tls|dgram|dns|undici|axios|node-fetch|ws)(?:\/.*)?$/;
const NETWORK_NAMES = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon']);

function faultsOfNetwork({ path, imports, tree, source }: Module): string[] {
  const faults = imports
    .filter(({ specifier, typeOnly }) => NETWORK_MODULES.test(specifier) && !typeOnly)
    .map(({ specifier }) => `${path} imports ${specifier}`);
  walk(tree, (node) => {
    if (node.type === 'Identifier' && NETWORK_NAMES.has(node.name as string))
      faults.push(`${path}:${lineOf(source, node.start)} uses ${node.name}`);
  });
  return faults;
}

/** Each circle of run-time imports once, from its alphabetically first module. */
function circlesOf(modules: readonly Module[]): string[] {
  const next = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.flatMap(({ module, typeOnly }) => (module === null || typeOnly ? [] : [module])),
    ]),
  );
  const circles = new Set<string>();
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const circle = trail.slice(at);
      const first = circle.indexOf([...circle].sort()[0] ?? '');
      circles.add([...circle.slice(first), ...circle.slice(0, first)].join(' → '));
      return;
    }
    if (done.has(path)) return;
    trail.push(path);
    for (const module of next.get(path) ?? []) visit(module);
    trail.pop();
    done.add(path);
  };
  for (const { path } of modules) visit(path);
  return [...circles];
}
