import type { Rule } from '../../lint/rule.ts';
import { REACH, sourceNote, sourcingFixes } from './attribution-fixes.ts';
import {
  attributionsOf,
  coverOf,
  hasLink,
  isNoted,
  meets,
  placeClaim,
  quoted,
  type Site,
  sitesIn,
  textOf,
} from './claim-sites.ts';

/** What somebody wants, fears or hopes, told as if the reporter could see it. */
export const mindReading: Rule = {
  unit: 'nearby',
  reach: REACH,
  meta: {
    id: 'attribution/mind-reading',
    severity: 'information',
    profiles: { newsletter: 'hint', opinion: 'off' },
    summary: 'A state of mind told as fact: hopeful, worried, balking, privately believes',
    rationale:
      'Reporters know what people say and do, not what they feel. Say how it is known: she said, a letter shows, two aides described it. ' +
      'The rule is silent where the sentence or the same speaker’s statement carries it. A plain “wants” or “hopes” of somebody who speaks in the story is only pointed out.',
    guideline: 'News writing textbooks: report what sources say, not what they think, feel or hope.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The committee met on Monday. The minister ⟦is furious about⟧ the leak.',
      fixed:
        'The committee met on Monday. The minister is furious about the leak. [[source: who says so, and when]]',
    },
    { draft: 'The company ⟦is hopeful of⟧ a better year.' },
    { draft: 'Beijing ⟦is balking at⟧ a fixed amount.' },
    { draft: 'The minister said she is furious about the leak.' },
    { draft: 'We are hopeful about the next release.', note: 'The writer’s own mind.' },
    { draft: '“I am furious about the leak,” the minister said.' },
    { draft: 'The road is wide and the bridge is narrow.' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'mind')) {
      const severity = severityOf(site);
      if (severity === null) continue;
      report({
        ...placeClaim(site),
        ...(severity === 'hint' ? { severity } : {}),
        message: `How is this known? ${quoted(textOf(site.block, site.claim))} looks into somebody’s mind. Say who said so, or what shows it.`,
        fixes: [sourceNote(site), ...sourcingFixes(site).slice(0, -1)],
      });
    }
  },
};

/** Null where it is sourced. A cue that only wants or thinks (`Beijing wants`) is the claim itself, not a source for it. */
function severityOf(site: Site): 'information' | 'hint' | null {
  const cover = coverOf(site);
  const { weight } = site.claim;
  const spoken = attributionsOf(site).some(
    ({ source, cue, manner }) =>
      source !== null && (manner === 'say' || manner === 'show') && (cue === null || !meets(cue, site.claim)),
  );
  if (spoken || cover === 'near') return null;
  if (isNoted(site) || hasLink(site.block)) return null;
  if (weight === 1) return cover === 'none' ? 'hint' : null;
  return 'information';
}
