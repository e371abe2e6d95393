import type { Block } from '../../article/model.ts';
import { type Quotation, quotationsOf } from '../../article/quotations.ts';
import { splitSentences } from '../../article/sentences.ts';
import type { Fix } from '../../lint/finding.ts';
import type { Rule } from '../../lint/rule.ts';
import type { ParagraphSourcing } from '../../sourcing/sourcing-map.ts';

/** Two or more sentences of quotation before anybody says who is speaking. */
export const lateSpeaker: Rule = {
  unit: 'paragraph',
  needs: ['sourcing'],
  meta: {
    id: 'attribution/late-speaker',
    severity: 'hint',
    summary: 'A quotation of several sentences that names its speaker only at the end',
    rationale:
      'The reader should know who is speaking by the end of the first sentence. Put the attribution behind that sentence and let the quotation go on. ' +
      'Quotations of one sentence, and those whose speaker stands before them, are left alone.',
    guideline: 'Reuters handbook: identify the speaker after the first sentence of a quotation.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: '⟦“The roof went first. Then the wall came down. We ran for the door,” said Ana Ruiz⟧.',
      fixed: '“The roof went first,” said Ana Ruiz. “Then the wall came down. We ran for the door.”',
    },
    {
      draft: '⟦"It was dark. Nobody had a light," Ruiz said⟧.',
      fixed: '"It was dark," Ruiz said. "Nobody had a light."',
    },
    { draft: '“The roof went first,” said Ana Ruiz. “Then the wall came down.”' },
    { draft: 'Ana Ruiz said: “The roof went first. Then the wall came down.”' },
    { draft: '“The roof went first and then the wall came down,” said Ana Ruiz.' },
  ],
  check({ block, sourcing }, report) {
    if (sourcing === null || block.kind !== 'paragraph') return;
    for (const quotation of quotationsOf(block)) {
      const late = lateAttribution(block, sourcing, quotation);
      if (late === null) continue;
      report({
        start: quotation.start,
        end: late.end,
        message: 'Who is speaking? The name comes only after several sentences. Put it behind the first one.',
        fixes: [late.fix],
      });
    }
  },
};

function lateAttribution(
  block: Block,
  sourcing: ParagraphSourcing,
  quotation: Quotation,
): { end: number; fix: Fix } | null {
  const { start, end, inner, closed } = quotation;
  if (!closed || start > 0 || block.reading.charAt(inner.end - 1) !== ',') return null;
  const words = block.reading.slice(inner.start, inner.end);
  const sentences = splitSentences(words);
  const first = sentences[0];
  const second = sentences[1];
  if (first === undefined || second === undefined || words.charAt(first.end - 1) !== '.') return null;
  const attribution = sourcing.attributions.find(
    ({ cue, source }) =>
      cue !== null && source !== null && Math.min(cue.start, source.start) - end <= 2 && cue.start >= end,
  );
  if (attribution?.cue == null || attribution.source === null) return null;
  const last = Math.max(attribution.cue.end, attribution.source.end);
  if (block.reading.charAt(last) !== '.') return null;
  const who = block.reading.slice(end, last);
  const open = block.reading.slice(start, inner.start);
  const close = block.reading.slice(inner.end, end);
  const firstStop = inner.start + first.end - 1;
  return {
    end: last,
    fix: {
      title: 'Name the speaker after the first sentence',
      safety: 'suggested',
      edits: [
        { start: firstStop, end: inner.start + second.start, text: `,${close}${who}. ${open}` },
        { start: inner.end - 1, end: last + 1, text: `.${close}` },
      ],
    },
  };
}
