import type { Rule } from '../../lint/rule.ts';
import { claimsOf } from '../../sourcing/claims.ts';
import { accordingTo, settle, sourceNote } from './attribution-fixes.ts';
import { coverOf, meets, placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';
import { hidesItsSource } from './unattributed-claim.ts';

/** First, only, largest: says who? */
export const superlative: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/superlative',
    severity: 'information',
    profiles: { opinion: 'off' },
    summary: 'A first, only, record or largest without a source',
    rationale:
      'Superlatives are the claims that most often turn out wrong, and the easiest for a reader to check. Say who keeps the record, or put the source in a note. ' +
      'Settled ones can be put on the workspace’s list, so that they are never queried again. Ordinals (the first half, the third named storm) and scores are left alone; a plain “largest” is only pointed out.',
    guideline:
      'Los Angeles Times: superlatives only with proof, and the burden is on the writer. New York Times: put the source in a non-printing note behind first, only, last, tallest.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'She ⟦became the first woman to lead⟧ the bank.',
      fixed: 'She became the first woman to lead the bank. [[source: who says so, and when]]',
    },
    { draft: 'The band is ⟦one of the best-selling⟧ acts of the decade.' },
    { draft: 'The drought is ⟦unprecedented⟧.' },
    { draft: 'It is ⟦the country’s largest⟧ dairy.' },
    { draft: 'She became the first woman to lead the bank, its archive says.' },
    { draft: 'Ruiz scored in the first half.' },
    { draft: 'The first lady spoke at noon.' },
    { draft: 'At least three roads were closed, and most of them are open again.' },
    { draft: 'The first step is to fill in the form.' },
  ],
  check(facts, index, report) {
    let seen = -1;
    for (const site of sitesIn(facts, index, 'superlative')) {
      if (site.claim.sentence === seen) continue;
      if (hidesItsSource(site) || isOrdinal(site) || isKnownAs(site) || isJudged(site)) continue;
      const cover = coverOf(site);
      if (cover === 'own') continue;
      const strong =
        site.claim.weight > 1 && cover !== 'beside' && (cover !== 'near' || site.claim.weight === 3);
      if (!strong && (cover === 'likely' || cover === 'near')) continue;
      seen = site.claim.sentence;
      report({
        ...placeClaim(site),
        ...(strong ? {} : { severity: 'hint' }),
        message: `Says who? ${quoted(textOf(site.block, site.claim))} needs somebody who keeps count. Source it, or add a source note.`,
        fixes: [sourceNote(site), accordingTo(site), settle(site)],
      });
    }
  },
};

/** A judgement in superlative form is for the rule on judgements. */
function isJudged({ block, claim }: Site): boolean {
  return claimsOf(block).some((other) => other.kind === 'analysis' && meets(other, claim));
}

/** `the first step is to`, `the last thing to`, `the only way to`: order or manner, not a record. */
const ORDINALS =
  /\b(?:first|last|only|second|sole)\s(?:step|attempt|thing|way|point|stage|phase|part|round|day|night|week|month|half|quarter|lady|minister|name|person singular|time I|option|choice|place|question|priority|reason|chance|challenge|task|goal|rule|move|job|item|page|draft|line|stop|leg|act|meeting|session|hearing|debate|lines?)\b/i;

/** `…, Europe’s largest power plant, …`: an apposition that tells the reader which one is meant. */
function isKnownAs({ block, claim }: Site): boolean {
  return (
    claim.weight === 1 &&
    /,\s(?:the\s)?$/.test(block.reading.slice(Math.max(0, claim.start - 6), claim.start))
  );
}

function isOrdinal({ block, claim }: Site): boolean {
  return (
    ORDINALS.test(textOf(block, claim)) &&
    !/\b(?:history|ever|record|decades|years)\b/i.test(textOf(block, claim))
  );
}
