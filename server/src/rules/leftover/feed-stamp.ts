import { type Block, perBlock, type Span } from '../../article/model.ts';
import { scanOf } from '../../leftovers/scan.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith, isQuoted, readsAsWritten, reportBlocks, spanAt } from './report.ts';

const STAMP =
  /\bThe post\s(?=[["“‘'A-Z0-9$€£#@])[^\n]{3,200}?\s(?:first\s)?appeared(?:\sfirst)?\s(?:on|at)\s(?=[[A-Z0-9]|\w{1,40}\.\w)[^\n]{2,80}?\.(?=\s|$)/g;

/** Stamps within a longer line. */
const stampsIn = perBlock((block: Block): readonly Span[] => {
  if ((scanOf(block).triggers & TRIGGER.appeared) === 0 || !block.reading.includes('The post')) return [];
  return [...block.reading.matchAll(STAMP)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(
      (span) =>
        span.end - span.start < block.reading.length && !isQuoted(block, { ...span, end: span.start + 8 }),
    );
});

function hasStamp(block: Block): boolean {
  return stampsIn(block).length > 0;
}

/** The stamp of a feed: “The post … appeared first on …”. */
export const feedStamp: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/feed-stamp',
    severity: 'warning',
    summary: 'The stamp of a feed: “The post … appeared first on …”',
    rationale:
      'Feeds end each item with where it came from, and aggregators print the stamp in the middle of a text. It is the surest sign that a story was pulled from another site.',
    guideline: 'The plug-in behind most WordPress feeds adds the line by default.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        'The baths were built in 1901, and the tower was added ten years later by the same firm. ⟦The post [Council votes](https://x.example/1) appeared first on [Tidewater Wire](https://x.example).⟧',
      format: 'markdown',
      fixed: 'The baths were built in 1901, and the tower was added ten years later by the same firm.',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦The post Council votes to sell the baths appeared first on Tidewater Wire.⟧\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦The post TRON Hovers Above $0.27 appeared on BitcoinEthereumNews.com.⟧ The baths were built in 1901, and the tower was added ten years later by the same firm.',
      fixed:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\nThe baths were built in 1901, and the tower was added ten years later by the same firm.',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦TidewaterWire2019/02/19 06:30⟧\n',
    },
    { draft: 'The post office first appeared on the map in 1901.' },
    { draft: 'The post was filled on Friday, it appeared.' },
    { draft: 'On 2024-05-01 the law changed.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/feed-stamp', report);
    eachBlockWith(facts, hasStamp, (block, offset) => {
      for (const { start, end } of stampsIn(block)) {
        const to = block.reading.charAt(end) === ' ' ? end + 1 : end;
        const from = to === end && block.reading.charAt(start - 1) === ' ' ? start - 1 : start;
        const title = 'Remove the feed stamp';
        // Its links go with it; where other markup is cut by its ends, an editor does it by hand.
        const linked = block.links.some((link) => start <= link.start && link.end <= end);
        const plain = readsAsWritten(block, { start: from, end: to });
        const edits = [{ ...spanAt(block, offset, from, to), text: '' }];
        report({
          ...spanAt(block, offset, start, end),
          message: 'What is this doing here? This is the stamp of the feed that the text came from.',
          fixes: plain || linked ? [{ title, safety: plain ? 'safe' : 'suggested', edits }] : [],
        });
      }
    });
  },
};
