/**
 * Who may write a file that several programs have open: the first one, as long as it lives. The lock is a file
 * beside it with the number of the process; one whose process is gone holds nobody up.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname } from 'node:path';

/** Locks that this process holds. */
const held = new Set<string>();

export interface WriteLock {
  /** False when another program has taken it, which must have thought that this one was gone. */
  readonly isHeld: boolean;
  release(): void;
}

/** Takes the lock at `path`; null when another program has it. Throws what the file system throws. */
export function takeLock(path: string): WriteLock | null {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const name = `${process.pid} ${Date.now().toString(36)}`;
  if (!create(path, name)) {
    if (isAlive(path)) return null;
    rmSync(path, { force: true });
    if (!create(path, name)) return null;
  }
  held.add(path);
  const isHeld = () => held.has(path) && read(path) === name;
  return {
    get isHeld() {
      return isHeld();
    },
    release() {
      if (isHeld()) rmSync(path, { force: true });
      held.delete(path);
    },
  };
}

function create(path: string, name: string): boolean {
  try {
    writeFileSync(path, name, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // Gone, or not ours to read: in neither case do we hold it.
    return null;
  }
}

/** True when the process that made the lock still runs, so far as its number tells. */
function isAlive(path: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const owner = Number.parseInt(read(path) ?? '', 10);
  if (made === undefined || !Number.isSafeInteger(owner) || owner <= 0) return false;
  // Numbers are given out anew when the machine starts, and this process may have been given one of those.
  if (owner === process.pid) return held.has(path);
  if (made < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
