/**
 * Results of earlier runs, in one file for each folder that runs start from, outside of the project. A result
 * holds for the content of the draft, its settings and this version of the program. The file is only ever
 * replaced as a whole, so a kill at any moment leaves the old one or the new one; one that cannot be read
 * counts as none.
 *
 * Layout: the magic word, then as 32-bit little-endian numbers the lengths of the index and of the findings, and
 * the checksums of the index, the findings and the prints; the index in JSON; the bytes of the findings; those of
 * the prints. The index points into both.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatOf } from '../article/read.ts';
import type { LintSettings } from '../lint/settings.ts';
import { type DraftPrint, PRINT_VERSION } from '../passages/draft-print.ts';
import { settingsKey } from '../settings/load.ts';
import { cacheFolder } from './cache-folder.ts';
import { checksumOf, checksumOfParts } from './checksum.ts';
import { type Counts, type DraftOutcome, type DraftSource, hashOf } from './lint-draft.ts';
import { readDraft } from './read-draft.ts';
import { statOf } from './walk.ts';
import { replaceFile } from './write-file.ts';

/** Fewer drafts are linted sooner than the cache is read. */
export const DRAFTS_WORTH_A_CACHE = 64;
const MAGIC = 'ALC2';
const HEAD = MAGIC.length + 5 * 4;
/** Results for drafts that a run does not reach are kept up to this number. */
const ENTRIES_AT_MOST = 200_000;
/** A file changed this shortly before it was looked at may change again without a new time stamp. */
const RACY_MS = 2500;
const DAYS_KEPT = 60;

/** A result as kept: words, counts (errors, warnings, information, hints, fixable), place of the findings. */
type KeptResult = readonly [words: number, counts: readonly number[], offset: number, length: number];

/** What the index says of a draft. */
interface Entry {
  readonly path: string;
  /** Size, modification and change time, inode: while all are the same, the content is. Null forces a look. */
  readonly stat: readonly [number, number, number, number] | null;
  readonly hash: string;
  /** Hash of the settings. */
  readonly settings: string;
  /** Linted alone. */
  readonly own: KeptResult;
  /** Linted with what the other drafts of the run have in common with it; null when that is nothing. */
  readonly shared: KeptResult | null;
  /** Words, offset, length. */
  readonly print: readonly [number, number, number] | null;
}

interface Index {
  /** Which drafts, contents and settings the `shared` results are about. */
  readonly run: string;
  readonly entries: readonly Entry[];
}

/** What is known of a draft that has not changed. */
export interface KnownResult {
  readonly own: DraftOutcome;
  readonly shared: DraftOutcome | null;
  print(): DraftPrint | null;
}

export interface CachePlace {
  /** The folder that relative paths count from. */
  readonly root: string;
  /** Changes with each version of the program. */
  readonly program: string;
  /** Null: where the system keeps such files. */
  readonly folder: string | null;
}

interface Seen {
  readonly path: string;
  readonly stat: Entry['stat'];
  readonly settings: string;
  readonly entry: Entry | null;
  readonly known: KnownResult | null;
}

/** The file of one folder. */
export class ResultCache {
  readonly #file: string;
  readonly #folder: string;
  #index: Index = { run: '', entries: [] };
  #findings: Uint8Array = new Uint8Array(0);
  #prints: Uint8Array | null = null;
  #printsAt = 0;
  #printsChecksum = 0;
  #seen: Seen[] = [];
  /** Entries held whose file must be looked at again next time, or has been: the file is then written anew. */
  #touched = false;

  /** Opens the file; one that is missing, broken or of another version is like an empty one. */
  constructor({ root, program, folder }: CachePlace) {
    this.#folder = folder ?? cacheFolder();
    // A program under development keeps its version while its prints change.
    const key = createHash('sha1').update(`${root}\0${program}\0${PRINT_VERSION}`).digest('hex').slice(0, 24);
    this.#file = join(this.#folder, `${key}.results`);
    this.#read();
  }

  /** What is known of each draft, in their order. Drafts whose text is at hand are never known. */
  lookUp(drafts: readonly DraftSource[]): (KnownResult | null)[] {
    const entries = new Map(this.#index.entries.map((entry) => [entry.path, entry]));
    const keys = new Map<LintSettings, string>();
    const now = Date.now();
    this.#seen = drafts.map(({ path, settings: settled, text }) => {
      const settings = keys.get(settled) ?? createHash('sha1').update(settingsKey(settled)).digest('base64');
      keys.set(settled, settings);
      const stat = text === null ? stampOf(path, now) : null;
      const entry = entries.get(path);
      if (text !== null || entry === undefined || entry.settings !== settings)
        return { path, stat, settings, entry: null, known: null };
      if (!sameStat(entry.stat, stat)) {
        // The time stamps have changed: a copy or a checkout. The content decides.
        const read = readDraft(path);
        if (read.error !== null || hashOf(read.bytes) !== entry.hash)
          return { path, stat, settings, entry: null, known: null };
        this.#touched = true;
      }
      return { path, stat, settings, entry, known: this.#known(entry) };
    });
    return this.#seen.map(({ known }) => known);
  }

  /** True when the last run was over just these drafts, and nothing has changed: its `shared` results hold. */
  isLastRun(): boolean {
    const hashes = this.#seen.map(({ entry }) => entry?.hash ?? null);
    return !hashes.includes(null) && this.#index.run === this.#runKey(hashes);
  }

  /**
   * Keeps the outcomes of the drafts last looked up: `own` linted alone, `final` with what they share. Throws
   * what the file system throws when the file cannot be written.
   */
  keep(
    drafts: readonly DraftSource[],
    own: readonly DraftOutcome[],
    final: readonly DraftOutcome[],
    printOf: (path: string) => DraftPrint | null,
  ): void {
    const findings = new Parts();
    const prints = new Parts();
    const entries: Entry[] = [];
    const hashes: (string | null)[] = [];
    const reached = new Set<string>();
    drafts.forEach(({ path }, at) => {
      const seen = this.#seen[at];
      const alone = own[at];
      const last = final[at];
      const hash = seen?.entry?.hash ?? alone?.hash ?? null;
      hashes.push(hash);
      reached.add(path);
      // A rule that failed may not fail again: such a result is not kept.
      if (seen === undefined || alone === undefined || last === undefined || hash === null) return;
      if (alone.error !== null || alone.failures.length > 0 || last.failures.length > 0) return;
      const print = printOf(path) ?? seen.known?.print() ?? null;
      entries.push({
        path,
        stat: seen.stat,
        hash,
        settings: seen.settings,
        own: keptResult(alone, findings),
        shared: last === alone ? null : keptResult(last, findings),
        print: print === null ? null : [print.words, ...prints.add(print.bytes)],
      });
    });
    for (const entry of this.#index.entries) {
      if (entries.length >= ENTRIES_AT_MOST) break;
      if (reached.has(entry.path) || statOf(entry.path) === undefined) continue;
      const known = this.#known(entry);
      const print = known.print();
      entries.push({
        ...entry,
        own: keptResult(known.own, findings),
        shared: null,
        print: print === null ? null : [print.words, ...prints.add(print.bytes)],
      });
    }
    const run = hashes.includes(null) ? '' : this.#runKey(hashes);
    const index = Buffer.from(JSON.stringify({ run, entries } satisfies Index), 'utf8');
    const head = Buffer.alloc(HEAD);
    head.write(MAGIC, 'latin1');
    head.writeUInt32LE(index.length, MAGIC.length);
    head.writeUInt32LE(findings.length, MAGIC.length + 4);
    [[index], findings.parts, prints.parts].forEach((parts, at) => {
      head.writeUInt32LE(checksumOfParts(parts), MAGIC.length + 8 + 4 * at);
    });
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    replaceFile(this.#file, [head, index, ...findings.parts, ...prints.parts], 0o600);
    dropOldFiles(this.#folder);
  }

  /** True when what was read no longer says all that is known. */
  get isStale(): boolean {
    return this.#touched;
  }

  #runKey(hashes: readonly (string | null)[]): string {
    const hash = createHash('sha1');
    this.#seen.forEach(({ path, settings }, at) => {
      hash.update(`${path}\0${hashes[at]}\0${settings}\n`);
    });
    return hash.digest('base64');
  }

  #known(entry: Entry): KnownResult {
    return {
      own: this.#outcome(entry, entry.own),
      shared: entry.shared === null ? null : this.#outcome(entry, entry.shared),
      print: () => {
        if (entry.print === null) return null;
        const [words, offset, length] = entry.print;
        const bytes = this.#readPrints().subarray(offset, offset + length);
        return bytes.length === length ? { words, bytes } : null;
      },
    };
  }

  #outcome({ path, hash }: Entry, [words, counts, offset, length]: KeptResult): DraftOutcome {
    const [error = 0, warning = 0, information = 0, hint = 0, fixable = 0] = counts;
    return {
      path,
      format: formatOf(path),
      words,
      findings: this.#findings.subarray(offset, offset + length),
      counts: { error, warning, information, hint, fixable } satisfies Counts,
      error: null,
      failures: [],
      hash,
      print: null,
      isPartial: false,
    };
  }

  #read(): void {
    let file: number;
    try {
      file = openSync(this.#file, 'r');
    } catch {
      // No cache yet, or none that may be read: every draft is linted.
      return;
    }
    try {
      const head = readPart(file, 0, HEAD);
      if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) return;
      const indexLength = head.readUInt32LE(MAGIC.length);
      const findingsLength = head.readUInt32LE(MAGIC.length + 4);
      const printsAt = HEAD + indexLength + findingsLength;
      if (fstatSync(file).size < printsAt) return;
      const indexBytes = readPart(file, HEAD, indexLength);
      if (checksumOf(indexBytes) !== head.readUInt32LE(MAGIC.length + 8)) return;
      const index: unknown = JSON.parse(indexBytes.toString('utf8'));
      if (
        typeof index !== 'object' ||
        index === null ||
        !('run' in index) ||
        typeof index.run !== 'string' ||
        !('entries' in index) ||
        !Array.isArray(index.entries) ||
        !index.entries.every(isEntry)
      )
        return;
      const findings = readPart(file, HEAD + indexLength, findingsLength);
      if (checksumOf(findings) !== head.readUInt32LE(MAGIC.length + 12)) return;
      this.#findings = findings;
      this.#printsAt = printsAt;
      this.#printsChecksum = head.readUInt32LE(MAGIC.length + 16);
      this.#index = { run: index.run, entries: index.entries };
    } catch {
      // A broken cache is written anew by the next run.
      this.#index = { run: '', entries: [] };
    } finally {
      closeSync(file);
    }
  }

  /** The prints are wanted only when something has changed. */
  #readPrints(): Uint8Array {
    if (this.#prints === null) {
      try {
        const file = openSync(this.#file, 'r');
        try {
          const prints = readPart(file, this.#printsAt, fstatSync(file).size - this.#printsAt);
          this.#prints = checksumOf(prints) === this.#printsChecksum ? prints : new Uint8Array(0);
        } finally {
          closeSync(file);
        }
      } catch {
        // Drafts without a print are linted again.
        this.#prints = new Uint8Array(0);
      }
    }
    return this.#prints;
  }
}

/** Bytes that will follow each other in the file. */
class Parts {
  readonly parts: Uint8Array[] = [];
  length = 0;

  add(bytes: Uint8Array): [offset: number, length: number] {
    const offset = this.length;
    this.parts.push(bytes);
    this.length += bytes.length;
    return [offset, bytes.length];
  }
}

function keptResult({ words, counts, findings }: DraftOutcome, parts: Parts): KeptResult {
  const { error, warning, information, hint, fixable } = counts;
  return [words, [error, warning, information, hint, fixable], ...parts.add(findings)];
}

/** A cache may be anybody's file: what is not built as we build it is not read. */
function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { path, stat, hash, settings, own, shared, print } = value as Readonly<Record<string, unknown>>;
  return (
    typeof path === 'string' &&
    typeof hash === 'string' &&
    typeof settings === 'string' &&
    (stat === null || areNumbers(stat, 4)) &&
    isKeptResult(own) &&
    (shared === null || isKeptResult(shared)) &&
    (print === null || areNumbers(print, 3))
  );
}

function isKeptResult(value: unknown): value is KeptResult {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [words, counts, offset, length] = value as readonly unknown[];
  return areNumbers([words, offset, length], 3) && areNumbers(counts, 5);
}

function areNumbers(value: unknown, count: number): boolean {
  return Array.isArray(value) && value.length === count && value.every((one) => typeof one === 'number');
}

/** Null for a file that may change again unseen, and where there is none. */
function stampOf(path: string, now: number): Entry['stat'] {
  const stat = statOf(path);
  if (stat === undefined || now - stat.mtimeMs < RACY_MS || now - stat.ctimeMs < RACY_MS) return null;
  return [stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino];
}

function sameStat(a: Entry['stat'], b: Entry['stat']): boolean {
  return a !== null && b !== null && a.every((value, at) => value === b[at]);
}

function readPart(file: number, from: number, length: number): Buffer {
  const part = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, part, done, length - done, from + done);
    if (read === 0) throw new RangeError('the file ends early');
    done += read;
  }
  return part;
}

/** Results for folders that nobody has linted for two months. */
function dropOldFiles(folder: string): void {
  const before = Date.now() - DAYS_KEPT * 86_400_000;
  for (const name of readdirSync(folder)) {
    if (!/^[0-9a-f]{24}\.results$|^\..{0,200}\.tmp$/.test(name)) continue;
    const stat = statOf(join(folder, name));
    if (stat !== undefined && stat.mtimeMs < before) rmSync(join(folder, name), { force: true });
  }
}
