import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

/** Advisories, slugs and sign-offs of a wire. */
export const wireSlug: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/wire-slug',
    severity: 'warning',
    summary: 'Advisories, slugs and sign-offs of a wire',
    rationale:
      'Agencies tell desks what changed and who worked on a story, in lines that readers were never meant to see. “MORE TO COME” left standing promises copy that nobody will send. Datelines with an agency’s name are right and stay.',
    guideline: 'Reuters’ handbook calls the advisory the trash line: it is taken out before publication.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        '⟦(Adds prime minister’s reaction in paragraph 3)⟧\n\nCouncil votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\n⟦MORE TO COME⟧\n',
    },
    { draft: 'There is more to come from the striker, he said.' },
    { draft: 'Update: the match is off.' },
    { draft: 'ROME (AP) — The council met on Friday.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/wire-slug', report);
  },
};
