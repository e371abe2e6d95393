import type { Rule } from '../../lint/rule.ts';
import { insertion } from './attribution-fixes.ts';
import { placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';

/** A relative risk without the absolute one. */
export const relativeRiskOnly: Rule = {
  unit: 'nearby',
  reach: 1,
  meta: {
    id: 'attribution/relative-risk-only',
    severity: 'information',
    summary: 'A health risk given only in relative terms',
    rationale:
      '“Cuts the risk by 40%” may mean from 5 in 10 to 3 in 10, or from 5 to 3 in a million. Give both figures, so that the reader can judge. ' +
      'The rule needs a word of health or medicine near by, and is silent when an absolute figure stands anywhere in the paragraph or next to it.',
    guideline: 'HealthNewsReview criteria: absolute as well as relative risk.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The drug cuts the ⟦risk of a stroke by 40%⟧.',
      fixed: 'The drug cuts the risk of a stroke by 40%, from NUMBER in 1,000 people to NUMBER in 1,000.',
    },
    { draft: 'Patients had a ⟦30% lower risk⟧ of infection.' },
    { draft: 'Women on the drug were ⟦twice as likely to⟧ have a stroke.' },
    { draft: 'Aspirin cut the risk of a stroke ⟦by a third⟧.' },
    { draft: 'The drug cuts the risk of a stroke by 40%, from 5 in 100 people to 3 in 100.' },
    { draft: 'The chance of rain rises to 40%.' },
    { draft: 'Spending on drugs rose by a third.' },
    { draft: 'Renters are twice as likely to move in spring.' },
    { draft: 'The bank put the risk of default at 40%.' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'relative-risk')) {
      if (!isRelativeOnly(site)) continue;
      const end = endOfFigure(site);
      report({
        ...placeClaim(site),
        message: `Out of how many? ${quoted(textOf(site.block, site.claim))} is relative. Add the absolute figures.`,
        fixes: [
          insertion(
            facts,
            site.index,
            end,
            'Add the absolute figures',
            ', from NUMBER in 1,000 people to NUMBER in 1,000',
            ['NUMBER', 'NUMBER'],
          ),
        ],
      });
    }
  },
};

const HEALTH =
  /\b(?:patients?|diseases?|cancers?|strokes?|heart|infections?|drugs?|vaccines?|vaccination|treatment|therapy|dementia|diabetes|diet|obesity|smok\w{1,4}|mortality|health|medical|doctors?|clinical|trial|symptoms?|dos(?:e|es|age)|pregnan\w{1,4}|virus|asthma|depression|alzheimer\S{0,2}|hospital\w{0,8}|death from|dying|insomnia|migraines?|arthritis|fractures?|miscarriage|hypertension|blindness|tumou?rs?|illness|overdose|vitamins?|supplements?|statins?|aspirin)\b/i;
const ABSOLUTE =
  /\b(?:\d[\d.,]{0,9}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:in|out of|of|per)\s(?:every\s)?(?:\d|a (?:hundred|thousand|million)|ten|a\b)|NUMBER in\b|\bper (?:100|1,000|10,000|100,000|million)|percentage points?|\bfrom \d[\d.]{0,6}\s?(?:%|percent|per cent) to \d|absolute risk|\bversus \d|\bcompared (?:with|to) \d|\d% (?:versus|vs)/i;

/** What happens to a risk: `cut by`, `lower`. */
const CHANGES =
  /\b(?:by|lower|higher|less|more|greater|reduc\w{1,6}|increas\w{1,4}|decreas\w{1,4}|cuts?|rose|fell|dropped)\b/i;
/** Relative figures in words, and what must stand with them. */
const IN_WORDS = /\b(?:as likely to|by (?:a|one|two) (?:thirds?|quarters?|half|fifth))\b/i;
const RISKY =
  /\b(?:risks?|chances?|odds|likelihood|mortality)\b|\bas likely to (?:\w{2,12} ){0,2}(?:die|develop|get|have|suffer|miscarry|relapse|fall ill)\b/i;

function isRelativeOnly({ block, claim, sentence, facts, index }: Site): boolean {
  const own = block.reading.slice(sentence.start, sentence.end);
  const words = block.reading.slice(claim.start, Math.min(sentence.end, claim.end + 10));
  const inWords = IN_WORDS.test(words);
  if (!inWords && !/\d\s?%|\d\s(?:percent|per cent)/.test(words)) return false;
  const changes = inWords ? RISKY : CHANGES;
  if (!changes.test(own)) return false;
  if (!HEALTH.test(own) || ABSOLUTE.test(block.reading)) return false;
  const next = facts.article.blocks[index + 1];
  return next === undefined || !ABSOLUTE.test(next.reading);
}

/** Reading offset behind the percentage that ends the claim, or behind the claim's clause. */
function endOfFigure({ block, claim, sentence }: Site): number {
  const rest = block.reading.slice(claim.end, sentence.end);
  const sign = /^\s?(?:%|percent|per cent)/.exec(rest);
  if (sign !== null) return claim.end + sign[0].length;
  const clause = rest.search(/[,.;]/);
  return clause === -1 ? sentence.end : claim.end + clause;
}
