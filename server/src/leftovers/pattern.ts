/** How the wording of leftovers is written down. */

/** What a line of furniture is; the block rules have the same names. */
export const LINE_CLASSES = [
  'market-widget',
  'disclaimer',
  'related-stories',
  'share-bar',
  'newsletter-prompt',
  'app-prompt',
  'cookie-notice',
  'copyright-line',
  'advert-marker',
  'feed-stamp',
  'time-and-byline',
  'photo-credit',
  'comments',
  'tag-list',
  'author-bio',
  'navigation',
  'paywall',
  'player-notice',
  'press-release-marks',
  'wire-slug',
  'translation-residue',
  'print-residue',
  'document-comment',
  'mail-residue',
] as const;

export type LineClass = (typeof LINE_CLASSES)[number];

/**
 * What a pattern proves.
 * - `certain`: the line is a leftover wherever it stands.
 * - `opener`: certain, and what follows usually belongs to it (*You may also like*).
 * - `label`: a leftover only in a group of its like or beside a certain line (*Facebook*).
 * - `hint`: says something only together with the shape of its neighbourhood (a bare date).
 */
export type Strength = 'certain' | 'opener' | 'label' | 'hint';

/** Wording of whole lines. */
export interface LinePattern {
  readonly class: LineClass;
  readonly strength: Strength;
  /** True when the line may go without an editor having looked at it. */
  readonly safe: boolean;
  /**
   * Tested against the whole line, lower case, straight quotes, without white space and symbols at its
   * rims; anchored by the compiler at both ends. A string, so that many become one expression.
   */
  readonly line: string;
  /**
   * - `line`: the whole line must fit.
   * - `part`: `line` may stand anywhere in it.
   * - `stamp`: as `part`, and looked for only in lines with the digits of a date.
   */
  readonly scope: 'line' | 'part' | 'stamp';
  /** Tested against the reading as it stands, where upper and lower case matter. */
  readonly confirm?: RegExp;
  /** Lines that it must match, and lines that it must not. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Shorthand for tables of patterns. */
export function pattern(
  of: LineClass,
  strength: Strength,
  safety: 'safe' | 'ask',
  line: string,
  yes: readonly string[],
  no: readonly string[] = [],
): LinePattern {
  return { class: of, strength, safe: safety === 'safe', line, scope: 'line', yes, no };
}

/** A pattern that is looked for anywhere in its line. */
export function anywhere(
  of: LineClass,
  strength: Strength,
  safety: 'safe' | 'ask',
  part: string,
  yes: readonly string[],
  no: readonly string[] = [],
): LinePattern {
  return { ...pattern(of, strength, safety, part, yes, no), scope: 'part' };
}

/** A pattern that is looked for anywhere in a line with a date. */
export function stamp(
  of: LineClass,
  strength: Strength,
  safety: 'safe' | 'ask',
  part: string,
  yes: readonly string[],
  no: readonly string[] = [],
): LinePattern {
  return { ...pattern(of, strength, safety, part, yes, no), scope: 'stamp' };
}

/** The form in which lines are compared with patterns. */
export function keyOf(reading: string): string {
  let key = reading.toLowerCase();
  if (/[‘’“”\u00a0\n\t]/.test(key)) {
    key = key
      .replace(/[‘’]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/[\u00a0\n\t]/g, ' ');
  }
  if (key.includes('  ')) key = key.replace(/ {2,99}/g, ' ');
  let start = 0;
  let end = key.length;
  while (start < end && !isKept(key, start, '$€£#@©(["+-−–')) start++;
  for (;;) {
    if (end - start >= 3 && key.startsWith('...', end - 3)) end -= 3;
    else if (end > start && !isKept(key, end - 1, '%$)]?!.:')) end--;
    else break;
  }
  return key.slice(start, end);
}

/** True for letters, digits and the given signs. */
function isKept(key: string, at: number, signs: string): boolean {
  const code = key.charCodeAt(at);
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return true;
  if (code < 128) return signs.includes(key.charAt(at));
  return signs.includes(key.charAt(at)) || LETTER.test(key.charAt(at));
}

const LETTER = /[\p{L}\p{N}]/u;
