import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Tags, topics and categories of another site. */
export const tagList: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/tag-list',
    severity: 'warning',
    summary: 'Tags, topics and categories of another site',
    rationale:
      'Tags file a story in another site’s archive. Under yours they are a list of nouns without a verb. Topics named in a sentence are left alone.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Tags: conventions, costume, Toronto⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Filed under: Business⟧\n',
    },
    { draft: 'The topics of the day were many.' },
    { draft: 'Categories of rain are seven, he said.' },
    { draft: 'The council filed the plan under lost causes, she said.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/tag-list', report);
  },
};
