/** A run over a folder is as large as the drafts that it holds: of a finished one nothing may stay behind. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('holds no article, facts or blocks of finished drafts', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'finished-drafts.child.ts')],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  const { watched, left } = JSON.parse(stdout) as {
    readonly watched: number;
    readonly left: Readonly<Record<string, number>>;
  };
  expect(watched).toBeGreaterThan(300);
  // The last ones may still lie on a stack.
  for (const [what, count] of Object.entries(left)) expect(count, what).toBeLessThanOrEqual(2);
}, 60_000);
