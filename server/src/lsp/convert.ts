/** Between the engine's offsets and the protocol's positions. */
import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Position,
  Range,
  TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../article/model.ts';
import { documentationOf } from '../lint/documentation.ts';
import type { Edit, Finding, Severity } from '../lint/finding.ts';
import type { ClientCapabilities } from './client-capabilities.ts';

export const SOURCE = 'article-lint';

const SEVERITY_CODES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};
const UNNECESSARY = 1;
/** A text of which positions are asked; its byte-order mark, which the engine does not count, included. */
export class Placement {
  readonly document: TextDocument;
  readonly #shift: number;

  constructor(document: TextDocument) {
    this.document = document;
    this.#shift = document.getText().charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Position of an engine offset. Between the two halves of a character outside the BMP it moves before it. */
  position(offset: number): Position {
    return this.document.positionAt(this.#whole(offset + this.#shift));
  }

  /** Engine offset of a position; places beyond the text are moved into it. */
  offset(position: Position): number {
    return Math.max(0, this.document.offsetAt(position) - this.#shift);
  }

  /** The range of a span as it is, for edits. */
  editRange(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  /** The range of a span to be shown: never empty where the text has a character to show. */
  shownRange(span: Span): Range {
    const range = this.editRange(span);
    if (range.start.line !== range.end.line || range.start.character !== range.end.character) return range;
    const text = this.document.getText();
    const from = this.document.offsetAt(range.start);
    // A character after it on the same line, or else one before it.
    if (from < text.length && !isLineEnd(text.charCodeAt(from))) {
      const wide = isHigh(text.charCodeAt(from)) && isLow(text.charCodeAt(from + 1)) ? 2 : 1;
      return { start: range.start, end: this.document.positionAt(from + wide) };
    }
    if (range.start.character > 0) {
      return { start: this.document.positionAt(this.#whole(from - 1)), end: range.end };
    }
    return from < text.length
      ? { start: range.start, end: { line: range.start.line + 1, character: 0 } }
      : range;
  }

  textEdit(edit: Edit): TextEdit {
    return { range: this.editRange(edit), newText: this.newText(edit.text) };
  }

  /** Text that goes into the draft, with the draft's own line ends. */
  newText(text: string): string {
    if (!text.includes('\n')) return text;
    const plain = text.replace(/\r\n?/g, '\n');
    return this.document.getText().includes('\r\n') ? plain.replace(/\n/g, '\r\n') : plain;
  }

  #whole(offset: number): number {
    const text = this.document.getText();
    return offset > 0 && isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1))
      ? offset - 1
      : offset;
  }
}

/** Where another draft's passage stands, for related places in it. */
export type PlaceElsewhere = (
  path: string,
  span: Span,
) => { readonly uri: string; readonly range: Range } | null;

/** A finding as the protocol shows it. */
export function toDiagnostic(
  finding: Finding,
  placement: Placement,
  client: ClientCapabilities,
  elsewhere: PlaceElsewhere = () => null,
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: placement.shownRange(finding),
    severity: SEVERITY_CODES[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: finding.message,
  };
  if (client.codeDescription) diagnostic.codeDescription = { href: documentationOf(finding.rule) };
  if (finding.unnecessary === true && client.tags) diagnostic.tags = [UNNECESSARY];
  if (finding.related.length > 0 && client.related) {
    const related: DiagnosticRelatedInformation[] = [];
    for (const place of finding.related) {
      const location =
        place.path === undefined
          ? { uri: placement.document.uri, range: placement.shownRange(place) }
          : elsewhere(place.path, place);
      if (location !== null) related.push({ location, message: place.message });
    }
    if (related.length > 0) diagnostic.relatedInformation = related;
  }
  if (client.data && finding.fixes.length > 0) {
    diagnostic.data = { fix: finding.fixes.some(({ safety }) => safety === 'safe') ? 'safe' : 'suggested' };
  }
  return diagnostic;
}

/**
 * A short name for a list of diagnostics: equal lists have equal names, and different ones differ but for
 * accidents of 1 in 2^53. Two FNV-like sums over all that is shown.
 */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  const add = (value: number): void => {
    low = Math.imul(low ^ value, 0x01000193);
    high = Math.imul(high ^ (value + 0x7f4a7c15), 0x85ebca6b);
    high ^= high >>> 13;
  };
  const addText = (text: string): void => {
    for (let index = 0; index < text.length; index++)
      low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    add(text.length);
  };
  const addRange = ({ start, end }: Range): void => {
    add(start.line);
    add(start.character);
    add(end.line);
    add(end.character);
  };
  add(diagnostics.length);
  for (const diagnostic of diagnostics) {
    addRange(diagnostic.range);
    add(diagnostic.severity ?? 0);
    addText(String(diagnostic.code));
    addText(String(diagnostic.message));
    add(diagnostic.tags?.length ?? 0);
    if (diagnostic.data !== undefined) addText(String((diagnostic.data as { fix?: string }).fix));
    for (const related of diagnostic.relatedInformation ?? []) {
      addText(related.location.uri);
      addRange(related.location.range);
      addText(related.message);
    }
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
