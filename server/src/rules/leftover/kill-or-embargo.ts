import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ParagraphRule } from '../../lint/rule.ts';

const EMBARGO =
  /^\W{0,4}(?:strictly\s)?(?:under\s)?(?:embargo(?:ed)?(?:\s(?:until|til|till|to|for)\b|\s?[:–-])|not (?:for|to be) (?:publication|released?|published|broadcast) (?:before|until|prior)\b|hold (?:for release|until)\b|do not publish (?:before|until)\b).{0,200}$/i;
/** Capitals matter: “Kill Bill: a look back”. */
const KILL =
  /^\W{0,4}(?:BULLETIN KILL|MANDATORY KILL|KILL(?:ED)?|WITHDRAWN?|STORY REMOVED|STORY WITHDRAWN|ADVISORY)\s?[:–—-]\s?\S.{0,300}$/;

/** A notice that the copy must not run: an instruction, never a leftover to be cleaned away. */
export const killOrEmbargo: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  onlyWith: { signs: 0, triggers: TRIGGER.stop | TRIGGER.desk },
  meta: {
    id: 'leftover/kill-or-embargo',
    severity: 'error',
    summary: 'A notice that this copy is embargoed, killed or withdrawn',
    rationale:
      'An embargo binds whoever received the copy, and a kill withdraws it. Deleting the notice would hide the one line that matters, so there is no fix. Ask the sender or the desk before anything goes out.',
    guideline: 'AP: a mandatory kill means that the story must not be used in any form.',
    fix: 'none',
  },
  examples: [
    {
      draft:
        '⟦EMBARGOED UNTIL 9:00 AM ET, MARCH 15, 2026⟧\n\nThe agency will cut its staff by a fifth, it said.',
    },
    { draft: '⟦Embargo: 00.01 Thursday 5 June⟧\n\nThe council will sell the baths.' },
    { draft: '⟦MANDATORY KILL: Attention editors⟧\n\nA story about a ferry was wrong.' },
    { draft: '⟦STORY REMOVED: BC-US--Example⟧' },
    { draft: 'The embargo on arms sales was lifted in 2019.' },
    { draft: 'Kill Bill: a look back' },
    { draft: 'Advisory council: who sits on it' },
    { draft: 'An embargo until June was what the minister asked for.' },
  ],
  check({ block }, report) {
    const { reading } = block;
    const embargo = EMBARGO.test(reading);
    if (!embargo && !KILL.test(reading)) return;
    report({
      start: 0,
      end: reading.length,
      message: embargo
        ? 'May this run yet? The copy carries an embargo: keep it back until you know that it has passed.'
        : 'May this run at all? The copy has been killed or withdrawn: stop, and ask the sender.',
    });
  },
};
