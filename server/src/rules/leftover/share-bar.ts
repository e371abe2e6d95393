import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Share buttons and network names. */
export const shareBar: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/share-bar',
    severity: 'warning',
    profiles: { newsletter: 'off' },
    summary: 'Share buttons and network names',
    rationale:
      'Buttons lose their icons in a paste and leave a column of network names. One name alone is a word like any other, so a single “Facebook” is only flagged beside others of its kind.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Share this article\nFacebook\nTwitter\nWhatsApp\nCopy link⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Click to share on Facebook (Opens in new window)⟧\n',
    },
    { draft: 'Facebook said that it would appeal.' },
    { draft: 'Share prices fell on Friday.' },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nFacebook',
    },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/share-bar', report);
  },
};
