import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createLinter } from '../../server/src/lint/engine.ts';
import type { ArticleRule } from '../../server/src/lint/rule.ts';
import { Editor, type EditorOptions, MemoryHost, TEST_RULES } from './harness.ts';

const DRAFT = 'file:///ws/draft.md';
let editor: Editor;
async function start(options?: EditorOptions): Promise<Editor> {
  editor = await Editor.start(options);
  return editor;
}
afterEach(() => editor.close());

const BITS = [
  'Critics say so. ',
  ' TK',
  '\n\n',
  '\r\n',
  '\r',
  '😀',
  '“',
  '”',
  'He said. ',
  '<!-- article-lint-disable-line -->',
  '# ',
  '- ',
  '> ',
  '```\n',
  'é\u0301',
  '\u2028',
  'The council voted on Monday to close the plant, and workers were told to expect notices.\n\n',
];

describe('edits', () => {
  test('give the findings that a fresh open gives, with every rule', async () => {
    const linter = createLinter();
    await start({ linter });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            remove: fc.nat(60),
            bit: fc.nat(BITS.length - 1),
          }),
          {
            minLength: 1,
            maxLength: 25,
          },
        ),
        async (edits) => {
          number++;
          const uri = `file:///ws/edited-${number}.md`;
          await editor.open(uri, BITS.join(' and '), 'markdown');
          for (const { at, remove, bit } of edits) {
            const text = editor.document(uri).getText();
            const start = whole(text, Math.floor(at * text.length));
            const end = whole(text, Math.max(start, start + (remove % 3 === 0 ? remove : 0)));
            await editor.edit(uri, start, Math.max(start, end), BITS[bit] ?? '');
          }
          const fresh = `file:///ws/fresh-${number}.md`;
          const text = editor.document(uri).getText();
          const edited = await editor.diagnostics(uri);
          // Open at once, they would be copies of each other.
          await editor.closeDocument(uri);
          await editor.open(fresh, text, 'markdown');
          const related = (list: unknown) =>
            JSON.parse(JSON.stringify(list).replaceAll(fresh, uri)) as unknown;
          expect(edited).toEqual(related(await editor.diagnostics(fresh)));
          await editor.closeDocument(fresh);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
    // A loaded machine may find a rule slow.
    editor.taken('window/logMessage');
  });
});

/** An offset that cuts neither a surrogate pair nor a line end: editors have no such places. */
function whole(text: string, offset: number): number {
  const at = Math.min(offset, text.length);
  const cuts = /[\uD800-\uDBFF]$/.test(text.slice(0, at)) || (text[at - 1] === '\r' && text[at] === '\n');
  return cuts ? at - 1 : at;
}

describe('a client that errs', () => {
  const NONSENSE: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    {},
    { textDocument: null },
    { textDocument: { uri: 5 } },
    { textDocument: { uri: 'file:///%zz%' } },
    { textDocument: { uri: DRAFT }, range: null, position: {} },
    { textDocument: { uri: DRAFT }, range: { start: { line: -1, character: 1e99 }, end: {} }, context: null },
    { textDocument: { uri: DRAFT }, contentChanges: [{ range: {}, text: 'x' }], version: 3 },
    {
      textDocument: { uri: DRAFT, version: 2 },
      contentChanges: [{ range: { start: {}, end: {} }, text: 'x' }],
    },
    { previousResultIds: 'x', partialResultToken: {} },
    { uri: DRAFT, families: 'all' },
    { command: {}, arguments: 7 },
    { folders: 7, token: {} },
  ];
  const REQUESTS = [
    'textDocument/diagnostic',
    'textDocument/codeAction',
    'codeAction/resolve',
    'textDocument/hover',
    'textDocument/completion',
    'workspace/executeCommand',
    'articleLint/fixAll',
    'articleLint/sources',
    'articleLint/stripMarks',
    'articleLint/lintWorkspace',
  ];
  const NOTIFICATIONS = [
    'textDocument/didOpen',
    'textDocument/didChange',
    'textDocument/didSave',
    'textDocument/didClose',
    'workspace/didChangeConfiguration',
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeWorkspaceFolders',
  ];

  test('is answered each time, and loses nothing', async () => {
    await start();
    await editor.open(DRAFT, 'Critics say TK.', 'markdown');
    const before = await editor.diagnostics(DRAFT);
    const answers = await Promise.all(
      REQUESTS.flatMap((method) =>
        NONSENSE.map((params) =>
          editor.request(method, params).then(
            () => 'a result',
            (error: { code?: number }) => error.code,
          ),
        ),
      ),
    );
    for (const answer of answers) expect(['a result', -32602, -32603]).toContain(answer);
    // The one thing among these that closes the draft is left out.
    for (const method of NOTIFICATIONS) {
      for (const params of NONSENSE) {
        const closes = method === 'textDocument/didClose' && JSON.stringify(params).includes(DRAFT);
        if (!closes) await editor.notify(method, params);
      }
    }
    expect(await editor.diagnostics(DRAFT)).toEqual(before);
    expect(editor.taken<{ type: number }>('window/logMessage').filter(({ type }) => type === 1)).toEqual([]);
    editor.taken('articleLint/workspaceProgress');
  });

  test('may open a draft twice, change one that is not open, and reach beyond its end', async () => {
    await start();
    await editor.notify('textDocument/didChange', {
      textDocument: { uri: DRAFT, version: 2 },
      contentChanges: [{ text: 'x' }],
    });
    await editor.open(DRAFT, 'First.', 'markdown');
    await editor.open(DRAFT, 'Critics say.', 'markdown', 5);
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
    const far = { start: { line: 99, character: 0 }, end: { line: 999, character: 9 } };
    await editor.notify('textDocument/didChange', {
      textDocument: { uri: DRAFT, version: 6 },
      contentChanges: [{ range: far, text: ' Critics.' }],
    });
    expect(await editor.diagnostics(DRAFT)).toHaveLength(2);
    editor.taken('window/logMessage');
  });

  test('is told so before initialize and after shutdown', async () => {
    await start();
    await expect(editor.request('initialize', { capabilities: {} })).rejects.toMatchObject({ code: -32600 });
    await editor.connection.sendRequest('shutdown');
    await expect(editor.pull(DRAFT)).rejects.toMatchObject({ code: -32600 });
  });
});

describe('a long draft', () => {
  test('leaves room for others between its steps', async () => {
    const host = new MemoryHost();
    host.tick = 4;
    await start({ host });
    await editor.open(DRAFT, 'Critics say.\n\n'.repeat(20_000), 'markdown');
    await editor.open('file:///ws/small.txt', 'Critics say.');
    const order: string[] = [];
    const long = editor.pull(DRAFT).then(() => order.push('long'));
    await editor.pull('file:///ws/small.txt').then(() => order.push('small'));
    await long;
    expect(order).toEqual(['small', 'long']);
    editor.taken('window/logMessage');
  });

  test.each([
    ['stands still', 1e-9],
    ['runs backwards', -7],
    ['jumps by a day at each look', 86_400_000],
  ])('has the same findings when the clock %s', async (_, tick) => {
    const host = new MemoryHost();
    host.tick = tick;
    await start({ host });
    await editor.open(DRAFT, 'Critics say.\n\n'.repeat(300), 'markdown');
    expect(await editor.diagnostics(DRAFT)).toHaveLength(300);
    await editor.edit(DRAFT, 0, 12, 'The mayor said so.');
    expect(await editor.diagnostics(DRAFT)).toHaveLength(299);
    editor.taken('window/logMessage');
  });

  test('beyond the limit is linted up to it, and the rest is said to be left out', async () => {
    await start();
    const text = `${'Nothing to see here, and no word of it flagged.\n\n'.repeat(22_000)}Critics say.`;
    await editor.open(DRAFT, `Critics say.\n\n${text}`, 'markdown');
    expect((await editor.diagnostics(DRAFT)).map(({ code }) => code)).toEqual([
      'attribution/critics',
      'draft/too-long',
    ]);
    editor.taken('window/logMessage');
  });

  test('has its slow rules named, once', async () => {
    const host = new MemoryHost();
    const slow: ArticleRule = {
      meta: { id: 'duplicate/slow', severity: 'warning', summary: '', rationale: '', fix: 'none' },
      unit: 'article',
      examples: [],
      check() {
        host.passed += 1500;
      },
    };
    await start({ host, linter: createLinter([slow, ...TEST_RULES]) });
    await editor.open(DRAFT, 'Critics say.', 'markdown');
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
    await editor.edit(DRAFT, 0, 0, 'So ');
    expect(await editor.diagnostics(DRAFT)).toHaveLength(1);
    const named = editor.taken<{ message: string }>('window/logMessage').map(({ message }) => message);
    expect(named.filter((message) => message.includes('duplicate/slow took'))).toHaveLength(1);
  });
});
