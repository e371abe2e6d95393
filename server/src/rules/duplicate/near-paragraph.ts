import type { ArticleRule } from '../../lint/rule.ts';
import { reportRepeats, versionsWording } from './report.ts';

/** Two paragraphs that say the same in nearly the same words. */
export const nearParagraph: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/near-paragraph',
    severity: 'information',
    summary: 'Two paragraphs say the same in nearly the same words',
    rationale:
      'A rewrite that was typed beside the old text, or sentences put into another order, leave two versions of one paragraph. ' +
      'Where they differ in numbers, dates or names, `duplicate/two-versions` says so. ' +
      'Which one is better is for an editor to say: none is ever deleted unasked.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Council delays vote\n\nThe council has put off its vote on the new water rates, because two engineers had warned that the figures of the utility were out of date.\n\nThe pool stays shut.\n\n⟦The council has postponed its vote on the new water rates, since two engineers had warned that the figures of the utility were too old.⟧',
    },
    {
      draft:
        'Bridge\n\nThe work on the bridge took eleven weeks and cost more than the port had planned. Most of the money was spent on steel from abroad. Nobody at the port wanted to say who had signed for it.\n\nTraffic was light.\n\n⟦Nobody at the port wanted to say who had signed for it. The work on the bridge took eleven weeks and cost more than the port had planned. Most of the money was spent on steel from abroad.⟧',
      note: 'The same sentences in another order.',
    },
    {
      draft:
        'Bridge\n\nThe work on the bridge took eleven weeks and cost more than the port had planned.\n\nThe work on the docks cost less than planned but took the port a year.',
    },
    {
      draft:
        'Vote\n\n- The north district votes in the old school hall on the main square\n- The south district votes in the old town hall on the main square',
      format: 'markdown',
      note: 'Items of a list are alike on purpose.',
    },
    { draft: 'Bridge\n\nThe bridge is open, police said.\n\nThe road is open, police said.' },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'near-paragraph',
      versionsWording(
        ({ similarity }) =>
          `Haven’t I read this? ${Math.round(similarity * 100)} % of these words stand in another paragraph of this draft. Keep the better version.`,
        'hint',
      ),
      report,
    );
  },
};
