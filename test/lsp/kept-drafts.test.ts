/** What the server keeps between two sessions: with a folder for it, an open draft is compared with all of before. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { readArticle } from '../../server/src/article/read.ts';
import { createLinter } from '../../server/src/lint/engine.ts';
import { printOf } from '../../server/src/passages/draft-print.ts';
import { CLOSED_FILE_FINDINGS, LINT_WORKSPACE, WORKSPACE_PROGRESS } from '../../server/src/protocol.ts';
import { crossDraft } from '../../server/src/rules/duplicate/cross-draft.ts';
import { openKeptPassages } from '../../server/src/workspace/kept-passages.ts';
import { Editor, type EditorOptions, MemoryHost, until, uriKey } from './harness.ts';

const WS = 'file:///ws';
const A = `${WS}/a.txt`;
/** As an editor and {@link fileUri} write it. */
const B = `${WS}/news/b%20%26%20c.txt`;
const C = `${WS}/c.txt`;

/** 63 words. */
const SHARED =
  'The work on the harbor bridge took eleven weeks and cost the port 4 million dollars, most of it for steel that had to come from abroad because the one mill in the county had shut in the spring, and its owner had let all of the workers go, some of them after thirty years, with no more than a letter and two weeks of pay.';
const OWN_A =
  'Fewer ships than ever called at the port in May, its authority said on Monday. The figures for June are due in the fall, and nobody expects them to be better than those of the spring, or of the year before that. Two shipping lines have moved to the next county, where the pilots ask for less and the cranes are new.';
const OWN_B =
  'Traffic was light on the first morning, police said, and no driver had to wait. A second bridge is planned for the north of the harbor, where the old ferry used to land, but the council could not say who is to pay for it, or when the county will take it up again. Children from the school by the river walked over it first.';
const OWN_C =
  'The library opens an hour later from now on. Its director blames the heating, which takes until ten to warm the reading room, and a board that has put off a new boiler for six winters in a row.';
const TEXT_A = `Port counts its ships\n\n${OWN_A}\n\n${SHARED}\n`;
const TEXT_B = `\uFEFFBridge reopens\r\n\r\n${OWN_B}\r\n\r\nIt was late.\r\n\r\n${SHARED}\r\n`;
const TEXT_C = `Library opens late\n\n${OWN_C}\n`;

let folder: string;
let storage: string;
let host: MemoryHost;
/** The version that the server last opened its storage with. */
let program = '';
const editors: Editor[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-drafts-'));
  storage = pathToFileURL(join(folder, 'deep', 'storage')).href;
  host = hostOver({ [A]: TEXT_A, [B]: TEXT_B, [C]: TEXT_C });
});
afterEach(async () => {
  for (const editor of [...editors]) await end(editor);
  rmSync(folder, { recursive: true, force: true });
});

function hostOver(files: Readonly<Record<string, string>>): MemoryHost {
  const made = new MemoryHost(files);
  made.storage = (uri, version) => {
    program = version;
    return openKeptPassages(fileURLToPath(uri), version);
  };
  return made;
}

async function start(options: EditorOptions = {}): Promise<Editor> {
  const editor = await Editor.start({
    folders: [WS],
    linter: createLinter([crossDraft]),
    options: { storage },
    host,
    ...options,
  });
  editors.push(editor);
  return editor;
}

async function end(editor: Editor): Promise<void> {
  editors.splice(editors.indexOf(editor), 1);
  editor.taken(CLOSED_FILE_FINDINGS);
  editor.taken(WORKSPACE_PROGRESS);
  editor.taken('window/logMessage');
  await editor.close();
}

const lintAll = (editor: Editor) => editor.request(LINT_WORKSPACE, { folders: [WS], token: 'run' });

/** A session that has read every draft and is over. */
async function lintedBefore(): Promise<void> {
  const editor = await start();
  await lintAll(editor);
  await end(editor);
}

const logs = new WeakMap<Editor, string[]>();
/** What the server has written to its log in the editor. */
function logged(editor: Editor): string[] {
  const lines = logs.get(editor) ?? [];
  logs.set(editor, lines);
  lines.push(...editor.taken<{ message: string }>('window/logMessage').map(({ message }) => message));
  return lines;
}

/** The words in other drafts that a draft's findings point to, as the drafts are on disk. */
async function pointsTo(editor: Editor, uri: string): Promise<string[]> {
  return ((await editor.diagnostics(uri)) as readonly Diagnostic[]).flatMap(({ relatedInformation = [] }) =>
    relatedInformation.map(({ location }) => {
      const { start: from, end: to } = location.range;
      expect(from.line).toBe(to.line);
      const line = host.files.get(location.uri)?.split(/\r\n|\n/)[from.line] ?? '';
      return `${location.uri}: ${line.slice(from.character, to.character)}`;
    }),
  );
}
const PASSAGE = SHARED.slice(0, -1);

/** Opens a draft and waits until all that was kept is known. */
async function opened(editor: Editor, uri: string, text: string): Promise<void> {
  await editor.open(uri, text);
  await editor.diagnostics(uri);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const stored = () => readdirSync(join(folder, 'deep', 'storage')).sort();
const indexFile = () => join(folder, 'deep', 'storage', 'passages.index');
/** The print that is on disk for a draft, and its first drafts' keys. */
function onDisk(): { keys: string[]; holds(text: string): boolean } {
  const kept = openKeptPassages(join(folder, 'deep', 'storage'), program);
  expect(kept.trouble).toBeNull();
  const keys = [...kept.index.ids()].sort();
  const prints = keys.map((key) => Buffer.from(kept.index.print(key)?.bytes ?? []).toString('hex'));
  kept.close();
  return {
    keys,
    holds: (text) => prints.includes(Buffer.from(printOf(readArticle(text, 'text')).bytes).toString('hex')),
  };
}

/** Restarts what files are counted from, with the same files. */
function freshHost(change: (files: Map<string, string>) => void = () => {}): void {
  const files = new Map(host.files);
  change(files);
  host = hostOver(Object.fromEntries(files));
}

describe('a second session', () => {
  test('compares an open draft with closed ones that it does not read', async () => {
    await lintedBefore();
    freshHost();
    const editor = await start();
    await opened(editor, A, TEXT_A);
    expect(await pointsTo(editor, A)).toEqual([`${B}: ${PASSAGE}`]);
    expect(host.reads).toBe(0);
  });

  test('tells a draft that was linted before it was known which others still hold', async () => {
    await lintedBefore();
    freshHost();
    let goOn = () => {};
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { stampOf } = MemoryHost.prototype;
    host.stampOf = async (uri) => {
      await told;
      return stampOf.call(host, uri);
    };
    const editor = await start();
    await editor.open(A, TEXT_A);
    expect(await pointsTo(editor, A)).toEqual([]);
    goOn();
    await until(() => editor.refreshes > 0);
    expect(await pointsTo(editor, A)).toEqual([`${B}: ${PASSAGE}`]);
    expect(host.reads).toBe(0);
  });

  test('reads a draft that has changed, and no other', async () => {
    await lintedBefore();
    const [text, passage] = [TEXT_C + SHARED, `${C}: ${PASSAGE}`];
    freshHost((files) => files.set(C, text).set(B, TEXT_B.replace(SHARED, 'Nothing is left of it.')));
    const editor = await start();
    await opened(editor, A, TEXT_A);
    expect(await pointsTo(editor, A)).toEqual([passage]);
    expect(host.reads).toBe(2);
  });

  test('knows nothing more of a draft that is gone, or none by its settings', async () => {
    await lintedBefore();
    freshHost((files) => files.delete(B));
    const editor = await start();
    await opened(editor, A, TEXT_A);
    expect(await pointsTo(editor, A)).toEqual([]);
    await end(editor);
    expect(onDisk().keys).toEqual([A, C]);
    freshHost();
    const strict = await start({ settings: { drafts: { exclude: ['c.txt'] } } });
    await opened(strict, A, TEXT_A);
    await end(strict);
    expect(onDisk().keys).toEqual([A]);
  });

  test('reads nothing twice for a pull of the workspace but what is new', async () => {
    await lintedBefore();
    freshHost((files) => files.set(`${WS}/news/d.txt`, TEXT_C));
    const editor = await start();
    const { items } = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    expect(items.map(({ uri }) => uri).sort()).toEqual([A, C, `${WS}/news/d.txt`, B].sort());
    // Each of four is read once to be linted; only the new one to be compared before.
    expect(host.reads).toBe(5);
  });

  test('begins anew over a damaged file, says so, and finds the same', async () => {
    await lintedBefore();
    const bytes = readFileSync(indexFile());
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(indexFile(), bytes);
    freshHost();
    const editor = await start();
    await editor.open(A, TEXT_A);
    expect(await pointsTo(editor, A)).toEqual([]);
    await lintAll(editor);
    expect(await pointsTo(editor, A)).toEqual([`${B}: ${PASSAGE}`]);
    expect(logged(editor).filter((line) => line.includes('is damaged'))).toHaveLength(1);
    await end(editor);
    // The open one was never read from its file.
    expect(onDisk().keys).toEqual([C, uriKey(B)].sort());
  });

  test('begins anew for another version of the program', async () => {
    await lintedBefore();
    const kept = openKeptPassages(join(folder, 'deep', 'storage'), 'another');
    expect(kept.index.size).toBe(0);
    expect(kept.trouble).toContain('another version');
    kept.close();
  });
});

describe('what is written', () => {
  test('is nothing of a text that was not saved', async () => {
    const editor = await start();
    await lintAll(editor);
    await editor.open(A, TEXT_A);
    const unsaved = `${TEXT_A}\nA secret that nobody has saved.\n`;
    await editor.replace(A, unsaved);
    await editor.diagnostics(A);
    await editor.open('untitled:Untitled-1', `${OWN_C} ${OWN_B}`);
    await editor.diagnostics('untitled:Untitled-1');
    await editor.open(`${WS}/new.txt`, OWN_B);
    await editor.diagnostics(`${WS}/new.txt`);
    await lintAll(editor);
    await end(editor);
    const disk = onDisk();
    expect(disk.keys).toEqual([A, C, uriKey(B)].sort());
    expect(disk.holds(TEXT_A)).toBe(true);
    expect(disk.holds(unsaved)).toBe(false);
    expect(disk.holds(`${OWN_C} ${OWN_B}`)).toBe(false);
    expect(disk.holds(OWN_B)).toBe(false);
  });

  test('follows the file once an edited draft is closed: unsaved without reading it, saved with what it says now', async () => {
    await lintedBefore();
    freshHost();
    const editor = await start();
    await opened(editor, A, TEXT_A);
    await editor.open(B, TEXT_B);
    await editor.replace(B, OWN_B);
    expect(await editor.diagnostics(B)).toEqual([]);
    expect(await pointsTo(editor, A)).toEqual([]);
    await editor.closeDocument(B);
    await expect.poll(() => pointsTo(editor, A)).toEqual([`${B}: ${PASSAGE}`]);
    expect(host.reads).toBe(0);
    await editor.open(B, TEXT_B);
    await editor.replace(B, OWN_B);
    await editor.diagnostics(B);
    host.files.set(B, OWN_B);
    await editor.notify('textDocument/didSave', { textDocument: { uri: B } });
    await editor.closeDocument(B);
    await until(() => host.reads > 0);
    await expect.poll(() => pointsTo(editor, A)).toEqual([]);
    await end(editor);
    expect(host.reads).toBe(1);
    expect(onDisk().holds(OWN_B)).toBe(true);
    expect(onDisk().holds(TEXT_B)).toBe(false);
  });

  test('tells no words', async () => {
    await lintedBefore();
    for (const name of stored()) {
      const bytes = readFileSync(join(folder, 'deep', 'storage', name), 'latin1').toLowerCase();
      for (const word of ['harbor', 'library', 'traffic', 'county']) expect(bytes).not.toContain(word);
    }
    expect(stored()).toEqual(['passages.index', 'passages.index.journal']);
  });

  test('is nothing where the editor gives no storage, or no folder is open', async () => {
    host.storage = () => {
      throw new Error('nobody asked for it');
    };
    for (const options of [{ options: {} }, { folders: [] }]) {
      const editor = await start(options);
      await editor.open(A, TEXT_A);
      await editor.diagnostics(A);
      await end(editor);
    }
  });

  test('is written by one server at a time; another one reads along', async () => {
    await lintedBefore();
    freshHost();
    const first = await start();
    await opened(first, A, TEXT_A);
    const before = stored().map((name) => readFileSync(join(folder, 'deep', 'storage', name)));
    const shared = host;
    freshHost((files) => files.set(`${WS}/d.txt`, TEXT_C));
    const second = await start();
    await opened(second, A, TEXT_A);
    expect(await pointsTo(second, A)).toEqual([`${B}: ${PASSAGE}`]);
    await lintAll(second);
    await end(second);
    expect(stored().map((name) => readFileSync(join(folder, 'deep', 'storage', name)))).toEqual(before);
    host = shared;
    host.files.set(`${WS}/e.txt`, OWN_B);
    await lintAll(first);
    await end(first);
    expect(onDisk().keys).toEqual([A, C, `${WS}/e.txt`, uriKey(B)].sort());
    expect(stored()).toEqual(['passages.index', 'passages.index.journal']);
  });

  test('loses nothing to a folder that takes nothing, and that is said once', async () => {
    writeFileSync(join(folder, 'deep'), 'a file where a folder should be');
    const editor = await start();
    await lintAll(editor);
    await editor.open(A, TEXT_A);
    expect(await pointsTo(editor, A)).toEqual([`${B}: ${PASSAGE}`]);
    expect(logged(editor).filter((line) => line.includes('nothing can be written'))).toHaveLength(1);
  });
});
