import type { ArticleRule } from '../../lint/rule.ts';
import { copyFixes } from './fixes.ts';
import { reportRepeats } from './report.ts';

/** A teaser, deck or description that is the beginning of the first paragraph. */
export const teaser: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/teaser',
    severity: 'warning',
    summary: 'A teaser or description repeats the lede, whole or cut short',
    rationale:
      'A scraped page or a feed puts the first words of a story above its headline, often cut in the middle of a sentence. ' +
      'The reader then reads the lede twice. The copy in the body, which is the fuller one, stays. ' +
      'A description in the front matter that equals the lede is only mentioned: it wastes the second chance to say what the story is about.',
    guideline:
      'A headline or deck should not repeat the words of the lead sentence (copy-editing textbooks; Poynter on headlines).',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        '⟦The council has put off its vote on new water rates until June, after two engineers warned that the figures of the utility were⟧\n\nCouncil Delays Vote on Water Rates\n\nThe council has put off its vote on new water rates until June, after two engineers warned that the figures of the utility were out of date, Mayor Dana Ortiz said.',
      fixed:
        'Council Delays Vote on Water Rates\n\nThe council has put off its vote on new water rates until June, after two engineers warned that the figures of the utility were out of date, Mayor Dana Ortiz said.',
    },
    {
      draft:
        '---\ntitle: Harbor bridge reopens\ndescription: ⟦The harbor bridge reopened on Monday, three weeks early, the port authority said.⟧\n---\n\nThe harbor bridge reopened on Monday, three weeks early, the port authority said. Traffic was light.',
      format: 'markdown',
    },
    {
      draft:
        '---\ntitle: Harbor bridge reopens\ndescription: Drivers get their short way to the docks back three weeks before it was promised.\n---\n\nThe harbor bridge reopened on Monday, three weeks early, the port authority said.',
      format: 'markdown',
    },
    {
      draft:
        'Council Delays Vote on Water Rates\n\nTwo engineers say the figures are old\n\nThe council has put off its vote on new water rates until June, Mayor Dana Ortiz said.',
    },
    {
      draft:
        'Council Delays Vote\n\nKey points\n- The council has put off its vote on new water rates\n- The pool stays shut\n\nThe council has put off its vote on new water rates until June, Mayor Dana Ortiz said.',
      note: 'Key points are meant to repeat.',
    },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'teaser',
      {
        message: (repeat) =>
          repeat.minor
            ? 'Haven’t I read this? The description is the beginning of the lede, word for word. Say something that the lede does not.'
            : 'Haven’t I read this? This is the beginning of the lede, word for word. Delete it, or write a deck that adds something.',
        other: 'the lede',
        fixes: (repeat, { article }) => (repeat.minor ? [] : copyFixes(article, repeat)),
        minor: 'information',
        fades: true,
      },
      report,
    );
  },
};
