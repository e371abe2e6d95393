/**
 * The snapshot of an index of passages: magic word, byte-order mark, version, generation, length and checksum of a
 * JSON head, the head, then the arrays that the head lists, each with a checksum.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PRINT_VERSION } from '../passages/draft-print.ts';
import { IMAGE_VERSION, type IndexImage, MemoryIndex } from '../passages/memory-index.ts';
import { checksumOf } from './checksum.ts';

/** Changes with the layout of the files (first number), of the index in them, and with the way prints are made. */
export const VERSION = 2 * 1_000_000 + IMAGE_VERSION * 1000 + PRINT_VERSION;
const MAGIC = 0x31504c41;
const BYTE_ORDER = 0x01020304;
/** Bytes before the head. */
const START = 24;

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

/** What a snapshot holds. */
export interface Loaded {
  readonly index: MemoryIndex;
  readonly stamps: Map<string, string>;
  readonly generation: number;
  readonly bytes: number;
}

/** The snapshot; null when there is none, or why it cannot be used. */
export function readSnapshot(path: string, program: string): Loaded | string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    // As good as none: the host adds its drafts anew.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : String(error);
  }
  try {
    const start = Buffer.alloc(START);
    if (!readWhole(file, start)) return DAMAGED;
    const [magic, order, version, generation, length, checksum] = new Uint32Array(
      start.buffer,
      start.byteOffset,
      6,
    );
    if (magic !== MAGIC) return DAMAGED;
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

/** The bytes of a snapshot, in parts that follow each other. */
export function snapshotParts(
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
  const start = Uint32Array.of(MAGIC, BYTE_ORDER, VERSION, generation, json.length, checksumOf(json));
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

function arrayOf({ type, length }: Section): AnyArray {
  return type === 'bytes' ? new Uint8Array(length) : new Int32Array(length);
}

function viewOf(array: AnyArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Fills `into`; false when the file ends before. */
export function readWhole(file: number, into: Uint8Array): boolean {
  for (let at = 0; at < into.length; ) {
    const read = readSync(file, into, at, into.length - at, null);
    if (read === 0) return false;
    at += read;
  }
  return true;
}
