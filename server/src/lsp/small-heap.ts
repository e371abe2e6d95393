/**
 * Sets V8 up for a server that holds little and waits most of the time. Left to itself it takes room by the ten
 * megabytes for what young objects and background compilers leave behind; here that is given back at once. The flags
 * are those that V8 reads anew each time, not only when it starts.
 */
import { setFlagsFromString } from 'node:v8';

/** From this version of V8 on the compiler in question compiles in the background; older ones have no such flag. */
const DESTROYS_IN_BACKGROUND = 12;

/** Call before anything of size is done. */
export function keepHeapSmall(): void {
  // The space for young objects stays at a megabyte, which also fits a processor's cache.
  setFlagsFromString('--semi-space-growth-factor=1');
  // What finished compilations held is freed when they are finished, not when a background thread gets round to it.
  const version = Number.parseInt(process.versions.v8, 10);
  if (version >= DESTROYS_IN_BACKGROUND) setFlagsFromString('--no-maglev-destroy-on-background');
}

/** Lets the space for young objects grow after all: long drafts leave so much behind that it would be cleared all the time. */
export function letHeapGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}
