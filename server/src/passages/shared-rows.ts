/**
 * Which rows of words that two drafts have in common are worth telling a desk. Stories of one kind are built of
 * the same sentences: results, forecasts, earnings and calendars share most of their words and are no copies
 * of each other, and any two drafts share the words that hold sentences together. So what counts are the words
 * that say what a text is about, and of those the names and figures most.
 */
import type { CommonRow } from './common-rows.ts';
import type { Codes } from './draft-print.ts';

/** Fewest words of a shared passage. */
export const LEAST_WORDS = 40;
/** Fewest words of a row that counts towards a copy. */
export const LEAST_ROW = 20;
/** Telling words of a passage that have to agree for each that does not, beside the first few. */
const AGREEING_PER_OTHER = 3;
const FIRST_AGREEING = 6;
/** The same for a row of a draft of which much stands in the other one: there the whole speaks for the part. */
const AGREEING_PER_OTHER_IN_COPY = 1.5;
/** From so many names and figures on, more than half of them have to agree: a template filled in anew keeps few. */
const ENOUGH_PARTICULARS = 4;
const MOST_OF_TEMPLATE = 0.5;
/** Words from the rim of both drafts, and share of either, within which a passage is a standing formula. */
const RIM = 15;
const MOST_OF_FORMULA = 0.1;
/** Words of a formula that closes a draft; a longer close is a paragraph of the story. */
const MOST_OF_CLOSE = 50;

/** True for a row that may be a version of the same text: it tells of the same things. */
export function isVersion(row: CommonRow): boolean {
  return outweighs(row, AGREEING_PER_OTHER_IN_COPY, 0) && !isTemplate(row);
}

/** True for a row that is a shared passage by itself. */
export function isPassage(row: CommonRow): boolean {
  return row.here.to - row.here.from >= LEAST_WORDS && outweighs(row, AGREEING_PER_OTHER, FIRST_AGREEING);
}

/**
 * True for the words that open every part of a series (what it is about) or close it (who writes it): they
 * stand at the same end of both drafts and make up little of either.
 */
export function isFormula(row: CommonRow, here: Codes, there: Codes): boolean {
  if (row.agreeing > MOST_OF_FORMULA * Math.min(here.words, there.words)) return false;
  if (row.here.from <= RIM && row.there.from <= RIM) return true;
  const closes = row.here.to >= here.words - RIM && row.there.to >= there.words - RIM;
  return closes && row.agreeing <= MOST_OF_CLOSE;
}

function outweighs({ telling }: CommonRow, perOther: number, first: number): boolean {
  const others = Math.max(telling.here, telling.there) - telling.agreeing;
  return telling.agreeing >= perOther * others + first;
}

function isTemplate({ particular }: CommonRow): boolean {
  const most = Math.max(particular.here, particular.there);
  return most >= ENOUGH_PARTICULARS && particular.agreeing <= MOST_OF_TEMPLATE * most;
}
