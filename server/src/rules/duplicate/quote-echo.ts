import type { Block, Span } from '../../article/model.ts';
import { quotationsOf } from '../../article/quotations.ts';
import type { ParagraphRule } from '../../lint/rule.ts';
import { type Words, wordsOf } from '../../passages/words.ts';

/** Fewest words that are said and then quoted. */
const LEAST = 5;
/** How far before the quotation they are looked for, in words. */
const REACH = 50;

/** A paraphrase that is followed by the same words in quotation marks. */
export const quoteEcho: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  meta: {
    id: 'duplicate/quote-echo',
    severity: 'hint',
    summary: 'A paraphrase is followed by the same words in quotation marks',
    rationale:
      'The mayor said the council can wait until June. “The council can wait until June,” the mayor said. ' +
      'The set-up takes the point out of the quotation, and the reader reads it twice. ' +
      'Five words in a row have to agree.',
    guideline:
      'Do not tell in paraphrase what the quotation is about to say (a habit that copy editors call the stutter quote).',
    fix: 'none',
  },
  examples: [
    {
      draft:
        'The mayor said ⟦the council can wait until June⟧ for new figures. “The council can wait until June,” she told reporters.',
    },
    {
      draft:
        'Lee said that ⟦nobody in this room has read the report⟧, and that he was ashamed. “Nobody in this room has read the report,” he said.',
    },
    { draft: 'The mayor asked for patience. “The council can wait until June,” she told reporters.' },
    {
      draft:
        '“The council can wait until June,” she told reporters. The council can wait until June only if the utility agrees.',
    },
    { draft: 'He was at the end of the road. “At the end of it all we won,” he said.' },
  ],
  check({ block }, report) {
    for (const quotation of quotationsOf(block)) {
      const echo = echoBefore(block, quotation.inner);
      if (echo === null) continue;
      report({
        ...echo.setUp,
        message: `Haven’t I read this? The words “${shown(block.reading.slice(echo.setUp.start, echo.setUp.end))}” are quoted right after. Cut them from the set-up.`,
        related: [{ ...echo.quoted, message: 'the quotation' }],
      });
    }
  },
};

/** The longest run of words shortly before a quotation that the quotation says again; null when there is none. */
function echoBefore(block: Block, inner: Span): { setUp: Span; quoted: Span } | null {
  const words = wordsOf(block);
  const from = firstWordFrom(words, inner.start);
  const to = firstWordFrom(words, inner.end);
  if (to - from < LEAST) return null;
  let best = { at: 0, place: 0, length: 0 };
  for (let at = from; at + LEAST <= to; at++) {
    for (let place = Math.max(0, from - REACH); place + LEAST <= from; place++) {
      if (words.hashes[place] !== words.hashes[at]) continue;
      let length = 1;
      while (
        at + length < to &&
        place + length < from &&
        words.hashes[place + length] === words.hashes[at + length]
      ) {
        length++;
      }
      if (length > best.length) best = { at, place, length };
    }
  }
  if (best.length < LEAST) return null;
  const setUp = spanOf(words, best.place, best.length);
  const quotedBefore = quotationsOf(block).some(
    (other) => other.start < setUp.end && setUp.start < other.end,
  );
  return quotedBefore ? null : { setUp, quoted: spanOf(words, best.at, best.length) };
}

function spanOf(words: Words, from: number, count: number): Span {
  return { start: words.starts[from] ?? 0, end: words.ends[from + count - 1] ?? 0 };
}

/** Index of the first word that starts at or after the offset. */
function firstWordFrom(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shown(text: string): string {
  if (text.length <= 60) return text;
  const space = text.lastIndexOf(' ', 57);
  return `${text.slice(0, space > 0 ? space : 57)}…`;
}
