/** Standing background: passages that a house repeats on purpose and has registered once. */
import { type Article, blockAt, type Span, sourceEnd, sourceStart } from '../article/model.ts';
import type { LintSettings } from '../lint/settings.ts';
import { hashOfRun, readWords, type Words, wordsOf } from './words.ts';

const RUN = 4;
/** Share of a passage's four-word runs that must be background. The rest is what a writer changed in it. */
export const LEAST_SHARE = 0.7;

const known = new WeakMap<readonly string[], ReadonlySet<number>>();

/** Hashes of the four-word runs of the registered passages. The same set for the same settings. */
function backgroundRuns(settings: LintSettings): ReadonlySet<number> {
  const { background } = settings.duplicates;
  const kept = known.get(background);
  if (kept !== undefined) return kept;
  const runs = new Set<number>();
  for (const passage of background) addRuns(readWords(passage), runs);
  known.set(background, runs);
  return runs;
}

/** True when most of the words `from` to `to` are registered as standing background. */
export function isBackground(words: Words, from: number, to: number, settings: LintSettings): boolean {
  if (settings.duplicates.background.length === 0 || to - from < RUN) return false;
  const runs = backgroundRuns(settings);
  let found = 0;
  for (let at = from; at + RUN <= to; at++) if (runs.has(hashOfRun(words.hashes, at, at + RUN))) found++;
  return found >= LEAST_SHARE * (to - from - RUN + 1);
}

/** Share of the words of a source span, which may run over several blocks, that is registered as standing background. */
export function backgroundShare(article: Article, span: Span, settings: LintSettings): number {
  if (settings.duplicates.background.length === 0) return 0;
  let inside = 0;
  let background = 0;
  for (let index = Math.max(0, blockAt(article, span.start)); index < article.blocks.length; index++) {
    const block = article.blocks[index];
    const base = article.starts[index] ?? 0;
    if (block === undefined || base >= span.end) break;
    const words = wordsOf(block);
    let from = 0;
    while (from < words.count && base + sourceEnd(block, words.ends[from] ?? 0) <= span.start) from++;
    let to = words.count;
    while (to > from && base + sourceStart(block, words.starts[to - 1] ?? 0) >= span.end) to--;
    inside += to - from;
    if (isBackground(words, from, to, settings)) background += to - from;
  }
  return inside === 0 ? 0 : background / inside;
}

function addRuns(words: Words, runs: Set<number>): void {
  for (let at = 0; at + RUN <= words.count; at++) runs.add(hashOfRun(words.hashes, at, at + RUN));
}
