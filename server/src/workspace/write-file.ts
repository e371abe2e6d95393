/** Replacing a file so that a kill, a full disk or a refused permission at any moment leaves the old or the new one. */
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { whyUnreadable } from './walk.ts';

/** The file is there but may not be changed. */
export class ReadOnlyError extends Error {}

/**
 * Writes `content` to `path` through a temporary file beside it and a rename. A file that is there keeps its
 * permissions, its owner (where allowed) and, when it is a link, stays one: what it leads to is replaced.
 * Throws a {@link ReadOnlyError} for a read-only file, whoever asks; and what the file system throws.
 */
export function replaceFile(
  path: string,
  content: string | Uint8Array | readonly Uint8Array[],
  mode = 0o666,
): void {
  const target =
    lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? realpathSync(path) : path;
  const old = statSync(target, { throwIfNoEntry: false });
  // A rename would pass over the file's own permissions, and the superuser over all.
  if (old !== undefined && (old.mode & 0o222) === 0) throw new ReadOnlyError('it is read-only');
  const temporary = join(
    dirname(target),
    `.${basename(target).slice(0, 200)}.${process.pid}-${Date.now().toString(36)}.tmp`,
  );
  const file = openSync(temporary, 'wx', old === undefined ? mode : 0o600);
  try {
    try {
      const parts = Array.isArray(content)
        ? (content as readonly Uint8Array[])
        : [content as string | Uint8Array];
      for (const part of parts) writeWhole(file, typeof part === 'string' ? Buffer.from(part, 'utf8') : part);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (old !== undefined) {
      keepOwner(temporary, old.uid, old.gid);
      chmodSync(temporary, old.mode & 0o7777);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes all of the bytes: of what does not fit the system takes a part, and says so only at the next one. */
export function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
}

/** Why something cannot be written, in the words of a message. */
export function whyUnwritable(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
      return 'you are not allowed to write there: ask its owner, or change its permissions';
    case 'EROFS':
      return 'the disk can only be read';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'there is no room left on the disk';
    case 'EFBIG':
      return 'the file would be larger than you may write';
    case 'ENOENT':
      return 'its folder does not exist';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return whyUnreadable(error);
  }
}

function keepOwner(path: string, uid: number, gid: number): void {
  const now = statSync(path);
  if (now.uid === uid && now.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch (error) {
    // Only the superuser may give files away; the file then belongs to who fixed it.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
