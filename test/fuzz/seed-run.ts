/**
 * What one seed of the long run is: a draft, changes to it, and the laws that it is held to. Laws that share one
 * lint look at every draft; those that need more lints take turns by seed, which {@link TURNS} says.
 */
import fc from 'fast-check';
import { type Change, change, draft, type FuzzDraft, wordCount } from './drafts.ts';
import { createLinters, type Examined, examine, type Linters } from './examine.ts';
import { editingEqualsFresh, faultsOfLaw, LAWS } from './laws.ts';

/** A draft is grown until it has so many words. */
const FEWEST_WORDS = 200;
/** Parts of a draft before it is grown. */
const PARTS = 7;
export const EDITING = 'P10 editing equals fresh';

/** Laws that look at one draft in so many; all others look at every one. */
export const TURNS: Readonly<Record<string, number>> = {
  'P4 answers are the same': 3,
  'P11 line ends do not matter': 3,
  [EDITING]: 3,
};
const TURN_NAMES = Object.keys(TURNS);
/** One draft in so many is held to every law, and compared after every one of its changes. */
const EVERY_LAW = 25;

export interface SeedDraft {
  readonly draft: FuzzDraft;
  readonly changes: readonly Change[];
}

const drawn = fc.tuple(draft(PARTS), fc.array(change(), { minLength: 1, maxLength: 4 }));
const more = draft(PARTS);

/** The draft of a seed: always the same one. */
export function draftOfSeed(seed: number): SeedDraft {
  const [base, changes] = fc.sample(drawn, { seed, numRuns: 1 })[0] ?? [null, []];
  if (base === null) throw new Error(`no draft of seed ${seed}`);
  let { text } = base;
  for (let step = 1; wordCount(text) < FEWEST_WORDS; step++) {
    // Beyond any seed that a run counts up to.
    const [next] = fc.sample(more, { seed: seed * 31 + step * 1_000_003, numRuns: 1 });
    text += `\n\n${next?.text ?? ''}`;
  }
  return { draft: { ...base, text }, changes };
}

/** True when the draft of this seed is held to this law. */
export function isHeldTo(law: string, seed: number): boolean {
  const turns = TURNS[law];
  if (turns === undefined || seed % EVERY_LAW === 0) return true;
  return seed % turns === TURN_NAMES.indexOf(law) % turns;
}

export interface SeedFault {
  readonly law: string;
  readonly fault: string;
}

/** What is wrong with the draft of a seed; `held` is told each law that was asked. */
export function faultsOfSeed(
  seed: number,
  { changes }: SeedDraft,
  examined: Examined,
  held: (law: string) => void,
): SeedFault[] {
  const faults: SeedFault[] = [];
  for (const [name, law] of Object.entries(LAWS)) {
    if (!isHeldTo(name, seed)) continue;
    held(name);
    const [fault] = faultsOfLaw(name, law, examined);
    if (fault !== undefined) faults.push({ law: name, fault });
  }
  if (isHeldTo(EDITING, seed)) {
    held(EDITING);
    const [fault] = faultsOfEditing(examined, changes, seed % EVERY_LAW !== 0);
    if (fault !== undefined) faults.push({ law: EDITING, fault });
  }
  return faults;
}

export function faultsOfEditing(examined: Examined, changes: readonly Change[], onlyLast = false): string[] {
  return faultsOfLaw(EDITING, (one) => editingEqualsFresh(one, changes, onlyLast), examined);
}

/** True when a text in place of the draft's breaks the same law in the same way, for linters that saw nothing else. */
export function breaks(
  { law, fault }: SeedFault,
  { draft: base, changes }: SeedDraft,
  text: string,
  linters: Linters = createLinters(),
): boolean {
  const examined = examine({ ...base, text }, linters);
  const check = LAWS[law];
  const found = check === undefined ? faultsOfEditing(examined, changes) : faultsOfLaw(law, check, examined);
  const kind = kindOf(law, fault);
  return found.some((one) => kindOf(law, one) === kind);
}

/** What a fault is about, without the places and words of its draft. */
export function kindOf(law: string, fault: string): string {
  const rule = /[a-z]+\/[a-z-]+/.exec(fault)?.[0] ?? '';
  return `${law} ${rule} ${fault.replace(/".*"|“.*”|\d+/g, '').slice(0, 60)}`;
}
