import type { Span } from '../../article/model.ts';
import { findPhrase } from '../../leftovers/house-phrase.ts';
import type { Fix } from '../../lint/finding.ts';
import type { ParagraphRule } from '../../lint/rule.ts';

/** What the house’s own list names as a leftover. */
export const housePhrase: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  meta: {
    id: 'leftover/house-phrase',
    severity: 'warning',
    summary: 'A phrase that the settings name as a leftover (`leftovers.phrases`)',
    rationale:
      'Every desk knows its own residue: the partner’s footer, the template’s first line. Phrases in the settings are literal words in which `*` stands for anything on the line; expressions between slashes run on an engine that takes time in proportion to the text. Each says what it is and how far its fix may go.',
    fix: 'safe',
  },
  examples: [
    {
      draft: 'The council met on Friday. ⟦Brought to you by Lark & Sons.⟧',
      leftovers: { phrases: [{ phrase: 'Brought to you by *', class: 'a sponsor’s line', fix: 'safe' }] },
      fixed: 'The council met on Friday.',
    },
    {
      draft: 'The vote ⟦(LEDGER-4711)⟧ was close.',
      leftovers: { phrases: [{ phrase: '/\\(ledger-\\d{2,6}\\)/', class: 'a slug', fix: 'suggested' }] },
      fixed: 'The vote was close.',
    },
    {
      draft: 'The bread was sold by noon.',
      leftovers: { phrases: [{ phrase: 'read', class: '', fix: 'none' }] },
      note: 'Whole words only.',
    },
    { draft: 'Brought to you by Lark & Sons.', note: 'Nothing is named in the settings.' },
    {
      draft: 'The council met on Friday.',
      leftovers: { phrases: [{ phrase: '/(council/', class: '', fix: 'none' }] },
      note: 'A phrase that cannot be run finds nothing; the settings file says why.',
    },
  ],
  check({ block, settings }, report) {
    for (const phrase of settings.leftovers.phrases) {
      for (const span of findPhrase(phrase.phrase, block.reading)) {
        report({
          ...span,
          message: `What is this doing here? Your settings name “${phrase.phrase}” as ${phrase.class === '' ? 'a leftover' : phrase.class}.`,
          fixes: fixes(phrase.fix, span, block.reading),
          unnecessary: true,
        });
      }
    }
  },
};

function fixes(safety: 'safe' | 'suggested' | 'none', span: Span, reading: string): Fix[] {
  if (safety === 'none') return [];
  // One of the two spaces round it goes along.
  const before = reading.charAt(span.start - 1) === ' ';
  const after = reading.charAt(span.end) === ' ';
  const start = before && (after || span.end === reading.length) ? span.start - 1 : span.start;
  const edits = [{ start, end: span.end + (after && span.start === 0 ? 1 : 0), text: '' }];
  return [{ title: 'Remove it', safety, edits }];
}
