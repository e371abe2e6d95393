import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { SETTINGS_TEMPLATE } from '../../../server/src/cli/init.ts';
import { RULE_IDS } from '../../../server/src/lint/own-rules.ts';
import { parseSettings } from '../../../server/src/settings/parse.ts';

const published = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemas/articlelint.schema.json'), 'utf8'),
) as object;
const ajv = new Ajv({ strict: false });
const validate = ajv.compile(published);
const isFine = (text: string) => parseSettings(text, { rules: RULE_IDS }).problems.length === 0;

describe('the published schema', () => {
  it.each([
    '{}',
    '{ "profile": "wire", "extends": "./a.json" }',
    '{ "extends": ["./a.json", "@paper/style"], "drafts": { "include": ["**/*.md"] } }',
    '{ "severity": { "leftover": "off", "attribution/vague-source": "error", "draft/unused-directive": "hint" } }',
    '{ "leftovers": { "house": ["a*"], "phrases": ["b", { "phrase": "c", "fix": "safe" }] } }',
    '{ "overrides": [{ "files": ["a/**"], "profile": "opinion", "severity": { "duplicate": "hint" } }] }',
    SETTINGS_TEMPLATE,
  ])('takes what the program takes: %s', (text) => {
    expect(isFine(text)).toBe(true);
    expect(validate(parse(text)), ajv.errorsText(validate.errors)).toBe(true);
  });

  it.each([
    '{ "profile": "wires" }',
    '{ "profil": "wire" }',
    '{ "severity": { "leftover": "of" } }',
    '{ "severity": { "leftover/nothing": "off" } }',
    '{ "overrides": [{ "profile": "opinion" }] }',
    '{ "overrides": [{ "files": [] }] }',
    '{ "leftovers": { "house": [""] } }',
    '{ "leftovers": { "phrases": [{ "class": "x" }] } }',
    '{ "drafts": { "exclude": "a" } }',
    '[]',
  ])('refuses what the program refuses: %s', (text) => {
    expect(isFine(text)).toBe(false);
    expect(validate(parse(text))).toBe(false);
  });

  it('describes every setting and every rule', () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return;
      const { properties } = node as { properties?: Record<string, { description?: string }> };
      for (const [name, property] of Object.entries(properties ?? {})) {
        if (property.description === undefined) undescribed.push(`${path}/${name}`);
        walk(property, `${path}/${name}`);
      }
      for (const value of Object.values(node)) if (!properties || value !== properties) walk(value, path);
    };
    walk(published, '');
    expect(undescribed).toEqual([]);
    const { definitions } = published as { definitions: { severityByRule: { properties: object } } };
    expect(Object.keys(definitions.severityByRule.properties)).toEqual(expect.arrayContaining([...RULE_IDS]));
  });
});
