/** Figures that somebody must have counted: sales, crowds, shares, the dead. Years, ages, scores and clock times are none. */
import type { Turn } from './claims-lexicon.ts';
import type { PhraseMatch } from './claims-phrases.ts';
import { CAPITAL, FIRST, MONEY, NUMBER, PERCENT, QUOTED, SIGN, type Tokens } from './tokens.ts';
import { flagsAt, isFirst, lowerAt } from './wording.ts';

const APPROXIMATE = words(
  'nearly about around roughly almost over approximately estimated some under barely than just upwards',
);
const MAGNITUDE = words(
  'hundred thousand million billion trillion bn m tn k crore lakh hundreds thousands millions billions dozens scores tens',
);
const UNCOUNTED = words(
  'hundreds thousands millions billions dozens scores tens majority half third quarter two-thirds three-quarters one-third one-quarter handful',
);
const MONTHS = words(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
);
const MEASURES = words(
  'years year-old months month weeks week days day hours hour minutes minute seconds second km kilometers kilometres miles mile meters metres ' +
    'feet foot ft inches inch kg kilograms pounds lbs lb acres hectares degrees mph kph am pm a.m p.m bst gmt et est edt utc percent-point ' +
    'horsepower nm litre liter litres liters volts watts mw kw tonnes tons grams mg ml gb tb mb rpm points pages episodes square cubic degree',
);
const COUNTED_PEOPLE = words(
  'people users players followers customers members fans visitors workers employees jobs troops soldiers residents households cases ' +
    'infections deaths cars vehicles copies units homes students children women men migrants refugees protesters demonstrators attendees ' +
    'subscribers downloads victims civilians families patients inmates prisoners voters participants spectators viewers readers pupils ' +
    'teachers staff fighters militants detainees arrests complaints crimes incidents attacks pairs sites accounts transactions sales listeners accidents',
);
const CHANGE = words(
  'rose fell grew dropped jumped surged soared climbed declined plunged slumped rise fall increase decrease growth drop decline jump ' +
    'surge gain gained slipped up down risen fallen grown increased decreased higher lower more less fewer reduce reduces reduced cuts tripled doubled quadrupled shrank sank dip cut',
);
const AMOUNTS = words(
  'sales revenue revenues profit profits income earnings exports imports output production spending unemployment inflation ' +
    'gdp budget debt deficit donations raised market turnover losses demand attendance enrollment population shipments funding wages sold ' +
    'signed infected tested generates produces attracts attracted earned spent invested worth valued rates rate mortality costs bills',
);
const SHARES = words('of share');
const PARTS = words('half handful scores dozens third quarter tens');
/** Beside these a figure is a plan, a holding or plain geography. */
const PLAIN = words(
  'employ employs employing employed aim aims aiming target targets goal goals hopes plans planning population populations own owns owned owning stake stakes holding devote interest',
);
const HARM = words(
  'killed dead died death deaths injured wounded hurt casualties hospitalized hospitalised missing kills killing injuring wounding ' +
    'fatalities perished drowned displaced slain',
);
const HARMED = words(
  'people person men women children civilians soldiers officers passengers workers protesters journalists residents students victims ' +
    'troops others police firefighters miners migrants fighters militants demonstrators villagers patients pilgrims bystanders crew members',
);
const SOME = words(
  'several many dozens hundreds thousands scores some number two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty',
);
/** Numbers in words that count the dead and injured. */
const SPELLED = words(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty dozens hundreds scores thousands',
);
const TIMED = words(
  'season episode chapter page room gate flight channel route highway interstate article section no number grade phase round game week day level version type act title form rule',
);

/** Behind `a`, `one`, `half a`: a round number in words. */
const ROUND = words('hundred thousand million billion trillion');
/** The words that begin figures without a digit: `dozens`, `a majority of`. */
export const FIGURE_WORDS: readonly string[] = [...UNCOUNTED, ...SOME, ...ROUND];

const STRONG: Turn = { kind: 'statistic', weight: 3 };
const USUAL: Turn = { kind: 'statistic', weight: 2 };
const WEAK: Turn = { kind: 'statistic', weight: 1 };
const HARMING: Turn = { kind: 'casualty', weight: 3 };
const HARMING_FEW: Turn = { kind: 'casualty', weight: 2 };

/** The figure at token `at`; null when it is none, or none that anybody would ask about. */
export function figureAt(tokens: Tokens, at: number, first: number, last: number): PhraseMatch<Turn> | null {
  const flags = flagsAt(tokens, at);
  const word = lowerAt(tokens, at);
  const numeral = (flags & NUMBER) !== 0;
  if (!numeral && !UNCOUNTED.has(word) && !SOME.has(word) && !ROUND.has(word)) return null;
  if (numeral && !isQuantity(tokens, at, flags, word)) return null;
  const to = endOf(tokens, at, last);
  const spelled = ROUND.has(word) && isSpelled(tokens, at, first);
  if (ROUND.has(word) && !spelled) return null;
  const harm = harmAround(tokens, at, to, first, last);
  if (harm !== null) return harm;
  if (SOME.has(word) && !UNCOUNTED.has(word)) return null;
  if ((flags & PERCENT) !== 0 && isMix(tokens, at)) return null;
  return statistic(tokens, at, to, first, last, flags, word);
}

/** `a million`, `two thousand`, `half a billion`: not `5 million`, which its numeral stands for. */
function isSpelled(tokens: Tokens, at: number, first: number): boolean {
  const before = at > first ? lowerAt(tokens, at - 1) : '';
  return before === 'a' || before === 'one' || before === 'several' || SPELLED.has(before);
}

/** `an 80%-20% mix`: two shares that make up a whole say what something is made of. */
function isMix(tokens: Tokens, at: number): boolean {
  for (const step of [-1, 1]) {
    if (!/^[-–/]$/.test(lowerAt(tokens, at + step))) continue;
    const other = at + 2 * step;
    if ((flagsAt(tokens, other) & PERCENT) === 0) continue;
    if (Number.parseFloat(lowerAt(tokens, at)) + Number.parseFloat(lowerAt(tokens, other)) === 100)
      return true;
  }
  return false;
}

/** False for years, dates, clock times, ages, scores, measures and numbers that name something. */
function isQuantity(tokens: Tokens, at: number, flags: number, word: string): boolean {
  if ((flags & (PERCENT | MONEY)) !== 0) return true;
  if (/[:/]|[a-z]$|\d-/.test(word) && !/^\d[\d.,]{0,12}(?:bn|m|k|tn)$/.test(word)) return false;
  const before = lowerAt(tokens, at - 1);
  const next = lowerAt(tokens, at + 1);
  if (
    /^(?:1[0-9]|20)\d\d$/.test(word) &&
    !(COUNTED_PEOPLE.has(next) && next !== 'sales') &&
    // `around 2000 shops` is a count, `around 1970` a year.
    (!APPROXIMATE.has(before) || isNounless(tokens, at + 1))
  )
    return false;
  if (
    MONTHS.has(before) ||
    MONTHS.has(next) ||
    MEASURES.has(next) ||
    TIMED.has(before) ||
    before === 'aged' ||
    before === 'per' ||
    before === '#'
  )
    return false;
  if (next === '-' || next === '–' || before === '-' || before === '–') return false;
  // A name with a number (`Boeing 787`), an age between commas (`Ruiz, 43,`).
  if ((flagsAt(tokens, at - 1) & (CAPITAL | SIGN)) === CAPITAL && at > 1 && !APPROXIMATE.has(before))
    return false;
  if (before === ',' && (next === ',' || next === '.' || next === '') && Number(word) < 120) return false;
  return true;
}

/** True when what follows cannot be what a number counts: a sign, the end, a small word. */
function isNounless(tokens: Tokens, at: number): boolean {
  return (
    at >= tokens.count ||
    (flagsAt(tokens, at) & SIGN) !== 0 ||
    isFirst(tokens, at) ||
    /^(?:to|and|or|in|at|by|for|from|when|as|until|after|before|but|with)$/.test(lowerAt(tokens, at))
  );
}

/** Token behind the figure with its unit and what it counts: `95,000 cars`, `$5.9 million`, `16 percent`. */
function endOf(tokens: Tokens, at: number, last: number): number {
  let to = at + 1;
  while (
    to < last &&
    (MAGNITUDE.has(lowerAt(tokens, to)) || /^(?:percent|per|cent|of)$/.test(lowerAt(tokens, to)))
  ) {
    to++;
  }
  while (to > at + 1 && lowerAt(tokens, to - 1) === 'of') to--;
  const next = lowerAt(tokens, to);
  return to < last && (COUNTED_PEOPLE.has(next) || HARMED.has(next)) ? to + 1 : to;
}

function statistic(
  tokens: Tokens,
  at: number,
  to: number,
  first: number,
  last: number,
  flags: number,
  word: string,
): PhraseMatch<Turn> | null {
  const next = lowerAt(tokens, at + 1);
  const percent =
    (flags & PERCENT) !== 0 || next === 'percent' || (next === 'per' && lowerAt(tokens, at + 2) === 'cent');
  const uncounted = UNCOUNTED.has(word);
  let score = 0;
  const begin = ROUND.has(word) ? at - 1 : at;
  const from = approximationBefore(tokens, begin, first);
  const approximate = from < begin;
  let amount = false;
  let people = false;
  let change = false;
  for (let near = Math.max(first, at - 8); near < Math.min(last, to + 6); near++) {
    if ((flagsAt(tokens, near) & QUOTED) !== 0) continue;
    const other = lowerAt(tokens, near);
    if (PLAIN.has(other)) return null;
    if (AMOUNTS.has(other)) amount = true;
    if (near > at && COUNTED_PEOPLE.has(other)) people = true;
    if (CHANGE.has(other) && Math.abs(near - at) < 6) change = true;
  }
  if (percent) {
    score += 1;
    if (change) score += 1;
    if (amount) score += 1;
    if (SHARES.has(lowerAt(tokens, to))) score += 1;
  } else if (uncounted) {
    if (lowerAt(tokens, at + 1) !== 'of') return null;
    if (!PARTS.has(word)) score += 1;
    if (people) score += 1;
    // `Millions of South Koreans are …`, `The majority of …`: the sentence stands on it.
    // `A majority of 170` is defined by arithmetic.
    if ((flagsAt(tokens, at + 2) & NUMBER) !== 0) return null;
    if (word === 'majority' || (at === first && /^(?:hundreds|thousands|millions|billions)$/.test(word)))
      score += 1;
  } else {
    const big =
      MAGNITUDE.has(lowerAt(tokens, at + 1)) ||
      ROUND.has(word) ||
      Number(word.replace(/[^\d.]/g, '')) >= 1000 ||
      /(?:bn|m|tn)$/.test(word);
    const money = (flags & MONEY) !== 0;
    if (big) score += 1;
    if (approximate && (big || people)) score += 1;
    if (people && (big || approximate)) score += 1;
    if (amount && (big || money)) score += 1;
  }
  if (score < 1) return null;
  return { value: score >= 3 ? STRONG : score === 2 ? USUAL : WEAK, from, to, anchor: at };
}

/** Where `nearly`, `more than`, `at least`, `up to` before a figure begin; `at` itself when none stands there. */
function approximationBefore(tokens: Tokens, at: number, first: number): number {
  let from = at;
  while (from > first && APPROXIMATE.has(lowerAt(tokens, from - 1))) from--;
  if (from < at && /^(?:more|less|fewer)$/.test(lowerAt(tokens, from - 1))) return from - 1;
  const pair =
    /^(?:least|most|to)$/.test(lowerAt(tokens, from - 1)) && /^(?:at|up)$/.test(lowerAt(tokens, from - 2));
  return pair ? from - 2 : from;
}

/** `killed at least 12 people`, `12 people were injured`, `dozens wounded`. */
function harmAround(
  tokens: Tokens,
  at: number,
  to: number,
  first: number,
  last: number,
): PhraseMatch<Turn> | null {
  // `died two days later` counts the days.
  if (MEASURES.has(lowerAt(tokens, at + 1))) return null;
  let harm = -1;
  for (let near = Math.max(first, at - 5); near < Math.min(last, to + 12); near++) {
    const word = lowerAt(tokens, near);
    // `In addition to the deaths, 33 were …`: the figure belongs to what follows.
    if (near < at && word === ',') harm = -1;
    // With a capital it is a name: `the Grateful Dead`.
    const named = (flagsAt(tokens, near) & (CAPITAL | FIRST)) === CAPITAL;
    if (harm === -1 && HARM.has(word) && !named) harm = near;
    if (harm !== -1 && near >= at) break;
    if (near > at && /^[;:]$/.test(lowerAt(tokens, near))) break;
  }
  if (harm === -1) return null;
  const numeral = (flagsAt(tokens, at) & NUMBER) !== 0 || SPELLED.has(lowerAt(tokens, at));
  if (/^(?:percent|per)$/.test(lowerAt(tokens, at + 1))) return null;
  if ((flagsAt(tokens, at) & (PERCENT | MONEY)) !== 0) return null;
  let people = false;
  for (let near = at; near < Math.min(last, to + 4); near++) {
    if (HARMED.has(lowerAt(tokens, near))) people = true;
  }
  // `six deaths per 100,000`: a rate.
  for (let near = at; near < Math.min(last, to + 4); near++) if (lowerAt(tokens, near) === 'per') return null;
  const adjacent = Math.abs(harm - at) <= 2;
  if (!people && !(numeral && adjacent)) return null;
  return {
    value: numeral || people ? HARMING : HARMING_FEW,
    from: Math.min(harm, at),
    to: Math.max(harm + 1, to),
    anchor: at,
  };
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
