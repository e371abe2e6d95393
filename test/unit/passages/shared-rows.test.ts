import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { isParticular, isTelling, printOf } from '../../../server/src/passages/draft-print.ts';
import { MemoryIndex } from '../../../server/src/passages/memory-index.ts';
import type { SharedDraft } from '../../../server/src/passages/passage-index.ts';

/** What the first text shares with the second one, seen from either side. */
function shared(one: string, other: string): (SharedDraft | undefined)[] {
  return [
    [one, other],
    [other, one],
  ].map(([here = '', there = '']) => {
    const index = new MemoryIndex();
    index.add('there', printOf(readArticle(there, 'text')));
    return index.find(printOf(readArticle(here, 'text')))[0];
  });
}

/** Two stories around a passage, which have nothing else in common. */
function around(passage: string, version = passage): [string, string] {
  return [
    `Harbor counts ships\n\nFewer vessels than ever called at the harbor in spring, its master told a meeting of traders on Monday, and nobody in the room could say when the trade would be what it was.\n\n${passage}\n\nThe traders want lower dues. They will put that to the town when it draws up next year’s budget, which the mayor has promised to keep small.`,
    `Ferry stays in dock\n\nA crack in the hull keeps the island ferry in dock until the end of the week, and passengers have to take the slow boat that leaves from the other pier twice a day.\n\n${version}\n\nWelders from abroad are to begin tonight. Islanders say that they were told of it only when the morning boat did not come.`,
  ];
}

const BACKGROUND =
  'The company, which Ada Quist founded in a boat shed in 1987, employs 340 people in Harlow and Brent and owns nine vessels, two of which it bought from the state when the coast guard was cut back. It has carried the mail between the islands since 1994 under a contract that runs out next spring.';

describe('passages that are named', () => {
  const update = (dead: string, day: string): string =>
    `Bus overturns near Alder\n\nA bus that carried workers of the Redfield cannery home left the county road near Alder on ${day} evening and came to rest in a ditch, and ${dead} people were taken to the hospital in Marburg, the sheriff’s office said.\n\nThe driver, who works for the Collins Line of Marburg, was not hurt. He told deputies that the brakes had failed on the slope above the quarry, where another bus of the line went off the road in 2014.\n\nThe Redfield cannery gave its workers the day off.`;

  it.each([
    ['background word for word', ...around(BACKGROUND)],
    [
      'background with a few words exchanged',
      ...around(
        BACKGROUND,
        BACKGROUND.replace('nine vessels', 'eight ships')
          .replace('bought from', 'got from')
          .replace('runs out next spring', 'ends next year'),
      ),
    ],
    [
      'background in other marks, with words put in and left out',
      ...around(
        BACKGROUND,
        BACKGROUND.replace('The company, which', 'The company – which')
          .replace('a boat shed', 'an old boat shed')
          .replace('when the coast guard was cut back', 'when the guard was cut'),
      ),
    ],
    ['two versions of an update', update('12', 'Friday'), update('14', 'Friday')],
    ['an update in which days change as well', update('12', 'Friday'), update('17', 'Saturday')],
  ])('%s', (_, one, other) => {
    const [here, there] = shared(one, other);
    expect(here?.passages.length).toBeGreaterThan(0);
    expect(there?.passages.length).toBeGreaterThan(0);
  });

  it('a passage that closes both drafts', () => {
    const long = `${BACKGROUND} The bids for the next ten years have to be in by the end of August.`;
    const [one, other] = around('').map((text) => `${text.trim()}\n\n${text.trim().slice(0, 90)}`);
    const pad =
      ' The talks go on, and so does the work on the quay, the sheds, the cranes and the road.'.repeat(30);
    const [here] = shared(`${one}${pad}\n\n${long}`, `${other}\n\n${long}`);
    expect(here?.passages.length).toBeGreaterThan(0);
  });
});

describe('what stories of one kind have in common is not named', () => {
  const result = (home: string, away: string, town: string, score: string, scorers: string, gate: string) =>
    `${home} beat ${away}\n\n${home} beat ${away} ${score} on Saturday in front of a crowd of ${gate} at ${town} to move up to the top half of the table. ${scorers} scored for the hosts in the first half, and the visitors never came back into the match after the break, when their keeper was sent off for a foul outside of the box. It was the third win in a row for ${home}, who travel to the coast next week.`;
  const weather = (town: string, high: number, low: number, wind: number, rain: number, place: string) =>
    `Weather for ${town}\n\nTemperatures in ${town} will reach ${high} degrees on Monday and fall to ${low} degrees at night, the weather service said. Winds from the west of up to ${wind} kilometers an hour are expected along the coast, with showers of up to ${rain} millimeters in the hills around ${place}. Roads may be slippery in the morning, and drivers are asked to take care on bridges.`;
  const earnings = (
    firm: string,
    place: string,
    chief: string,
    profit: string,
    before: string,
    sales: string,
    eps: string,
  ) =>
    `${firm} reports results\n\n${firm} of ${place} reported net income of $${profit} million for the quarter, compared with $${before} million in the same period of the year before. Revenue was $${sales} million, and earnings per share came to $${eps}, the company said in a statement. “We are pleased with the results of the quarter and remain confident about the rest of the year,” said ${chief}, its chief executive. Shares of ${firm} closed higher on the news.`;

  it.each([
    [
      'results of two matches',
      result('Albion', 'Rovers', 'Mill Lane', '3-1', 'Hanley and Okoro', '8,204'),
      result('United', 'County', 'Station Road', '2-0', 'Petrov and Lund', '11,390'),
    ],
    [
      'forecasts for two towns',
      weather('Harlow', 21, 12, 50, 8, 'Brent'),
      weather('Marburg', 17, 9, 70, 14, 'Alder'),
    ],
    [
      'forecasts for two days of one town',
      weather('Harlow', 21, 12, 50, 8, 'Brent'),
      weather('Harlow', 17, 9, 70, 14, 'Brent'),
    ],
    [
      'earnings of two companies',
      earnings('Quist Lines', 'Harlow', 'Ada Quist', '12.4', '10.9', '88.1', '1.12'),
      earnings('Redfield Foods', 'Alder', 'Tom Hale', '3.7', '4.2', '41.6', '0.38'),
    ],
    [
      'the same sentences about other things',
      ...around(
        'The council will meet on Tuesday to vote on the plan for the old school, which has stood empty since it was sold to a builder from the coast. Neighbors say that they have not been asked what they want, and that the traffic would be more than the narrow streets can bear.',
        'The senate will meet on Tuesday to vote on the bill for the new prison, which has stood unbuilt since it was promised to a sheriff from the hills. Guards say that they have not been asked what they want, and that the shifts would be more than the small staff can bear.',
      ),
    ],
    ['fewer than forty words', ...around(BACKGROUND.slice(0, BACKGROUND.indexOf(', two of which')))],
  ])('%s', (_, one, other) => {
    expect(shared(one, other)).toEqual([undefined, undefined]);
  });

  it('words that open every part of a series', () => {
    const opener =
      'This is one of four reports on the islands and how they live without a ferry. For them we spoke to people on all nine islands in the course of two winters, read the files of the shipping office, and rode along on the boats that still go out when the weather lets them.';
    const body = (word: string) =>
      Array.from({ length: 60 }, (_, at) => `${word}${at} goes to ${word}er${at} with ${word}ing${at}.`).join(
        ' ',
      );
    expect(
      shared(
        `Part one\n\n${opener}\n\n${body('mail').repeat(2)}`,
        `Part two\n\n${opener}\n\n${body('fish').repeat(2)}`,
      ),
    ).toEqual([undefined, undefined]);
  });
});

describe('the print of a draft', () => {
  it('says of a word the same whatever stands before it', () => {
    const kinds = ['It ran.\n\nA fox', 'It ran.\r\n\r\n\r\nA fox', `It ran.${'\n'.repeat(300)}A fox`].map(
      (text) => {
        const { bytes, words } = printOf(readArticle(text, 'text'));
        const codes = { bytes, base: 0, words };
        return Array.from({ length: words }, (_, at) => [isTelling(codes, at), isParticular(codes, at)]);
      },
    );
    expect(kinds[1]).toEqual(kinds[0]);
    expect(kinds[2]).toEqual(kinds[0]);
  });
});
