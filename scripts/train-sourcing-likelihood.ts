/**
 * Makes `server/src/sourcing/likelihood-weights.ts`: how likely a sentence without a readable attribution is
 * attributed all the same, from kinds of words and neighbours (`likelihood.ts`), never from words.
 *
 *   node scripts/train-sourcing-likelihood.ts --data polnear.train.jsonl.gz --data gum-news.dev.jsonl.gz [--check polnear.dev.jsonl.gz]
 *
 * Rows hold `text` and `sentences` with `start`, `end`, `attributed` (the data's own README says more). Logistic
 * regression by gradient steps over all rows, with a ridge; the result depends on nothing but the data.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readArticle } from '../server/src/article/read.ts';
import { sentencesOf } from '../server/src/article/sentences.ts';
import { FEATURES, readFeatures } from '../server/src/sourcing/likelihood.ts';
import { readSourcing } from '../server/src/sourcing/sourcing-map.ts';
import { wordingOf } from '../server/src/sourcing/wording.ts';

const OUT = new URL('../server/src/sourcing/likelihood-weights.ts', import.meta.url);
const STEPS = 1500;
const RATE = 1;
const RIDGE = 0.0004;

interface Row {
  readonly text: string;
  readonly sentences: readonly {
    readonly start: number;
    readonly end: number;
    readonly attributed: boolean;
    readonly no_source?: boolean;
    readonly discard?: boolean;
    readonly cue_only?: boolean;
  }[];
}

interface Case {
  /** Features that are set. */
  readonly set: readonly number[];
  readonly attributed: boolean;
}

const { values } = parseArgs({
  options: { data: { type: 'string', multiple: true }, check: { type: 'string' } },
});
if (values.data === undefined) throw new Error('--data FILE is missing');
const cases = values.data.flatMap(casesOf);
const model = train(cases);
const lines = FEATURES.map((name, at) => `  ${(model.weights[at] ?? 0).toFixed(3)}, // ${name}`);
writeFileSync(
  OUT,
  `/** Made by \`scripts/train-sourcing-likelihood.ts\`; do not edit. Weights over kinds of words and places, not over words. */\nexport const LIKELIHOOD_BIAS = ${model.bias.toFixed(3)};\nexport const LIKELIHOOD_WEIGHTS: readonly number[] = [\n${lines.join('\n')}\n];\n`,
);
report('train', cases);
if (values.check !== undefined) report('check', casesOf(values.check));

/** The sentences that nothing covers, or only weakly, with their gold. */
function casesOf(file: string): Case[] {
  const raw = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  const cases: Case[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') addCases(JSON.parse(line) as Row, cases);
  }
  return cases;
}

function addCases(row: Row, cases: Case[]): void {
  const article = readArticle(row.text, 'text');
  const map = readSourcing(article, { leftovers: [] });
  article.blocks.forEach((block, at) => {
    const sourcing = map.paragraphs[at];
    if (sourcing === null || sourcing === undefined) return;
    const wording = wordingOf(block);
    const start = article.starts[at] ?? 0;
    const sentences = sentencesOf(block);
    // What the model itself said the last time does not count.
    const strong = sourcing.sentences.map(({ by }) =>
      by === 'cue' || by === 'quote' || by === 'frame' || by === 'note' || by === 'link' ? by : null,
    );
    sentences.forEach((sentence, index) => {
      const own = sourcing.sentences[index];
      if (own === undefined || strong[index] !== null) return;
      const gold = row.sentences.find(
        (one) =>
          Math.min(one.end, start + sentence.end) - Math.max(one.start, start + sentence.start) >
          (sentence.end - sentence.start) / 2,
      );
      if (gold === undefined || gold.discard || gold.cue_only || (gold.no_source && !gold.attributed)) return;
      const found = readFeatures(wording, wording.firstOf[index] ?? 0, wording.firstOf[index + 1] ?? 0, {
        kind: block.kind,
        index,
        count: sentences.length,
        before: strong[index - 1] ?? null,
        after: strong[index + 1] ?? null,
        reached: own.by === 'likely' ? null : own.by,
        sourceless: own.attributions.length > 0,
      });
      const set: number[] = [];
      found.forEach((value, feature) => {
        if (value === 1) set.push(feature);
      });
      cases.push({ set, attributed: gold.attributed });
    });
  });
}

function train(cases: readonly Case[]): { bias: number; weights: Float64Array } {
  const weights = new Float64Array(FEATURES.length);
  let bias = Math.log(0.3 / 0.7);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(FEATURES.length);
    let biasSlope = 0;
    for (const { set, attributed } of cases) {
      let sum = bias;
      for (const feature of set) sum += weights[feature] ?? 0;
      const miss = (attributed ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      biasSlope += miss;
      for (const feature of set) slope[feature] = (slope[feature] ?? 0) + miss;
    }
    bias += (RATE * biasSlope) / cases.length;
    for (let at = 0; at < weights.length; at++) {
      weights[at] = (weights[at] ?? 0) * (1 - RATE * RIDGE) + (RATE * (slope[at] ?? 0)) / cases.length;
    }
  }
  return { bias, weights };
}

/** Prints what thresholds would take in. */
function report(name: string, cases: readonly Case[]): void {
  const total = cases.filter(({ attributed }) => attributed).length;
  console.log(`${name}: ${cases.length} sentences without a readable attribution, ${total} attributed`);
  for (const threshold of [0.3, 0.35, 0.4, 0.45, 0.5, 0.6]) {
    let taken = 0;
    let right = 0;
    for (const { set, attributed } of cases) {
      let sum = model.bias;
      for (const feature of set) sum += model.weights[feature] ?? 0;
      if (1 / (1 + Math.exp(-sum)) < threshold) continue;
      taken++;
      if (attributed) right++;
    }
    console.log(
      `  at ${threshold}: ${taken} taken, ${right} right (${((100 * right) / Math.max(1, taken)).toFixed(1)} %), ${((100 * right) / total).toFixed(1)} % found`,
    );
  }
}
