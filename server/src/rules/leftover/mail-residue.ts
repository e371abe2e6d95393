import type { ArticleRule } from '../../lint/rule.ts';
import { reportBlocks } from './report.ts';

const STORY =
  'Council votes to sell the baths\n\nThe council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.\n\nThe mayor said that the price was fair, and that three other offers had been lower.\n\nThe baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.\n\nA group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.\n';

/** What a draft that came by e-mail brings along. */
export const mailResidue: ArticleRule = {
  unit: 'article',
  meta: {
    id: 'leftover/mail-residue',
    severity: 'warning',
    summary: 'Heads, signatures and notices of an e-mail',
    rationale:
      'Drafts come in by e-mail, and with them addresses, phone numbers and notices that nobody agreed to publish. Letters and messages that a story quotes are left alone: they stand between quotation marks, or lack the addresses.',
    fix: 'safe',
  },
  examples: [
    {
      draft: `⟦---------- Forwarded message ---------\nFrom: Noor Bakshi <noor@ledger.example>\nSubject: Fwd: baths\nTo: Desk <desk@ledger.example>⟧\n\n${STORY}`,
      fixed: STORY,
    },
    { draft: `${STORY}\n⟦Sent from my iPhone⟧\n`, fixed: STORY },
    { draft: 'From: the mayor, with love' },
    { draft: 'The subject: a school, and who will pay for it.' },
    { draft: 'If you have received a letter, call the town by Friday, the clerk said.' },
  ],
  check(facts, report) {
    reportBlocks(facts, 'leftover/mail-residue', report);
  },
};
