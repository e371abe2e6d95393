import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Menus, footers and links of a site. */
export const navigation: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/navigation',
    severity: 'warning',
    summary: 'Menus, footers and links of a site',
    rationale:
      'What helps a reader through a site is noise outside it: skip links, menu entries, the small print of the footer. One-word entries count only in a group.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        '⟦Skip to main content\nMenu\nHome⟧\n\nCouncil votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Back to top\nAbout us\nContact us\nCareers\nPrivacy Policy\nTerms of Use⟧\n',
    },
    { draft: 'News of the sale spread on Friday.' },
    { draft: 'Search crews found him by noon.' },
    { draft: 'Back in the top division, the club will play on Friday.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/navigation', report);
  },
};
