/**
 * `npm run fuzz`: lints generated drafts of 200 words and more and holds them to every law, for as long as asked.
 *
 *   --documents N   stop after so many drafts (default 2000)
 *   --minutes N     stop after so much time instead
 *   --seed N        the first seed (default: today's); each draft has its own, and its number is printed with a fault
 *   --keep          write what fails to test/corpus/crashers, minimised
 *   --faults N      stop after so many different faults (default 10)
 *
 * Exits with 1 when a law was broken, or when a rule never fired in a run of 20,000 drafts or more.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { createLinter } from '../../server/src/lint/engine.ts';
import type { Fix } from '../../server/src/lint/finding.ts';
import { ALL_RULES } from '../../server/src/rules/all.ts';
import { keepCrasher } from './crashers.ts';
import { type Change, change, draft, type FuzzDraft, wordCount } from './drafts.ts';
import { createLinters, editingEqualsFresh, faultsOfLaw, LAWS, type Linters } from './laws.ts';
import { minimise } from './minimise.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    faults: { type: 'string', default: '10' },
    keep: { type: 'boolean', default: false },
  },
});

/** A draft is grown until it has so many words. */
const FEWEST_WORDS = 200;
/** Linters are made anew so often, so that a fault that comes of what they keep can be made again. */
const DRAFTS_A_LINTER = 200;
const EDITING = 'P10 editing equals fresh';

const firstSeed = values.seed === undefined ? Math.floor(Date.now() / 1000) : Number(values.seed);
const mostFaults = Number(values.faults);
const deadline = values.minutes === undefined ? null : Date.now() + Number(values.minutes) * 60_000;
const mostDrafts =
  values.documents === undefined
    ? deadline === null
      ? 2_000
      : Number.POSITIVE_INFINITY
    : Number(values.documents);

const started = Date.now();
const arbitrary = fc.tuple(draft(12), fc.array(change(), { maxLength: 4 }));
const fired = new Map<string, number>(ALL_RULES.map(({ meta }) => [meta.id, 0]));
const fixes = new Map<string, number>();
const faults = new Map<string, string>();
let linters = createLinters();
let drafts = 0;
let words = 0;
let edits = 0;

for (let seed = firstSeed; drafts < mostDrafts && faults.size < mostFaults; seed++) {
  if (deadline !== null && Date.now() > deadline) break;
  const [base, changes] = fc.sample(arbitrary, { seed, numRuns: 1 })[0] ?? [null, []];
  if (base === null) throw new Error(`no draft of seed ${seed}`);
  const long = grown(base, seed);
  if (drafts % DRAFTS_A_LINTER === 0) linters = createLinters();
  drafts++;
  words += wordCount(long.text);
  edits += changes.length;
  count(long);
  for (const [name, law] of Object.entries(LAWS)) {
    const found = faultsOfLaw(name, law, long, linters);
    if (found[0] !== undefined) report(name, found[0], long, [], seed);
  }
  const found = editing(long, changes, linters);
  if (found[0] !== undefined) report(EDITING, found[0], long, changes, seed);
}

summarise();

/** The draft with others of the same format behind it, until it is long enough. */
function grown(base: FuzzDraft, seed: number): FuzzDraft {
  let { text } = base;
  for (let more = 1; wordCount(text) < FEWEST_WORDS; more++) {
    // Beyond any seed that a run counts up to.
    const [next] = fc.sample(draft(12), { seed: seed * 31 + more * 1_000_003, numRuns: 1 });
    text += `\n\n${next?.text ?? ''}`;
  }
  return { ...base, text };
}

function editing(long: FuzzDraft, changes: readonly Change[], { usual }: Linters): string[] {
  try {
    return editingEqualsFresh(long, changes, usual);
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : String(error)}`];
  }
}

function count(long: FuzzDraft): void {
  for (const finding of linters.usual.lint(long).findings) {
    fired.set(finding.rule, (fired.get(finding.rule) ?? 0) + 1);
    for (const fix of finding.fixes) {
      const kind = `${finding.rule} ${fix.safety} “${titleOf(fix)}”`;
      fixes.set(kind, (fixes.get(kind) ?? 0) + 1);
    }
  }
}

/** A fix's title without the names and words of its draft. */
function titleOf({ title }: Fix): string {
  return title
    .replace(/“[^”]{0,400}”/g, '“…”')
    .replace(/^(Attribute to|Name the) .*/, '$1 …')
    .replace(/\d+/g, 'N');
}

/** Prints a fault of a kind not seen yet, made as small as it gets. */
function report(
  name: string,
  fault: string,
  long: FuzzDraft,
  changes: readonly Change[],
  seed: number,
): void {
  const kind = kindOf(name, fault);
  if (faults.has(kind)) return;
  faults.set(kind, fault);
  console.log(`seed ${seed}: ${fault.startsWith('P') ? fault : `${name}: ${fault}`}`);
  const law = LAWS[name];
  const fails = (text: string) => {
    const shorter = { ...long, text };
    const found =
      law === undefined
        ? editing(shorter, changes, createLinters())
        : faultsOfLaw(name, law, shorter, { ...linters, usual: createLinter() });
    return found.some((one) => kindOf(name, one) === kind);
  };
  if (!fails(long.text)) {
    console.log('  only with what the linter had kept from earlier drafts');
    return;
  }
  const text = minimise(long.text, fails);
  console.log(`  ${long.format}, ${long.settings.profile}: ${JSON.stringify(text)}`);
  if (changes.length > 0) console.log(`  changes: ${JSON.stringify(changes)}`);
  if (values.keep) {
    const file = keepCrasher({ law: name, ...long, text, ...(changes.length > 0 ? { changes } : {}) });
    console.log(`  kept as test/corpus/crashers/${file}`);
  }
}

/** What a fault is about, without the places and words of its draft. */
function kindOf(name: string, fault: string): string {
  const rule = /[a-z]+\/[a-z-]+/.exec(fault)?.[0] ?? '';
  return `${name} ${rule} ${fault.replace(/".*"|“.*”|\d+/g, '').slice(0, 60)}`;
}

function summarise(): void {
  const minutes = (Date.now() - started) / 60_000;
  const all = [...fired].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(
    `${drafts} drafts, ${words} words, ${edits} changes in ${minutes.toFixed(1)} minutes, seeds ${firstSeed} to ${firstSeed + drafts - 1}`,
  );
  console.log('findings by rule:');
  for (const [rule, times] of all) console.log(`${String(times).padStart(9)}  ${rule}`);
  console.log('fixes offered:');
  for (const [kind, times] of [...fixes].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(times).padStart(9)}  ${kind}`);
  const silent = all.filter(([, times]) => times === 0).map(([rule]) => rule);
  if (silent.length > 0) console.log(`never fired: ${silent.join(', ')}`);
  console.log(`${faults.size} kinds of faults`);
  if (faults.size > 0 || (silent.length > 0 && drafts >= 20_000)) process.exitCode = 1;
}
