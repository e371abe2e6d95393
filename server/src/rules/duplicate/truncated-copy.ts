import type { ArticleRule } from '../../lint/rule.ts';
import { copyFixes } from './fixes.ts';
import { lastWords, reportRepeats } from './report.ts';

/** A copy of a paragraph that breaks off. */
export const truncatedCopy: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/truncated-copy',
    severity: 'warning',
    summary: 'A cut copy of a fuller paragraph',
    rationale:
      'A preview, a teaser or half of a cut-and-paste leaves the first words of a paragraph standing beside the whole of it. ' +
      'The copy breaks off in the middle of a sentence and says nothing that the fuller paragraph does not. ' +
      'Key points and pull quotes, which shorten on purpose, are left alone.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council delays vote\n\nThe council put off its vote until June, the clerk said on Monday.\n\nTwo engineers had warned that the figures of the utility were out of date. Neither of them was asked to speak at the meeting.\n\n⟦Two engineers had warned that the figures of the utility were out of…⟧\n\nThe pool stays shut.',
      fixed:
        'Council delays vote\n\nThe council put off its vote until June, the clerk said on Monday.\n\nTwo engineers had warned that the figures of the utility were out of date. Neither of them was asked to speak at the meeting.\n\nThe pool stays shut.',
    },
    {
      draft:
        'Harbor bridge reopens\n\nTraffic was light, police said.\n\nThe work on the bridge took eleven weeks and cost the port 4 million dollars, most of it for steel.\n\nMore ships are due.\n\n⟦The work on the bridge took eleven weeks and cost the port⟧',
    },
    {
      draft:
        'Harbor bridge reopens\n\nWhat to know\n- The work on the bridge took eleven weeks and cost\n- More ships are due\n\nTraffic was light, police said.\n\nThe work on the bridge took eleven weeks and cost the port 4 million dollars.',
    },
    {
      draft:
        'Harbor bridge reopens\n\nThe work on the bridge took eleven weeks, the port authority said.\n\nThe work on the docks took longer, and cost the port 4 million dollars.',
    },
    {
      draft:
        'Port spends 4 million dollars on steel\n\nThe port spends 4 million dollars on steel for its bridge, it said.',
    },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'truncated-copy',
      {
        message: (repeat) =>
          `Haven’t I read this? A cut copy of a fuller paragraph: it breaks off after “${lastWords(facts, repeat.marked === 'first' ? repeat.first : repeat.second, 3)}”. Delete it.`,
        other: 'the fuller paragraph',
        fixes: (repeat, { article }) => copyFixes(article, repeat),
        minor: 'information',
        fades: true,
      },
      report,
    );
  },
};
