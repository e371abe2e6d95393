import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../../server/src/article/model.ts';
import { readArticle } from '../../../server/src/article/read.ts';
import { createLinter } from '../../../server/src/lint/engine.ts';
import type { Finding } from '../../../server/src/lint/finding.ts';
import { applyEdits, fixDraft } from '../../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../../server/src/lint/settings.ts';
import { printOf } from '../../../server/src/passages/draft-print.ts';
import { MemoryIndex } from '../../../server/src/passages/memory-index.ts';
import { readPassages } from '../../../server/src/passages/passage-map.ts';
import { DUPLICATE_RULES } from '../../../server/src/rules/duplicate/all.ts';
import { readMarked, showMarked } from './harness.ts';

const linter = createLinter(DUPLICATE_RULES);

function lint(
  text: string,
  format: Format = 'text',
  settings: LintSettings = DEFAULT_SETTINGS,
): readonly Finding[] {
  const result = linter.lint({ text, format, settings });
  expect(result.failures).toEqual([]);
  return result.findings;
}

/** The draft with marks around all findings but hints, and the rules that made them. */
function shown(text: string, format: Format = 'text'): { marked: string; rules: string[] } {
  const loud = lint(text, format).filter(({ severity }) => severity !== 'hint');
  return { marked: showMarked(text, loud), rules: loud.map(({ rule }) => rule.replace('duplicate/', '')) };
}

const ONE = 'The council has put off its vote on the new water rates until June, the clerk said on Monday.';
const TWO =
  'Two engineers had warned that the figures of the utility were out of date. Neither was asked to speak.';
const THREE =
  'Traffic on the harbor bridge was light after it opened, and no ship had to wait for more than an hour.';

describe('what stands twice', () => {
  it('names the hour whole when two versions differ in it', () => {
    const first =
      'The fire broke out at 3 a.m. on Tuesday in the mill on Canal Street and spread to two sheds, the fire service said.';
    const findings = lint(`Mill\n\n${first}\n\n${ONE}\n\n${first.replace('3 a.m.', '4 a.m.')}`);
    expect(findings.map(({ message }) => message).join()).toContain('“3 a.m.” … “4 a.m.”');
  });

  it.each<[string, string, string[]]>([
    [
      'a paragraph three times in a row, as one finding',
      `Vote\n\n${ONE}\n\n⟦${ONE}\n\n${ONE}⟧\n\n${TWO}`,
      ['paragraph'],
    ],
    [
      'two paragraphs that were copied together',
      `Vote\n\n${ONE}\n\n${TWO}\n\n${THREE}\n\n⟦${ONE}\n\n${TWO}⟧`,
      ['paragraph'],
    ],
    [
      'a list that was copied with its paragraph',
      `Vote\n\n${ONE}\n- The pool\n- The mill\n\n${THREE}\n\n⟦${ONE}\n- The pool\n- The mill⟧\n\n${TWO}`,
      ['paragraph'],
    ],
    [
      'an update that was left in, with short lines that were copied along',
      `Vote\n\n${ONE.replace('June', 'June 12')}\n- The pool\n- The mill\n\n${THREE}\n\n⟦${ONE.replace('June', 'June 14')}\n- The pool\n- The mill⟧\n\n${TWO}`,
      ['two-versions'],
    ],
    ['other case and quotation marks', `Vote\n\n${TWO}\n\n${ONE}\n\n⟦${TWO.toUpperCase()}⟧`, ['paragraph']],
    [
      'a line that was doubled and cut, above the lede',
      `⟦The council has put off its vote on the new⟦The council has put off its vote on the new⟧\n\nCouncil Delays Vote\n\n${ONE}`.replace(
        'new⟦The',
        'newThe',
      ),
      ['teaser', 'self-repeat'],
    ],
  ])('finds %s', (_, draft, rules) => {
    if (rules.length > 1) {
      const text = draft.replaceAll(/[⟦⟧]/g, '');
      expect(shown(text).rules).toEqual(rules);
      return;
    }
    const { text } = readMarked(draft);
    expect(shown(text)).toEqual({ marked: draft, rules });
  });

  it.each([
    ['captions that equal each other', `# Bridge\n\n${THREE}\n\n![](a.jpg)\n\n${ONE}`],
    [
      'an editor’s note at the head and the end',
      `# Vote\n\nCorrection: an earlier version of this story gave the wrong date for the vote.\n\n${ONE}\n\nCorrection: an earlier version of this story gave the wrong date for the vote.`,
    ],
    [
      'a pull quote',
      `# Vote\n\n${ONE} “We will not vote on figures that nobody in this room can explain,” she said.\n\n> We will not vote on figures that nobody in this room can explain\n\n${TWO}`,
    ],
    [
      'key points',
      `# Vote\n\n## Key points\n\n- The council has put off its vote on the new water rates until June\n\n${ONE}\n\n${TWO}`,
    ],
    [
      'rows of a table',
      '# Vote\n\n| Place | Open | To |\n|---|---|---|\n| The old school hall on the square | seven in the morning | eight at night |\n| The old school hall on the square | seven in the morning | eight at night |',
    ],
    ['code', `# Code\n\n\`\`\`\n${ONE}\n${ONE}\n\`\`\`\n\n${TWO}`],
    [
      'a refrain',
      `# Speech\n\n${ONE} That is not the city that we were promised by them.\n\n${TWO} That is not the city that we were promised by them.\n\n${THREE} That is not the city that we were promised by them.`,
    ],
  ])('is silent on %s', (_, text) => {
    expect(shown(text, 'markdown')).toEqual({ marked: text, rules: [] });
  });

  it('leaves registered background alone', () => {
    const text = `Vote\n\n${ONE}\n\n${TWO}\n\n${ONE}`;
    expect(lint(text)).toHaveLength(1);
    expect(lint(text, 'text', { ...DEFAULT_SETTINGS, duplicates: { background: [ONE] } })).toEqual([]);
  });

  it('says which figures differ between two versions', () => {
    const text = `Fire\n\nAt least 12 people died in the fire on Harbor Street on Friday night, the fire chief said, and the search goes on.\n\n${TWO}\n\nAt least 14 people died in the fire on Harbor Street on Saturday night, the fire chief said, and the search goes on.`;
    const [finding] = lint(text);
    expect(finding?.message).toBe(
      'Which is right? “12 people” … “14 people”, “Friday” … “Saturday”. Two versions of one text are left in: keep the right one.',
    );
    expect(finding?.severity).toBe('warning');
    expect(finding?.fixes.map(({ safety }) => safety)).toEqual(['suggested', 'suggested', 'suggested']);
  });

  it('points from each copy to the other', () => {
    const text = `Vote\n\n${ONE}\n\n${TWO}\n\n${ONE}`;
    const [finding] = lint(text);
    expect(text.slice(finding?.start, finding?.end)).toBe(ONE);
    expect(finding?.related.map(({ start, end }) => [start, end])).toEqual([[6, 6 + ONE.length]]);
  });
});

describe('fixes', () => {
  it.each<[string, Format, string, string]>([
    [
      'a paragraph in the middle',
      'text',
      `A b c\n\n${ONE}\n\n${ONE}\n\n${TWO}\n`,
      `A b c\n\n${ONE}\n\n${TWO}\n`,
    ],
    [
      'a last paragraph without a line end',
      'text',
      `A b c\n\n${ONE}\n\n${TWO}\n\n${ONE}`,
      `A b c\n\n${ONE}\n\n${TWO}`,
    ],
    [
      'a last paragraph with a line end',
      'text',
      `A b c\n\n${ONE}\n\n${TWO}\n\n${ONE}\n`,
      `A b c\n\n${ONE}\n\n${TWO}\n`,
    ],
    [
      'Windows line ends',
      'text',
      `A b c\r\n\r\n${ONE}\r\n\r\n${ONE}\r\n\r\n${TWO}\r\n`,
      `A b c\r\n\r\n${ONE}\r\n\r\n${TWO}\r\n`,
    ],
    [
      'a glued sentence whose copy has the full stop',
      'text',
      `A b c\n\n${ONE.slice(0, -1)}${ONE}\n\n${TWO}`,
      `A b c\n\n${ONE}\n\n${TWO}`,
    ],
    [
      'an item of a list',
      'markdown',
      `# A b c\n\n- ${ONE}\n- ${THREE}\n- ${ONE}\n\n${TWO}\n`,
      `# A b c\n\n- ${ONE}\n- ${THREE}\n\n${TWO}\n`,
    ],
    [
      'an element',
      'html',
      `<h1>A b c</h1>\n<p>${ONE}</p>\n<p class="x">${ONE}</p>\n<p>${TWO}</p>\n`,
      `<h1>A b c</h1>\n<p>${ONE}</p>\n<p>${TWO}</p>\n`,
    ],
  ])('take out %s', (_, format, text, expected) => {
    const fixed = fixDraft({ text, format, settings: DEFAULT_SETTINGS }, linter);
    expect(fixed.text).toBe(expected);
  });

  it.each<[string, Format, string]>([
    ['a source note goes with the copy', 'text', `A b c\n\n${ONE}\n\n${TWO}\n\n${ONE} [[source: the clerk]]`],
    ['a quotation would be cut', 'text', `A b c\n\n“${TWO.slice(0, -1)}${TWO}” she said, and left.`],
    [
      'numbers differ',
      'text',
      `A b c\n\n${ONE.replace('June', 'June 12')}\n\n${TWO}\n\n${ONE.replace('June', 'June 14')}`,
    ],
  ])('are not safe where %s', (_, format, text) => {
    expect(lint(text, format)).not.toEqual([]);
    expect(fixDraft({ text, format, settings: DEFAULT_SETTINGS }, linter).text).toBe(text);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('keep both copies when told so, in a draft with %s', (_, end) => {
    const text = `Vote\n\n${ONE}\n\n${TWO}\n\n${ONE}\n`.replaceAll('\n', end);
    const [finding] = lint(text);
    const keep = finding?.fixes.find(({ title }) => title === 'Keep both');
    const kept = applyEdits(text, keep?.edits ?? []);
    // On a line of its own, above the copy that is flagged.
    expect(kept.split(end)).toEqual([
      ...['Vote', '', ONE, '', TWO, ''],
      ...['[[article-lint-disable-next-line duplicate/paragraph]]', ONE, ''],
    ]);
    expect(lint(kept)).toEqual([]);
  });
});

describe('passages of other drafts', () => {
  const passage = `${ONE} ${TWO} ${THREE}`;
  const other = printOf(readArticle(`Port report\n\n${passage}\n\nIt goes on.`, 'text'));
  const index = new MemoryIndex();
  index.add('other.txt', other);
  const lintWith = (text: string, settings = DEFAULT_SETTINGS) =>
    linter.lint({ text, format: 'text', settings, elsewhere: index.find(printOf(readArticle(text, 'text'))) })
      .findings;

  it('are named with their place', () => {
    const [finding, ...others] = lintWith(`This draft\n\n${passage}`);
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('duplicate/cross-draft');
    expect(finding?.message).toContain('Near copy of “other.txt”');
    expect(finding?.related.map(({ path, start }) => [path, start])).toEqual([['other.txt', 13]]);
  });

  it('are kept by a directive, which is not called idle when the draft is linted alone', () => {
    const text = `This draft\n\n${passage}`;
    const [finding] = lintWith(text);
    const keep = finding?.fixes.find(({ title }) => title.startsWith('Keep'));
    const kept = applyEdits(text, keep?.edits ?? []);
    expect(lintWith(kept)).toEqual([]);
    expect(lint(kept)).toEqual([]);
  });

  it('are silent when they are registered background', () => {
    expect(
      lintWith(`This draft\n\n${passage}`, { ...DEFAULT_SETTINGS, duplicates: { background: [passage] } }),
    ).toEqual([]);
  });
});

describe('what is said of a pair of drafts', () => {
  /** Sentences that no other number makes. */
  const prose = (seed: number, sentences: number): string =>
    Array.from(
      { length: sentences },
      (_, at) =>
        `The harbor${seed}x${at} office${seed}y${at} counted vessel${seed}z${at} before dawn${seed}u${at}, and nobody asked shed${seed}v${at}.`,
    ).join(' ');
  const said = (text: string, other: string, background: readonly string[] = []) => {
    const index = new MemoryIndex();
    index.add('other.txt', printOf(readArticle(other, 'text')));
    const elsewhere = index.find(printOf(readArticle(text, 'text')));
    const settings = { ...DEFAULT_SETTINGS, duplicates: { background } };
    return linter
      .lint({ text, format: 'text', settings, elsewhere })
      .findings.filter(({ rule }) => rule === 'duplicate/cross-draft');
  };
  const shared = prose(1, 6);

  it.each([
    ['seven tenths of the shorter one', 2.6, true],
    ['half of it', 6, false],
  ])('a near copy is one that holds %s', (_, others, isCopy) => {
    const own = Math.round(others);
    const [finding, ...more] = said(
      `One\n\n${shared}\n\n${prose(2, own)}`,
      `Two\n\n${prose(3, own)}\n\n${shared}`,
    );
    expect(more).toEqual([]);
    expect(finding?.message.includes('Near copy')).toBe(isCopy);
    expect(finding?.message).toMatch(isCopy ? /6\d % of this draft/ : /(?:49|50) % of this draft/);
  });

  it('passages that follow each other in both are one finding, others are one each', () => {
    const [a, b] = [prose(4, 5), prose(5, 5)];
    const rest = (seed: number) => prose(seed, 14);
    const together = said(
      `One\n\n${rest(6)}\n\n${a}\n\nA word between.\n\n${b}`,
      `Two\n\n${a}\n\nSomething else.\n\n${b}\n\n${rest(7)}`,
    );
    expect(together).toHaveLength(1);
    expect(together[0]?.related).toHaveLength(1);
    const apart = said(
      `One\n\n${a}\n\n${rest(6)}\n\n${b}`,
      `Two\n\n${b}\n\n${rest(7)}\n\n${a}\n\n${rest(8)}`,
    );
    expect(apart).toHaveLength(2);
  });

  it('standing background makes no near copy, and does not count in the share', () => {
    const background = prose(9, 8);
    const [one, two] = [
      `One\n\n${background}\n\n${shared}\n\n${prose(10, 2)}`,
      `Two\n\n${background}\n\n${shared}\n\n${prose(11, 2)}`,
    ];
    expect(said(one, two)[0]?.message).toContain('Near copy');
    const [finding, ...more] = said(one, two, [background]);
    expect(more).toEqual([]);
    expect(finding?.message).not.toContain('Near copy');
    expect(said(one.replace(shared, ''), two, [background])).toEqual([]);
  });
});

describe('a second copy', () => {
  it.each([
    ['a bracket that stays open', `${ONE.slice(0, -1)} (${ONE.slice(0, -1)})`, 'suggested'],
    [
      'whole brackets',
      `The (old) clerk put off the vote until June. The (old) clerk put off the vote until June.`,
      'safe',
    ],
    [
      'a sign of the first',
      'The share of the voters rose from 40 to 50 % The share of the voters rose from 40 to 50',
      'safe',
    ],
  ])('with %s', (_, text, safety) => {
    const fix = lint(text)[0]?.fixes[0];
    expect(fix?.title).toBe('Delete the second copy');
    expect(fix?.safety).toBe(safety);
  });

  it('leaves the sign that belongs to the first', () => {
    const text = 'The share of the voters rose from 40 to 50 % The share of the voters rose from 40 to 50';
    expect(applyEdits(text, lint(text)[0]?.fixes[0]?.edits ?? [])).toBe(
      'The share of the voters rose from 40 to 50 %',
    );
  });
});

describe('laws', () => {
  const parts = [
    ONE,
    TWO,
    THREE,
    ONE.replace('June', 'May'),
    'What is new',
    'Share',
    `${ONE} ${TWO}`,
    TWO + TWO,
    '',
    '- The pool',
    '“We do not know,” she said.',
  ];
  const draft = fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 9 })
    .map((lines) => lines.join('\n\n'));

  it('the same findings after an edit as afresh', () => {
    fc.assert(
      fc.property(draft, draft, fc.nat(), (before, insert, seed) => {
        const at = seed % (before.length + 1);
        const after = before.slice(0, at) + insert + before.slice(at);
        const first = linter.lint({ text: before, format: 'text' });
        const edited = linter.lint({ text: after, format: 'text' }, first);
        const fresh = createLinter(DUPLICATE_RULES).lint({ text: after, format: 'text' });
        expect(edited.findings).toEqual(fresh.findings);
      }),
      { numRuns: 150 },
    );
  });

  it('safe fixes come to rest, and every word of the draft is still there', () => {
    const vocabulary = (text: string) => [...new Set(text.toLowerCase().match(/[a-z]+/g) ?? [])].sort();
    fc.assert(
      fc.property(draft, (text) => {
        const spaced = (value: string) => value.replace(/([a-z.])(?=[A-Z])/g, '$1 ');
        const fixed = fixDraft({ text, format: 'text', settings: DEFAULT_SETTINGS }, linter);
        expect(fixed.rounds).toBeLessThan(10);
        expect(vocabulary(spaced(fixed.text))).toEqual(vocabulary(spaced(text)));
        expect(fixDraft({ text: fixed.text, format: 'text', settings: DEFAULT_SETTINGS }, linter).text).toBe(
          fixed.text,
        );
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, string]>([
    ['equal lines', `${ONE}\n`.repeat(20_000)],
    ['two lines in turn', `${ONE}\n${THREE}\n`.repeat(10_000)],
    ['lines that differ in a number', Array.from({ length: 20_000 }, (_, at) => `${ONE} ${at}`).join('\n')],
    ['one line that goes on and on', `${ONE} `.repeat(10_000)],
    ['one word', 'word '.repeat(100_000)],
    ['a glued word', 'NewsFlash'.repeat(20_000)],
  ])('a bounded number of findings on %s', (_, text) => {
    const article = readArticle(text, 'text');
    expect(readPassages(article, DEFAULT_SETTINGS).repeats.length).toBeLessThan(500);
  });
});

const SEED = new URL('../../../../shared/seeds/000_cbaeb8d34c20a565.txt', import.meta.url);

describe('the seed draft', () => {
  if (!existsSync(SEED)) {
    it('is not here: ../shared is missing', () => console.log('skipped: ../shared/seeds is not there'));
    return;
  }
  const seed = readFileSync(SEED, 'utf8');
  const [line = ''] = seed.split('\n');
  const copy = line.slice(168);
  const body = seed.indexOf('Market Opportunity');

  it('has its first line doubled and cut from the lede', () => {
    expect(line).toBe(copy + copy);
    const head = lint(seed).filter(({ start }) => start < line.length);
    expect(head.map(({ rule, start, end }) => [rule, start, end])).toEqual([
      ['duplicate/teaser', 0, 336],
      ['duplicate/self-repeat', 168, 336],
    ]);
  });

  it('has nothing else twice in the story', () => {
    expect(lint(seed).filter(({ start, end }) => end > line.length && start < body)).toEqual([]);
  });

  it('still has a teaser when the second copy on line 1 is gone', () => {
    const once = seed.replace(copy + copy, copy);
    expect(lint(once)[0]).toMatchObject({ rule: 'duplicate/teaser', start: 0, end: 168 });
  });

  it('loses its first line, and not a sign of the story, by the safe fixes', () => {
    const story = seed.slice(line.length + 2, body);
    const fixed = fixDraft({ text: seed.slice(0, body), format: 'text', settings: DEFAULT_SETTINGS }, linter);
    expect(fixed.text).toBe(story);
  });
});

describe('fixes in drafts with other line ends', () => {
  const glued = `Vote\n\n${TWO}${TWO}\n\n${THREE}\n`;
  const repeated = `Vote\n\n${ONE}\n\n${TWO}\n\n${ONE}\n\n${THREE}\n`;

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF', '\n'],
  ])('use %s for what they put in, and leave the same text as elsewhere', (_, lineEnd) => {
    for (const draft of [glued, repeated]) {
      for (const format of ['text', 'markdown'] as const) {
        const text = draft.replaceAll('\n', lineEnd);
        const [finding] = lint(text, format);
        const [known] = lint(draft, format);
        const titles = finding?.fixes.map(({ title }) => title) ?? [];
        expect(titles).toContain('Keep both');
        expect(titles).toEqual(known?.fixes.map(({ title }) => title));
        finding?.fixes.forEach(({ edits }, at) => {
          const elsewhere = applyEdits(draft, known?.fixes[at]?.edits ?? []);
          expect(applyEdits(text, edits)).toBe(elsewhere.replaceAll('\n', lineEnd));
        });
      }
    }
  });
});
