import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { applyEdits } from '../../../server/src/lint/fix.ts';
import { stripMarks } from '../../../server/src/lint/strip-marks.ts';

const strip = (text: string, format: 'text' | 'markdown' | 'html' = 'text') =>
  applyEdits(text, stripMarks(readArticle(text, format)));

describe('copy without marks', () => {
  it.each([
    ['One. [[source: city engineer]] Two.', 'One. Two.'],
    ['One. [[source: city engineer]]\nTwo.', 'One.\nTwo.'],
    ['One.[[source: a]]\n', 'One.\n'],
    ['One. [[source: a]] [[source: b]]\n', 'One.\n'],
    ['[[article-lint-disable-file]]\n\nOne.\n', 'One.\n'],
    ['One.\n\n[[article-lint-disable-next-line]]\nTwo.\n', 'One.\n\nTwo.\n'],
    ['One.\n\n[[article-lint-disable-next-line]]\n\nTwo.\n', 'One.\n\nTwo.\n'],
    ['One.\r\n\r\n[[article-lint-disable]]\r\n\r\nTwo.\r\n', 'One.\r\n\r\nTwo.\r\n'],
    ['One.\n\n[[article-lint-enable]]', 'One.\n\n'],
    ['[[not a mark]] stays, [[so does this]].\n', '[[not a mark]] stays, [[so does this]].\n'],
    ['No marks at all.\n', 'No marks at all.\n'],
  ])('%j is %j', (text, stripped) => {
    expect(strip(text)).toBe(stripped);
    expect(strip(stripped)).toBe(stripped);
  });

  it.each([
    ['One. <!-- source: city engineer --> Two.\n', 'One. Two.\n'],
    ['- item <!-- source: a -->\n- <!-- article-lint-disable-line --> two\n', '- item\n- two\n'],
    [
      '<!-- article-lint-disable duplicate -->\n\n# One\n\n<!-- a comment of somebody else -->\n',
      '# One\n\n<!-- a comment of somebody else -->\n',
    ],
    ['---\ntitle: x\n---\n\nOne. <!-- source: -->\n', '---\ntitle: x\n---\n\nOne.\n'],
  ])('in Markdown, %j is %j', (text, stripped) => {
    expect(strip(text, 'markdown')).toBe(stripped);
  });

  it('leaves a page of HTML whole', () => {
    expect(
      strip('<p>One. <!-- source: a --></p>\n<!-- article-lint-disable -->\n<p>Two.</p>\n', 'html'),
    ).toBe('<p>One.</p>\n<p>Two.</p>\n');
  });
});
