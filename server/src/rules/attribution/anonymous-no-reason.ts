import { sentencesOf } from '../../article/sentences.ts';
import type { Rule } from '../../lint/rule.ts';
import { insertion, sourceNote } from './attribution-fixes.ts';
import { isNoted, placeClaim, quoted, type Site, sitesIn, textOf } from './claim-sites.ts';

/** Unnamed sources, and no word on why. */
export const anonymousNoReason: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/anonymous-no-reason',
    severity: 'information',
    profiles: { opinion: 'off' },
    summary: 'An unnamed source without a reason for leaving out the name',
    rationale:
      'Readers trust an unnamed source only as far as they are told why there is no name and how the source knows. Give a real reason, and say what the source saw or read. ' +
      'The rule is silent when a reason stands in the sentence or near it; a stock phrase such as “not authorized to speak” is only pointed out.',
    guideline:
      'AP: say why anonymity was asked for and how the source knows; a bare “a source said” is almost always barred. New York Times memo (2010): stock reasons are worse than none.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The merger is off, ⟦people familiar with⟧ the talks said.',
      fixed:
        'The merger is off, people familiar with the talks said. They asked not to be named because REASON.',
    },
    { draft: '⟦Sources said⟧ the coach will leave in June.' },
    { draft: '⟦Government sources confirmed⟧ the figure.' },
    { draft: '⟦One Washington-based trade expert said⟧ the tariffs would stay.' },
    {
      draft:
        'The merger is off, said a person familiar with the talks, who asked not to be named because the bank bars staff from speaking to reporters.',
    },
    { draft: 'The budget passed, the mayor said.' },
    { draft: 'The river has two sources close to the border.' },
    { draft: '“People close to me told me to stop,” Ruiz said.' },
    {
      draft:
        'Sources said the coach will leave. [[source: two players, calls, 3 May; editor knows the names]]',
    },
  ],
  check(facts, index, report) {
    let seen = -1;
    for (const site of sitesIn(facts, index, 'anonymous')) {
      if (site.claim.sentence === seen) continue;
      if (isNoted(site)) continue;
      const reason = reasonNear(site);
      if (reason === 'real' || isNoSource(site)) continue;
      seen = site.claim.sentence;
      report({
        ...placeClaim(site),
        ...(reason === 'stock' ? { severity: 'hint' } : {}),
        message:
          reason === 'stock'
            ? `Is that the reason? ${quoted(textOf(site.block, site.claim))} comes with a stock phrase. Say what the source risks.`
            : `Why unnamed? ${quoted(textOf(site.block, site.claim))} gives no reason. Say why there is no name, and how the source knows.`,
        fixes: [
          ...(reason === null
            ? [
                insertion(
                  facts,
                  site.index,
                  site.sentence.end,
                  'Add the reason',
                  ' They asked not to be named because REASON.',
                  ['REASON'],
                ),
              ]
            : []),
          sourceNote(site),
        ],
      });
    }
  },
};

const REASON =
  /\b(?:because|for fear|fearing|feared|citing|to avoid|to protect|so as not|out of concern|for safety|for security|due to|to discuss|to describe|to speak candidly|to speak freely|since (?:he|she|they)|as (?:he|she|they) (?:was|were|is|are))\b/i;
const STOCK =
  /\b(?:not|n['’]t) (?:been )?(?:authori[sz]ed|permitted|allowed)|lacks? authori[sz]ation|without authori[sz]ation/i;
const UNNAMED = /\b(?:anonym|named|identified|name)/i;

/** What is said about the reason, in this sentence or its neighbours. */
function reasonNear({ block, claim, sentence }: Site): 'real' | 'stock' | null {
  const sentences = sentencesOf(block);
  const before = sentences[claim.sentence - 1];
  const after = sentences[claim.sentence + 1];
  const own = block.reading.slice(sentence.start, sentence.end);
  const near = [before, after].map((span) =>
    span === undefined ? '' : block.reading.slice(span.start, span.end),
  );
  if (STOCK.test(own) || near.some((text) => STOCK.test(text))) return 'stock';
  const said = [own, ...near].some((text) => UNNAMED.test(text) && REASON.test(text));
  return said ? 'real' : null;
}

/** `the river has two sources close to …`: not people, or they do not say anything. */
function isNoSource({ sourcing, claim, block }: Site): boolean {
  const sentence = sourcing.sentences[claim.sentence];
  const text = textOf(block, claim);
  if (
    /anonym|named|identified|citing|quoting|\b(?:said|says?|told|confirmed|revealed|claimed|added)\b/i.test(
      text,
    )
  )
    return false;
  return (sentence?.attributions ?? []).every((id) => sourcing.attributions[id]?.cue == null);
}
