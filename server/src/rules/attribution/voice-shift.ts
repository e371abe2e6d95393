import type { Rule } from '../../lint/rule.ts';
import { sourceNote } from './attribution-fixes.ts';
import { attributionsOf, isNoted, place, type Site, sitesIn, textOf } from './claim-sites.ts';

/** The paper's own clause hung on somebody else's statement. */
export const voiceShift: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/voice-shift',
    severity: 'hint',
    profiles: { opinion: 'off' },
    summary: 'A clause of the paper’s own hung on a sourced statement: …, she said, even though …',
    rationale:
      'In “…, Roe said, even though the record shows otherwise” the reader cannot tell where Roe stops and the paper begins. End the sentence after the attribution and source the rest on its own. ' +
      'Only clauses that follow a trailing attribution are pointed out.',
    guideline: 'AP: make clear which words belong to the source; start a new sentence for what does not.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The talks are over, Putin added⟦, even though⟧ the plant remains open.',
      fixed: 'The talks are over, Putin added. But the plant remains open.',
    },
    { draft: 'The road is safe, Roe said⟦, despite⟧ three crashes in May.' },
    { draft: 'The road is safe, Roe said on Monday⟦, even though⟧ it floods.' },
    { draft: 'The road is safe, Roe said. Three cars crashed there in May.' },
    { draft: 'Roe said the road is safe, even though it floods.', note: 'Her words to the end.' },
    { draft: 'The road is open, even though it floods.' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'voice-shift')) {
      if (!followsTrailingCue(site)) continue;
      const words = textOf(site.block, site.claim).replace(/^,\s*/, '');
      const clause = /^(?:even though|although|though|even as)$/.test(words);
      report({
        ...place(facts, site.index, site.claim),
        message: `Whose words are these? Behind the attribution, “${words}” goes on in the paper’s own voice. Begin a new sentence and source it.`,
        fixes: [
          ...(clause
            ? [
                {
                  title: 'Begin a new sentence',
                  safety: 'suggested' as const,
                  edits: [{ ...place(facts, site.index, site.claim), text: '. But' }],
                },
              ]
            : []),
          ...(clause ? [] : [sourceNote(site)]),
        ],
      });
    }
  },
};

/** `…, Putin added, even though …`: source and cue end where the clause begins, and what was said stands before them. */
function followsTrailingCue(site: Site): boolean {
  if (isNoted(site)) return false;
  return attributionsOf(site).some(({ cue, source, content, manner }) => {
    if (cue === null || source === null || manner !== 'say') return false;
    const end = Math.max(cue.end, source.end);
    return (
      end <= site.claim.start &&
      (site.claim.start - end <= 2 || OCCASION.test(site.block.reading.slice(end, site.claim.start))) &&
      content.some((span) => span.end <= Math.min(cue.start, source.start))
    );
  });
}

/** When and where it was said, between the attribution and the clause. */
const OCCASION =
  /^(?: (?:on|late|early|late on|early on))? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|(?:last|this|earlier this) (?:week|month|year)|in (?:a|an) (?:statement|interview|email|letter|speech))(?: (?:morning|afternoon|evening|night))?$/;
