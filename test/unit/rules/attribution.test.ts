/** What the rules of attribution do together: severities, profiles, fixes, settled claims. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../../server/src/article/model.ts';
import { createLinter } from '../../../server/src/lint/engine.ts';
import type { Finding } from '../../../server/src/lint/finding.ts';
import { applyEdits } from '../../../server/src/lint/fix.ts';
import type { Profile } from '../../../server/src/lint/settings.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../../server/src/lint/settings.ts';
import { ALL_RULES } from '../../../server/src/rules/all.ts';
import { ATTRIBUTION_RULES } from '../../../server/src/rules/attribution/all.ts';
import { learn } from './harness.ts';

const linter = createLinter(ATTRIBUTION_RULES);

function lint(
  text: string,
  settings: LintSettings = DEFAULT_SETTINGS,
  format: Format = 'text',
): readonly Finding[] {
  const result = linter.lint({ text, format, settings });
  expect(result.failures).toEqual([]);
  return result.findings;
}

function findings(text: string, settings?: LintSettings): string[] {
  return lint(text, settings).map(
    ({ rule, severity, start, end }) =>
      `${severity} ${rule.slice('attribution/'.length)}: ${text.slice(start, end)}`,
  );
}

const PLANT =
  'Plant to Close\n\nThe plant will close in May, Ana Ruiz, its director, said.\n\n“We have no choice,” Tom Okafor of the union said.\n\n';

describe('a claim', () => {
  test.each([
    [
      'nobody stands behind',
      `${PLANT}The blast killed 12 people.`,
      ['warning unattributed-claim: killed 12 people'],
    ],
    ['somebody says', `${PLANT}The blast killed 12 people, Ruiz said.`, []],
    ['has a note', `${PLANT}The blast killed 12 people. [[source: fire service, call, 3 May]]`, []],
    [
      'follows a statement',
      `${PLANT}Ruiz said the gate was open. The cuts have left the clinic in a fragile state.`,
      ['information unattributed-claim: have left the clinic in a fragile state'],
    ],
    [
      'a speaker goes on with',
      `${PLANT}Ruiz said the gate was open. She said the blast killed 12 people.`,
      [],
    ],
  ])('that %s', (_, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  test('is asked about once, by the rule that knows most', () => {
    expect(findings(`${PLANT}Critics argue that the blast killed 12 people.`)).toEqual([
      'warning vague-source: Critics argue',
    ]);
  });

  test('in another language is left alone', () => {
    const text =
      'Fabrik schließt\n\nDie Fabrik wird im Mai geschlossen, sagte die Leiterin am Montag. Kritiker sagen, dass die Explosion 12 Menschen getötet hat und der Stadtrat davon wusste.';
    expect(findings(text)).toEqual([]);
  });
});

describe('fixes', () => {
  const claim = `${PLANT}The blast killed 12 people.`;

  test('name the likeliest sources of the article, nearest first', () => {
    const titles = lint(claim)[0]?.fixes.map(({ title }) => title);
    expect(titles).toEqual([
      'Attribute to Okafor',
      'Attribute to Ruiz',
      'Begin with “According to …”',
      'Add a source note',
    ]);
  });

  test.each([
    ['the past', 'said', 'The blast killed 12 people, Okafor said.'],
    ['the present', 'says', 'The blast killed 12 people, Okafor says.'],
  ])('keep %s tense of the article', (_, verb, sentence) => {
    const text = claim.replaceAll('said', verb);
    expect(applyEdits(text, lint(text)[0]?.fixes[0]?.edits ?? [])).toContain(sentence);
  });

  test.each([
    ['Orkney Ferries', 'Orkney Ferries said the pier would close. The pier is shut.'],
    ['the Marine Accident Branch', 'The Marine Accident Branch said it sent two inspectors.'],
    ['Ana Ruiz', 'Ana Ruiz said the pier would close.'],
    ['Ruiz', 'Ana Ruiz said the pier would close. Ruiz runs it.'],
    ['Ruiz', 'Ana Ruiz, 43, said the pier would close.'],
    ['the drivers’ union', 'The drivers’ union said the pier would close.'],
  ])('name %s as a reader would know it', (name, sourced) => {
    const text = `Pier to Close\n\n${sourced}\n\nThe storm killed 12 people.\n`;
    expect(lint(text).at(-1)?.fixes[0]?.title).toBe(`Attribute to ${name}`);
  });

  test.each<[Format, string]>([
    ['text', 'The blast killed 12 people. [[source: who says so, and when]]'],
    ['markdown', 'The blast killed 12 people. <!-- source: who says so, and when -->'],
  ])('write the source note as %s has it', (format, expected) => {
    const note = lint(claim, DEFAULT_SETTINGS, format)[0]?.fixes.find(
      ({ title }) => title === 'Add a source note',
    );
    expect(applyEdits(claim, note?.edits ?? [])).toContain(expected);
    const edit = note?.edits[0];
    const place = note?.placeholders?.[0];
    expect(edit?.text.slice(place?.start, place?.end)).toBe('who says so, and when');
  });

  test('offer no crowd and no pronoun as a source', () => {
    const text = 'Plant to Close\n\nCritics say so. He said it was late.\n\nThe blast killed 12 people.';
    const titles = lint(text).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    expect(titles.filter((title) => title.startsWith('Attribute to'))).toEqual([]);
  });

  test('settle a superlative for the workspace, and it stays settled', () => {
    const text = 'Bank Opens\n\nShe became the first woman to lead the bank.';
    const fix = lint(text)
      .flatMap(({ fixes }) => fixes)
      .find(({ setting }) => setting !== undefined);
    expect(fix?.setting?.path).toEqual(['attribution', 'settled']);
    expect(fix?.setting === undefined ? null : findings(text, learn(DEFAULT_SETTINGS, fix.setting))).toEqual(
      [],
    );
  });

  test('are never safe', () => {
    for (const rule of ATTRIBUTION_RULES) expect(rule.meta.fix, rule.meta.id).not.toBe('safe');
  });
});

describe('profiles', () => {
  const text =
    'Mayor Resigns\n\nThe mayor resigned, according to remarks cited by Kommersant. The vote underscores the anger in town. The clerk allegedly took $900.';
  test.each<[Profile, string[]]>([
    ['desk', ['hint secondhand-no-link', 'information analysis-voice', 'warning allegedly']],
    ['aggregation', ['warning secondhand-no-link', 'information analysis-voice', 'warning allegedly']],
    ['wire', ['information analysis-voice', 'warning allegedly']],
    ['opinion', ['warning allegedly']],
  ])('%s', (profile, expected) => {
    const found = lint(text, { ...DEFAULT_SETTINGS, profile }).map(
      ({ rule, severity }) => `${severity} ${rule.slice('attribution/'.length)}`,
    );
    expect(found).toEqual(expected);
  });

  test('“type: opinion” in the front matter switches most of them off', () => {
    const column = `---\ntype: opinion\n---\n\n# Mayor Resigns\n\nThe vote underscores the anger in town. Experts say so.`;
    expect(lint(column, DEFAULT_SETTINGS, 'markdown')).toEqual([]);
  });
});

describe('a guide that speaks as “we” to “you”', () => {
  test('may judge and forecast in its author’s name', () => {
    const text =
      'How We Test\n\nWe test every page. You can see the results below. Feedback is crucial for good pages. Testing will probably save you time. You should start small.';
    expect(findings(text)).toEqual([]);
  });
});

describe('laws', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'Critics argue that it failed.',
      'The blast killed 12 people.',
      'Ruiz said the gate was open.',
      '“It was chaos, and nobody knew,” she said.',
      'It reportedly lost $3 million.',
      'The vote underscores the anger in town.',
      'She became the first woman to lead the bank.',
      'A new study shows that tea helps.',
      'Sources said the coach will leave.',
      'The road is closed.',
      'He claimed it was late, even though it was noon.',
    ),
    { minLength: 1, maxLength: 12 },
  );
  const draft = fc
    .tuple(pieces, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
    .map(
      ([list, breaks]) =>
        `Plant to Close\n\n${list.map((piece, at) => piece + (breaks[at] ? '\n\n' : ' ')).join('')}`,
    );

  test('every finding and edit lies within the draft, and its words are not empty', () => {
    fc.assert(
      fc.property(draft, (text) => {
        for (const { start, end, fixes } of lint(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const { edits } of fixes) {
            for (const edit of edits)
              expect(edit.start >= 0 && edit.end <= text.length && edit.start <= edit.end).toBe(true);
          }
        }
      }),
    );
  });

  test('at most two rules speak of one sentence’s sourcing at information or above', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const loud = lint(text).filter(({ severity }) => severity !== 'hint');
        const at = new Map<number, number>();
        for (const { start } of loud) at.set(start, (at.get(start) ?? 0) + 1);
        expect(Math.max(0, ...at.values())).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('the company of other families adds nothing to this one', () => {
    const all = createLinter(ALL_RULES);
    fc.assert(
      fc.property(draft, (text) => {
        const shown = all
          .lint({ text, format: 'text' })
          .findings.filter(({ rule }) => rule.startsWith('attribution/'));
        const own = new Set(lint(text).map(({ rule, start }) => `${rule} ${start}`));
        for (const { rule, start } of shown) expect(own.has(`${rule} ${start}`)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
