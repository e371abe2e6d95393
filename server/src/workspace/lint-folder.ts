/**
 * Linting many drafts: on this thread when they are few, else on worker threads that are fed with batches of
 * paths. Results come back in the order of the drafts, and a draft that brings a thread down stops no other.
 */
import { Worker } from 'node:worker_threads';
import type { LintSettings } from '../lint/settings.ts';
import { DraftLinter, type DraftOutcome, type DraftSource, failedOutcome } from './lint-draft.ts';

export interface LintRun {
  /** Threads at most; 1 stays on this one. */
  readonly jobs: number;
  /** The program to start worker threads with: one that calls {@link serveBatches} there. Null: no threads. */
  readonly worker: string | URL | null;
  /** Called after each draft, or batch of drafts. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Starting a thread costs as much as linting this many drafts. */
const DRAFTS_WORTH_A_THREAD = 100;
const BATCH = 100;
/** Batches that a thread has at hand, so that it never waits for the next. */
const AHEAD = 2;

/** Lints all drafts. Never rejects for a draft's sake: what goes wrong with one is its outcome's `error`. */
export async function lintDrafts(drafts: readonly DraftSource[], run: LintRun): Promise<DraftOutcome[]> {
  const threads = Math.min(run.jobs, Math.ceil(drafts.length / DRAFTS_WORTH_A_THREAD));
  if (threads < 2 || run.worker === null) return lintHere(drafts, run);
  return new Pool(drafts, run, run.worker, threads).run();
}

function lintHere(drafts: readonly DraftSource[], run: LintRun): DraftOutcome[] {
  const linter = new DraftLinter();
  return drafts.map((draft, at) => {
    const outcome = linter.lint(draft);
    run.onProgress?.(at + 1, drafts.length);
    return outcome;
  });
}

/** What a worker thread is started with. */
interface WorkerStart {
  readonly articleLint: 'lint-batches';
  readonly settings: readonly LintSettings[];
}

interface Batch {
  readonly first: number;
  readonly drafts: readonly {
    readonly path: string;
    readonly text: string | null;
    readonly settings: number;
  }[];
}

interface BatchDone {
  readonly first: number;
  readonly outcomes: readonly DraftOutcome[];
}

/** True in a worker thread that {@link lintDrafts} has started. */
export function isBatchWorker(data: unknown): data is WorkerStart {
  return (
    typeof data === 'object' && data !== null && 'articleLint' in data && data.articleLint === 'lint-batches'
  );
}

/** The worker's side: lints each batch that comes in. */
export function serveBatches(
  data: WorkerStart,
  port: {
    on(event: 'message', listener: (batch: Batch) => void): unknown;
    postMessage(done: BatchDone): void;
  },
): void {
  const linter = new DraftLinter();
  port.on('message', (batch) => {
    const outcomes = batch.drafts.map(({ path, text, settings }) => {
      const resolved = data.settings[settings];
      return resolved === undefined
        ? failedOutcome(path, 'its settings are missing, which is a fault of Article Lint')
        : linter.lint({ path, text, settings: resolved });
    });
    port.postMessage({ first: batch.first, outcomes });
  });
}

/** The main thread's side. */
class Pool {
  readonly #drafts: readonly DraftSource[];
  readonly #run: LintRun;
  readonly #program: string | URL;
  readonly #threads: number;
  readonly #settings: LintSettings[] = [];
  readonly #waiting: Batch[] = [];
  readonly #outcomes: (DraftOutcome | undefined)[];
  #done = 0;

  constructor(drafts: readonly DraftSource[], run: LintRun, program: string | URL, threads: number) {
    this.#drafts = drafts;
    this.#run = run;
    this.#program = program;
    this.#threads = threads;
    this.#outcomes = new Array<DraftOutcome | undefined>(drafts.length);
    const numbers = new Map<LintSettings, number>();
    const numbered = drafts.map(({ path, text, settings }) => {
      let number = numbers.get(settings);
      if (number === undefined) {
        number = this.#settings.push(settings) - 1;
        numbers.set(settings, number);
      }
      return { path, text, settings: number };
    });
    for (let first = 0; first < numbered.length; first += BATCH) {
      this.#waiting.push({ first, drafts: numbered.slice(first, first + BATCH) });
    }
    this.#waiting.reverse();
  }

  async run(): Promise<DraftOutcome[]> {
    await Promise.all(Array.from({ length: this.#threads }, () => this.#keepThread()));
    return this.#outcomes.map(
      (outcome, at) =>
        outcome ??
        failedOutcome(this.#drafts[at]?.path ?? '', 'it was passed over, which is a fault of Article Lint'),
    );
  }

  /** Keeps one thread running until no batch waits; a thread that dies is replaced. */
  async #keepThread(): Promise<void> {
    while (this.#waiting.length > 0) {
      const { left, reason } = await this.#runThread();
      // Which of the drafts brought it down is found by giving them out one by one.
      for (const batch of left) {
        if (batch.drafts.length > 1) {
          batch.drafts.forEach((draft, at) => {
            if (this.#outcomes[batch.first + at] === undefined) {
              this.#waiting.push({ first: batch.first + at, drafts: [draft] });
            }
          });
        } else {
          const path = batch.drafts[0]?.path ?? '';
          this.#finish({
            first: batch.first,
            outcomes: [failedOutcome(path, `linting it ended its thread: ${reason}`)],
          });
        }
      }
    }
  }

  #runThread(): Promise<{ left: Batch[]; reason: string }> {
    return new Promise((resolve) => {
      const start: WorkerStart = { articleLint: 'lint-batches', settings: this.#settings };
      const worker = new Worker(this.#program, { workerData: start, argv: [], execArgv: [] });
      const atHand: Batch[] = [];
      let reason = 'it ended early';
      const feed = () => {
        // After a crash, single drafts: the first one that is answered clears it of suspicion.
        while (atHand.length < AHEAD) {
          const batch = this.#waiting.pop();
          if (batch === undefined) break;
          atHand.push(batch);
          worker.postMessage(batch);
          if (batch.drafts.length === 1) break;
        }
        if (atHand.length === 0) void worker.terminate();
      };
      worker.on('message', (done: BatchDone) => {
        atHand.shift();
        this.#finish(done);
        feed();
      });
      worker.on('error', (error) => {
        reason = error instanceof Error ? error.message : String(error);
      });
      worker.on('exit', () => {
        // A thread works in order: only the first batch at hand can have brought it down.
        const [first, ...others] = atHand;
        this.#waiting.push(...others.reverse());
        resolve({ left: first === undefined ? [] : [first], reason });
      });
      feed();
    });
  }

  #finish(done: BatchDone): void {
    done.outcomes.forEach((outcome, at) => {
      if (this.#outcomes[done.first + at] === undefined) this.#done++;
      this.#outcomes[done.first + at] = outcome;
    });
    this.#run.onProgress?.(this.#done, this.#drafts.length);
  }
}
