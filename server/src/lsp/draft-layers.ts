/**
 * The index of shared passages in two layers: files as they are on disk, kept from session to session where the
 * editor gives storage, and above them the texts in the editor, of which nothing is ever written. A text in the
 * editor hides its file.
 */
import { finish, type Steps } from '../article/steps.ts';
import type { DraftPrint } from '../passages/draft-print.ts';
import { byShare, MemoryIndex, MOST_NAMED } from '../passages/memory-index.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import type { KeptPassages } from '../workspace/kept-passages.ts';
import { LineStarts } from './line-starts.ts';

/** Between a file's stamp and its line starts, neither of which has one. */
const BREAK = '\n';

export interface HeldFile {
  readonly print: DraftPrint;
  readonly lines: LineStarts;
}

/** Ids are keys of URIs. */
export class DraftLayers {
  readonly #changed: () => void;
  readonly #open = new MemoryIndex();
  readonly #openKeys = new Set<string>();
  #files: KeptPassages = inMemory();

  /** `changed` is called when there is something to {@link flush}. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Takes another index of files, with what it holds; only while there is none in this one. */
  goOnWith(files: KeptPassages): void {
    if (this.#files.index.size > 0) throw new Error('There are files in the index already.');
    this.#files = files;
  }

  putOpen(key: string, print: DraftPrint): void {
    this.#open.add(key, print);
    this.#openKeys.add(key);
  }

  dropOpen(key: string): void {
    this.#openKeys.delete(key);
    this.#open.remove(key);
  }

  /** Puts a file; where an editor holds it (`isOpen`), it waits below the editor's text. */
  putFile(key: string, print: DraftPrint, stamp: string, lines: LineStarts, isOpen: boolean): void {
    if (key.startsWith('file:')) {
      if (!isOpen) this.dropOpen(key);
      this.#files.put(key, print, `${stamp}${BREAK}${lines.packed}`);
      this.#changed();
    } else if (!isOpen) {
      // There is no telling in another session whether it has changed: keeping it would help nobody.
      this.putOpen(key, print);
    }
  }

  dropFile(key: string): void {
    if (this.#files.remove(key)) this.#changed();
  }

  hasFile(key: string): boolean {
    return this.#files.index.has(key);
  }

  fileKeys(): IterableIterator<string> {
    return this.#files.index.ids();
  }

  /** The file as it is held, when it was put with this stamp and can be told from others by it. */
  file(key: string, stamp: string): HeldFile | null {
    const [held, packed] = this.#files.stamp(key)?.split(BREAK) ?? [];
    if (stamp === '' || held !== stamp || packed === undefined) return null;
    const print = this.#files.index.print(key);
    return print === null ? null : { print, lines: new LineStarts({ packed }) };
  }

  /** The print that counts. */
  print(key: string): DraftPrint | null {
    return this.#open.print(key) ?? this.#files.index.print(key);
  }

  /** Goes up with every draft that comes or goes, in the editor or on disk. */
  get changes(): number {
    return this.#open.changes + this.#files.index.changes;
  }

  /** What a draft that is held shares with all others: see {@link MemoryIndex.find}. */
  find(key: string): readonly SharedDraft[] {
    const print = this.print(key);
    return print === null ? [] : finish(this.findSteps(key, print));
  }

  /**
   * The same, in steps, of a print that may not be held, as one of the draft `self`. While {@link changes} says what
   * it said before the first step, the answer holds.
   */
  *findSteps(self: string, print: DraftPrint): Steps<readonly SharedDraft[]> {
    const open = this.#open.size === 0 ? [] : yield* this.#open.findSteps(print, self);
    const files =
      this.#files.index.size === 0 ? [] : yield* this.#files.index.findSteps(print, self, this.#openKeys);
    if (open.length === 0) return files;
    return files.length === 0 ? open : [...open, ...files].sort(byShare).slice(0, MOST_NAMED);
  }

  flush(): void {
    this.#files.flush();
  }

  close(): void {
    this.#files.close();
  }
}

/** Files for one session. */
function inMemory(): KeptPassages {
  const index = new MemoryIndex();
  const stamps = new Map<string, string>();
  return {
    index,
    trouble: null,
    stamp: (id) => stamps.get(id),
    put(id, print, stamp) {
      index.add(id, print);
      stamps.set(id, stamp);
    },
    remove(id) {
      stamps.delete(id);
      return index.remove(id);
    },
    flush() {},
    close() {},
  };
}
