/**
 * `npm run fuzz`: lints generated drafts of 200 words and more and holds them to every law, for as long as asked.
 *
 *   --documents N   stop after so many drafts (default 2000)
 *   --minutes N     stop after so much time instead
 *   --seed N        the first seed (default: the clock's); each draft has its own, and its number is printed with a fault
 *   --workers N     threads (default 2)
 *   --keep          write what fails to test/corpus/crashers, minimised
 *   --faults N      stop after so many different faults (default 10)
 *   --verbose       print how often each rule fired and each kind of fix was offered
 *
 * A run that is interrupted (Ctrl+C) still says how far it came. Exits with 1 when a law was broken or a draft took
 * over a minute, and, in a run of 20,000 drafts or more, when a rule or a kind of its fixes never came up.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { keepCrasher } from './crashers.ts';
import { TURNS } from './seed-run.ts';
import { addTo, emptyTally, neverSeen } from './tally.ts';
import type { Batch, BatchResult, FoundFault } from './worker.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    workers: { type: 'string', default: '2' },
    faults: { type: 'string', default: '10' },
    keep: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

const BATCH = 200;
/** A run of so many drafts has to see everything. */
const LONG_RUN = 20_000;
const PROGRESS = 5_000;
/** A thread that spends so long on one draft, machine asleep or not, is asked about. */
const TOO_LONG_MS = 60_000;

const firstSeed = values.seed === undefined ? Math.floor(Date.now() / 1000) : Number(values.seed);
const mostFaults = Number(values.faults);
const deadline = values.minutes === undefined ? null : Date.now() + Number(values.minutes) * 60_000;
const mostDrafts =
  values.documents !== undefined
    ? Number(values.documents)
    : deadline === null
      ? 2_000
      : Number.POSITIVE_INFINITY;

const started = Date.now();
const total = emptyTally();
const faults = new Map<string, string>();
let kept = 0;
let stuck = 0;
let given = 0;
let stopping = false;
process.on('SIGINT', () => {
  stopping = true;
});
process.on('SIGTERM', () => {
  stopping = true;
});

await Promise.all(Array.from({ length: Math.max(1, Number(values.workers)) }, thread));
summarise();

/** Keeps one worker busy until nothing is left to do. */
async function thread(): Promise<void> {
  let atWork = new Int32Array(new SharedArrayBuffer(8));
  let worker = startWorker(atWork);
  for (let batch = nextBatch(); batch !== null; batch = nextBatch()) {
    const result = await answer(worker, batch, atWork);
    if (result === null) {
      stuck++;
      console.log(`seed ${Atomics.load(atWork, 0)}: did not end within ${TOO_LONG_MS / 1000} seconds`);
      await worker.terminate();
      atWork = new Int32Array(new SharedArrayBuffer(8));
      worker = startWorker(atWork);
      continue;
    }
    const before = total.drafts;
    addTo(total, result.tally);
    for (const fault of result.faults) report(fault);
    if (Math.floor(before / PROGRESS) !== Math.floor(total.drafts / PROGRESS)) progress();
  }
  await worker.terminate();
}

function startWorker(atWork: Int32Array): Worker {
  return new Worker(new URL('worker.ts', import.meta.url), { workerData: { atWork } });
}

function nextBatch(): Batch | null {
  const isOver = stopping || (deadline !== null && Date.now() > deadline) || faults.size >= mostFaults;
  if (isOver || given >= mostDrafts) return null;
  const from = firstSeed + given;
  const count = Math.min(BATCH, mostDrafts - given);
  given += count;
  return { from, count, known: [...faults.keys()] };
}

/** The worker's answer; null when one lint has taken it too long. */
function answer(worker: Worker, batch: Batch, atWork: Int32Array): Promise<BatchResult | null> {
  return new Promise((resolve, reject) => {
    let steps = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(atWork, 1);
      if (now === steps) done(null);
      steps = now;
    }, TOO_LONG_MS);
    const done = (result: BatchResult | null) => {
      clearInterval(watch);
      worker.off('message', done);
      worker.off('error', fail);
      resolve(result);
    };
    const fail = (error: unknown) => {
      clearInterval(watch);
      reject(error);
    };
    worker.on('message', done);
    worker.on('error', fail);
    worker.postMessage(batch);
  });
}

/** Prints a fault of a kind not seen yet, as small as it got. */
function report({ seed, law, fault, kind, draft, changes, text }: FoundFault): void {
  if (faults.has(kind)) return;
  faults.set(kind, fault);
  console.log(`seed ${seed}: ${fault.startsWith('P') ? fault : `${law}: ${fault}`}`);
  if (text === null) {
    console.log('  only with what the linter had kept from earlier drafts');
    return;
  }
  console.log(`  ${draft.format}, ${draft.settings.profile}: ${JSON.stringify(text)}`);
  const ofEditing = law.startsWith('P10');
  if (ofEditing) console.log(`  changes: ${JSON.stringify(changes)}`);
  if (!values.keep) return;
  const file = keepCrasher({ law, ...draft, text, ...(ofEditing ? { changes } : {}) });
  kept++;
  console.log(`  kept as test/corpus/crashers/${file}`);
}

function progress(): void {
  const minutes = (Date.now() - started) / 60_000;
  console.log(
    `${new Date().toISOString()}  ${total.drafts} drafts, ${total.words} words, ${faults.size} kinds of faults, ${minutes.toFixed(1)} minutes`,
  );
}

function summarise(): void {
  const minutes = (Date.now() - started) / 60_000;
  const never = neverSeen(total);
  const isLong = total.drafts >= LONG_RUN;
  if (values.verbose) {
    table('findings by rule', total.rules);
    table('fixes offered', total.fixes);
  }
  table('drafts held to each law', total.laws);
  console.log(
    `laws that take turns: ${Object.entries(TURNS)
      .map(([law, turns]) => `${law.split(' ')[0]} one draft in ${turns}`)
      .join(', ')}; one in 25 is held to all of them`,
  );
  const rows: [string, string | number][] = [
    ['drafts', total.drafts],
    ['words', total.words],
    ['changes', total.changes],
    ['seeds', `${firstSeed} to ${firstSeed + given - 1}, each once`],
    ['minutes', minutes.toFixed(1)],
    ['rules seen to fire', total.rules.size],
    ['rules never seen', never.rules.join(', ') || 'none'],
    ['kinds of fixes seen', total.fixes.size],
    ['promised fixes never seen', never.safeties.join(', ') || 'none'],
    ['fixes of the examples never seen', never.kinds.join(', ') || 'none'],
    ['kinds of faults', faults.size],
    ['kept in test/corpus/crashers', kept],
    ['drafts that did not end', stuck],
  ];
  console.log('');
  for (const [name, value] of rows) console.log(`${name.padEnd(34)} ${value}`);
  const missing = never.rules.length + never.safeties.length + never.kinds.length;
  if (faults.size > 0 || stuck > 0 || (isLong && missing > 0)) process.exitCode = 1;
}

function table(title: string, counts: ReadonlyMap<string, number>): void {
  console.log(`${title}:`);
  for (const [name, times] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(times).padStart(9)}  ${name}`);
}
