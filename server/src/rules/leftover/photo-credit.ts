import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A photo credit or gallery control without its photo. */
export const photoCredit: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/photo-credit',
    severity: 'warning',
    summary: 'A photo credit or gallery control without its photo',
    rationale:
      'Credits, counters and “enlarge this image” belong to a picture that the paste has lost. Where you do run the picture, the credit goes into its caption; so the fix for a credit is only suggested.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Photo: Ines Halloran / Plainfield Press Agency⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Open image in gallery⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    { draft: 'Credit card debt rose on Friday.' },
    { draft: 'The photo of the year shows a bridge.' },
    { draft: 'Image is everything in the trade, she said.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/photo-credit', report);
  },
};
