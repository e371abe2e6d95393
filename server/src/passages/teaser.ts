/** Descriptions in the front matter that only say the first paragraph again. */
import type { Article } from '../article/model.ts';
import { blockPrintOf } from './block-print.ts';
import { sentenceAt } from './comparison.ts';
import type { Repeat } from './passage-map.ts';
import { plainRepeat, sentenceSpan } from './repeat-parts.ts';
import { readWords } from './words.ts';

const FIELDS =
  /^(?:description|summary|excerpt|teaser|deck|dek|standfirst|subtitle|subhead|abstract|intro)$/i;
/** Fewest words of a description that is called a copy. */
const LEAST = 8;
/** The lede is looked for among this many paragraphs. */
const HEAD = 3;

/** A repeat for each front-matter field that is the beginning of one of the first paragraphs, whole or cut. */
export function frontMatterTeasers(article: Article): Repeat[] {
  const found: Repeat[] = [];
  for (const field of article.frontMatter?.fields ?? []) {
    if (!FIELDS.test(field.name)) continue;
    const teaser = readWords(field.value);
    if (teaser.count < LEAST) continue;
    let paragraphs = 0;
    for (let index = 0; index < article.blocks.length && paragraphs < HEAD; index++) {
      const block = article.blocks[index];
      if (block === undefined || block.kind !== 'paragraph') continue;
      paragraphs++;
      const { words, sentences } = blockPrintOf(block);
      let common = 0;
      while (common < teaser.count && teaser.hashes[common] === words.hashes[common]) common++;
      // The last word may be cut: `…of the elec`.
      if (common < teaser.count - 1 || common < LEAST) continue;
      const lede = sentenceSpan(article, index, 0, sentenceAt(sentences, common - 1));
      found.push({
        ...plainRepeat('teaser', { start: field.start, end: field.end }, lede),
        marked: 'first',
        minor: true,
      });
      break;
    }
  }
  return found;
}
