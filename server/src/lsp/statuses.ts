/** What an editor's status item says of open drafts: how many findings, in what time, and what is not read and why. */
import type { LintResult } from '../lint/engine.ts';
import { STATUS, type StatusParams } from '../protocol.ts';
import { languageOf } from '../sourcing/language.ts';
import type { Linted } from './linting.ts';
import type { Session } from './session.ts';

/** Statuses of one draft come no closer together than this. */
const STATUS_MS = 150;

export class Statuses {
  readonly #notify: Session['notify'];
  /** What holds for every draft of the session, by what it is about. */
  readonly #notes = new Map<string, string>();
  /** The status that waits for its turn, by the draft's URI; null where the last one was told a while ago. */
  readonly #waiting = new Map<string, { latest: Linted } | null>();

  constructor(notify: Session['notify']) {
    this.#notify = notify;
  }

  /** From now on every status says so. */
  note(about: string, text: string): void {
    this.#notes.set(about, text);
  }

  /** Tells soon, unless the draft is closed or linted again before. */
  tell(linted: Linted): void {
    const { uri } = linted.document;
    const known = this.#waiting.get(uri);
    if (known) {
      known.latest = linted;
      return;
    }
    const waiting = { latest: linted };
    this.#waiting.set(uri, waiting);
    setTimeout(
      () => {
        // Nothing is held of a result that was told: there are as many of these as drafts.
        if (this.#waiting.get(uri) === waiting) this.#waiting.set(uri, null);
        if (waiting.latest.document.isOpen) this.#notify(STATUS, this.#statusOf(waiting.latest));
      },
      known === undefined ? 0 : STATUS_MS,
    );
  }

  /** The draft is closed. */
  forget(uri: string): void {
    this.#waiting.delete(uri);
  }

  #statusOf({ document, result, milliseconds }: Linted): StatusParams {
    const notes = [...this.#notes.values(), ...languageNotes(result)];
    return {
      uri: document.uri,
      findings: result.findings.filter(({ severity }) => severity !== 'hint').length,
      milliseconds,
      profile: result.settings.profile,
      ...(notes.length === 0 ? {} : { notes }),
    };
  }
}

/** What is not read because it is not English. */
function languageNotes({ article }: LintResult): string[] {
  const { language, blocks } = article;
  if (language !== null)
    return /^en\b/.test(language) ? [] : [`The draft is marked as “${language}”; the rules read English.`];
  const foreign = blocks.filter((block) => languageOf(block, article) !== 'en').length;
  return foreign === 0
    ? []
    : [`Not read for sourcing, since not in English: ${foreign} of ${blocks.length} blocks.`];
}
