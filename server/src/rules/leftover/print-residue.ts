import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Jump lines of a printed page. */
export const printResidue: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/print-residue',
    severity: 'warning',
    summary: 'Jump lines of a printed page',
    rationale:
      '“Continued on page A5” leads nowhere on a screen. The text that stood on the other page may be missing as well: check that the story goes on.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦continued on page A5⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦See COUNCIL, Page A6⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    { draft: 'See Paris, 2024' },
    { draft: 'From page to stage' },
    { draft: 'The story continued on Friday.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/print-residue', report);
  },
};
