/** The index of passages that a language server keeps in the editor's storage for its workspace. */
import { join } from 'node:path';
import type { DraftPrint } from '../passages/draft-print.ts';
import type { MemoryIndex } from '../passages/memory-index.ts';
import { PassageStore } from './passage-store.ts';
import { takeLock, type WriteLock } from './write-lock.ts';

/** An index of the prints of files that is there again in the next session. */
export interface KeptPassages {
  readonly index: MemoryIndex;
  /** Why what was kept before is not there, or why nothing will be; null when all is well. */
  readonly trouble: string | null;
  /** What was put with a draft; undefined when none is held. */
  stamp(id: string): string | undefined;
  put(id: string, print: DraftPrint, stamp: string): void;
  /** False when it was not held. */
  remove(id: string): boolean;
  /** Writes what has changed. Throws when that fails; nothing is lost then, and the next call tries again. */
  flush(): void;
  /** Lets another program write. */
  close(): void;
}

const NAME = 'passages.index';

/**
 * Opens the index in a folder, which need not exist. Of several servers on one folder the first one writes; the
 * others read what it has written by now, and what they add lasts as long as they do. Never throws.
 */
export function openKeptPassages(folder: string, program: string): KeptPassages {
  const path = join(folder, NAME);
  let lock: WriteLock | null = null;
  let trouble: string | null = null;
  try {
    lock = takeLock(`${path}.lock`);
    if (lock === null) trouble = 'another window has it open, and this one only reads it';
  } catch (error) {
    trouble = `nothing can be written there: ${String(error)}`;
  }
  const isOurs = lock !== null;
  let store: PassageStore;
  try {
    store = PassageStore.open(path, { program, isReadOnly: !isOurs });
  } catch (error) {
    // Its journal could not be begun: whatever is amiss there, reading is all that is left.
    store = PassageStore.open(path, { program, isReadOnly: true });
    trouble = `nothing can be written there: ${String(error)}`;
  }
  return {
    index: store.index,
    trouble: trouble ?? store.trouble,
    stamp: (id) => store.stamp(id),
    put: (id, print, stamp) => store.put(id, print, stamp),
    remove: (id) => store.remove(id),
    flush() {
      if (lock?.isHeld === true) store.flush();
    },
    close() {
      lock?.release();
      lock = null;
    },
  };
}
