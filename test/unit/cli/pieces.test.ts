import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, excerpt } from '../../../server/src/cli/formats/excerpt.ts';
import { unifiedDiff } from '../../../server/src/cli/unified-diff.ts';
import { nearestName } from '../../../server/src/settings/nearest-name.ts';
import { folderOf } from '../workspace/folder.ts';

describe('excerpts', () => {
  const shown = (marked: string, width = 40) => {
    const start = marked.indexOf('⟦');
    const end = marked.indexOf('⟧') - 1;
    const { line, carets, more } = excerpt(marked.replace(/[⟦⟧]/g, ''), { start, end }, width);
    return [line, `${carets.before}${carets.marks}`, more];
  };

  it.each([
    ['The plan, ⟦critics⟧ say.', 'The plan, critics say.', '          ^^^^^^^', 0],
    ['⟦One\ntwo\r\nthree⟧ four', 'One', '^^^', 2],
    ['One\n⟦⟧two', 'two', '^', 0],
    ['\n⟦⟧', '', '^', 0],
    ['a\r\n⟦b⟧\r\nc', 'b', '^', 0],
    ['a\r⟦b⟧\rc', 'b', '^', 0],
  ])('of %j', (marked, line, carets, more) => {
    expect(shown(marked)).toEqual([line, carets, more]);
  });

  it('cut long lines to the width, around the words', () => {
    const [line, carets] = shown(`${'before '.repeat(50)}⟦critics⟧${' after'.repeat(50)}`);
    expect(String(line).length).toBeLessThanOrEqual(40);
    const at = String(carets).indexOf('^');
    expect(String(line).slice(at, at + 7)).toBe('critics');
    expect(line).toMatch(/^….*…$/);
  });

  it('never cut a surrogate pair, and point at what they show', () => {
    const units = [...'ab é“', '😀', '\n', '\r\n', '东'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...units), { maxLength: 80 }),
        fc.nat(100),
        fc.nat(40),
        (signs, a, b) => {
          const text = signs.join('');
          const start = Math.min(a, text.length);
          const { line, carets } = excerpt(text, { start, end: Math.min(text.length, start + b) }, 30);
          // A half is shown only where the span itself begins within a pair.
          if (!/[\udc00-\udfff]/.test(text.charAt(start))) expect(line).not.toMatch(/\p{Cs}/u);
          expect(carets.marks).toMatch(/^\^+$/);
          expect(columns(line)).toBeLessThanOrEqual(34);
        },
      ),
      { seed: 11, numRuns: 2000 },
    );
  });
});

describe('diffs', () => {
  it('are applied by git, whatever was changed', () => {
    const folder = folderOf({});
    const file = join(folder, 'a.txt');
    const paint = (_: string, text: string) => text;
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'long line “x”'), { maxLength: 14 });
    fc.assert(
      fc.property(lines, lines, fc.boolean(), fc.boolean(), (before, after, endsA, endsB) => {
        const old = before.join('\n') + (endsA && before.length > 0 ? '\n' : '');
        const fresh = after.join('\n') + (endsB && after.length > 0 ? '\n' : '');
        const diff = unifiedDiff('a.txt', old, fresh, paint);
        expect(diff === '').toBe(old === fresh);
        if (old === fresh) return;
        writeFileSync(file, old);
        execFileSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn', '-'], {
          cwd: folder,
          input: diff,
          stdio: ['pipe', 'ignore', 'pipe'],
        });
        expect(readFileSync(file, 'utf8')).toBe(fresh);
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('the nearest name', () => {
  const NAMES = ['leftover/market-widget', 'leftover/share-bar', 'duplicate/line'];
  it.each([
    ['leftover/market-wigdet', 'leftover/market-widget'],
    ['leftover/sharebar', 'leftover/share-bar'],
    ['LEFTOVER/SHARE-BAR', 'leftover/share-bar'],
    ['duplicate/lines', 'duplicate/line'],
    ['spelling', null],
    ['', null],
  ])('of %s is %s', (written, name) => {
    expect(nearestName(written, NAMES)).toBe(name);
  });
});
