/** The language that turns of phrase are written in. */
import { describe, expect, test } from 'vitest';
import { matchPhrases, type PhraseMatch, phraseIndex } from '../../../server/src/sourcing/claims-phrases.ts';
import { readTokens } from '../../../server/src/sourcing/tokens.ts';

/** The words that `phrase` covers in `text`; null when it does not stand there. */
function found(phrase: string, text: string): string | null {
  const tokens = readTokens(text, [{ start: 0, end: text.length }], [], [], []);
  const index = phraseIndex([[true, phrase]]);
  const matches: PhraseMatch<boolean>[] = [];
  for (let at = 0; at < tokens.count; at++) {
    matchPhrases(index.get(tokens.lower[at] ?? '') ?? [], tokens, at, 0, tokens.count, matches);
  }
  const match = matches[0];
  return match === undefined ? null : text.slice(tokens.start[match.from], tokens.end[match.to - 1]);
}

describe('a phrase', () => {
  test.each([
    ['is its words', 'raises questions', 'It raises questions about it', 'raises questions'],
    ['takes alternatives', 'raises|raised questions', 'It raised questions', 'raised questions'],
    ['takes classes', '{be} @believed to', 'He was believed to sing', 'was believed to'],
    ['takes classes and words', '{be|seems} @likely to', 'It seems likely to', 'seems likely to'],
    ['may leave out a word', 'a new? @study', 'Here is a study', 'a study'],
    ['may take it', 'a new? @study', 'Here is a new study', 'a new study'],
    ['bridges any words', '@talks _0-3 collapsed', 'The talks over the old port collapsed', null],
    [
      'bridges so many',
      '@talks _0-12 collapsed',
      'The talks over the old port collapsed',
      'talks over the old port collapsed',
    ],
    ['does not bridge signs', '@talks _0-12 collapsed', 'The talks , then , collapsed', null],
    ['asks for a capital', 'cited by <cap>', 'Remarks cited by Kommersant', 'cited by Kommersant'],
    ['refuses the small', 'cited by <cap>', 'Remarks cited by him', null],
    ['asks for a number', 'rose <num>', 'It rose 16 points', 'rose 16'],
    ['takes signs', ', @even though', 'It was , even though', ', even though'],
    ['looks back from its anchor', 'one of the @largest', 'It is one of the largest', 'one of the largest'],
    ['ends with the sentence', 'raises questions about', 'It raises questions', null],
  ])('%s', (_, phrase, text, expected) => {
    expect(found(phrase, text)).toBe(expected);
  });

  test.each(['new? study', '<cap> said', '_1-2 said', 'said _0-x'])('cannot be read: %s', (phrase) => {
    expect(() => phraseIndex([[true, phrase]])).toThrow();
  });
});
