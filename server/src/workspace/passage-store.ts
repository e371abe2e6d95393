/**
 * The index of passages on disk: a snapshot that is only ever replaced as a whole, and a journal beside it to
 * which changes are appended. A kill at any moment leaves a snapshot that is whole and a journal whose last
 * record may be torn; that record is dropped when the journal is read. What cannot be read counts as not
 * there: every draft is held with a stamp (size and time of its file), so the host adds what is missing.
 *
 * Snapshot: magic word, byte-order mark, generation, length and checksum of a JSON head, the head, then the
 * arrays that the head lists, each with a checksum. Journal: magic word, generation, then records of length,
 * checksum and payload. A journal of another generation than the snapshot's is left over from a kill between
 * the two writes of {@link PassageStore.compact}; the snapshot holds its changes already.
 */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DraftPrint, PRINT_VERSION } from '../passages/draft-print.ts';
import { IMAGE_VERSION, type IndexImage, MemoryIndex } from '../passages/memory-index.ts';
import { checksumOf } from './checksum.ts';
import { replaceFile, writeWhole } from './write-file.ts';

const SNAPSHOT_MAGIC = 0x31504c41;
const JOURNAL_MAGIC = 0x314a4c41;
/** Changes with the layout of the files (first number), of the index in them, and with the way prints are made. */
const VERSION = 2 * 1_000_000 + IMAGE_VERSION * 1000 + PRINT_VERSION;
const BYTE_ORDER = 0x01020304;
const SNAPSHOT_HEAD = 24;
const JOURNAL_HEAD = 16;
const RECORD_HEAD = 8;
const PUT = 1;
const REMOVE = 2;
/** A journal is folded into the snapshot when it is larger than this and than half of the snapshot. */
const LEAST_WORTH_FOLDING = 4 << 20;
/** Bytes of changes that wait for the journal. */
const MOST_PENDING = 16 << 20;

interface Section {
  readonly type: 'bytes' | 'ints';
  /** Elements. */
  readonly length: number;
  readonly checksum: number;
}

interface Head {
  /** Another program may make other prints of the same draft. */
  readonly program: string;
  readonly ids: readonly (string | null)[];
  readonly stamps: readonly string[];
  readonly poolUsed: number;
  readonly poolChunks: number;
  readonly poolFree: IndexImage['pool']['free'];
  readonly entries: number;
  readonly linked: number;
  readonly entryChunks: number;
  readonly entryFree: IndexImage['table']['free'];
  readonly sections: readonly Section[];
}

const DAMAGED = 'it is damaged';
const ANOTHER_PROGRAM = 'another version of Article Lint wrote it';

type AnyArray = Uint8Array | Int32Array;

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
    this.#append(() => record(PUT, id, stamp, print));
  }

  /** Forgets a draft; false when it was not held. */
  remove(id: string): boolean {
    this.#stamps.delete(id);
    if (!this.index.remove(id)) return false;
    this.#append(() => record(REMOVE, id, '', null));
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
    while (at + RECORD_HEAD <= bytes.length) {
      const length = bytes.readUInt32LE(at);
      const payload = bytes.subarray(at + RECORD_HEAD, at + RECORD_HEAD + length);
      if (payload.length < length || checksumOf(payload) !== bytes.readUInt32LE(at + 4)) break;
      if (!this.#apply(payload)) break;
      at += RECORD_HEAD + length;
    }
    if (at < bytes.length && !this.#isReadOnly) cut(`${this.#path}.journal`, at);
    return at;
  }

  /** Applies one record; false when it makes no sense. */
  #apply(payload: Buffer): boolean {
    if (payload.length < 16) return false;
    const kind = payload.readUInt32LE(0);
    const words = payload.readUInt32LE(4);
    const idEnd = 16 + payload.readUInt32LE(8);
    const stampEnd = idEnd + payload.readUInt32LE(12);
    const id = payload.toString('utf8', 16, idEnd);
    if (kind === REMOVE) {
      this.index.remove(id);
      this.#stamps.delete(id);
      return true;
    }
    if (kind !== PUT || stampEnd + 2 * words > payload.length) return false;
    this.index.add(id, { words, bytes: new Uint8Array(payload.subarray(stampEnd)) });
    this.#stamps.set(id, payload.toString('utf8', idEnd, stampEnd));
    return true;
  }
}

interface Loaded {
  readonly index: MemoryIndex;
  readonly stamps: Map<string, string>;
  readonly generation: number;
  readonly bytes: number;
}

/** The snapshot; null when there is none, or why it cannot be used. */
function readSnapshot(path: string, program: string): Loaded | string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    // As good as none: the host adds its drafts anew.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : String(error);
  }
  try {
    const start = Buffer.alloc(SNAPSHOT_HEAD);
    if (!readWhole(file, start)) return DAMAGED;
    const [magic, order, version, generation, length, checksum] = new Uint32Array(
      start.buffer,
      start.byteOffset,
      6,
    );
    if (magic !== SNAPSHOT_MAGIC) return DAMAGED;
    if (order !== BYTE_ORDER || version !== VERSION) return ANOTHER_PROGRAM;
    const size = fstatSync(file).size;
    if (length === undefined || generation === undefined || length > size) return DAMAGED;
    const json = Buffer.alloc(length);
    if (!readWhole(file, json) || checksumOf(json) !== checksum) return DAMAGED;
    const head = JSON.parse(json.toString('utf8')) as Head;
    if (head.program !== program) return ANOTHER_PROGRAM;
    const arrays: AnyArray[] = [];
    for (const section of head.sections) {
      const array = arrayOf(section);
      if (!readWhole(file, viewOf(array)) || checksumOf(viewOf(array)) !== section.checksum) return DAMAGED;
      arrays.push(array);
    }
    const stamps = new Map<string, string>();
    head.ids.forEach((id, at) => {
      if (id !== null) stamps.set(id, head.stamps[at] ?? '');
    });
    return { index: MemoryIndex.from(imageOf(head, arrays)), stamps, generation, bytes: size };
  } catch (error) {
    return String(error);
  } finally {
    closeSync(file);
  }
}

function snapshotParts(
  image: IndexImage,
  stamps: ReadonlyMap<string, string>,
  generation: number,
  program: string,
): Uint8Array[] {
  const arrays: AnyArray[] = [
    image.words,
    image.lengths,
    image.addresses,
    image.entries,
    image.table.heads,
    image.table.counts,
    image.table.owners,
    ...image.pool.chunks,
    ...image.table.next,
    ...image.table.tags,
  ];
  const head: Head = {
    program,
    ids: image.ids,
    stamps: image.ids.map((id) => (id === null ? '' : (stamps.get(id) ?? ''))),
    poolUsed: image.pool.used,
    poolChunks: image.pool.chunks.length,
    poolFree: image.pool.free,
    entries: image.table.entries,
    linked: image.table.linked,
    entryChunks: image.table.next.length,
    entryFree: image.table.free,
    sections: arrays.map((array) => ({
      type: array instanceof Uint8Array ? 'bytes' : 'ints',
      length: array.length,
      checksum: checksumOf(viewOf(array)),
    })),
  };
  const json = Buffer.from(JSON.stringify(head), 'utf8');
  const start = Uint32Array.of(
    SNAPSHOT_MAGIC,
    BYTE_ORDER,
    VERSION,
    generation,
    json.length,
    checksumOf(json),
  );
  return [viewOf(new Int32Array(start.buffer)), json, ...arrays.map(viewOf)];
}

/** The arrays in the order of {@link snapshotParts}. */
function imageOf(head: Head, arrays: readonly AnyArray[]): IndexImage {
  let at = 0;
  const ints = () => (arrays[at++] as Int32Array | undefined) ?? new Int32Array(0);
  const [words, lengths, addresses, entries, heads] = [ints(), ints(), ints(), ints(), ints()];
  const counts = (arrays[at++] as Uint8Array | undefined) ?? new Uint8Array(0);
  const owners = ints();
  const chunks = arrays.slice(at, at + head.poolChunks) as Uint8Array[];
  at += head.poolChunks;
  const next = arrays.slice(at, at + head.entryChunks) as Int32Array[];
  at += head.entryChunks;
  const tags = arrays.slice(at, at + head.entryChunks) as Uint8Array[];
  return {
    ids: head.ids,
    words,
    lengths,
    addresses,
    entries,
    pool: { used: head.poolUsed, chunks, free: head.poolFree },
    table: {
      entries: head.entries,
      linked: head.linked,
      heads,
      counts,
      owners,
      next,
      tags,
      free: head.entryFree,
    },
  };
}

function record(kind: number, id: string, stamp: string, print: DraftPrint | null): Buffer {
  const idLength = Buffer.byteLength(id);
  const stampLength = Buffer.byteLength(stamp);
  const length = 16 + idLength + stampLength + (print?.bytes.length ?? 0);
  const bytes = Buffer.alloc(RECORD_HEAD + length);
  bytes.writeUInt32LE(length, 0);
  bytes.writeUInt32LE(kind, 8);
  bytes.writeUInt32LE(print?.words ?? 0, 12);
  bytes.writeUInt32LE(idLength, 16);
  bytes.writeUInt32LE(stampLength, 20);
  bytes.write(id, 24);
  bytes.write(stamp, 24 + idLength);
  if (print !== null) bytes.set(print.bytes, 24 + idLength + stampLength);
  bytes.writeUInt32LE(checksumOf(bytes.subarray(RECORD_HEAD)), 4);
  return bytes;
}

function journalHead(generation: number): Uint8Array {
  const head = Buffer.alloc(JOURNAL_HEAD);
  head.writeUInt32LE(JOURNAL_MAGIC, 0);
  head.writeUInt32LE(VERSION, 4);
  head.writeUInt32LE(generation, 8);
  head.writeUInt32LE(checksumOf(head.subarray(0, 12)), 12);
  return head;
}

function isJournalOf(bytes: Buffer, generation: number): boolean {
  return bytes.length >= JOURNAL_HEAD && bytes.subarray(0, JOURNAL_HEAD).equals(journalHead(generation));
}

function readJournal(path: string): Buffer | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // None was begun, or it cannot be read: what it held is added anew by its stamps.
    return null;
  }
  try {
    const bytes = Buffer.alloc(fstatSync(file).size);
    return readWhole(file, bytes) ? bytes : null;
  } catch {
    // Something else has its name: a folder.
    return null;
  } finally {
    closeSync(file);
  }
}

function cut(path: string, length: number): void {
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, length);
  } finally {
    closeSync(file);
  }
}

/** Fills `into`; false when the file ends before. */
function readWhole(file: number, into: Uint8Array): boolean {
  for (let at = 0; at < into.length; ) {
    const read = readSync(file, into, at, into.length - at, null);
    if (read === 0) return false;
    at += read;
  }
  return true;
}

function arrayOf({ type, length }: Section): AnyArray {
  return type === 'bytes' ? new Uint8Array(length) : new Int32Array(length);
}

function viewOf(array: AnyArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
