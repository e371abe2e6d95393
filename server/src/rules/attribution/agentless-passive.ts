import type { Rule } from '../../lint/rule.ts';
import { REACH, sourceNote, sourcingFixes } from './attribution-fixes.ts';
import { coverOf, placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';

/** Believed, considered, accused: by whom? */
export const agentlessPassive: Rule = {
  unit: 'nearby',
  reach: REACH,
  meta: {
    id: 'attribution/agentless-passive',
    severity: 'information',
    profiles: { opinion: 'off' },
    summary: 'A passive that hides who believes, says, considers or accuses',
    rationale:
      'The passive lets a draft report a belief, a reputation or an accusation that nobody has to own. Say who believes it, or make it a fact and source that. ' +
      'The rule is silent where the sentence names who does it (by prosecutors, police said) and for expectations that are mere scheduling.',
    guideline:
      'Wikipedia’s guide to weasel words: a passive without an agent is fine only when the same paragraph supplies the source.',
    fix: 'suggested',
  },
  examples: [
    { draft: 'The hall opened in 1910. ⟦It is believed⟧ that the bank will sell it.' },
    {
      draft: 'The singer ⟦was later accused of⟧ taking the money.',
      fixed: 'The singer was later accused of taking the money. [[source: who says so, and when]]',
    },
    { draft: 'The moon ⟦is thought to⟧ hide a deep ocean.' },
    { draft: 'The pianist ⟦is widely regarded as⟧ the best of her time.' },
    { draft: 'Two board members said it is believed that the bank will sell.', note: 'They say so.' },
    { draft: 'Roe was accused of theft by prosecutors in May.', note: 'By prosecutors.' },
    { draft: 'The hearing is expected to begin on Tuesday.' },
    { draft: 'Roe is being considered for the post.' },
    { draft: 'The singer was accused of theft [[source: indictment, 3 May]].' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'agentless')) {
      const cover = coverOf(site);
      if (cover === 'own' || namesAgent(site)) continue;
      report({
        ...placeClaim(site),
        ...(site.claim.weight > 1 ? {} : { severity: 'hint' }),
        message: `By whom? ${quoted(textOf(site.block, site.claim))} leaves out who. Name them, or source it.`,
        fixes: [sourceNote(site), ...sourcingFixes(site).slice(0, -1)],
      });
    }
  },
};

const AGENT =
  /\bby\s(?=[A-Za-z])(?!\w+ing\b|the (?:time|end|way)\b|(?:many|some|most|several)\b|then\b|now\b|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)/;
/** Another verb: a `by` behind it goes with that one. */
const VERB = /\b(?:was|were|been|being|is|are|be|has|had|have)\b/;

/** True when a `by …` that goes with these words follows in the clause: by prosecutors, by Forbes magazine. */
function namesAgent({ block, claim, sentence }: Site): boolean {
  const clause = block.reading.slice(claim.end, sentence.end).split(/[,;:—]/, 1)[0] ?? '';
  const agent = clause.slice(0, 80).search(AGENT);
  return agent !== -1 && !VERB.test(clause.slice(0, agent));
}
