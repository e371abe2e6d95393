/**
 * How likely each line of a draft is a leftover, from its shape and its place.
 *
 * Boosted oblivious trees (all nodes of a level ask the same question, as in CatBoost; Prokhorenkova et al.
 * 2018): little to keep, and one line costs a few hundred comparisons. The numbers are made by
 * `scripts/train-line-model.ts`. A second round over what the first says of the neighbours was tried and made
 * nothing better: the features look at the neighbours already, and blocks grow by `blocks.ts`.
 */
import { FEATURES, fillFeatures, type LineTable } from './line-features.ts';
import { LINE_FOREST } from './line-model-numbers.ts';

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

/** The probability of each line, 0 to 1. Lines deep in running prose are not looked at: 0. */
export function lineProbabilities(table: LineTable): Float32Array {
  const n = table.lines.length;
  const probabilities = new Float32Array(n);
  for (let at = 0; at < n; at++) {
    if (isDeepProse(table, at)) continue;
    fillFeatures(table, at, inputs);
    probabilities[at] = 1 / (1 + Math.exp(-score(forest, inputs)));
  }
  return probabilities;
}

/** True for sentences among sentences, where nothing known occurs: most lines of most drafts. */
export function isDeepProse(table: LineTable, at: number): boolean {
  const { lines } = table;
  return (
    lines[at]?.solid === true &&
    lines[at]?.evidence === 0 &&
    (at === 0 || lines[at - 1]?.solid === true) &&
    (at + 1 >= lines.length || lines[at + 1]?.solid === true) &&
    (lines[at - 2] === undefined || lines[at - 2]?.solid === true) &&
    (lines[at + 2] === undefined || lines[at + 2]?.solid === true)
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
