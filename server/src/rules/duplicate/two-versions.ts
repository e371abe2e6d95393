import type { ArticleRule } from '../../lint/rule.ts';
import type { Discrepancy } from '../../passages/passage-map.ts';
import { reportRepeats, versionsWording } from './report.ts';

/** Two versions of one paragraph that give different numbers, dates or names. */
export const twoVersions: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/two-versions',
    severity: 'warning',
    summary: 'Two versions of one text differ in numbers, dates or names',
    rationale:
      'An update that was written under the old paragraph instead of over it leaves two tolls, two days or two names in one story, and the reader has to guess which is right. ' +
      'This is the most dangerous kind of repetition, because each paragraph is sound by itself. ' +
      'The finding says what differs; nothing is ever deleted unasked. ' +
      'Lines of timetables, lists and tables are alike on purpose and are left alone.',
    fix: 'suggested',
  },
  examples: [
    {
      draft:
        'Bus overturns near Alder\n\nThe bus left the road near Alder on Friday and overturned in a ditch, and 12 people were taken to the county hospital, police said.\n\nThe driver was not hurt.\n\n⟦The bus left the road near Alder on Friday and overturned in a ditch, and 14 people were taken to the county hospital, police said.⟧',
    },
    {
      draft:
        'Bridge to open\n\nThe bridge over the harbor will open to traffic again on Monday morning, three weeks before the date that was promised, the port authority said.\n\nTolls stay as they are.\n\n⟦The bridge over the harbor will open to traffic again on Thursday morning, two weeks before the date that was promised, the port authority said.⟧',
    },
    {
      draft:
        'Vote\n\nPolls close late.\n\nMonday: polling stations are open from 7 a.m. to 8 p.m. local time\nTuesday: polling stations are open from 9 a.m. to 5 p.m. local time',
      note: 'A timetable.',
    },
    {
      draft:
        'Bus overturns near Alder\n\nTwelve people were taken to the county hospital after a bus overturned, police said.\n\nIn 2014 a bus overturned on the same road, and two people died, according to police.',
    },
    { draft: 'Scores\n\nRovers beat Albion 2-1 at home.\n\nUnited beat City 3-1 at home.' },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'two-versions',
      versionsWording(
        (repeat) =>
          `Which is right? ${listed(repeat.discrepancies)}. Two versions of one text are left in: keep the right one.`,
        'information',
      ),
      report,
    );
  },
};

/** `“12 people” … “14 people”`, the first version first. */
function listed(discrepancies: readonly Discrepancy[]): string {
  return discrepancies.map(({ first, second }) => `“${first}” … “${second}”`).join(', ');
}
