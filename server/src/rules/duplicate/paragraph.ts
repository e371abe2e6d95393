import type { ArticleRule } from '../../lint/rule.ts';
import { copyFixes } from './fixes.ts';
import { reportRepeats, wordsIn } from './report.ts';

/** The same paragraph, or run of paragraphs, twice. */
export const paragraph: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/paragraph',
    severity: 'warning',
    summary: 'A paragraph stands twice, word for word',
    rationale:
      'Text that was moved is sometimes copied instead, and the old place is forgotten. ' +
      'Other case, quotation marks, dashes and spaces do not make a copy another paragraph; paragraphs that follow each other in both places are one finding. ' +
      'Pull quotes, key points, questions of an interview, correction notes and refrains are meant to repeat and are left alone.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council delays vote\n\nThe council put off its vote until June, the clerk said on Monday.\n\nTwo engineers had warned that the figures of the utility were out of date.\n\nThe pool stays shut, the clerk said.\n\n⟦Two engineers had warned that the figures of the utility were out of date.⟧',
      fixed:
        'Council delays vote\n\nThe council put off its vote until June, the clerk said on Monday.\n\nTwo engineers had warned that the figures of the utility were out of date.\n\nThe pool stays shut, the clerk said.',
    },
    {
      draft:
        'Bridge to open\n\nThe bridge – closed since May – “will open on Monday”, the port authority said in a note.\n\n⟦The bridge, closed since May, "will open on Monday", the port authority said in a note⟧\n\nTraffic will be light.',
      note: 'Other punctuation is no other text.',
    },
    {
      draft:
        'Mayor Dana Ortiz said the delay would cost nothing.\n\n> “We will not vote on figures that nobody in this room can explain to me.”\n\nShe was cheered.\n\n“We will not vote on figures that nobody in this room can explain to me.”',
      format: 'markdown',
      note: 'A pull quote.',
    },
    {
      draft:
        'Reporter: What happens to the money that was set aside for the pool?\n\nOrtiz: It waits.\n\nReporter: What happens to the money that was set aside for the pool?\n\nLee: It is gone.',
    },
    {
      draft:
        'He asked for more. It was not enough.\n\nHe asked for his family. It was not enough.\n\nHe asked at last for himself. It was not enough.',
    },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'paragraph',
      {
        message: (repeat) => {
          const range = repeat.secondBlocks ?? repeat.firstBlocks;
          const count = range === null ? 1 : range.to - range.from + 1;
          const words = wordsIn(facts, repeat.marked === 'first' ? repeat.first : repeat.second);
          const what =
            count > 1
              ? `These ${count} paragraphs or lines (${words} words)`
              : `This paragraph of ${words} words`;
          return `Haven’t I read this? ${what} ${count > 1 ? 'stand' : 'stands'} in the draft twice. Delete one copy.`;
        },
        other: 'the other copy',
        fixes: (repeat, { article }) => copyFixes(article, repeat),
        minor: 'information',
        fades: true,
      },
      report,
    );
  },
};
