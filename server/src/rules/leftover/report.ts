/** What the rules of this folder share: reporting blocks of lines, and spans within a line. */
import type { Block, Span } from '../../article/model.ts';
import { sourceSpan, within } from '../../article/model.ts';
import { quotationsOf } from '../../article/quotations.ts';
import type { Leftover } from '../../leftovers/leftover-map.ts';
import type { Fix, Severity } from '../../lint/finding.ts';
import type { Facts, Report } from '../../lint/rule.ts';

/** How many characters of a leftover its message shows. */
const SHOWN = 40;

/** Reports each block of lines that the leftover map gives to the rule `id`: one finding, one fix. */
export function reportBlocks(facts: Facts, id: string, report: (report: Report) => void): void {
  for (const leftover of facts.leftovers.leftovers) {
    if (leftover.rule === id) report(blockReport(facts, leftover));
  }
}

function blockReport(facts: Facts, leftover: Leftover): Report {
  const severity = severityOf(leftover);
  const size = `${leftover.lines} ${leftover.lines === 1 ? 'line' : 'lines'}`;
  const sure = Math.min(99, Math.round(leftover.confidence * 100));
  const opening = facts.article.blocks[leftover.first]?.reading ?? '';
  const called = /^[aeiou]/.test(leftover.label) ? `an ${leftover.label}` : `a ${leftover.label}`;
  const reads = leftover.evidence === 'literal' ? 'This is' : 'This reads like';
  return {
    start: leftover.start,
    end: leftover.end,
    ...(severity === null ? {} : { severity }),
    message: `What is this doing here? ${reads} ${called} (${size} from “${excerpt(opening)}”, ${sure} % sure).`,
    fixes: blockFixes(facts.article.text, leftover, size, opening),
    unnecessary: true,
  };
}

/** Known wording in a fitting place keeps the rule's own severity; what is inferred is information. */
function severityOf(leftover: Leftover): Severity | null {
  return leftover.firm ? null : 'information';
}

function blockFixes(text: string, leftover: Leftover, size: string, opening: string): Fix[] {
  const fixes: Fix[] = [];
  const { removals, safeRemovals } = leftover;
  const whole = safeRemovals.length > 0 && isCovered(text, removals, safeRemovals);
  if (removals.length > 0) {
    fixes.push({
      title: `Remove the ${leftover.label} (${size})`,
      safety: whole ? 'safe' : 'suggested',
      edits: removals.map((span) => ({ ...span, text: '' })),
    });
  }
  if (!whole && safeRemovals.length > 0) {
    fixes.push({
      title: `Remove only what is certain in the ${leftover.label}`,
      safety: 'safe',
      edits: safeRemovals.map((span) => ({ ...span, text: '' })),
    });
  }
  fixes.push(houseFix(opening));
  return fixes;
}

/** True when nothing but white space of `spans` lies outside of `covers`; both are sorted. */
function isCovered(text: string, spans: readonly Span[], covers: readonly Span[]): boolean {
  return spans.every((span) => {
    let at = span.start;
    for (const cover of covers) {
      if (cover.end <= at) continue;
      if (cover.start >= span.end) break;
      if (text.slice(at, cover.start).trim() !== '') return false;
      at = cover.end;
    }
    return text.slice(at, Math.max(at, span.end)).trim() === '';
  });
}

/** The quick fix that makes a line the house's own. */
export function houseFix(line: string): Fix {
  const own = line
    .replaceAll('*', ' ')
    .replace(/\s{1,100}/g, ' ')
    .trim();
  return {
    title: 'This is ours: never flag it',
    safety: 'suggested',
    edits: [],
    setting: { path: ['leftovers', 'house'], add: own },
  };
}

/** The first words of a text, cut at a word's end. */
export function excerpt(text: string): string {
  const line = text.replace(/\s{1,100}/g, ' ').trim();
  if (line.length <= SHOWN) return line.replace(/[.?!…]{1,3}$/, '');
  const cut = line.lastIndexOf(' ', SHOWN);
  return `${line.slice(0, cut > 12 ? cut : SHOWN)}…`;
}

/** True when a reading span lies in or touches a quotation of its block. */
export function isQuoted(block: Block, span: Span): boolean {
  return quotationsOf(block).some((quotation) => span.start < quotation.end && quotation.start < span.end);
}

/** True when a reading offset lies in inline code or an address. */
export function isProtected(block: Block, at: number): boolean {
  return within(block.protected, at);
}

/**
 * True when no markup stands within a reading span: what is reported, and taken out, is what a reader sees, whatever
 * ends its lines.
 */
export function readsAsWritten(block: Block, span: Span): boolean {
  if (block.pieces === null) return true;
  const { start, end } = sourceSpan(block, span);
  return block.source.slice(start, end).replace(/\r\n?/g, '\n') === block.reading.slice(span.start, span.end);
}

/** Source span of a reading span of the block that starts at the source offset `offset`. */
export function spanAt(block: Block, offset: number, start: number, end: number): Span {
  const span = sourceSpan(block, { start, end });
  return { start: offset + span.start, end: offset + span.end };
}

/**
 * Calls `visit` with each block that rules may read and of which `test` holds, and its source offset. Give the same
 * function each time: what it says of a block is asked once, and kept as long as the block is.
 */
export function eachBlockWith(
  facts: Facts,
  test: (block: Block) => boolean,
  visit: (block: Block, start: number, index: number) => void,
): void {
  const { blocks, starts } = facts.article;
  for (const index of facts.blocksWith(test)) {
    const block = blocks[index];
    if (block === undefined || block.kind === 'code') continue;
    visit(block, starts[index] ?? 0, index);
  }
}
