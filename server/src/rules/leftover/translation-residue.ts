import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** The frame of a machine translation. */
export const translationResidue: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/translation-residue',
    severity: 'warning',
    summary: 'The frame of a machine translation',
    rationale:
      'Translation tools put “Original text” and “Rate this translation” into the page. They also mean that the words are a machine’s: check names and figures against the original.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Original text\nRate this translation⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Lee este artículo en español⟧\n\nThe builder, who owns two mills on the river, said that he would keep the tower and the clock.\n',
    },
    { draft: 'The original text was lost.' },
    { draft: 'He read it in English and in Spanish.' },
    { draft: 'The council rated the translation highly.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/translation-residue', report);
  },
};
