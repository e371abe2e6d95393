/** The twenty labelled pastes: what is found, and that cleaning them loses nothing of the articles. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { fixDraft } from '../../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';

const FOLDER = new URL('../../corpus/pastes/', import.meta.url);
interface Labels {
  readonly lines: readonly {
    readonly line: number;
    readonly label: string;
    readonly soft?: boolean;
    readonly keeps?: string;
  }[];
  readonly blocks: readonly { readonly first: number; readonly last: number }[];
}

const linter = createLinter();
const drafts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({
    name,
    text: readFileSync(new URL(name, FOLDER), 'utf8'),
    labels: JSON.parse(readFileSync(new URL(name.replace('.txt', '.labels.json'), FOLDER), 'utf8')) as Labels,
  }));

describe.each(drafts)('$name', ({ text, labels }) => {
  const lines = text.split('\n');
  const starts = lines.map((_, at) => lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0));
  const { findings } = linter.lint({ text, format: 'text' });
  const leftovers = findings.filter(
    ({ rule, severity }) => rule.startsWith('leftover/') && severity !== 'hint',
  );
  const covered = (line: number) => {
    const start = starts[line] ?? 0;
    const end = start + (lines[line]?.length ?? 0);
    const marks = new Uint8Array(end - start);
    for (const one of leftovers) {
      marks.fill(
        1,
        Math.max(0, Math.min(one.start, end) - start),
        Math.max(0, Math.min(one.end, end) - start),
      );
    }
    return 2 * marks.reduce((sum, mark) => sum + mark, 0) >= marks.length;
  };

  test('flags no line of the article', () => {
    const wrong = labels.lines.filter(({ line, label, soft }) => label === 'keep' && !soft && covered(line));
    expect(wrong.map(({ line }) => lines[line])).toEqual([]);
  });

  test('finds the leftovers', () => {
    const missed = labels.lines.filter(({ line, label }) => label === 'leftover' && !covered(line));
    expect(missed.map(({ line }) => lines[line])).toEqual([]);
  });

  test('reports each block as one finding over nothing else', () => {
    const kept = labels.lines.filter(({ label, soft }) => label === 'keep' && !soft);
    const touches = (one: { start: number; end: number }, line: number) =>
      one.start < (starts[line] ?? 0) + (lines[line]?.length ?? 0) && one.end > (starts[line] ?? 0);
    const split = labels.blocks.filter(({ first, last }) => {
      const start = starts[first] ?? 0;
      const end = (starts[last] ?? 0) + (lines[last]?.length ?? 0);
      return !leftovers.some(
        (one) =>
          Math.min(one.end, end) - Math.max(one.start, start) >= 0.8 * (end - start) &&
          !kept.some(({ line }) => touches(one, line)),
      );
    });
    expect(split).toEqual([]);
  });

  test('loses nothing of the article when it is cleaned', () => {
    const cleaned = fixDraft({ text, format: 'text', settings: DEFAULT_SETTINGS }, linter).text;
    const squeeze = (part: string) => part.replace(/\s+/g, ' ').trim();
    const kept = squeeze(cleaned);
    for (const { line, label, keeps } of labels.lines) {
      const own = label === 'keep' ? lines[line] : keeps;
      if (own !== undefined && own !== '') expect(kept).toContain(squeeze(own));
    }
  });
});

describe('one piece of furniture above the last sentence of a story', () => {
  const STORY =
    'Council backs tram\n\nThe council voted on Monday to build the tram, its leader, Ann Field, said.\n\nThe tram will cost £2m, she said, and the first cars will run in May.\n\nThe line will run from the harbour to the airport, Field said. Work begins in March.';
  const furniture = [
    'Advertisement',
    'Read more: Ten best pubs',
    'Share this article',
    'Photo: Jane Doe / Getty Images',
  ];
  const sentences = [
    'The vote is in May, she said.',
    'He left.',
    '“We will be back,” he said.',
    'Kick-off is at 3pm.',
  ];

  test.each(furniture.flatMap((line) => sentences.map((sentence) => [line, sentence])))(
    '%s / %s: the sentence stays',
    (line, sentence) => {
      const text = `${STORY}\n\n${line}\n\n${sentence}\n`;
      const found = linter
        .lint({ text, format: 'text' })
        .findings.filter(({ rule }) => rule.startsWith('leftover/'));
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([line]);
    },
  );
});
