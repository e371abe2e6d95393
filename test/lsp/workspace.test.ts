import { afterEach, describe, expect, test } from 'vitest';
import type {
  Diagnostic,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { FileText } from '../../server/src/lsp/host.ts';
import {
  CLOSED_FILE_FINDINGS,
  type ClosedFileFindingsParams,
  LINT_WORKSPACE,
  type LintWorkspaceResult,
  WORKSPACE_PROGRESS,
  type WorkspaceProgressParams,
} from '../../server/src/protocol.ts';
import { Editor, type EditorOptions, MemoryHost, until } from './harness.ts';

const WS = 'file:///ws';
let editor: Editor;
async function start(options?: EditorOptions): Promise<Editor> {
  editor = await Editor.start({ folders: [WS], ...options });
  return editor;
}
afterEach(() => editor.close());

/** A client that pulls the workspace, and keeps what it was told. */
class Pull {
  readonly items = new Map<string, readonly Diagnostic[]>();
  readonly ids = new Map<string, string>();
  /** URIs of full reports, as they came. */
  readonly full: string[] = [];
  done = false;
  error: { code?: number } | null = null;
  #pulls = 0;

  /** Asks once; `partial` is whether the client takes partial results. */
  ask(partial = true, source = new CancellationTokenSource()): CancellationTokenSource {
    this.done = false;
    this.#pulls++;
    const partialResultToken = partial ? `partial-${this.#pulls}-${Math.random()}` : undefined;
    editor
      .request<WorkspaceDiagnosticReport>(
        'workspace/diagnostic',
        {
          previousResultIds: [...this.ids].map(([uri, value]) => ({ uri, value })),
          ...(partialResultToken === undefined ? {} : { partialResultToken }),
        },
        source.token,
      )
      .then(
        (report) => {
          this.take(report.items);
          this.done = true;
        },
        (error: { code?: number }) => {
          this.error = error;
          this.done = true;
        },
      );
    return source;
  }

  takePartial(): void {
    for (const { value } of editor.taken<{ value: WorkspaceDiagnosticReport }>('$/progress'))
      this.take(value.items);
  }

  take(reports: readonly WorkspaceDocumentDiagnosticReport[]): void {
    for (const report of reports) {
      if (report.resultId === undefined) this.ids.delete(report.uri);
      else this.ids.set(report.uri, report.resultId);
      if (report.kind !== 'full') continue;
      this.full.push(report.uri);
      this.items.set(report.uri, report.items);
    }
  }

  async answered(): Promise<void> {
    await until(() => {
      this.takePartial();
      return this.done;
    });
    this.takePartial();
  }

  /** Fails when an answer comes within a good while. */
  async stays(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 250));
    this.takePartial();
    expect(this.done).toBe(false);
  }
}

const three = () =>
  new MemoryHost({
    [`${WS}/a.txt`]: 'Critics say TK.',
    [`${WS}/deep/b.md`]: 'Critics say.',
    [`${WS}/clean.txt`]: 'Nothing here.',
    [`${WS}/README.md`]: 'Critics say.',
    [`${WS}/node_modules/x/c.md`]: 'Critics say.',
    'file:///elsewhere/d.txt': 'Critics say.',
  });

describe('a pull of the workspace', () => {
  test.each([{ partial: true }, { partial: false }])(
    'tells the drafts that have findings (partial: $partial)',
    async ({ partial }) => {
      await start({ host: three() });
      const pull = new Pull();
      pull.ask(partial);
      await pull.answered();
      expect(pull.error).toBeNull();
      expect(pull.full.sort()).toEqual([`${WS}/a.txt`, `${WS}/deep/b.md`]);
      expect(pull.items.get(`${WS}/a.txt`)).toHaveLength(2);
    },
  );

  test('agrees with the pull of the draft once it is open', async () => {
    await start({ host: three() });
    const pull = new Pull();
    pull.ask();
    await pull.answered();
    await editor.open(`${WS}/a.txt`, 'Critics say TK.');
    const report = await editor.pull(`${WS}/a.txt`, pull.ids.get(`${WS}/a.txt`));
    expect(report.kind).toBe('unchanged');
  });

  test('stays open while nothing changes, and reads nothing meanwhile', async () => {
    const host = three();
    await start({ host });
    const pull = new Pull();
    pull.ask();
    await pull.answered();
    const { reads } = host;
    pull.ask();
    await pull.stays();
    expect(host.reads).toBe(reads);
    expect(pull.full).toHaveLength(2);
  });

  test.each<{
    name: string;
    change: (host: MemoryHost) => Promise<void>;
    full: string[];
    left: Record<string, number>;
  }>([
    {
      name: 'a file that changed on disk',
      change: (host) => {
        host.files.set(`${WS}/a.txt`, 'Critics say TK TK.');
        return watched(`${WS}/a.txt`, 2);
      },
      full: [`${WS}/a.txt`],
      left: { [`${WS}/a.txt`]: 3 },
    },
    {
      name: 'a new file',
      change: (host) => {
        host.files.set(`${WS}/new.txt`, 'Critics say.');
        return watched(`${WS}/new.txt`, 1);
      },
      full: [`${WS}/new.txt`],
      left: { [`${WS}/new.txt`]: 1 },
    },
    {
      name: 'a file that is gone',
      change: (host) => {
        host.files.delete(`${WS}/a.txt`);
        return watched(`${WS}/a.txt`, 3);
      },
      full: [`${WS}/a.txt`],
      left: { [`${WS}/a.txt`]: 0 },
    },
    {
      name: 'a file that was renamed',
      change: async (host) => {
        host.files.set(`${WS}/z.txt`, host.files.get(`${WS}/a.txt`) ?? '');
        host.files.delete(`${WS}/a.txt`);
        await editor.notify('workspace/didChangeWatchedFiles', {
          changes: [
            { uri: `${WS}/a.txt`, type: 3 },
            { uri: `${WS}/z.txt`, type: 1 },
          ],
        });
      },
      full: [`${WS}/a.txt`, `${WS}/z.txt`],
      left: { [`${WS}/a.txt`]: 0, [`${WS}/z.txt`]: 2 },
    },
    {
      name: 'a folder that was renamed, which is told by its own name only',
      change: async (host) => {
        host.files.set(`${WS}/v1.2/b.md`, host.files.get(`${WS}/deep/b.md`) ?? '');
        host.files.delete(`${WS}/deep/b.md`);
        await editor.notify('workspace/didChangeWatchedFiles', {
          changes: [
            { uri: `${WS}/deep`, type: 3 },
            { uri: `${WS}/v1.2`, type: 1 },
          ],
        });
      },
      full: [`${WS}/deep/b.md`, `${WS}/v1.2/b.md`],
      left: { [`${WS}/deep/b.md`]: 0, [`${WS}/v1.2/b.md`]: 1 },
    },
    {
      name: 'a file that the settings leave out from now on',
      change: async (host) => {
        host.files.set(`${WS}/.articlelint.json`, '{ "drafts": { "exclude": ["deep/**"] } }');
        await watched(`${WS}/.articlelint.json`, 1);
      },
      full: [`${WS}/deep/b.md`],
      left: { [`${WS}/deep/b.md`]: 0 },
    },
    {
      name: 'the settings of the editor',
      change: async () => {
        editor.settings = { severity: { 'leftover/tk': 'off' } };
        await editor.notify('workspace/didChangeConfiguration', { settings: null });
      },
      full: [`${WS}/a.txt`],
      left: { [`${WS}/a.txt`]: 1 },
    },
    {
      name: 'what the editor hides',
      change: async () => {
        editor.excluded = { '**/deep': true, '**/*.txt': false, '**/a.txt': { when: 'b' } };
        await editor.notify('workspace/didChangeConfiguration', { settings: null });
      },
      full: [`${WS}/deep/b.md`],
      left: { [`${WS}/deep/b.md`]: 0 },
    },
    {
      name: 'an edit in an open draft',
      change: async () => {
        await editor.open(`${WS}/a.txt`, 'Critics say TK.');
        await editor.edit(`${WS}/a.txt`, 0, 0, 'Critics and ');
      },
      full: [`${WS}/a.txt`],
      left: { [`${WS}/a.txt`]: 3 },
    },
    {
      name: 'a draft that closes without having been saved',
      change: async () => {
        await editor.open(`${WS}/clean.txt`, 'Critics say.');
        await editor.closeDocument(`${WS}/clean.txt`);
        await editor.open(`${WS}/deep/b.md`, 'Nothing any more.');
      },
      full: [`${WS}/deep/b.md`],
      left: { [`${WS}/deep/b.md`]: 0 },
    },
  ])('is woken by $name', async ({ change, full, left }) => {
    const host = three();
    await start({ host });
    const pull = new Pull();
    pull.ask();
    await pull.answered();
    pull.full.length = 0;
    pull.ask();
    await new Promise((resolve) => setTimeout(resolve, 30));
    await change(host);
    await pull.answered();
    expect(pull.full.sort()).toEqual(full);
    for (const [uri, count] of Object.entries(left)) expect(pull.items.get(uri)).toHaveLength(count);
    // And nothing is told twice.
    pull.ask();
    await pull.stays();
  });

  test('looks again at a file that changed while it was being linted', async () => {
    /** Holds what was read of a file until the test lets go of it. */
    class SlowHost extends MemoryHost {
      slow = '';
      letGo = (): void => undefined;

      override async readFile(uri: string): Promise<FileText> {
        const file = await super.readFile(uri);
        if (uri !== this.slow) return file;
        this.slow = '';
        await new Promise<void>((resolve) => {
          this.letGo = resolve;
        });
        return file;
      }
    }
    const host = new SlowHost(Object.fromEntries(three().files));
    host.slow = `${WS}/a.txt`;
    await start({ host });
    const pull = new Pull();
    pull.ask();
    await until(() => host.slow === '');
    host.files.set(`${WS}/a.txt`, 'Critics say TK TK.');
    await watched(`${WS}/a.txt`, 2);
    await editor.request('textDocument/diagnostic', { textDocument: { uri: 'file:///none.txt' } });
    host.letGo();
    await pull.answered();
    if (pull.items.get(`${WS}/a.txt`)?.length !== 3) {
      pull.ask();
      await pull.answered();
    }
    expect(pull.items.get(`${WS}/a.txt`)).toHaveLength(3);
  });

  test('follows drafts whose names end in capitals', async () => {
    const host = new MemoryHost({ [`${WS}/STORY.TXT`]: 'Critics say.' });
    await start({ host });
    const pull = new Pull();
    pull.ask();
    await pull.answered();
    host.files.set(`${WS}/STORY.TXT`, 'Critics say TK.');
    pull.ask();
    await watched(`${WS}/STORY.TXT`, 2);
    await pull.answered();
    expect(pull.items.get(`${WS}/STORY.TXT`)).toHaveLength(2);
  });

  test('is not woken by files that are no drafts', async () => {
    const host = three();
    await start({ host });
    const pull = new Pull();
    pull.ask();
    await pull.answered();
    pull.ask();
    const reads = host.reads;
    host.files.set(`${WS}/new.txt`, 'Critics say.');
    await watched(`${WS}/bundle.js`, 1);
    await watched(`${WS}/picture.jpeg`, 3);
    await pull.stays();
    expect(host.reads).toBe(reads);
  });

  test('is answered when it is cancelled, while it waits and while it works', async () => {
    const host = three();
    await start({ host });
    const pull = new Pull();
    pull.ask();
    await pull.answered();
    const waiting = pull.ask();
    await pull.stays();
    waiting.cancel();
    await pull.answered();
    expect(pull.error?.code).toBe(-32800);

    host.tick = 9; // Every step ends a slice.
    for (let file = 0; file < 200; file++) host.files.set(`${WS}/many-${file}.txt`, 'Critics say.');
    await watched(`${WS}/many-0.txt`, 1);
    const working = pull.ask();
    await until(() => host.reads > 20);
    working.cancel();
    await pull.answered();
    expect(pull.error?.code).toBe(-32800);
    expect(host.reads).toBeLessThan(200);
  });

  test('is answered empty when another one takes its place', async () => {
    await start({ host: three() });
    const first = new Pull();
    first.ask();
    await first.answered();
    first.ask();
    await first.stays();
    const second = new Pull();
    second.ids.set(`${WS}/a.txt`, first.ids.get(`${WS}/a.txt`) ?? '');
    second.ids.set(`${WS}/deep/b.md`, first.ids.get(`${WS}/deep/b.md`) ?? '');
    second.ask();
    await until(() => first.done);
    expect(first.error).toBeNull();
    await second.stays();
  });

  test('says nothing of closed drafts where the settings ask for open ones only', async () => {
    await start({ host: three(), settings: { workspace: { diagnostics: 'openFiles' } } });
    const pull = new Pull();
    pull.ask();
    await pull.stays();
    expect(pull.full).toEqual([]);
  });

  test('does not go on for ever with a client that keeps ids of drafts that are gone', async () => {
    const host = three();
    await start({ host });
    const pull = new Pull();
    pull.ask();
    await pull.answered();
    const stale = pull.ids.get(`${WS}/a.txt`) ?? '';
    host.files.delete(`${WS}/a.txt`);
    await watched(`${WS}/a.txt`, 3);
    pull.ask();
    await pull.answered();
    pull.ids.set(`${WS}/a.txt`, stale);
    pull.ask();
    await pull.stays();
    // The draft comes back as it was, and goes again: told both times.
    pull.full.length = 0;
    host.files.set(`${WS}/a.txt`, 'Critics say TK TK.');
    await watched(`${WS}/a.txt`, 1);
    await pull.answered();
    host.files.delete(`${WS}/a.txt`);
    await watched(`${WS}/a.txt`, 3);
    pull.ask();
    await pull.answered();
    expect(pull.full).toEqual([`${WS}/a.txt`, `${WS}/a.txt`]);
    expect(pull.items.get(`${WS}/a.txt`)).toEqual([]);
  });
});

describe('Lint Workspace', () => {
  test('gives the findings of all drafts, progress, and what was passed over', async () => {
    await start({ host: three() });
    await editor.open(`${WS}/deep/b.md`, 'Nothing any more.', 'markdown');
    const result = await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, { folders: [WS], token: 'run' });
    expect(result).toEqual({
      files: 3,
      findings: 2,
      skipped: 2,
      skippedWhy: { 'README, LICENSE and the like': 1, 'build output and packages': 1 },
      cancelled: false,
    });
    const found = editor.taken<ClosedFileFindingsParams>(CLOSED_FILE_FINDINGS);
    expect(found.map(({ uri, diagnostics }) => [uri, diagnostics.length])).toEqual([
      [`${WS}/a.txt`, 2],
      [`${WS}/clean.txt`, 0],
      // It may be open without being shown: the client knows.
      [`${WS}/deep/b.md`, 0],
    ]);
    const progress = editor.taken<WorkspaceProgressParams>(WORKSPACE_PROGRESS);
    expect(progress.at(-1)).toMatchObject({ token: 'run', done: 3, total: 3 });
  });

  test('takes single files, whatever their folder', async () => {
    await start({ host: three() });
    const result = await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, {
      folders: [`${WS}/a.txt`, 'file:///elsewhere/d.txt'],
      token: '',
    });
    expect(result).toMatchObject({ files: 2, findings: 3, cancelled: false });
    editor.taken(CLOSED_FILE_FINDINGS);
    editor.taken(WORKSPACE_PROGRESS);
  });

  test('takes some of a folder’s drafts only, where they are drafts at all', async () => {
    await start({ host: three() });
    const only = [`${WS}/a.txt`, `${WS}/README.md`, `${WS}/gone.txt`, 'file:///elsewhere/d.txt'];
    const result = await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, {
      folders: [WS],
      only,
      token: '',
    });
    expect(result).toEqual({
      files: 1,
      findings: 2,
      skipped: 1,
      skippedWhy: { 'README, LICENSE and the like': 1 },
      cancelled: false,
    });
    const found = editor.taken<ClosedFileFindingsParams>(CLOSED_FILE_FINDINGS);
    expect(found.map(({ uri }) => uri)).toEqual([`${WS}/a.txt`]);
    editor.taken(WORKSPACE_PROGRESS);
  });

  test('leaves hints out', async () => {
    await start({ host: three(), settings: { severity: { 'leftover/tk': 'hint' } } });
    const result = await editor.request<LintWorkspaceResult>(LINT_WORKSPACE, { folders: [WS], token: '' });
    expect(result.findings).toBe(2);
    editor.taken(CLOSED_FILE_FINDINGS);
    editor.taken(WORKSPACE_PROGRESS);
  });

  test('answers with what it has done when it is cancelled', async () => {
    const host = three();
    host.tick = 9;
    for (let file = 0; file < 500; file++) host.files.set(`${WS}/many-${file}.txt`, 'Critics say.');
    await start({ host });
    const source = new CancellationTokenSource();
    const run = editor.request<LintWorkspaceResult>(
      LINT_WORKSPACE,
      { folders: [WS], token: 'run' },
      source.token,
    );
    await until(() => host.reads > 20);
    source.cancel();
    const result = await run;
    expect(result.cancelled).toBe(true);
    expect(result.files).toBeGreaterThan(5);
    expect(result.files).toBeLessThan(400);
    editor.taken(CLOSED_FILE_FINDINGS);
    editor.taken(WORKSPACE_PROGRESS);
  });
});

async function watched(uri: string, type: 1 | 2 | 3): Promise<void> {
  await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}
