import { afterEach, describe, expect, test } from 'vitest';
import type { CompletionItem, Hover, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { createLinter } from '../../server/src/lint/engine.ts';
import type { StatusParams } from '../../server/src/protocol.ts';
import { Editor, type EditorOptions, FULL, MemoryHost, PUSH, until } from './harness.ts';

const WS = 'file:///ws';
const DRAFT = `${WS}/draft.txt`;
const PROJECT = `${WS}/.articlelint.json`;
let editor: Editor;
async function start(options?: EditorOptions): Promise<Editor> {
  editor = await Editor.start({ folders: [WS], ...options });
  return editor;
}
afterEach(() => editor.close());

describe('settings of the editor', () => {
  test('are asked for once per folder, and again when they change', async () => {
    await start({
      folders: [WS, 'file:///other'],
      settings: (folder?: string) => ({ enable: folder === WS }),
    });
    await editor.open(DRAFT, 'Critics say.');
    await editor.open('file:///other/a.txt', 'Critics say.');
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
    expect(await editor.diagnostics('file:///other/a.txt')).toEqual([]);
    await editor.edit(DRAFT, 0, 0, 'So ');
    await editor.diagnostics(DRAFT);
    expect(editor.configurationAsked.sort()).toEqual(['file:///other', WS]);
    editor.settings = { enable: true };
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    expect(await editor.diagnostics('file:///other/a.txt')).toHaveLength(1);
    await until(() => editor.refreshes === 1);
    expect(editor.registered.sort()).toEqual([
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
  });

  test('change severities and profiles of drafts that are open, also where they are pushed', async () => {
    await start({ capabilities: { ...PUSH, workspace: { configuration: true } } });
    const pushed = () => editor.notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    await editor.open(DRAFT, 'Critics say.');
    expect(await pushed()).toMatchObject({ diagnostics: [{ severity: 2 }] });
    editor.settings = { severity: { attribution: 'error' } };
    await editor.notify('workspace/didChangeConfiguration', {});
    expect(await pushed()).toMatchObject({ version: 1, diagnostics: [{ severity: 1 }] });
  });

  test('come with the notification from an editor that cannot be asked', async () => {
    await start({ capabilities: PUSH });
    const pushed = () => editor.notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    await editor.open(DRAFT, 'Critics say.');
    expect(await pushed()).toMatchObject({ diagnostics: [{ severity: 2 }] });
    await editor.notify('workspace/didChangeConfiguration', {
      settings: { articleLint: { severity: { 'attribution/critics': 'hint' } } },
    });
    expect(await pushed()).toMatchObject({ diagnostics: [{ severity: 4 }] });
  });

  test.each([
    ['text'],
    [7],
    [[]],
    [{ severity: 7, profile: 'x' }],
    [{ severity: { 'no/such-rule': 'loud' } }],
  ])('that are wrong (%j) are left out and logged', async (settings) => {
    await start({ settings });
    await editor.open(DRAFT, 'Critics say.');
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
    editor.taken('window/logMessage');
  });
});

describe('folders', () => {
  test('that come and go have their settings looked up', async () => {
    await start({
      folders: [],
      capabilities: FULL,
      settings: (folder?: string) => ({ enable: folder !== WS }),
    });
    await editor.open(DRAFT, 'Critics say.');
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
    const event = (added: string[], removed: string[]) => ({
      event: {
        added: added.map((uri) => ({ uri, name: uri })),
        removed: removed.map((uri) => ({ uri, name: uri })),
      },
    });
    await editor.notify('workspace/didChangeWorkspaceFolders', event([`${WS}/`], []));
    expect(await editor.diagnostics(DRAFT)).toEqual([]);
    await editor.notify('workspace/didChangeWorkspaceFolders', event([], [`${WS}/`]));
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
  });

  test('are compared whole: /ws does not hold /ws2, and escapes do not matter', async () => {
    await start({
      folders: ['file:///c%3A/ws'],
      settings: (folder?: string) => ({ enable: folder === undefined }),
    });
    await editor.open('file:///c%3A/ws2/a.txt', 'Critics say.');
    expect(await editor.diagnostics('file:///c%3A/ws2/a.txt')).toHaveLength(1);
    await editor.open('file:///C:/ws/a%20(1).txt', 'Critics say.');
    expect(await editor.diagnostics('file:///C:/ws/a%20(1).txt')).toEqual([]);
    expect(await editor.pull('file:///c%3A/ws/a%20%281%29.txt')).toMatchObject({ items: [] });
  });
});

describe('a folder that is the root of a disk', () => {
  test('has paths like any other', async () => {
    const host = new MemoryHost({
      'file:///.articlelint.json':
        '{ "overrides": [{ "files": ["opinion/**"], "severity": { "attribution": "off" } }] }',
    });
    await start({ host, folders: ['file:///'] });
    for (const [uri, count] of [
      ['file:///news/a.txt', 1],
      ['file:///opinion/a.txt', 0],
    ] as const) {
      await editor.open(uri, 'Critics say.');
      expect(await editor.diagnostics(uri), uri).toHaveLength(count);
    }
  });
});

describe('the project file', () => {
  const changed = (uri: string) =>
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  const shown = () => editor.notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');

  test('is read again when a file that it extends has changed', async () => {
    const desk = `${WS}/desk.json`;
    const host = new MemoryHost({
      [PROJECT]: '{ "extends": "./desk.json" }',
      [desk]: '{ "severity": { "leftover/tk": "off" } }',
    });
    await start({ host });
    await editor.open(DRAFT, 'TK');
    expect(await editor.diagnostics(DRAFT)).toEqual([]);
    host.files.set(desk, '{}');
    await changed(desk);
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
  });

  test('shows nothing more of a file that it extends no longer', async () => {
    const desk = `${WS}/desk.json`;
    const host = new MemoryHost({
      [PROJECT]: '{ "extends": "./desk.json" }',
      [desk]: '{ "profil": "desk" }',
    });
    await start({ host });
    expect(await shown()).toMatchObject({ uri: desk, diagnostics: [{ code: 'settings/value' }] });
    host.files.set(PROJECT, '{}');
    await changed(PROJECT);
    expect(await shown()).toEqual({ uri: desk, diagnostics: [] });
  });

  test('shows nothing more of a folder that the editor has let go of', async () => {
    await start({ host: new MemoryHost({ [PROJECT]: '{ "profil": "desk" }' }), capabilities: FULL });
    expect(await shown()).toMatchObject({ uri: PROJECT, diagnostics: [{}] });
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: WS, name: 'ws' }] },
    });
    expect(await shown()).toEqual({ uri: PROJECT, diagnostics: [] });
  });

  test('is shown once, however the editor writes its place', async () => {
    const folder = 'file:///c%3A/ws';
    const text = '{ "profil": "desk" }';
    const host = new MemoryHost({
      'file:///c:/ws/.articlelint.json': text,
      'file:///c%3A/ws/.articlelint.json': text,
    });
    await start({ host, folders: [folder] });
    const { uri } = await shown();
    await editor.open('file:///C:/ws/.articlelint.json', text, 'jsonc');
    expect(await shown()).toEqual({ uri, diagnostics: [] });
  });

  test('holds over the editor, for the drafts it names', async () => {
    const host = new MemoryHost({
      [PROJECT]:
        '{ "severity": { "leftover/tk": "error" }, "overrides": [{ "files": ["opinion/**"], "severity": { "attribution": "off" } }] }',
    });
    await start({ host, settings: { severity: { 'leftover/tk': 'hint' } } });
    await editor.open(DRAFT, 'Critics say TK.');
    expect((await editor.diagnostics(DRAFT)).map(({ code, severity }) => [code, severity])).toEqual([
      ['attribution/critics', 2],
      ['leftover/tk', 1],
    ]);
    await editor.open(`${WS}/opinion/a.txt`, 'Critics say TK.');
    expect((await editor.diagnostics(`${WS}/opinion/a.txt`)).map(({ code }) => code)).toEqual([
      'leftover/tk',
    ]);
  });

  test('shows what is wrong in it, and leaves the last good settings in force', async () => {
    const host = new MemoryHost({ [PROJECT]: '{ "severity": { "leftover/tk": "off" } }' });
    await start({ host });
    await editor.open(DRAFT, 'TK');
    expect(await editor.diagnostics(DRAFT)).toEqual([]);
    host.files.set(PROJECT, '{ "severity": {}');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: PROJECT, type: 2 }] });
    const shown = await editor.notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    expect(shown).toMatchObject({
      uri: PROJECT,
      diagnostics: [{ code: 'settings/syntax', source: 'article-lint' }],
    });
    expect(await editor.diagnostics(DRAFT)).toEqual([]);
    host.files.set(PROJECT, '{}');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: PROJECT, type: 2 }] });
    expect(await editor.notification('textDocument/publishDiagnostics')).toEqual({
      uri: PROJECT,
      diagnostics: [],
    });
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
  });

  test('shows the same while it is open, as it stands in the editor, and only once', async () => {
    const text = '{\n  "profil": "desk"\n}\n';
    await start({ host: new MemoryHost({ [PROJECT]: text }) });
    const before = await editor.notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    await editor.open(PROJECT, text, 'jsonc');
    const open = await editor.diagnostics(PROJECT);
    expect(open).toEqual(before.diagnostics);
    expect(editor.document(PROJECT).getText(open[0]?.range)).toBe('"profil"');
    expect(await editor.notification('textDocument/publishDiagnostics')).toEqual({
      uri: PROJECT,
      diagnostics: [],
    });
    await editor.replace(PROJECT, '{}');
    expect(await editor.diagnostics(PROJECT)).toEqual([]);
    await editor.closeDocument(PROJECT);
    expect(await editor.notification('textDocument/publishDiagnostics')).toMatchObject({
      uri: PROJECT,
      diagnostics: [{}],
    });
  });
});

describe('hovers', () => {
  const hover = (line: number, character: number, uri = DRAFT) =>
    editor.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line, character },
    });

  test('on a finding: why, and how to silence it', async () => {
    await start();
    await editor.open(DRAFT, 'So Critics say.');
    const shown = await hover(0, 4);
    expect(shown?.range).toEqual({ start: { line: 0, character: 3 }, end: { line: 0, character: 10 } });
    expect(shown?.contents).toMatchObject({ kind: 'markdown' });
    const text = JSON.stringify(shown?.contents);
    expect(text).toContain('It is a test.');
    expect(text).toContain('[[article-lint-disable-line attribution/critics]]');
    expect(text).toContain('docs/rules/attribution/critics.md');
  });

  test('on a sentence: who stands for it, unless that is switched off', async () => {
    const text = 'Plant to close\n\nThe plant will close in May, said Ana Ruiz, who chairs the union.\n';
    await start({ linter: createLinter() });
    await editor.open(DRAFT, text);
    expect(JSON.stringify(await hover(2, 5))).toMatch(/Ana Ruiz.*said/);
    expect(await hover(1, 0)).toBeNull();
    editor.settings = { sources: { hover: 'off' } };
    await editor.notify('workspace/didChangeConfiguration', {});
    expect(await hover(2, 5)).toBeNull();
  });

  test('as plain text where the editor knows no more', async () => {
    await start({ capabilities: { ...FULL, textDocument: {} } });
    await editor.open(DRAFT, 'Critics say.');
    const shown = await hover(0, 0);
    expect(shown?.contents).toMatchObject({ kind: 'plaintext' });
    expect(JSON.stringify(shown)).not.toContain('**');
    await editor.notification('textDocument/publishDiagnostics');
  });
});

describe('completion', () => {
  const complete = async (text: string, language = 'plaintext'): Promise<string[]> => {
    const at = text.indexOf('|');
    const uri = language === 'plaintext' ? DRAFT : `${WS}/draft.md`;
    await editor.open(uri, text.replace('|', ''), language);
    const items = await editor.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: editor.document(uri).positionAt(at),
    });
    return items.map(({ label }) => label);
  };

  test.each([
    { text: 'A line. [[|', some: 'article-lint-disable-line' },
    { text: 'A line. [[article-lint-dis|', some: 'article-lint-disable-file' },
    { text: '[[article-lint-disable |', some: 'attribution/critics' },
    { text: '[[article-lint-disable-line attribution/critics l|]]', some: 'leftover/tk' },
    { text: '<!-- |', language: 'markdown', some: 'source:' },
    { text: '<!-- article-lint-disable-next-line | -->', language: 'markdown', some: 'leftover' },
  ])('of $text', async ({ text, language, some }) => {
    await start();
    expect(await complete(text, language)).toContain(some);
  });

  test.each([
    { text: 'A line. |' },
    { text: '[[source: the clerk]] and |' },
    { text: '[[wiki |' },
    { text: '[[ |', language: 'markdown' },
    { text: '<!-- article-lint-disable-line --> and |', language: 'markdown' },
  ])('has nothing to say at $text', async ({ text, language }) => {
    await start();
    expect(await complete(text, language)).toEqual([]);
  });

  test('names a rule only once', async () => {
    await start();
    expect(await complete('[[article-lint-disable-line attribution/critics |')).not.toContain(
      'attribution/critics',
    );
  });
});

describe('the status', () => {
  test('comes to an editor that shows it, without hints', async () => {
    await start({
      options: { status: true },
      settings: { severity: { 'leftover/tk': 'hint' }, profile: 'pr' },
    });
    await editor.open(DRAFT, 'Critics say TK.');
    await editor.diagnostics(DRAFT);
    const status = await editor.notification<StatusParams>('articleLint/status');
    expect(status).toMatchObject({ uri: DRAFT, findings: 1, profile: 'pr' });
    expect(status.milliseconds).toBeGreaterThanOrEqual(0);
  });

  test('comes to nobody else', async () => {
    await start();
    await editor.open(DRAFT, 'Critics say TK.');
    await editor.diagnostics(DRAFT);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(editor.taken('articleLint/status')).toEqual([]);
  });

  test('says when a draft is in a language that we do not read', async () => {
    await start({ options: { status: true } });
    const uri = `${WS}/draft.md`;
    await editor.open(uri, '---\nlang: de\n---\nDas ist es.\n', 'markdown');
    await editor.diagnostics(uri);
    const status = await editor.notification<StatusParams>('articleLint/status');
    expect(status.notes).toEqual([expect.stringContaining('“de”')]);
  });
});
