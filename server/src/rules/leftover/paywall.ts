import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A paywall or log-in notice. */
export const paywall: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/paywall',
    severity: 'warning',
    summary: 'A paywall or log-in notice',
    rationale:
      'The notice says that the rest of the story is for subscribers: what you pasted is likely cut short as well. Check where the text breaks off before you take the line out.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Subscribe to continue reading\nAlready a subscriber? Log in⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦You have 2 free articles remaining⟧\n',
    },
    { draft: 'Students register for classes on Friday.' },
    { draft: 'He said that he was already a subscriber to the plan.' },
    { draft: 'Sign in the window: closed on Friday.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/paywall', report);
  },
};
