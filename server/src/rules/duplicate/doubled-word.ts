import type { Block } from '../../article/model.ts';
import { within } from '../../article/model.ts';
import type { ParagraphRule } from '../../lint/rule.ts';
import { type Words, wordsOf } from '../../passages/words.ts';

/** Words that follow themselves in sound English. */
const MAY_DOUBLE = new Set(
  (
    'had that is was do no yes very so really much many more long far bye ha hear knock there now never ' +
    'out her who you it blah please done aye yeah email big old sorry tsk go goodbye many again again'
  ).split(' '),
);
/** Longest phrase that is looked for twice, in words. */
const LONGEST = 3;

/** The same word, or two or three words, twice with nothing but a space between. */
export const doubledWord: ParagraphRule = {
  unit: 'paragraph',
  needs: [],
  meta: {
    id: 'duplicate/doubled-word',
    severity: 'hint',
    summary: 'A word or a short phrase is typed twice',
    rationale:
      'The eye skips a doubled “the”, above all over the end of a line. ' +
      'Words that double in sound English (“had had”, “that that”), names, numbers and what a comma or a dash parts are left alone.',
    fix: 'suggested',
  },
  examples: [
    {
      draft: 'The council put off ⟦the the⟧ vote until June.',
      fixed: 'The council put off the vote until June.',
    },
    {
      draft: 'Most ⟦of the of the⟧ money was spent on steel.',
      fixed: 'Most of the money was spent on steel.',
    },
    { draft: 'All that that had had to wait was very very slow. No, no, she said.' },
    { draft: 'Duran Duran played in New York New York, at 10 10 Main Street.' },
    { draft: 'The more you read the more you know the more you want.' },
  ],
  check({ block }, report) {
    const words = wordsOf(block);
    for (let at = 1; at < words.count; at++) {
      const length = doubledAt(block, words, at);
      if (length === 0) continue;
      const start = words.starts[at - length] ?? 0;
      const middle = words.ends[at - 1] ?? 0;
      const end = words.ends[at + length - 1] ?? 0;
      report({
        start,
        end,
        message: `Typed twice? “${block.reading.slice(start, end)}”. Delete one.`,
        fixes: [
          { title: 'Delete the second one', safety: 'suggested', edits: [{ start: middle, end, text: '' }] },
        ],
      });
      at += length;
    }
  },
};

/** How many words before `at` are said again from `at` on; 0 when none are, or when it is sound English. */
function doubledAt(block: Block, words: Words, at: number): number {
  const { hashes, starts } = words;
  for (let length = 1; length <= LONGEST && at - length >= 0 && at + length <= words.count; length++) {
    let equal = 0;
    while (equal < length && hashes[at - length + equal] === hashes[at + equal]) equal++;
    if (equal < length) continue;
    if (within(block.protected, starts[at] ?? 0) || !isSlip(block, words, at, length)) continue;
    return length;
  }
  return 0;
}

function isSlip(block: Block, words: Words, at: number, length: number): boolean {
  for (let word = at - length; word < at + length; word++) {
    const start = words.starts[word] ?? 0;
    const text = block.reading.slice(start, words.ends[word] ?? 0);
    if (!/^\p{L}/u.test(text)) return false;
    // A capital that does not come from the beginning of a sentence is a name.
    if (word > at - length && /^\p{Lu}/u.test(text) && text !== 'I') return false;
    if (word > at - length) {
      const between = block.reading.slice(words.ends[word - 1] ?? 0, start);
      if (!/^\s{1,3}$/.test(between)) return false;
    }
  }
  if (hasThird(words, at, length)) return false;
  if (length > 1) return true;
  return !MAY_DOUBLE.has(block.reading.slice(words.starts[at] ?? 0, words.ends[at] ?? 0).toLowerCase());
}

/** `on and on and on`, `tick tick tick`: what stands three times is meant. */
function hasThird(words: Words, at: number, length: number): boolean {
  return (
    words.hashes[at + length] === words.hashes[at] || words.hashes[at - length - 1] === words.hashes[at - 1]
  );
}
