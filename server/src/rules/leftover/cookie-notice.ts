import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** A cookie or consent notice. */
export const cookieNotice: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/cookie-notice',
    severity: 'warning',
    summary: 'A cookie or consent notice',
    rationale:
      'Consent banners lie over the page and are copied with it. Nothing in them concerns your reader. A story about cookies keeps its sentences: only whole lines in the wording of a banner count.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦We use cookies to improve your experience.\nAccept all\nManage preferences⟧\n',
    },
    {
      draft:
        '⟦This site uses cookies.\nAccept cookies⟧\n\nCouncil votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n',
    },
    { draft: 'Google accepts that cookies will go, he said.' },
    { draft: 'Accept all of it, she told the council.' },
    { draft: 'The bakers gave away 300 cookies on Friday.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/cookie-notice', report);
  },
};
