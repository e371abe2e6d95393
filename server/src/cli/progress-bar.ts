/** A bar on a terminal's standard error for runs that take a while. */
import type { Terminal } from './terminal.ts';

/** Runs that end sooner show nothing. */
const FIRST_SHOWN_AFTER_MS = 500;
const SHOWN_EVERY_MS = 80;
const CELLS = 24;

export class ProgressBar {
  readonly #terminal: Terminal;
  readonly #isOn: boolean;
  #next = performance.now() + FIRST_SHOWN_AFTER_MS;

  constructor(terminal: Terminal, quiet: boolean) {
    this.#terminal = terminal;
    this.#isOn = terminal.showsStatus && !quiet;
  }

  show(done: number, total: number): void {
    if (!this.#isOn) return;
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + SHOWN_EVERY_MS;
    const full = Math.round((CELLS * done) / Math.max(1, total));
    const bar = '█'.repeat(full) + '░'.repeat(CELLS - full);
    this.#terminal.status(
      `Linting ${bar} ${done.toLocaleString('en')} of ${total.toLocaleString('en')} drafts`,
    );
  }

  end(): void {
    this.#terminal.status('');
  }
}
