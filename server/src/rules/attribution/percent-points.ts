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
    { draft: 'Turnout was 61 percent, up ⟦5 percent⟧ from 56 percent.' },
    { draft: 'Its approval fell ⟦7 percent⟧, to 41 percent from 48 percent.' },
    { draft: 'Support rose 5 percentage points from 10% to 15%.' },
    { draft: 'Turnout was 61 percent, up 9 percent from 56 percent.' },
    { draft: 'Support rose 50% from 10% to 15%.' },
    { draft: 'Support rose from 5% to 10%, and later fell to 5%, from 10%.', note: 'Ends only.' },
    { draft: 'Sales rose 5% from 100 to 105 cars.', note: 'No percentages at the ends.' },
  ],
  check({ block }, report) {
    const { reading } = block;
    if (!reading.includes('from ') || !/%|percent|per cent/.test(reading)) return;
    for (const { match, from: before, to: after, places } of endsIn(reading)) {
      const change = Math.abs(after - before);
      if (!(change > 0)) continue;
      const from = Math.max(0, match.index - 60);
      const area = reading.slice(from, match.index + match[0].length + 60);
      for (const one of area.matchAll(CHANGE)) {
        const start = from + one.index;
        // The ends themselves, and those of another pair, are no change; what stands between them may be.
        const isEnd =
          places.includes(start) || /\b(?:from|to) $/.test(reading.slice(Math.max(0, start - 6), start));
        if (isEnd || Math.abs(Number(one[1]) - change) > 1e-6) continue;
        // `5 percent`, `5 percentage points`: only the first is meant here.
        const text = `${one[1]} percentage ${Number(one[1]) === 1 ? 'point' : 'points'}`;
        report({
          start,
          end: start + one[0].length,
          message: `Percent or points? From ${before}% to ${after}% is a change of ${one[1]} percentage points.`,
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

interface Ends {
  readonly match: RegExpExecArray;
  readonly from: number;
  readonly to: number;
  /** Offsets of both numbers. */
  readonly places: readonly number[];
}

/** Both ends of each change, in whichever order the sentence has them. */
function* endsIn(reading: string): Generator<Ends> {
  for (const match of reading.matchAll(ENDS)) {
    const [all, from = '', to = ''] = match;
    const places = [match.index + 'from '.length, match.index + all.lastIndexOf(to)];
    yield { match, from: Number(from), to: Number(to), places };
  }
  for (const match of reading.matchAll(ENDS_FIRST)) {
    const [all, to = '', from = ''] = match;
    yield {
      match,
      from: Number(from),
      to: Number(to),
      places: [match.index, match.index + all.lastIndexOf(from)],
    };
  }
}

/** `to 41 percent from 48 percent`, `61%, up 5% from 56%`: the figure of the change stands before or between them. */
const ENDS_FIRST =
  /\b(\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)(?!age)(?: in [^.%]{1,24}?)?,?(?: (?:up|down|a (?:rise|fall|drop|gain|jump) of) (?:by )?\d{1,3}(?:\.\d{1,3})?\s?(?:%|percent\b|per cent\b))? from (\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)(?!age)/g;
const ENDS =
  /\bfrom (\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)?(?: in [^.%]{1,24}?)? to (\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)(?!age)/g;
const CHANGE = /\b(\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)/g;
