/** Printing a report to standard output or to a file. */
import { closeSync, openSync } from 'node:fs';
import { whyUnwritable, writeWhole } from '../workspace/write-file.ts';
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
      for (const lump of lumps(pieces)) writeWhole(target, Buffer.from(lump, 'utf8'));
    } finally {
      closeSync(target);
    }
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${whyUnwritable(error)}.`);
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
