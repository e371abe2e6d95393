import { describe, expect, it } from 'vitest';
import { draftNames, whyNoDraft } from '../../../server/src/workspace/draft-names.ts';

const usual = draftNames({ include: null, exclude: [] });

describe('what is a draft by its name', () => {
  it.each([
    'plant.txt',
    'drafts/2026/plant.md',
    'a.MDX',
    'a.markdown',
    'news/index.html',
    'a.htm',
    // Stories whose names begin like furniture.
    'license-plate-readers.md',
    'history-of-the-plant.md',
    'history.md',
    'security-council-vote.md',
    'security.md',
    'support.txt',
    'changes.md',
    'news.md',
    'notice.txt',
    'yule-log.txt',
    'requirements-for-voting.txt',
    'contributing-to-floods.md',
    'agents.txt',
    'todo-list-for-congress.md',
  ])('%s is one', (path) => {
    expect(whyNoDraft(path, usual)).toBeNull();
  });

  it.each([
    ['a.json', 'not a draft by its name'],
    ['README.md', 'README, LICENSE and the like'],
    ['docs/readme.txt', 'README, LICENSE and the like'],
    ['README.de.md', 'README, LICENSE and the like'],
    ['LICENSE-MIT.txt', 'README, LICENSE and the like'],
    ['Licence.md', 'README, LICENSE and the like'],
    ['CHANGELOG.md', 'README, LICENSE and the like'],
    ['CONTRIBUTING.md', 'README, LICENSE and the like'],
    ['SECURITY.md', 'README, LICENSE and the like'],
    ['HISTORY.md', 'README, LICENSE and the like'],
    ['AGENTS.md', 'README, LICENSE and the like'],
    ['CODE_OF_CONDUCT.md', 'README, LICENSE and the like'],
    ['requirements.txt', 'machine files such as robots.txt'],
    ['requirements-dev.txt', 'machine files such as robots.txt'],
    ['dev-requirements.txt', 'machine files such as robots.txt'],
    ['robots.txt', 'machine files such as robots.txt'],
    ['CMakeLists.txt', 'machine files such as robots.txt'],
    ['build-log.txt', 'logs'],
    ['error.log.txt', 'logs'],
    ['logs/monday.txt', 'logs'],
    ['story.template.md', 'templates'],
    ['templates/story.md', 'templates'],
    ['_layouts/post.html', 'templates'],
    ['node_modules/x/a.md', 'build output and packages'],
    ['dist/index.html', 'build output and packages'],
    ['.github/a.md', 'hidden folders'],
  ])('%s is none: %s', (path, reason) => {
    expect(whyNoDraft(path, usual)).toBe(reason);
  });

  it('is what the settings say', () => {
    const names = draftNames({
      include: ['copy/**/*.story', 'README.md', 'dist/site/*.html'],
      exclude: ['copy/old'],
    });
    expect(whyNoDraft('copy/a/b.story', names)).toBeNull();
    expect(whyNoDraft('copy/old/b.story', names)).toBe('excluded by the settings');
    expect(whyNoDraft('plant.md', names)).toBe('not a draft by its name');
    // Furniture that is asked for by its name is a draft.
    expect(whyNoDraft('README.md', names)).toBeNull();
    expect(whyNoDraft('dist/site/a.html', names)).toBeNull();
    expect(whyNoDraft('a.story', names)).toBe('not a draft by its name');
  });
});
