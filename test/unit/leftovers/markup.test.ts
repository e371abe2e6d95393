/** Leftovers in HTML and Markdown, house text, and what a removal leaves behind. */
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../server/src/article/read.ts';
import { removalsOf } from '../../../server/src/leftovers/removal.ts';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { applyEdits } from '../../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../../server/src/lint/settings.ts';

const linter = createLinter();
const STORY = [
  'The council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.',
  'The mayor said that the price was fair, and that three other offers had been lower.',
  'The baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.',
  'A group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.',
];

function leftovers(
  text: string,
  format: 'text' | 'markdown' | 'html',
  settings: LintSettings = DEFAULT_SETTINGS,
) {
  return linter
    .lint({ text, format, settings })
    .findings.filter(({ rule }) => rule.startsWith('leftover/'))
    .map(({ rule, start, end }) => `${rule} ${text.slice(start, end).replace(/\s+/g, ' ')}`);
}

describe('HTML', () => {
  const page = (before: string, after: string) =>
    `<body class="post has-menu">${before}<article><h1>Council votes to sell the baths</h1>${STORY.map((p) => `<p>${p}</p>`).join('')}</article>${after}</body>`;

  test('menus and asides by name are leftovers', () => {
    const found = leftovers(
      page(
        '<nav><ul><li>Harbour</li><li>Mill</li></ul></nav>',
        '<div class="related"><p>Ferry crews refuse</p><p>Board postpones</p></div>',
      ),
      'html',
    );
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^leftover\/navigation .*Harbour.*Mill/);
    expect(found[1]).toMatch(/^leftover\/related-stories .*Ferry.*Board/);
  });

  test('words of the whole page’s wrapper say nothing', () => {
    expect(leftovers(page('', ''), 'html')).toEqual([]);
  });

  test('removing a block keeps the tags around it', () => {
    const text = page('', '<div class="share"><p>Share this article</p><p>Facebook</p></div>');
    const finding = linter
      .lint({ text, format: 'html' })
      .findings.find(({ rule }) => rule === 'leftover/share-bar');
    expect(applyEdits(text, finding?.fixes[0]?.edits ?? [])).toBe(page('', '<div class="share"></div>'));
  });
});

describe('Markdown', () => {
  test('a list of nothing but links below the story', () => {
    const links =
      '- [Ferry crews refuse](https://x.example/1)\n- [Board postpones vote](https://x.example/2)\n- [Mill to close](https://x.example/3)\n';
    const text = `# Council votes to sell the baths\n\n${STORY.join('\n\n')}\n\n${links}`;
    expect(leftovers(text, 'markdown')).toHaveLength(1);
  });

  test('a list of the story’s own', () => {
    const text = `# Council votes to sell the baths\n\n${STORY[0]}\n\nThe offers were:\n\n- 4 million from the builder\n- 3 million from a school\n\n${STORY.slice(1).join('\n\n')}\n`;
    expect(leftovers(text, 'markdown')).toEqual([]);
  });
});

describe('house text', () => {
  const text = `Council votes\n\n${STORY.join('\n\n')}\n\n© 2026 Lark Ledger. All rights reserved.\n`;
  const withHouse = (house: string[], brands: string[]): LintSettings => ({
    ...DEFAULT_SETTINGS,
    leftovers: { house, brands, phrases: [] },
  });

  test.each([
    ['nothing named', [], [], 1],
    ['the line', ['© 2026 Lark Ledger. All rights reserved.'], [], 0],
    ['a pattern', ['© * Lark Ledger*'], [], 0],
    ['another line', ['© 2026 Other'], [], 1],
    ['the brand', [], ['Lark Ledger'], 0],
    ['another brand', [], ['Harrowgate'], 1],
  ])('%s', (_, house, brands, count) => {
    expect(leftovers(text, 'text', withHouse(house, brands))).toHaveLength(count);
  });
});

describe('a removal', () => {
  test.each([
    ['in the middle', 'One.\n\nShare\n\nTwo.\n', 1, 1, 'One.\n\nTwo.\n'],
    ['with a narrow gap before it', 'One.\nShare\n\nTwo.\n', 1, 1, 'One.\n\nTwo.\n'],
    ['with a narrow gap after it', 'One.\n\nShare\nTwo.\n', 1, 1, 'One.\n\nTwo.\n'],
    ['of the head', 'Share\n\nOne.\n', 0, 0, 'One.\n'],
    ['of the tail', 'One.\n\nShare\nMore\n\n', 1, 2, 'One.\n'],
    ['of a tail without a line end', 'One.\n\nShare', 1, 1, 'One.\n'],
    ['of a tail with returns', 'One.\r\n\r\nShare\r\n', 1, 1, 'One.\r\n'],
    ['of everything', 'Share\nMore', 0, 1, ''],
  ])('%s', (_, text, first, last, left) => {
    const article = readArticle(text, 'text');
    const edits = removalsOf(article, [{ first, last }]).map((span) => ({ ...span, text: '' }));
    expect(applyEdits(text, edits)).toBe(left);
  });
});
