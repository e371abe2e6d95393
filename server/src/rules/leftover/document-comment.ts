import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A comment of a shared document. */
export const documentComment: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/document-comment',
    severity: 'warning',
    summary: 'A comment of a shared document',
    rationale:
      'Exports of a shared document print its comments at the end, each behind a small letter. They are the desk talking to itself, sometimes about the people in the story.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦[a]Can we name her?⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦[b] check with legal before Friday⟧\n',
    },
    { draft: '“[a] plan like that” was what she wanted.' },
    { draft: 'The bridge [1] opened in 1932.' },
    { draft: 'He chose option [b].' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/document-comment', report);
  },
};
