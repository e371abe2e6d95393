/**
 * Makes `server/src/leftovers/line-model-numbers.ts`: the weights over line shapes.
 *
 *   node scripts/train-line-model.ts --pages paste.dev.jsonl.gz [--pages full.dev.jsonl.gz] --clean clean-news.dev.jsonl.gz
 *
 * `--unseen FILE` writes what models say of sites that they have not seen, and makes no numbers.
 * Pages are labelled line by line (see the data's own README); clean drafts hold no leftover. Only shapes,
 * places and the classes of our own word lists become features (`line-features.ts`), never a word. The
 * result depends on nothing but the data: random choices come from a fixed seed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readArticle } from '../server/src/article/read.ts';
import { FEATURES, fillFeatures } from '../server/src/leftovers/line-features.ts';
import { type Forest, isDeepProse, score } from '../server/src/leftovers/line-model.ts';
import { type LineTable, readLines } from '../server/src/leftovers/line-table.ts';

const OUT = new URL('../server/src/leftovers/line-model-numbers.ts', import.meta.url);
const FOLDS = 4;
const BINS = 32;
/** Roles of lines that no one can judge; and those that an editor wants kept, whatever the page's gold says. */
const UNJUDGED = new Set(['dup', 'mixed', 'suspect', 'caption']);
const KEPT = new Set(['standfirst', 'title']);
const HALF = new Set(['byline', 'title-dup']);

interface PageLine {
  readonly text: string;
  readonly boilerplate: number;
  readonly gap: number;
  readonly pos?: string;
  readonly role?: string;
}

interface Page {
  /** Its name in the data; empty for pages that are variations of others. */
  readonly id: string;
  readonly table: LineTable;
  readonly fold: number;
  /** 1 leftover, 0 article, for each block. */
  readonly label: Float32Array;
  /** 0 where a line does not count. */
  readonly weight: Float32Array;
}

const { values } = parseArgs({
  options: {
    pages: { type: 'string', multiple: true },
    clean: { type: 'string', multiple: true },
    trees: { type: 'string', default: '110' },
    depth: { type: 'string', default: '5' },
    rate: { type: 'string', default: '0.12' },
    unseen: { type: 'string' },
  },
});
const TREES = Number(values.trees);
const DEPTH = Number(values.depth);
const RATE = Number(values.rate);

let seed = 20261123;
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
}

const pages: Page[] = [];
for (const file of values.pages ?? []) {
  for (const row of rows(file)) {
    const lines = row.lines as PageLine[];
    const base = (row.source === 'mozilla' ? 0.3 : row.news ? 2 : 1) * (row.view === 'full' ? 0.3 : 1);
    const fold = hash(String(row.site)) % FOLDS;
    pages.push(page(lines, fold, base, row.view === 'full' ? '' : String(row.id)));
    if (row.view === 'full') continue;
    // The same page pasted otherwise: without empty lines, with one after each line, or cut short.
    const style = Math.floor(random() * 3);
    if (style < 2)
      pages.push(
        page(
          lines.map((line) => ({ ...line, gap: style })),
          fold,
          base * 0.25,
        ),
      );
    const bodyEnd = lines.findLastIndex((line) => !line.boilerplate) + 1;
    const cut = bodyEnd + Math.floor(random() * Math.min(12, lines.length - bodyEnd + 1));
    pages.push(page(lines.slice(0, cut), fold, base * 0.4));
    // Cut within the story: its last paragraph is no tail.
    const short = 4 + Math.floor(random() * Math.max(1, bodyEnd - 4));
    pages.push(page(lines.slice(0, short), fold, base * 0.4));
  }
}
for (const file of values.clean ?? []) {
  for (const row of rows(file)) {
    const lines = [
      String(row.title),
      ...String(row.text)
        .split('\n')
        .filter((line) => line.trim() !== ''),
    ];
    pages.push(
      page(
        lines.map((text) => ({ text, boilerplate: 0, gap: 1 })),
        hash(String(row.id)) % FOLDS,
        1.5,
      ),
    );
  }
}
console.log(`${pages.length} pages`);

function* rows(file: string): Generator<Record<string, unknown>> {
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line !== '') yield JSON.parse(line) as Record<string, unknown>;
  }
}

function page(lines: readonly PageLine[], fold: number, base: number, id = ''): Page {
  let text = '';
  const startOf: number[] = [];
  lines.forEach((line, at) => {
    if (at > 0) text += line.gap ? '\n\n' : '\n';
    startOf.push(text.length);
    text += line.text;
  });
  const article = readArticle(text, 'text');
  const table = readLines(article);
  const n = article.blocks.length;
  const label = new Float32Array(n);
  const weight = new Float32Array(n);
  let line = 0;
  for (let at = 0; at < n; at++) {
    const start = article.starts[at] ?? 0;
    const end = start + (article.blocks[at]?.source.length ?? 0);
    while (line + 1 < lines.length && (startOf[line + 1] ?? 0) <= start) line++;
    let leftover = 0;
    let all = 0;
    let judged = true;
    for (let inside = line; inside < lines.length && (startOf[inside] ?? 0) < end; inside++) {
      const one = lines[inside];
      if (one === undefined) break;
      all++;
      if (one.role !== undefined && UNJUDGED.has(one.role)) judged = false;
      if (one.boilerplate && !(one.role !== undefined && KEPT.has(one.role))) leftover++;
    }
    const role = lines[line]?.role ?? '';
    label[at] = leftover * 2 > all ? 1 : 0;
    weight[at] = !judged || (leftover > 0 && leftover < all) ? 0 : base * (HALF.has(role) ? 0.5 : 1);
  }
  return { id, table, fold, label, weight };
}

function hash(text: string): number {
  let value = 7;
  for (const sign of text) value = (Math.imul(value, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return value;
}

/** Rows of features with labels and weights, column by column in bins. */
interface Matrix {
  readonly width: number;
  readonly count: number;
  readonly values: Float32Array[];
  readonly label: Float32Array;
  readonly weight: Float32Array;
}

function matrix(chosen: readonly Page[]): Matrix {
  const width = FEATURES;
  const columns: number[][] = Array.from({ length: width }, () => []);
  const label: number[] = [];
  const weight: number[] = [];
  const row = new Float32Array(width);
  for (const one of chosen) {
    for (let at = 0; at < one.label.length; at++) {
      if ((one.weight[at] ?? 0) === 0 || isDeepProse(one.table, at)) continue;
      fillFeatures(one.table, at, row);
      for (let feature = 0; feature < width; feature++) columns[feature]?.push(row[feature] ?? 0);
      label.push(one.label[at] ?? 0);
      weight.push(one.weight[at] ?? 0);
    }
  }
  return {
    width,
    count: label.length,
    values: columns.map((column) => Float32Array.from(column)),
    label: Float32Array.from(label),
    weight: Float32Array.from(weight),
  };
}

/** Limits between the bins of a column: its quantiles, rounded so that they read well. */
function limitsOf(column: Float32Array): number[] {
  const sorted = Float32Array.from(column).sort();
  const limits = new Set<number>();
  for (let bin = 1; bin < BINS; bin++) {
    const low = sorted[Math.floor((bin * sorted.length) / BINS) - 1] ?? 0;
    let next = Math.floor((bin * sorted.length) / BINS);
    while (next < sorted.length && (sorted[next] ?? 0) <= low) next++;
    const high = sorted[next];
    if (high !== undefined) limits.add(Number(((low + high) / 2).toPrecision(3)));
  }
  return [...limits].sort((a, b) => a - b);
}

function train(data: Matrix): Forest {
  const { count, width } = data;
  const limits = data.values.map(limitsOf);
  const bins = data.values.map((column, feature) => {
    const edges = limits[feature] ?? [];
    return Uint8Array.from(column, (value) => {
      let low = 0;
      let high = edges.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value > (edges[middle] ?? 0)) low = middle + 1;
        else high = middle;
      }
      return low;
    });
  });
  const positive = data.label.reduce((sum, label, at) => sum + label * (data.weight[at] ?? 0), 0);
  const total = data.weight.reduce((sum, weight) => sum + weight, 0);
  const bias = Math.log(positive / (total - positive));
  const scores = new Float32Array(count).fill(bias);
  const features: number[] = [];
  const chosenLimits: number[] = [];
  const leaves: number[] = [];
  const gradient = new Float32Array(count);
  const hessian = new Float32Array(count);
  const leafOf = new Uint8Array(count);
  const leafCount = 1 << DEPTH;
  for (let tree = 0; tree < TREES; tree++) {
    const sample: number[] = [];
    for (let at = 0; at < count; at++) {
      const probability = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
      const weight = data.weight[at] ?? 0;
      gradient[at] = weight * ((data.label[at] ?? 0) - probability);
      hessian[at] = weight * Math.max(1e-4, probability * (1 - probability));
      if (random() < 0.5) sample.push(at);
    }
    const rowsOfTree = Int32Array.from(sample);
    leafOf.fill(0);
    const columns = Array.from({ length: width }, (_, feature) => feature).filter(
      (feature) => (limits[feature]?.length ?? 0) > 0 && random() < 0.45,
    );
    const questions: { feature: number; bin: number }[] = [];
    for (let level = 0; level < DEPTH; level++) {
      const open = 1 << level;
      let best = { gain: -1, feature: columns[0] ?? 0, bin: 0 };
      const g = new Float64Array(open * (BINS + 1));
      const h = new Float64Array(open * (BINS + 1));
      for (const feature of columns) {
        g.fill(0);
        h.fill(0);
        const column = bins[feature];
        if (column === undefined) continue;
        for (const at of rowsOfTree) {
          const slot = (leafOf[at] ?? 0) * (BINS + 1) + (column[at] ?? 0);
          g[slot] = (g[slot] ?? 0) + (gradient[at] ?? 0);
          h[slot] = (h[slot] ?? 0) + (hessian[at] ?? 0);
        }
        const edges = limits[feature]?.length ?? 0;
        const gains = new Float64Array(edges);
        for (let leaf = 0; leaf < open; leaf++) {
          let allG = 0;
          let allH = 0;
          for (let bin = 0; bin <= edges; bin++) {
            allG += g[leaf * (BINS + 1) + bin] ?? 0;
            allH += h[leaf * (BINS + 1) + bin] ?? 0;
          }
          let lowG = 0;
          let lowH = 0;
          const whole = (allG * allG) / (allH + 8);
          for (let bin = 0; bin < edges; bin++) {
            lowG += g[leaf * (BINS + 1) + bin] ?? 0;
            lowH += h[leaf * (BINS + 1) + bin] ?? 0;
            const highG = allG - lowG;
            const highH = allH - lowH;
            gains[bin] =
              (gains[bin] ?? 0) + (lowG * lowG) / (lowH + 8) + (highG * highG) / (highH + 8) - whole;
          }
        }
        gains.forEach((gain, bin) => {
          if (gain > best.gain) best = { gain, feature, bin };
        });
      }
      questions.push(best);
      const column = bins[best.feature];
      for (let at = 0; at < count; at++)
        if ((column?.[at] ?? 0) > best.bin) leafOf[at] = (leafOf[at] ?? 0) | (1 << level);
    }
    const sumG = new Float64Array(leafCount);
    const sumH = new Float64Array(leafCount);
    for (let at = 0; at < count; at++) {
      const leaf = leafOf[at] ?? 0;
      sumG[leaf] = (sumG[leaf] ?? 0) + (gradient[at] ?? 0);
      sumH[leaf] = (sumH[leaf] ?? 0) + (hessian[at] ?? 0);
    }
    const outputs = Float32Array.from(
      { length: leafCount },
      (_, leaf) => Math.round((1000 * RATE * (sumG[leaf] ?? 0)) / ((sumH[leaf] ?? 0) + 8)) / 1000,
    );
    for (let at = 0; at < count; at++) scores[at] = (scores[at] ?? 0) + (outputs[leafOf[at] ?? 0] ?? 0);
    for (const { feature, bin } of questions) {
      features.push(feature);
      chosenLimits.push(limits[feature]?.[bin] ?? 0);
    }
    leaves.push(...outputs);
  }
  return {
    depth: DEPTH,
    trees: TREES,
    bias: Number(bias.toFixed(3)),
    features: Uint8Array.from(features),
    limits: Float32Array.from(chosenLimits),
    leaves: Float32Array.from(leaves),
  };
}

function scoresOf(forest: Forest, one: Page): Float32Array {
  const row = new Float32Array(FEATURES);
  return Float32Array.from(one.label, (_, at) => {
    if (isDeepProse(one.table, at)) return -9;
    fillFeatures(one.table, at, row);
    return score(forest, row);
  });
}

function report(limit: number, said: ReadonlyMap<Page, Float32Array>): void {
  let [right, wrong, missed] = [0, 0, 0];
  for (const [one, scores] of said) {
    one.label.forEach((label, at) => {
      const weight = one.weight[at] ?? 0;
      const yes = (scores[at] ?? 0) > limit;
      if (yes && label) right += weight;
      else if (yes) wrong += weight;
      else if (label) missed += weight;
    });
  }
  const precision = right / (right + wrong);
  const recall = right / (right + missed);
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(`above ${limit}: P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`);
}

if (values.unseen !== undefined) {
  // What the model says of sites that it has not seen: for choosing the thresholds of `blocks.ts`.
  const outside = new Map<Page, Float32Array>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const forest = train(matrix(pages.filter((one) => one.fold !== fold)));
    for (const one of pages) if (one.fold === fold) outside.set(one, scoresOf(forest, one));
    console.log(`sites of part ${fold + 1} of ${FOLDS} done`);
  }
  for (const limit of [0, 0.5, 1, 2]) report(limit, outside);
  const said: Record<string, number[]> = {};
  for (const [one, scores] of outside) {
    if (one.id === '') continue;
    said[one.id] = Array.from(scores, (logit) => Number((1 / (1 + Math.exp(-logit))).toFixed(4)));
  }
  writeFileSync(values.unseen, JSON.stringify(said));
  process.exit(0);
}
const final = train(matrix(pages));

function packed(forest: Forest): string {
  const questions = Array.from(
    forest.features,
    (feature, at) => `${feature},${Number((forest.limits[at] ?? 0).toPrecision(3))}`,
  );
  const leaves = Array.from(forest.leaves, (leaf) => String(Math.round(leaf * 1000)));
  const wrap = (items: readonly string[]): string => {
    const rowsOfText: string[] = [];
    let row = '';
    for (const item of items) {
      if (row.length + item.length > 96) {
        rowsOfText.push(row);
        row = '';
      }
      row += `${item} `;
    }
    rowsOfText.push(row.trimEnd());
    return rowsOfText.map((one, at) => `    '${one}'${at + 1 < rowsOfText.length ? ' +' : ''}`).join('\n');
  };
  return `export const LINE_FOREST: PackedForest = {\n  depth: ${forest.depth},\n  bias: ${forest.bias},\n  questions:\n${wrap(questions)},\n  leaves:\n${wrap(leaves)},\n};\n`;
}
writeFileSync(
  OUT,
  `/** Weights over line shapes, made by \`scripts/train-line-model.ts\`. Not to be edited by hand. */\nimport type { PackedForest } from './line-model.ts';\n\n${packed(final)}`,
);
console.log('written');
