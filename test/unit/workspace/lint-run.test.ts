import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { MemoryIndex } from '../../../server/src/passages/memory-index.ts';
import { DraftLinter, findingsOf } from '../../../server/src/workspace/lint-draft.ts';
import { lintDrafts } from '../../../server/src/workspace/lint-run.ts';
import { ResultCache } from '../../../server/src/workspace/result-cache.ts';
import { folderOf } from './folder.ts';

const SHARED =
  'The council put off its vote on the budget until June, after members said they needed more time to read the 300-page draft that the finance office sent them on Friday evening, and after residents asked for another hearing before the summer break, Mayor Ann Lee said on Tuesday. The plan will fail, critics say.';
const FILES = {
  'a.txt': `Council delays vote\n\n${SHARED}\n\nIt is widely believed that the plan is dead.\n`,
  'b.md': `# Vote put off\n\nA first paragraph of its own, with a little text in it, Lee said.\n\n${SHARED}\n`,
  'directive.txt': `[[article-lint-disable-file duplicate]]\n\nBudget\n\n${SHARED}\n`,
  'unused.txt': `Budget waits\n\n${SHARED} [[article-lint-disable-line leftover]]\n`,
  'leftover.txt': `Budget late\n\n${SHARED}\n\nRelated stories\n\nRead more: Five things to know\n\nSign up for our newsletter\n\nShare this article on Facebook\n`,
  'own.txt': 'Something else\n\nThe river rose two metres in a night, the water board said.\n',
};

function project() {
  const folder = folderOf(FILES);
  const drafts = Object.keys(FILES).map((name) => ({
    path: join(folder, name),
    text: null,
    settings: DEFAULT_SETTINGS,
  }));
  return { folder, drafts };
}

describe('a run over drafts that share passages', () => {
  it('finds what a full lint finds that knows the other drafts', async () => {
    const { drafts } = project();
    const outcomes = await lintDrafts(drafts, { jobs: 1, program: null, cache: null });
    const linter = new DraftLinter();
    const index = new MemoryIndex();
    for (const draft of drafts) {
      const { print } = linter.lint(draft, { hash: false, print: true });
      if (print !== null) index.add(draft.path, print);
    }
    const whole = drafts.map((draft) =>
      findingsOf(linter.lint({ ...draft, elsewhere: index.find(draft.path) }, { hash: false, print: false })),
    );
    expect(outcomes.map(findingsOf)).toEqual(whole);
    const crossing = whole.map((findings) => findings.some(({ rule }) => rule === 'duplicate/cross-draft'));
    expect(crossing).toEqual([true, true, false, true, true, false]);
    expect(whole[4]?.some(({ rule }) => rule.startsWith('leftover/'))).toBe(true);
    outcomes.forEach(({ counts }, at) => {
      expect(counts.information).toBe(whole[at]?.filter(({ severity }) => severity === 'information').length);
    });
  });

  it('gives the same again from the cache', async () => {
    const { drafts, folder } = project();
    const run = () => {
      const cache = new ResultCache({ root: folder, program: '1', folder: join(folder, 'kept') });
      return lintDrafts(drafts, { jobs: 1, program: null, cache });
    };
    const first = await run();
    expect((await run()).map(findingsOf)).toEqual(first.map(findingsOf));
    expect(readdirSync(join(folder, 'kept'))).toHaveLength(1);
  });

  it('reads only a draft that has changed, and still finds what it shares with all others', async () => {
    const { drafts, folder } = project();
    const places = { root: folder, program: '1', folder: join(folder, 'kept') };
    const run = async () => {
      const linted: number[] = [];
      const cache = new ResultCache(places);
      const outcomes = await lintDrafts(drafts, {
        jobs: 1,
        program: null,
        cache,
        onProgress: (done) => linted.push(done),
      });
      return { outcomes, linted };
    };
    const minutesAgo = Date.now() / 1000 - 600;
    expect((await run()).linted).toHaveLength(drafts.length);
    writeFileSync(join(folder, 'own.txt'), `Council delays vote again\n\n${SHARED}\n`);
    utimesSync(join(folder, 'own.txt'), minutesAgo, minutesAgo);
    const { outcomes, linted } = await run();
    // Progress is told of each draft that is linted before they are compared.
    expect(linted).toEqual([drafts.length]);
    const fresh = await lintDrafts(drafts, { jobs: 1, program: null, cache: null });
    expect(outcomes.map(findingsOf)).toEqual(fresh.map(findingsOf));
    const own = outcomes.at(-1);
    expect(own && findingsOf(own).some(({ rule }) => rule === 'duplicate/cross-draft')).toBe(true);
  });
});
