/**
 * What is written to disk of drafts is read by later builds of the program. These tests pin it: when one of them
 * fails, prints or images of the index have changed, and files written before would be read wrongly.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { PRINT_VERSION, printOf, printOfTyped } from '../../../server/src/passages/draft-print.ts';
import { IMAGE_VERSION, MemoryIndex } from '../../../server/src/passages/memory-index.ts';

const TEXT =
  'Ferry line adds 2 boats\n\nPORT HOPE, Ont. \u2014 \u201cWe\u2019ll run 14.5 trips a day,\u201d Ann O\u2019Neill-Smith told the caf\u00e9 owners.\n\n\n\n\n\n\n\n\n\nThe counterrevolutionaries paid \u20ac3,200 \ud83d\udea2         on 3 May.\n';
const MARKDOWN =
  '# Ferry *line*\n\nAnn [Lee](https://example.org/a-long-way-off) said the ferry runs &amp; runs.\n';

function sha1(...parts: readonly (Uint8Array | Uint16Array | Int32Array)[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

describe('what is kept on disk', () => {
  it('has the prints that PRINT_VERSION stands for', () => {
    const prints = [readArticle(TEXT, 'text'), readArticle(MARKDOWN, 'markdown')].flatMap((article) => [
      printOf(article),
      printOfTyped(article),
    ]);
    expect(
      {
        version: PRINT_VERSION,
        words: prints.map(({ words }) => words),
        bytes: sha1(...prints.map(({ bytes }) => bytes)),
      },
      'The same text has another print: raise PRINT_VERSION in server/src/passages/draft-print.ts, then pin what it is now.',
    ).toEqual({ version: 2, words: [29, 29, 9, 9], bytes: '299e6e3361fa58e8' });
  });

  it('has the image of the index that IMAGE_VERSION stands for', () => {
    const index = new MemoryIndex();
    for (let draft = 0; draft < 4; draft++) {
      // Prints out of numbers: how words are read is none of the image's business.
      const bytes = Uint8Array.from(
        { length: 400 },
        (_, at) => Math.imul(at + 70 * draft, 2654435761) >>> 24,
      );
      index.add(`${draft}`, { words: 200, bytes });
    }
    index.remove('1');
    const { words, lengths, addresses, entries, pool, table } = index.image();
    expect(
      {
        version: IMAGE_VERSION,
        arrays: sha1(
          words,
          lengths,
          addresses,
          entries,
          ...pool.chunks,
          table.heads,
          table.counts,
          table.owners,
          ...table.next,
          ...table.tags,
        ),
        counts: [pool.used, pool.free, table.entries, table.linked, table.free],
      },
      'The same prints make another index: raise IMAGE_VERSION in server/src/passages/memory-index.ts, then pin what it is now.',
    ).toEqual({
      version: 3,
      arrays: 'd1a114a10682fb54',
      counts: [1792, [[7, [448]]], 224, 145, [[3, [48]]]],
    });
  });
});
