import type { Rule } from '../../lint/rule.ts';
import { tokensOf } from '../../sourcing/tokens.ts';
import { lowerAt } from '../../sourcing/wording.ts';
import { attributionsOf, meets, place, type Site, sitesIn } from './claim-sites.ts';

/** Verbs that take a side while they report. */
export const loadedVerb: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/loaded-verb',
    severity: 'hint',
    profiles: { opinion: 'off' },
    summary: 'A reporting verb that takes a side: claimed, admitted, insisted, slammed',
    rationale:
      'Said is neutral. “Claimed” tells the reader to doubt, “admitted” that there was guilt, “pointed out” that it is true, “slammed” that there was a fight. Use the loaded verb only when the facts in the story bear it out. ' +
      'The rule looks only at verbs that report what somebody said: people admitted to hospital, claimed seats and lives, and the noun “claims” are left alone.',
    guideline: 'News writing textbooks and most house styles: “said” is the neutral verb.',
    fix: 'suggested',
  },
  examples: [
    { draft: 'Roe ⟦claimed⟧ that she was at home.', fixed: 'Roe said that she was at home.' },
    { draft: 'The mayor ⟦insists⟧ the bridge is safe.', fixed: 'The mayor says the bridge is safe.' },
    { draft: 'The bridge is safe, Roe ⟦pointed out⟧.', fixed: 'The bridge is safe, Roe said.' },
    { draft: 'Roe said that she was at home.' },
    { draft: 'The storm claimed three lives.' },
    { draft: 'Roe was admitted to the hospital on Friday.' },
    { draft: 'The claims remain unconfirmed by Washington.', note: 'A noun.' },
    { draft: '“She claimed it was hers,” Ruiz said.' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'loaded-verb')) {
      const cue = cueOf(site);
      if (cue === null) continue;
      const tokens = tokensOf(site.block);
      const verb = lowerAt(tokens, site.claim.anchor);
      const neutral = neutralFor(verb);
      const words = site.block.reading.slice(site.claim.start, site.claim.end);
      report({
        ...place(facts, site.index, site.claim),
        message: `Does the story bear out “${words}”? If not, use “${neutral}”.`,
        fixes: [
          {
            title: `Replace with “${neutral}”`,
            safety: 'suggested',
            edits: [{ ...place(facts, site.index, site.claim), text: neutral }],
          },
        ],
      });
    }
  },
};

/** The cue that the verb is, when it reports what somebody said; null where it does something else. */
function cueOf(site: Site) {
  const { claim, block } = site;
  const rest = block.reading.slice(claim.end, site.sentence.end);
  const verb = block.reading.slice(claim.start, claim.end).toLowerCase();
  if (/^(?:claim|slam|blast|lash)/.test(verb) && OBJECTS.test(rest)) return null;
  if (
    /^admit/.test(verb) &&
    /^\s(?:to\s(?:the|a|an)?\s?(?:[A-Z]|hospital|bar|university|college|icu|school|union|care|ward)|into|for|as|his|her|their|\d|students?|patients?)/.test(
      rest,
    )
  )
    return null;
  if (/^(?:slam|blast|lash|rail|rant|fume)/.test(verb) && !/^\s(?:out|at|against|that|the|[A-Z])/.test(rest))
    return null;
  return (
    attributionsOf(site).find(
      ({ cue, source, manner }) =>
        cue !== null && source !== null && (manner === 'say' || manner === 'judge') && meets(cue, claim),
    ) ?? null
  );
}

/** What is claimed without a word being said: lives, seats, a prize, responsibility. */
const OBJECTS =
  /^\s(?:(?:the|a|an|his|her|its|their|at least|more than|some|about|nearly|over|up to|full|sole|joint|only)\s){0,3}(?:\d|lives|life|responsibility|credit|title|titles|victory|win|wins|seat|seats|prize|gold|silver|bronze|benefits?|asylum|crown|championship|medal|spot|throne|expenses|damages|compensation|top|first|second|third|into|shut|door|brakes|off|three|two|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|many)\b/;

/** `said` for a past verb, `says`, `say` or `saying` for the others. */
function neutralFor(verb: string): string {
  if (verb.endsWith('ing')) return 'saying';
  if (verb.endsWith('ed')) return 'said';
  return verb.endsWith('s') && !verb.endsWith('ss') ? 'says' : 'say';
}
