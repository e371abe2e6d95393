import type { Block } from '../../article/model.ts';
import { scanOf } from '../../leftovers/scan.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith, reportBlocks, spanAt } from './report.ts';

/** The mark of a paid wire in a dateline. */
const NEWSWIRE =
  /\/(?:PRNewswire|CNW|GLOBE NEWSWIRE|EINPresswire(?:\.com)?)\/|\((?:GLOBE NEWSWIRE|BUSINESS WIRE|PRNewswire|NewMediaWire|ACCESSWIRE)\)/;

/** Such marks are reported where the source reads as it stands. */
function namesNewswire(block: Block): boolean {
  return (scanOf(block).triggers & TRIGGER.release) !== 0 && NEWSWIRE.test(block.reading);
}

/** The marks of a press release. */
export const pressReleaseMarks: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/press-release-marks',
    severity: 'warning',
    profiles: { pr: 'off' },
    summary: 'The marks of a press release',
    rationale:
      'A release is written to be sent, not to be printed: it says when it may run, whom to call and what its sender is. Left in, it shows the reader how little was added. The profile `pr` is silent, since releases need all of this.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        '⟦FOR IMMEDIATE RELEASE⟧\n\nCouncil votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦Media Contact: Odile Brandt, press@larkspur.example, 555-0142⟧\n',
    },
    { draft: 'NEW YORK, Jan. 5 ⟦/PRNewswire/⟧ -- Acme said on Monday that it would close its mill.' },
    { draft: 'Activists called for immediate release of the prisoners.' },
    { draft: 'Press contact with the team was limited.' },
    { draft: 'About 300 people came on Friday.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/press-release-marks', report);
    eachBlockWith(facts, namesNewswire, (block, offset) => {
      const mark = NEWSWIRE.exec(block.reading);
      if (mark === null) return;
      report({
        ...spanAt(block, offset, mark.index, mark.index + mark[0].length),
        message: `Whose words are these? “${mark[0]}” says that a company paid to send them: name the release as the source, and take the mark out.`,
      });
    });
  },
};
