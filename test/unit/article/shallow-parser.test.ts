/** Deep tag soup: counted, not timed. */
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { readHtml } from '../../../server/src/article/html.ts';
import { type Innermost, MOST_DEPTH, ShallowParser } from '../../../server/src/article/shallow-parser.ts';
import { tagSoup } from '../../fuzz/drafts.ts';

const OPTIONS = { decodeEntities: false, lowerCaseTags: true, recognizeCDATA: true };

/** What a parser tells of, and the deepest that its elements lay within each other. */
function events(html: string, isShallow: boolean): { lines: string[]; deepest: number } {
  const lines: string[] = [];
  const open: { name: string; start: number }[] = [];
  let deepest = 0;
  const innermost = (): Innermost | null => {
    const last = open[open.length - 1];
    return last === undefined ? null : { depth: open.length, ...last };
  };
  const handler = {
    onopentag: (name: string) => {
      open.push({ name, start: parser.startIndex });
      deepest = Math.max(deepest, open.length);
      lines.push(`<${name}> ${parser.startIndex}–${parser.endIndex}`);
    },
    onclosetag: (name: string) => {
      open.pop();
      lines.push(`</${name}> ${parser.startIndex}`);
    },
    ontext: (data: string) => lines.push(`${JSON.stringify(data)} ${parser.startIndex}`),
  };
  const parser: Parser = isShallow
    ? new ShallowParser(handler, OPTIONS, innermost)
    : new Parser(handler, OPTIONS);
  parser.end(html);
  return { lines, deepest };
}

const DEEP: readonly (readonly [string, string])[] = [
  ['lists', '<ul><li>a'],
  ['divisions', '<div>'],
  ['forms', '<form>a<div>'],
  ['paragraphs', '<div><p>a'],
  ['pictures', '<svg><g>'],
  ['formulas', '<math><mtext>a'],
];

test.each(DEEP)('%s that never end lie no deeper than browsers have them', (_, piece) => {
  for (const times of [1_000, 2_000, 4_000]) {
    const { lines, deepest } = events(piece.repeat(times), true);
    const { lines: all } = events(piece.repeat(times), false);
    expect(deepest).toBeGreaterThan(MOST_DEPTH / 2);
    expect(deepest).toBeLessThanOrEqual(MOST_DEPTH);
    const isTag = (line: string) => /^<[a-z]/.test(line);
    expect(lines.filter(isTag)).toEqual(all.filter(isTag));
    // Each element is opened and closed once: the work is that of the tags, whatever their depth.
    expect(lines.filter((line) => line.startsWith('</'))).toHaveLength(lines.filter(isTag).length);
  }
});

test('what lies less deep is read as it was', () => {
  fc.assert(
    fc.property(tagSoup(), (html) => {
      expect(events(html, true).lines).toEqual(events(html, false).lines);
    }),
    { seed: 20261123, numRuns: 300 },
  );
});

test('nothing is lost below the limit, nor behind it', () => {
  const items = Array.from({ length: 3_000 }, (_, at) => `item ${at} of the long list`);
  const html = `${items.map((item) => `<ul><li>${item}`).join('')}</ul><p>The end of it.</p>`;
  const { blocks, starts } = readHtml(html, []);
  expect(blocks.map(({ reading }) => reading)).toEqual([...items, 'The end of it.']);
  for (const [at, block] of blocks.entries())
    expect(html.startsWith(block.source, starts[at] ?? -1)).toBe(true);
  expect(blocks.slice(0, 3_000).map(({ kind }) => kind)).toEqual(items.map(() => 'list-item'));
});
