import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Readers’ comments and the comment form. */
export const comments: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/comments',
    severity: 'warning',
    summary: 'Readers’ comments and the comment form',
    rationale:
      'The thread under a story is copied with it: names, dates, “Reply”, and the form. Comments can be libellous, and they are nobody’s copy. A sentence about comments is left alone.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦3 Comments\n\ngullwing44 says:\nMarch 20, 2019 at 8:02 am\nReply\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nComment *\n\nPost Comment⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Leave a comment⟧\n',
    },
    { draft: 'She made 12 comments on it in court.' },
    { draft: 'Comments on the draft close in June, the ministry said.' },
    { draft: 'The council will reply in writing.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/comments', report);
  },
};
