/**
 * The index of passages on disk: a snapshot that is only ever replaced as a whole, and a journal beside it to
 * which changes are appended. A kill at any moment leaves a snapshot that is whole and a journal whose last
 * record may be torn; that record is dropped when the journal is read. What cannot be read counts as not
 * there: every draft is held with a stamp (size and time of its file), so the host adds what is missing.
 *
 * A journal of another generation than the snapshot's is left over from a kill between the two writes of
 * {@link PassageStore.compact}; the snapshot holds its changes already.
 */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DraftPrint } from '../passages/draft-print.ts';
import { MemoryIndex } from '../passages/memory-index.ts';
import {
  cutJournal,
  isJournalOf,
  JOURNAL_HEAD,
  journalHead,
  readJournal,
  readRecord,
  record,
  recordAt,
} from './passage-journal.ts';
import { readSnapshot, snapshotParts } from './passage-snapshot.ts';
import { replaceFile, writeWhole } from './write-file.ts';

/** A journal is folded into the snapshot when it is larger than this and than half of the snapshot. */
const LEAST_WORTH_FOLDING = 4 << 20;
/** Bytes of changes that wait for the journal. */
const MOST_PENDING = 16 << 20;

export interface StoreOptions {
  /** Changes with each version of the program: a file that another one wrote counts as none. */
  readonly program?: string;
  /** True while another program writes the files: they are read, and nothing is written. */
  readonly isReadOnly?: boolean;
}

export class PassageStore {
  readonly index: MemoryIndex;
  /** True when nothing that could be read was found: the host has to add its drafts. */
  readonly isNew: boolean;
  /** Why a file that was found could not be used; null when none was found, or it could be. */
  readonly trouble: string | null;
  readonly #path: string;
  readonly #program: string;
  readonly #isReadOnly: boolean;
  readonly #stamps: Map<string, string>;
  #generation: number;
  /** False until there is a snapshot that a journal can belong to. */
  #isWritten: boolean;
  #snapshotBytes: number;
  #journalBytes = 0;
  /** Records that the journal lacks. */
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  /** There are changes that only a new snapshot can take up. */
  #wantsSnapshot = false;

  private constructor(path: string, options: StoreOptions) {
    this.#path = path;
    this.#program = options.program ?? '';
    this.#isReadOnly = options.isReadOnly ?? false;
    const found = readSnapshot(path, this.#program);
    const loaded = typeof found === 'string' ? null : found;
    this.trouble = typeof found === 'string' ? found : null;
    this.isNew = loaded === null;
    this.index = loaded?.index ?? new MemoryIndex();
    this.#stamps = loaded?.stamps ?? new Map();
    this.#generation = loaded?.generation ?? 0;
    this.#isWritten = loaded !== null;
    this.#snapshotBytes = loaded?.bytes ?? 0;
    if (loaded !== null) this.#journalBytes = this.#replay();
  }

  /** Opens the store at `path` (its journal stands beside it); what is damaged or of another version is left out. */
  static open(path: string, options: StoreOptions = {}): PassageStore {
    return new PassageStore(path, options);
  }

  /** The stamp with which a draft was last put; undefined when it is not held. */
  stamp(id: string): string | undefined {
    return this.#stamps.get(id);
  }

  /** Adds or replaces a draft. Goes to disk with the next {@link flush}. */
  put(id: string, print: DraftPrint, stamp: string): void {
    this.index.add(id, print);
    this.#stamps.set(id, stamp);
    this.#append(() => record(id, stamp, print));
  }

  /** Forgets a draft; false when it was not held. */
  remove(id: string): boolean {
    this.#stamps.delete(id);
    if (!this.index.remove(id)) return false;
    this.#append(() => record(id, '', null));
    return true;
  }

  /**
   * Writes what has changed since the last time. Throws what the file system throws; the changes are then
   * kept for the next try.
   */
  flush(): void {
    if (this.#pendingBytes === 0 && !this.#wantsSnapshot) return;
    const journal = this.#journalBytes + this.#pendingBytes;
    if (this.#wantsSnapshot || journal > Math.max(LEAST_WORTH_FOLDING, this.#snapshotBytes / 2)) {
      this.compact();
      return;
    }
    try {
      const file = openSync(`${this.#path}.journal`, 'a');
      try {
        // One write: records of two programs that share a store do not mix.
        writeWhole(file, Buffer.concat(this.#pending));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      // What follows a record that was written in part is not read again: the journal ends here.
      this.#wantSnapshot();
      throw error;
    }
    this.#journalBytes = journal;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  /** Writes a new snapshot and begins an empty journal. */
  compact(): void {
    if (this.#isReadOnly) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    // A store that begins anew must not take up the journal of one whose snapshot was lost.
    const generation = this.#isWritten ? (this.#generation + 1) >>> 0 : Date.now() >>> 0;
    const parts = snapshotParts(this.index.image(), this.#stamps, generation, this.#program);
    replaceFile(this.#path, parts, 0o600);
    // From here on the old journal is of another generation, and void.
    replaceFile(`${this.#path}.journal`, journalHead(generation), 0o600);
    this.#generation = generation;
    this.#isWritten = true;
    this.#snapshotBytes = parts.reduce((sum, part) => sum + part.length, 0);
    this.#journalBytes = JOURNAL_HEAD;
    this.#wantsSnapshot = false;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  #append(make: () => Buffer): void {
    if (this.#isReadOnly || this.#wantsSnapshot) return;
    if (this.#isWritten && this.#pendingBytes < MOST_PENDING) {
      const bytes = make();
      this.#pending.push(bytes);
      this.#pendingBytes += bytes.length;
      return;
    }
    // The index holds it all: what waits for a first snapshot, or for a disk that is full, is not held twice.
    this.#wantSnapshot();
  }

  #wantSnapshot(): void {
    this.#wantsSnapshot = true;
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  /** Applies the journal's whole records and cuts off a torn one; gives the length that counts. */
  #replay(): number {
    const bytes = readJournal(`${this.#path}.journal`);
    if (bytes === null || !isJournalOf(bytes, this.#generation)) {
      if (this.#isReadOnly) return 0;
      replaceFile(`${this.#path}.journal`, journalHead(this.#generation), 0o600);
      return JOURNAL_HEAD;
    }
    let at = JOURNAL_HEAD;
    for (let next = recordAt(bytes, at); next !== null; next = recordAt(bytes, at)) {
      if (!this.#apply(next.payload)) break;
      at = next.end;
    }
    if (at < bytes.length && !this.#isReadOnly) cutJournal(`${this.#path}.journal`, at);
    return at;
  }

  /** Applies one record; false when it makes no sense. */
  #apply(payload: Buffer): boolean {
    const change = readRecord(payload);
    if (change === null) return false;
    const { id, stamp, print } = change;
    if (print === null) {
      this.index.remove(id);
      this.#stamps.delete(id);
    } else {
      this.index.add(id, print);
      this.#stamps.set(id, stamp);
    }
    return true;
  }
}
