import type { ArticleRule } from '../../lint/rule.ts';
import { copyFixes } from './fixes.ts';
import { reportRepeats } from './report.ts';

/** The same heading or short line twice. */
export const line: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/line',
    severity: 'warning',
    summary: 'A heading or short line is followed by its own copy',
    rationale:
      'Feeds give a headline once as title and once as text, and lists of related stories come with each line twice. ' +
      'Equal lines are marked where one follows the other; a long subhead that comes back later is only mentioned. ' +
      'Labels, scores and lines of tables recur by their nature and are left alone.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council delays vote\n\nThe council put off its vote until June, the clerk said.\n\nWhat happens to the old mill\n\n⟦What happens to the old mill⟧\n\nThe mill stays shut, the clerk said.',
      fixed:
        'Council delays vote\n\nThe council put off its vote until June, the clerk said.\n\nWhat happens to the old mill\n\nThe mill stays shut, the clerk said.',
    },
    {
      draft:
        '# Budget\n\nThe vote is on Monday.\n\n- The library stays open until eight\n- ⟦The library stays open until eight⟧\n- The pool closes in May',
      format: 'markdown',
      fixed:
        '# Budget\n\nThe vote is on Monday.\n\n- The library stays open until eight\n- The pool closes in May',
    },
    { draft: 'Results\n\nRovers 1-1 Albion\nRovers 1-1 Albion', note: 'Scores.' },
    { draft: 'Opening hours\n\nMonday\nclosed\nTuesday\nclosed\nWednesday\nclosed' },
    { draft: 'Council delays vote\n\nAbout us\n\nWe are a paper.\n\nAbout us\n\nWe are a paper in town.' },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'line',
      {
        message: (repeat) =>
          repeat.copies > 1
            ? `Haven’t I read this? The line before it stands here ${repeat.copies} more times. Keep one.`
            : repeat.minor
              ? 'Haven’t I read this? This line has stood in the draft before. Reword it, or delete one.'
              : 'Haven’t I read this? This line has just been read. Delete one copy.',
        other: 'the first copy',
        fixes: (repeat, { article }) => copyFixes(article, repeat),
        minor: 'information',
        fades: true,
      },
      report,
    );
  },
};
