import { type Block, perBlock } from '../../article/model.ts';
import type { Facts, Rule } from '../../lint/rule.ts';
import { insertion, sourceNote } from './attribution-fixes.ts';
import { isNoted, placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';

/** A poll's figures without the facts that make them readable. */
export const pollMethod: Rule = {
  unit: 'nearby',
  reach: 0,
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
  check(facts, index, report) {
    let seen = -1;
    for (const site of sitesIn(facts, index, 'poll')) {
      if (site.claim.sentence === seen || isNoted(site) || isVote(site)) continue;
      const missing = missingDetails(facts, site);
      if (missing.length === 0) continue;
      seen = site.claim.sentence;
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

/** Whether any block of the draft gives a detail. */
const ANYWHERE = {
  pollster: anywhere('pollster'),
  sample: anywhere('sample'),
  dates: anywhere('dates'),
  margin: anywhere('margin'),
} as const;

function anywhere(detail: keyof Details): (facts: Facts) => boolean {
  const given = (block: Block): boolean => detailsIn(block)[detail];
  return (facts) => facts.blocksWith(given).length > 0;
}

/** What of pollster, sample, dates and margin stands nowhere in the draft. */
function missingDetails(facts: Facts, { block, sentence }: Site): string[] {
  const own = block.reading.slice(sentence.start, sentence.end);
  const missing: string[] = [];
  if (
    !POLLSTER.test(own) &&
    !BY_POLLSTER.test(own) &&
    !NAMED_POLL.test(own.slice(1)) &&
    !facts.ask(ANYWHERE.pollster)
  ) {
    missing.push('pollster');
  }
  if (!facts.ask(ANYWHERE.sample)) missing.push('sample');
  if (!facts.ask(ANYWHERE.dates)) missing.push('dates');
  if (!facts.ask(ANYWHERE.margin)) missing.push('margin of error');
  return missing;
}

function list(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
