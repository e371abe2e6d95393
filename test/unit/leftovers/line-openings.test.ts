import { describe, expect, it } from 'vitest';
import { openingsOf } from '../../../scripts/line-openings.ts';
import {
  compileLine,
  LINE_PATTERNS,
  trialOrder,
  wordingOf,
} from '../../../server/src/leftovers/line-class.ts';
import { keyOf } from '../../../server/src/leftovers/pattern.ts';
import { scan } from '../../../server/src/leftovers/scan.ts';

describe('openings of an expression', () => {
  it.each([
    ['abcd', 'abc'],
    ['ab', 'ab'],
    ['abcd|x|yz', 'abc x yz'],
    ['(?:follow|share) us', 'fol sha'],
    ['(?:the )?end', 'end the'],
    ['a(?:b|cd)e', 'abe acd'],
    ['a?b?c', 'abc ac bc c'],
    ['x{0,2}y', 'xxy xy y'],
    ['x{2}y', 'xxy'],
    ['x+y', 'xxx xxy xy'],
    ['x*y', 'xxx xxy xy y'],
    ['x??y', 'xy y'],
    ['[ab]c', 'ac bc'],
    ['[a-c]d', 'ad bd cd'],
    ['a[a-z]d', 'a'],
    ['a\\d', 'a'],
    ['a.b', 'a'],
    ['a\\.b', 'a.b'],
    ['a\\sb', 'a b'],
    ['\\bread', 'rea'],
    ['(?!a)bcd', 'bcd'],
    ['a(?=b)cd', 'acd'],
    ['(?<!a)b', 'b'],
    ['[€$] ?\\d', '$ $  € € '],
    ['[\\]\\-x]', '- ] x'],
  ])('%s', (source, openings) => {
    expect(openingsOf(source).sort().join(' ')).toBe(openings);
  });

  it.each(['.{1,9}x', '[^a]b', '\\w+', '[a-z]{2}', '', 'a?', '(?:a|)', '[–-—]a', 'a)b'])(
    'any sign: %s',
    (source) => {
      expect(openingsOf(source)).toContain('');
    },
  );
});

describe('lines that are tried against the patterns of their opening', () => {
  const ordered = trialOrder(LINE_PATTERNS).map((of) => ({ of, test: compileLine(of) }));
  const starts = ['', 'the ', 'a ', '- ', '“', '(', '1 ', 'É'];
  const lines = LINE_PATTERNS.flatMap(({ yes, no }) => [...yes, ...no]);

  it('get the class that they get from all patterns', () => {
    let known = 0;
    for (const line of lines) {
      for (const start of starts) {
        const reading = start + line;
        if (reading.length > 110) continue;
        const scanned = scan(reading);
        const key = keyOf(reading);
        const expected = ordered.find(
          ({ of, test }) =>
            (of.scope !== 'stamp' || scanned.digits >= 6) &&
            test.test(key) &&
            (of.confirm === undefined || of.confirm.test(reading)),
        );
        if (expected === undefined || key === '') continue;
        known++;
        const { class: of, strength } = wordingOf(reading, scanned);
        expect({ reading, of, strength }).toEqual({
          reading,
          of: expected.of.class,
          strength: expected.of.strength,
        });
      }
    }
    expect(known).toBeGreaterThan(lines.length / 2);
  });
});
