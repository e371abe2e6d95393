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
    ['a brand within a word', [], ['Led'], 1],
    ['a brand within a name', [], ['ark Ledger'], 1],
    ['the brand’s host', [], ['larkledger.com'], 1],
  ])('%s', (_, house, brands, count) => {
    expect(leftovers(text, 'text', withHouse(house, brands))).toHaveLength(count);
  });
});

describe('a brand', () => {
  const PAGE = (line: string) => `Council votes\n\n${STORY.join('\n\n')}\n\n${line}\n`;
  const found = (line: string, brand: string) =>
    leftovers(PAGE(line), 'text', {
      ...DEFAULT_SETTINGS,
      leftovers: { house: [], brands: [brand], phrases: [] },
    });

  test.each([
    ['in the possessive', 'Sign up for Lark Ledger’s newsletter', 'Lark Ledger'],
    ['in capitals', '© 2026 LARK LEDGER. All rights reserved.', 'Lark Ledger'],
    ['in a host', '© 2026 larkledger.com. All rights reserved.', 'Lark Ledger'],
    ['in a host with hyphens', '© 2026 www.lark-ledger.co.uk', 'Lark Ledger'],
    ['in an address', 'Media contact: press@larkledger.com, 555-0100', 'The Lark Ledger'],
    ['in a handle', 'Follow us on X @larkledger', 'Lark Ledger'],
    ['named by its host', 'Follow us on X @larkledger', 'https://www.larkledger.com/'],
    ['with a sign in it', '© 2026 Lark & Sons. All rights reserved.', 'Lark & Sons'],
  ])('%s', (_, line, brand) => {
    expect(found(line, '')).not.toEqual([]);
    expect(found(line, brand)).toEqual([]);
  });

  test.each([
    ['a word that it is part of', '© 2026 Apex Wire. All rights reserved.', 'AP'],
    ['another house with a longer name', '© 2026 Larkspur Ledger. All rights reserved.', 'Lark'],
    ['a host that it is part of', '© 2026 skylarkledgers.com. All rights reserved.', 'Lark Ledger'],
    ['a short word in a host', '© 2026 star.example. All rights reserved.', 'Star News'],
  ])('is not %s', (_, line, brand) => {
    expect(found(line, brand)).not.toEqual([]);
  });
});

describe('a profile', () => {
  const LETTER = `[View in browser](https://lark.example/b)

# The Tuesday letter

${STORY.join('\n\n')}

Was this email forwarded to you? [Sign up here](https://lark.example/s).

[Share](https://lark.example/share) | [Leave a comment](https://lark.example/c)

Follow us on Instagram

Noor Bakshi is a reporter at the Lark Ledger.

[Unsubscribe](https://lark.example/u) | [Manage preferences](https://lark.example/m) | [Privacy policy](https://lark.example/p)

© 2026 Lark Ledger. All rights reserved.
`;
  const RELEASE = `**FOR IMMEDIATE RELEASE**

# Tidewater Papers to close Carrick mill in August

${STORY.join('\n\n')}

## About Tidewater Papers

Tidewater Papers plc makes paper for books and packaging at six sites. It was founded in 1886 and employs 1,900 people.

**Media contact:**
Noor Bakshi, press@tidewater.example, +44 20 7946 0000

This release contains forward-looking statements that involve risks and uncertainties.

© 2026 Tidewater Papers plc
`;
  const FORWARDED = `---------- Forwarded message ---------\nFrom: Noor Bakshi <noor@ledger.example>\nSubject: Fwd: letter\nTo: Desk <desk@ledger.example>\n\n${STORY.join('\n\n')}\n`;

  test.each([
    ['newsletter', LETTER],
    ['pr', RELEASE],
  ] as const)('%s leaves what such drafts need', (profile, text) => {
    const of = (settings: LintSettings) =>
      leftovers(text, 'markdown', settings).map((found) => found.slice(0, 60));
    expect(of(DEFAULT_SETTINGS)).not.toEqual([]);
    expect(of({ ...DEFAULT_SETTINGS, profile })).toEqual([]);
  });

  test.each(['newsletter', 'pr'] as const)('%s finds what no draft needs', (profile) => {
    expect(leftovers(FORWARDED, 'text', { ...DEFAULT_SETTINGS, profile })).toHaveLength(1);
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
