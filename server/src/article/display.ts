/** Telling display type (headlines, subheads, labels) from running text by its shape. */

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** A sentence's end: a stop, exclamation or ellipsis, closing quotes or brackets after it. A question mark does not count: headlines ask. */
const SENTENCE_END = /[.!…:;,](?:["”’')\]]{0,3})$/;
const ENDS_WITH_ABBREVIATION = /\b(?:[A-Z]\.){1,4}$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|vs|No|Dr|Mt)\.$/;
const MOST_WORDS = 22;
const MOST_CHARACTERS = 150;

/** True when a line has neither a letter nor a digit. */
export function isSeparator(line: string): boolean {
  return !LETTER_OR_DIGIT.test(line);
}

/**
 * True when a line reads as display type: short, no sentence end, and not beginning in the middle of a
 * sentence. Labels of widgets look the same; telling them apart is the business of `leftovers/`.
 */
export function isDisplayLine(line: string): boolean {
  if (line.length > MOST_CHARACTERS) return false;
  if (SENTENCE_END.test(line) && !ENDS_WITH_ABBREVIATION.test(line)) return false;
  if (/^[\p{Ll}]/u.test(line)) return false;
  return line.split(/\s+/, MOST_WORDS + 1).length <= MOST_WORDS;
}
