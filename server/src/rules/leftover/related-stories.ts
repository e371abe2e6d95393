import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Teasers and links to other stories. */
export const relatedStories: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/related-stories',
    severity: 'warning',
    summary: 'Teasers and links to other stories',
    rationale:
      '“You may also like” opens a list that grows until the page ends. The headlines in it read like subheads of your story once their links are gone. A heading of your own over a list of sources is not flagged for its words alone.',
    guideline:
      'Western Journalism published “Related StoriesAfter Criticism, NFL Player…” in the middle of an article.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦You May Also Like\n\nFerry crews refuse overnight runs\n\nHarbour board postpones vote\n\nWhat the new customs form asks⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦READ MORE: Bar association asks ministry to reopen two courtrooms⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    { draft: 'Related charges were dropped on Friday.' },
    { draft: 'Read more books, the mayor said.' },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nReaders of the report will find more on the sale in its third chapter.',
    },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/related-stories', report);
  },
};
