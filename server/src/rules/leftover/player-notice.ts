import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A video player’s or script’s notice. */
export const playerNotice: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/player-notice',
    severity: 'warning',
    summary: 'A video player’s or script’s notice',
    rationale:
      'Players and scripts speak when they cannot run: “Your browser does not support the video tag.” The text is in the page even when no reader of it ever saw it.',
    guideline:
      'Four published articles carried “We Are Sorry, This video is restricted from playing in your location”.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Your browser does not support the video tag.⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Getting your Trinity Audio player ready...⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    { draft: 'Scroll down for video evidence, she said.' },
    { draft: 'Loading docks were closed on Friday.' },
    { draft: 'Please enable the law to work, he said.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/player-notice', report);
  },
};
