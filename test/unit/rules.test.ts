/** Every rule keeps what its examples and its meta promise. A new rule file is picked up by itself. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../server/src/lint/rule.ts';
import { ALL_RULES } from '../../server/src/rules/all.ts';
import { ATTRIBUTION_RULES } from '../../server/src/rules/attribution/all.ts';
import { DUPLICATE_RULES } from '../../server/src/rules/duplicate/all.ts';
import { LEFTOVER_RULES } from '../../server/src/rules/leftover/all.ts';
import {
  faultsOfExamples,
  faultsOfFixMeta,
  faultsOfMeta,
  isBad,
  readMarked,
  showMarked,
} from './rules/harness.ts';

const FAMILIES: Readonly<Record<string, readonly Rule[]>> = {
  attribution: ATTRIBUTION_RULES,
  leftover: LEFTOVER_RULES,
  duplicate: DUPLICATE_RULES,
};
const FOLDER = new URL('../../server/src/rules/', import.meta.url);

interface RuleFile {
  readonly id: string;
  readonly family: string;
  readonly name: string;
  readonly module: Readonly<Record<string, unknown>>;
}

const files: RuleFile[] = [];
for (const family of Object.keys(FAMILIES)) {
  for (const file of readdirSync(new URL(`${family}/`, FOLDER))) {
    if (!file.endsWith('.ts')) continue;
    const module = (await import(new URL(`${family}/${file}`, FOLDER).href)) as Record<string, unknown>;
    // What shares the folder without being a rule: the registry, and helpers that several rules use.
    if (!Object.values(module).some(isRule)) continue;
    files.push({ id: `${family}/${file.slice(0, -3)}`, family, name: file.slice(0, -3), module });
  }
}

function isRule(value: unknown): value is Rule {
  return (
    typeof value === 'object' && value !== null && 'meta' in value && 'examples' in value && 'check' in value
  );
}

describe('the registry', () => {
  test('holds each rule once', () => {
    const ids = ALL_RULES.map(({ meta }) => meta.id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ALL_RULES).toEqual(Object.values(FAMILIES).flat());
  });

  test('holds nothing that has no file of its own', () => {
    expect([...files.map(({ id }) => id)].sort()).toEqual(ALL_RULES.map(({ meta }) => meta.id).sort());
  });
});

describe.each(files)('$id', ({ name, family, module }) => {
  const rules = Object.values(module).filter(isRule);
  const rule = rules[0];
  if (rule === undefined) throw new Error(`no rule in ${family}/${name}.ts`);

  test('is the one rule of its file, exported under its name', () => {
    const exported = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect(rules).toHaveLength(1);
    expect(module[exported]).toBe(rule);
  });

  test('describes itself', () => {
    expect(faultsOfMeta(rule, name, family, FAMILIES[family] ?? [])).toEqual([]);
    expect(faultsOfFixMeta(rule)).toEqual([]);
  });

  test(`keeps its ${rule.examples.filter(isBad).length} bad and ${rule.examples.filter((example) => !isBad(example)).length} good examples`, () => {
    expect(faultsOfExamples(rule).join('\n\n')).toBe('');
  });
});

describe('the harness', () => {
  test('reads marks', () => {
    expect(readMarked('A ⟦b⟧ c⟦⟧.')).toEqual({
      text: 'A b c.',
      spans: [
        { start: 2, end: 3 },
        { start: 5, end: 5 },
      ],
    });
    expect(showMarked('A b c.', [{ start: 2, end: 3 }])).toBe('A ⟦b⟧ c.');
    for (const draft of ['a ⟦b', 'a⟧', '⟦a ⟦b⟧⟧']) expect(() => readMarked(draft), draft).toThrow();
  });

  const shouting: Rule = {
    unit: 'paragraph',
    needs: [],
    meta: {
      id: 'draft/shouting',
      severity: 'warning',
      summary: 'Shouts',
      rationale: 'It is loud. It is rude.',
      fix: 'suggested',
    },
    examples: [],
    check({ block }, report) {
      for (const { 0: mark, index } of block.reading.matchAll(/!/g)) {
        const span = { start: index, end: index + mark.length };
        report({
          ...span,
          message: 'Why shout?',
          fixes: [
            { title: 'Calm down', safety: 'suggested', edits: [{ ...span, text: '.' }] },
            { title: 'Shout more', safety: 'suggested', edits: [{ ...span, text: '!!' }] },
          ],
        });
      }
    },
  };

  test.each([
    ['a missed mark', 'Hear me⟦.⟧', undefined, /expected/],
    ['a flag in a good draft', 'Hear me!', undefined, /flagged: Hear me⟦!⟧/],
    ['another fixed text', 'Hear me⟦!⟧', 'Hear me?', /but is: Hear me\./],
    ['a fix that does not come to rest', 'Hear me⟦!⟧', 'Hear me.', /“Shout more”[\s\S]*leaves as many/],
  ])('reports %s', async (_, draft, fixed, fault) => {
    const { createLinter } = await import('../../server/src/lint/engine.ts');
    const rule: Rule = { ...shouting, examples: [fixed === undefined ? { draft } : { draft, fixed }] };
    expect(faultsOfExamples(rule, createLinter([rule])).join('\n')).toMatch(fault);
  });

  test('reports faults of a description', () => {
    const rule: Rule = {
      ...shouting,
      meta: { ...shouting.meta, summary: 'shouts.', rationale: 'No.' },
      examples: [{ draft: 'A⟦!⟧' }, { draft: 'A!' }],
    };
    const faults = faultsOfMeta(rule, 'yelling', 'draft', []).join('\n');
    for (const part of [
      'not draft/yelling',
      'missing from',
      'capital',
      'full stop',
      '1 sentences',
      '1 bad',
      '1 good',
      'stands twice',
    ]) {
      expect(faults).toContain(part);
    }
  });
});
