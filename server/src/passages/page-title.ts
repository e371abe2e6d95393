/** A page's title that was copied along above the headline: `Council delays vote | The Harlow Courier`. */
import type { Repeat } from './passage-map.ts';
import { blocksSpan, isDisplay, plainRepeat, type RepeatContext } from './repeat-parts.ts';

/** What stands between the headline and the name of the site. */
const SEPARATOR = /^\s{1,2}(?:[|·•»-]|[–—]|::|--)\s{1,2}$/;
/** Fewest words of a headline, most of a site's name, and blocks among which the headline itself is looked for. */
const LEAST = 4;
const MOST_OF_SITE = 6;
const HEAD = 4;

/** The repeat that a page's title makes with the headline under it. None or one. */
export function pageTitles(context: RepeatContext): Repeat[] {
  const { article, prints } = context;
  const title = article.headline;
  const block = article.blocks[title];
  const words = prints[title]?.words;
  if (block === undefined || words === undefined) return [];
  for (let at = title + 1; at < article.blocks.length && at <= title + HEAD; at++) {
    const other = article.blocks[at];
    const theirs = prints[at]?.words;
    if (other === undefined || theirs === undefined || !isDisplay(other)) continue;
    const count = theirs.count;
    if (count < LEAST || words.count <= count || words.count > count + MOST_OF_SITE) continue;
    if (theirs.hashes.some((hash, word) => hash !== words.hashes[word])) continue;
    const gap = block.reading.slice(words.ends[count - 1] ?? 0, words.starts[count] ?? 0);
    if (!SEPARATOR.test(gap)) continue;
    const repeat = plainRepeat('headline', blocksSpan(article, title, title), blocksSpan(article, at, at));
    const range = { from: title, to: title };
    return [{ ...repeat, marked: 'first', firstBlocks: range, secondBlocks: { from: at, to: at } }];
  }
  return [];
}
