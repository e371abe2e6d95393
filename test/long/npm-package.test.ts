/**
 * `npx article-lint` for somebody who installs the package: packs it, installs the tarball into an empty
 * project without the network, and runs it there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const VAGUE = 'Plan for the plant\n\nThe plan will fail, critics say. The council votes in June.\n';

/** Without the Node that npm put in front for our own scripts. */
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter);

let project: string;
let packed: { filename: string; files: { path: string }[]; size: number };

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'article-lint-npm-'));
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT });
  const json = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  [packed] = JSON.parse(json) as [typeof packed];
  writeFileSync(join(project, 'package.json'), '{ "name": "newsroom", "private": true }\n');
  writeFileSync(join(project, 'plant.txt'), VAGUE);
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`], {
    cwd: project,
    stdio: 'ignore',
    env: { ...process.env, PATH },
  });
}, 180_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const npx = (...words: string[]) =>
  spawnSync('npx', ['--offline', '--', 'article-lint', ...words], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, PATH, NO_COLOR: '1' },
  });

describe('the package', () => {
  it('holds the program, needs no other package, and no source', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'package.json',
        'README.md',
        'LICENSE',
        'THIRD-PARTY-NOTICES.txt',
        'dist/cli.cjs',
      ]),
    );
    expect(paths.filter((path) => /^(?:server|client|test|scripts|seeds)\/|\.map$/.test(path))).toEqual([]);
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'article-lint',
    ]);
    expect(packed.size).toBeLessThan(1_500_000);
  });

  it('runs by npx: version, check, settings, the server', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(npx('--version').stdout).toBe(`article-lint ${version}\n`);
    const checked = npx('check', '--format', 'json');
    expect(checked.stderr).not.toContain('article-lint:');
    expect(checked.status).toBe(1);
    expect(JSON.parse(checked.stdout)).toMatchObject({ files: [{ path: 'plant.txt', error: null }] });
    expect(npx('init').status).toBe(0);
    expect(statSync(join(project, '.articlelint.json')).size).toBeGreaterThan(500);
    expect(npx('check').stdout).toContain('attribution/vague-source');
  }, 60_000);
});
