import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { DraftThreads, isDraftThread } from '../../../server/src/workspace/draft-threads.ts';
import type { DraftOutcome } from '../../../server/src/workspace/lint-draft.ts';
import { folderOf } from './folder.ts';

/** Stands in for the bundled program: answers as it does, and dies of drafts named so. */
const STAND_IN = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ first, drafts }) => {
  const outcomes = drafts.map(({ path }) => {
    if (path.includes('throws')) throw new Error('a rule gone wild');
    if (path.includes('exits')) process.exit(3);
    return { path, format: 'text', words: 1, findings: new Uint8Array([91, 93]), counts: {}, error: null, failures: [], hash: null, print: null };
  });
  parentPort.postMessage({ first, outcomes });
});
`;

async function lintAll(paths: readonly string[], jobs: number) {
  const program = join(folderOf({ 'program.mjs': STAND_IN }), 'program.mjs');
  const threads = new DraftThreads({ jobs, program });
  const outcomes: (DraftOutcome | undefined)[] = [];
  const twice: number[] = [];
  const drafts = paths.map((path) => ({ path, text: null, settings: DEFAULT_SETTINGS }));
  await threads.lint(drafts, { hash: false, print: false }, (outcome, at) => {
    if (outcomes[at] !== undefined) twice.push(at);
    outcomes[at] = outcome;
  });
  threads.close();
  return { outcomes, twice };
}

describe('threads', () => {
  it.each([2, 3])('give back every draft in its place, with %d of them', async (jobs) => {
    const paths = Array.from({ length: 731 }, (_, at) => `draft-${at}.txt`);
    const { outcomes, twice } = await lintAll(paths, jobs);
    expect(outcomes.map((outcome) => outcome?.path)).toEqual(paths);
    expect(twice).toEqual([]);
  });

  it('lose only the drafts that bring them down', async () => {
    const paths = Array.from({ length: 450 }, (_, at) =>
      at === 3 || at === 449 ? `throws-${at}.txt` : at === 120 ? 'exits.txt' : `draft-${at}.txt`,
    );
    const { outcomes } = await lintAll(paths, 2);
    expect(outcomes.map((outcome) => outcome?.path)).toEqual(paths);
    const failed = outcomes.filter((outcome) => outcome?.error !== null);
    expect(failed.map((outcome) => outcome?.path)).toEqual(['throws-3.txt', 'exits.txt', 'throws-449.txt']);
    expect(failed[0]?.error).toContain('a rule gone wild');
  });

  it('know their own kind only', () => {
    expect(isDraftThread({ articleLint: 'lint-batches' })).toBe(true);
    for (const data of [null, undefined, 'lint-batches', {}]) expect(isDraftThread(data)).toBe(false);
  });
});
