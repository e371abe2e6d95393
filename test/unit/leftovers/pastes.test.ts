/** The twenty labelled pastes: what is found, and that cleaning them loses nothing of the articles. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { fixDraft } from '../../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';

const FOLDER = new URL('../../corpus/pastes/', import.meta.url);
/** Lines that show nothing of themselves: a headline with a wire’s mark counts as found by the mark alone. */
const MOST_MISSED = 3;

interface Labels {
  readonly lines: readonly {
    readonly line: number;
    readonly label: string;
    readonly soft?: boolean;
    readonly keeps?: string;
  }[];
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
    expect(missed.map(({ line }) => lines[line]).length).toBeLessThanOrEqual(MOST_MISSED);
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

test('finds nearly all of them', () => {
  let all = 0;
  let found = 0;
  for (const { text, labels } of drafts) {
    const { findings } = linter.lint({ text, format: 'text' });
    const lines = text.split('\n');
    let at = 0;
    lines.forEach((line, index) => {
      if (labels.lines.some((one) => one.line === index && one.label === 'leftover')) {
        all++;
        const middle = at + Math.floor(line.length / 2);
        if (
          findings.some(
            ({ rule, start, end }) => rule.startsWith('leftover/') && start <= middle && middle < end,
          )
        )
          found++;
      }
      at += line.length + 1;
    });
  }
  expect(found / all).toBeGreaterThan(0.97);
});
