import type { Rule } from '../../lint/rule.ts';
import { deletion } from './attribution-fixes.ts';
import { coverOf, placeClaim, type Site, sitesIn, textOf } from './claim-sites.ts';

/** A hedge beside a source that already carries the claim. */
export const doubleHedge: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/double-hedge',
    severity: 'hint',
    profiles: { opinion: 'off' },
    summary: '“Allegedly” or “reportedly” beside a named source',
    rationale:
      'When the sentence says who says it, “allegedly” and “reportedly” add nothing but doubt about the source. Drop the adverb. ' +
      'Where a lawyer wants the word, switch the rule off; it never deletes anything by itself.',
    guideline: 'AP style: attribution makes the hedge unnecessary.',
    fix: 'suggested',
  },
  examples: [
    { draft: 'The clerk ⟦allegedly⟧ took $900, police said.', fixed: 'The clerk took $900, police said.' },
    {
      draft: 'According to Reuters, the firm ⟦reportedly⟧ lost $3 million.',
      fixed: 'According to Reuters, the firm lost $3 million.',
    },
    { draft: 'The clerk took $900, police said.' },
    { draft: '“He allegedly took it,” Ruiz said.' },
    { draft: 'The road is closed and the bridge is open.' },
  ],
  check(facts, index, report) {
    for (const kind of ['allegedly', 'reportedly'] as const) {
      for (const site of sitesIn(facts, index, kind)) {
        if (site.claim.weight === 1 || coverOf(site) !== 'own' || !saysWho(site)) continue;
        const word = textOf(site.block, site.claim);
        report({
          ...placeClaim(site),
          message: `The sentence says who says so: “${word}” can go.`,
          fixes: [deletion(facts, site.index, site.claim, site.sentence, `Delete “${word}”`)],
        });
      }
    }
  },
};

function saysWho({ sourcing, claim }: Site): boolean {
  return sourcing.sentences[claim.sentence]?.by === 'cue';
}
