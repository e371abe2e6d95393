/** Globs of settings: what they match, and that none of them takes long. */
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../../server/src/settings/glob.ts';

describe('globs', () => {
  it.each([
    ['*.md', 'a/b.md', true],
    ['/*.md', 'a/b.md', false],
    ['/*.md', 'b.md', true],
    ['archive', 'archive/2020/a.md', true],
    ['archive/', 'old/archive/a.md', true],
    ['a/b', 'a/b/c.md', true],
    ['./a/*.md', 'a/b.md', true],
    ['**/*.{md,txt}', 'x/.hidden/a.txt', true],
    ['a/**', 'ab/c', false],
    ['', 'a', false],
    ['**', 'a/b', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/x/y/c', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abbd', false],
    ['?.md', 'ä.md', true],
    ['[a-c]?.md', 'bx.md', true],
    ['[!a-c].md', 'b.md', false],
    ['[^a-c].md', 'x.md', true],
    ['[]].md', '].md', true],
    ['[a.md', '[a.md', true],
    ['\\*.md', '*.md', true],
    ['\\*.md', 'a.md', false],
    ['{news,opinion/{east,west}}/*.md', 'opinion/west/a.md', true],
    ['{news,opinion/{east,west}}/*.md', 'opinion/a.md', false],
    ['{a}.md', '{a}.md', true],
    ['a{b.md', 'a{b.md', true],
    ['a{,b}.md', 'a.md', true],
    // What other programs read as groups that repeat are signs.
    ['+(a).md', '+(a).md', true],
    ['+(a).md', 'aa.md', false],
    ['plan (2).md', 'plan (2).md', true],
  ])('%s on %s: %s', (glob, path, matches) => {
    expect(globMatcher([glob])(path)).toBe(matches);
  });

  it('match what picomatch matches', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '[^a]', '{a,b*}', '{a,{b,.}}'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => parts.join(''))
      // Two stars within a name, and names of dots alone, are read in more than one way.
      .filter((text) => !text.includes('**') && !/^[.*]+$/.test(text.replace(/[{},]/g, '')));
    const glob = fc
      .array(fc.oneof({ weight: 3, arbitrary: name }, { weight: 1, arbitrary: fc.constant('**') }), {
        minLength: 2,
        maxLength: 5,
      })
      .map((names) => names.join('/'))
      // Whether `a*/**` stands for a file `ab` as well is of no weight, and read in more than one way.
      .filter((text) => !text.endsWith('/**'));
    const word = fc.stringMatching(/^[ab.]{1,4}$/).filter((text) => !/^\.+$/.test(text));
    const path = fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(glob, path, (pattern, file) => {
        const theirs = picomatch([pattern, `${pattern}/**`], { dot: true });
        expect(globMatcher([pattern])(file)).toBe(theirs(file));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['stars in a name', `${'a*'.repeat(40)}b`, 'a'.repeat(250)],
    ['a group that repeats', '+(a*)b', 'a'.repeat(250)],
    ['groups within groups', '*(*(*(*(a|aa))))b', 'a'.repeat(250)],
    ['folders', `${'**/a/'.repeat(40)}b`, `${'a/'.repeat(1000)}c`],
    ['braces', `${'{a*,aa*}'.repeat(12)}b`, 'a'.repeat(250)],
    ['open braces', '{'.repeat(2000), 'a'],
  ])('%s end soon', { timeout: 10_000 }, (_, glob, path) => {
    expect(globMatcher([glob])(path)).toBe(false);
  });
});
