import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Article, type Format, sourceSpan } from '../../../server/src/article/model.ts';
import { headlineOf, readArticle } from '../../../server/src/article/read.ts';
import { sentencesOf } from '../../../server/src/article/sentences.ts';
import { draftText } from '../../fuzz/drafts.ts';

/** Blocks as `kind: reading`, one a line. */
function outline(article: Article): string[] {
  return article.blocks.map((block) => `${block.kind}: ${block.reading}`);
}

describe('plain text', () => {
  test('a line is a block, the first display line the headline', () => {
    const article = readArticle(
      'Plant to close\n\nThe plant will close, Ruiz said.\nIt opened in 1950.\n\nWhat next\n\n* * *\n',
      'text',
    );
    expect(outline(article)).toEqual([
      'headline: Plant to close',
      'paragraph: The plant will close, Ruiz said.',
      'paragraph: It opened in 1950.',
      'heading: What next',
      'separator: * * *',
    ]);
  });

  test('lines that a wire wrapped are one paragraph', () => {
    const article = readArticle(
      'The plant on the river will close in the spring and its workers will\nbe offered places elsewhere, the company said in a statement that it\nsent on Monday to the unions and the town.\n',
      'text',
    );
    expect(article.blocks).toHaveLength(1);
  });

  test('marks are not read, and a note on its own line belongs to the paragraph above', () => {
    const article = readArticle(
      'The fire killed 12. [[source: fire chief]] It spread.\n[[source: ]]\n\nNext one.\n',
      'text',
    );
    expect(outline(article)).toEqual(['paragraph: The fire killed 12. It spread.', 'paragraph: Next one.']);
    expect(article.blocks[0]?.notes.map(({ text, at }) => [text, at])).toEqual([
      ['fire chief', 19],
      ['', 30],
    ]);
  });
});

describe('Markdown', () => {
  test('reads what a reader sees', () => {
    const article = readArticle(
      '---\ntitle: Plant to close\nlang: EN\n---\n\n# Plant *closes*\n\nRuiz [said](http://a.example "t") it\nis &amp; was \\* [sic].\n\n- one **item**\n\n> quoted\n> words\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n',
      'markdown',
    );
    expect(outline(article)).toEqual([
      'headline: Plant closes',
      'paragraph: Ruiz said it\nis & was * [sic].',
      'list-item: one item',
      'blockquote: quoted\n words',
      'table-row: a \t b',
      'table-row: c \t d',
      'code: ```\ncode\n```',
    ]);
    expect(article.blocks[1]?.links).toEqual([{ start: 5, end: 9, href: 'http://a.example' }]);
    expect(article.language).toBe('en');
    expect(headlineOf(article)).toMatchObject({ text: 'Plant to close', block: -1 });
  });

  test('the heads of a forwarded mail are no headline', () => {
    const mail =
      'From: Ann Lee <ann@paper.example>\nTo: Desk\nSubject: Fwd: tram\nDate: Mon, 3 Mar 2025 14:01\n\nHi all, copy below.\n\nCouncil backs tram\n';
    expect(readArticle(mail, 'text').blocks.filter(({ kind }) => kind === 'headline')).toMatchObject([
      { reading: 'Council backs tram' },
    ]);
    expect(readArticle('To: the mayor\n\nA letter.', 'text').headline).toBe(0);
  });

  test('a paste without empty lines keeps its lines apart', () => {
    const article = readArticle('Market Opportunity\nTalus Logo\n$0.01\n', 'markdown');
    expect(outline(article)).toEqual([
      'headline: Market Opportunity',
      'heading: Talus Logo',
      'heading: $0.01',
    ]);
  });

  test('broken front matter is told of and does not stop the reading', () => {
    const article = readArticle('---\ntitle: "Plant\nlang: en\n---\nThe plant will close.\n', 'markdown');
    expect(article.frontMatter?.errors.length).toBeGreaterThan(0);
    expect(outline(article)).toEqual(['paragraph: The plant will close.']);
  });

  test('comments are not read', () => {
    const article = readArticle(
      'Twelve died. <!-- source: fire chief --> It spread.\n\n<!-- article-lint-disable-file -->\n',
      'markdown',
    );
    expect(outline(article)[0]).toMatch(/^paragraph: Twelve died\. {1,2}It spread\.$/);
    expect(article.blocks[0]?.notes[0]?.text).toBe('fire chief');
    expect(article.directives[0]).toMatchObject({ kind: 'disable-file', rules: [] });
  });
});

describe('HTML', () => {
  test('reads blocks with their structure', () => {
    const article = readArticle(
      '<html lang="en-GB"><head><title>T</title></head><nav class="top-menu"><a href="/">Home</a></nav><h1>Plant &amp; closes</h1><p>A  <b>bold</b>\nline.<br>Next one.</p><aside class="related"><li>Story</li></aside><script>x()</script>',
      'html',
    );
    expect(outline(article)).toEqual([
      'heading: Home',
      'headline: Plant & closes',
      'paragraph: A bold line.',
      'paragraph: Next one.',
      'list-item: Story',
    ]);
    expect(article.blocks[0]?.structure).toMatchObject({
      elements: ['html', 'nav'],
      classWords: ['top', 'menu'],
    });
    expect(article.blocks[4]?.source).toBe('<li>Story</li>');
    expect(article.language).toBe('en-gb');
  });
});

const formats: readonly Format[] = ['text', 'markdown', 'html'];

describe('any text', () => {
  test('blocks stand where they say, and readings lead back to the source', () => {
    fc.assert(
      fc.property(draftText(), fc.constantFrom(...formats), (text, format) => {
        checkPlaces(readArticle(text, format));
      }),
      { numRuns: 600, seed: 11 },
    );
  });

  test('reading after edits gives what reading afresh gives', () => {
    fc.assert(
      fc.property(
        draftText(),
        fc.constantFrom(...formats),
        fc.array(
          fc.record({
            at: fc.nat(),
            drop: fc.nat(40),
            put: fc.oneof(
              fc.string({ maxLength: 12 }),
              fc.constantFrom('\n\n', '\n', '```\n', '<p>', '> ', '- ', '---\n', '“'),
            ),
          }),
          { maxLength: 6 },
        ),
        (text, format, edits) => {
          let article = readArticle(text, format);
          let now = article.text;
          for (const edit of edits) {
            const at = edit.at % (now.length + 1);
            now = now.slice(0, at) + edit.put + now.slice(at + edit.drop);
            article = readArticle(now, format, article);
          }
          expect(plain(article)).toEqual(plain(readArticle(now, format)));
        },
      ),
      { numRuns: 600, seed: 12 },
    );
  });

  test('blocks that an edit does not touch stay the same objects', () => {
    const paragraphs = Array.from(
      { length: 9 },
      (_, at) => `Paragraph ${at} says one thing, and then another one. So it ends.`,
    );
    for (const format of formats) {
      const before = readArticle(
        paragraphs.map((words) => (format === 'html' ? `<p>${words}</p>` : words)).join('\n\n'),
        format,
      );
      const after = readArticle(before.text.replace('Paragraph 4', 'Paragraph four'), format, before);
      expect(after.blocks.map((block, at) => block === before.blocks[at])).toEqual([
        true,
        true,
        true,
        true,
        false,
        true,
        true,
        true,
        true,
      ]);
    }
  });
});

describe('line ends', () => {
  test.each(['text', 'markdown', 'html'] as const)('a change of their kind alone is read, %s', (format) => {
    const text =
      '```\nThe plant\nwill close.\n```\n\n> Ruiz\n> said <b>so</b>.\n\n<p>It opened\nin 1950.</p>\n';
    const texts = [text, text.replace(/\n/g, '\r\n'), text.replace(/\n/g, '\r'), text];
    let article: Article | null = null;
    for (const one of texts) {
      article = readArticle(one, format, article);
      checkPlaces(article);
      expect(plain(article)).toEqual(plain(readArticle(one, format)));
    }
  });

  test('within preformatted text read as one sign', () => {
    const readings = ['\n', '\r\n', '\r'].map((end) =>
      readArticle(`<pre>The plant${end}will close.${end}${end}Ruiz</pre>`, 'html').blocks.map(
        (block) => block.reading,
      ),
    );
    expect(readings[0]).toEqual(['The plant\nwill close.\n\nRuiz']);
    expect(readings[1]).toEqual(readings[0]);
    expect(readings[2]).toEqual(readings[0]);
  });
});

function checkPlaces(article: Article): void {
  let last = 0;
  article.blocks.forEach((block, index) => {
    const start = article.starts[index] ?? -1;
    expect(start).toBeGreaterThanOrEqual(last);
    last = start;
    expect(article.text.slice(start, start + block.source.length)).toBe(block.source);
    if (block.pieces === null) expect(block.reading).toBe(block.source);
    for (const piece of block.pieces ?? []) {
      if (piece.length !== piece.sourceLength) continue;
      const read = block.reading.slice(piece.reading, piece.reading + piece.length);
      const written = block.source.slice(piece.source, piece.source + piece.sourceLength);
      // White space may read as a plain space, a table's bar as a tab.
      expect(read.replace(/\s/g, ' ')).toBe(
        written.replace(/[\s|]/g, (sign) => (read.includes('|') && sign === '|' ? sign : ' ')),
      );
    }
    for (const span of [...sentencesOf(block), ...block.links, ...block.protected]) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(block.reading.length);
      const source = sourceSpan(block, span);
      expect(source.start).toBeLessThanOrEqual(source.end);
      expect(source.end).toBeLessThanOrEqual(block.source.length);
    }
  });
}

/** All that a reader of the article can see. */
function plain(article: Article): unknown {
  return { ...article, blocks: article.blocks.map((block) => ({ ...block })) };
}
