import type { ArticleRule } from '../../lint/rule.ts';
import { copyFixes } from './fixes.ts';
import { reportRepeats } from './report.ts';

/** The same sentence in two paragraphs. */
export const sentence: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/sentence',
    severity: 'information',
    summary: 'A sentence of eight words or more stands twice',
    rationale:
      'A sentence that was moved and left behind reads like a slip of memory. ' +
      'One edited story in forty has such a pair, and a few of them are wanted, so that it is mentioned and not called wrong. ' +
      'Long names and phrases within other sentences, questions, refrains and list items are left alone.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council delays vote\n\nThe council put off its vote until June. Nobody from the utility was asked to speak at the meeting.\n\nThe pool stays shut, the clerk said. ⟦Nobody from the utility was asked to speak at the meeting.⟧ That angered some.',
      fixed:
        'Council delays vote\n\nThe council put off its vote until June. Nobody from the utility was asked to speak at the meeting.\n\nThe pool stays shut, the clerk said. That angered some.',
    },
    {
      draft:
        'Bridge\n\nThe bridge is open. The work took eleven weeks and cost 4 million dollars. Traffic was light.\n\nMore ships are due in the fall, the port said.\n\n⟦The work took eleven weeks and cost 4 million dollars.⟧',
    },
    {
      draft:
        'Relief\n\nFigures by the International Federation of Red Cross and Red Crescent Societies show it.\n\nA spokesman for the International Federation of Red Cross and Red Crescent Societies declined to comment.',
      note: 'A long name.',
    },
    {
      draft:
        'Talk\n\nWhat will you do with all the money now? Nothing, he said.\n\nWhat will you do with all the money now? Nothing, she said.',
    },
    {
      draft:
        'Speech\n\nHe came to the square. It was not enough.\n\nHe spoke to the crowd. It was not enough.',
    },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'sentence',
      {
        message: () =>
          'Haven’t I read this? The same sentence stands in this draft before. Cut one of them, or recast it.',
        other: 'the other copy',
        fixes: (repeat, { article }) => copyFixes(article, repeat),
        minor: 'hint',
      },
      report,
    );
  },
};
