/** What in a sentence may need a source, and what needs none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { sentencesOf } from '../../../server/src/article/sentences.ts';
import { type Claim, type ClaimKind, claimsOf } from '../../../server/src/sourcing/claims.ts';
import { voiceOf } from '../../../server/src/sourcing/claims-context.ts';
import { readMarked } from '../rules/harness.ts';

/** The claims of the paragraph that `text` is. */
function claimsIn(text: string): readonly Claim[] {
  const article = readArticle(`Headline of It\n\n${text}`, 'text', null);
  return article.blocks.slice(1).flatMap((block) => claimsOf(block));
}

function shown(text: string, kind: ClaimKind): string[] {
  return claimsIn(text)
    .filter((claim) => claim.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
}

/** What stands between the marks must be claimed as `kind`, and nothing else. */
function expectClaim(kind: ClaimKind, marked: string): void {
  const { text, spans } = readMarked(marked);
  expect(shown(text, kind), text).toEqual(spans.map(({ start, end }) => text.slice(start, end)));
}

describe('claims', () => {
  test.each<[ClaimKind, string]>([
    ['statistic', 'The firm sold ⟦nearly 95,000 cars⟧ in spring.'],
    ['statistic', 'Sales of the drink fell ⟦16%⟧ in a year.'],
    ['statistic', '⟦Millions⟧ of families are behind on their rent.'],
    ['statistic', 'The ⟦majority⟧ of the time goes into cleaning.'],
    ['casualty', 'The blast ⟦killed 12 people⟧ in the market.'],
    ['casualty', 'The fire ⟦killed three⟧ and closed the road.'],
    ['casualty', '⟦Dozens of miners were injured⟧ in the shaft.'],
    ['casualty', 'In addition to the deaths, ⟦33 people were injured⟧.'],
    ['casualty', 'The quake ⟦killed one and injured eight people⟧.'],
    ['casualty', 'The blast left ⟦12 dead⟧, ⟦33 injured⟧.'],
    ['casualty', 'The slide left the camp cut off and ⟦4 missing⟧.'],
    ['statistic', 'The chain opened ⟦around 2000 units⟧ last year.'],
    ['superlative', 'Turnout fell for the ⟦first time in 30⟧ years.'],
    ['allegation', 'The ⟦guards beat him⟧ in his cell.'],
    ['allegation', 'They ⟦beat the boy unconscious⟧.'],
    ['allegation', 'The dealer had ⟦ties to organized⟧ crime.'],
    ['allegation', 'The shop was used ⟦as a front for⟧ a gang.'],
    ['allegation', 'The broker ⟦embezzled⟧ the pension fund.'],
    ['allegation', 'The deputy ⟦had made threats against⟧ two clerks.'],
    ['cause', 'The collapse ⟦was caused by⟧ a loose bolt.'],
    ['cause', 'The cuts ⟦have left the clinic in a fragile state⟧.'],
    ['cause', 'The trend is ⟦partly due to⟧ cheap fuel.'],
    ['mind', 'The minister ⟦is furious about⟧ the leak.'],
    ['mind', 'The demand ⟦has officials wondering if⟧ a deal is near.'],
    ['prediction', '⟦It is likely that⟧ the road stays shut.'],
    ['prediction', 'The strike ⟦will probably⟧ end in May.'],
    ['medical', 'The singer ⟦was diagnosed with⟧ a brain tumor.'],
    ['medical', 'The pill ⟦reduces the risk of⟧ a stroke.'],
    ['dealings', '⟦Talks between the two banks collapsed⟧ in June.'],
    ['superlative', 'He was ⟦the last surviving⟧ member of the crew.'],
    ['superlative', 'It is ⟦one of the largest⟧ farms in the county.'],
    ['analysis', 'The vote ⟦underscores the⟧ anger in town.'],
    ['analysis', 'The order ⟦is crucial for⟧ the yard.'],
    ['vague-source', '⟦Critics argue⟧ that the plan is dead.'],
    ['vague-source', '⟦Some members of the opposition have claimed⟧ a fraud.'],
    ['vague-source', 'The plan is dead, ⟦say analysts⟧.'],
    ['vague-source', 'It is a shell, ⟦according to reports⟧.'],
    ['vague-source', 'The coach resigned ⟦amid allegations of⟧ bullying.'],
    ['cause', 'The loss ⟦was made worse by⟧ the drought.'],
    ['prediction', 'The strike ⟦will cost the region millions⟧ a day.'],
    ['prediction', '⟦Prices could rise⟧ by summer.'],
    ['medical', 'The serum ⟦prevents dementia⟧.'],
    ['dealings', 'The bank has been ⟦secretly buying⟧ the bonds.'],
    ['dealings', '⟦Talks between the two clubs broke down⟧ in June.'],
    ['superlative', 'It was the ⟦worst frost since 1972⟧.'],
    ['superlative', 'It is ⟦the tallest spire in the world⟧.'],
    ['analysis', 'The race ⟦has become a referendum on⟧ the dam.'],
    ['casualty', 'Floods have ⟦killed 12,000 people⟧ since 2000.'],
    ['statistic', 'The robots reduce picking costs by ⟦60%⟧.'],
    ['vague-source', '⟦Many growers blame⟧ the forecast.'],
    ['vague-source', '⟦Some landlords fear⟧ a tax.'],
    ['agentless', '⟦It was reported⟧ that he fell.'],
    ['agentless', 'The player ⟦is believed to⟧ be in Spain.'],
    ['agentless', 'The deal ⟦is widely seen as⟧ a retreat.'],
    ['reportedly', 'The firm ⟦reportedly⟧ lost the case.'],
    ['allegedly', 'The clerk ⟦allegedly⟧ hid the books.'],
    ['anonymous', 'The merger is off, ⟦people familiar with⟧ it said.'],
    ['secondhand', 'He spoke of a raid in remarks ⟦cited by Kommersant⟧.'],
    ['study', '⟦A new study shows⟧ that tea helps.'],
    ['poll', 'A ⟦poll found⟧ that voters are tired.'],
  ])('%s: %s', expectClaim);

  test.each<[ClaimKind, string, string]>([
    ['statistic', 'The party won with 92,153 votes of 160,000.', 'a count of votes'],
    ['statistic', 'The striker scored 20 goals in 34 games for 95,000 fans.', 'a game'],
    ['statistic', 'Shares rose 3% to 90 euros.', 'a share price'],
    ['statistic', 'He was born in 1950 and died in 2004.', 'years'],
    ['statistic', 'The trail is 12 miles long and climbs 2,000 feet.', 'measures'],
    ['statistic', 'We now serve more than 4,000 agencies and 95,000 users.', 'the paper’s own affairs'],
    ['statistic', 'Did the firm sell 95,000 cars?', 'a question'],
    ['casualty', 'The 1906 quake killed 3,000 people in 1906.', 'dated background'],
    ['casualty', 'Six deaths per 100,000 is a low rate.', 'a rate'],
    ['allegation', 'The broker was convicted after he embezzled the fund.', 'a court has found it'],
    [
      'allegation',
      'Officials did not respond to claims that he embezzled it.',
      'the reporter’s own negative',
    ],
    ['vague-source', 'Experts at Norbank argue that the plan is dead.', 'they can be asked'],
    ['vague-source', 'The critics argue among themselves.', 'said before who they are'],
    ['vague-source', 'Scientists could observe the moon from there.', 'what they may do'],
    ['vague-source', 'She told analysts on a call that orders had doubled.', 'they were told'],
    ['vague-source', 'Many numbers suggest a rise.', 'no people'],
    ['vague-source', 'A: Experts say it is good for the heart.', 'a turn of a transcript'],
    ['vague-source', 'RUIZ: Critics say I was slow.', 'a turn of a transcript'],
    ['medical', 'About 50,000 people have been diagnosed with the disease.', 'a figure'],
    ['casualty', 'The 2004 flood killed 3,000 people in 2004.', 'dated background'],
    ['casualty', 'Her brother in the rock band Glorious Dead was 78.', 'a name'],
    ['casualty', 'The calf stayed in the river and died two days later.', 'days, not dead'],
    ['casualty', '(Why is the 4 missing?).', 'a question in brackets'],
    ['statistic', 'Its growth in an 80%-20% mix of gases was slow.', 'what something is made of'],
    ['statistic', 'The party needs an outright majority of 170 seats.', 'arithmetic'],
    ['statistic', 'The fund awards young engineers up to $100,000.', 'the giver’s own'],
    ['statistic', 'The game was devised around 1970.', 'a year'],
    ['statistic', 'From roughly 1948 to 1951 he edited the magazine.', 'years'],
    ['superlative', 'She went to sea for the first time in 1969.', 'a date'],
    ['superlative', 'This is not the first lawsuit to be filed against the port.', 'the contrary'],
    ['allegation', 'She drew the seed who beat him in the open last year.', 'a game'],
    ['allegation', 'The site has links to the library and the museum.', 'addresses'],
    ['allegation', 'The town has good rail links to the coast.', 'trains'],
    ['allegation', 'Fold the pastry into a cover for the dish.', 'a lid'],
    ['superlative', 'Oil rose above $90 a barrel for the first time since May.', 'a price'],
    ['statistic', 'The mill employs 3,100 people.', 'its own affairs'],
    ['vague-source', 'Several alleged accomplices were tried.', 'an adjective'],
    ['analysis', 'A video highlights his record as mayor.', 'a video can do that'],
    ['superlative', 'At most three of them left.', 'a number'],
    ['medical', 'The valve reduces the risk of a leak.', 'nobody’s health'],
    ['mind', 'I am furious about the leak.', 'the writer’s own'],
    ['prediction', 'Sentencing is likely to be scheduled for May.', 'procedure'],
  ])('no %s: %s (%s)', (kind, text) => {
    expect(shown(text, kind)).toEqual([]);
  });

  test('a verification clause does not reach behind “but”', () => {
    expect(shown('The army did not confirm the raid.', 'allegation')).toEqual([]);
    expect(
      shown(
        'No group claimed the attack immediately, but militias had made threats against the base.',
        'allegation',
      ),
    ).toEqual(['had made threats against']);
  });

  test('quoted words make no claim of the paper’s', () => {
    expect(
      claimsIn('“Critics argue that the vote underscores the anger. It killed 12 people,” Ruiz said.'),
    ).toEqual([]);
  });

  test('display type, tables and code make none', () => {
    const article = readArticle(
      'Critics Argue Plan Is Dead\n\n- Critics argue so.\n\n```\ncritics argue\n```\n',
      'markdown',
      null,
    );
    const kinds = article.blocks.map((block) => [block.kind, claimsOf(block).length]);
    expect(kinds).toEqual([
      ['headline', 0],
      ['list-item', 1],
      ['code', 0],
    ]);
  });

  test('of two that share words the weightier stays', () => {
    expect(claimsIn('The player was widely believed to be the best.').map(({ kind }) => kind)).toContain(
      'agentless',
    );
    expect(shown('The player was widely believed to be the best.', 'agentless')).toHaveLength(1);
  });
});

describe('the author’s own voice', () => {
  test.each([
    ['We moved the pages. You can find them here. The roof leaks.', { own: 2, sentences: 3 }],
    ['“We moved the pages,” Ruiz said. The US agreed.', { own: 0, sentences: 2 }],
  ])('%s', (text, voice) => {
    const block = readArticle(`Headline of It\n\n${text}`, 'text', null).blocks[1];
    expect(block === undefined ? null : voiceOf(block)).toEqual(voice);
  });
});

describe('laws', () => {
  const words = fc.constantFrom(
    ...'critics experts some argue say warn reportedly allegedly killed 12 95,000 people first the to in is was believed considered % , . “ ” because of poll found study shows Ruiz said may will likely but not one most'.split(
      ' ',
    ),
  );
  const prose = fc.array(words, { minLength: 1, maxLength: 60 }).map((list) => list.join(' '));

  test('every claim lies in its sentence and is what its tokens cover', () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const block of readArticle(`Headline of It\n\n${text}`, 'text', null).blocks) {
          const sentences = sentencesOf(block);
          for (const claim of claimsOf(block)) {
            const sentence = sentences[claim.sentence];
            expect(sentence).toBeDefined();
            expect(claim.start).toBeGreaterThanOrEqual(sentence?.start ?? 0);
            expect(claim.end).toBeLessThanOrEqual(sentence?.end ?? 0);
            expect(claim.end).toBeGreaterThan(claim.start);
            expect(claim.anchor).toBeGreaterThanOrEqual(claim.from);
          }
        }
      }),
    );
  });

  test('claims of one kind do not overlap', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const claims = claimsIn(text);
        for (const one of claims) {
          for (const other of claims) {
            if (one === other || one.kind !== other.kind || one.sentence !== other.sentence) continue;
            expect(one.end <= other.start || other.end <= one.start, `${text}: ${one.kind}`).toBe(true);
          }
        }
      }),
    );
  });
});
