import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';
import { loadSettings, settingsKey } from '../../../server/src/settings/load.ts';
import { resolveSettings } from '../../../server/src/settings/resolve.ts';

let root: string;
const KNOWN = { rules: ['attribution/vague-source'] };
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const load = () => loadSettings(root, KNOWN);

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'settings-')), 'project');
  mkdirSync(root);
});
afterEach(() => rmSync(dirname(root), { recursive: true, force: true }));

describe('loading', () => {
  it('finds nothing wrong with a folder without settings', async () => {
    expect(await load()).toMatchObject({ layers: [], problems: [], usable: true });
  });

  it('misses a file that was named', async () => {
    const { problems, usable } = await loadSettings(root, KNOWN, undefined, join(root, 'other.json'));
    expect(usable).toBe(false);
    expect(problems[0]?.message).toContain('no such file');
  });

  it('reads what is extended first, over a chain, from packages too', async () => {
    write(
      'node_modules/@paper/style/articlelint.json',
      '{ "profile": "wire", "leftovers": { "house": ["p"] } }',
    );
    write('base/desk.json', '{ "extends": "@paper/style", "leftovers": { "house": ["b"] } }');
    write('.articlelint.json', '{ "extends": ["./base/desk.json"], "leftovers": { "house": ["own"] } }');
    const { layers, problems } = await load();
    expect(problems).toEqual([]);
    expect(resolveSettings(layers).settingsFor(null)).toMatchObject({
      profile: 'wire',
      leftovers: { house: ['p', 'b', 'own'] },
    });
  });

  it.each([
    ['"../outside.json"', 'outside of this folder'],
    ['"./link.json"', 'outside of this folder'],
    ['"linked-package"', 'outside of this folder'],
    ['"/etc/passwd"', 'begins with “./”'],
    ['"~/desk.json"', 'begins with “./”'],
    ['"https://example.com/desk.json"', 'no addresses'],
    ['"file:///etc/passwd"', 'no addresses'],
    ['"./desk.js"', 'never run'],
    ['"pkg/index.js"', 'never run'],
    ['"pkg/../../x.json"', 'never run'],
    ['"../../node_modules/x"', 'never run'],
    ['"./missing.json"', 'no such file'],
    ['"not-installed"', 'install the package'],
    ['"./loop-a.json"', 'not valid'],
    ['"./broken.json"', 'not valid'],
    ['"./.articlelint.json"', 'extends this file in turn'],
  ])('refuses extends %s: %s', async (name, reason) => {
    writeFileSync(join(dirname(root), 'outside.json'), '{ "profile": "wire" }');
    symlinkSync(join(dirname(root), 'outside.json'), join(root, 'link.json'));
    mkdirSync(join(dirname(root), 'package'));
    writeFileSync(join(dirname(root), 'package', 'articlelint.json'), '{ "profile": "wire" }');
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(join(dirname(root), 'package'), join(root, 'node_modules', 'linked-package'));
    write('desk.js', 'throw new Error("never run")');
    write('loop-a.json', '{ "extends": "./loop-b.json" }');
    write('loop-b.json', '{ "extends": "./loop-a.json" }');
    write('broken.json', '{ "profile": ');
    const text = `{ "profile": "pr", "extends": ${name} }`;
    write('.articlelint.json', text);
    const { layers, problems } = await load();
    const own = problems.filter(({ file }) => file.endsWith('.articlelint.json') || name.includes('loop'));
    expect(own.map(({ message }) => message).join('\n')).toMatch(
      name.includes('loop') ? /extends this file in turn/ : new RegExp(reason),
    );
    // The rest of the file holds, and nothing of what was refused.
    expect(resolveSettings(layers).settingsFor(null).profile).toBe('pr');
    if (!name.includes('loop')) {
      const place = own.find(({ rule }) => rule === 'settings/extends');
      expect(text.slice(place?.start, place?.end)).toBe(name);
    }
  });

  it('says who may not be read', async () => {
    write('.articlelint.json', '{}');
    const host = {
      read: () => {
        throw Object.assign(new Error('denied'), { code: 'EACCES' });
      },
      realPath: (path: string) => path,
    };
    const { problems, usable } = await loadSettings(root, KNOWN, host);
    expect(usable).toBe(false);
    expect(problems[0]?.message).toContain('not allowed to read');
    chmodSync(join(root, '.articlelint.json'), 0o600);
  });

  it('names a folder in place of a file', async () => {
    mkdirSync(join(root, '.articlelint.json'));
    expect((await load()).problems[0]?.message).toContain('not a file');
  });
});

it('gives equal settings one key, whatever their order', () => {
  const a = { ...DEFAULT_SETTINGS, severities: { a: 'error', b: 'hint' } as const };
  const b = { ...DEFAULT_SETTINGS, severities: { b: 'hint', a: 'error' } as const };
  expect(settingsKey(a)).toBe(settingsKey(b));
  expect(settingsKey(a)).not.toBe(settingsKey(DEFAULT_SETTINGS));
});
