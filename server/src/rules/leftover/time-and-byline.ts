import { type Block, perBlock, type Span } from '../../article/model.ts';
import { scanOf } from '../../leftovers/scan.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith, isQuoted, readsAsWritten, reportBlocks, spanAt } from './report.ts';

/** Within a line of something else: slugs, reading times and stamps of a feed. */
const INLINE =
  /(?:\/\/ ?[A-Z][a-z]{2,20} )?\b(?:[Ee]stimated )?[Rr]ead(?:ing)? [Tt]ime:? ?\d{1,3} ?min(?:ute)?s?\b\.?(?: Published: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} at \d{1,2}:\d{2})?|\bPublished: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} at \d{1,2}:\d{2}\b/g;

const NO_STAMPS: readonly Span[] = [];

const stampsIn = perBlock((block: Block): readonly Span[] => {
  const { triggers, digits } = scanOf(block);
  if ((triggers & TRIGGER.stamp) === 0 || digits === 0) return NO_STAMPS;
  return [...block.reading.matchAll(INLINE)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(
      (span) =>
        !isQuoted(block, span) &&
        span.end - span.start < block.reading.length / 2 &&
        readsAsWritten(block, span),
    );
});

function hasStamp(block: Block): boolean {
  return stampsIn(block).length > 0;
}

/** Another page’s byline, time stamp or reading time. */
export const timeAndByline: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/time-and-byline',
    severity: 'warning',
    summary: 'Another page’s byline, time stamp or reading time',
    rationale:
      'Reading times and “3 hours ago” were true on another page on another day. A byline of another outlet is a credit to settle, not to copy; a lone “By” line at the head of your own draft is left alone. Correction notes (“Updated on May 3 to correct…”) stay.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'Council votes to sell the baths\n\n⟦5 min read⟧\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nThe price was said to be fair by all who were asked on Friday. ⟦Reading time: 2 min⟧',
    },
    {
      draft:
        'Council votes to sell the baths\n\nBy Marlow Teague\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n',
    },
    { draft: 'It took 5 minutes to read the verdict.' },
    { draft: 'Updated rules take effect in May.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/time-and-byline', report);
    eachBlockWith(facts, hasStamp, (block, offset) => {
      for (const { start, end } of stampsIn(block)) {
        const from = block.reading.charAt(start - 1) === ' ' ? start - 1 : start;
        report({
          ...spanAt(block, offset, start, end),
          message: `What is this doing here? “${block.reading.slice(start, end)}” is a stamp of the page that the text came from.`,
          fixes: [
            {
              title: 'Remove the stamp',
              safety: 'safe',
              edits: [{ ...spanAt(block, offset, from, end), text: '' }],
            },
          ],
        });
      }
    });
  },
};
