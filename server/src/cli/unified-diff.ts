/** A unified diff of two texts, as `patch` and `git apply` read it. */
import type { Paint } from './terminal.ts';

/** Lines of context around a change. */
const CONTEXT = 3;

type Step = { readonly sign: ' ' | '-' | '+'; readonly line: string };

/** The diff from `before` to `after`; empty when they are equal. Line ends are part of the lines. */
export function unifiedDiff(path: string, before: string, after: string, paint: Paint): string {
  const steps = stepsBetween(linesOf(before), linesOf(after));
  let diff = '';
  let oldLine = 1;
  let newLine = 1;
  for (let at = 0; at < steps.length; ) {
    if (steps[at]?.sign === ' ') {
      oldLine++;
      newLine++;
      at++;
      continue;
    }
    const from = Math.max(0, at - CONTEXT);
    let to = at;
    for (let same = 0; to < steps.length && same <= CONTEXT * 2; to++)
      same = steps[to]?.sign === ' ' ? same + 1 : 0;
    // Only so much context is kept behind the last change.
    let last = to;
    while (last > at && steps[last - 1]?.sign === ' ') last--;
    to = Math.min(steps.length, last + CONTEXT);
    const hunk = steps.slice(from, to);
    const lead = at - from;
    const oldCount = hunk.filter(({ sign }) => sign !== '+').length;
    const newCount = hunk.filter(({ sign }) => sign !== '-').length;
    const place = (line: number, count: number) =>
      `${count === 0 ? line - 1 : line}${count === 1 ? '' : `,${count}`}`;
    const head = `@@ -${place(oldLine - lead, oldCount)} +${place(newLine - lead, newCount)} @@`;
    diff += `${paint('cyan', head)}\n`;
    for (const { sign, line } of hunk) {
      const shown = line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;
      diff += sign === '-' ? paint('red', shown) : sign === '+' ? paint('green', shown) : shown;
    }
    for (const { sign } of steps.slice(at, to)) {
      if (sign !== '+') oldLine++;
      if (sign !== '-') newLine++;
    }
    at = to;
  }
  if (diff === '') return '';
  return `${paint('bold', `--- a/${path}`)}\n${paint('bold', `+++ b/${path}`)}\n${diff}`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * The shortest way from one list of lines to the other. E. W. Myers, *An O(ND) Difference Algorithm and Its
 * Variations*, Algorithmica 1986. Very different texts are given as all old lines, then all new ones.
 */
function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const same = (line: string): Step => ({ sign: ' ', line });
  return [
    ...before.slice(0, head).map(same),
    ...middleSteps(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

const MOST_CHANGES = 2000;

function middleSteps(before: readonly string[], after: readonly string[]): Step[] {
  const replaced: Step[] = [
    ...before.map((line): Step => ({ sign: '-', line })),
    ...after.map((line): Step => ({ sign: '+', line })),
  ];
  if (before.length === 0 || after.length === 0) return replaced;
  const most = Math.min(MOST_CHANGES, before.length + after.length);
  const reach = new Int32Array(2 * most + 2);
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes++) {
    trace.push(reach.slice());
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const isDown =
        diagonal === -changes ||
        (diagonal !== changes && (reach[most + diagonal - 1] ?? 0) < (reach[most + diagonal + 1] ?? 0));
      let x = isDown ? (reach[most + diagonal + 1] ?? 0) : (reach[most + diagonal - 1] ?? 0) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++;
        y++;
      }
      reach[most + diagonal] = x;
      if (x >= before.length && y >= after.length) return wayBack(before, after, trace, most);
    }
  }
  return replaced;
}

function wayBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly Int32Array[],
  most: number,
): Step[] {
  const steps: Step[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = trace.length - 1; changes >= 0 && (x > 0 || y > 0); changes--) {
    const reach = trace[changes] ?? new Int32Array(0);
    const diagonal = x - y;
    const isDown =
      diagonal === -changes ||
      (diagonal !== changes && (reach[most + diagonal - 1] ?? 0) < (reach[most + diagonal + 1] ?? 0));
    const fromDiagonal = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = changes === 0 ? 0 : (reach[most + fromDiagonal] ?? 0);
    const fromY = changes === 0 ? 0 : fromX - fromDiagonal;
    while (x > fromX && y > fromY && x > 0 && y > 0 && before[x - 1] === after[y - 1]) {
      x--;
      y--;
      steps.push({ sign: ' ', line: before[x] ?? '' });
    }
    if (changes === 0) break;
    if (isDown) {
      y--;
      steps.push({ sign: '+', line: after[y] ?? '' });
    } else {
      x--;
      steps.push({ sign: '-', line: before[x] ?? '' });
    }
  }
  return steps.reverse();
}
