import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A prompt to install an app or allow notifications. */
export const appPrompt: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/app-prompt',
    severity: 'warning',
    summary: 'A prompt to install an app or allow notifications',
    rationale:
      'Broadcasters end their paragraphs with a call to download their app. It names another outlet in the middle of your story. Stories about apps are left alone: the whole line must be the prompt.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦CLICK HERE TO DOWNLOAD THE LARK NEWS APP⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Download our app\nGet it on Google Play⟧\n',
    },
    { draft: 'Get the app store to act, he urged them.' },
    { draft: 'Drivers can download the app from Friday, the city said.' },
    { draft: 'The app shows where buses are.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/app-prompt', report);
  },
};
