/**
 * Every regular expression of ours takes time in proportion to the text, whatever the text. Patterns are read from
 * the source, and recorded where the engine puts them together from word lists.
 */
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { lineOf, modulesBelow, ROOT, walk } from './source/modules.ts';
import {
  attacksOn,
  compilePattern,
  countSteps,
  isBroad,
  type PatternNode,
  parsePattern,
  type Repeat,
  walkPattern,
  waysThrough,
} from './source/pattern-model.ts';

// In plain JavaScript: the other back ends are programs of their own.
process.env.RECHECK_BACKEND = 'pure';
process.env.RECHECK_SYNC_BACKEND = 'pure';
const { checkSync } = await import('recheck');

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly where: string;
}

/** Where a pattern was found that does not stand in the source. */
const CONSTRUCTED = 'put together from a list';

/** A pattern with at most so many ways from one start is linear by construction, and cheap enough. */
const FEW_WAYS = 2_000;
/** What recheck gets to decide a pattern with an endless repeat. What it cannot decide is counted. */
const MOST_MILLISECONDS = 1_000;
/** Lengths of attack texts. Repeats are bounded at a few hundred, so that growth beyond these is growth for good. */
const LENGTHS = [1_000, 2_000] as const;
/** Twice the text takes twice the steps; a quadratic pattern takes four times. */
const MOST_GROWTH = 2.6;
/** On an attack text, steps for each of its characters: a bounded pattern too can be too slow. */
const MOST_STEPS_A_CHARACTER = 2_500;
/** With at most so many on the shorter text, a pattern has not begun to look back: no need to count again. */
const FEW_STEPS_A_CHARACTER = 60;

const patterns = new Map<string, Pattern>();
for (const pattern of [...literals(), ...(await constructed())]) {
  const key = `/${pattern.source}/${pattern.flags}`;
  if (!patterns.has(key)) patterns.set(key, pattern);
}

describe('our regular expressions', () => {
  test('are all found', () => {
    expect(patterns.size).toBeGreaterThan(200);
    expect([...patterns.values()].filter(({ where }) => where === CONSTRUCTED).length).toBeGreaterThan(0);
  });

  test('do not fold case over all of Unicode, and nest no repeats', () => {
    expect([...patterns.values()].flatMap(faultsOfForm)).toEqual([]);
  });

  test('take time in proportion to the text', { timeout: 120_000 }, () => {
    const faults: string[] = [];
    let decided = 0;
    let counted = 0;
    for (const pattern of patterns.values()) {
      const tree = parsePattern(pattern.source);
      const ways = waysThrough(tree);
      if (ways <= FEW_WAYS) continue;
      if (ways === Number.POSITIVE_INFINITY) {
        const answer = checkSync(pattern.source, pattern.flags, { timeout: MOST_MILLISECONDS });
        if (answer.status === 'vulnerable') {
          faults.push(`${show(pattern)}\n  is ${answer.complexity.summary} on ${answer.attack.pattern}`);
        }
        if (answer.status === 'unknown' && repeatsBroadly(tree)) {
          faults.push(
            `${show(pattern)}\n  repeats a broad class without a bound, and recheck cannot say whether it may`,
          );
        }
        if (answer.status !== 'unknown') {
          decided++;
          continue;
        }
      }
      counted++;
      const fault = faultOfGrowth(pattern, attacksOn(tree, pattern.flags));
      if (fault !== null) faults.push(fault);
    }
    console.log(
      `${patterns.size} patterns: ${patterns.size - decided - counted} bounded, ${decided} proved by recheck, ${counted} counted`,
    );
    expect(faults.join('\n')).toBe('');
  });

  test.each([
    ['^(\\w+\\s?)*$', ''],
    ['(a+)+$', ''],
    ['^(a|aa)+$', ''],
    ['\\s+$', ''],
    ['.*,.*;', ''],
    ['"(?:[^"\\\\]|\\\\.)*"\\s*,?\\s*said', ''],
    ['(\\w+)\\s*-\\s*(\\w+)\\s*;', ''],
    ['(?<=\\w+)x', ''],
    ['“[^”]*” said', 'i'],
  ])('counting finds /%s/%s slow', (source, flags) => {
    const pattern = { source, flags, where: 'here' };
    expect(faultOfGrowth(pattern, attacksOn(parsePattern(source), flags))).not.toBeNull();
  });

  test.each([
    ['\\b(?:said|says|told|according to)\\b', 'i'],
    ['“[^”\\n]{1,400}”', ''],
    ['\\b[A-Z]{2,6}\\b', ''],
    ['^[a-z]+$', ''],
    ['(?<=\\s)--(?=\\s)', ''],
    ['\\p{Lu}\\p{Ll}{0,30}', 'u'],
  ])('counting finds /%s/%s fast', (source, flags) => {
    const pattern = { source, flags, where: 'here' };
    expect(faultOfGrowth(pattern, attacksOn(parsePattern(source), flags))).toBeNull();
  });

  test.each([
    ['(?:a+b)+', '', /repeats a repeat/],
    ['\\p{L}', 'iu', /case/],
  ])('the form of /%s/%s is a fault', (source, flags, fault) => {
    expect(faultsOfForm({ source, flags, where: 'here' }).join()).toMatch(fault);
  });
});

/** The patterns that stand in our source as they are. */
function literals(): Pattern[] {
  const found: Pattern[] = [];
  for (const { path, tree, source } of [...modulesBelow('server/src'), ...modulesBelow('client/src')]) {
    walk(tree, (node) => {
      const regex = node.regex as { readonly pattern: string; readonly flags: string } | undefined;
      if (node.type !== 'Literal' || typeof regex?.pattern !== 'string') return;
      found.push({
        source: regex.pattern,
        flags: regex.flags,
        where: `${path}:${lineOf(source, node.start)}`,
      });
    });
  }
  return found;
}

/**
 * The patterns that our engine makes while it is loaded and runs. Only our own modules see the recording
 * constructor; the packages that read Markdown and HTML do not.
 */
async function constructed(): Promise<Pattern[]> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: {
      contents:
        "export { createLinter } from './server/src/lint/engine.ts'; export { ALL_RULES } from './server/src/rules/all.ts';",
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    platform: 'neutral',
    target: 'es2022',
    format: 'iife',
    globalName: 'engine',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    plugins: [
      {
        name: 'record',
        setup({ onLoad }) {
          onLoad({ filter: /server[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
            const { readFile } = await import('node:fs/promises');
            return {
              contents: `const RegExp = globalThis.RecordingRegExp;${await readFile(path, 'utf8')}`,
              loader: 'ts' as const,
            };
          });
        },
      },
    ],
  });
  const run = new Script(`
    const made = [];
    globalThis.RecordingRegExp = new Proxy(RegExp, {
      construct(target, given) {
        const pattern = new target(...given);
        made.push({ source: pattern.source, flags: pattern.flags });
        return pattern;
      },
      apply(target, self, given) { return new globalThis.RecordingRegExp(...given); },
    });
    ${outputFiles[0]?.text ?? ''}
    const linter = engine.createLinter();
    for (const { examples } of engine.ALL_RULES)
      for (const { draft, format } of examples) linter.lint({ text: draft, format: format ?? 'text' });
    JSON.stringify(made);
  `);
  const made = JSON.parse(run.runInContext(createContext({})) as string) as {
    source: string;
    flags: string;
  }[];
  return made.map((pattern) => ({ ...pattern, where: CONSTRUCTED }));
}

function faultsOfForm(pattern: Pattern): string[] {
  const faults: string[] = [];
  if (/[uv]/.test(pattern.flags) && pattern.flags.includes('i'))
    faults.push(`${show(pattern)}\n  folds case over all of Unicode (i with u), which is slow`);
  walkPattern(parsePattern(pattern.source), (node, repeats) => {
    if (node.type === 'back-reference') faults.push(`${show(pattern)}\n  refers back`);
    if (!isEndless(node)) return;
    if (repeats.some(isEndless)) faults.push(`${show(pattern)}\n  repeats a repeat`);
  });
  return faults;
}

function isEndless(node: PatternNode): node is Repeat {
  return node.type === 'repeat' && node.max === Number.POSITIVE_INFINITY;
}

/** What a repeat repeats, without the brackets around it. */
function innermost(repeat: Repeat): PatternNode {
  let node = repeat.body;
  while (node.type === 'sequence' && node.items.length === 1 && node.items[0] !== undefined)
    node = node.items[0];
  return node;
}

/** True when a pattern repeats a class that takes almost anything as often as it can. */
function repeatsBroadly(tree: PatternNode): boolean {
  let found = false;
  walkPattern(tree, (node) => {
    if (isEndless(node) && isBroad(innermost(node))) found = true;
  });
  return found;
}

/** What is wrong with how the steps of a pattern grow with attack texts; null when nothing is. */
function faultOfGrowth(
  pattern: Pattern,
  attacks: readonly (readonly [string, string, string])[],
): string | null {
  const compiled = compilePattern(parsePattern(pattern.source), pattern.flags);
  for (const [start, piece, end] of attacks) {
    const stepsAt = (length: number) =>
      countSteps(
        compiled,
        start + piece.repeat(Math.ceil(length / piece.length)) + end,
        length * MOST_STEPS_A_CHARACTER,
      );
    const few = stepsAt(LENGTHS[0]);
    if (few <= LENGTHS[0] * FEW_STEPS_A_CHARACTER) continue;
    const many = stepsAt(LENGTHS[1]);
    const text = JSON.stringify(`${start.slice(0, 60)}(${piece.slice(0, 60)})…${end}`);
    // At the limit both counts are the limit: the ratio says nothing more.
    if (many >= LENGTHS[1] * MOST_STEPS_A_CHARACTER)
      return `${show(pattern)}\n  takes more than ${MOST_STEPS_A_CHARACTER} steps a character on ${text}`;
    if (many / few > MOST_GROWTH)
      return `${show(pattern)}\n  takes ${few} steps, and ${many} when the text is twice as long, on ${text}`;
  }
  return null;
}

function show({ source, flags, where }: Pattern): string {
  return `${where}: /${source.length > 200 ? `${source.slice(0, 200)}…` : source}/${flags}`;
}
