import type { ArticleRule } from '../../lint/rule.ts';
import { reportRepeats } from './report.ts';

/** The same words quoted twice. */
export const quotation: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/quotation',
    severity: 'information',
    summary: 'The same words of a speaker are quoted twice',
    rationale:
      'A quotation that comes back reads as if the speaker had said it twice; a magazine once ran one three times in a single story. ' +
      'Pull quotes, block quotations and key points repeat on purpose and are left alone; in a headline it is a hint. ' +
      'Nothing within quotation marks is changed by a fix.',
    guideline:
      'Use a quotation once, where it tells most (newsroom practice; New York magazine’s triple quotation was noted by readers).',
    fix: 'none',
  },
  examples: [
    {
      draft:
        'Council delays vote\n\n“We will not vote on figures that nobody in this room can explain,” Mayor Dana Ortiz said on Monday.\n\nThe pool stays shut. The mayor had the last word. “⟦We will not vote on figures that nobody in this room can explain⟧,” she said.',
    },
    {
      draft:
        'Bridge\n\nThe chief engineer spoke first, and for half an hour. “It is the best steel that I have seen in thirty years.”\n\nAsked once more about the price, he called it “⟦the best steel that I have seen in thirty years⟧” and left.',
    },
    {
      draft:
        'Council delays vote\n\n“We will not vote on figures that nobody in this room can explain,” Mayor Dana Ortiz said.\n\n“We will not vote on figures that nobody in this room can explain”',
      note: 'A pull quote.',
    },
    { draft: 'Vote\n\nShe called it “a dark day”. Later she called it “a dark day” again.' },
    {
      draft:
        'Vote\n\n“We will not vote on figures that are old,” Ortiz said.\n\n“We will not vote on anything at all this year,” Lee said.',
    },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'quotation',
      {
        message: () =>
          'Haven’t I read this? These words have been quoted before. Use the quotation once, and paraphrase in the other place.',
        other: 'the same words',
        fixes: () => [],
        minor: 'hint',
      },
      report,
    );
  },
};
