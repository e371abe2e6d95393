/** `article-lint fix`: applies every safe fix, in place. */
import { formatOf } from '../article/read.ts';
import { createLinter, type Linter, readArticle } from '../lint/engine.ts';
import { SEVERITIES } from '../lint/finding.ts';
import { applyEdits, fixDraft } from '../lint/fix.ts';
import { lintedLength } from '../lint/long-draft.ts';
import { stripMarks } from '../lint/strip-marks.ts';
import { type Counts, countsOf, type DraftSource, noCounts } from '../workspace/lint-draft.ts';
import { readDraft } from '../workspace/read-draft.ts';
import { ReadOnlyError, replaceFile, whyUnwritable } from '../workspace/write-file.ts';
import { complainAbout } from './complain.ts';
import { deliver } from './deliver.ts';
import { ProgressBar } from './progress-bar.ts';
import { isOutcome, selectDrafts } from './select-drafts.ts';
import { harmless, painter, type Terminal } from './terminal.ts';
import { unifiedDiff } from './unified-diff.ts';
import { type Invocation, UsageError } from './usage.ts';

interface FixedFile {
  readonly path: string;
  /** Fixes applied, marks taken out included. */
  readonly applied: number;
  readonly changed: boolean;
  readonly error: string | null;
  readonly failures: readonly string[];
}

/** Runs the command and gives the exit status: that of what is left to fix by hand. */
export async function fix(invocation: Invocation, terminal: Terminal): Promise<number> {
  const { format = null, stdin, dryRun, quiet } = invocation;
  if (format !== null && format !== 'pretty' && format !== 'json') {
    throw new UsageError('fix prints --format pretty or json; use check for the other formats.');
  }
  const { drafts, problems } = await selectDrafts(invocation);
  const linter = createLinter();
  const progress = new ProgressBar(terminal, quiet);
  const left = noCounts();
  const files: FixedFile[] = [];
  const paint = painter(terminal.colour);
  for (const [at, draft] of drafts.entries()) {
    if (isOutcome(draft)) {
      files.push({ path: draft.path, applied: 0, changed: false, error: draft.error, failures: [] });
      continue;
    }
    const fixed = fixOne(draft, linter, invocation);
    if (fixed.error === null) {
      for (const name of Object.keys(left) as (keyof Counts)[]) left[name] += fixed.counts[name];
    }
    files.push(fixed);
    progress.show(at + 1, drafts.length);
    if (fixed.error !== null) continue;
    if (stdin && !dryRun) await terminal.print(fixed.mark + fixed.after);
    else if (dryRun && fixed.changed) {
      progress.end();
      await terminal.print(unifiedDiff(draft.path, fixed.before, fixed.after, paint));
    }
  }
  progress.end();
  const changed = files.filter((file) => file.changed);
  if (format === 'json' && !stdin && !dryRun) {
    const report = files.map(({ path, applied, changed: isChanged, error }) => ({
      path,
      applied,
      changed: isChanged,
      error,
    }));
    await deliver([`${JSON.stringify({ version: 1, files: report })}\n`], null, terminal);
  } else if (!quiet && !stdin && !dryRun) {
    for (const { path, applied } of changed) {
      await terminal.print(
        `${paint('bold', harmless(path))}: ${applied === 1 ? '1 fix' : `${applied} fixes`}\n`,
      );
    }
    await terminal.print(`${summaryOf(changed, left)}\n`);
  }
  if (complainAbout(terminal, problems, files)) return 2;
  return SEVERITIES.slice(0, SEVERITIES.indexOf(invocation.failOn) + 1).some((severity) => left[severity] > 0)
    ? 1
    : 0;
}

type FixedDraft = FixedFile & {
  readonly before: string;
  readonly after: string;
  readonly mark: string;
  readonly counts: Counts;
};

function fixOne(draft: DraftSource, linter: Linter, { dryRun, stripMarks: strips }: Invocation): FixedDraft {
  const failed = (error: string): FixedDraft => ({
    path: draft.path,
    applied: 0,
    changed: false,
    error,
    failures: [],
    before: '',
    after: '',
    mark: '',
    counts: noCounts(),
  });
  const read =
    draft.text === null
      ? readDraft(draft.path)
      : { text: draft.text, hadByteOrderMark: false, bytes: null, error: null };
  if (read.error !== null) return failed(read.error);
  const before = read.text;
  const format = formatOf(draft.path);
  // Of a draft too long to be linted whole, the rest stays as it is.
  const rest = before.slice(lintedLength(before));
  const fixed = fixDraft(
    { text: before.slice(0, before.length - rest.length), format, settings: draft.settings },
    linter,
  );
  let text = fixed.text;
  let { applied } = fixed;
  if (strips) {
    const edits = stripMarks(readArticle(text, format));
    text = applyEdits(text, edits);
    applied += edits.length;
  }
  const after = text + rest;
  const mark = read.hadByteOrderMark ? '\uFEFF' : '';
  const changed = after !== before;
  if (changed && !dryRun && draft.text === null) {
    try {
      if (!isSame(draft.path, read.bytes))
        return failed('it was changed while it was being fixed, and was left alone: run fix again');
      replaceFile(draft.path, mark + after);
    } catch (error) {
      return failed(
        error instanceof ReadOnlyError
          ? 'it is read-only and was left alone: make it writable first (chmod u+w)'
          : `it could not be written and is as it was: ${whyUnwritable(error)}`,
      );
    }
  }
  return {
    path: draft.path,
    applied,
    changed,
    error: null,
    failures: fixed.result.failures.map(({ rule, error }) => `${rule}: ${String(error)}`),
    before,
    after,
    mark,
    counts: countsOf(fixed.result.findings),
  };
}

/** True when the file still holds what was read from it: a writer may save while a folder is being fixed. */
function isSame(path: string, bytes: Uint8Array | null): boolean {
  const now = readDraft(path);
  return now.error === null && bytes !== null && Buffer.compare(now.bytes, bytes) === 0;
}

function summaryOf(changed: readonly FixedFile[], left: Counts): string {
  const fixes = changed.reduce((sum, { applied }) => sum + applied, 0);
  const done =
    fixes === 0
      ? 'Nothing to fix safely.'
      : `${fixes === 1 ? '1 fix' : `${fixes.toLocaleString('en')} fixes`} in ${changed.length === 1 ? '1 draft' : `${changed.length.toLocaleString('en')} drafts`}.`;
  const remaining = left.error + left.warning + left.information;
  if (remaining === 0) return done;
  return `${done} ${remaining === 1 ? '1 finding is' : `${remaining.toLocaleString('en')} findings are`} left for an editor: article-lint check`;
}
