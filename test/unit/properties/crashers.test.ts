/** Drafts that once broke a law keep every one of them. */
import { expect, test } from 'vitest';
import { crashers } from '../../fuzz/crashers.ts';
import { createLinters, examine } from '../../fuzz/examine.ts';
import { editingEqualsFresh, faultsOf } from '../../fuzz/laws.ts';
import { minimise } from '../../fuzz/minimise.ts';

const linters = createLinters();
const kept = crashers();

test('there are some', () => {
  expect(kept.length).toBeGreaterThan(0);
});

test.each(kept.map(({ name, crasher }) => [name, crasher] as const))('%s', (_, crasher) => {
  expect(faultsOf(crasher, linters)).toEqual([]);
  expect(editingEqualsFresh(examine(crasher, linters), crasher.changes ?? [])).toEqual([]);
});

test('a failing draft is made small', () => {
  const long = `${'The plant will close. '.repeat(40)}\n\nHere is a needle in it.\n\n${'More of it. '.repeat(60)}`;
  expect(minimise(long, (text) => /n.*e.*e.*d/.test(text))).toMatch(/^n.{0,2}e.{0,2}e.{0,2}d$/);
});
