/** The journal beside a snapshot: magic word, version, generation and their checksum, then records of length, checksum and payload. */
import { closeSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import type { DraftPrint } from '../passages/draft-print.ts';
import { checksumOf } from './checksum.ts';
import { readWhole, VERSION } from './passage-snapshot.ts';

const MAGIC = 0x314a4c41;
/** Bytes before the first record. */
export const JOURNAL_HEAD = 16;
const RECORD_HEAD = 8;
const PUT = 1;
const REMOVE = 2;

/** What a record says; no print for a draft that is forgotten. */
export interface Change {
  readonly id: string;
  readonly stamp: string;
  readonly print: DraftPrint | null;
}

/** A change, as it is appended: a print that is put, or none for a draft that is forgotten. */
export function record(id: string, stamp: string, print: DraftPrint | null): Buffer {
  const idLength = Buffer.byteLength(id);
  const stampLength = Buffer.byteLength(stamp);
  const length = 16 + idLength + stampLength + (print?.bytes.length ?? 0);
  const bytes = Buffer.alloc(RECORD_HEAD + length);
  bytes.writeUInt32LE(length, 0);
  bytes.writeUInt32LE(print === null ? REMOVE : PUT, 8);
  bytes.writeUInt32LE(print?.words ?? 0, 12);
  bytes.writeUInt32LE(idLength, 16);
  bytes.writeUInt32LE(stampLength, 20);
  bytes.write(id, 24);
  bytes.write(stamp, 24 + idLength);
  if (print !== null) bytes.set(print.bytes, 24 + idLength + stampLength);
  bytes.writeUInt32LE(checksumOf(bytes.subarray(RECORD_HEAD)), 4);
  return bytes;
}

/** The beginning of a journal that belongs to the snapshot of this generation. */
export function journalHead(generation: number): Uint8Array {
  const head = Buffer.alloc(JOURNAL_HEAD);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(VERSION, 4);
  head.writeUInt32LE(generation, 8);
  head.writeUInt32LE(checksumOf(head.subarray(0, 12)), 12);
  return head;
}

export function isJournalOf(bytes: Buffer, generation: number): boolean {
  return bytes.length >= JOURNAL_HEAD && bytes.subarray(0, JOURNAL_HEAD).equals(journalHead(generation));
}

/** The bytes of a journal; null where none can be read. */
export function readJournal(path: string): Buffer | null {
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

/** Cuts off what stands behind `length` bytes. */
export function cutJournal(path: string, length: number): void {
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, length);
  } finally {
    closeSync(file);
  }
}

/** The whole record at `at`, and where the next one begins; null for a torn one, and at the end. */
export function recordAt(bytes: Buffer, at: number): { payload: Buffer; end: number } | null {
  if (at + RECORD_HEAD > bytes.length) return null;
  const length = bytes.readUInt32LE(at);
  const payload = bytes.subarray(at + RECORD_HEAD, at + RECORD_HEAD + length);
  if (payload.length < length || checksumOf(payload) !== bytes.readUInt32LE(at + 4)) return null;
  return { payload, end: at + RECORD_HEAD + length };
}

/** Reads a payload; null when it makes no sense. */
export function readRecord(payload: Buffer): Change | null {
  if (payload.length < 16) return null;
  const kind = payload.readUInt32LE(0);
  const words = payload.readUInt32LE(4);
  const idEnd = 16 + payload.readUInt32LE(8);
  const stampEnd = idEnd + payload.readUInt32LE(12);
  const id = payload.toString('utf8', 16, idEnd);
  if (kind === REMOVE) return { id, stamp: '', print: null };
  if (kind !== PUT || stampEnd + 2 * words > payload.length) return null;
  const print = { words, bytes: new Uint8Array(payload.subarray(stampEnd)) };
  return { id, stamp: payload.toString('utf8', idEnd, stampEnd), print };
}
