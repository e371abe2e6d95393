import { type Article, perBlock } from '../../article/model.ts';
import type { Rule } from '../../lint/rule.ts';
import { insertion, sourceNote } from './attribution-fixes.ts';
import { isNoted, placeClaim, quoted, type Site, sitesOf, textOf } from './claim-sites.ts';

/** A poll's figures without the facts that make them readable. */
export const pollMethod: Rule = {
  unit: 'article',
  meta: {
    id: 'attribution/poll-method',
    severity: 'information',
    profiles: { opinion: 'hint' },
    summary: 'Poll results without pollster, dates, sample or margin of error',
    rationale:
      'Without who asked whom, how many and when, a poll’s figure says nothing, and a lead may be smaller than the margin of error. ' +
      'The details may stand anywhere in the draft: the rule searches all of it before it asks. A missing pollster is queried; a missing date, sample or margin is pointed out. Straw polls and counts of votes are left alone.',
    guideline:
      'AP on polls: who did and paid for it, how many were asked and how they were chosen, when, and the margin of error.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'A ⟦poll found⟧ that 52% of voters back the plan.',
      fixed:
        'A poll found that 52% of voters back the plan. The POLLSTER poll of NUMBER adults was taken DATES and has a margin of error of MARGIN points.',
    },
    { draft: '⟦According to recent polls⟧, the mayor leads.' },
    { draft: 'The latest ⟦polls show⟧ her far ahead.' },
    {
      draft:
        'An Ipsos poll of 1,004 adults found that 52% back the plan. It was taken June 3-5 and has a margin of error of 3.1 points.',
    },
    { draft: 'A straw poll showed hands for and against.' },
    { draft: 'Polls close at 8 p.m. on Tuesday.' },
    { draft: '“A poll found that we are ahead,” said Ruiz.' },
  ],
  check(facts, report) {
    const sites = sitesOf(facts, 'poll');
    if (sites.length === 0) return;
    let seen = -1;
    for (const site of sites) {
      const key = site.index * 4096 + site.claim.sentence;
      if (key === seen || isNoted(site) || isVote(site)) continue;
      const missing = missingDetails(facts.article, site);
      if (missing.length === 0) continue;
      seen = key;
      report({
        ...placeClaim(site),
        ...(missing[0] === 'pollster' || missing.length === 3 ? {} : { severity: 'hint' }),
        message: `Whose poll, of whom, and when? ${quoted(textOf(site.block, site.claim))} lacks ${list(missing)}.`,
        fixes: [
          insertion(
            facts,
            site.index,
            site.sentence.end,
            'Add the poll’s facts',
            ' The POLLSTER poll of NUMBER adults was taken DATES and has a margin of error of MARGIN points.',
            ['POLLSTER', 'NUMBER', 'DATES', 'MARGIN'],
          ),
          sourceNote(site),
        ],
      });
    }
  },
};

const STRAW = /\b(?:straw|viewers?|readers?|phone-in|Twitter|Facebook|exit from)\s(?:poll|survey)/i;
const POLLSTER =
  /\b(?:Gallup|Ipsos|YouGov|Pew|Quinnipiac|Rasmussen|Monmouth|Marist|Emerson|Suffolk|Siena|Marquette|Mori|MORI|ICM|Opinium|ComRes|Survation|Kantar|Nielsen|Harris|Zogby|SurveyUSA|Morning Consult|Public Policy Polling|Newspoll|Levada|Forsa|Ifop|Datafolha|Angus Reid|Nanos|RealClear|FiveThirtyEight|Edison|POLLSTER)\b/;
const BY_POLLSTER =
  /\b(?:polls?|surveys?|polling)\s(?:[a-z-]{2,14}\s){0,4}(?:by|from|conducted by|for|commissioned by)\s(?:the\s)?[A-Z]/;
const NAMED_POLL =
  /\b[A-Z][\w’'/-]{2,}(?:\s[A-Z][\w’'/-]{1,}){0,4}\s(?:[a-z-]{2,12}\s){0,2}(?:polls?|surveys?)\b/;
const SAMPLE =
  /\b(?:\d[\d,]{2,6}|NUMBER)\s(?:[a-z-]{2,14}\s){0,3}(?:adults|voters|people|respondents|residents|Americans|Britons|registered|likely|women|men|households|participants)|\b(?:surveyed|interviewed|polled|questioned)\s(?:[a-z]{2,12}\s){0,2}\d/;
const MARGIN = /\bmargin of (?:sampling )?error|plus or minus|±|\+\/-/;
const DATES =
  /\b(?:conducted|taken|carried out|surveyed|polled|fielded|DATES|between)\b[^.]{0,60}\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|last week|this week|week|month|DATES)\b/;

function isVote({ block, sentence }: Site): boolean {
  return STRAW.test(block.reading.slice(sentence.start, sentence.end));
}

/** Which details of a poll a block gives. */
interface Details {
  readonly pollster: boolean;
  readonly sample: boolean;
  readonly dates: boolean;
  readonly margin: boolean;
}

const detailsIn = perBlock(
  ({ reading }): Details => ({
    pollster: POLLSTER.test(reading) || BY_POLLSTER.test(reading),
    sample: SAMPLE.test(reading),
    dates: DATES.test(reading),
    margin: MARGIN.test(reading),
  }),
);

/** What of pollster, sample, dates and margin stands nowhere in the draft. */
function missingDetails(article: Article, { block, sentence }: Site): string[] {
  const own = block.reading.slice(sentence.start, sentence.end);
  const anywhere = (detail: keyof Details) => article.blocks.some((block) => detailsIn(block)[detail]);
  const missing: string[] = [];
  if (
    !POLLSTER.test(own) &&
    !BY_POLLSTER.test(own) &&
    !NAMED_POLL.test(own.slice(1)) &&
    !anywhere('pollster')
  ) {
    missing.push('pollster');
  }
  if (!anywhere('sample')) missing.push('sample');
  if (!anywhere('dates')) missing.push('dates');
  if (!anywhere('margin')) missing.push('margin of error');
  return missing;
}

function list(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
