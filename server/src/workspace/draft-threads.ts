/**
 * Linting drafts on this thread when they are few, else on worker threads that are fed with batches of paths.
 * Results come back in the order of the drafts, and a draft that brings a thread down stops no other.
 */
import { Worker } from 'node:worker_threads';
import type { LintSettings } from '../lint/settings.ts';
import type { SharedDraft } from '../passages/passage-index.ts';
import {
  DraftLinter,
  type DraftOutcome,
  type DraftSource,
  failedOutcome,
  type Wanted,
} from './lint-draft.ts';

/** Starting a thread costs as much as linting this many drafts. */
const DRAFTS_WORTH_A_THREAD = 100;
const BATCH = 100;
/** Batches that a thread has at hand, so that it never waits for the next. */
const AHEAD = 2;
/**
 * Far more than the longest draft needs. Without a limit V8 lets the garbage of a thousand drafts pile up before it
 * looks: a third more memory for the same time.
 */
const HEAP_MB = 512;
/** Of a draft nothing outlives it, so that little room is enough for what is young: three times 4 MB. */
const YOUNG_MB = 12;

export interface ThreadOptions {
  /** Threads at most; 1 stays on this one. */
  readonly jobs: number;
  /** The program to start threads with: one that calls {@link serveBatches} there. Null: no threads. */
  readonly program: string | URL | null;
}

/** What a thread is started with. */
interface ThreadStart {
  readonly articleLint: 'lint-batches';
}

interface Batch {
  /** Index of the first draft among those of the run. */
  readonly first: number;
  readonly settings: readonly LintSettings[];
  readonly wanted: Wanted;
  readonly drafts: readonly {
    readonly path: string;
    readonly text: string | null;
    /** Index into `settings`. */
    readonly settings: number;
    readonly elsewhere: readonly SharedDraft[] | undefined;
    readonly onlyElsewhere: boolean | undefined;
  }[];
}

interface BatchDone {
  readonly first: number;
  readonly outcomes: readonly DraftOutcome[];
}

/** Threads that may lint several lists of drafts, one after the other. */
export class DraftThreads {
  readonly #options: ThreadOptions;
  readonly #threads: Thread[] = [];
  #own: DraftLinter | null = null;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /**
   * Lints all drafts. `onOutcome` gets each outcome as it comes, in no certain order. Never rejects for a
   * draft's sake: what goes wrong with one is its outcome's `error`.
   */
  async lint(
    drafts: readonly DraftSource[],
    wanted: Wanted,
    onOutcome: (outcome: DraftOutcome, index: number) => void,
  ): Promise<void> {
    const { jobs, program } = this.#options;
    const threads = Math.min(jobs, Math.ceil(drafts.length / DRAFTS_WORTH_A_THREAD));
    if (threads < 2 || program === null) {
      this.#own ??= new DraftLinter();
      for (const [index, draft] of drafts.entries()) onOutcome(this.#own.lint(draft, wanted), index);
      return;
    }
    while (this.#threads.length < threads) this.#threads.push(new Thread(program));
    const work = new Work(drafts, wanted, onOutcome);
    await Promise.all(this.#threads.map((thread) => work.giveTo(thread)));
  }

  /** Ends the threads, which would keep the process alive. */
  close(): void {
    for (const thread of this.#threads) thread.close();
    this.#threads.length = 0;
  }
}

/** True in a thread that {@link DraftThreads} has started. */
export function isDraftThread(data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && 'articleLint' in data && data.articleLint === 'lint-batches'
  );
}

/** The thread's side: lints each batch that comes in. */
export function serveBatches(port: {
  on(event: 'message', listener: (batch: Batch) => void): unknown;
  postMessage(done: BatchDone, transfer: ArrayBuffer[]): void;
}): void {
  const linter = new DraftLinter();
  // Settings arrive as a copy with each batch; the same object must stand for the same settings.
  const known = new Map<string, LintSettings>();
  port.on('message', (batch) => {
    const settings = batch.settings.map((one) => {
      const key = JSON.stringify(one);
      const held = known.get(key) ?? one;
      known.set(key, held);
      return held;
    });
    const outcomes = batch.drafts.map(({ path, text, settings: index, elsewhere, onlyElsewhere }) => {
      const resolved = settings[index];
      return resolved === undefined
        ? failedOutcome(path, 'its settings are missing, which is a fault of Article Lint')
        : linter.lint({ path, text, settings: resolved, elsewhere, onlyElsewhere }, batch.wanted);
    });
    const packed = pack(outcomes);
    port.postMessage({ first: batch.first, outcomes: packed.outcomes }, [packed.buffer]);
  });
}

/** Moves the bytes of a batch into one buffer: it changes threads without being copied, and lives outside of the heap. */
function pack(outcomes: readonly DraftOutcome[]): { outcomes: DraftOutcome[]; buffer: ArrayBuffer } {
  let size = 0;
  for (const { findings, print } of outcomes) size += findings.length + (print?.bytes.length ?? 0);
  const all = new Uint8Array(size);
  let at = 0;
  const move = (bytes: Uint8Array) => {
    all.set(bytes, at);
    at += bytes.length;
    return all.subarray(at - bytes.length, at);
  };
  return {
    buffer: all.buffer,
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      findings: move(outcome.findings),
      print: outcome.print === null ? null : { words: outcome.print.words, bytes: move(outcome.print.bytes) },
    })),
  };
}

/** A worker thread, started anew when a draft has brought it down. */
class Thread {
  readonly #program: string | URL;
  #worker: Worker | null = null;
  /** What the thread was given and has not answered, in order. */
  #open: Batch[] = [];
  #onDone: ((done: BatchDone) => void) | null = null;
  #onDeath: ((open: Batch[], reason: string) => void) | null = null;
  #reason = 'it ended early';

  constructor(program: string | URL) {
    this.#program = program;
  }

  get open(): number {
    return this.#open.length;
  }

  listen(onDone: (done: BatchDone) => void, onDeath: (open: Batch[], reason: string) => void): void {
    this.#onDone = onDone;
    this.#onDeath = onDeath;
  }

  give(batch: Batch): void {
    this.#open.push(batch);
    this.#worker ??= this.#start();
    this.#worker.postMessage(batch);
  }

  close(): void {
    this.#onDeath = null;
    void this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    const start: ThreadStart = { articleLint: 'lint-batches' };
    const worker = new Worker(this.#program, {
      workerData: start,
      argv: [],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (done: BatchDone) => {
      this.#open.shift();
      this.#onDone?.(done);
    });
    worker.on('error', (error) => {
      this.#reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      const open = this.#open;
      this.#open = [];
      this.#onDeath?.(open, this.#reason);
    });
    return worker;
  }
}

/** A list of drafts on its way through the threads. */
class Work {
  readonly #drafts: readonly DraftSource[];
  readonly #onOutcome: (outcome: DraftOutcome, index: number) => void;
  /** Last one first. */
  readonly #waiting: Batch[] = [];

  constructor(
    drafts: readonly DraftSource[],
    wanted: Wanted,
    onOutcome: (outcome: DraftOutcome, index: number) => void,
  ) {
    this.#drafts = drafts;
    this.#onOutcome = onOutcome;
    const numbers = new Map<LintSettings, number>();
    const numbered = drafts.map(({ path, text, settings, elsewhere, onlyElsewhere }) => {
      const number = numbers.get(settings) ?? numbers.size;
      numbers.set(settings, number);
      return { path, text, settings: number, elsewhere, onlyElsewhere };
    });
    const settings = [...numbers.keys()];
    for (let first = 0; first < numbered.length; first += BATCH) {
      this.#waiting.push({ first, settings, wanted, drafts: numbered.slice(first, first + BATCH) });
    }
    this.#waiting.reverse();
  }

  /** Feeds a thread; resolves when nothing is left for it to do. */
  giveTo(thread: Thread): Promise<void> {
    return new Promise((resolve) => {
      const feed = () => {
        while (thread.open < AHEAD) {
          const batch = this.#waiting.pop();
          if (batch === undefined) break;
          thread.give(batch);
        }
        if (thread.open === 0) resolve();
      };
      thread.listen(
        (done) => {
          done.outcomes.forEach((outcome, at) => {
            this.#onOutcome(outcome, done.first + at);
          });
          feed();
        },
        (open, reason) => {
          // A thread works in order: only the first of its batches can have brought it down.
          const [suspect, ...others] = open;
          this.#waiting.push(...others.reverse());
          if (suspect !== undefined) this.#investigate(suspect, reason);
          feed();
        },
      );
      feed();
    });
  }

  /** Which draft of a batch brings a thread down is found by giving them out one by one. */
  #investigate(batch: Batch, reason: string): void {
    if (batch.drafts.length === 1) {
      const path = this.#drafts[batch.first]?.path ?? '';
      this.#onOutcome(failedOutcome(path, `linting it ended its thread: ${reason}`), batch.first);
      return;
    }
    for (let at = batch.drafts.length - 1; at >= 0; at--) {
      const draft = batch.drafts[at];
      if (draft !== undefined) this.#waiting.push({ ...batch, first: batch.first + at, drafts: [draft] });
    }
  }
}
