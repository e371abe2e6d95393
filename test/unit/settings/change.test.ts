import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { changeProjectFile, type ProjectFileChange } from '../../../server/src/settings/change.ts';

const HOUSE: ProjectFileChange = { path: ['leftovers', 'house'], add: 'Follow us' };

describe('a change of the project file', () => {
  it.each([
    [
      'makes a file of nothing',
      '',
      '{\n  "leftovers": {\n    "house": [\n      "Follow us"\n    ]\n  }\n}\n',
    ],
    [
      'adds to a list that is there',
      '{\n  "leftovers": { "house": ["One"] }\n}\n',
      '{\n  "leftovers": { "house": ["One", "Follow us"] }\n}\n',
    ],
    [
      'keeps comments and a trailing comma',
      '{\n  // ours\n  "profile": "desk", // always\n}\n',
      '{\n  // ours\n  "profile": "desk", // always\n  "leftovers": {\n    "house": [\n      "Follow us"\n    ]\n  },\n}\n',
    ],
    [
      'indents with tabs where the file does',
      '{\n\t"profile": "desk"\n}\n',
      /\n\t"leftovers": \{\n\t\t"house": \[/,
    ],
    ['ends lines as the file does', '{\r\n  "profile": "desk"\r\n}\r\n', /^[^\n]*(?:\r\n[^\r\n]*)+$/],
  ])('%s', (_name, before, after) => {
    const changed = changeProjectFile(before, HOUSE);
    const text = changed.kind === 'changed' ? changed.text : changed.kind;
    if (typeof after === 'string') expect(text).toBe(after);
    else expect(text).toMatch(after);
  });

  it('sets a value in place of another', () => {
    const change = { path: ['severity', 'attribution/vague-source'], set: 'off' };
    expect(changeProjectFile('{ "severity": { "attribution/vague-source": "error" } }', change)).toEqual({
      kind: 'changed',
      text: '{ "severity": { "attribution/vague-source": "off" } }',
    });
  });

  it.each([
    ['broken syntax', '{ "leftovers": ', HOUSE],
    ['a list where an object belongs', '[]', HOUSE],
    ['a text where an object belongs', '{ "leftovers": "One" }', HOUSE],
    ['a text where a list belongs', '{ "leftovers": { "house": "One" } }', HOUSE],
  ])('refuses %s', (_name, text, change) => {
    expect(changeProjectFile(text, change).kind).toBe('refused');
  });

  it('changes nothing else that the file says', () => {
    const key = fc.string({ minLength: 1, maxLength: 3 }).filter((name) => name !== '__proto__');
    const value = fc.dictionary(
      key,
      fc.oneof(fc.string(), fc.array(fc.integer()), fc.dictionary(key, fc.boolean())),
    );
    const indents = fc.constantFrom('', '  ', '\t');
    fc.assert(
      fc.property(value, indents, (before, indent) => {
        const changed = changeProjectFile(JSON.stringify(before, null, indent), HOUSE);
        const after = changed.kind === 'changed' ? JSON.parse(changed.text) : changed.kind;
        expect(after).toEqual({ ...before, leftovers: { house: ['Follow us'] } });
      }),
    );
  });

  it('holds an entry once, whatever it is, and can be read back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 }), (entries) => {
        let text = '';
        for (const add of [...entries, ...entries]) {
          const changed = changeProjectFile(text, { path: ['leftovers', 'brands'], add });
          if (changed.kind === 'changed') text = changed.text;
        }
        expect(parse(text || '{}').leftovers?.brands ?? []).toEqual(entries);
      }),
    );
  });
});
