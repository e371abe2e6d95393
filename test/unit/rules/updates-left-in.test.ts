/**
 * Two versions of an update that were left in one draft: however many of its facts have changed, it is told. What
 * tells it from entries of a series (`meant-to-repeat.test.ts`) is that nothing but facts has changed.
 */
import { describe, expect, it } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { DUPLICATE_RULES } from '../../../server/src/rules/duplicate/all.ts';

const linter = createLinter(DUPLICATE_RULES);

const BETWEEN =
  'Neighbors stood in the street until noon.\n\nNobody would say what is to become of the place.';

/** What is said of a story in which a paragraph stands in two versions, some way apart. */
function said(first: string, second: string): string[] {
  const text = `Night of sirens\n\nIt was a long night for the whole town.\n\n${first}\n\n${BETWEEN}\n\n${second}\n\nThe street stays shut.`;
  const { findings, failures } = linter.lint({ text, format: 'text', settings: DEFAULT_SETTINGS });
  expect(failures).toEqual([]);
  return findings
    .filter(({ rule }) => rule === 'duplicate/two-versions')
    .map(({ severity, message }) => `${severity}: ${message}`);
}

describe('an update that was written under what it replaces', () => {
  it.each<[what: string, first: string, second: string, facts: readonly string[]]>([
    [
      'a toll, a time and a name',
      'At least 12 people died when a fire swept through the cannery shortly after 3 a.m., fire chief Dana Ruiz said.',
      'At least 14 people died when a fire swept through the cannery shortly after 4 a.m., fire chief Lena Cho said.',
      ['12', '14', 'Dana Ruiz', 'Lena Cho'],
    ],
    [
      'three figures and nothing else that is a fact',
      'The fire killed 12 people, hurt 30 and drove 400 from their homes, according to the fire service and the hospitals.',
      'The fire killed 14 people, hurt 34 and drove 520 from their homes, according to the fire service and the hospitals.',
      ['12', '14', '34', '520'],
    ],
    [
      'a toll in words, a day and a street',
      'Three people died on Monday when a wall of the old mill on Canal Street came down on the tents in front of it, the police said.',
      'Five people died on Tuesday when a wall of the old mill on Harbor Street came down on the tents in front of it, the police said.',
      ['Three', 'Five', 'Canal', 'Harbor'],
    ],
    [
      'a sentence, a day and a judge',
      'He was sentenced to 12 years in prison on Monday by a judge, Ada Quist, who called what he did a crime without a reason.',
      'He was sentenced to 14 years in prison on Thursday by a judge, Jon Lund, who called what he did a crime without a reason.',
      ['12', '14', 'Jon Lund'],
    ],
    [
      'a count as it goes on',
      'The mayor led with 51.2 percent of the vote to 48.8 percent for her rival, with 80 percent of the precincts counted.',
      'The mayor led with 50.9 percent of the vote to 49.1 percent for her rival, with 95 percent of the precincts counted.',
      ['51.2', '50.9', '49.1'],
    ],
    [
      'outages',
      'The storm left 12,000 homes without power and closed 14 schools, and the utility said it would need 3 days to mend the lines.',
      'The storm left 19,500 homes without power and closed 22 schools, and the utility said it would need 5 days to mend the lines.',
      ['12,000', '19,500', '22'],
    ],
    [
      'five facts in one sentence',
      'At 3 a.m. on Monday, 12 people were dead, 30 were hurt and 9 were missing, the fire service said in a short statement.',
      'At 5 a.m. on Tuesday, 14 people were dead, 41 were hurt and 2 were missing, the fire service said in a short statement.',
      ['12', '14'],
    ],
    [
      'a name at the beginning, and two figures',
      'Chief Dana Ruiz said 12 people had died and 30 had been taken to hospitals, most of them with burns on their arms and hands.',
      'Chief Lena Cho said 14 people had died and 34 had been taken to hospitals, most of them with burns on their arms and hands.',
      ['12', '14'],
    ],
    [
      'a paragraph of two sentences',
      'At least 12 people died in the fire. It broke out at 3 a.m. and burned until 9 a.m., when the last of the crews could go home.',
      'At least 14 people died in the fire. It broke out at 4 a.m. and burned until 11 a.m., when the last of the crews could go home.',
      ['12', '14', '11'],
    ],
    [
      'a deal',
      'The company will pay 12 million dollars to 300 workers by March, and it has promised to hire back 40 of those whom it let go.',
      'The company will pay 14 million dollars to 350 workers by June, and it has promised to hire back 60 of those whom it let go.',
      ['12', '14', 'June'],
    ],
  ])('is told: %s', (_, first, second, facts) => {
    const found = said(first, second);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^(?:warning|information): Which is right\?/);
    for (const fact of facts) expect(found[0]).toContain(fact);
  });
});
