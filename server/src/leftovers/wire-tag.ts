/** What a wire puts before its headlines, and the headlines that came twice because of it. */
import type { Article, Block } from '../article/model.ts';

/** An update mark or a string of filing keywords at the start of a headline. Capitals matter. */
const TAG =
  /^(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|CORRECTION|BRIEF|REPEAT|RECAST)(?:\s?\d{1,2})?\s?[-–—]\s?(?=\S)|(?:BC|AM|PM|AP)-[A-Z][A-Za-z]{1,20}(?:-{1,2}[A-Z][A-Za-z]{1,20}){1,5},?(?:\s?\d(?:st|nd|rd|th)\s(?:Ld|Lead|Add|Sub)(?:-Writethru)?)?)/;
const LONGEST = 200;
/** An advisory of a line or two may stand between the wire's headline and the desk's own. */
export const FURTHEST = 4;
/** Two headlines of fewer words begin alike by chance. */
const FEWEST_WORDS = 4;

/** Length of the tag at the start of a reading; 0 when there is none. */
export function wireTagLength(reading: string): number {
  const first = reading.charCodeAt(0);
  if (first < 65 || first > 90 || reading.length > LONGEST) return 0;
  return TAG.exec(reading)?.[0].length ?? 0;
}

/**
 * True for a tagged headline that a desk has set again right below: the words after the tag open one of the next
 * lines, or the other way round. The whole line is the wire's then, and not only its tag.
 */
export function isRepeatedWireHead(article: Article, at: number): boolean {
  const block = article.blocks[at];
  if (block === undefined) return false;
  const tag = wireTagLength(block.reading);
  if (tag === 0) return false;
  const own = wordsOf(block.reading.slice(tag));
  return article.blocks
    .slice(at + 1, at + 1 + FURTHEST)
    .some((other: Block) => other.reading.length <= LONGEST && opensAlike(own, wordsOf(other.reading)));
}

function opensAlike(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= FEWEST_WORDS && short.every((word, at) => word === long[at]);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
