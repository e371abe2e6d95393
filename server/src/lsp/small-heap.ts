/**
 * Sets V8 up for a server that holds little and waits most of the time. Left to itself it takes room by the ten
 * megabytes for what young objects and background compilers leave behind; here that is given back at once. The flags
 * are those that V8 reads anew each time, not only when it starts. Electron, which runs the server of a desktop VS Code, is
 * left alone: a host that has frozen its flags ends with a crash where one is set, and its heap is half as large anyway.
 */
import { setFlagsFromString } from 'node:v8';

/** V8 of Node 24. Older ones may not know the flag, and would say so on standard error. */
const DESTROYS_IN_BACKGROUND = 13;

const CAN_SET_FLAGS = process.versions.electron === undefined;

/** Call before anything of size is done. */
export function keepHeapSmall(): void {
  if (!CAN_SET_FLAGS) return;
  // The space for young objects stays as small as it is at the start: so it fits a processor's cache, too.
  setFlagsFromString('--semi-space-growth-factor=1');
  // What has become garbage among the old objects is collected before room for more is taken.
  setFlagsFromString('--optimize-for-size');
  // What finished compilations held is freed when they are finished, not when a background thread gets round to it.
  const version = Number.parseInt(process.versions.v8, 10);
  if (version >= DESTROYS_IN_BACKGROUND) setFlagsFromString('--no-maglev-destroy-on-background');
}

/** Lets the heap grow after all: long drafts leave so much behind that it would be cleared all the time. */
export function letHeapGrow(): void {
  if (!CAN_SET_FLAGS) return;
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--no-optimize-for-size');
}
