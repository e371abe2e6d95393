/**
 * Time grows with the length of a draft and no faster, whatever its shape. Measured is the processor time of this
 * thread, as a ratio between two lengths, so that the speed of the machine and its other work do not count.
 */
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../../server/src/lint/engine.ts';
import { SHAPES, shaped } from '../../fuzz/shapes.ts';

const SHORT = 24_000;
const LONG = 4 * SHORT;
/** Four times the text may take so many times as long; what grows by the square takes 16 times. */
const MOST_GROWTH = 9;
/** Below this the clock says nothing about growth, nor would it matter. */
const TOO_QUICK_MS = 60;
const TRIES = 4;

describe.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
  test('is linted in time that grows with its length', () => {
    const short = shaped(shape, SHORT);
    const long = shaped(shape, LONG);
    let fastestShort = Number.POSITIVE_INFINITY;
    let fastestLong = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      fastestLong = Math.min(fastestLong, timeOf(long, shape.format));
      if (fastestLong < TOO_QUICK_MS) return;
      fastestShort = Math.min(fastestShort, timeOf(short, shape.format));
      if (fastestLong / fastestShort <= MOST_GROWTH) return;
    }
    expect(fastestLong / fastestShort).toBeLessThanOrEqual(MOST_GROWTH);
  });
});

/** Milliseconds of processor time that linting takes. No rule may fail. */
function timeOf(text: string, format: (typeof SHAPES)[number]['format']): number {
  const linter = createLinter();
  const before = process.threadCpuUsage();
  const { failures } = linter.lint({ text, format });
  const { user, system } = process.threadCpuUsage(before);
  expect(failures.map(({ rule, error }) => `${rule}: ${String(error)}`)).toEqual([]);
  return (user + system) / 1000;
}
