import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { DraftLinter, type DraftOutcome, findingsOf } from '../../../server/src/workspace/lint-draft.ts';
import { ResultCache } from '../../../server/src/workspace/result-cache.ts';
import { folderOf } from './folder.ts';

const VAGUE = 'Plan for the plant\n\nThe plan will fail, critics say. The council votes in June.\n';
const MINUTES_AGO = Date.now() / 1000 - 600;

function project() {
  const folder = folderOf({
    'a.txt': VAGUE,
    'b.txt': 'Council meets\n\nThe council meets in June, Ann Lee said.\n',
  });
  const drafts = ['a.txt', 'b.txt'].map((name) => ({
    path: join(folder, name),
    text: null,
    settings: DEFAULT_SETTINGS,
  }));
  const open = (program = '1') => new ResultCache({ root: folder, program, folder: join(folder, 'kept') });
  const lint = (): DraftOutcome[] =>
    drafts.map((draft) => new DraftLinter().lint(draft, { hash: true, print: true }));
  const fill = () => {
    const cache = open();
    cache.lookUp(drafts);
    const outcomes = lint();
    const print = (path: string) => outcomes.find((outcome) => outcome.path === path)?.print ?? null;
    cache.keep(drafts, outcomes, outcomes, print);
    return outcomes;
  };
  return { folder, drafts, open, fill };
}

describe('the cache of results', () => {
  it('gives back what was kept, prints included', () => {
    const { drafts, open, fill } = project();
    const outcomes = fill();
    const cache = open();
    const known = cache.lookUp(drafts);
    expect(known.map((result) => result && findingsOf(result.own))).toEqual(outcomes.map(findingsOf));
    expect(known.map((result) => result?.own.counts)).toEqual(outcomes.map(({ counts }) => counts));
    expect(known.map((result) => Buffer.from(result?.print()?.bytes ?? []))).toEqual(
      outcomes.map(({ print }) => Buffer.from(print?.bytes ?? [])),
    );
    expect(cache.isLastRun()).toBe(true);
  });

  it('takes a draft that nobody may look at for one that is not known', () => {
    const { drafts, open, fill } = project();
    fill();
    // No system takes such a name: looking at it fails with another error than that nothing is there.
    const hidden = { ...drafts[0], path: 'a'.repeat(5000), text: null, settings: DEFAULT_SETTINGS };
    expect(
      open()
        .lookUp([...drafts, hidden])
        .map((result) => result === null),
    ).toEqual([false, false, true]);
  });

  it('knows a draft whose time stamp alone has changed, and none whose content has', () => {
    const { drafts, open, fill, folder } = project();
    fill();
    utimesSync(join(folder, 'a.txt'), MINUTES_AGO, MINUTES_AGO);
    expect(open().lookUp(drafts)[0]).not.toBeNull();
    // Same size, same modification time: only the content tells.
    writeFileSync(join(folder, 'a.txt'), VAGUE.replace('June', 'July'));
    utimesSync(join(folder, 'a.txt'), MINUTES_AGO, MINUTES_AGO);
    const cache = open();
    expect(cache.lookUp(drafts).map((result) => result === null)).toEqual([true, false]);
    expect(cache.isLastRun()).toBe(false);
  });

  it('knows nothing under other settings, for another program, or of text at hand', () => {
    const { drafts, open, fill } = project();
    fill();
    const other = drafts.map((draft) => ({
      ...draft,
      settings: { ...DEFAULT_SETTINGS, profile: 'wire' as const },
    }));
    expect(open().lookUp(other)).toEqual([null, null]);
    expect(open('2').lookUp(drafts)).toEqual([null, null]);
    expect(open().lookUp(drafts.map((draft) => ({ ...draft, text: VAGUE })))).toEqual([null, null]);
  });

  it('is not the last run for fewer, more or reordered drafts', () => {
    const { drafts, open, fill } = project();
    fill();
    for (const others of [drafts.slice(0, 1), [...drafts].reverse()]) {
      const cache = open();
      expect(cache.lookUp(others)).not.toContain(null);
      expect(cache.isLastRun()).toBe(false);
    }
  });

  it('keeps results of drafts that a later run does not reach', () => {
    const { drafts, open, fill } = project();
    const outcomes = fill();
    const cache = open();
    const [first] = drafts;
    const [own] = outcomes;
    if (first === undefined || own === undefined) throw new Error('two drafts were made');
    cache.lookUp([first]);
    cache.keep([first], [own], [own], () => null);
    const known = open().lookUp(drafts);
    expect(known).not.toContain(null);
    expect(known[1]?.print()?.bytes.length).toBe(outcomes[1]?.print?.bytes.length);
  });

  it.each([
    ['an entry that is none', '{"run":"","entries":[null]}'],
    ['an entry of another build', '{"run":"","entries":[{"path":"a.txt","own":{}}]}'],
    ['entries of an object’s own inheritance', '{"run":"","entries":[{"__proto__":{"path":"a.txt"}}]}'],
    ['entries that are no list', '{"run":"","entries":{"length":1}}'],
    ['no run', '{"entries":[]}'],
  ])('counts a file with %s as none', (_, index) => {
    const { drafts, open, fill, folder } = project();
    fill();
    const file = join(folder, 'kept', readdirSync(join(folder, 'kept'))[0] ?? '');
    const bytes = readFileSync(file);
    const length = bytes.indexOf('{');
    // Behind the mark stands the length of the index, then that of the findings.
    bytes.writeUInt32LE(Buffer.byteLength(index), length - 8);
    bytes.writeUInt32LE(0, length - 4);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, length), Buffer.from(index)]));
    expect(open().lookUp(drafts)).toEqual([null, null]);
    expect(open().isLastRun()).toBe(false);
  });

  it('counts a file with any byte changed as none, or its prints alone', () => {
    const { drafts, open, fill, folder } = project();
    const outcomes = fill();
    const file = join(folder, 'kept', readdirSync(join(folder, 'kept'))[0] ?? '');
    const bytes = readFileSync(file);
    let known = 0;
    for (let at = 0; at < bytes.length; at += 11) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      writeFileSync(file, damaged);
      open()
        .lookUp(drafts)
        .forEach((result, draft) => {
          if (result === null) return;
          known++;
          expect(findingsOf(result.own)).toEqual(outcomes.slice(draft, draft + 1).flatMap(findingsOf));
          expect(result.print(), `byte ${at}`).toBeNull();
        });
    }
    expect(known).toBeGreaterThan(0);
  });

  it('counts a file cut off at any byte, or scribbled on, as none', () => {
    const { drafts, open, fill, folder } = project();
    fill();
    const file = join(folder, 'kept', readdirSync(join(folder, 'kept'))[0] ?? '');
    const bytes = readFileSync(file);
    expect(statSync(file).mode & 0o077).toBe(0);
    for (let length = 0; length < bytes.length; length += 37) {
      writeFileSync(file, bytes.subarray(0, length));
      for (const result of open().lookUp(drafts)) {
        if (result === null) continue;
        // Cut off within the prints: findings are whole, prints are missing.
        expect(() => findingsOf(result.own)).not.toThrow();
        result.print();
      }
    }
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(bytes.length - 12, '{')]));
    expect(open().lookUp(drafts)).toEqual([null, null]);
  });
});
