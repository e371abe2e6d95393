/** The marked drafts in HTML and Markdown: what is found in them, what is not, and what cleaning them leaves. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../../server/src/article/model.ts';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { fixDraft, isPasteFinding } from '../../../server/src/lint/fix.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { readMarked } from '../rules/harness.ts';

const FOLDER = new URL('../../corpus/markup/', import.meta.url);
const linter = createLinter();

const drafts = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .map((name) => {
    const format: Format = name.endsWith('.md') ? 'markdown' : 'html';
    return { name, format, ...readMarked(readFileSync(new URL(name, FOLDER), 'utf8')) };
  });

describe.each(drafts)('$name', ({ text, format, spans }) => {
  const { article, findings } = linter.lint({ text, format });
  const leftovers = findings.filter(
    ({ rule, severity }) => rule.startsWith('leftover/') && severity !== 'hint',
  );
  /** Each block with words: whether it stands between the marks, and whether most of it is under a finding. */
  const blocks = article.blocks.flatMap((block, at) => {
    const start = article.starts[at] ?? 0;
    const end = start + block.source.length;
    if (block.reading.trim() === '') return [];
    const middle = (start + end) / 2;
    const isIn = (span: { start: number; end: number }) => span.start <= middle && middle < span.end;
    return [{ reading: block.reading, marked: spans.some(isIn), found: leftovers.some(isIn) }];
  });

  test('finds what came along with the paste', () => {
    expect(blocks.filter(({ marked, found }) => marked && !found).map(({ reading }) => reading)).toEqual([]);
  });

  test('flags nothing of the story', () => {
    expect(blocks.filter(({ marked, found }) => !marked && found).map(({ reading }) => reading)).toEqual([]);
  });

  test('keeps every line of the story when it is cleaned', () => {
    const cleaned = fixDraft({ text, format, settings: DEFAULT_SETTINGS, only: isPasteFinding }, linter);
    const left = cleaned.result.article.blocks.map(({ reading }) => reading);
    for (const { reading, marked } of blocks) if (!marked) expect(left).toContain(reading);
  });
});

test('cleaning takes out most of the furniture of a page that names it', () => {
  for (const name of ['broadcaster.html', 'cms-export.html']) {
    const draft = drafts.find((one) => one.name === name);
    if (draft === undefined) throw new Error(`no ${name}`);
    const { text, format } = draft;
    const cleaned = fixDraft({ text, format, settings: DEFAULT_SETTINGS, only: isPasteFinding }, linter);
    const left = cleaned.result.findings.filter(({ rule }) => rule.startsWith('leftover/'));
    expect(left.map(({ rule }) => rule)).toEqual([]);
  }
});
