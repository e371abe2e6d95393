import type { Rule } from '../../lint/rule.ts';
import { claimsOf } from '../../sourcing/claims.ts';
import { deletion, REACH, sourceNote, sourcingFixes } from './attribution-fixes.ts';
import { coverOf, placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';
import { hidesItsSource } from './unattributed-claim.ts';

/** Judgement in the paper's own voice. */
export const analysisVoice: Rule = {
  unit: 'nearby',
  reach: REACH,
  meta: {
    id: 'attribution/analysis-voice',
    severity: 'information',
    profiles: { newsletter: 'hint', opinion: 'off' },
    summary: 'A judgement in the news voice: underscores, adds a new dimension, one of the most sensitive',
    rationale:
      'Phrases such as “underscores”, “raises questions” or “one of the most sensitive issues” tell the reader what to think in the paper’s name. Give the judgement to somebody who made it, put a fact in its place, or cut it. ' +
      'The rule is silent in pieces filed as opinion or analysis, in quotations, and where somebody in the sentence says it.',
    guideline:
      'Wikinews and Wikipedia: attribute opinions, do not assert them; analysis is opinion. New York Times on journalese: “underscore” and its like are interpretation in the news voice.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The plant closed in March. The vote ⟦underscores the⟧ anger in the town.',
      fixed: 'The plant closed in March.',
    },
    { draft: 'Its status ⟦remains one of the most sensitive⟧ issues in the war.' },
    { draft: 'The idea ⟦adds a new dimension to⟧ the dispute.' },
    { draft: 'The order ⟦is crucial for⟧ the firm.' },
    { draft: 'The vote underscores the anger in the town, Ana Ruiz said.' },
    { draft: '“The vote underscores the anger,” said Ruiz.' },
    { draft: 'A video highlighted his record as mayor.', note: 'A video can do that.' },
    { draft: 'The bridge is 300 meters long.' },
    { draft: '---\ntype: analysis\n---\n\nThe vote underscores the anger in the town.', format: 'markdown' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'analysis')) {
      if (!isStrongest(site) || hidesItsSource(site)) continue;
      const cover = coverOf(site);
      if (cover === 'own' || cover === 'near') continue;
      const sure = site.claim.weight > 1 && (cover === 'none' || cover === 'likely');
      report({
        ...placeClaim(site),
        ...(sure ? {} : { severity: 'hint' }),
        message: `Says who? ${quoted(textOf(site.block, site.claim))} is a judgement in the paper’s own voice. Attribute it, or cut it.`,
        fixes: fixesFor(site),
      });
    }
  },
};

/** One finding for a sentence: its weightiest claim, the first of equals. */
function isStrongest({ block, claim }: Site): boolean {
  return !claimsOf(block).some(
    (other) =>
      other.kind === 'analysis' &&
      other.sentence === claim.sentence &&
      (other.weight > claim.weight || (other.weight === claim.weight && other.start < claim.start)),
  );
}

function fixesFor(site: Site) {
  const { facts, index, sentence } = site;
  const alone = site.sourcing.sentences.length === 1;
  return [
    ...(alone ? [] : [deletion(facts, index, sentence, null, 'Delete the sentence')]),
    ...sourcingFixes(site).slice(0, -1),
    sourceNote(site),
  ];
}
