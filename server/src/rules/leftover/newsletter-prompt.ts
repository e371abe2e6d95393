import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A newsletter sign-up or form. */
export const newsletterPrompt: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/newsletter-prompt',
    severity: 'warning',
    profiles: { newsletter: 'off' },
    summary: 'A newsletter sign-up or form',
    rationale:
      'Sign-up boxes stand in the middle of articles and come along with the paste: a promise, a field, a button. Newsletters need theirs, so the profile `newsletter` is silent.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Get the Ledger briefing in your inbox every morning\nEnter your email\nSign up⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Sign up for our newsletter⟧\n',
    },
    { draft: 'Residents can sign up for a place at the school until June.' },
    { draft: 'Newsletter sales fell, the firm said.' },
    { draft: 'The council wrote to every household, and an e-mail address was printed on the letter.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/newsletter-prompt', report);
  },
};
