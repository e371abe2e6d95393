import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A disclaimer or disclosure of another site. */
export const disclaimer: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/disclaimer',
    severity: 'warning',
    summary: 'A disclaimer or disclosure of another site',
    rationale:
      'Sites that repost stories, sell advice or live on commissions print notices that bind them, not you. In a paste the notice speaks in another publisher’s name. A house’s own notices stay silent once its names stand under `leftovers.brands`.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Disclaimer: The articles reposted on this site are sourced from public platforms and are provided for informational purposes only. They do not necessarily reflect the views of BRINEX.⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦The content does not constitute financial, legal, or other professional advice.⟧\n',
    },
    { draft: 'She gave financial advice to the council for ten years.' },
    { draft: 'He read a disclaimer aloud: “Do not try this.”' },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nThe views from the tower are fine.',
    },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/disclaimer', report);
  },
};
