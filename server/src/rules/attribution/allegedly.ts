import type { Rule } from '../../lint/rule.ts';
import { insertion, sourceNote } from './attribution-fixes.ts';
import { coverOf, hasLink, placeClaim, type Site, sitesIn, textOf } from './claim-sites.ts';

/** `allegedly`: who alleges? */
export const allegedly: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/allegedly',
    severity: 'warning',
    profiles: { wire: 'warning' },
    summary: '“Allegedly” without anybody who alleges',
    rationale:
      'An allegation has an author: police, prosecutors, a complaint, a neighbour. “Allegedly” hides that author and protects nobody in law. ' +
      'Say who alleges it; keep the word only where the law desk wants it. A label before a name (“alleged killer”) is pointed out more quietly.',
    guideline:
      'AP style on allege: name the source of the charge; do not use it for an event that is known to have happened.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The clerk ⟦allegedly⟧ took $900 from the till.',
      fixed: 'The clerk allegedly took $900 from the till, SOURCE said.',
    },
    { draft: '⟦Allegedly⟧, the treasurer signed the checks.' },
    { draft: 'Officers led the ⟦alleged gunman⟧ away.' },
    { draft: 'The clerk allegedly took $900 from the till, police said.' },
    { draft: 'According to the indictment, he allegedly took $900.' },
    { draft: 'The Treaty of 1839 was signed by the parties.' },
    { draft: '“She allegedly took it,” Ruiz said.' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'allegedly')) {
      const cover = coverOf(site);
      if (cover === 'own' || (cover === 'near' && hasLink(site.block))) continue;
      const word = textOf(site.block, site.claim);
      report({
        ...placeClaim(site),
        ...(site.claim.weight === 1 ? { severity: 'information' } : {}),
        message: `Who alleges it? “${word}” hides whose charge this is. Name police, prosecutors, the complaint or the person.`,
        fixes: [...saidBehind(site), sourceNote(site)],
      });
    }
  },
};

/** `…, SOURCE said` before the full stop. */
function saidBehind({ facts, index, block, sentence }: Site) {
  if (block.reading.charAt(sentence.end - 1) !== '.' || /[”"’)]/.test(block.reading.charAt(sentence.end - 2)))
    return [];
  return [insertion(facts, index, sentence.end - 1, 'Say who alleges it', ', SOURCE said', ['SOURCE'])];
}
