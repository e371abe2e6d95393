/**
 * How likely each line of a draft is a leftover, from its shape and its place.
 *
 * Boosted oblivious trees (all nodes of a level ask the same question, as in CatBoost; Prokhorenkova et al.
 * 2018): little to keep, and one line costs a few hundred comparisons. The numbers are made by
 * `scripts/train-line-model.ts`. A second round over what the first says of the neighbours was tried and made
 * nothing better: the features look at the neighbours already, and blocks grow by `blocks.ts`.
 */
import { withGap } from '../article/change.ts';
import type { Steps } from '../article/steps.ts';
import { FEATURES, fillFeatures, fillPlace, nearbyLines, PLACE } from './line-features.ts';
import { LINE_FOREST } from './line-model-numbers.ts';
import type { LineTable } from './line-table.ts';

/** Trees as flat numbers: for each of `trees` trees `depth` features, `depth` limits and `2 ** depth` leaves. */
export interface Forest {
  readonly depth: number;
  readonly trees: number;
  readonly bias: number;
  readonly features: Uint8Array;
  readonly limits: Float32Array;
  readonly leaves: Float32Array;
}

const forest: Forest = unpack(LINE_FOREST);
const inputs = new Float32Array(FEATURES);

/** The probabilities of a draft's lines, and what tells whether one holds for a later text. */
export interface Probabilities {
  readonly table: LineTable;
  /** 0 to 1. */
  readonly of: Float32Array;
  /**
   * By line, in which of the intervals between the forest's limits its features of place lie; 0 for deep prose. Null
   * until a later text asks.
   */
  places: Float64Array | null;
}

/**
 * The probability of each line, 0 to 1. Lines deep in running prose are not looked at: 0. With those of the `earlier`
 * table that this one was made from, a line is asked again only where an answer of the forest can have changed.
 */
export function* lineProbabilities(
  table: LineTable,
  earlier: Probabilities | null = null,
): Steps<Probabilities> {
  const n = table.lines.length;
  const { change } = table;
  const of = earlier === null ? new Float32Array(n) : withGap(earlier.of, change);
  // Nothing is known of a draft that is read for the first time, and nothing but this is asked of most.
  const places = earlier === null ? null : withGap(placesOf(earlier), change);
  const near = earlier === null ? { from: 0, to: n } : nearbyLines(table, earlier.table);
  const shift = change.oldTo - change.to;
  let asked = 0;
  for (let at = 0; at < n; at++) {
    const isNear = at >= near.from && at < near.to;
    if (isNear && isDeepProse(table, at)) {
      of[at] = 0;
      if (places !== null) places[at] = 0;
      continue;
    }
    if (places !== null) {
      if (!isNear && places[at] === 0) continue;
      const interval = placeOf(table, at);
      const known = at < change.from ? at : at + shift;
      if (!isNear && interval === places[at] && standsAsBefore(table, at, earlier?.table, known)) continue;
      places[at] = interval;
    }
    of[at] = probabilityOf(table, at);
    if (++asked % LINES_PER_STEP === 0) yield;
  }
  return { table, of, places };
}

function placesOf(probabilities: Probabilities): Float64Array {
  const { table, places } = probabilities;
  if (places !== null) return places;
  const made = new Float64Array(table.lines.length);
  for (let at = 0; at < made.length; at++) made[at] = isDeepProse(table, at) ? 0 : placeOf(table, at);
  probabilities.places = made;
  return made;
}

/** Lines that the forest is asked about between two looks at the host's clock. */
const LINES_PER_STEP = 256;

function probabilityOf(table: LineTable, at: number): number {
  fillFeatures(table, at, inputs);
  return 1 / (1 + Math.exp(-score(forest, inputs)));
}

/** True when a line away from the change has as many copies, and stands as far from its neighbours, as before. */
function standsAsBefore(
  { copies, gaps }: LineTable,
  at: number,
  earlier: LineTable | undefined,
  known: number,
): boolean {
  return (
    copies[at] === earlier?.copies[known] &&
    gaps[at] === earlier?.gaps[known] &&
    gaps[at + 1] === earlier?.gaps[known + 1]
  );
}

/** The forest's limits for each of the features of place, ascending. */
const placeLimits: readonly Float32Array[] = PLACE.map((feature) => {
  const limits = new Set<number>();
  forest.features.forEach((asked, node) => {
    if (asked === feature) limits.add(forest.limits[node] ?? 0);
  });
  return Float32Array.from(limits).sort();
});

const placeInputs = new Float32Array(PLACE.length);

/** One number for the intervals in which the features of place of a line lie; never 0. */
function placeOf(table: LineTable, at: number): number {
  fillPlace(table, at, placeInputs);
  let number = 1;
  for (let feature = 0; feature < placeLimits.length; feature++) {
    const limits = placeLimits[feature];
    if (limits === undefined) continue;
    const value = placeInputs[feature] ?? 0;
    let above = 0;
    while (above < limits.length && value > (limits[above] ?? 0)) above++;
    number = number * (limits.length + 1) + above;
  }
  return number;
}

/** True for sentences among sentences, where nothing known occurs: most lines of most drafts. */
export function isDeepProse({ lines, solid, evidence }: LineTable, at: number): boolean {
  return (
    solid[at] === 1 &&
    evidence[at] === 0 &&
    (at === 0 || solid[at - 1] === 1) &&
    (at + 1 >= lines.length || solid[at + 1] === 1) &&
    (at < 2 || solid[at - 2] === 1) &&
    (at + 2 >= lines.length || solid[at + 2] === 1)
  );
}

/** The sum of a forest's leaves for one line: log odds. */
export function score(forest: Forest, values: Float32Array): number {
  const { depth, trees, features, limits, leaves } = forest;
  let total = forest.bias;
  let node = 0;
  let leaf = 0;
  for (let tree = 0; tree < trees; tree++) {
    let index = 0;
    for (let level = 0; level < depth; level++, node++) {
      if ((values[features[node] ?? 0] ?? 0) > (limits[node] ?? 0)) index |= 1 << level;
    }
    total += leaves[leaf + index] ?? 0;
    leaf += 1 << depth;
  }
  return total;
}

/** A forest as it is kept in the source: numbers as text. */
export interface PackedForest {
  readonly depth: number;
  readonly bias: number;
  /** `feature,limit` of each level of each tree. */
  readonly questions: string;
  /** Leaves in thousandths. */
  readonly leaves: string;
}

function unpack(packed: PackedForest): Forest {
  const questions = packed.questions === '' ? [] : packed.questions.split(' ');
  const features = new Uint8Array(questions.length);
  const limits = new Float32Array(questions.length);
  questions.forEach((question, at) => {
    const comma = question.indexOf(',');
    features[at] = Number(question.slice(0, comma));
    limits[at] = Number(question.slice(comma + 1));
  });
  return {
    depth: packed.depth,
    trees: questions.length / packed.depth,
    bias: packed.bias,
    features,
    limits,
    leaves: Float32Array.from(
      packed.leaves === '' ? [] : packed.leaves.split(' '),
      (leaf) => Number(leaf) / 1000,
    ),
  };
}
