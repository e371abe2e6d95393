import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderOf } from '../workspace/folder.ts';
import { bundle, NODE } from './program.ts';

it('starts with kept code, and as well without it, with broken code, or with code that others could have written', () => {
  const folder = folderOf({ 'a.txt': 'Plan for the plant\n\nThe plan will fail, critics say.\n' });
  bundle('launch.ts', join(folder, 'dist', 'cli.cjs'));
  bundle('main.ts', join(folder, 'dist', 'cli-main.cjs'));
  const code = join(folder, 'kept', 'article-lint', 'code');
  const check = () => {
    const ran = spawnSync(NODE, [join(folder, 'dist', 'cli.cjs'), 'check', '--format', 'json', 'a.txt'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'kept') },
    });
    expect([ran.stderr, ran.status]).toEqual(['', 1]);
    return { ...(JSON.parse(ran.stdout) as object), summary: null };
  };
  const first = check();
  const [name] = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(code, path)).isFile(),
  );
  const kept = join(code, name ?? '');
  expect(statSync(kept).size).toBeGreaterThan(10_000);
  const bytes = readFileSync(kept);
  expect(check()).toEqual(first);
  // Node's own cache, where it has one, looks after itself; ours is on trial in what follows.
  if (!kept.endsWith('.v8')) return;
  expect(statSync(kept).mode & 0o077).toBe(0);
  for (const broken of [Buffer.alloc(0), Buffer.from('garbage'), bytes.subarray(0, bytes.length >> 1)]) {
    writeFileSync(kept, broken);
    expect(check()).toEqual(first);
  }
  expect(readFileSync(kept).length).toBeGreaterThan(10_000);
  writeFileSync(kept, 'written by somebody else');
  chmodSync(kept, 0o666);
  const before = statSync(kept).ino;
  expect(check()).toEqual(first);
  expect(statSync(kept).ino).not.toBe(before);
  mkdirSync(join(folder, 'closed'));
  writeFileSync(join(folder, 'closed', 'article-lint'), 'a file where the folder should be');
  expect(existsSync(join(folder, 'closed', 'article-lint', 'code'))).toBe(false);
  const ran = spawnSync(NODE, [join(folder, 'dist', 'cli.cjs'), 'check', 'a.txt'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'closed') },
  });
  expect([ran.stderr, ran.status]).toEqual(['', 1]);
}, 60_000);
