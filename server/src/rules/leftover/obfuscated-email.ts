import { SIGN } from '../../leftovers/scan.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ParagraphRule } from '../../lint/rule.ts';

const STUB =
  /\[e-?mail[\s\u00a0]protected\]|this e-?mail address is being protected from spambots\.?(?: you need javascript enabled to view it\.?)?|\b[\w.+-]{1,40}\s?[[(]\s?at\s?[\])]\s?[\w-]{1,40}\s?[[(]\s?dot\s?[\])]\s?[a-z]{2,12}/gi;

/** Addresses that a page hid from robots: what is pasted is the disguise, not the address. */
export const obfuscatedEmail: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  onlyWith: { signs: SIGN.bracket, triggers: TRIGGER.mail },
  meta: {
    id: 'leftover/obfuscated-email',
    severity: 'warning',
    summary: 'A disguised e-mail address of another page',
    rationale:
      'Pages hide addresses from robots. A paste brings the disguise along, so readers get a contact that nobody can use. The real address has to be looked up; it is not in the text.',
    guideline: 'Cloudflare and Joomla put these stubs in place of addresses.',
    fix: 'none',
  },
  examples: [
    { draft: 'Witnesses can write to ⟦[email protected]⟧ before Friday.' },
    { draft: 'The fund answers at ⟦[email\u00a0protected]⟧ on weekdays.' },
    { draft: 'Write to ⟦desk [at] ledger [dot] example⟧ with tips.' },
    {
      draft:
        'Questions go to the town clerk. ⟦This email address is being protected from spambots. You need JavaScript enabled to view it.⟧',
    },
    { draft: 'Write to desk@ledger.example with tips.' },
    { draft: 'Her notes were protected by e-mail rules.' },
    { draft: 'He was [at] the scene when it fell.' },
  ],
  check({ block }, report) {
    for (const match of block.reading.matchAll(STUB)) {
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `Which address is this? “${match[0].slice(0, 60)}” is a page’s disguise for one: put the real address in, or cut it.`,
      });
    }
  },
};
