import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Lines that look like the surroundings of an article. */
export const pageFurniture: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/page-furniture',
    severity: 'information',
    summary: 'Lines that look like the surroundings of an article',
    rationale:
      'Not every leftover says what it is. A run of short lines without verbs, between or after paragraphs, is usually a menu, a list of teasers or a widget. This is read off its shape, so it is information and never removed without being looked at.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦3 February\nFerry crews refuse overnight runs\n\n2 February\nLandlord fined for renting out a boiler room\n\n1 February\nWhat the new customs form asks\n\n31 January\nHarbour board postpones vote\n\n30 January\nSwimmers told to keep out of the basin⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦14 January\n\nFerry crews refuse overnight runs\n\n13 January\n\nHarbour board postpones vote\n\n12 January\n\nWhat the new customs form asks\n\n11 January\n\nLandlord fined for renting out a boiler room⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nThree offers\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nThe offers were:\n\n- 4 million from the builder\n- 3 million from a school\n- 2 million from the club\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
      format: 'markdown',
    },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/page-furniture', report);
  },
};
