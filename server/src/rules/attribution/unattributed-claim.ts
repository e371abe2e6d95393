import type { Severity } from '../../lint/finding.ts';
import type { Facts, Rule } from '../../lint/rule.ts';
import { type Claim, type ClaimKind, claimsOf } from '../../sourcing/claims.ts';
import { REACH, sourcingFixes } from './attribution-fixes.ts';
import { type Cover, coverOf, placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';

/** Claims that need a source and have none in reach. */
export const unattributedClaim: Rule = {
  unit: 'nearby',
  reach: REACH,
  meta: {
    id: 'attribution/unattributed-claim',
    severity: 'information',
    profiles: { newsletter: 'hint', opinion: 'hint' },
    summary: 'A claim that needs a source and has none in reach: tolls, blame, causes, figures, forecasts',
    rationale:
      'Readers should be able to tell how the paper knows. A death toll, an accusation or a medical effect without a source is what a careful desk sends back first; figures, causes, forecasts and private talks come next. ' +
      'A claim counts as sourced when its sentence has a source, when the same speaker goes on, or when a note or a link stands on it. ' +
      'Votes, scores, share prices, procedure, dated background, the reporter’s own “did not respond” and the paper’s own affairs need none.',
    guideline:
      'AP: attribute disputable facts that were not witnessed, gathered or confirmed on our own, in the sentence that has them. Reuters: a contentious claim may not go without a source even in the first paragraph.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The ferry sank on Tuesday night. It ⟦killed 12 people⟧.',
      fixed: 'The ferry sank on Tuesday night. According to NAME, it killed 12 people.',
    },
    {
      draft:
        '“The cables were old,” Ana Ruiz, 43, said.\n\nPower cuts ⟦have left the hospital in a fragile state⟧.',
      fixed:
        '“The cables were old,” Ana Ruiz, 43, said.\n\nPower cuts have left the hospital in a fragile state, Ruiz said.',
    },
    { draft: 'The company makes bicycles. It sold ⟦nearly 95,000 cars⟧ last year, up 2.6% on 2003.' },
    { draft: 'The fire ⟦was caused by⟧ a faulty heater.' },
    { draft: 'The treasurer ⟦embezzled⟧ the money over two years.' },
    { draft: 'The singer ⟦was diagnosed with⟧ cancer in spring.' },
    { draft: 'The rule ⟦will probably⟧ be withdrawn.' },
    { draft: 'The ferry sank on Tuesday night. It killed 12 people, the coast guard said.' },
    {
      draft:
        'The ferry sank on Tuesday night. It killed 12 people. <!-- source: coast guard, call, 3 May -->',
      format: 'markdown',
    },
    { draft: 'He won with 92,153 votes, out of roughly 160,000 members.', note: 'A count of votes.' },
    {
      draft: 'The council has not confirmed the number of injured people.',
      note: 'The reporter’s own negative.',
    },
    { draft: 'We now track data on over 4,000 sites for 45 agencies.', note: 'The paper’s own affairs.' },
    { draft: 'The trial is scheduled for Feb. 4.' },
    { draft: '“It killed 12 people,” Ruiz said.' },
  ],
  check(facts, index, report) {
    // One question for a sentence: the one that a desk asks first, unless it is worth a hint only.
    const questions = new Map<number, { site: Site; severity: Severity; asks: string }>();
    for (const { kind, asks } of KINDS) {
      for (const site of sitesIn(facts, index, kind)) {
        if (isSlight(site) || hidesItsSource(site)) continue;
        const severity = severityOf(site, coverOf(site));
        if (severity === null) continue;
        const known = questions.get(site.claim.sentence);
        if (known !== undefined && (known.severity !== 'hint' || severity === 'hint')) continue;
        questions.set(site.claim.sentence, { site, severity, asks });
      }
    }
    for (const { site, severity, asks } of questions.values()) {
      report({
        ...placeClaim(site),
        ...severityIn(facts, severity),
        message: `${asks} No source stands for ${quoted(textOf(site.block, site.claim))}. Say how the paper knows, or cut it.`,
        fixes: sourcingFixes(site),
      });
    }
  },
};

/** What is asked of each kind, in the order in which a desk would ask. */
const KINDS: readonly { readonly kind: ClaimKind; readonly asks: string }[] = [
  { kind: 'casualty', asks: 'Who counted?' },
  { kind: 'allegation', asks: 'Who says so?' },
  { kind: 'medical', asks: 'Which doctor or study says so?' },
  { kind: 'statistic', asks: 'Whose figure?' },
  { kind: 'dealings', asks: 'Who was in the room?' },
  { kind: 'cause', asks: 'Who established that?' },
  { kind: 'prediction', asks: 'Who expects that?' },
  { kind: 'contested', asks: 'Whose word for it?' },
];

const GRAVE: ReadonlySet<ClaimKind> = new Set(['casualty', 'allegation', 'medical']);

/** True for a claim that is not queried, whoever stands behind it. */
function isSlight({ claim }: Site): boolean {
  return claim.weight === 1 && claim.kind !== 'contested';
}

function severityOf({ claim }: Site, cover: Cover): Severity | null {
  if (cover === 'own' || cover === 'near') return null;
  const grave = GRAVE.has(claim.kind);
  if (claim.weight === 1) return claim.kind === 'contested' && cover === 'none' ? 'hint' : null;
  switch (cover) {
    case 'none':
      return grave && claim.weight === 3 ? 'warning' : 'information';
    case 'beside':
      return grave || claim.kind === 'prediction' ? 'information' : 'hint';
    default:
      return claim.kind === 'statistic' ? 'hint' : 'information';
  }
}

/** The rule's severity stands for `information`; a profile that lowers it lowers all. */
function severityIn(facts: Facts, severity: Severity): { severity?: Severity } {
  const { profile } = facts.settings;
  if (profile === 'newsletter' || profile === 'opinion')
    return severity === 'warning' ? { severity: 'information' } : {};
  return severity === 'information' ? {} : { severity };
}

const WORDINGS: ReadonlySet<ClaimKind> = new Set([
  'vague-source',
  'agentless',
  'reportedly',
  'allegedly',
  'anonymous',
  'study',
  'poll',
]);

/** True when another rule already asks for the source of this sentence. */
export function hidesItsSource({ block, claim }: Site): boolean {
  return claimsOf(block).some(
    (other: Claim) => other.sentence === claim.sentence && other.weight > 1 && WORDINGS.has(other.kind),
  );
}
