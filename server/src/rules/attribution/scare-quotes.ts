import type { Block } from '../../article/model.ts';
import { type Quotation, quotationsOf } from '../../article/quotations.ts';
import { sentencesOf } from '../../article/sentences.ts';
import type { Rule } from '../../lint/rule.ts';
import { isCovered, type ParagraphSourcing } from '../../sourcing/sourcing-map.ts';
import { meets } from './claim-sites.ts';

/** A word or two in quotation marks that nobody said. */
export const scareQuotes: Rule = {
  unit: 'paragraph',
  needs: ['sourcing'],
  meta: {
    id: 'attribution/scare-quotes',
    severity: 'hint',
    profiles: { opinion: 'off' },
    summary: 'Quotation marks around a few words that nobody is said to have used',
    rationale:
      'Marks around a word or two tell the reader that somebody used it and that the paper keeps its distance, without saying who or why. Say whose word it is, or take the marks off. ' +
      'The rule is silent for titles, names, terms that are being explained, and words with a source in reach.',
    guideline: 'Chicago Manual and AP on scare quotes: use them seldom, and not to dodge attribution.',
    fix: 'suggested',
  },
  examples: [
    { draft: 'The ministers signed the ⟦“deal”⟧ at noon.', fixed: 'The ministers signed the deal at noon.' },
    { draft: 'The firm paid for ⟦“expert advice”⟧ twice.' },
    { draft: 'The ministers signed the agreement, which Roe called a “deal”.' },
    { draft: 'The drug is known as “ice”.' },
    { draft: 'Her album “Blue Hour” is out on Friday.' },
    { draft: 'A “dead cat” is a brief rise in a falling price.', note: 'A term that is explained.' },
    { draft: 'According to Putin, the talks were about “joint management” of the plant.' },
  ],
  check({ block, sourcing }, report) {
    if (sourcing === null || block.kind !== 'paragraph') return;
    for (const quotation of quotationsOf(block)) {
      if (!isScare(block, sourcing, quotation)) continue;
      const words = block.reading.slice(quotation.inner.start, quotation.inner.end);
      report({
        start: quotation.start,
        end: quotation.end,
        message: `Whose words? Nobody is said to have used “${words}”. Say who did, or take the marks off.`,
        fixes: [
          {
            title: 'Take the quotation marks off',
            safety: 'suggested',
            edits: [{ start: quotation.start, end: quotation.end, text: words }],
          },
        ],
      });
    }
  },
};

const EXPLAINED =
  /\b(?:called|known as|dubbed|named|titled|entitled|termed|labeled|labelled|nicknamed|so-called|terms?|words?|phrases?|category|categories|section|button|tab|option|marked|define[sd]?|means?|as|titles?|song|film|album|series|hashtag|letter|letters|code|codenamed|type|or|read|reads|reading)\s(?:[a-z]{1,12}\s){0,3}$/i;
const EXPLAINS = /^[,\s]{0,2}(?:is|are|was|were|refers|means|describes|stands|or|section|button|tab|—|–|\()/;

function isScare(block: Block, sourcing: ParagraphSourcing, quotation: Quotation): boolean {
  if (!quotation.closed) return false;
  const words = block.reading.slice(quotation.inner.start, quotation.inner.end);
  if (!/^[a-z][a-z’'-]{1,20}(?:\s[a-z’'-]{1,20}){0,2}$/.test(words)) return false;
  const before = block.reading.slice(Math.max(0, quotation.start - 50), quotation.start);
  const after = block.reading.slice(quotation.end, quotation.end + 14);
  if (EXPLAINED.test(before) || EXPLAINS.test(after)) return false;
  const sentences = sentencesOf(block);
  for (let at = 0; at < sentences.length; at++) {
    const sentence = sentences[at];
    if (sentence === undefined || !meets(sentence, quotation)) continue;
    if (isCovered(sourcing.sentences[at])) return false;
  }
  return true;
}
