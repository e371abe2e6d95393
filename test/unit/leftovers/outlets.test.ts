/** Pastes in the manner of many outlets: nothing of a story is flagged or lost, and nearly all of the rest is found. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { fixDraft, isPasteFinding } from '../../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { readMarked } from '../rules/harness.ts';

const FOLDER = new URL('../../corpus/outlets/', import.meta.url);
/** Share of marked lines: a few show nothing of themselves. */
const FOUND = 0.95;
const linter = createLinter();

const drafts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const { text, spans } = readMarked(readFileSync(new URL(name, FOLDER), 'utf8'));
    const leftovers = linter
      .lint({ text, format: 'text' })
      .findings.filter(({ rule, severity }) => rule.startsWith('leftover/') && severity !== 'hint');
    let at = 0;
    const lines = text.split('\n').flatMap((line) => {
      const start = at;
      const end = at + line.length;
      at = end + 1;
      if (line.trim() === '') return [];
      const middle = (start + end) / 2;
      const marked = spans.some((span) => span.start <= middle && middle < span.end);
      const found = leftovers.some(
        (one) => 2 * (Math.min(one.end, end) - Math.max(one.start, start)) >= end - start,
      );
      return [{ line, marked, found }];
    });
    return { name, text, lines };
  });

describe.each(drafts)('$name', ({ text, lines }) => {
  test('nothing of the story is flagged', () => {
    expect(lines.filter(({ marked, found }) => found && !marked).map(({ line }) => line)).toEqual([]);
  });

  test('nothing of the story is lost', () => {
    const cleaned = fixDraft(
      { text, format: 'text', settings: DEFAULT_SETTINGS, only: isPasteFinding },
      linter,
    );
    const left = cleaned.text.split('\n');
    for (const { line, marked } of lines) if (!marked) expect(left).toContain(line);
  });
});

test('nearly everything that came along is found', () => {
  const marked = drafts.flatMap(({ lines }) => lines).filter((line) => line.marked);
  const missed = marked.filter(({ found }) => !found).map(({ line }) => line);
  expect(missed.length / marked.length, missed.join('\n')).toBeLessThan(1 - FOUND);
});
