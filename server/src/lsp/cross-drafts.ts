/**
 * What the drafts of a session share: one passage index over the open drafts, as they stand in the editor, and
 * over those on disk that something has read. A draft whose text changed names the drafts that now have
 * other things to say of it, so that nobody else has to be asked.
 */
import type { Position } from 'vscode-languageserver';
import type { Article } from '../article/model.ts';
import { severityOf } from '../lint/resolve.ts';
import type { LintSettings } from '../lint/settings.ts';
import { type DraftPrint, printOf } from '../passages/draft-print.ts';
import { MemoryIndex } from '../passages/memory-index.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import { crossDraft, NEAR_COPY } from '../rules/duplicate/cross-draft.ts';
import type { PlaceElsewhere } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { LineStarts } from './line-starts.ts';
import { isBelow, mayBeFolder, nameOf, uriKey } from './uris.ts';

/** Drafts held at most; about 3 kB each. Later ones are compared with these, but not with each other. */
export const MOST_HELD = 30_000;

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
}

/** Replaced when its draft is read again, so that whoever holds one sees the draft as it was. */
interface Entry {
  readonly uri: string;
  readonly lines: LineStarts;
  /** By id of the other draft: all of what they share that its findings depend on. */
  readonly partners: ReadonlyMap<string, string>;
  /** Whether the settings want findings in this draft. */
  readonly compares: boolean;
  revision: number;
}

const NOBODY: ReadonlyMap<string, string> = new Map();
const NOTHING: Sharing = { elsewhere: [], place: () => null, revision: 0 };

export class CrossDrafts {
  readonly #host: CrossDraftsHost;
  /** Ids are keys of URIs. */
  readonly #index = new MemoryIndex();
  readonly #entries = new Map<string, Entry>();
  /** Keys of drafts that a walk over a folder has come by, open or not. */
  readonly #onDisk = new Set<string>();
  #revisions = 0;
  #saidFull = false;

  constructor(host: CrossDraftsHost) {
    this.#host = host;
  }

  get isOn(): boolean {
    return this.#host.isOn;
  }

  /** Changes when a draft has to be linted again for the sake of another one; 0 for drafts not held. */
  revisionOf(uri: string): number {
    return this.#host.isOn ? (this.#entries.get(uriKey(uri))?.revision ?? 0) : 0;
  }

  /** Takes the text of an open draft as it stands, and tells what it shares. */
  ofOpen(document: OpenDocument, article: Article, settings: LintSettings): Sharing {
    return this.#read(document.uri, document.text.getText(), article, settings, document.isOpen);
  }

  /** Takes a draft as it is on disk, unless an editor holds it, and tells what it shares. */
  ofFile(uri: string, text: string, article: Article, settings: LintSettings): Sharing {
    if (!this.#host.isOn) return NOTHING;
    this.#onDisk.add(uriKey(uri));
    return this.#read(uri, text, article, settings, !this.#host.isOpen(uri));
  }

  /** A walk has come by an open draft: once it is closed, its file counts. */
  standsOnDisk(uri: string): void {
    if (this.#host.isOn) this.#onDisk.add(uriKey(uri));
  }

  isOnDisk(uri: string): boolean {
    return this.#onDisk.has(uriKey(uri));
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
    if (isFile) this.#onDisk.delete(key);
    if (isFile && this.#host.isOpen(uri)) return;
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#index.remove(key);
    this.#entries.delete(key);
    for (const partner of entry.partners.keys()) this.#tell(partner);
  }

  #read(uri: string, text: string, article: Article, settings: LintSettings, holds: boolean): Sharing {
    if (!this.#host.isOn) return NOTHING;
    const key = uriKey(uri);
    const compares = severityOf(crossDraft.meta, settings) !== 'off';
    const print = printOf(article);
    if (!holds || !this.#hasRoomFor(key)) {
      return compares ? this.#sharing(uri, this.#index.find(print, key), 0) : NOTHING;
    }
    const before = this.#entries.get(key);
    const isSame = before !== undefined && equalPrints(this.#index.print(key), print);
    if (!isSame) this.#index.add(key, print);
    const shared = this.#index.find(key);
    const lines = new LineStarts(text);
    const entry: Entry = {
      uri,
      lines,
      partners: shared.length === 0 ? NOBODY : new Map(shared.map((one) => [one.id, terms(one, lines)])),
      compares,
      revision: before?.revision ?? ++this.#revisions,
    };
    // Only open drafts are read again and again; of all others the text need not be kept.
    if (!this.#host.isOpen(uri)) lines.letGo();
    this.#entries.set(key, entry);
    // A draft that is compared anew because another one changed has no news for anybody.
    const partners = before?.partners ?? NOBODY;
    const hasPartners = partners.size + entry.partners.size > 0;
    if (hasPartners && !(isSame && before.lines.equals(lines))) {
      for (const [id, said] of entry.partners) if (partners.get(id) !== said) this.#tell(id);
      for (const id of partners.keys()) if (!entry.partners.has(id)) this.#tell(id);
    }
    return this.#sharing(uri, compares ? shared : [], entry.revision);
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
