/** The interface in other languages. Findings stay English, as the copy is that they speak of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientMessages } from '../../../scripts/client-messages.ts';

const ROOT = join(import.meta.dirname, '../../..');
type Texts = Record<string, string>;

const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
const english = texts('package.nls.json');
const manifests = files('.', /^package\.nls\.[a-z-]+\.json$/);
const bundles = files('l10n', /^bundle\.l10n\.[a-z-]+\.json$/);

function texts(path: string): Texts {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Texts;
}

function files(folder: string, name: RegExp): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => name.test(file))
    .map((file) => join(folder, file));
}

/** What must be the same in every language: placeholders, code, names of settings, commands of links. */
function fixedParts(text: string): string[] {
  return (text.match(/\{\d\}|`[^`]+`|#[\w.]+#|\]\([^)]+\)|--[a-z]+/g) ?? []).sort();
}

describe('the manifest', () => {
  it('names texts that are there, and all of them', () => {
    const named = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    expect([...new Set(named)].sort()).toEqual(Object.keys(english).sort());
  });

  it('has no title, description or welcome text outside of them', () => {
    interface Node {
      [key: string]: unknown;
    }
    const { contributes } = JSON.parse(manifest) as { contributes: Node };
    const bare: string[] = [];
    const visit = (value: unknown, key: string): void => {
      if (Array.isArray(value)) for (const item of value) visit(item, key);
      else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) visit(inner, name);
      else if (typeof value === 'string' && SHOWN.test(key) && !/^%.+%$/.test(value) && !NAMES.has(value))
        bare.push(`${key}: ${value}`);
    };
    visit(contributes, '');
    expect(bare).toEqual([]);
  });

  const SHOWN = /^(?:title|contents|contextualTitle|markdownEnumDescriptions|(?:markdownD|d)escription)$/;
  const NAMES = new Set(['Article Lint']);
});

describe.each(manifests)('%s', (path) => {
  const translated = texts(path);

  it('has every text, and no other', () => {
    expect(Object.keys(translated)).toEqual(Object.keys(english));
  });

  it.each(Object.keys(english))('%s keeps what no language changes', (key) => {
    expect(translated[key]?.trim()).not.toBe('');
    expect(fixedParts(translated[key] ?? '')).toEqual(fixedParts(english[key] ?? ''));
  });
});

describe.each(bundles)('%s', (path) => {
  const translated = texts(path);

  it('has every message, and no other', () => {
    expect(Object.keys(translated).sort()).toEqual(clientMessages());
  });

  it.each(clientMessages())('“%s” keeps its placeholders', (message) => {
    expect(translated[message]?.trim()).not.toBe('');
    expect(fixedParts(translated[message] ?? '')).toEqual(fixedParts(message));
  });
});

it('is there in one language at least', () => {
  expect(manifests.length).toBeGreaterThan(0);
  expect(bundles.map((path) => path.replace('l10n/bundle.l10n', 'package.nls'))).toEqual(manifests);
});
