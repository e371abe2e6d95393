/** What a stranger's folder may try: settings that never end, drafts and names that speak to the reader of a report. */
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { RULE_IDS } from '../../server/src/lint/own-rules.ts';
import { loadSettings, type SettingsFiles } from '../../server/src/settings/load.ts';
import { run } from './cli/program.ts';

const KNOWN = { rules: RULE_IDS, options: new Map<string, readonly string[]>() };

describe('settings', () => {
  /** A folder in memory that counts what is read. */
  function folder(files: Readonly<Record<string, string>>): SettingsFiles & { reads: number } {
    const host = {
      reads: 0,
      read(path: string) {
        host.reads++;
        return files[path.replaceAll('\\', '/').replace(/^.*\/project\//, '')] ?? null;
      },
      realPath: (path: string) => path,
    };
    return host;
  }

  test('that extend each other many times over are read a few times', { timeout: 5_000 }, async () => {
    const files: Record<string, string> = {};
    for (let level = 0; level < 9; level++) {
      const name = level === 0 ? '.articlelint.json' : `l${level}.json`;
      files[name] = JSON.stringify({ extends: new Array(40).fill(`./l${level + 1}.json`) });
    }
    files['l9.json'] = '{}';
    const host = folder(files);
    const { problems } = await loadSettings('/project', KNOWN, host);
    expect(host.reads).toBeLessThan(1_000);
    expect(problems.length).toBeLessThan(1_000);
  });

  test('with a name of an object’s own inheritance change nothing', async () => {
    const text =
      '{ "__proto__": { "profile": "pr" }, "constructor": 1, "severity": { "__proto__": "off", "toString": "off" } }';
    await loadSettings('/project', KNOWN, folder({ '.articlelint.json': text }));
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('profile');
    expect(({} as Record<string, unknown>).profile).toBeUndefined();
  });
});

describe('reports of a hostile folder', () => {
  const NAME = 'a"\'><img src=x onerror=alert(1)> ::error::x.md';
  const ATTACKS = [
    'Critics said <script>alert(1)</script> that it would fail.',
    'Critics said ]]></failure><x/> that &lt;b&gt; it would fail.',
    'Critics said %0A::error file=x::pwned that it would fail.',
    'Critics said \u001b]0;pwned\u0007\u001b[2J that it would fail.',
    'Critics said \u202egnihtemos\u202c that it would fail.',
    'Critics said javascript:alert(1) " onmouseover="x that it would fail.',
    '<p>Critics said</p><style>*{display:none}</style></body></html>',
  ];
  const place = mkdtempSync(join(tmpdir(), 'article-lint-hostile-'));
  writeFileSync(join(place, NAME), `# Plan\n\n${ATTACKS.join('\n\n')}\n`);
  const report = (format: string) =>
    run(place, ['check', '--no-config', '--hints', '--format', format]).stdout;

  test('the page holds only its own elements, and no handlers', () => {
    const names = new Set<string>();
    const bad: string[] = [];
    const parser = new Parser({
      onopentag(name, attributes) {
        names.add(name);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (/^on|^style$|^src/.test(attribute)) bad.push(`${name} ${attribute}`);
          if (attribute === 'href' && !/^(?:https:\/\/github\.com\/article-lint\/|#)/.test(value))
            bad.push(value);
        }
      },
    });
    parser.end(report('html'));
    expect(bad).toEqual([]);
    for (const name of ['script', 'img', 'x', 'iframe', 'object', 'link', 'form', 'base'])
      expect(names).not.toContain(name);
    expect([...names]).toContain('mark');
  });

  test('GitHub commands are one for each finding', () => {
    const { files } = JSON.parse(report('json')) as { files: { findings: unknown[] }[] };
    const lines = report('github').trimEnd().split('\n');
    expect(lines).toHaveLength(files[0]?.findings.length ?? -1);
    // Behind the title nothing may look like another property or command.
    for (const line of lines) expect(line.match(/::/g)).toHaveLength(line.includes('%0A::') ? 3 : 2);
  });

  test.each(['pretty', 'github', 'junit', 'html', 'sarif', 'json'])(
    '%s holds no signs that a terminal obeys',
    (format) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
      expect(report(format)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/);
    },
  );

  test('a link out of the folder is not followed', () => {
    const outside = mkdtempSync(join(tmpdir(), 'article-lint-outside-'));
    writeFileSync(join(outside, 'secret.md'), 'Critics said it would fail.\n');
    const inside = mkdtempSync(join(tmpdir(), 'article-lint-inside-'));
    symlinkSync(outside, join(inside, 'folder'));
    symlinkSync(join(inside, 'folder', '..', '..'), join(inside, 'loop'));
    writeFileSync(join(inside, 'own.md'), 'Critics said it would fail.\n');
    const { files } = JSON.parse(run(inside, ['check', '--format', 'json', '.']).stdout) as {
      files: { path: string }[];
    };
    expect(files.map(({ path }) => path)).toEqual(['own.md']);
  });
});
