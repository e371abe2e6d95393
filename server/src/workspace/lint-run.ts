/**
 * A run over many drafts: what is known from the last run is not done again, the rest goes to threads, and
 * what drafts have in common is found over all of them.
 */
import { severityOf } from '../lint/resolve.ts';
import type { LintSettings } from '../lint/settings.ts';
import { MemoryIndex } from '../passages/memory-index.ts';
import { crossDraft } from '../rules/duplicate/cross-draft.ts';
import { DraftThreads, type ThreadOptions } from './draft-threads.ts';
import {
  type DraftOutcome,
  type DraftSource,
  failedOutcome,
  takesPartial,
  withPartial,
} from './lint-draft.ts';
import type { ResultCache } from './result-cache.ts';

export interface LintRunOptions extends ThreadOptions {
  /** Results of earlier runs; null lints everything afresh. */
  readonly cache: ResultCache | null;
  readonly onProgress?: (done: number, total: number) => void;
  /** Called when the results cannot be kept for the next run. */
  readonly onCacheTrouble?: (error: unknown) => void;
}

/** Lints all drafts; outcomes in their order. What goes wrong with a draft is its outcome's `error`. */
export async function lintDrafts(
  drafts: readonly DraftSource[],
  options: LintRunOptions,
): Promise<DraftOutcome[]> {
  const { cache, onProgress } = options;
  const known = cache?.lookUp(drafts) ?? [];
  const isComplete = cache !== null && drafts.every((_, at) => known[at] != null) && cache.isLastRun();
  if (isComplete && !cache.isStale)
    return known.flatMap((result) => (result === null ? [] : [result.shared ?? result.own]));

  const comparing = drafts.length > 1 && drafts.some(({ settings }) => compares(settings));
  const index = comparing ? new MemoryIndex(drafts.length) : null;
  const own = new Array<DraftOutcome | undefined>(drafts.length);
  const fresh: number[] = [];
  drafts.forEach(({ path }, at) => {
    const result = known[at] ?? null;
    const print = result?.print() ?? null;
    if (result === null || (comparing && print === null)) {
      fresh.push(at);
      return;
    }
    own[at] = result.own;
    if (print !== null) index?.add(path, print);
  });
  const threads = new DraftThreads(options);
  try {
    let done = drafts.length - fresh.length;
    await threads.lint(pick(drafts, fresh), { hash: cache !== null, print: comparing }, (outcome, at) => {
      if (outcome.print !== null) index?.add(outcome.path, outcome.print);
      // The index holds the print now, and a run must not hold every print twice.
      own[fresh[at] ?? -1] = { ...outcome, print: null };
      onProgress?.(++done, drafts.length);
    });
    const alone = drafts.map(
      ({ path }, at) =>
        own[at] ?? failedOutcome(path, 'it was passed over, which is a fault of Article Lint'),
    );
    const final = index === null ? alone : await withShared(drafts, alone, index, threads, cache !== null);
    try {
      cache?.keep(drafts, alone, final, (path) => index?.print(path) ?? null);
    } catch (error) {
      options.onCacheTrouble?.(error);
    }
    return final;
  } finally {
    threads.close();
  }
}

/** Looks again at the drafts that share passages with others, now knowing what they share. */
async function withShared(
  drafts: readonly DraftSource[],
  alone: readonly DraftOutcome[],
  index: MemoryIndex,
  threads: DraftThreads,
  hash: boolean,
): Promise<DraftOutcome[]> {
  const sharing: number[] = [];
  const again: DraftSource[] = [];
  drafts.forEach((draft, at) => {
    const outcome = alone[at];
    if (outcome === undefined || outcome.error !== null || !compares(draft.settings)) return;
    const elsewhere = index.find(draft.path);
    if (elsewhere.length === 0) return;
    sharing.push(at);
    again.push({ ...draft, elsewhere, onlyElsewhere: takesPartial(outcome) });
  });
  const final = [...alone];
  await threads.lint(again, { hash, print: false }, (outcome, at) => {
    const place = sharing[at] ?? -1;
    // A file that has gone or changed meanwhile keeps what was found a moment ago.
    const before = alone[place];
    if (outcome.error !== null || before === undefined || outcome.hash !== before.hash) return;
    final[place] = outcome.isPartial ? withPartial(before, outcome) : outcome;
  });
  return final;
}

/** True when passages shared with other drafts are looked for under these settings. */
function compares(settings: LintSettings): boolean {
  return severityOf(crossDraft.meta, settings) !== 'off';
}

function pick<T>(list: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((at) => list.slice(at, at + 1));
}
