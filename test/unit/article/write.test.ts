import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { writeArticle } from '../../../server/src/article/write.ts';

const PAGE =
  '<h1>Plant to close</h1><p>The plant <b>will</b> close, <a href="https://a.example/x">Ruiz said</a>. It is 5 * 3.</p><h2>What next</h2><ul><li>Sale</li><li>Park</li></ul><blockquote>It was chaos.</blockquote><table><tr><td>a<td>b</tr></table>';

describe('writing an article out', () => {
  test('as Markdown', () => {
    expect(writeArticle(readArticle(PAGE, 'html'), 'markdown')).toBe(
      '# Plant to close\n\nThe plant will close, [Ruiz said](https://a.example/x). It is 5 \\* 3.\n\n## What next\n\n- Sale\n- Park\n\n> It was chaos.\n\na b\n',
    );
  });

  test('as text', () => {
    expect(writeArticle(readArticle(PAGE, 'html'), 'text')).toBe(
      'Plant to close\n\nThe plant will close, Ruiz said. It is 5 * 3.\n\nWhat next\n\n• Sale\n• Park\n\nIt was chaos.\n\na b\n',
    );
  });

  test('as HTML, and what could be markup is escaped', () => {
    const article = readArticle(
      '<h1>A &lt; B</h1><p>x <a href="javascript:alert(1)">run</a> &amp; y</p>',
      'html',
    );
    expect(writeArticle(article, 'html')).toBe('<h1>A &lt; B</h1>\n\n<p>x run &amp; y</p>\n');
  });

  test('Markdown that is read again reads the same', () => {
    const article = readArticle(
      '<p>1. One_two_ [x] `y` &lt;b&gt; # z</p><p># not a head</p><p>- not an item</p>',
      'html',
    );
    const again = readArticle(writeArticle(article, 'markdown'), 'markdown');
    expect(again.blocks.map((block) => block.reading)).toEqual(article.blocks.map((block) => block.reading));
    expect(again.blocks.every((block) => block.kind !== 'list-item')).toBe(true);
  });
});
