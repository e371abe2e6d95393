import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_RULES } from '../../../server/src/rules/all.ts';
import { parseSettings } from '../../../server/src/settings/parse.ts';

const KNOWN = {
  rules: [
    'attribution/vague-source',
    'leftover/market-widget',
    'duplicate/paragraph',
    'draft/unused-directive',
  ],
};
const parse = (text: string) => parseSettings(text, KNOWN);

describe('the guides', () => {
  const guides = new URL('../../../docs/', import.meta.url);
  const examples = readdirSync(guides)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) =>
      [...readFileSync(new URL(name, guides), 'utf8').matchAll(/^```jsonc\n([\s\S]*?)^```/gm)].map(
        (match) => [name, match[1] ?? ''] as const,
      ),
    );

  it('show settings', () => {
    expect(examples.map(([name]) => name)).toEqual(
      expect.arrayContaining(['house-phrases.md', 'settings.md']),
    );
  });

  it.each(examples)('of %s show settings that hold', (_, text) => {
    const { layer, problems } = parseSettings(text, { rules: ALL_RULES.map(({ meta }) => meta.id) });
    expect(problems).toEqual([]);
    expect(layer).not.toBeNull();
  });
});

describe('a settings file', () => {
  it('may hold comments and trailing commas, begin with a byte-order mark, or be empty', () => {
    const { layer, problems } = parse('\uFEFF// ours\n{ /* wire copy */ "profile": "wire", }\n');
    expect(problems).toEqual([]);
    expect(layer?.profile).toBe('wire');
    expect(parse('')).toMatchObject({ layer: {}, problems: [] });
  });

  it.each([
    ['{ "profile": "wire"', 'settings/syntax', '“}” is missing'],
    ['{ "profile" "wire" }', 'settings/syntax', 'colon'],
    ['{ profile: "wire" }', 'settings/syntax', 'double quotes'],
    ['["wire"]', 'settings/syntax', 'JSON object'],
    ['{"a":'.repeat(100_000), 'settings/syntax', 'nested more than 50 deep'],
    ['['.repeat(100_000), 'settings/syntax', 'nested more than 50 deep'],
  ])('gives no layer for broken syntax: %s', (text, rule, words) => {
    const { layer, problems } = parse(text);
    expect(layer).toBeNull();
    expect(problems[0]?.rule).toBe(rule);
    expect(problems.map(({ message }) => message).join(' ')).toContain(words);
  });

  /** In each text, ⟦ and ⟧ stand around what the problem must point at. */
  it.each([
    ['{ "profile": ⟦"wires"⟧ }', 'settings/value', 'choose one of'],
    ['{ ⟦"profil"⟧: "wire" }', 'settings/value', 'did you mean “profile”'],
    ['{ "leftovers": { ⟦"hose"⟧: [] } }', 'settings/value', 'did you mean “house”'],
    ['{ "leftovers": { "house": ["a", ⟦3⟧, "b"] } }', 'settings/value', 'must be a text, not 3'],
    ['{ "leftovers": { "house": ["a", 3, ⟦""⟧] } }', 'settings/value', 'An empty entry'],
    [
      '{ "severity": { ⟦"leftover/market-wigdet"⟧: "off" } }',
      'settings/unknown-name',
      'did you mean “leftover/market-widget”',
    ],
    ['{ "severity": { "leftover": ⟦"of"⟧ } }', 'settings/value', 'choose one of'],
    [
      '{ "overrides": [{ "files": ["a/**"], "severity": { ⟦"spelling"⟧: "off" } }] }',
      'settings/unknown-name',
      'article-lint rules',
    ],
    ['{ "overrides": [⟦{ "profile": "wire" }⟧] }', 'settings/value', 'is missing'],
    ['{ "leftovers": { "phrases": [⟦{ "class": "promo" }⟧] } }', 'settings/value', 'object with “phrase”'],
    ['{ "leftovers": { "phrases": ["a", 3, ⟦"/(a/"⟧] } }', 'settings/pattern', '('],
    [
      '{ "overrides": [{ "files": ["a"], "leftovers": { "phrases": [{ "phrase": ⟦"/(?=a)b/"⟧ }] } }] }',
      'settings/pattern',
      'Look-around',
    ],
    ['{ "leftovers": { "phrases": ["a", ⟦"*"⟧] } }', 'settings/pattern', 'needs words'],
    ['{ "options": { ⟦"duplicate/nothing"⟧: {} } }', 'settings/unknown-name', 'There is no rule'],
  ])('reports at its place: %s', (marked, rule, words) => {
    const start = marked.indexOf('⟦');
    const end = marked.indexOf('⟧') - 1;
    const { problems } = parse(marked.replace(/[⟦⟧]/g, ''));
    expect(problems).toContainEqual(
      expect.objectContaining({ rule, start, end, message: expect.stringContaining(words) }),
    );
  });

  it('keeps what is right beside what is wrong', () => {
    const { layer, problems } = parse(
      '{ "profile": "wires", "severity": { "leftover": "hint", "duplicate": 3 }, "leftovers": { "house": ["a", 1, "b", 2] } }',
    );
    expect(problems).toHaveLength(4);
    expect(layer).toEqual({ severity: { leftover: 'hint' }, leftovers: { house: ['a', 'b'] } });
  });

  it('takes __proto__ for a key like any other', () => {
    const { problems } = parse('{ "__proto__": { "profile": "wire" }, "severity": { "__proto__": "off" } }');
    expect(problems.map(({ rule }) => rule)).toContain('settings/value');
    expect(({} as { profile?: string }).profile).toBeUndefined();
  });

  it('names the places of what is wrong behind an entry that was left out', () => {
    const text =
      '{ "leftovers": { "phrases": [1, "/(/", { "phrase": "/)/" }] }, "overrides": [{ "profile": "pr" }, { "files": ["a"], "severity": { "nope/x": "off" }, "leftovers": { "phrases": [2, "/[/"] } }] }';
    const { problems } = parse(text);
    expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual([
      '1',
      '"/(/"',
      '"/)/"',
      '{ "profile": "pr" }',
      '"nope/x"',
      '2',
      '"/[/"',
    ]);
  });

  it('uses nothing of a file that is wrong through and through', () => {
    const { layer, problems } = parse(`{ "leftovers": { "phrases": [${'1,'.repeat(30_000)}"a"] } }`);
    expect(layer).toBeNull();
    expect(problems.length).toBeLessThan(2_000);
    expect(problems.some(({ message }) => message.includes('nothing of this file is used'))).toBe(true);
  });

  it('ends on a file with thousands of wrong entries', () => {
    const { problems } = parse(`{ "leftovers": { "house": [${'1,'.repeat(800)}"a"] } }`);
    expect(problems).toHaveLength(800);
    expect(problems[799]?.start).toBeGreaterThan(problems[0]?.start ?? 0);
  });
});
