/** A thread of the long run: examines the seeds that it is sent, and says what it saw. */
import { parentPort, workerData } from 'node:worker_threads';
import { wordCount } from './drafts.ts';
import { createLinters, examine } from './examine.ts';
import { minimise } from './minimise.ts';
import { breaks, draftOfSeed, faultsOfSeed, kindOf, type SeedDraft, type SeedFault } from './seed-run.ts';
import { countFindings, countUp, emptyTally, type Tally } from './tally.ts';

export interface Batch {
  readonly from: number;
  readonly count: number;
  /** Kinds of faults that are known: they are not made small again. */
  readonly known: readonly string[];
}

export interface FoundFault extends SeedFault, SeedDraft {
  readonly seed: number;
  readonly kind: string;
  /** The shortest text that still fails; null where only what the linter had kept from earlier drafts makes it fail. */
  readonly text: string | null;
}

export interface BatchResult {
  readonly tally: Tally;
  readonly faults: readonly FoundFault[];
}

if (parentPort === null) throw new Error('run.ts starts this as a worker');
const port = parentPort;
/** The seed at work and a count of steps, for the main thread to see when this one does not come back. */
const { atWork } = workerData as { readonly atWork: Int32Array };

port.on('message', (batch: Batch) => port.postMessage(run(batch)));

function run({ from, count, known }: Batch): BatchResult {
  // Made anew for each batch, so that a fault that comes of what linters keep can be made again.
  const linters = createLinters();
  const tally = emptyTally();
  const faults: FoundFault[] = [];
  const seen = new Set(known);
  for (let seed = from; seed < from + count; seed++) {
    Atomics.store(atWork, 0, seed);
    Atomics.add(atWork, 1, 1);
    const drawn = draftOfSeed(seed);
    const examined = examine(drawn.draft, linters);
    for (const fault of faultsOfSeed(seed, drawn, examined, (law) => countUp(tally.laws, law))) {
      const kind = kindOf(fault.law, fault.fault);
      if (seen.has(kind)) continue;
      seen.add(kind);
      const fails = (text: string) => {
        Atomics.add(atWork, 1, 1);
        return breaks(fault, drawn, text);
      };
      const text = fails(drawn.draft.text) ? minimise(drawn.draft.text, fails) : null;
      faults.push({ ...fault, ...drawn, seed, kind, text });
    }
    tally.drafts++;
    tally.words += wordCount(drawn.draft.text);
    tally.changes += drawn.changes.length;
    try {
      countFindings(tally, examined.result.findings);
    } catch {
      // P1 has reported it.
    }
  }
  return { tally, faults };
}
