import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A price widget or ticker of another site. */
export const marketWidget: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/market-widget',
    severity: 'warning',
    summary: 'A price widget or ticker of another site',
    rationale:
      'Exchange and finance sites print live prices into their pages. In a paste they become a column of bare figures about something that the story does not mention. Figures in a sentence or a table of the story are left alone.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Market Opportunity\nQuillan Logo\nQuillan Price(QLN)\n$0.4410\n+1.87%\nUSD\nQuillan (QLN) Live Price Chart⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Talus Price(US)\n$0.01084\n-3.21%\nTalus (US) Live Price Chart⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    { draft: 'The market opportunity is large, the firm said.' },
    { draft: 'Shares fell 3.21 percent to $5 on Friday.' },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nPrice (US) rose to $3.',
    },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/market-widget', report);
  },
};
