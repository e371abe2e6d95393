import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { DocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { formatOf } from '../../server/src/article/read.ts';
import { createLinter } from '../../server/src/lint/engine.ts';
import type { Rule } from '../../server/src/lint/rule.ts';
import { LineIndex } from '../../server/src/workspace/line-index.ts';
import {
  Editor,
  type EditorOptions,
  FULL,
  MemoryHost,
  PUSH,
  TEST_RULES,
  TEXT_DOCUMENT,
  until,
} from './harness.ts';

const DRAFT = 'file:///ws/draft.txt';
let editor: Editor;
async function start(options?: EditorOptions): Promise<Editor> {
  editor = await Editor.start(options);
  return editor;
}
afterEach(() => editor.close());

describe('diagnostics that the editor pulls', () => {
  test('stand under the words meant, with all that the editor can show', async () => {
    await start();
    await editor.open(DRAFT, 'First line.\n\nCritics say TK so.');
    const [critics, placeholder] = await editor.diagnostics(DRAFT);
    expect(critics).toEqual({
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 7 } },
      severity: 2,
      code: 'attribution/critics',
      codeDescription: {
        href: 'https://github.com/article-lint/article-lint/blob/main/docs/rules/attribution/critics.md',
      },
      source: 'article-lint',
      message: '“Critics” is a test.',
      data: { fix: 'suggested' },
    });
    expect(placeholder).toMatchObject({ code: 'leftover/tk', data: { fix: 'safe' } });
  });

  test.each([
    { name: 'CRLF', text: 'One.\r\n\r\nCritics say.\r\nTwo TK', words: ['Critics', ' TK'] },
    { name: 'an emoji before', text: '😀😀 Critics say 👩‍👩‍👧 TK 😀', words: ['Critics', ' TK'] },
    { name: 'a byte-order mark', text: '\uFEFFCritics say TK', words: ['Critics', ' TK'] },
    {
      name: 'lone returns and surrogates',
      text: 'a\rb \uD83D\rCritics \uDE00 TK',
      words: ['Critics', ' TK'],
    },
  ])('are exact after $name', async ({ text, words }) => {
    await start();
    await editor.open(DRAFT, text);
    expect(await editor.flagged(DRAFT)).toEqual([
      `attribution/critics: ${words[0]}`,
      `leftover/tk: ${words[1]}`,
    ]);
    // Once more after an edit, on kept results.
    await editor.edit(DRAFT, text.startsWith('\uFEFF') ? 1 : 0, text.startsWith('\uFEFF') ? 1 : 0, 'New. ');
    expect(await editor.flagged(DRAFT)).toEqual([
      `attribution/critics: ${words[0]}`,
      `leftover/tk: ${words[1]}`,
    ]);
  });

  test('have a result id that changes with them and only with them', async () => {
    await start();
    await editor.open(DRAFT, 'Critics say.\n\nThe end.');
    const first = await editor.pull(DRAFT);
    expect(await editor.pull(DRAFT, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await editor.edit(DRAFT, 22, 22, ' Not flagged.');
    expect((await editor.pull(DRAFT, first.resultId)).kind).toBe('unchanged');
    await editor.edit(DRAFT, 0, 0, ' ');
    const moved = await editor.pull(DRAFT, first.resultId);
    expect(moved.kind).toBe('full');
    expect(moved.resultId).not.toBe(first.resultId);
    await editor.edit(DRAFT, 0, 1, '');
    expect((await editor.pull(DRAFT)).resultId).toBe(first.resultId);
  });

  test('are those of the engine for every seed', async () => {
    const linter = createLinter();
    await start({ linter });
    const folder = join(import.meta.dirname, '../../seeds');
    const names = readdirSync(folder).filter((name) => /\.(?:txt|md|html)$/.test(name));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8');
      const uri = `file:///seeds/${name}`;
      const format = formatOf(name);
      await editor.open(uri, text, { text: 'plaintext', markdown: 'markdown', html: 'html' }[format]);
      const { findings } = linter.lint({ text, format });
      const lines = new LineIndex(text);
      expect(await editor.diagnostics(uri)).toMatchObject(
        findings.map(({ rule, message, start, end }) => ({
          code: rule,
          message,
          range: { start: lines.position(start), end: lines.position(end) },
        })),
      );
    }
  });

  test('are empty for what is no draft, and for a document that is not open', async () => {
    await start({ folders: ['file:///ws'] });
    for (const name of ['README.md', 'requirements.txt', 'node_modules/a/story.md', 'notes.log']) {
      await editor.open(`file:///ws/${name}`, 'Critics say.');
      expect(await editor.diagnostics(`file:///ws/${name}`)).toEqual([]);
    }
    expect(await editor.diagnostics('file:///ws/closed.txt')).toEqual([]);
    await editor.open('file:///ws/story.md', 'Critics say.', 'markdown');
    expect(await editor.diagnostics('file:///ws/story.md')).toHaveLength(1);
  });

  test('answer for the newest text when edits overtake a lint', async () => {
    const host = new MemoryHost();
    host.tick = 5; // Every second look at the clock ends a slice.
    await start({ host });
    await editor.open(DRAFT, 'Critics say.');
    const early = editor.pull(DRAFT);
    await editor.replace(DRAFT, 'No more of it.');
    const late = editor.pull(DRAFT);
    expect([await early, await late]).toMatchObject([
      { kind: 'full', items: [] },
      { kind: 'full', items: [] },
    ]);
    expect(host.yields).toBeGreaterThan(0);
  });

  test('end at a limit that is said', async () => {
    await start({ settings: { maxFindings: 3 } });
    await editor.open(DRAFT, 'Critics say. '.repeat(10));
    const items = await editor.diagnostics(DRAFT);
    expect(items.map(({ code }) => code)).toEqual([
      'attribution/critics',
      'attribution/critics',
      'attribution/critics',
      'draft/too-many-findings',
    ]);
    expect(items[3]?.message).toContain('10 findings');
  });
});

describe('many open drafts', () => {
  /** More than the server keeps whole results of. */
  const MANY = Array.from({ length: 20 }, (_, number) => `file:///ws/draft-${number}.txt`);

  test('are answered for without another lint while nothing in them changes, and like others once it does', async () => {
    const linter = createLinter(TEST_RULES);
    let lints = 0;
    await start({
      linter: {
        ...linter,
        lintSteps(...given) {
          lints++;
          return linter.lintSteps(...given);
        },
      },
    });
    const [first = ''] = MANY;
    const ids: (string | undefined)[] = [];
    for (const [number, uri] of MANY.entries()) {
      await editor.open(uri, `Number ${number}.\n\nCritics say so.`);
      ids.push((await editor.pull(uri)).resultId);
    }
    expect(lints).toBe(MANY.length);
    for (const [number, uri] of MANY.entries()) {
      expect(await editor.pull(uri, ids[number])).toEqual({ kind: 'unchanged', resultId: ids[number] });
      expect(await editor.flagged(uri)).toEqual(['attribution/critics: Critics']);
    }
    expect(lints).toBe(MANY.length);

    // What needs the whole result of a draft that was let go has it made again.
    const [diagnostic] = await editor.diagnostics(first);
    const range = diagnostic?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    expect((await editor.actions(first, range)).map(({ title }) => title)).toContain('Name the critics');
    expect(lints).toBe(MANY.length + 1);

    await editor.edit(first, 0, 0, 'TK ');
    expect(await editor.flagged(first)).toEqual(['leftover/tk: TK', 'attribution/critics: Critics']);
    await editor.closeDocument(first);
    await editor.open(first, 'Nothing.');
    expect(await editor.flagged(first)).toEqual([]);
  });

  test('are linted again when the settings change', async () => {
    await start({ settings: {} });
    for (const uri of MANY) {
      await editor.open(uri, 'Critics say TK so.');
      expect(await editor.flagged(uri)).toHaveLength(2);
    }
    editor.settings = { severity: { 'leftover/tk': 'off' } };
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    for (const uri of MANY) expect(await editor.flagged(uri)).toEqual(['attribution/critics: Critics']);
  });
});

describe('a request that is cancelled', () => {
  test('is answered at once, and others still get theirs', async () => {
    const host = new MemoryHost();
    host.tick = 4;
    await start({ host });
    await editor.open(DRAFT, 'Critics say.\n\n'.repeat(2000));
    const source = new CancellationTokenSource();
    const unwanted = editor.request<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      { textDocument: { uri: DRAFT } },
      source.token,
    );
    const wanted = editor.pull(DRAFT);
    await until(() => host.yields > 5);
    source.cancel();
    await expect(unwanted).rejects.toMatchObject({ code: -32800 });
    expect(await wanted).toMatchObject({ kind: 'full' });
  });

  test('ends a lint that nobody else waits for', async () => {
    const host = new MemoryHost();
    host.tick = 4;
    await start({ host });
    await editor.open(DRAFT, 'Critics say.\n\n'.repeat(20000));
    const source = new CancellationTokenSource();
    const unwanted = editor.request(
      'textDocument/diagnostic',
      { textDocument: { uri: DRAFT } },
      source.token,
    );
    await until(() => host.yields > 5);
    source.cancel();
    await expect(unwanted).rejects.toMatchObject({ code: -32800 });
    const { yields } = host;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.yields).toBeLessThan(yields + 3);
  });
});

describe('diagnostics that are pushed', () => {
  test('carry the version, come for each newest text, and go when the draft closes', async () => {
    await start({ capabilities: PUSH });
    expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await editor.open(DRAFT, 'Critics say.');
    const pushed = () => editor.notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    expect(await pushed()).toMatchObject({
      uri: DRAFT,
      version: 1,
      diagnostics: [{ code: 'attribution/critics' }],
    });
    await editor.edit(DRAFT, 0, 7, 'They');
    expect(await pushed()).toMatchObject({ version: 2, diagnostics: [] });
    await editor.closeDocument(DRAFT);
    expect(await pushed()).toEqual({ uri: DRAFT, diagnostics: [] });
  });

  test('wait for a save where the settings say so', async () => {
    await start({
      capabilities: { ...PUSH, workspace: { configuration: true } },
      settings: { run: 'onSave' },
    });
    const pushed = () => editor.notification<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    await editor.open(DRAFT, 'Critics say.');
    expect(await pushed()).toMatchObject({ version: 1 });
    await editor.edit(DRAFT, 0, 7, 'They');
    await editor.edit(DRAFT, 0, 0, 'So ');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await editor.notify('textDocument/didSave', { textDocument: { uri: DRAFT } });
    expect(await pushed()).toMatchObject({ version: 3, diagnostics: [] });
  });

  test('leave out what an editor with few abilities cannot show', async () => {
    await start({ capabilities: {} });
    await editor.open(DRAFT, 'Critics say.');
    expect(await editor.notification('textDocument/publishDiagnostics')).toEqual({
      uri: DRAFT,
      diagnostics: [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } },
          severity: 2,
          code: 'attribution/critics',
          source: 'article-lint',
          message: '“Critics” is a test.',
        },
      ],
    });
    expect(editor.registered).toEqual([]);
    expect(editor.configurationAsked).toEqual([]);
  });
});

describe('a rule that throws', () => {
  const broken: Rule = {
    meta: { id: 'attribution/broken', severity: 'warning', summary: '', rationale: '', fix: 'none' },
    unit: 'paragraph',
    needs: [],
    examples: [],
    check() {
      throw new Error('a planted failure');
    },
  };

  test('is left out, and reported once', async () => {
    await start({ linter: createLinter([broken, ...TEST_RULES]), options: { status: true } });
    await editor.open(DRAFT, 'Critics say.');
    expect(await editor.flagged(DRAFT)).toEqual(['attribution/critics: Critics']);
    await editor.edit(DRAFT, 0, 0, 'Again: ');
    expect(await editor.flagged(DRAFT)).toEqual(['attribution/critics: Critics']);
    const logged = editor.taken<{ message: string }>('window/logMessage').map(({ message }) => message);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('a planted failure');
    const shown = editor.taken<{ message: string }>('window/showMessage').map(({ message }) => message);
    expect(shown).toEqual([expect.stringContaining('attribution/broken failed')]);
    const status = await editor.notification<{ notes: string[] }>('articleLint/status');
    expect(status.notes).toEqual([expect.stringContaining('attribution/broken failed')]);
    editor.taken('articleLint/status');
  });
});

describe('capabilities', () => {
  test('every one that is offered is answered', async () => {
    await start({ folders: ['file:///ws'] });
    const { capabilities } = editor.initialized;
    expect(capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: true },
      hoverProvider: true,
    });
    const params = { textDocument: { uri: DRAFT }, position: { line: 0, character: 0 } };
    for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/codeAction']) {
      await expect(editor.request(method, params)).resolves.toBeDefined();
    }
    await expect(editor.request('textDocument/definition', params)).rejects.toMatchObject({ code: -32601 });
  });

  test.each([
    {
      name: 'no data',
      lost: { codeAction: { ...(TEXT_DOCUMENT.codeAction as object), dataSupport: false } },
    },
    { name: 'no lazy edits', lost: { codeAction: { codeActionLiteralSupport: {} } } },
    { name: 'no markdown', lost: { hover: {} } },
  ])('a client with $name is served', async ({ lost }) => {
    await start({
      capabilities: { ...FULL, textDocument: { ...(FULL.textDocument as object), ...lost } },
    });
    await editor.open(DRAFT, 'Critics say TK so.');
    const actions = await editor.actions(DRAFT, editor.wholeRange, ['quickfix']);
    expect(actions.some(({ edit, data }) => edit !== undefined || data !== undefined)).toBe(true);
    const hover = await editor.request('textDocument/hover', {
      textDocument: { uri: DRAFT },
      position: { line: 0, character: 1 },
    });
    expect(JSON.stringify(hover)).toContain('attribution/critics');
  });
});
