import { sentencesOf } from '../../article/sentences.ts';
import type { Rule } from '../../lint/rule.ts';
import { attributionsOf, placeClaim, type Site, sitesIn, textOf } from './claim-sites.ts';

/** Up, down, doubled: since when? */
export const noBaseline: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/no-baseline',
    severity: 'hint',
    profiles: { wire: 'off', opinion: 'off' },
    summary: 'A rise or fall without the time or figure that it is measured against',
    rationale:
      '“Up 12%” means nothing until the reader knows since when and from what. Give the year, the month or the figure that it is compared with. ' +
      'The rule looks at the sentence and its neighbours, and leaves market reports, scores and votes alone.',
    guideline: 'BBC style on figures: say what a change is compared with.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'Crime ⟦is up 12%⟧ in the harbor district.',
      fixed: 'Crime is up 12% from BASELINE in the harbor district.',
    },
    { draft: 'The number of complaints has ⟦doubled⟧.' },
    { draft: 'Crime is up 12% from 2024 in the harbor district.' },
    { draft: 'Crime rose 12% last year.' },
    { draft: 'Shares fell 3% in Frankfurt.' },
    { draft: 'Crime rose 12%. In 2024 it had fallen.' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'baseline')) {
      if (hasBaseline(site) || attributionsOf(site).some(({ quote }) => quote)) continue;
      report({
        ...placeClaim(site),
        message: `Compared with what? “${textOf(site.block, site.claim)}” has no year, date or figure to compare with.`,
        fixes: [
          {
            title: 'Say compared with what',
            safety: 'suggested',
            edits: [{ ...endOf(site), text: ' from BASELINE' }],
            placeholders: [{ edit: 0, start: 6, end: 14 }],
          },
        ],
      });
    }
  },
};

const BASELINE =
  /\b(?:from|since|than|compared|versus|vs|against|over|during|within|between|after|before|until|by the end|(?:last|previous|prior|this|past|same|next|first|second|third|fourth) (?:year|month|week|quarter|decade|season|summer|winter|spring|fall|century|time|half|two|three|few|five|ten|four|six|\d+)|year on year|year-on-year|year-over-year|annually|annual|a year|per year|each year|every|years?|months?|weeks?|days?|ago|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[89]|20)\d\d|overnight|to \$?\d|BASELINE)\b/i;

function hasBaseline({ block, claim }: Site): boolean {
  const sentences = sentencesOf(block);
  return [claim.sentence - 1, claim.sentence, claim.sentence + 1].some((at) => {
    const sentence = sentences[at];
    return sentence !== undefined && BASELINE.test(block.reading.slice(sentence.start, sentence.end));
  });
}

function endOf(site: Site) {
  const { end } = placeClaim(site);
  return { start: end, end };
}
