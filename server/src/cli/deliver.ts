/** Printing a report to standard output or to a file. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { whyUnreadable } from '../workspace/walk.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** Pieces are printed in lumps of this size, so that a long report is never held as a whole. */
const LUMP = 1 << 20;

/** Prints the pieces. Throws a {@link UsageError} when the file cannot be written. */
export async function deliver(
  pieces: Iterable<string>,
  file: string | null,
  terminal: Terminal,
): Promise<void> {
  if (file === null) {
    for (const lump of lumps(pieces)) await terminal.print(lump);
    return;
  }
  try {
    const target = openSync(file, 'w');
    try {
      for (const lump of lumps(pieces)) writeSync(target, lump);
    } finally {
      closeSync(target);
    }
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${whyUnwritable(error)}.`);
  }
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

function* lumps(pieces: Iterable<string>): Generator<string> {
  let lump = '';
  for (const piece of pieces) {
    lump += piece;
    if (lump.length < LUMP) continue;
    yield lump;
    lump = '';
  }
  if (lump !== '') yield lump;
}
