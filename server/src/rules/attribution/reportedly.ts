import type { Rule } from '../../lint/rule.ts';
import { deletion, sourceNote, withPlaceholders } from './attribution-fixes.ts';
import {
  attributionsIn,
  attributionsOf,
  coverOf,
  place,
  placeClaim,
  type Site,
  sitesIn,
  textOf,
} from './claim-sites.ts';

/** `reportedly`: reported by whom? */
export const reportedly: Rule = {
  unit: 'nearby',
  reach: 0,
  meta: {
    id: 'attribution/reportedly',
    severity: 'warning',
    profiles: { opinion: 'off' },
    summary: '“Reportedly” and its like: they tell nobody who reports',
    rationale:
      '“Reportedly” admits that the statement is somebody else’s and withholds whose. Name the outlet, person or paper that it comes from, or check it and say so. ' +
      'The rule is silent inside quotations and where the same or the next sentence names the source; beside a named source the word is a double hedge, which has a rule of its own.',
    guideline: 'NPR’s ethics handbook: “reportedly” is never enough; say how the source knows.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The firm ⟦reportedly⟧ lost $3 million.',
      fixed: 'The firm lost $3 million, according to SOURCE.',
    },
    {
      draft: 'The deal ⟦purportedly⟧ includes two hotels.',
      fixed: 'The deal includes two hotels, according to SOURCE.',
    },
    { draft: '⟦Supposedly⟧ the vault was never locked.' },
    { draft: 'The firm lost $3 million, the Herald reported.' },
    { draft: '“He reportedly left at noon,” said Ana Ruiz.', note: 'A quotation.' },
    {
      draft: 'The firm is reportedly for sale. According to Reuters, two banks have made offers.',
      note: 'The next sentence says who reports it.',
    },
    { draft: 'The firm reportedly lost $3 million. [[source: Herald, 3 May]]' },
  ],
  check(facts, index, report) {
    for (const site of sitesIn(facts, index, 'reportedly')) {
      if (isAnswered(site)) continue;
      const word = textOf(site.block, site.claim);
      report({
        ...placeClaim(site),
        ...(site.claim.weight === 3 ? {} : { severity: 'hint' }),
        message: `Reported by whom? “${word}” names no source. Say where this comes from.`,
        fixes: [
          ...accordingToBehind(site),
          sourceNote(site),
          deletion(facts, site.index, site.claim, site.sentence, `Delete “${word}”`),
        ],
      });
    }
  },
};

/** True when the sentence has a named source, a note or a link, or the next one says whose report it is. */
function isAnswered(site: Site): boolean {
  const cover = coverOf(site);
  if (cover === 'own') return true;
  const named = attributionsOf(site).some(
    ({ source, manner }) =>
      source !== null &&
      (manner === 'say' || manner === 'show') &&
      !/he|she|they/i.test(textOf(site.block, source)) &&
      source.end <= site.claim.start,
  );
  if (named && cover !== 'none') return true;
  return attributionsIn(site.sourcing, site.claim.sentence + 1).some(
    ({ source, cue, manner }) =>
      cue !== null &&
      manner === 'say' &&
      /report|according/i.test(textOf(site.block, cue)) &&
      (source?.kind === 'organization' || source?.kind === 'document') &&
      source.name.length > 2,
  );
}

/** Takes the word out and puts `, according to SOURCE` before the full stop. */
function accordingToBehind(site: Site) {
  const { facts, index, block, claim, sentence } = site;
  if (block.reading.charAt(sentence.end - 1) !== '.' || /[”"’)]/.test(block.reading.charAt(sentence.end - 2)))
    return [];
  const removal = deletion(facts, index, claim, sentence, '');
  const stop = place(facts, index, { start: sentence.end - 1, end: sentence.end - 1 });
  const fix = withPlaceholders(
    {
      title: 'Replace with “according to …”',
      safety: 'suggested',
      edits: [{ ...stop, text: ', according to SOURCE' }],
    },
    ['SOURCE'],
  );
  return [
    {
      ...fix,
      edits: [...removal.edits, ...fix.edits],
      ...(fix.placeholders === undefined
        ? {}
        : {
            placeholders: fix.placeholders.map((one) => ({ ...one, edit: one.edit + removal.edits.length })),
          }),
    },
  ];
}
