import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A copyright or rights line of another publisher. */
export const copyrightLine: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/copyright-line',
    severity: 'warning',
    profiles: { newsletter: 'off', pr: 'off' },
    summary: 'A copyright or rights line of another publisher',
    rationale:
      'The last line of a page says who owns it. Left in, it claims your page for somebody else; but syndication contracts may require a credit, so ask before you cut one. Your own line stays silent once your name stands under `leftovers.brands`.',
    guideline: 'AP and Tribune notices have been published word for word under other titles.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦© 2019 Harrowgate Ledger Media. All rights reserved.⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦This material may not be published, broadcast, rewritten or redistributed.⟧\n',
    },
    { draft: 'The copyright dispute of 2019 ended on Friday.' },
    { draft: 'He reserved all of his rights, he said.' },
    { draft: 'All rights come with duties.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/copyright-line', report);
  },
};
