/** Files that only the editor can read: the same walk and the same settings as on disk, by questions to a client. */

import { describe, expect, test } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { clientFiles, MOST_ENTRIES } from '../../server/src/lsp/client-files.ts';
import type { WalkedFile } from '../../server/src/lsp/host.ts';
import {
  LIST_FOLDER,
  type ListFolderResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from '../../server/src/protocol.ts';
import { resolveSettings } from '../../server/src/settings/resolve.ts';
import { listVirtualFolder } from './virtual-files.ts';

const ROOT = 'vscode-vfs://github/desk/drafts';
const USUAL = { include: null, exclude: [] };
const RULES = ['attribution/vague-source'];

type Asked = (method: string, uri: string) => unknown;

/** A client with the files given, by path from the root; `instead` answers some requests its own way. */
function withFiles(files: Readonly<Record<string, string>>, instead: Asked = () => undefined) {
  const byUri = new Map(
    Object.entries(files).map(([path, text]) => [
      `${ROOT}/${path.split('/').map(encodeURIComponent).join('/')}`,
      text,
    ]),
  );
  const asked: string[] = [];
  const said: string[] = [];
  const answer = (method: string, { uri, within }: ReadFileParams): ReadFileResult | ListFolderResult => {
    if (method === LIST_FOLDER) return listVirtualFolder([...byUri.keys()], uri);
    const text = byUri.get(uri);
    if (within !== undefined && byUri.has(`${uri}%40`))
      return { text: null, missing: false, why: 'it is a link' };
    return text === undefined ? { text: null, missing: true } : { text, missing: false };
  };
  const connection = {
    console: { warn: (message: string) => said.push(message) },
    sendRequest: async (method: string, params: ReadFileParams) => {
      asked.push(
        `${method === READ_FILE ? 'read' : 'list'} ${decodeURIComponent(params.uri.slice(ROOT.length))}`,
      );
      const other = instead(method, params.uri);
      if (other instanceof Error) throw other;
      return other ?? answer(method, params);
    },
  } as unknown as Connection;
  return { files: clientFiles(connection), asked, said };
}

async function walked(files: AsyncIterable<WalkedFile> | Iterable<WalkedFile>): Promise<WalkedFile[]> {
  const all: WalkedFile[] = [];
  for await (const file of files) all.push(file);
  return all;
}

describe('the walk over an editor’s files', () => {
  test('finds drafts in order, by name, with the reason for each other file', async () => {
    const { files } = withFiles({
      'b.md': '',
      'a/über uns.txt': '',
      'README.md': '',
      'node_modules/x/a.md': '',
      'c.json': '',
      'link.md@': '',
    });
    expect(await walked(files.walk(ROOT, ROOT, USUAL))).toEqual([
      { uri: `${ROOT}/README.md`, name: 'README.md', skipped: 'README, LICENSE and the like' },
      { uri: `${ROOT}/a/%C3%BCber%20uns.txt`, name: 'a/über uns.txt', skipped: null },
      { uri: `${ROOT}/b.md`, name: 'b.md', skipped: null },
      { uri: `${ROOT}/c.json`, name: 'c.json', skipped: 'not a draft by its name' },
      { uri: `${ROOT}/link.md`, name: 'link.md', skipped: 'links' },
      { uri: `${ROOT}/node_modules`, name: 'node_modules', skipped: 'build output and packages' },
    ]);
  });

  test('never lists what holds no drafts, and lists each folder once', async () => {
    const { files, asked } = withFiles({
      'a/b/c.md': '',
      'd/e.md': '',
      'node_modules/x/a.md': '',
      '.git/HEAD': '',
    });
    await walked(files.walk(ROOT, ROOT, USUAL));
    expect(asked.sort()).toEqual(['list ', 'list /a', 'list /a/b', 'list /d']);
  });

  test('honours .gitignore, nested ones and those between the root and a folder that is asked for', async () => {
    const { files } = withFiles({
      '.gitignore': '*.txt\n/news/old/\n',
      'a.txt': '',
      'news/.gitignore': '!b.txt\n',
      'news/b.txt': '',
      'news/c.md': '',
      'news/old/a.md': '',
    });
    const drafts = async (uri: string) =>
      (await walked(files.walk(uri, ROOT, USUAL))).flatMap(({ name, skipped }) =>
        skipped === null ? [name] : [],
      );
    expect(await drafts(ROOT)).toEqual(['news/b.txt', 'news/c.md']);
    expect(await drafts(`${ROOT}/news`)).toEqual(['news/b.txt', 'news/c.md']);
    expect(await drafts(`${ROOT}/news/old`)).toEqual([]);
  });

  test('takes a file that is named, whatever its name', async () => {
    const { files } = withFiles({ 'sub/README.md': '' });
    expect(await walked(files.walk(`${ROOT}/sub/README.md`, ROOT, USUAL))).toEqual([
      { uri: `${ROOT}/sub/README.md`, name: 'sub/README.md', skipped: null },
    ]);
  });

  test('leaves out what the settings exclude, and says why what cannot be listed is passed over', async () => {
    const { files } = withFiles({ 'a.md': '', 'old/b.md': '', 'locked/c.md': '' }, (method, uri) =>
      method === LIST_FOLDER && uri.endsWith('/locked')
        ? { entries: null, why: 'you are not allowed to read it' }
        : undefined,
    );
    expect(await walked(files.walk(ROOT, ROOT, { include: null, exclude: ['old/**'] }))).toEqual([
      { uri: `${ROOT}/a.md`, name: 'a.md', skipped: null },
      { uri: `${ROOT}/locked`, name: 'locked', skipped: 'you are not allowed to read it' },
      { uri: `${ROOT}/old`, name: 'old', skipped: 'excluded by the settings' },
    ]);
  });

  test('finds nothing, and does not throw, with an editor that knows no such request', async () => {
    const { files } = withFiles({}, () => new Error('Unhandled method'));
    expect(await walked(files.walk(ROOT, ROOT, USUAL))).toMatchObject([
      { uri: ROOT, skipped: expect.stringMatching(/Unhandled method/) },
    ]);
    expect(await files.readFile(`${ROOT}/a.md`)).toMatchObject({ missing: true });
    expect(await files.readProject(ROOT, RULES)).toMatchObject({ layers: [], usable: true, problems: [] });
  });

  test('comes to an end in a folder without end, and says so', async () => {
    const { files, said } = withFiles({}, (method) =>
      method === LIST_FOLDER
        ? {
            entries: Array.from({ length: 1000 }, (_, at) => ({
              name: `${at}`,
              kind: at === 0 ? 'folder' : 'file',
            })),
          }
        : undefined,
    );
    const all = await walked(files.walk(ROOT, ROOT, USUAL));
    expect(all.length).toBeLessThan(MOST_ENTRIES + 1001);
    expect(all.filter(({ skipped }) => skipped?.startsWith('beyond the first'))).toHaveLength(1);
    expect(said).toEqual([expect.stringContaining('not looked through to its end')]);
  });
});

describe('a project file among an editor’s files', () => {
  test('is read with what it extends, packages too', async () => {
    const { files } = withFiles({
      '.articlelint.json': '{ "extends": ["./base/desk.json"], "leftovers": { "house": ["own"] } }',
      'base/desk.json': '{ "extends": "@paper/style", "leftovers": { "house": ["b"] } }',
      'node_modules/@paper/style/articlelint.json': '{ "profile": "wire", "leftovers": { "house": ["p"] } }',
    });
    const { layers, problems, usable, files: watched } = await files.readProject(ROOT, RULES);
    expect({ problems, usable }).toEqual({ problems: [], usable: true });
    expect(resolveSettings(layers).settingsFor(null)).toMatchObject({
      profile: 'wire',
      leftovers: { house: ['p', 'b', 'own'] },
    });
    expect(watched).toContain(`${ROOT}/base/desk.json`);
  });

  test.each([
    ['"../outside.json"', 'outside of this folder'],
    ['"./a/../../outside.json"', 'outside of this folder'],
    ['"./%2e%2e/outside.json"', 'no such file'],
    ['"./link.json"', 'it is a link'],
    ['"/etc/passwd"', 'begins with “./”'],
    ['"https://example.com/desk.json"', 'no addresses'],
    ['"./missing.json"', 'no such file'],
    ['"./desk.js"', 'never run'],
    ['"not-installed"', 'install the package'],
    ['"./.articlelint.json"', 'extends this file in turn'],
  ])('refuses extends %s: %s', async (name, reason) => {
    const text = `{ "profile": "pr", "extends": ${name} }`;
    const { files, asked } = withFiles({
      '.articlelint.json': text,
      'link.json': '{ "profile": "wire" }',
      'link.json@': '',
      'desk.js': '',
    });
    const { layers, problems } = await files.readProject(ROOT, RULES);
    expect(problems).toMatchObject([
      {
        rule: 'settings/extends',
        uri: `${ROOT}/.articlelint.json`,
        text,
        message: expect.stringContaining(reason),
      },
    ]);
    expect(resolveSettings(layers).settingsFor(null).profile).toBe('pr');
    expect(asked.filter((one) => one.includes('outside'))).toEqual(
      reason === 'no such file' && name.includes('outside') ? ['read /%2e%2e/outside.json'] : [],
    );
  });

  test('that is broken leaves in force what was', async () => {
    const { files } = withFiles({ '.articlelint.json': '{ "profile": ' });
    expect(await files.readProject(ROOT, RULES)).toMatchObject({
      usable: false,
      problems: expect.arrayContaining([expect.objectContaining({ rule: 'settings/syntax' })]),
    });
  });

  test('that cannot be read is no missing one', async () => {
    const { files } = withFiles({}, (method) =>
      method === READ_FILE
        ? { text: null, missing: false, why: 'its file system cannot be reached' }
        : undefined,
    );
    const { usable, problems } = await files.readProject(ROOT, RULES);
    expect(usable).toBe(false);
    expect(problems[0]?.message).toContain('cannot be reached');
  });
});
