import type { ArticleRule } from '../../lint/rule.ts';
import { copyFixes } from './fixes.ts';
import { reportRepeats } from './report.ts';

/** The headline once more as a line of its own. */
export const headline: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/headline',
    severity: 'warning',
    summary: 'The headline stands in the draft a second time',
    rationale:
      'Web pages show a headline in the page title, the article and the share box, and a paste brings all of them along. ' +
      'Words that a headline shares with the first paragraph are normal and left alone, and so is a title in the front matter that equals the heading.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council Delays Vote on Water Rates\n\n⟦Council Delays Vote on Water Rates⟧\n\nThe council put off its vote until June, Mayor Dana Ortiz said.',
      fixed:
        'Council Delays Vote on Water Rates\n\nThe council put off its vote until June, Mayor Dana Ortiz said.',
    },
    {
      draft:
        '# Harbor Bridge Reopens Early\n\nThe bridge reopened on Monday, the port authority said.\n\n## ⟦Harbor bridge reopens early⟧\n\nTraffic was light.',
      format: 'markdown',
      fixed:
        '# Harbor Bridge Reopens Early\n\nThe bridge reopened on Monday, the port authority said.\n\nTraffic was light.',
    },
    {
      draft:
        '⟦Council delays vote on water rates | The Harlow Courier⟧\n\nCouncil delays vote on water rates\n\nThe council put off its vote until June, Mayor Dana Ortiz said.',
      note: 'The title of the page, with the name of the site.',
    },
    {
      draft:
        'Council Delays Vote on Water Rates\n\nThe council delayed its vote on water rates on Monday, the clerk said.',
      note: 'Words in common with the lede are no copy.',
    },
    {
      draft:
        '---\ntitle: Harbor Bridge Reopens Early\n---\n\n# Harbor Bridge Reopens Early\n\nThe bridge reopened on Monday.',
      format: 'markdown',
    },
    { draft: 'Weather\n\nRain is expected.\n\nWeather\n\nMore rain is expected.' },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'headline',
      {
        message: () => 'Haven’t I read this? The headline stands here again. Delete this copy.',
        other: 'the headline',
        fixes: (repeat, { article }) => copyFixes(article, repeat),
        minor: 'information',
        fades: true,
      },
      report,
    );
  },
};
