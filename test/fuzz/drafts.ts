/** Generated drafts: news prose, dirty pastes, marks of all kinds, for property tests and the long fuzz run. */
import fc from 'fast-check';

const WORDS = (
  'the council plant river mayor Ruiz Lee officials critics experts said says told according to that a an of in on fire ' +
  'killed 12 people 3.5% $4 million U.S. Jan. 5 Mr. Sen. report study showed found claims will could because after before ' +
  'however police arrested man accused fraud first largest world never Monday Kyiv “we will rebuild” "no comment" it is was'
).split(' ');
const PASTE = [
  'You May Also Like',
  'Share',
  'Advertisement',
  'Disclaimer: This is not financial advice.',
  '$0.01084$0.01084',
  '-3.21%',
  'The post Plant to close appeared first on Example News.',
  'Reading time: 2 min',
  '[email\u00A0protected]',
  'FOR IMMEDIATE RELEASE',
  'As an AI language model, I cannot do that.',
  'TK',
  '{{first_name}}',
  '###',
  '© 2026 Example Media. All rights reserved.',
];
const MARKUP = [
  '# Head\n\n',
  '**Bold line**\n\n',
  '- item\n',
  '> quoted\n',
  '| a | b |\n|---|---|\n| c | d |\n',
  '```\ncode\n```\n',
  '<p>para</p>',
  '<aside><li>one</li></aside>',
  '<br>',
  '&amp;',
  '&#8217;',
  '[text](http://a.example/?utm_source=x)',
  '<!-- source: chief -->',
  '[[source: ]]',
  '<!-- article-lint-disable -->',
  '---\ntitle: x\n---\n',
];
const DIRT = [
  '\r\n',
  '\r',
  '\u2028',
  '\u00A0',
  '\u200B',
  '\uFEFF',
  '😀',
  '👩‍👩‍👧',
  '\uD800',
  '\uDC00',
  'é',
  'e\u0301',
  '…',
  '“',
  '”',
  '"',
  "''",
  '‘',
  '’',
  '\t',
  '—',
  'â€™',
  'Ã©',
];

/** A sentence of news words. */
export const sentence = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 24 }),
      fc.constantFrom('.', '.', '.', '?', '!', '…', '', '.”'),
    )
    .map(([words, end]) => {
      const text = words.join(' ');
      return text.charAt(0).toUpperCase() + text.slice(1) + end;
    });

/** A paragraph of one to five sentences. */
export const paragraph = (): fc.Arbitrary<string> =>
  fc.array(sentence(), { minLength: 1, maxLength: 5 }).map((sentences) => sentences.join(' '));

/** A whole draft: prose, paste residue, markup and dirt in any order. */
export const draftText = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: paragraph().map((text) => `${text}\n\n`) },
        { weight: 2, arbitrary: fc.constantFrom(...PASTE).map((line) => `${line}\n`) },
        { weight: 2, arbitrary: fc.constantFrom(...MARKUP) },
        { weight: 2, arbitrary: fc.constantFrom(...DIRT) },
        { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''));
