import type { ArticleRule } from '../../lint/rule.ts';
import { reportRepeats, versionsWording } from './report.ts';

/** Two sentences that say the same in nearly the same words. */
export const nearSentence: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/near-sentence',
    severity: 'information',
    summary: 'Two sentences say the same in nearly the same words',
    rationale:
      'A sentence that was rewritten in one place and left in another makes a story say a thing twice. ' +
      'Four fifths of the words have to agree, in order, in sentences of twelve words and more. ' +
      'Questions, list items and correction notes are left alone.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council delays vote\n\nThe council put off its vote until June. Nobody who works for the utility was asked to speak at the meeting on the rates.\n\nThe pool stays shut, the clerk said. ⟦Nobody who works for the utility was invited to speak at the meeting on the rates.⟧ That angered some.',
    },
    {
      draft:
        'Bridge\n\nThe bridge is open. Most of the money for the work was spent on steel that had come from abroad. Traffic was light.\n\nMore ships are due, the port said. ⟦Most of the money for the work was spent on steel that came from abroad.⟧ Nobody signed for it.',
    },
    {
      draft:
        'Bridge\n\nThe work on the bridge took eleven weeks, the port said, and cost more than planned.\n\nThe work on the docks took a year, the port said, and cost less.',
    },
    {
      draft:
        'Vote\n\nPolls open at seven. It was the first vote since the war.\n\nPolls close at eight. It was the last vote of the year.',
    },
    {
      draft:
        'Talk\n\nHe went on. What did you think when they told you that the money was gone from the account?\n\nShe went on. What did you say when they told you that the money was gone from the account?',
    },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'near-sentence',
      versionsWording(
        ({ similarity }) =>
          `Haven’t I read this? ${Math.round(similarity * 100)} % of this sentence stands in another one of this draft. Keep the better version.`,
        'hint',
      ),
      report,
    );
  },
};
