/** `articleLint.waitWhileTyping`: new findings in the sentence that is being written wait until it is written. */
import {
  type Diagnostic,
  type DiagnosticCollection,
  Disposable,
  languages,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextDocumentSaveReason,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { mayBeDraft } from './drafts.ts';
import { carried, isTyped, type Lines, type Stretch, sentenceAt, touches } from './writing.ts';

/** A writer who stops for so long is reading. */
const PAUSE_MS = 1000;

/** A finding with where it stands now: a diagnostic's own range stays where it was when it was found. */
interface Placed {
  readonly finding: Diagnostic;
  range: Stretch;
}

/** Somebody writes in a draft. */
interface Writing {
  readonly document: TextDocument;
  readonly editor: TextEditor;
  /** All that the server has found. */
  told: Placed[];
  /** What the writer sees. */
  shown: Placed[];
  timer: NodeJS.Timeout | undefined;
}

/**
 * A collection of diagnostics that keeps some back, for at most a second: those that touch the sentence at the
 * caret and were not there when the writer began. They show when the caret leaves the sentence, when the writer
 * pauses, or saves. What is shown stays as long as the server finds it; what it finds no more goes at once.
 * This is done here and not in the server, which knows no caret: other editors get every finding at once.
 */
export class PatientCollection implements DiagnosticCollection {
  private readonly collection: DiagnosticCollection;
  private readonly disposables: Disposable;
  private writing: Writing | undefined;
  /** A draft that was saved while it was written in: what is found in it next shows, though the writer types on. */
  private saved: string | undefined;

  constructor(name: string) {
    this.collection = languages.createDiagnosticCollection(name);
    this.disposables = Disposable.from(
      this.collection,
      workspace.onDidChangeTextDocument((change) => this.changed(change)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.writing?.editor) this.show();
      }),
      window.onDidChangeActiveTextEditor(() => this.stop()),
      // Saving by itself, a moment after each pause, is not the writer's doing.
      workspace.onWillSaveTextDocument(({ document, reason }) => {
        if (document !== this.writing?.document || reason === TextDocumentSaveReason.AfterDelay) return;
        this.stop();
        this.saved = document.uri.toString();
      }),
    );
  }

  get name(): string {
    return this.collection.name;
  }

  set(uri: Uri, diagnostics: readonly Diagnostic[] | undefined): void;
  set(entries: readonly [Uri, readonly Diagnostic[] | undefined][]): void;
  set(
    first: Uri | readonly [Uri, readonly Diagnostic[] | undefined][],
    diagnostics?: readonly Diagnostic[],
  ): void {
    const entries: readonly [Uri, readonly Diagnostic[] | undefined][] = isEntries(first)
      ? first
      : [[first, diagnostics]];
    const others = entries.filter(([uri]) => !this.isWrittenIn(uri));
    if (others.length > 0) this.collection.set(others);
    for (const [uri, found] of entries) {
      const isSaved = this.saved === uri.toString();
      if (isSaved) this.saved = undefined;
      if (!this.writing || !this.isWrittenIn(uri)) continue;
      this.writing.told = placed(found ?? []);
      if (isSaved) this.showAll(this.writing);
      else this.show();
    }
  }

  delete(uri: Uri): void {
    if (this.isWrittenIn(uri)) this.forget();
    this.collection.delete(uri);
  }

  clear(): void {
    this.forget();
    this.collection.clear();
  }

  forEach(
    callback: (uri: Uri, diagnostics: readonly Diagnostic[], collection: DiagnosticCollection) => unknown,
  ): void {
    for (const [uri, diagnostics] of this.collection) callback(uri, diagnostics, this);
  }

  get(uri: Uri): readonly Diagnostic[] | undefined {
    return this.collection.get(uri);
  }

  has(uri: Uri): boolean {
    return this.collection.has(uri);
  }

  [Symbol.iterator](): Iterator<[uri: Uri, diagnostics: readonly Diagnostic[]]> {
    return this.collection[Symbol.iterator]();
  }

  dispose(): void {
    this.forget();
    this.disposables.dispose();
  }

  private isWrittenIn(uri: Uri): boolean {
    return this.writing?.document.uri.toString() === uri.toString();
  }

  private changed({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const editor = window.activeTextEditor;
    if (document !== editor?.document) return;
    // Undoing, pasting and fixing are done at once: their findings are wanted at once.
    const writes = reason === undefined && isTyped(contentChanges) && mayBeDraft(document) && waits(document);
    if (!writes) {
      this.stop();
      return;
    }
    if (this.writing?.editor !== editor) {
      this.stop();
      const shown = placed(this.collection.get(document.uri) ?? []);
      this.writing = { document, editor, told: shown, shown, timer: undefined };
    }
    const { writing } = this;
    for (const one of new Set([...writing.told, ...writing.shown]))
      one.range = carried(one.range, contentChanges);
    clearTimeout(writing.timer);
    writing.timer = setTimeout(() => this.stop(), PAUSE_MS);
  }

  /** Shows what may be shown now. */
  private show(): void {
    const { writing } = this;
    if (writing === undefined) return;
    const { document, editor, told, shown } = writing;
    const lines: Lines = { lineCount: document.lineCount, lineText: (line) => document.lineAt(line).text };
    const sentences = editor.selections.map(({ active }) => sentenceAt(lines, active));
    const now = told.filter(
      (one) =>
        !sentences.some((sentence) => touches(one.range, sentence)) ||
        shown.some((other) => isSame(one, other)),
    );
    if (now.length === shown.length && now.every((one, at) => one === shown[at])) return;
    writing.shown = now;
    this.collection.set(
      document.uri,
      now.map(({ finding }) => finding),
    );
  }

  /** The writer does something else: everything shows. */
  private stop(): void {
    const { writing } = this;
    if (writing === undefined) return;
    this.forget();
    if (writing.told.length !== writing.shown.length) this.showAll(writing);
  }

  private showAll(writing: Writing): void {
    writing.shown = writing.told;
    this.collection.set(
      writing.document.uri,
      writing.told.map(({ finding }) => finding),
    );
  }

  private forget(): void {
    clearTimeout(this.writing?.timer);
    this.writing = undefined;
  }
}

function waits(document: TextDocument): boolean {
  return workspace.getConfiguration('articleLint', document).get<boolean>('waitWhileTyping', true);
}

function placed(findings: readonly Diagnostic[]): Placed[] {
  return findings.map((finding) => ({ finding, range: finding.range }));
}

/** The same rule about the same words, which may have grown meanwhile. */
function isSame(one: Placed, other: Placed): boolean {
  return ruleOf(one) === ruleOf(other) && touches(one.range, other.range);
}

function ruleOf({ finding: { code } }: Placed): unknown {
  return typeof code === 'object' ? code.value : code;
}

function isEntries(
  first: Uri | readonly [Uri, readonly Diagnostic[] | undefined][],
): first is readonly [Uri, readonly Diagnostic[] | undefined][] {
  return Array.isArray(first);
}
