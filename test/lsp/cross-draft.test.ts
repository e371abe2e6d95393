/** Passages that two drafts share, as an editor sees them: open or not, while somebody types in one of them. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { createLinter } from '../../server/src/lint/engine.ts';
import {
  CLOSED_FILE_FINDINGS,
  type ClosedFileFindingsParams,
  LINT_WORKSPACE,
  type LintWorkspaceResult,
  WORKSPACE_PROGRESS,
  type WorkspaceProgressParams,
} from '../../server/src/protocol.ts';
import { crossDraft } from '../../server/src/rules/duplicate/cross-draft.ts';
import { Editor, type EditorOptions, FULL, MemoryHost, PUSH, until } from './harness.ts';

const WS = 'file:///ws';
const A = `${WS}/a.txt`;
const B = `${WS}/news/b.txt`;
const C = `${WS}/c.txt`;

/** 63 words. */
const SHARED =
  'The work on the harbor bridge took eleven weeks and cost the port 4 million dollars, most of it for steel that had to come from abroad because the one mill in the county had shut in the spring, and its owner had let all of the workers go, some of them after thirty years, with no more than a letter and two weeks of pay.';
const OWN_A =
  'Fewer ships than ever called at the port in May, its authority said on Monday. The figures for June are due in the fall, and nobody expects them to be better than those of the spring, or of the year before that. Two shipping lines have moved to the next county, where the pilots ask for less and the cranes are new. A third one is thinking it over, according to its agent in town, who would rather stay than sell the house.';
const OWN_B =
  'Traffic was light on the first morning, police said, and no driver had to wait. A second bridge is planned for the north of the harbor, where the old ferry used to land, but the council could not say who is to pay for it, or when the county will take it up again. Children from the school by the river walked over it first, with flags that their teachers had sewn out of curtains on the weekend.';
const OWN_C =
  'The library opens an hour later from now on. Its director blames the heating, which takes until ten to warm the reading room, and a board that has put off a new boiler for six winters in a row.';
const TEXT_A = `Port counts its ships\n\n${OWN_A}\n\n${SHARED}\n`;
const TEXT_B = `Bridge reopens\n\n${OWN_B}\n\nIt was late.\n\n${SHARED}\n`;
const TEXT_C = `Library opens late\n\n${OWN_C}\n`;

let editor: Editor;
async function start(options: EditorOptions = {}): Promise<void> {
  editor = await Editor.start({
    folders: [WS],
    linter: createLinter([crossDraft]),
    capabilities: FULL,
    ...options,
  });
}
afterEach(() => editor.close());

/** What a draft's findings point to: the words in the other draft. */
function pointsTo(diagnostics: readonly unknown[], texts: Readonly<Record<string, string>>): string[] {
  return (diagnostics as readonly Diagnostic[]).flatMap(({ relatedInformation = [] }) =>
    relatedInformation.map(({ location: { uri, range } }) => {
      expect(range.start.line).toBe(range.end.line);
      const line = texts[uri]?.split('\n')[range.start.line] ?? '';
      return `${uri}: ${line.slice(range.start.character, range.end.character)}`;
    }),
  );
}
const PASSAGE = SHARED.slice(0, -1);

/** Longer than refreshes are held back. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 700));

describe('two open drafts that share a passage', () => {
  test('each get one finding, which points to the other', async () => {
    await start();
    await editor.open(A, TEXT_A);
    expect(await editor.diagnostics(A)).toEqual([]);
    await editor.open(B, TEXT_B);
    const texts = { [A]: TEXT_A, [B]: TEXT_B };
    const inB = await editor.diagnostics(B);
    expect(inB).toHaveLength(1);
    expect(inB[0]?.message).toContain('“a.txt”');
    expect(pointsTo(inB, texts)).toEqual([`${A}: ${PASSAGE}`]);
    const inA = await editor.diagnostics(A);
    expect(inA).toHaveLength(1);
    expect(inA[0]?.message).toContain('“news/b.txt”');
    expect(pointsTo(inA, texts)).toEqual([`${B}: ${PASSAGE}`]);
    expect(await editor.flagged(A)).toEqual([`duplicate/cross-draft: ${SHARED}`]);
    // The one that was told before is asked for again; the one that came later knew at once.
    await until(() => editor.refreshes > 0);
    await settled();
    expect(editor.refreshes).toBe(1);
  });

  test('lose it when one of them loses the passage', async () => {
    await start();
    await editor.open(A, TEXT_A);
    await editor.open(B, TEXT_B);
    await editor.diagnostics(A);
    await editor.diagnostics(B);
    expect(await editor.diagnostics(A)).toHaveLength(1);
    await until(() => editor.refreshes === 1);
    await editor.edit(B, TEXT_B.indexOf(SHARED), TEXT_B.indexOf(SHARED) + SHARED.length, 'The end.');
    expect(await editor.diagnostics(B)).toEqual([]);
    expect(await editor.diagnostics(A)).toEqual([]);
    await until(() => editor.refreshes === 2);
  });

  test('tell the other one at a pause in typing, also when nobody asks for it', async () => {
    await start();
    await editor.open(A, TEXT_A);
    await editor.open(B, TEXT_B);
    await editor.diagnostics(A);
    await editor.diagnostics(B);
    await until(() => editor.refreshes === 1);
    await editor.diagnostics(A);
    const place = TEXT_B.indexOf(SHARED);
    await editor.edit(B, place, place + SHARED.length, 'T');
    for (const [at, letter] of [...'he end.'].entries()) {
      await editor.edit(B, place + 1 + at, place + 1 + at, letter);
      expect(await editor.diagnostics(B)).toEqual([]);
    }
    expect(editor.refreshes).toBe(1);
    await until(() => editor.refreshes === 2);
    expect(await editor.diagnostics(A)).toEqual([]);
  });

  test('follow each other through line ends and a byte-order mark', async () => {
    await start();
    const marked = `\uFEFF${TEXT_A.replace(/\n/g, '\r\n')}`;
    await editor.open(A, marked);
    await editor.open(B, TEXT_B);
    await editor.diagnostics(A);
    expect(pointsTo(await editor.diagnostics(B), { [A]: marked.replace(/\r/g, '') })).toEqual([
      `${A}: ${PASSAGE}`,
    ]);
    // A line more before the passage, and the other draft points one line further.
    await editor.edit(A, 1, 1, 'Exclusive\r\n\r\n');
    await editor.diagnostics(A);
    expect(
      pointsTo(await editor.diagnostics(B), { [A]: editor.document(A).getText().replace(/\r/g, '') }),
    ).toEqual([`${A}: ${PASSAGE}`]);
    await until(() => editor.refreshes > 0);
  });

  test('are left in peace by typing outside of the passage', async () => {
    await start();
    await editor.open(A, TEXT_A);
    await editor.open(B, TEXT_B);
    await editor.diagnostics(A);
    await editor.diagnostics(B);
    const { resultId } = (await editor.pull(A)) as { resultId: string };
    await until(() => editor.refreshes === 1);
    for (const word of ['Very ', 'Quite ', 'Rather ']) {
      await editor.edit(B, TEXT_B.indexOf('Traffic'), TEXT_B.indexOf('Traffic'), word);
      await editor.diagnostics(B);
      expect((await editor.pull(A, resultId)).kind).toBe('unchanged');
    }
    await settled();
    expect(editor.refreshes).toBe(1);
  });

  test('follow an edit within the passage, once', async () => {
    await start();
    await editor.open(A, TEXT_A);
    await editor.open(B, TEXT_B);
    await editor.diagnostics(A);
    await editor.diagnostics(B);
    await until(() => editor.refreshes === 1);
    const before = await editor.diagnostics(A);
    // Its last ten words go.
    const cut = TEXT_B.indexOf(', with no more than a letter');
    await editor.edit(B, cut, TEXT_B.lastIndexOf('.'), '');
    await editor.diagnostics(B);
    await until(() => editor.refreshes === 2);
    // As an editor does on a refresh; the draft that follows has no news for the one it follows.
    const after = await editor.diagnostics(A);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    await editor.diagnostics(B);
    await settled();
    expect(editor.refreshes).toBe(2);
  });

  test('are not compared where the settings switch it off', async () => {
    await start({ settings: { severity: { 'duplicate/cross-draft': 'off' } } });
    await editor.open(A, TEXT_A);
    await editor.open(B, TEXT_B);
    for (const uri of [A, B, A]) expect(await editor.diagnostics(uri)).toEqual([]);
    await settled();
    expect(editor.refreshes).toBe(0);
  });

  test('share nothing once one is closed that stands nowhere on disk', async () => {
    await start();
    await editor.open(A, TEXT_A);
    await editor.open('untitled:Untitled-1', TEXT_B);
    await editor.diagnostics(A);
    expect(await editor.diagnostics('untitled:Untitled-1')).toHaveLength(1);
    expect(pointsTo(await editor.diagnostics(A), { 'untitled:Untitled-1': TEXT_B })).toHaveLength(1);
    await editor.closeDocument('untitled:Untitled-1');
    expect(await editor.diagnostics(A)).toEqual([]);
    await until(() => editor.refreshes > 0);
  });

  test('get their findings pushed where the editor cannot pull', async () => {
    await start({ capabilities: PUSH });
    type Push = { uri: string; diagnostics: Diagnostic[] };
    const counts = new Map<string, number>();
    const come = async (uri: string, count: number) => {
      await until(() => {
        for (const push of editor.taken<Push>('textDocument/publishDiagnostics'))
          counts.set(push.uri, push.diagnostics.length);
        return counts.get(uri) === count;
      });
    };
    await editor.open(A, TEXT_A);
    await come(A, 0);
    await editor.open(B, TEXT_B);
    await come(B, 1);
    await come(A, 1);
    await editor.replace(B, TEXT_C);
    await come(B, 0);
    await come(A, 0);
  });
});

test('a draft that shares nothing gets nothing, and asks for no refresh', async () => {
  await start();
  await editor.open(A, TEXT_A);
  await editor.open(C, TEXT_C);
  await editor.diagnostics(A);
  expect(await editor.diagnostics(C)).toEqual([]);
  await editor.edit(C, 0, 0, 'The ');
  expect(await editor.diagnostics(C)).toEqual([]);
  expect(await editor.diagnostics(A)).toEqual([]);
  await settled();
  expect(editor.refreshes).toBe(0);
});

describe('drafts on disk', () => {
  const onDisk = () => new MemoryHost({ [A]: TEXT_A, [B]: TEXT_B, [C]: TEXT_C });

  test('are named by Lint Workspace, whichever comes first', async () => {
    await start({ host: onDisk() });
    const result = await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, { folders: [WS], token: 'run' });
    expect(result).toMatchObject({ files: 3, findings: 2, cancelled: false });
    const found = editor.taken<ClosedFileFindingsParams>(CLOSED_FILE_FINDINGS);
    const texts = { [A]: TEXT_A, [B]: TEXT_B };
    expect(found.map(({ uri, diagnostics }) => [uri, pointsTo(diagnostics, texts)])).toEqual([
      [A, [`${B}: ${PASSAGE}`]],
      [C, []],
      [B, [`${A}: ${PASSAGE}`]],
    ]);
    const progress = editor.taken<WorkspaceProgressParams>(WORKSPACE_PROGRESS);
    expect(progress.at(-1)).toMatchObject({ done: 3, total: 3 });
    const done = progress.map((step) => step.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  test('are named in the open draft after Lint Workspace has read them', async () => {
    await start({ host: onDisk() });
    await editor.open(A, TEXT_A);
    expect(await editor.diagnostics(A)).toEqual([]);
    await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, { folders: [WS], token: 'run' });
    editor.taken(CLOSED_FILE_FINDINGS);
    editor.taken(WORKSPACE_PROGRESS);
    expect(pointsTo(await editor.diagnostics(A), { [B]: TEXT_B })).toEqual([`${B}: ${PASSAGE}`]);
    await until(() => editor.refreshes > 0);
  });

  test('count as they are on disk once an edited one is closed unsaved', async () => {
    await start({ host: onDisk() });
    await editor.open(A, TEXT_A);
    await editor.open(B, TEXT_C);
    await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, { folders: [WS], token: 'run' });
    editor.taken(CLOSED_FILE_FINDINGS);
    editor.taken(WORKSPACE_PROGRESS);
    expect(await editor.diagnostics(A)).toEqual([]);
    await editor.closeDocument(B);
    await until(() => editor.refreshes > 0);
    expect(await editor.diagnostics(A)).toHaveLength(1);
    // And nothing is shared with a file that is gone.
    editor.host.files.delete(B);
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: B, type: 3 }] });
    await until(() => editor.refreshes > 1);
    expect(await editor.diagnostics(A)).toEqual([]);
  });

  test('share nothing any more when their folder leaves the workspace', async () => {
    const other = 'file:///other';
    await start({ host: new MemoryHost({ [`${other}/b.txt`]: TEXT_B }), folders: [WS, other] });
    await editor.open(A, TEXT_A);
    const sweep = () =>
      editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    await sweep();
    const [named] = await editor.diagnostics(A);
    expect(named?.message).toContain('“other/b.txt”');
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: other, name: 'other' }] },
    });
    const parked = sweep();
    await until(() => editor.refreshes > 1);
    expect(await editor.diagnostics(A)).toEqual([]);
    // Another pull ends the one that waits for news.
    const last = sweep();
    await parked;
    await editor.replace(A, TEXT_A.replace(SHARED, ''));
    await editor.open(B, TEXT_A);
    await last;
  });

  test('share nothing any more when their folder leaves a workspace that nobody pulls', async () => {
    const other = 'file:///other';
    await start({ host: new MemoryHost({ [`${other}/b.txt`]: TEXT_B }), folders: [WS, other] });
    await editor.open(A, TEXT_A);
    await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, { folders: [WS, other], token: 'run' });
    editor.taken(CLOSED_FILE_FINDINGS);
    editor.taken(WORKSPACE_PROGRESS);
    expect(await editor.diagnostics(A)).toHaveLength(1);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: other, name: 'other' }] },
    });
    expect(await editor.diagnostics(A)).toEqual([]);
  });

  test('are told in a pull of the workspace, and again when an open one changes', async () => {
    await start({ host: onDisk() });
    const ids = new Map<string, string>();
    const pull = async () => {
      const { items } = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [...ids].map(([uri, value]) => ({ uri, value })),
      });
      for (const { uri, resultId } of items) {
        if (resultId === undefined) ids.delete(uri);
        else ids.set(uri, resultId);
      }
      return items.flatMap((report) => (report.kind === 'full' ? [[report.uri, report.items.length]] : []));
    };
    expect((await pull()).sort()).toEqual([
      [A, 1],
      [B, 1],
    ]);
    await editor.open(A, TEXT_A);
    expect(await editor.diagnostics(A)).toHaveLength(1);
    await editor.replace(A, TEXT_C.replace('library', 'town hall'));
    await editor.diagnostics(A);
    const cleared = new Map<unknown, unknown>();
    for (let round = 0; round < 4 && cleared.size < 2; round++)
      for (const [uri, count] of await pull()) cleared.set(uri, count);
    expect(cleared.get(B)).toBe(0);
  });
});
