import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderOf } from '../workspace/folder.ts';
import { NODE, program } from './program.ts';

const ROOT = join(import.meta.dirname, '../../..');
const VAGUE = 'Plan for the plant\n\nThe plan will fail, critics say.\n';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: {
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
      readonly uses?: string;
    }[];
  };
}

/** Runs the scripts of the action as a runner would, with a stand-in for npx that starts this program. */
function runAction(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
  const folder = folderOf({ ...files, 'bin/npx': '', '.github-output': '' });
  // npx --yes --package NAME article-lint …
  writeFileSync(
    join(folder, 'bin/npx'),
    `#!/bin/sh\necho "$3" >> package-asked\nshift 4\nexec "${NODE}" "${program()}" "$@"\n`,
  );
  chmodSync(join(folder, 'bin/npx'), 0o755);
  const output = join(folder, '.github-output');
  const given = (expression: string): string =>
    expression.replace(
      /\$\{\{ (?:inputs\.([\w-]+)|steps\.lint\.outputs\.(\w+)) \}\}/g,
      (_, input?: string, step?: string) =>
        input !== undefined
          ? (inputs[input] ?? action.inputs[input]?.default ?? '')
          : (new RegExp(`^${step}=(.*)$`, 'm').exec(readFileSync(output, 'utf8'))?.[1] ?? ''),
    );
  let printed = '';
  let status: number | null = 0;
  for (const { run, env } of action.runs.steps) {
    if (run === undefined) continue;
    const values = Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, given(value)]));
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...values,
        GITHUB_OUTPUT: output,
        PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
      },
    });
    printed += ran.stdout + ran.stderr;
    status = ran.status;
    if (status !== 0) break;
  }
  return { folder, printed, status };
}

describe('the GitHub Action', () => {
  it('writes SARIF, prints annotations, and fails where it should', () => {
    const { folder, printed, status } = runAction({ 'drafts/a.txt': VAGUE }, { paths: 'drafts\n' });
    const { runs } = JSON.parse(readFileSync(join(folder, 'article-lint.sarif'), 'utf8')) as {
      runs: { results: unknown[] }[];
    };
    expect(runs[0]?.results.length).toBeGreaterThan(0);
    expect(printed).toContain('::warning file=drafts/a.txt,line=3');
    expect(readFileSync(join(folder, 'package-asked'), 'utf8').split('\n')[0]).toBe('article-lint@latest');
    expect(status).toBe(1);
  });

  it.each([
    [{ 'fail-on': 'error' }, 0],
    [{ 'fail-on': 'never' }, 0],
    [{ 'fail-on': 'sometimes' }, 2],
    [{ config: 'no.json' }, 2],
  ])('with %j ends with %d', (inputs, status) => {
    expect(runAction({ 'a.txt': VAGUE }, inputs).status).toBe(status);
  });

  it('reads no input as a command', () => {
    const { folder, status } = runAction(
      { 'a.txt': VAGUE },
      { paths: '$(touch hacked)\n`touch hacked`', since: '$(touch hacked)' },
    );
    expect(status).toBe(2);
    expect(() => readFileSync(join(folder, 'hacked'))).toThrow();
  });
});

describe('the pre-commit hooks', () => {
  it('name commands that exist', () => {
    const hooks = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as {
      id: string;
      entry: string;
      language: string;
    }[];
    expect(hooks.map(({ id }) => id)).toEqual(['article-lint', 'article-lint-fix']);
    for (const { entry, language } of hooks) {
      expect(language).toBe('node');
      const { status } = spawnSync(NODE, [program(), ...entry.split(' ').slice(1), '--help'], {
        encoding: 'utf8',
      });
      expect(status).toBe(0);
    }
  });

  it('keep a draft out of a commit that the desk would stop, and let a clean one in', () => {
    const hooks = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as { entry: string }[];
    const folder = folderOf({ 'drafts/a.txt': VAGUE });
    const git = (...words: string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {
        cwd: folder,
        encoding: 'utf8',
      });
    git('init', '-q');
    // What pre-commit does with the entry: it runs it in the repository when a commit is made.
    const command = hooks[0]?.entry.replace(/^article-lint/, `"${NODE}" "${program()}"`);
    writeFileSync(join(folder, '.git/hooks/pre-commit'), `#!/bin/sh\nexec ${command}\n`, { mode: 0o755 });
    git('add', '.');
    const stopped = git('commit', '-qm', 'vague');
    expect(stopped.status).not.toBe(0);
    expect(`${stopped.stdout}${stopped.stderr}`).toContain('attribution/vague-source');
    writeFileSync(join(folder, 'drafts/a.txt'), VAGUE.replace(', critics say', ', Mayor Ann Lee said'));
    expect(git('commit', '-qm', 'still vague as it is staged').status).not.toBe(0);
    git('add', '.');
    expect(git('commit', '-qm', 'named').status).toBe(0);
  });
});
