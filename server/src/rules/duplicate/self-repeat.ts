import type { ArticleRule } from '../../lint/rule.ts';
import { doublingFixes } from './fixes.ts';
import { reportRepeats, wordsIn } from './report.ts';

/** The same words twice in a row, within one line or paragraph. */
export const selfRepeat: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'duplicate/self-repeat',
    severity: 'warning',
    summary: 'The same words stand twice in a row, often glued together',
    rationale:
      'A paste that is made twice, or a teaser that a feed sends with its own copy, leaves a sentence that is followed by itself, ' +
      'often without a stop or a space: “…for electricityRussia and…”. ' +
      'No reader takes that for emphasis. Short repetitions that a comma or a dash joins are left alone, and so is what a speaker says twice.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'The council has put off its vote on the new water rates until June⟦The council has put off its vote on the new water rates until June⟧\n\nMayor Dana Ortiz said the delay would cost nothing.',
      fixed:
        'The council has put off its vote on the new water rates until June\n\nMayor Dana Ortiz said the delay would cost nothing.',
      note: 'Two copies on one line, glued.',
    },
    {
      draft:
        'Crews reached the farm after dark. The road had been washed out for two days. ⟦The road had been washed out for two days.⟧ Nobody was hurt.',
      fixed: 'Crews reached the farm after dark. The road had been washed out for two days. Nobody was hurt.',
    },
    { draft: 'They sang it once more: we shall overcome, we shall overcome, we shall overcome some day.' },
    { draft: '“It went on and on and on,” she said, “and then it went on and on.”' },
    { draft: 'Results\n\nRovers 2-2 Albion\n\nCity 1-1 United' },
  ],
  check(facts, report) {
    reportRepeats(
      facts,
      'self-repeat',
      {
        message: (repeat, { article }) => {
          const count = wordsIn(facts, repeat.first);
          if (!repeat.glued)
            return `Haven’t I read this? These ${count} words have just been said. Delete one copy.`;
          const at = repeat.second.start;
          const seam = article.text.slice(wordStart(article.text, at), wordEnd(article.text, at));
          return `Haven’t I read this? ${count} words stand twice in a row, glued together at “${seam}”. Delete one copy.`;
        },
        other: 'the first copy',
        fixes: (repeat, { article }) => doublingFixes(article, repeat),
        minor: 'information',
        fades: true,
      },
      report,
    );
  },
};

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 24 && !/\s/.test(text.charAt(start - 1))) start--;
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 24 && !/\s/.test(text.charAt(end))) end++;
  return end;
}
