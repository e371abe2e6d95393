import { SIGN } from '../../leftovers/scan.ts';
import { TRIGGER } from '../../leftovers/trigger-words.ts';
import type { ParagraphRule } from '../../lint/rule.ts';
import { isProtected } from './report.ts';

const CUE =
  /\(\((?:SOT|VO|PKG|NATS?|CG|LIVE|TAKE|RUNS?|OUTCUE)\b[^()]{0,80}\)\)|\[(?:NAT(?:URAL)? SOUND|SOT|VO|PKG|MUSIC|INAUDIBLE|CROSSTALK)\]/g;

/** Cues of a script for the air. */
export const broadcastResidue: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  onlyWith: { signs: SIGN.bracket, triggers: TRIGGER.broadcast },
  meta: {
    id: 'leftover/broadcast-residue',
    severity: 'information',
    summary: 'A cue of a broadcast script or a transcript',
    rationale:
      'A script tells the control room when to run sound. In a story these cues mean nothing to the reader. Transcripts may keep theirs: silence the rule there.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The mayor resigned on Monday. ⟦((SOT))⟧ He left by the back door.',
      fixed: 'The mayor resigned on Monday. He left by the back door.',
    },
    { draft: 'He said that the ⟦[INAUDIBLE]⟧ was closed.', fixed: 'He said that the was closed.' },
    { draft: 'The band (VO) played on.' },
    { draft: 'Turnout was low (42 percent).' },
    { draft: 'He told the court that “[the] plan” was his.' },
  ],
  check({ block }, report) {
    for (const match of block.reading.matchAll(CUE)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isProtected(block, start)) continue;
      const space = block.reading.charAt(end) === ' ' ? 1 : 0;
      report({
        start,
        end,
        message: `Is this a script? “${match[0]}” is a cue for the control room: take it out.`,
        fixes: [
          { title: 'Remove the cue', safety: 'suggested', edits: [{ start, end: end + space, text: '' }] },
        ],
      });
    }
  },
};
