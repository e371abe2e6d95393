import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../workspace/folder.ts';
import { run } from './program.ts';
import { XMLParser } from './xml.ts';

/** Words of a draft that would be commands, markup or escapes, were they printed as they stand. */
const HOSTILE = [
  'Plan for the plant',
  '',
  'The plan & “<script>x()</script>” ]]> fail\u001b[31m, critics say.',
  '',
  'Some observers\u0007 say %0A::error::no. The plan will fail, critics\u202e say, critics say.',
  '',
].join('\n');
const FILES = {
  'a, b: 100%\u0020“c”.txt': HOSTILE,
  'clean.md': 'Council meets\n\nThe council meets in June, Mayor Ann Lee said.\n',
  'bad.txt': Buffer.from([0xff]),
};
const print = (format: string, files: Readonly<Record<string, string | Uint8Array>> = FILES) => {
  const ran = run(folderOf(files), ['check', '--format', format]);
  expect(ran.status).toBe(2);
  return ran.stdout;
};

describe('SARIF', () => {
  interface Log {
    runs: {
      results: {
        ruleId: string;
        ruleIndex: number;
        locations: unknown[];
        fixes?: unknown[];
        partialFingerprints: object;
      }[];
      tool: { driver: { rules: { id: string }[] } };
      invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[];
    }[];
  }
  const read = () => JSON.parse(print('sarif')) as Log;

  it('is valid against the schema of SARIF 2.1.0', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, 'schema/sarif-2.1.0.json'), 'utf8'),
    ) as object;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    const log = read();
    expect(validate(log), ajv.errorsText(validate.errors)).toBe(true);
    // The schema must be able to say no.
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
    expect(validate({ ...log, runs: [{ results: [] }] })).toBe(false);
  });

  it('points at the rule and the place, carries fixes, and names what could not be linted', () => {
    const [only] = read().runs;
    const result = only?.results.find(({ ruleId }) => ruleId === 'attribution/vague-source');
    expect(only?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('attribution/vague-source');
    expect(result?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: 'a%2C%20b%3A%20100%25%20%E2%80%9Cc%E2%80%9D.txt', uriBaseId: 'ROOT' },
        region: { startLine: 3, charOffset: expect.any(Number), charLength: expect.any(Number) },
      },
    });
    expect(result?.partialFingerprints).toHaveProperty('articleLintKey/v1');
    expect(result?.fixes?.length).toBeGreaterThan(0);
    expect(only?.invocations[0]?.executionSuccessful).toBe(false);
    expect(only?.invocations[0]?.toolExecutionNotifications).toHaveLength(1);
  });
});

describe('GitHub commands', () => {
  it('are one on a line, with nothing of the draft to begin another', () => {
    const lines = print('github').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]+::[^\r]*$/);
    const vague = lines.find((line) => line.includes('title=attribution/vague-source'));
    expect(vague).toMatch(
      /^::warning file=a%2C b%3A 100%25 “c”\.txt,line=3,endLine=3,col=\d+,endColumn=\d+,/,
    );
    expect(lines.some((line) => line.startsWith('::error file=bad.txt,'))).toBe(true);
  });
});

describe('JUnit', () => {
  it('is well-formed XML with a case for each finding', () => {
    const suites = XMLParser.parse(print('junit'));
    expect(suites.name).toBe('testsuites');
    expect(suites.children.map(({ attributes }) => attributes.name)).toEqual([
      'a, b: 100% “c”.txt',
      'bad.txt',
      'clean.md',
    ]);
    const [first, bad, clean] = suites.children;
    expect(Number(first?.attributes.failures)).toBe(first?.children.length);
    expect(first?.children[0]?.children[0]?.name).toBe('failure');
    expect(bad?.children[0]?.children[0]?.name).toBe('error');
    expect(clean?.children[0]?.children).toEqual([]);
    const total = suites.children.reduce((sum, { attributes }) => sum + Number(attributes.tests), 0);
    expect(Number(suites.attributes.tests)).toBe(total);
  });
});

describe('the report page', () => {
  it('holds no markup of a draft, no scripts, and loads nothing', () => {
    const page = print('html');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|style="/i);
    expect(page.match(/<(?:img|link|iframe|object|embed|form)\b/gi)).toBeNull();
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src &#39;sha256-[A-Za-z0-9+/=]+&#39;; base-uri 'none'; form-action 'none'$/,
    );
  });

  it('lists counts by family, rule and draft, and every finding with its words', () => {
    const page = print('html');
    for (const heading of ['By family', 'By rule', 'Drafts, worst first', 'Could not be linted']) {
      expect(page).toContain(`<h2>${heading}</h2>`);
    }
    expect(page).toMatch(/<mark>critics/);
    expect(page).toContain('aria-hidden="true"');
    expect(page).toContain('@media print');
  });

  it('says so when there is nothing', () => {
    const ran = run(folderOf({ 'a.txt': '' }), ['check', '--format', 'html']);
    expect(ran.stdout).toContain('<p>No findings.</p>');
  });
});

describe('unix', () => {
  const SHAPE = /^(.+):(\d+):(\d+): (error|warning|information): (.*) \[([a-z]+\/[a-z-]+)\]$/;

  it('is a line a finding, and no draft can begin a line', () => {
    const lines = print('unix').split('\n');
    const found = lines.filter((line) => SHAPE.test(line));
    expect(found.some((line) => line.startsWith('a, b: 100% “c”.txt:3:'))).toBe(true);
    expect(lines.find((line) => line.startsWith('bad.txt:1:1: error: '))).toContain('UTF-8');
    const others = lines.filter((line) => line !== '' && !SHAPE.test(line) && !line.startsWith('bad.txt:'));
    expect(others[0]).toMatch(/ in 2 drafts, /);
    for (const sign of ['\u0007', '\u001b', '\u202e']) expect(lines.join('')).not.toContain(sign);
  });

  it('says where JSON says', () => {
    const folder = folderOf(FILES);
    const places = run(folder, ['check', '--format', 'unix', '--quiet'])
      .stdout.split('\n')
      .flatMap((line) => SHAPE.exec(line)?.slice(1, 4).join(':') ?? []);
    interface Place {
      path: string;
      findings: { severity: string; range: { start: { line: number; character: number } } }[];
    }
    const { files } = JSON.parse(run(folder, ['check', '--format', 'json']).stdout) as { files: Place[] };
    const wanted = files.flatMap(({ path, findings }) =>
      findings
        .filter(({ severity }) => severity !== 'hint')
        .map(({ range: { start } }) => `${path}:${start.line + 1}:${start.character + 1}`),
    );
    expect(wanted.length).toBeGreaterThan(1);
    expect(places).toEqual(wanted);
  });
});

describe('pretty', () => {
  it('lets no draft speak to the terminal', () => {
    const text = print('pretty');
    for (const sign of ['\u0007', '\u001b', '\u202e']) expect(text).not.toContain(sign);
    expect(text).toMatch(/^ {4}│ +\^+$/m);
  });

  it('colours when asked', () => {
    const { stdout } = run(folderOf(FILES), ['check', '--color']);
    expect(stdout).toContain('\u001b[33mwarning\u001b[39m');
  });

  it('puts carets under the words, wide signs and tabs before them or not', () => {
    const folder = folderOf({ 'a.txt': 'Plan\n\n东京 😀 é\tThe plan will fail, critics say.\n' });
    const lines = run(folder, ['check']).stdout.split('\n');
    const at = lines.findIndex((line) => line.includes('critics say'));
    // Each of 东, 京 and 😀 takes two columns.
    const line = lines[at] ?? '';
    expect((lines[at + 1] ?? '').indexOf('^')).toBe(line.indexOf('critics') + 2);
  });
});
