/**
 * What the drafts of a workspace share: the open ones as they stand in the editor, and those on disk that
 * something has read, in this session or, where the editor gives storage, in one before. A draft whose text
 * changed names the drafts that now have other things to say of it, so that nobody else has to be asked.
 */
import type { Position } from 'vscode-languageserver';
import type { Article } from '../article/model.ts';
import type { Steps } from '../article/steps.ts';
import { severityOf } from '../lint/resolve.ts';
import type { LintSettings } from '../lint/settings.ts';
import { type DraftPrint, printOf, printOfTyped } from '../passages/draft-print.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import { crossDraft, NEAR_COPY } from '../rules/duplicate/cross-draft.ts';
import type { KeptPassages } from '../workspace/kept-passages.ts';
import type { PlaceElsewhere } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { DraftLayers } from './draft-layers.ts';
import { LineStarts } from './line-starts.ts';
import { isBelow, mayBeFolder, nameOf, uriKey, uriOfKey } from './uris.ts';

/** Drafts held at most; about 3 kB each. Later ones are compared with these, but not with each other. */
export const MOST_HELD = 100_000;

/** What a draft shares with others, for one lint of it. */
export interface Sharing {
  /** For the linter; `id`s are names for people. */
  readonly elsewhere: readonly SharedDraft[];
  /** Leads from such a name and a span back to the other draft, as it stood when it was compared. */
  readonly place: PlaceElsewhere;
  /** The lint holds as long as {@link CrossDrafts.revisionOf} says the same. */
  readonly revision: number;
}

export interface CrossDraftsHost {
  /** False where the linter lacks the rule, and without a workspace folder: then nothing is kept. */
  readonly isOn: boolean;
  isOpen(uri: string): boolean;
  /** Innermost workspace folder of a draft, and the path from it; null outside of every folder. */
  folderOf(uri: string): string | null;
  pathOf(uri: string): string | null;
  /** What this draft shares has changed through a change of another one. */
  changed(uri: string): void;
  /** {@link MOST_HELD} is reached. Called once. */
  full(): void;
  /** There is something new to be kept for the next session. */
  wantsFlush(): void;
}

/** Replaced when its draft is read again, so that whoever holds one sees the draft as it was. */
interface Entry {
  readonly uri: string;
  readonly lines: LineStarts;
  /**
   * By id of the other draft: all of what they share that its findings depend on. Null when nobody has asked,
   * as for a draft that was kept from an earlier session.
   */
  readonly partners: ReadonlyMap<string, string> | null;
  /** True for the text in an editor, false for the file. */
  readonly isOpen: boolean;
  /** Whether the settings want findings in this draft. */
  compares: boolean;
  revision: number;
}

/** A text in the editor that the others have not been compared with yet. */
interface Waiting {
  readonly key: string;
  readonly uri: string;
  readonly print: DraftPrint;
  readonly lines: LineStarts;
  readonly settings: LintSettings;
  /** Null until it is known. */
  found: Found | null;
}

/** What a print shares, and the state of the index that this was said of. */
interface Found {
  readonly shared: readonly SharedDraft[];
  readonly changes: number;
}

/** Others are compared with a draft when nothing has been typed in it for so long, or sooner when they are read. */
const PAUSE_MS = 300;

const NOBODY: ReadonlyMap<string, string> = new Map();
const NOTHING: Sharing = { elsewhere: [], place: () => null, revision: 0 };

export class CrossDrafts {
  readonly #host: CrossDraftsHost;
  /** Ids are keys of URIs. */
  readonly #layers: DraftLayers;
  readonly #entries = new Map<string, Entry>();
  /** Keys of drafts that a walk over a folder has come by, open or not. */
  readonly #onDisk = new Set<string>();
  /** Keys of drafts that were taken over from an earlier session and that nobody has been told of. */
  #untold = new Set<string>();
  #waiting: Waiting | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #revisions = 0;
  #saidFull = false;

  constructor(host: CrossDraftsHost) {
    this.#host = host;
    this.#layers = new DraftLayers(() => host.wantsFlush());
  }

  /** Goes on with what was kept in an earlier session. Called before anything is read. */
  goOnWith(kept: KeptPassages): void {
    this.#layers.goOnWith(kept);
  }

  /** URIs of the files that are held from an earlier session or this one, whatever has become of them. */
  held(): string[] {
    return [...this.#layers.fileKeys()].flatMap((key) => uriOfKey(key) ?? []);
  }

  get isOn(): boolean {
    return this.#host.isOn;
  }

  /** Changes when a draft has to be linted again for the sake of another one; 0 for drafts not held. */
  revisionOf(uri: string): number {
    if (this.#waiting?.key !== uriKey(uri)) this.#catchUp();
    return this.#host.isOn ? (this.#entries.get(uriKey(uri))?.revision ?? 0) : 0;
  }

  /**
   * Takes the text of an open draft as it stands, and tells what it shares. While a writer types in it, what others
   * share with it is worked out at the next pause. Steps of a text that is behind are not gone on with.
   */
  *ofOpen(document: OpenDocument, article: Article, settings: LintSettings): Steps<Sharing> {
    if (!this.#host.isOn) return NOTHING;
    const { uri } = document;
    const key = uriKey(uri);
    if (this.#waiting?.key !== key) this.#catchUp();
    const print = printOfTyped(article);
    // It may have been closed while it was linted.
    if (!document.isOpen || !this.#hasRoomFor(key)) return yield* this.#compare(uri, print, settings);
    const lines = new LineStarts(document.text.getText());
    const before = this.#entries.get(key);
    if (before?.isOpen !== true) {
      const found = yield* this.#find(key, print);
      if (!document.isOpen) return this.#sharing(uri, comparesUnder(settings) ? found.shared : [], 0);
      return this.#take(uri, print, lines, settings, found, () => this.#layers.putOpen(key, print));
    }
    const waiting: Waiting = { key, uri, print, lines, settings, found: null };
    this.#waiting = waiting;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#catchUp(), PAUSE_MS);
    if (!comparesUnder(settings)) return this.#sharing(uri, [], before.revision);
    waiting.found = yield* this.#find(key, print);
    return this.#sharing(uri, waiting.found.shared, before.revision);
  }

  /** Takes the text that waits. Called before anything is asked or told of another draft. */
  #catchUp(): void {
    const waiting = this.#waiting;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
    // Of a draft that was closed meanwhile the file counts, if anything.
    if (waiting === null || !this.#host.isOn || !this.#host.isOpen(waiting.uri)) return;
    const { key, uri, print, lines, settings, found } = waiting;
    this.#take(uri, print, lines, settings, found, () => this.#layers.putOpen(key, print));
  }

  /** Takes a draft as it is on disk, and tells what it shares; it counts unless an editor holds it. */
  *ofFile(
    uri: string,
    { text, stamp }: { readonly text: string; readonly stamp: string },
    article: Article,
    settings: LintSettings,
  ): Steps<Sharing> {
    if (!this.#host.isOn) return NOTHING;
    this.#catchUp();
    const key = uriKey(uri);
    this.#onDisk.add(key);
    const print = printOf(article);
    if (!this.#hasRoomFor(key)) return yield* this.#compare(uri, print, settings);
    const lines = new LineStarts(text);
    const found = yield* this.#find(key, print);
    this.#catchUp();
    const isOpen = this.#host.isOpen(uri);
    const put = () => this.#layers.putFile(key, print, stamp, lines, isOpen);
    if (!isOpen) return this.#take(uri, print, lines, settings, found, put);
    put();
    return this.#sharing(uri, comparesUnder(settings) ? found.shared : [], 0);
  }

  /**
   * Takes a draft as it is on disk without a look at it: false when what is held is not what now stands there.
   * Of drafts that come from an earlier session nobody is told before {@link tellOfKept}.
   */
  ofUnchangedFile(uri: string, stamp: string, settings: LintSettings): boolean {
    if (!this.#host.isOn) return false;
    this.#catchUp();
    const key = uriKey(uri);
    const file = this.#layers.file(key, stamp);
    if (file === null) return false;
    const before = this.#entries.get(key);
    if (before === undefined && !this.#hasRoomFor(key)) return true;
    this.#onDisk.add(key);
    if (this.#host.isOpen(uri)) return true;
    const compares = comparesUnder(settings);
    if (before === undefined) {
      const revision = ++this.#revisions;
      this.#entries.set(key, { uri, lines: file.lines, partners: null, isOpen: false, compares, revision });
      this.#untold.add(key);
    } else if (before.isOpen) {
      const { print, lines } = file;
      this.#take(uri, print, lines, settings, null, () => this.#layers.dropOpen(key));
    } else {
      before.compares = compares;
    }
    return true;
  }

  /** All drafts of an earlier session that still hold have been taken: those that share with them are told. */
  tellOfKept(): void {
    this.#catchUp();
    const untold = this.#untold;
    this.#untold = new Set();
    if (untold.size === 0) return;
    for (const [key, { isOpen }] of this.#entries) {
      // Of closed ones, nobody has findings that were made without them.
      if (isOpen && this.#layers.find(key).some(({ id }) => untold.has(id))) this.#tell(key);
    }
  }

  /** Writes what is to be kept. Throws when that fails; nothing is lost then. */
  flush(): void {
    this.#layers.flush();
  }

  close(): void {
    this.#catchUp();
    this.#layers.close();
  }

  /** A walk has come by an open draft: once it is closed, its file counts. */
  standsOnDisk(uri: string): void {
    if (this.#host.isOn) this.#onDisk.add(uriKey(uri));
  }

  isOnDisk(uri: string): boolean {
    const key = uriKey(uri);
    return this.#onDisk.has(key) || this.#layers.hasFile(key);
  }

  /** Drafts on disk that are held, at this place or in the folder that it is. */
  heldAt(uri: string): string[] {
    const key = uriKey(uri);
    if (!mayBeFolder(uri)) return this.#onDisk.has(key) ? [uri] : [];
    const held: string[] = [];
    for (const [one, entry] of this.#entries)
      if (isBelow(one, key) && this.#onDisk.has(one)) held.push(entry.uri);
    return held;
  }

  /** The text is no draft (any more), or is gone; an open one is told apart by `isFile`. */
  remove(uri: string, isFile: boolean): void {
    const key = uriKey(uri);
    if (this.#waiting?.key === key && !isFile) this.#waiting = null;
    this.#catchUp();
    if (isFile) this.#onDisk.delete(key);
    if (isFile && this.#host.isOpen(uri)) {
      this.#layers.dropFile(key);
      return;
    }
    const entry = this.#entries.get(key);
    const partners = entry === undefined ? NOBODY : this.#partnersOf(key, entry);
    this.#layers.dropOpen(key);
    this.#layers.dropFile(key);
    this.#entries.delete(key);
    for (const partner of partners.keys()) this.#tell(partner);
  }

  /** The editor has let go of folders: what lay in them, and lies in no other, shares nothing any more. */
  foldersChanged(): void {
    for (const { uri } of [...this.#entries.values()]) {
      if (this.#host.folderOf(uri) === null) this.remove(uri, true);
    }
  }

  /** What a print shares that is held by nobody. */
  *#compare(uri: string, print: DraftPrint, settings: LintSettings): Steps<Sharing> {
    if (!comparesUnder(settings)) return NOTHING;
    return this.#sharing(uri, (yield* this.#find(uriKey(uri), print)).shared, 0);
  }

  *#find(key: string, print: DraftPrint): Steps<Found> {
    const { changes } = this.#layers;
    return { shared: yield* this.#layers.findSteps(key, print), changes };
  }

  /**
   * Puts a print in the place of the one that counted for its draft before, and tells those that it concerns.
   * `found` is what it shares, where that is known; nothing of that is believed if the index has changed since.
   */
  #take(
    uri: string,
    print: DraftPrint,
    lines: LineStarts,
    settings: LintSettings,
    found: Found | null,
    put: () => void,
  ): Sharing {
    const isFresh = found !== null && found.changes === this.#layers.changes;
    const key = uriKey(uri);
    const isOpen = this.#host.isOpen(uri);
    const compares = comparesUnder(settings);
    const before = this.#entries.get(key);
    const isSame = before !== undefined && equalPrints(this.#layers.print(key), print);
    const partners = before === undefined ? NOBODY : this.#partnersOf(key, before);
    put();
    const shared = isFresh ? found.shared : this.#layers.find(key);
    const entry: Entry = {
      uri,
      lines,
      partners: shared.length === 0 ? NOBODY : new Map(shared.map((one) => [one.id, terms(one, lines)])),
      isOpen,
      compares,
      revision: before?.revision ?? ++this.#revisions,
    };
    // Only open drafts are read again and again; of all others the text need not be kept.
    if (!isOpen) lines.letGo();
    this.#entries.set(key, entry);
    this.#untold.delete(key);
    // A draft that is compared anew because another one changed has no news for anybody.
    const hasPartners = partners.size + shared.length > 0;
    if (hasPartners && !(isSame && before.lines.equals(lines))) {
      for (const [id, said] of entry.partners ?? NOBODY) if (partners.get(id) !== said) this.#tell(id);
      for (const id of partners.keys()) if (entry.partners?.has(id) !== true) this.#tell(id);
    }
    return this.#sharing(uri, compares ? shared : [], entry.revision);
  }

  /** Whom a draft that is held shares with, and what; where nobody has asked yet, only whom. */
  #partnersOf(key: string, { partners }: Entry): ReadonlyMap<string, string> {
    return partners ?? new Map(this.#layers.find(key).map(({ id }) => [id, '']));
  }

  #hasRoomFor(key: string): boolean {
    if (this.#entries.size < MOST_HELD || this.#entries.has(key)) return true;
    if (!this.#saidFull) this.#host.full();
    this.#saidFull = true;
    return false;
  }

  #tell(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || !entry.compares) return;
    entry.revision = ++this.#revisions;
    this.#host.changed(entry.uri);
  }

  #sharing(uri: string, shared: readonly SharedDraft[], revision: number): Sharing {
    if (shared.length === 0) return { ...NOTHING, revision };
    const others = new Map<string, Entry>();
    const elsewhere = shared.flatMap((one) => {
      const other = this.#entries.get(one.id);
      if (other === undefined) return [];
      const short = this.#nameFor(other.uri, uri);
      const name = others.has(short) ? other.uri : short;
      others.set(name, other);
      return [{ ...one, id: name }];
    });
    const place: PlaceElsewhere = (name, { start, end }) => {
      const other = others.get(name);
      if (other === undefined) return null;
      const { uri, lines } = other;
      return { uri, range: { start: lines.position(start), end: lines.position(end) } };
    };
    return { elsewhere, place, revision };
  }

  /** How findings in the draft `from` name another one. */
  #nameFor(uri: string, from: string): string {
    const folder = this.#host.folderOf(uri);
    const path = this.#host.pathOf(uri);
    if (folder === null || path === null) return nameOf(uri);
    return folder === this.#host.folderOf(from) ? path : `${nameOf(folder)}/${path}`;
  }
}

function comparesUnder(settings: LintSettings): boolean {
  return severityOf(crossDraft.meta, settings) !== 'off';
}

/**
 * All that a finding in the other draft can show of this one. Places in this draft are those an editor sees:
 * typing in another paragraph moves offsets, but neither lines nor columns.
 */
function terms({ passages, containment }: SharedDraft, lines: LineStarts): string {
  const spans = passages.map(({ here, there, words, agreeing }) => {
    const [start, end] = [lines.position(here.start), lines.position(here.end)];
    return `${at(start)}-${at(end)} ${there.start}-${there.end} ${words} ${agreeing}`;
  });
  return `${containment >= NEAR_COPY ? 'copy ' : ''}${spans.join(';')}`;
}

function at({ line, character }: Position): string {
  return `${line}:${character}`;
}

function equalPrints(a: DraftPrint | null, b: DraftPrint): boolean {
  if (a === null || a.words !== b.words || a.bytes.length !== b.bytes.length) return false;
  for (let index = 0; index < b.bytes.length; index++) if (a.bytes[index] !== b.bytes[index]) return false;
  return true;
}
