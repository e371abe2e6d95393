import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { createLinter } from '../../server/src/lint/engine.ts';
import { fixDraft } from '../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lint/settings.ts';
import {
  ADD_TO_SETTINGS,
  CHANGE_SETTINGS,
  FIX_ALL,
  type FixAllResult,
  PASTE_CHANGES,
  type PasteChangesResult,
  SOURCES,
  type SourcesReport,
  STRIP_MARKS,
  type StripMarksResult,
} from '../../server/src/protocol.ts';
import { Editor, type EditorOptions, FULL, MemoryHost } from './harness.ts';

const DRAFT = 'file:///ws/draft.txt';
const WS = 'file:///ws';
let editor: Editor;
async function start(options?: EditorOptions): Promise<Editor> {
  editor = await Editor.start(options);
  return editor;
}
afterEach(() => editor.close());

const titled = (actions: readonly CodeAction[], title: string | RegExp): CodeAction => {
  const action = actions.find((one) =>
    typeof title === 'string' ? one.title === title : title.test(one.title),
  );
  if (action === undefined)
    throw new Error(`no action “${title}” among ${actions.map((one) => one.title).join(', ')}`);
  return action;
};

describe('quick fixes', () => {
  test('are of our own kind, belong to their diagnostic, and fetch their edit when chosen', async () => {
    await start();
    await editor.open(DRAFT, 'Some Critics say TK so.');
    const [critics, placeholder] = await editor.diagnostics(DRAFT);
    const actions = await editor.actions(DRAFT, editor.wholeRange, ['quickfix']);
    const fix = titled(actions, 'Delete the placeholder');
    expect(fix).toMatchObject({
      kind: 'quickfix.articleLint',
      isPreferred: true,
      diagnostics: [placeholder],
    });
    expect(fix.edit).toBeUndefined();
    expect(editor.after(DRAFT, (await editor.resolve(fix)).edit)).toBe('Some Critics say so.');
    const name = titled(actions, 'Name the critics');
    expect(name).toMatchObject({ diagnostics: [critics] });
    expect(name.isPreferred).toBeUndefined();
  });

  test.each([
    { only: ['quickfix'], kinds: ['quickfix.articleLint'] },
    { only: ['quickfix.articleLint'], kinds: ['quickfix.articleLint'] },
    { only: ['quickfix.other'], kinds: [] },
    { only: ['refactor'], kinds: [] },
    { only: ['source.fixAll.eslint'], kinds: [] },
    { only: ['source.fixAll.articleLint'], kinds: ['source.fixAll.articleLint'] },
    { only: ['source.fixAll'], kinds: ['source.fixAll.articleLint'] },
    { only: ['source.organizeImports'], kinds: [] },
    { only: undefined, kinds: ['quickfix.articleLint'] },
  ])('answer $only with $kinds', async ({ only, kinds }) => {
    await start();
    await editor.open(DRAFT, 'Critics say TK so.');
    const actions = await editor.actions(DRAFT, editor.wholeRange, only);
    expect([...new Set(actions.map(({ kind }) => kind))]).toEqual(kinds);
  });

  test('stay with the place and the diagnostics that are asked about', async () => {
    await start();
    await editor.open(DRAFT, 'Critics say TK.\nCritics say.');
    const second = { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } };
    const actions = await editor.actions(DRAFT, second, ['quickfix']);
    expect(actions.filter(({ title }) => title === 'Name the critics')).toHaveLength(1);
    expect(actions.some(({ title }) => title === 'Delete the placeholder')).toBe(false);
    const [, placeholder] = await editor.diagnostics(DRAFT);
    const only = await editor.actions(
      DRAFT,
      editor.wholeRange,
      ['quickfix'],
      placeholder ? [placeholder] : [],
    );
    expect(only.every(({ title }) => !title.includes('critics'))).toBe(true);
  });

  test('leave a place to fill in where the editor can', async () => {
    await start();
    await editor.open(DRAFT, 'Critics say.');
    const action = titled(await editor.actions(DRAFT, editor.wholeRange, ['quickfix']), 'Name the critics');
    expect((await editor.resolve(action)).edit?.documentChanges).toMatchObject([
      { edits: [{ snippet: { kind: 'snippet', value: `, including \${1:NAME},` } }] },
    ]);
    await editor.close();
    await start({ capabilities: { ...FULL, workspace: { workspaceEdit: { documentChanges: true } } } });
    await editor.open(DRAFT, 'Critics say.');
    const plain = titled(await editor.actions(DRAFT, editor.wholeRange, ['quickfix']), 'Name the critics');
    expect(editor.after(DRAFT, (await editor.resolve(plain)).edit)).toBe('Critics, including NAME, say.');
  });

  test('are refused for a text that has moved on', async () => {
    await start();
    await editor.open(DRAFT, 'Critics say TK so.');
    const [action] = await editor.actions(DRAFT, editor.wholeRange, ['quickfix']);
    await editor.edit(DRAFT, 0, 0, 'Yes. ');
    await expect(editor.request('codeAction/resolve', action)).rejects.toMatchObject({ code: -32801 });
  });

  test('keep the line ends of the draft', async () => {
    await start();
    await editor.open(DRAFT, 'One.\r\n\r\nCritics say.\r\n');
    const actions = await editor.actions(DRAFT, editor.wholeRange, ['quickfix']);
    const changed = editor.after(DRAFT, titled(actions, /in this paragraph/).edit);
    expect(changed).toBe(
      'One.\r\n\r\n[[article-lint-disable-next-line attribution/critics]]\r\nCritics say.\r\n',
    );
  });
});

describe('silencing', () => {
  test.each([
    {
      name: 'a line of plain text',
      text: 'First.\nCritics say.\nLast.',
      title: /on this line/,
      after: 'First.\nCritics say. [[article-lint-disable-line attribution/critics]]\nLast.',
    },
    {
      name: 'a paragraph of plain text',
      text: 'First.\n\nCritics say.\n',
      title: /in this paragraph/,
      after: 'First.\n\n[[article-lint-disable-next-line attribution/critics]]\nCritics say.\n',
    },
    {
      name: 'a whole Markdown draft behind its front matter',
      language: 'markdown',
      text: '---\ntitle: A\n---\n\nCritics say.\n',
      title: /in this draft/,
      after: '---\ntitle: A\n---\n<!-- article-lint-disable-file attribution/critics -->\n\nCritics say.\n',
    },
    {
      name: 'a line of Markdown with a break at its end',
      language: 'markdown',
      text: 'Critics say.  \nMore.\n',
      title: /on this line/,
      after: 'Critics say. <!-- article-lint-disable-line attribution/critics -->  \nMore.\n',
    },
    {
      name: 'one more rule on a line with a directive',
      text: 'Critics say. [[article-lint-disable-line leftover/tk]]\n',
      title: /attribution\/critics on this line/,
      after: 'Critics say. [[article-lint-disable-line leftover/tk attribution/critics]]\n',
    },
    {
      name: 'a paragraph of HTML',
      language: 'html',
      text: '<!doctype html>\n<p>Critics say.</p>\n',
      title: /in this draft/,
      after: '<!doctype html>\n<!-- article-lint-disable-file attribution/critics -->\n<p>Critics say.</p>\n',
    },
  ])('$name', async ({ text, title, after, language }) => {
    await start();
    const uri = DRAFT.replace(
      '.txt',
      language === 'markdown' ? '.md' : language === 'html' ? '.html' : '.txt',
    );
    await editor.open(uri, text, language ?? 'plaintext');
    const before = (await editor.diagnostics(uri)).filter(({ code }) => code === 'attribution/critics');
    expect(before).toHaveLength(1);
    const action = titled(await editor.actions(uri, editor.wholeRange, ['quickfix'], before), title);
    const changed = editor.after(uri, action.edit);
    expect(changed).toBe(after);
    await editor.replace(uri, changed);
    const left = (await editor.diagnostics(uri)).map(({ code }) => code);
    expect(left).not.toContain('attribution/critics');
    expect(left).not.toContain('draft/unknown-directive');
  });

  test('for the workspace writes the project file, by the server where the editor does not', async () => {
    const host = new MemoryHost({ [`${WS}/.articlelint.json`]: '{\n  // ours\n  "profile": "desk"\n}\n' });
    await start({ host, folders: [WS] });
    await editor.open(DRAFT, 'Critics say.');
    const action = titled(await editor.actions(DRAFT, editor.wholeRange, ['quickfix']), /^Switch off/);
    expect(action.command).toMatchObject({ command: CHANGE_SETTINGS });
    expect(editor.initialized.capabilities.executeCommandProvider?.commands).toContain(CHANGE_SETTINGS);
    await editor.request('workspace/executeCommand', action.command);
    const [change] = editor.applied[0]?.documentChanges ?? [];
    if (change === undefined || !('edits' in change)) throw new Error('a text change was expected');
    const text = change.edits.map((edit) => ('newText' in edit ? edit.newText : '')).join('');
    expect(text).toContain('// ours');
    expect(text).toContain('"attribution/critics": "off"');
  });

  test('makes the project file where there is none', async () => {
    await start({ folders: [WS] });
    await editor.open(DRAFT, 'Critics say.');
    const action = titled(await editor.actions(DRAFT, editor.wholeRange, ['quickfix']), 'Settled here');
    await editor.request('workspace/executeCommand', action.command);
    expect(editor.applied[0]?.documentChanges).toMatchObject([
      { kind: 'create', uri: `${WS}/.articlelint.json` },
      { textDocument: { uri: `${WS}/.articlelint.json`, version: null } },
    ]);
  });

  test('leaves the project file to an editor that changes it itself', async () => {
    await start({ folders: [WS], options: { addToSettings: true } });
    await editor.open(DRAFT, 'Critics say.');
    const action = titled(await editor.actions(DRAFT, editor.wholeRange, ['quickfix']), 'Settled here');
    expect(action.command).toMatchObject({
      command: ADD_TO_SETTINGS,
      arguments: [{ folder: WS, path: ['attribution', 'settled'], add: 'Critics' }],
    });
  });

  test('refuses folders that are not open, and commands that are not ours', async () => {
    await start({ folders: [WS] });
    const run = (command: string, folder: string) =>
      editor.request('workspace/executeCommand', {
        command,
        arguments: [{ folder, path: ['profile'], set: 'pr' }],
      });
    await expect(run(CHANGE_SETTINGS, 'file:///etc')).rejects.toMatchObject({ code: -32602 });
    await expect(run('rm', WS)).rejects.toMatchObject({ code: -32602 });
    expect(editor.applied).toEqual([]);
  });
});

describe('fix-all', () => {
  const paste = 'First.Second TK line.\n\nThird TK.Fourth.';
  const fixAllOf = async (only: string, trigger = 2): Promise<string> => {
    const [action, ...more] = await editor.actions(DRAFT, editor.wholeRange, [only], [], trigger);
    expect(more).toEqual([]);
    if (action === undefined) throw new Error('no action');
    return editor.after(DRAFT, (await editor.resolve(action)).edit);
  };

  test('does by its exact kind what the command line does, in small edits', async () => {
    await start();
    await editor.open(DRAFT, paste);
    const fixed = fixDraft(
      { text: paste, format: 'text', settings: DEFAULT_SETTINGS },
      createLinter((await import('./harness.ts')).TEST_RULES),
    );
    expect(await fixAllOf('source.fixAll.articleLint')).toBe(fixed.text);
    expect(fixed.text).toBe('First. Second line.\n\nThird. Fourth.');
    const [action] = await editor.actions(DRAFT, editor.wholeRange, ['source.fixAll.articleLint']);
    const [change] = (await editor.resolve(action as CodeAction)).edit?.documentChanges ?? [];
    expect(change && 'edits' in change ? change.edits.length : 0).toBe(4);
  });

  test('never deletes a character under the generic kind, not even on every save', async () => {
    await start();
    await editor.open(DRAFT, paste);
    expect(await fixAllOf('source.fixAll')).toBe('First. Second TK line.\n\nThird TK.Fourth.');
    expect(await fixAllOf('source.fixAll', 1)).toBe('First. Second TK line.\n\nThird TK.Fourth.');
    expect(await fixAllOf('source')).toBe('First. Second TK line.\n\nThird TK.Fourth.');
    // A writer who picks it from the menu of source actions has asked for it.
    expect(await fixAllOf('source', 1)).toBe('First. Second line.\n\nThird. Fourth.');
  });

  test('under the generic kind leaves the paste of the seed as it is', async () => {
    await start({ linter: createLinter() });
    const text = readFileSync(join(import.meta.dirname, '../../seeds/000_cbaeb8d34c20a565.txt'), 'utf8');
    await editor.open(DRAFT, text);
    const [action] = await editor.actions(DRAFT, editor.wholeRange, ['source.fixAll'], [], 2);
    const after = action === undefined ? text : editor.after(DRAFT, (await editor.resolve(action)).edit);
    let at = 0;
    for (const sign of text) {
      at = after.indexOf(sign, at) + 1;
      expect(at).toBeGreaterThan(0);
    }
  });

  test('has nothing to offer twice', async () => {
    await start();
    await editor.open(DRAFT, paste);
    await editor.replace(DRAFT, await fixAllOf('source.fixAll.articleLint'));
    expect(await editor.actions(DRAFT, editor.wholeRange, ['source.fixAll.articleLint'])).toEqual([]);
  });

  test('comes as our own request too, by family', async () => {
    await start();
    await editor.open(DRAFT, `\uFEFF${paste}`);
    const all = await editor.request<FixAllResult>(FIX_ALL, { uri: DRAFT, version: 1 });
    expect(all.version).toBe(1);
    expect(editor.after(DRAFT, { changes: { [DRAFT]: [...all.edits] } })).toBe(
      '\uFEFFFirst. Second line.\n\nThird. Fourth.',
    );
    const none = await editor.request<FixAllResult>(FIX_ALL, {
      uri: DRAFT,
      version: 1,
      families: ['duplicate'],
    });
    expect(none.edits).toEqual([]);
    const gone = await editor.request<FixAllResult>(FIX_ALL, { uri: 'file:///ws/other.txt', version: 7 });
    expect(gone).toEqual({ edits: [], version: 7 });
  });
});

describe('our own requests', () => {
  test('copy without marks', async () => {
    await start();
    await editor.open(DRAFT, '[[article-lint-disable-file]]\nA claim. [[source: the clerk]]\n');
    const { text, removed } = await editor.request<StripMarksResult>(STRIP_MARKS, { uri: DRAFT });
    expect(text).toBe('A claim.\n');
    expect(removed).toBe(2);
  });

  test('who said what', async () => {
    await start({ linter: createLinter() });
    const text =
      'Plant to close\n\nThe plant will close in May, said Ana Ruiz, who chairs the union. The roof leaks.\n';
    await editor.open(DRAFT, text);
    const report = await editor.request<SourcesReport>(SOURCES, { uri: DRAFT });
    expect(report).toMatchObject({ uri: DRAFT, version: 1 });
    expect(report.sources.map(({ name, kind }) => [name, kind])).toEqual([['Ana Ruiz', 'person']]);
    const said = report.sources[0]?.statements[0];
    expect(said?.text).toContain('The plant will close in May');
    expect(editor.document(DRAFT).getText(said?.range)).toContain('The plant will close in May');
    expect(await editor.request(SOURCES, { uri: 'file:///ws/closed.txt' })).toBeNull();
  });
});

describe('cleaning a paste', () => {
  const STORY = [
    'The council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.',
    'The mayor said that the price was fair, and that three other offers had been lower.',
    'The baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.',
    'A group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.',
  ];
  const CLEAN = `Council votes to sell the baths\n\n${STORY.join('\n\n')}\n`;
  const PASTED = `${CLEAN}\nShare this article\nFacebook\nYou may also like\nFerry crews refuse to sail at night\nBoard postpones its vote on the mill\n`;
  const KIND = 'source.cleanPaste.articleLint';
  const annotating = {
    textDocument: FULL.textDocument,
    workspace: {
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
    },
  };
  interface Annotated {
    readonly edit?: {
      readonly changeAnnotations?: Readonly<Record<string, { label: string; needsConfirmation?: boolean }>>;
      readonly documentChanges?: readonly {
        readonly textDocument: { readonly version: number };
        readonly edits: readonly { readonly annotationId: string }[];
      }[];
    };
  }

  test('is one edit with an annotation for each thing that goes', async () => {
    await start({ capabilities: annotating, linter: createLinter() });
    await editor.open(DRAFT, PASTED);
    await editor.diagnostics(DRAFT);
    const [action, ...more] = await editor.actions(DRAFT, editor.wholeRange, [KIND]);
    expect(more).toEqual([]);
    if (action === undefined) throw new Error('no action');
    expect(action).toMatchObject({ title: 'Clean pasted article…', kind: KIND });
    const resolved = await editor.resolve(action);
    expect(editor.after(DRAFT, resolved.edit)).toBe(CLEAN);
    const { edit } = resolved as Annotated;
    expect(Object.values(edit?.changeAnnotations ?? {})).toMatchObject([
      { label: 'Share bar (2 lines from line 11)', needsConfirmation: false },
      { label: 'Rest of the share bar (3 lines from line 13)', needsConfirmation: true },
    ]);
    for (const { annotationId } of edit?.documentChanges?.[0]?.edits ?? []) {
      expect(edit?.changeAnnotations).toHaveProperty(annotationId);
    }
  });

  test('is not offered where the editor cannot ask, for a save, or when nothing came along', async () => {
    await start({ linter: createLinter() });
    await editor.open(DRAFT, PASTED);
    await editor.diagnostics(DRAFT);
    expect(await editor.actions(DRAFT, editor.wholeRange, [KIND])).toEqual([]);
    await editor.close();
    await start({ capabilities: annotating, linter: createLinter() });
    await editor.open(DRAFT, PASTED);
    await editor.diagnostics(DRAFT);
    expect(await editor.actions(DRAFT, editor.wholeRange, [KIND], [], 2)).toEqual([]);
    await editor.replace(DRAFT, CLEAN);
    expect(await editor.actions(DRAFT, editor.wholeRange, [KIND])).toEqual([]);
  });

  test('does not answer for a text that has moved on', async () => {
    await start({ capabilities: annotating, linter: createLinter() });
    await editor.open(DRAFT, PASTED);
    await editor.diagnostics(DRAFT);
    const [action] = await editor.actions(DRAFT, editor.wholeRange, [KIND]);
    if (action === undefined) throw new Error('no action');
    await editor.replace(DRAFT, `x ${PASTED}`);
    await expect(editor.resolve(action)).rejects.toThrow(/has changed/);
  });

  test('answers our own client change by change, with returns kept', async () => {
    await start({ linter: createLinter() });
    const text = PASTED.replaceAll('\n', '\r\n');
    await editor.open(DRAFT, text);
    const result = await editor.request<PasteChangesResult>(PASTE_CHANGES, { uri: DRAFT });
    expect(result.version).toBe(1);
    expect(result.changes.map(({ needsConfirmation }) => needsConfirmation)).toEqual([false, true]);
    const edits = result.changes.flatMap((change) => [...change.edits]);
    expect(editor.after(DRAFT, { changes: { [DRAFT]: edits } })).toBe(CLEAN.replaceAll('\n', '\r\n'));
    expect(await editor.request(PASTE_CHANGES, { uri: 'file:///ws/other.txt' })).toBeNull();
  });
});
