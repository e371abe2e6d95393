import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A note about the author, or how to reach one. */
export const authorBio: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/author-bio',
    severity: 'warning',
    profiles: { newsletter: 'off', pr: 'off' },
    summary: 'A note about the author, or how to reach one',
    rationale:
      'A line about the writer of another page credits the wrong person once the story is rewritten. Where the writer is yours, put the name under `leftovers.brands` and the line stays silent.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Follow her on Twitter @petralq.⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Reach her at awhitcomb@carrickcourier.example or 555-0170.⟧\n',
    },
    { draft: 'About the author of the plan, he said little.' },
    { draft: 'Follow him on the trail, the guide said.' },
    { draft: 'She is a writer, and he paints.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/author-bio', report);
  },
};
