import { type Block, perBlock, type Span } from '../../article/model.ts';
import { wireTagLength } from '../../leftovers/wire-tag.ts';
import type { ArticleRule } from '../../lint/rule.ts';
import { eachBlockWith, readsAsWritten, reportBlocks, spanAt } from './report.ts';

const tagIn = perBlock((block: Block): Span | null => {
  const end = wireTagLength(block.reading);
  return end === 0 || !readsAsWritten(block, { start: 0, end }) ? null : { start: 0, end };
});

function hasTag(block: Block): boolean {
  return tagIn(block) !== null;
}

/** Advisories, slugs and sign-offs of a wire. */
export const wireSlug: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/wire-slug',
    severity: 'warning',
    summary: 'Advisories, slugs and sign-offs of a wire',
    rationale:
      'Agencies tell desks what changed and who worked on a story, in lines that readers were never meant to see. “MORE TO COME” left standing promises copy that nobody will send. Datelines with an agency’s name are right and stay.',
    guideline: 'Reuters’ handbook calls the advisory the trash line: it is taken out before publication.',
    fix: 'safe',
  },
  examples: [
    {
      draft:
        '⟦(Adds prime minister’s reaction in paragraph 3)⟧\n\nCouncil votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n',
    },
    {
      draft:
        'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n\n⟦MORE TO COME⟧\n',
    },
    { draft: 'There is more to come from the striker, he said.' },
    { draft: '⟦UPDATE 2-⟧Council votes to sell the baths', fixed: 'Council votes to sell the baths' },
    {
      draft:
        '⟦UPDATE 2-Council votes to sell the baths⟧\n\nCouncil votes to sell the baths to a builder\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n',
      fixed:
        'Council votes to sell the baths to a builder\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n',
    },
    {
      draft: '# ⟦UPDATE 2-⟧Council votes to *sell* the baths',
      format: 'markdown',
      fixed: '# Council votes to *sell* the baths',
    },
    { draft: '⟦BC-EU--Russia-Ukraine,2nd Ld-Writethru⟧' },
    { draft: 'Update: the match is off.' },
    { draft: 'UPDATE the firmware now' },
    { draft: 'ROME (AP) — The council met on Friday.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/wire-slug', report);
    eachBlockWith(facts, hasTag, (block, offset) => {
      const tag = tagIn(block);
      if (tag === null) return;
      const span = spanAt(block, offset, 0, tag.end);
      report({
        ...span,
        message: `What is this doing here? “${block.reading.slice(0, tag.end)}” is the wire’s own mark on its headline.`,
        fixes: [{ title: 'Remove the mark', safety: 'suggested', edits: [{ ...span, text: '' }] }],
      });
    });
  },
};
