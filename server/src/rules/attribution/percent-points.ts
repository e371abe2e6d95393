import type { Rule } from '../../lint/rule.ts';

/** Percent where percentage points are meant. */
export const percentPoints: Rule = {
  unit: 'paragraph',
  needs: [],
  meta: {
    id: 'attribution/percent-points',
    severity: 'warning',
    summary: 'A change between two percentages given in percent instead of percentage points',
    rationale:
      'From 10% to 15% is a rise of five percentage points, or of half; it is not a rise of 5%. ' +
      'The rule fires only where both ends stand in the sentence and their difference is the number that is called percent.',
    guideline: 'AP and BBC style on figures: a change between percentages is counted in percentage points.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'Support rose ⟦5%⟧ from 10% to 15%.',
      fixed: 'Support rose 5 percentage points from 10% to 15%.',
    },
    {
      draft: 'Unemployment fell from 6.5 percent to 4 percent, a drop of ⟦2.5 percent⟧.',
      fixed: 'Unemployment fell from 6.5 percent to 4 percent, a drop of 2.5 percentage points.',
    },
    { draft: 'Support rose 5 percentage points from 10% to 15%.' },
    { draft: 'Support rose 50% from 10% to 15%.' },
    { draft: 'Sales rose 5% from 100 to 105 cars.', note: 'No percentages at the ends.' },
  ],
  check({ block }, report) {
    const { reading } = block;
    if (!reading.includes('from ') || !/%|percent|per cent/.test(reading)) return;
    for (const match of reading.matchAll(ENDS)) {
      const change = Math.abs(Number(match[2]) - Number(match[1]));
      if (!(change > 0)) continue;
      const from = Math.max(0, match.index - 60);
      const area = reading.slice(from, match.index + match[0].length + 60);
      for (const one of area.matchAll(CHANGE)) {
        const start = from + one.index;
        const inside = start < match.index + match[0].length && start + one[0].length > match.index;
        if (inside || Math.abs(Number(one[1]) - change) > 1e-6) continue;
        // `5 percent`, `5 percentage points`: only the first is meant here.
        const text = `${one[1]} percentage ${Number(one[1]) === 1 ? 'point' : 'points'}`;
        report({
          start,
          end: start + one[0].length,
          message: `Percent or points? From ${match[1]}% to ${match[2]}% is a change of ${one[1]} percentage points.`,
          fixes: [
            {
              title: `Replace with “${text}”`,
              safety: 'suggested',
              edits: [{ start, end: start + one[0].length, text }],
            },
          ],
        });
        break;
      }
    }
  },
};

const ENDS =
  /\bfrom (\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)?(?: in [^.%]{1,24}?)? to (\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)(?!age)/g;
const CHANGE = /\b(\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)/g;
