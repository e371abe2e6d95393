/**
 * What cleaning a paste would change, one entry for each thing that would go: what may go unseen, and what an editor
 * should look at first. Hosts show it as a list to tick (a refactor preview, LSP’s change annotations).
 */
import type { Article, Span } from '../article/model.ts';
import { blockAt } from '../article/model.ts';
import { LABELS } from '../leftovers/blocks.ts';
import { withoutCommonRims } from './compose-edits.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import { isPasteFinding } from './fix.ts';

/** One line of that list. All edits of all changes together are separate, so that any choice of them can be made. */
export interface PasteChange {
  /** What goes, how much of it, and from where: `Price widget (8 lines from line 27)`. No two labels are alike. */
  readonly label: string;
  /** How it begins. */
  readonly description: string;
  /** True for what was inferred, and waits until an editor has ticked it. */
  readonly needsConfirmation: boolean;
  /** Source offsets, sorted. */
  readonly edits: readonly Edit[];
}

/** Characters of the text that a description shows. */
const SHOWN = 60;

/**
 * The changes for a draft. `findings` are those of its text; `safeEdits` is what all safe fixes together do to it (rounds
 * made into one list, see `fixDraft`): with nothing else ticked, that is what comes out.
 */
export function pasteChanges(
  article: Article,
  findings: readonly Finding[],
  safeEdits: readonly Edit[],
): PasteChange[] {
  const found = findings.filter(isPasteFinding);
  const safe = found.reduce((edits, finding) => slidTo(article.text, edits, finding), safeEdits);
  const outer = outermost(found);
  const clusters = clustersOf(found);
  const lines = lineStartsOf(article.text);
  const drafts = new Map<Finding | null, Edit[]>();
  for (const edit of safe) {
    for (const part of partsOf(edit, outer)) {
      const owner = ownerOf(part, clusters);
      const edits = drafts.get(owner) ?? [];
      edits.push(part);
      drafts.set(owner, edits);
    }
  }
  const changes: { change: PasteChange; at: number }[] = [];
  const labels = new Set<string>();
  const add = (finding: Finding | null, edits: readonly Edit[], needsConfirmation: boolean): void => {
    const first = edits[0];
    if (first === undefined) return;
    const isRest = needsConfirmation && finding !== null && drafts.has(finding);
    const plain = labelOf(article, lines, finding, edits, isRest);
    let label = plain;
    for (let copy = 2; labels.has(label); copy++) label = `${plain}, ${copy}`;
    labels.add(label);
    const words = wordsOf(article.text, edits);
    const description = excerpt(
      article.text.slice(words.start, Math.min(words.end, words.start + 4 * SHOWN)),
    );
    changes.push({ change: { label, description, needsConfirmation, edits }, at: words.start });
  };
  for (const [finding, edits] of drafts) add(finding, edits, false);
  const taken = [...safe];
  for (const finding of found) {
    // What another draft has too did not come along with this paste: that is for the desk to compare.
    if (finding.severity === 'hint' || finding.rule === 'duplicate/cross-draft') continue;
    const edits = suggestedEdits(article.text, finding, safe, taken);
    if (edits.length === 0) continue;
    taken.push(...edits);
    add(finding, edits, true);
  }
  return changes.sort((a, b) => a.at - b.at).map(({ change }) => change);
}

/**
 * The same safe edits, moved over equal line ends to the rims of a deletion that an editor is asked about: taking out
 * `\nShare` or `Share\n` leaves the same text, but only one of them leaves no empty line to be asked about by itself.
 */
function slidTo(text: string, safe: readonly Edit[], finding: Finding): readonly Edit[] {
  const fix = askedFix(finding);
  if (fix === null) return safe;
  return safe.map((edit, at) => {
    const around = fix.edits.find((one) => one.text === '' && one.start <= edit.start && edit.end <= one.end);
    if (around === undefined || edit.text !== '') return edit;
    const before = text.slice(Math.max(around.start, safe[at - 1]?.end ?? 0), edit.start);
    if (before !== '' && before.trim() === '' && text.slice(edit.start, edit.end).endsWith(before))
      return { start: edit.start - before.length, end: edit.end - before.length, text: '' };
    const after = text.slice(edit.end, Math.min(around.end, safe[at + 1]?.start ?? text.length));
    if (after !== '' && after.trim() === '' && text.slice(edit.start, edit.end).startsWith(after))
      return { start: edit.start + after.length, end: edit.end + after.length, text: '' };
    return edit;
  });
}

/** The fix that an editor is asked about; null when it is safe, or asks for words of the editor's own. */
function askedFix(finding: Finding): Fix | null {
  const fix = finding.fixes.find(({ edits }) => edits.length > 0);
  return fix === undefined || fix.safety === 'safe' || (fix.placeholders?.length ?? 0) > 0 ? null : fix;
}

/**
 * What the first suggested fix of a finding does beyond the safe edits; nothing when they do all of it, when it asks
 * the writer for words, or when it meets another suggestion.
 */
function suggestedEdits(
  text: string,
  finding: Finding,
  safe: readonly Edit[],
  taken: readonly Edit[],
): Edit[] {
  const fix = askedFix(finding);
  if (fix === null) return [];
  const rest: Edit[] = [];
  for (const edit of fix.edits) {
    const inside = safe.filter((one) => one.start < edit.end && edit.start < one.end);
    if (inside.length === 0) rest.push(edit);
    else if (edit.text !== '' || inside.some((one) => one.text !== '')) return [];
    else rest.push(...without(text, edit, inside));
  }
  if (!rest.some((edit) => edit.text !== text.slice(edit.start, edit.end))) return [];
  // White space alone is no reason to ask anybody.
  if (rest.every((edit) => `${edit.text}${text.slice(edit.start, edit.end)}`.trim() === '')) return [];
  return rest.some((edit) => taken.some((one) => meets(edit, one))) ? [] : rest;
}

/**
 * A deletion less what the safe deletions inside it do already. A block keeps the wider of the gaps at its rims, and
 * so does each safe part of it; where a part took the gap that the block would have left, the rest gives it back.
 */
function without(text: string, edit: Edit, inside: readonly Span[]): Edit[] {
  const rest: Edit[] = [];
  let at = edit.start;
  let owed = '';
  for (const span of inside) {
    if (span.start > at) rest.push({ start: at, end: span.start, text: '' });
    if (span.start < edit.start) owed += text.slice(span.start, edit.start);
    if (span.end > edit.end) owed += text.slice(edit.end, span.end);
    at = Math.max(at, span.end);
  }
  if (at < edit.end) rest.push({ start: at, end: edit.end, text: '' });
  const first = rest[0];
  if (first === undefined || owed === '') return gapsBeside(text, edit, rest);
  return [withoutCommonRims(text, { ...first, text: owed }), ...rest.slice(1)];
}

/**
 * The same deletions with the gap at one rim of the block taken at its other rim, where that is beside words that go:
 * else a writer who ticks these and not the safe ones would join the block’s last line and the story.
 */
function gapsBeside(text: string, edit: Span, rest: Edit[]): Edit[] {
  const first = rest[0];
  const last = rest[rest.length - 1];
  if (first === undefined || last === undefined || rest.length < 2) return rest;
  const gapAfter = text.slice(last.start, last.end);
  if (last.end === edit.end && gapAfter.trim() === '' && first.start === edit.start) {
    const start = edit.start - gapAfter.length;
    if (start > 0 && text.slice(start, edit.start) === gapAfter)
      return [{ ...first, start }, ...rest.slice(1, -1)];
  }
  const gapBefore = text.slice(first.start, first.end);
  if (first.start === edit.start && gapBefore.trim() === '' && last.end === edit.end) {
    const end = edit.end + gapBefore.length;
    if (end < text.length && text.slice(edit.end, end) === gapBefore)
      return [...rest.slice(1, -1), { ...last, end }];
  }
  return rest;
}

function meets(a: Edit, b: Edit): boolean {
  return (
    (a.start < b.end && b.start < a.end) || (a.start === b.start && (a.start === a.end || b.start === b.end))
  );
}

/** Findings that lie in no other one, in order. */
function outermost(findings: readonly Finding[]): Finding[] {
  const outer: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = outer[outer.length - 1];
    if (last === undefined || finding.start >= last.end) outer.push(finding);
  }
  return outer;
}

/**
 * A deletion that runs over several findings, cut between them. An edit that takes the gap before its first finding
 * leaves the one after its last, and the other way round; the parts do the same, so that no choice of them makes
 * one paragraph of two.
 */
function partsOf(edit: Edit, outer: readonly Finding[]): Edit[] {
  if (edit.text !== '') return [edit];
  const inside: Finding[] = [];
  for (let at = firstEndingFrom(outer, edit.start + 1); at < outer.length; at++) {
    const finding = outer[at];
    if (finding === undefined || finding.start >= edit.end) break;
    inside.push(finding);
  }
  const first = inside[0];
  if (first === undefined || inside.length === 1) return [edit];
  const takesGapBefore = edit.start < first.start;
  const parts: Edit[] = [];
  let at = edit.start;
  inside.forEach((finding, index) => {
    const next = inside[index + 1];
    const end = next === undefined ? edit.end : takesGapBefore ? finding.end : next.start;
    if (end > at) parts.push({ start: at, end, text: '' });
    at = Math.max(at, end);
  });
  return parts;
}

/** Findings that meet or lie in each other, in their order. */
interface Cluster extends Span {
  readonly findings: readonly Finding[];
}

/** Sorted, and separate. `findings` are sorted by their beginnings. */
function clustersOf(findings: readonly Finding[]): Cluster[] {
  const clusters: { start: number; end: number; findings: Finding[] }[] = [];
  for (const finding of findings) {
    const last = clusters[clusters.length - 1];
    if (last === undefined || finding.start > last.end) {
      clusters.push({ start: finding.start, end: finding.end, findings: [finding] });
    } else {
      last.end = Math.max(last.end, finding.end);
      last.findings.push(finding);
    }
  }
  return clusters;
}

/** Index of the first of the sorted, separate spans that ends at `offset` or behind it. */
function firstEndingFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The finding that covers most of an edit, the smaller of two that cover as much; null when none touches it. */
function ownerOf(edit: Edit, clusters: readonly Cluster[]): Finding | null {
  let best: Finding | null = null;
  let most = 0;
  for (let at = firstEndingFrom(clusters, edit.start); at < clusters.length; at++) {
    const cluster = clusters[at];
    if (cluster === undefined || cluster.start > edit.end) break;
    for (const finding of cluster.findings) {
      const shared = Math.min(edit.end, finding.end) - Math.max(edit.start, finding.start);
      if (shared < 0 || (shared === 0 && edit.start < edit.end)) continue;
      if (shared + 1 > most || (shared + 1 === most && best !== null && lengthOf(finding) < lengthOf(best))) {
        best = finding;
        most = shared + 1;
      }
    }
  }
  return best;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}

function labelOf(
  article: Article,
  lineStarts: readonly number[],
  finding: Finding | null,
  edits: readonly Edit[],
  isRest: boolean,
): string {
  if (finding === null) return 'What these removals leave behind';
  const touched = new Set<number>();
  for (const edit of edits) {
    const last = blockAt(article, edit.end - 1);
    for (let at = Math.max(0, blockAt(article, edit.start)); at <= last; at++) {
      const start = article.starts[at] ?? 0;
      const end = start + (article.blocks[at]?.source.length ?? 0);
      if (edit.start < end && start < edit.end) touched.add(at);
    }
  }
  const lines = Math.max(1, touched.size);
  const called = isRest ? `rest of the ${nameOf(finding.rule)}` : nameOf(finding.rule);
  const from = lineNumber(lineStarts, wordsOf(article.text, edits).start);
  const size = lines === 1 ? `line ${from}` : `${lines} lines from line ${from}`;
  return `${called.charAt(0).toUpperCase()}${called.slice(1)} (${size})`;
}

/** From the first words that the edits take out to the end of that edit; the first edit when there are none. */
function wordsOf(text: string, edits: readonly Edit[]): Span {
  for (const { start, end } of edits) {
    let from = start;
    while (from < end && text.charAt(from).trim() === '') from++;
    if (from < end) return { start: from, end };
  }
  return edits[0] ?? { start: 0, end: 0 };
}

/** In an editor's words; rules of blocks have a name of their own for what they find. */
function nameOf(rule: string): string {
  const name = rule.slice(rule.indexOf('/') + 1);
  if (rule.startsWith('duplicate/')) return `repeat: ${name.replaceAll('-', ' ')}`;
  return Object.hasOwn(LABELS, name) ? LABELS[name as keyof typeof LABELS] : name.replaceAll('-', ' ');
}

/** Where each line begins. */
function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** 1-based. */
function lineNumber(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function excerpt(text: string): string {
  const line = text.replace(/\s{1,100}/g, ' ').trim();
  if (line.length <= SHOWN) return line;
  const cut = line.lastIndexOf(' ', SHOWN);
  return `${line.slice(0, cut > SHOWN / 2 ? cut : SHOWN)}…`;
}
