import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** The mark of an advertisement. */
export const advertMarker: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/advert-marker',
    severity: 'warning',
    summary: 'The mark of an advertisement',
    rationale:
      'Pages announce their advertisements in a line of its own. The advertisement does not survive the paste, the word does. Only whole lines count.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦ADVERTISEMENT⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Story continues below advertisement⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    { draft: 'The ad was pulled on Friday.' },
    { draft: 'Sponsored walks raised money for the baths.' },
    { draft: 'Story time at the library continues.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/advert-marker', report);
  },
};
