/** Putting findings in order, and deciding which of two that meet is shown. */
import type { Span } from '../article/model.ts';
import { lastStartingBy, overlaps } from '../article/model.ts';
import type { Finding } from './finding.ts';
import { SEVERITIES } from './finding.ts';
import { type Facts, familyOf } from './rule.ts';

/**
 * Sorts findings, drops exact repeats, and drops what lies inside a leftover block: what goes away as a
 * whole needs no second remark about its wording or its repetitions.
 */
export function arbitrate(findings: readonly Finding[], _facts: Facts): Finding[] {
  const sorted = [...findings].sort(byPlace);
  const covers = widest(
    sorted.filter((finding) => familyOf(finding.rule) === 'leftover' && finding.severity !== 'hint'),
  );
  const shown: Finding[] = [];
  let last: Finding | null = null;
  for (const finding of sorted) {
    if (
      last !== null &&
      last.rule === finding.rule &&
      last.start === finding.start &&
      last.end === finding.end
    )
      continue;
    last = finding;
    if (isCovered(finding, covers)) continue;
    shown.push(finding);
  }
  return shown;
}

/** The order of findings: by place, then the more severe, then by rule. */
export function byPlace(a: Placed, b: Placed): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

type Placed = Pick<Finding, 'start' | 'end' | 'severity' | 'rule'>;

/** Separate spans out of those that may contain each other; of two that meet, the longer one. */
function widest(findings: readonly Finding[]): Span[] {
  const spans: Span[] = [];
  for (const finding of findings) {
    const last = spans[spans.length - 1];
    if (last === undefined || !overlaps(last, finding)) spans.push(finding);
    else if (finding.end - finding.start > last.end - last.start) spans[spans.length - 1] = finding;
  }
  return spans;
}

function isCovered(finding: Finding, covers: readonly Span[]): boolean {
  if (finding.severity === 'error') return false;
  const at = lastStartingBy(covers, finding.start);
  const cover = covers[at];
  if (
    cover === undefined ||
    (cover.start === finding.start && cover.end === finding.end && familyOf(finding.rule) === 'leftover')
  ) {
    return false;
  }
  return finding.end <= cover.end && cover !== (finding as Span);
}
