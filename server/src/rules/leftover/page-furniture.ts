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
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\n⟦Water rates\nBus lanes\nHarbour\nSchools\nParks\nMarkets\nCourts\nLetters\nPeople⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\n⟦Ferry crews refuse overnight runs\n\nHarbour board postpones vote\n\nWhat the new customs form asks\n\nLandlord fined for renting out a boiler room\n\nSwimmers told to keep out of the basin⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThree offers\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe offers were:\n\n- 4 million from the builder\n- 3 million from a school\n- 2 million from the club\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
      format: 'markdown',
    },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/page-furniture', report);
  },
};
