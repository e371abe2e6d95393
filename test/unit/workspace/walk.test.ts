import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftNames } from '../../../server/src/workspace/draft-names.ts';
import { type Walked, walk } from '../../../server/src/workspace/walk.ts';
import { folderOf } from './folder.ts';

const usual = draftNames({ include: null, exclude: [] });
const walkAll = (folder: string): Walked[] => [...walk(folder, folder, usual)];
const draftsIn = (folder: string, from = folder) =>
  [...walk(from, folder, usual)].flatMap((walked) =>
    walked.draft ? [walked.path.slice(folder.length + 1)] : [],
  );

describe('the walk over a folder', () => {
  it('gives drafts sorted by path, and the reason for each file passed over', () => {
    const folder = folderOf({ 'b.md': '', 'a/z.txt': '', 'README.md': '', 'dist/x.html': '', 'c.json': '' });
    expect(
      walkAll(folder).map((walked) => [
        walked.path.slice(folder.length + 1),
        walked.draft || ('skipped' in walked && walked.skipped),
      ]),
    ).toEqual([
      ['README.md', 'README, LICENSE and the like'],
      ['a/z.txt', true],
      ['b.md', true],
      ['c.json', 'not a draft by its name'],
      ['dist', 'build output and packages'],
    ]);
  });

  it('takes a file that is named, whatever its name', () => {
    const folder = folderOf({ 'README.md': '', 'dist/a.html': '', x: '' });
    for (const path of ['README.md', 'dist/a.html', 'x']) {
      expect([...walk(join(folder, path), folder, usual)]).toEqual([
        { path: join(folder, path), draft: true },
      ]);
    }
    expect(draftsIn(folder, join(folder, 'dist'))).toEqual(['dist/a.html']);
  });

  it('honours .gitignore files, nested ones and those above, as git does', () => {
    const folder = folderOf({
      '.git/HEAD': '',
      '.gitignore': '*.txt\n/old/\n!keep.txt\n',
      'a.txt': '',
      'keep.txt': '',
      'old/a.md': '',
      'news/.gitignore': '!b.txt\n/draft.md\n',
      'news/b.txt': '',
      'news/draft.md': '',
      'news/deep/draft.md': '',
      'news/old/a.md': '',
    });
    expect(draftsIn(folder)).toEqual(['keep.txt', 'news/b.txt', 'news/deep/draft.md', 'news/old/a.md']);
    // Begun further down, the files above still hold.
    expect(draftsIn(folder, join(folder, 'news'))).toEqual([
      'news/b.txt',
      'news/deep/draft.md',
      'news/old/a.md',
    ]);
  });

  it('does not look above a folder that is in no repository', () => {
    const folder = folderOf({ '.gitignore': '*.md\n', 'in/a.md': '' });
    expect(draftsIn(folder, join(folder, 'in'))).toEqual(['in/a.md']);
  });

  it('follows no links, circles and broken ones included', () => {
    const folder = folderOf({ 'a/b.md': '' });
    symlinkSync(folder, join(folder, 'a', 'loop'));
    symlinkSync(join(folder, 'a'), join(folder, 'again'));
    symlinkSync(join(folder, 'a', 'b.md'), join(folder, 'link.md'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.md'));
    expect(draftsIn(folder)).toEqual(['a/b.md']);
    expect(
      walkAll(folder).filter((walked) => 'skipped' in walked && walked.skipped === 'links'),
    ).toHaveLength(2);
  });

  it('says what is not there', () => {
    const folder = folderOf({});
    expect(walkAll(join(folder, 'nowhere'))).toEqual([
      { path: join(folder, 'nowhere'), draft: false, error: expect.stringContaining('no such file') },
    ]);
  });

  it('reaches paths as they were given, without ./ and doubled slashes behind', () => {
    const folder = folderOf({ 'a.md': '' });
    mkdirSync(join(folder, 'sub'));
    const here = process.cwd();
    try {
      process.chdir(folder);
      for (const [argument, path] of [
        ['.', 'a.md'],
        ['./', 'a.md'],
        ['./a.md', 'a.md'],
        ['sub/..//', 'sub/../a.md'],
      ] as const) {
        expect(
          [...walk(argument, folder, usual)].flatMap((walked) => (walked.draft ? [walked.path] : [])),
        ).toEqual([path]);
      }
    } finally {
      process.chdir(here);
    }
  });
});
