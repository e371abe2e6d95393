/** Baselines: findings of an old archive that are known and left alone, so that only new ones count. */
import { readFileSync } from 'node:fs';
import { type DraftOutcome, findingsOf, withFindings } from '../workspace/lint-draft.ts';
import type { ReportFinding } from '../workspace/report.ts';
import { whyUnreadable } from '../workspace/walk.ts';
import { replaceFile, whyUnwritable } from '../workspace/write-file.ts';
import { UsageError } from './usage.ts';

/** How often each finding (by rule, and a key of the flagged words) is known in each draft. */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Writes the findings of this run; drafts that it did not reach keep what the baseline says of them. */
export function writeBaseline(file: string, outcomes: readonly DraftOutcome[]): void {
  const known = readBaseline(file)?.files ?? {};
  const files: Record<string, Record<string, number>> = { ...known };
  for (const outcome of outcomes) {
    const { path, error } = outcome;
    if (error !== null) continue;
    const counts: Record<string, number> = {};
    for (const finding of findingsOf(outcome)) {
      const name = nameOf(finding);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    if (Object.keys(counts).length > 0) files[path] = sorted(counts);
    else delete files[path];
  }
  const baseline: Baseline = { version: 1, files: sorted(files) };
  try {
    replaceFile(file, `${JSON.stringify(baseline, null, 1)}\n`);
  } catch (error) {
    throw new UsageError(`The baseline ${file} cannot be written: ${whyUnwritable(error)}.`);
  }
}

/** Leaves out the findings that the baseline knows, each as often as it knows it. */
export function withoutKnown(file: string, outcomes: readonly DraftOutcome[]): DraftOutcome[] {
  const baseline = readBaseline(file);
  if (baseline === null) {
    throw new UsageError(`There is no baseline ${file}: write one with --update-baseline.`);
  }
  return outcomes.map((outcome) => {
    // A draft may be called `constructor`.
    const known = Object.hasOwn(baseline.files, outcome.path) ? baseline.files[outcome.path] : undefined;
    if (known === undefined) return outcome;
    const left = new Map(Object.entries(known));
    const findings = findingsOf(outcome).filter((finding) => {
      const name = nameOf(finding);
      const times = left.get(name) ?? 0;
      left.set(name, times - 1);
      return times < 1;
    });
    return withFindings(outcome, findings);
  });
}

function nameOf({ rule, key }: ReportFinding): string {
  return `${rule} ${key}`;
}

/** Null when there is no such file. */
function readBaseline(file: string): Baseline | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UsageError(`The baseline ${file} cannot be read: ${whyUnreadable(error)}.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(
      `The baseline ${file} is not valid JSON: delete it and write it anew with --update-baseline.`,
    );
  }
  if (!isBaseline(value)) {
    throw new UsageError(
      `${file} is no baseline of this version: delete it and write it anew with --update-baseline.`,
    );
  }
  return value;
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('files' in value))
    return false;
  const { version, files } = value;
  return version === 1 && isRecord(files) && Object.values(files).every(isKnown);
}

/** How often each finding of a draft is known. */
function isKnown(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((times) => typeof times === 'number');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
