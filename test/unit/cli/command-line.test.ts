import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportFile, Summary } from '../../../server/src/workspace/report.ts';
import { folderOf } from '../workspace/folder.ts';
import { bundle, NODE, program, run } from './program.ts';

/** A warning: a source that nobody can check. */
const VAGUE = 'Plan for the plant\n\nThe plan will fail, critics say. The council votes in June.\n';
const CLEAN = 'Council meets\n\nThe council meets in June, Mayor Ann Lee said.\n';
/** A line twice: deleting the second copy is a safe fix. */
const TWICE = `Council delays vote

The council put off its vote on the budget until June, Mayor Ann Lee said on Tuesday.

The council put off its vote on the budget until June, Mayor Ann Lee said on Tuesday.

Lee said the delay would give members time to read the 300-page draft.
`;

interface Output {
  readonly version: number;
  readonly files: ReportFile[];
  readonly summary: Summary;
}
const check = (folder: string, ...words: string[]) => {
  const ran = run(folder, ['check', '--format', 'json', ...words]);
  return { ...ran, output: JSON.parse(ran.stdout) as Output };
};

console.log(`command line tests run on ${execFileSync(NODE, ['--version'], { encoding: 'utf8' }).trim()}`);

describe('check', () => {
  it('prints the shape of the contract', () => {
    const folder = folderOf({ 'drafts/plant.txt': VAGUE, 'drafts/clean.md': CLEAN });
    const { status, output, stderr } = check(
      folder,
      'drafts',
      '--no-config',
      '--no-cache',
      '--fail-on',
      'error',
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(output.version).toBe(1);
    expect(output.files.map(({ path, format, error }) => [path, format, error])).toEqual([
      ['drafts/clean.md', 'markdown', null],
      ['drafts/plant.txt', 'text', null],
    ]);
    const finding = output.files[1]?.findings.find(({ rule }) => rule === 'attribution/vague-source');
    expect(VAGUE.slice(finding?.start, finding?.end)).toContain('critics');
    expect(finding).toMatchObject({
      severity: 'warning',
      range: { start: { line: 2 }, end: { line: 2 } },
      fixes: expect.any(Array),
      related: expect.any(Array),
    });
    const counted = output.files.flatMap(({ findings }) => findings);
    expect(output.summary).toMatchObject({
      files: 2,
      words: 26,
      warnings: counted.filter(({ severity }) => severity === 'warning').length,
      hints: counted.filter(({ severity }) => severity === 'hint').length,
    });
  });

  it('gives offsets without the byte-order mark', () => {
    const folder = folderOf({ 'a.txt': VAGUE, 'b.txt': `\uFEFF${VAGUE}` });
    const { output } = check(folder);
    const alone = output.files.map(({ findings }) =>
      findings
        .filter(({ rule }) => rule !== 'duplicate/cross-draft')
        .map(({ rule, start, end }) => [rule, start, end]),
    );
    expect(alone[0]?.length).toBeGreaterThan(0);
    expect(alone[1]).toEqual(alone[0]);
  });

  it.each([
    ['error', 0],
    ['warning', 1],
    ['information', 1],
  ])('ends with the status that --fail-on %s asks for', (severity, status) => {
    const folder = folderOf({ 'a.txt': VAGUE });
    expect(check(folder, '--fail-on', severity).status).toBe(status);
    expect(check(folderOf({ 'a.txt': '' }), '--fail-on', severity).status).toBe(0);
  });

  it('reads standard input under the name given', () => {
    const folder = folderOf({});
    const ran = run(folder, ['check', '--stdin', '--stdin-path', 'x/plant.md', '--format', 'json'], {
      input: VAGUE,
    });
    const output = JSON.parse(ran.stdout) as Output;
    expect(output.files[0]).toMatchObject({ path: 'x/plant.md', format: 'markdown', error: null });
    expect(ran.status).toBe(1);
  });

  it('leaves hints out of what people read, unless asked', () => {
    const folder = folderOf({ 'a.txt': VAGUE });
    const rules = (words: string[]) => run(folder, ['check', ...words]).stdout;
    expect(rules([])).toContain('attribution/vague-source');
    expect(rules(['--hints'])).toContain('attribution/vague-source');
    expect(rules([])).not.toMatch(/^ {2}\d+:\d+ {2}hint/m);
  });

  it('prints the first findings only when asked, and still counts all', () => {
    const folder = folderOf({ 'a.txt': VAGUE, 'b.txt': VAGUE.replace('June', 'May') });
    const { output } = check(folder, '--max-findings', '1');
    expect(output.files.flatMap(({ findings }) => findings)).toHaveLength(1);
    expect(output.summary.warnings).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['drafts/*.txt', ['drafts/a.txt', 'drafts/b.txt']],
    ['./drafts/{a,c}.*', ['drafts/a.txt', 'drafts/c.md']],
    ['**/?.md', ['drafts/c.md', 'drafts/in/d.md']],
    ['drafts/[x].txt', ['drafts/[x].txt']],
  ])('takes the pattern %s, which no shell has expanded', (pattern, paths) => {
    const names = ['a.txt', 'b.txt', 'c.md', 'in/d.md', '[x].txt'].slice(0, pattern.includes('[x]') ? 5 : 4);
    const folder = folderOf(Object.fromEntries(names.map((name) => [`drafts/${name}`, VAGUE])));
    expect(check(folder, pattern).output.files.map(({ path }) => path)).toEqual(paths);
  });

  it('says that nothing fits a pattern', () => {
    const { status, stderr } = run(folderOf({ 'a.txt': VAGUE }), ['check', 'drafts/*.md', '*.md']);
    expect(status).toBe(2);
    expect(stderr).toContain('drafts: there is no such file or folder');
    expect(stderr).toContain('*.md: no draft fits this pattern');
  });

  it('leaves out what a baseline knows, and shows what is new', () => {
    const folder = folderOf({ 'a.txt': VAGUE });
    expect(check(folder, '--baseline', 'base.json', '--update-baseline').status).toBe(0);
    expect(check(folder, '--baseline', 'base.json').output.files[0]?.findings).toEqual([]);
    writeFileSync(
      join(folder, 'a.txt'),
      `A new first paragraph, and nothing in it, Mayor Ann Lee said.\n\n${VAGUE}\nThe vote will be close, observers say.\n`,
    );
    const { output, status } = check(folder, '--baseline', 'base.json');
    expect(status).toBe(1);
    expect(output.files[0]?.findings.every(({ start }) => start > 100)).toBe(true);
    expect(run(folder, ['check', '--baseline', 'new.json', '--update-baseline']).stdout).toMatch(
      /Wrote \d+ findings? to new\.json/,
    );
    expect(run(folder, ['check', '--baseline', 'new.json']).stdout).toMatch(
      /No new findings in .*\n\d+ findings? of the baseline left out/,
    );
    const missing = run(folder, ['check', '--baseline', 'no.json']);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('--update-baseline');
  });

  it.each([
    ['a draft that is null', '{"version":1,"files":{"a.txt":null}}'],
    ['a list of drafts', '{"version":1,"files":[]}'],
    ['times that are words', '{"version":1,"files":{"a.txt":{"x":"9"}}}'],
    ['another version', '{"version":2,"files":{}}'],
    ['no JSON', '{'],
  ])('refuses a baseline with %s', (_, baseline) => {
    const folder = folderOf({ 'a.txt': VAGUE, 'base.json': baseline });
    const { status, stderr } = run(folder, ['check', '--baseline', 'base.json']);
    expect(status).toBe(2);
    expect(stderr).toContain('--update-baseline');
    expect(stderr).not.toMatch(/\bat .*\.[cm]?[jt]s:/);
  });

  it('takes drafts by the names of an object’s own inheritance, and none by those of options', () => {
    const folder = folderOf({
      'constructor.txt': VAGUE,
      '--fix.txt': VAGUE,
      'base.json': '{"version":1,"files":{"__proto__":{},"constructor":{"toString":9}}}',
    });
    const { status, stdout } = run(folder, [
      'check',
      '--format',
      'json',
      '--baseline',
      'base.json',
      '--',
      'constructor.txt',
      '--fix.txt',
    ]);
    expect(status).toBe(1);
    const { files } = JSON.parse(stdout) as { files: { path: string; findings: unknown[] }[] };
    expect(files.map(({ findings }) => findings.length > 0)).toEqual([true, true]);
  });

  it('names passages that two drafts share, and lets a directive silence that', () => {
    const shared =
      CLEAN +
      'The council put off its vote on the budget until June, after members said they needed more time to read the 300-page draft that the finance office sent them on Friday evening, and after residents asked for another hearing before the summer break, Mayor Ann Lee said on Tuesday.\n';
    const folder = folderOf({ 'a.txt': shared, 'b.txt': `Another headline\n\n${shared}`, 'c.txt': CLEAN });
    const crossing = () =>
      check(folder).output.files.flatMap(({ path, findings }) =>
        findings
          .filter(({ rule }) => rule === 'duplicate/cross-draft')
          .map(({ related }) => [path, related[0]?.path]),
      );
    expect(crossing()).toEqual([
      ['a.txt', 'b.txt'],
      ['b.txt', 'a.txt'],
    ]);
    writeFileSync(join(folder, 'a.txt'), `[[article-lint-disable-file duplicate/cross-draft]]\n\n${shared}`);
    expect(crossing()).toEqual([['b.txt', 'a.txt']]);
  });

  it('uses the nearest settings file above, and none with --no-config', () => {
    const folder = folderOf({
      '.articlelint.json':
        '{ "severity": { "attribution": "off" }, "overrides": [{ "files": ["hot/**"], "severity": { "attribution/vague-source": "error" } }] }',
      'a.txt': VAGUE,
      'hot/a.txt': VAGUE,
      'sub/b.txt': VAGUE,
    });
    const severities = (from: string, ...words: string[]) =>
      check(from, ...words).output.files.map(
        ({ findings }) => findings.find(({ rule }) => rule === 'attribution/vague-source')?.severity ?? null,
      );
    expect(severities(folder)).toEqual([null, 'error', null]);
    expect(severities(join(folder, 'sub'))).toEqual([null]);
    expect(severities(folder, '--no-config')).toEqual(['warning', 'warning', 'warning']);
    writeFileSync(join(folder, 'other.json'), '{ "profile": "desk" }');
    expect(severities(folder, '--config', 'other.json')).toEqual(['warning', 'warning', 'warning']);
  });

  it('lints what is staged as it is staged, and what has changed since a revision', () => {
    const folder = folderOf({ 'a.txt': CLEAN, 'b.txt': CLEAN, 'README.md': CLEAN });
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {
        cwd: folder,
        encoding: 'utf8',
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync(join(folder, 'a.txt'), VAGUE);
    git('add', 'a.txt');
    writeFileSync(join(folder, 'a.txt'), CLEAN);
    writeFileSync(join(folder, 'b.txt'), VAGUE);
    writeFileSync(join(folder, 'README.md'), VAGUE);
    git('add', 'README.md');
    writeFileSync(join(folder, 'ümlaut “new”.txt'), VAGUE);
    const flagged = (...words: string[]) =>
      check(folder, ...words).output.files.map(({ path, findings }) => [
        path,
        findings.some(({ rule }) => rule === 'attribution/vague-source'),
      ]);
    expect(flagged('--staged')).toEqual([['a.txt', true]]);
    expect(flagged('--since', 'HEAD')).toEqual([
      ['b.txt', true],
      ['ümlaut “new”.txt', true],
    ]);
    for (const revision of ['nowhere', '--output=x']) {
      const ran = run(folder, ['check', `--since=${revision}`]);
      expect(ran.status).toBe(2);
      expect(ran.stderr).toContain('no revision');
    }
    expect(run(folderOf({}), ['check', '--staged']).stderr).toContain('no git repository');
  });

  it('knows a file that was only touched, or has the line ends of another system, from one that has changed', () => {
    const folder = folderOf({ 'touched.txt': VAGUE, 'other.txt': VAGUE, 'changed.txt': VAGUE });
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'first');
    utimesSync(join(folder, 'touched.txt'), 1, 1);
    writeFileSync(join(folder, 'other.txt'), VAGUE.replaceAll('\n', '\r\n'));
    writeFileSync(join(folder, 'changed.txt'), `${VAGUE}More of it.\n`);
    writeFileSync(join(folder, 'new.txt'), VAGUE);
    const { files } = check(folder, '--since', 'HEAD').output;
    expect(files.map(({ path }) => path)).toEqual(['changed.txt', 'new.txt']);
  });

  it.skipIf(process.platform === 'win32')('runs nothing that the settings of a repository name', () => {
    const folder = folderOf({ 'a.txt': VAGUE });
    const program = (name: string) => {
      const path = join(folder, '.git', name);
      writeFileSync(path, `#!/bin/sh\necho ran >> "${join(folder, '.git', 'ran')}"\n`, { mode: 0o755 });
      return path;
    };
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'first');
    program('hooks/post-index-change');
    writeFileSync(join(folder, '.gitattributes'), '*.txt filter=attack diff=attack\n');
    const inDiff = ['diff.external', 'diff.attack.textconv', 'filter.attack.clean', 'filter.attack.process'];
    for (const setting of [...inDiff, 'core.fsmonitor', 'core.pager', 'core.sshCommand'])
      git('config', setting, program('attack'));
    writeFileSync(join(folder, 'a.txt'), `${VAGUE}More of it.\n`);
    expect(check(folder, '--since', 'HEAD').output.files).toHaveLength(1);
    expect(check(folder, '--staged').output.files).toEqual([]);
    expect(existsSync(join(folder, '.git', 'ran'))).toBe(false);
  });
});

describe('bad input', () => {
  it('is named with its remedy, and the other files are linted', () => {
    const folder = folderOf({
      'latin.txt': Buffer.from('caf\xe9 society', 'latin1'),
      'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
      'empty.txt': '',
      'good.txt': VAGUE,
    });
    const { status, stderr, output } = check(folder, '.', 'missing.txt');
    expect(status).toBe(2);
    expect(output.files.map(({ path, error }) => [path, error === null])).toEqual([
      ['empty.txt', true],
      ['good.txt', true],
      ['latin.txt', false],
      ['picture.txt', false],
      ['missing.txt', false],
    ]);
    expect(output.files[1]?.findings.length).toBeGreaterThan(0);
    expect(stderr).toContain('latin.txt: it is not UTF-8 (byte 0xE9 at 3): save it again as UTF-8');
    expect(stderr).toContain('picture.txt: it is a binary file');
    expect(stderr).toContain('missing.txt: there is no such file or folder');
  });

  it('may be a folder that cannot be read', () => {
    const folder = folderOf({ 'locked/a.txt': VAGUE, 'open/a.txt': VAGUE });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'locked'), 0o000);
    try {
      // As root nothing is locked: the program is then run as nobody.
      const isRoot = process.getuid?.() === 0;
      if (isRoot) chmodSync(join(program(), '..'), 0o755);
      const ran = run(folder, ['check', '--format', 'json'], isRoot ? { uid: 65534 } : {});
      const output = JSON.parse(ran.stdout) as Output;
      expect(output.files.map(({ path, error }) => [path, error])).toEqual([
        ['locked', expect.stringContaining('not allowed to read')],
        ['open/a.txt', null],
      ]);
      expect(ran.status).toBe(2);
    } finally {
      chmodSync(join(folder, 'locked'), 0o755);
    }
  });

  it('may be 5 MB long: the beginning is linted, and what is left out is said', () => {
    const sentence = 'The council put off its vote until June, Mayor Ann Lee said. ';
    const folder = folderOf({
      'long.txt': `${VAGUE}\n${Array.from({ length: 80_000 }, (_, at) => `${sentence}Item ${at}.\n`).join('\n')}`,
      'line.txt': 'word '.repeat(1_050_000),
    });
    expect(statSync(join(folder, 'long.txt')).size).toBeGreaterThan(5_000_000);
    const { output, status } = check(folder, '--no-cache');
    expect(status).toBe(1);
    for (const { findings, error } of output.files) {
      expect(error).toBeNull();
      const said = findings.find(({ rule }) => rule === 'draft/too-long');
      expect(said?.message).toMatch(/the first [\d,]+ of its [\d,]+ characters/);
      expect(said?.end).toBeLessThanOrEqual(1_048_576);
    }
    expect(output.files[1]?.findings.some(({ rule }) => rule === 'attribution/vague-source')).toBe(true);
  }, 60_000);

  it('may be in the settings: each entry is named at its line, the rest holds', () => {
    const folder = folderOf({
      '.articlelint.json':
        '{\n  "severity": {\n    "attribution/vague-sauce": "off",\n    "attribution/vague-source": "error"\n  }\n}\n',
      'a.txt': VAGUE,
    });
    const { status, stderr, output } = check(folder);
    expect(status).toBe(2);
    expect(stderr).toContain(
      '.articlelint.json:3:5: There is no rule “attribution/vague-sauce”: did you mean “attribution/vague-source”?',
    );
    expect(output.files[0]?.findings.find(({ rule }) => rule === 'attribution/vague-source')?.severity).toBe(
      'error',
    );
    writeFileSync(join(folder, '.articlelint.json'), '{ "profile": ');
    expect(check(folder).stderr).toContain('not valid JSON');
  });

  it.each([
    [['chekc'], 'did you mean “article-lint check”'],
    [['plant.md'], 'article-lint check plant.md'],
    [['check', '--formt', 'json'], 'did you mean --format'],
    [['check', '--format', 'xml'], 'choose one of'],
    [['check', '--fail-on', 'hint'], 'choose error'],
    [['check', '--jobs', '0'], 'whole number'],
    [['check', '--format'], 'needs a value'],
    [['fix', '--hints'], 'does not go with'],
    [['check', '--config', 'a', '--no-config'], 'exclude'],
    [['check', '--config', 'no.json'], 'no settings file'],
    [['completion', 'tcsh'], 'bash, zsh or fish'],
    [['check', '--output', 'no/such/folder/x', '.'], 'its folder does not exist'],
  ])('may be on the command line: %j', (words, message) => {
    const ran = run(folderOf({}), words);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain(message);
    expect(ran.stderr).not.toMatch(/^ +at /m);
  });
});

describe('fix', () => {
  it('fixes in place, keeping line ends, the byte-order mark and permissions; a second run changes nothing', () => {
    const crlf = `\uFEFF${TWICE.replace(/\n/g, '\r\n')}`;
    const folder = folderOf({ 'a.txt': TWICE, 'b.txt': crlf, 'c.txt': CLEAN });
    chmodSync(join(folder, 'b.txt'), 0o640);
    expect(run(folder, ['fix', '--fail-on', 'error']).status).toBe(0);
    const [a, b] = ['a.txt', 'b.txt'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(a?.match(/put off its vote/g)).toHaveLength(1);
    expect(b).toBe(`\uFEFF${a?.replace(/\n/g, '\r\n')}`);
    expect(statSync(join(folder, 'b.txt')).mode & 0o777).toBe(0o640);
    const again = run(folder, ['fix', '--format', 'json']);
    expect(JSON.parse(again.stdout)).toMatchObject({
      files: [{ changed: false }, { changed: false }, { changed: false }],
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('prints a diff that patches, and writes nothing, with --dry-run', () => {
    const folder = folderOf({ 'a.txt': TWICE });
    const { stdout } = run(folder, ['fix', '--dry-run']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(TWICE);
    execFileSync('git', ['apply', '-'], { cwd: folder, input: stdout });
    const patched = readFileSync(join(folder, 'a.txt'), 'utf8');
    writeFileSync(join(folder, 'a.txt'), TWICE);
    run(folder, ['fix']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(patched);
  });

  it('prints the fixed draft when it came on standard input', () => {
    const { stdout } = run(folderOf({}), ['fix', '--stdin', '--fail-on', 'error'], { input: TWICE });
    expect(stdout.match(/put off its vote/g)).toHaveLength(1);
  });

  it('takes marks out with --strip-marks', () => {
    const folder = folderOf({
      'a.txt':
        '[[article-lint-disable-file]]\n\nCouncil meets\n\nThe plan will fail, critics say. [[source: city engineer]]\n',
    });
    run(folder, ['fix', '--strip-marks']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(
      'Council meets\n\nThe plan will fail, critics say.\n',
    );
  });

  it('fixes the beginning of a draft too long to be read whole, and keeps the rest as it is', () => {
    const rest = Array.from({ length: 60_000 }, (_, at) => `Item ${at} of the agenda.\n`).join('\n');
    const folder = folderOf({ 'a.txt': `${TWICE}\n${rest}` });
    run(folder, ['fix', '--fail-on', 'error']);
    const text = readFileSync(join(folder, 'a.txt'), 'utf8');
    expect(text.match(/put off its vote/g)).toHaveLength(1);
    expect(text.endsWith(rest.slice(-200_000))).toBe(true);
  });

  it('leaves a read-only draft alone and says so', () => {
    const folder = folderOf({ 'a.txt': TWICE, 'b.txt': TWICE });
    chmodSync(join(folder, 'a.txt'), 0o444);
    const { status, stderr } = run(folder, ['fix']);
    expect(status).toBe(2);
    expect(stderr).toContain('a.txt: it is read-only and was left alone: make it writable first');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(TWICE);
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).not.toBe(TWICE);
  });

  it('loses nothing when the disk is full', () => {
    const long = TWICE + CLEAN.repeat(3000);
    const folder = folderOf({ 'a.txt': long });
    // Files larger than 64 blocks of 512 bytes cannot be written.
    let output = '';
    let status: unknown = 0;
    try {
      execFileSync('sh', ['-c', 'ulimit -f 64; trap "" XFSZ; exec "$0" "$1" fix 2>&1', NODE, program()], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch (error) {
      output = String((error as { stdout?: unknown }).stdout);
      status = (error as { status?: unknown }).status;
    }
    expect(output).toContain('could not be written and is as it was');
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(long);
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

describe('what cannot be read or written', () => {
  const printTo = (device: string, words: string): { status: number | null; stderr: string } => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `exec "$0" "$1" ${words} > ${device}`, NODE, program()],
      {
        cwd: folderOf({ 'a.txt': CLEAN }),
        encoding: 'utf8',
      },
    );
    return { status, stderr };
  };

  it('a full disk behind standard output is said in a sentence, and is no finding', () => {
    if (!existsSync('/dev/full')) {
      console.log('Passed over: this system has no /dev/full.');
      return;
    }
    for (const words of ['check', 'check --format json', 'rules', 'sources', '--help']) {
      const { status, stderr } = printTo('/dev/full', words);
      expect(stderr, words).toContain('cannot be printed: there is no room left on the disk');
      expect(stderr, words).not.toContain(' at ');
      expect(status, words).toBe(2);
    }
  });

  it('a report is written whole or not at all', () => {
    // Files larger than 8 blocks of 512 bytes cannot be written: the system takes the first of them and no more.
    const command = 'ulimit -f 8; trap "" XFSZ; exec "$0" "$1" rules --format json -o report.json';
    const { status, stderr } = spawnSync('sh', ['-c', command, NODE, program()], {
      cwd: folderOf({}),
      encoding: 'utf8',
    });
    expect(stderr).toContain('The report cannot be written to report.json');
    expect(status).toBe(2);
  });

  it('a folder given as standard input is said in a sentence', () => {
    const folder = folderOf({});
    for (const command of ['check', 'fix', 'sources']) {
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', `exec "$0" "$1" ${command} --stdin < .`, NODE, program()],
        { cwd: folder, encoding: 'utf8' },
      );
      expect(stderr, command).toContain('article-lint: stdin.txt: it is a folder');
      expect(stderr, command).not.toContain('fault of Article Lint');
      expect(status, command).toBe(2);
    }
  });

  it('a name that no system takes is said in a sentence', () => {
    const long = 'a'.repeat(5000);
    for (const words of [
      ['init', long],
      ['check', long],
      ['check', '--config', long],
    ]) {
      const { status, stderr } = run(folderOf({}), words);
      expect(stderr).not.toContain('fault of Article Lint');
      expect(status).toBe(2);
    }
  });

  it('a shell that every object knows is no shell', () => {
    const { status, stderr } = run(folderOf({}), ['completion', 'constructor']);
    expect(stderr).toContain('completion needs the name of one shell');
    expect(status).toBe(2);
  });
});

describe('the other commands', () => {
  it('sources prints who said what', () => {
    const folder = folderOf({ 'a.txt': CLEAN });
    const { stdout, status } = run(folder, ['sources', '--format', 'json']);
    expect(status).toBe(0);
    const { files } = JSON.parse(stdout) as {
      files: { path: string; sentences: unknown[]; sources: { name: string }[] }[];
    };
    expect(files[0]).toMatchObject({ path: 'a.txt', sources: [{ name: expect.stringContaining('Lee') }] });
    expect(run(folder, ['sources']).stdout).toContain('Lee');
  });

  it('rules explains the rules that are named', () => {
    const { stdout, status } = run(folderOf({}), ['rules', 'vague-source', 'draft/unused-directive']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^attribution\/vague-source {2}warning, off in opinion, suggested fix$/m);
    expect(stdout).toMatch(/^Flagged$[\s\S]*│ .*⟦critics argue⟧[\s\S]*^Left alone$/m);
    expect(stdout).toContain('article-lint-disable-next-line draft/unused-directive');
    for (const line of stdout.split('\n')) {
      if (!/│|https:|article-lint-disable|"severity"/.test(line))
        expect(line.length, line).toBeLessThanOrEqual(100);
    }
    const named = run(folderOf({}), ['rules', 'vague-source', '--format', 'json']).stdout;
    expect((JSON.parse(named) as { rules: unknown[] }).rules).toHaveLength(1);
    const wrong = run(folderOf({}), ['rules', 'vague-sauce']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('did you mean vague-source?');
  });

  it('rules shows signs without a width instead of printing them', () => {
    const { stdout } = run(folderOf({}), ['rules', 'encoding-damage', 'glued']);
    expect(stdout).not.toMatch(/[\u0080-\u009f\u00ad\u200b-\u200f\u2028\u2029\ufeff]/);
  });

  it('rules lists every rule with its page', () => {
    const { rules } = JSON.parse(run(folderOf({}), ['rules', '--format', 'json']).stdout) as {
      rules: { id: string; documentation: string }[];
    };
    expect(rules.find(({ id }) => id === 'attribution/vague-source')?.documentation).toMatch(
      /docs\/rules\/attribution\/vague-source\.md$/,
    );
    expect(run(folderOf({}), ['rules']).stdout).toContain('draft/unused-directive');
  });

  it('init writes settings that say nothing new, and never over a file', () => {
    const folder = folderOf({ 'a.txt': VAGUE });
    const before = check(folder).output;
    expect(run(folder, ['init']).status).toBe(0);
    const { status, stderr, output } = check(folder);
    expect([status, stderr, output.files]).toEqual([1, '', before.files]);
    expect(run(folder, ['init']).stderr).toContain('left alone');
  });

  it('help and version print', () => {
    expect(run(folderOf({}), ['--version']).stdout).toBe('article-lint 0.0.0-test\n');
    expect(run(folderOf({}), ['--help']).stdout).toContain('--fail-on');
    expect(run(folderOf({}), ['fix', '--help']).stdout).toContain('--dry-run');
    expect(run(folderOf({}), []).stdout).toContain('Commands');
  });

  it('completion prints a script that the shell takes', () => {
    const { stdout } = run(folderOf({}), ['completion', 'bash']);
    const words = execFileSync(
      'bash',
      [
        '-c',
        `${stdout}\nCOMP_WORDS=(article-lint check --fo); COMP_CWORD=2; _article_lint; echo "\${COMPREPLY[@]}"; COMP_WORDS=(article-lint check --format s); COMP_CWORD=3; _article_lint; echo "\${COMPREPLY[@]}"`,
      ],
      { encoding: 'utf8' },
    );
    expect(words).toBe('--format\nsarif\n');
    for (const shell of ['zsh', 'fish'])
      expect(run(folderOf({}), ['completion', shell]).stdout).toContain('strip-marks');
  });

  it('lsp speaks the protocol over standard input and output', async () => {
    bundle('../lsp/main.ts', join(dirname(program()), 'server.cjs'));
    const server = spawn(NODE, [program(), 'lsp', '--stdio', '--clientProcessId=1'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const send = (body: object) => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...body });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    let said = '';
    const answered = new Promise<void>((resolve) => {
      server.stdout.on('data', (data: Buffer) => {
        said += data.toString('utf8');
        if (said.includes('"capabilities"')) resolve();
      });
    });
    const ended = new Promise<number | null>((resolve) => {
      server.on('exit', resolve);
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect(await ended).toBe(0);
  });
});

describe('a folder of many drafts', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `d/draft-${String(at).padStart(4, '0')}.txt`,
        at % 3 === 0 ? VAGUE.replace('plan ', `plan ${at} `) : `${CLEAN}Item ${at}.\n`,
      ]),
    );
  const strip = ({ files, summary }: Output) => ({ files, summary: { ...summary, elapsedMs: 0 } });

  it('gives the same on one thread, on two, and from the cache', () => {
    const folder = folderOf({ ...many(250), 'd/bad.txt': Buffer.from([0xff]) });
    const one = check(folder, 'd', '--jobs', '1', '--no-cache');
    const two = check(folder, 'd', '--jobs', '2', '--no-cache');
    expect(strip(two.output)).toEqual(strip(one.output));
    expect(one.output.files).toHaveLength(251);
    const first = check(folder, 'd', '--cache-folder', 'kept');
    const second = check(folder, 'd', '--cache-folder', 'kept');
    expect(strip(first.output)).toEqual(strip(one.output));
    expect(strip(second.output)).toEqual(strip(one.output));
    expect(readdirSync(join(folder, 'kept'))).toHaveLength(1);
  }, 60_000);

  it('sees changes of drafts and settings past the cache, and outlives a broken one', () => {
    const folder = folderOf(many(80));
    const count = () =>
      check(folder, 'd', '--cache-folder', 'kept')
        .output.files.flatMap(({ findings }) => findings)
        .filter(({ rule }) => rule === 'attribution/vague-source').length;
    const all = count();
    expect(all).toBe(27);
    writeFileSync(join(folder, 'd/draft-0000.txt'), CLEAN);
    expect(count()).toBe(26);
    mkdirSync(join(folder, 'd/more'));
    writeFileSync(join(folder, 'd/more/new.txt'), VAGUE);
    expect(count()).toBe(27);
    writeFileSync(join(folder, '.articlelint.json'), '{ "severity": { "attribution/vague-source": "off" } }');
    expect(count()).toBe(0);
    writeFileSync(join(folder, '.articlelint.json'), '{}');
    const [name] = readdirSync(join(folder, 'kept'));
    const file = join(folder, 'kept', name ?? '');
    const bytes = readFileSync(file);
    for (const broken of [
      bytes.subarray(0, 5),
      bytes.subarray(0, bytes.length >> 1),
      Buffer.from('ALC1garbage garbage'),
      Buffer.alloc(0),
    ]) {
      writeFileSync(file, broken);
      expect(count()).toBe(27);
    }
    expect(existsSync(file)).toBe(true);
  }, 120_000);
});
