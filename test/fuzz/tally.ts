/** What a run has seen: how often each rule fired, each kind of fix was offered, each law was asked. */

import { createLinter } from '../../server/src/lint/engine.ts';
import type { Finding, Fix } from '../../server/src/lint/finding.ts';
import { ALL_RULES } from '../../server/src/rules/all.ts';
import { EVERY_RULE } from './drafts.ts';

export interface Tally {
  drafts: number;
  words: number;
  changes: number;
  /** Drafts that were held to a law, by its name; findings by rule; offers by kind of fix. */
  readonly laws: Map<string, number>;
  readonly rules: Map<string, number>;
  readonly fixes: Map<string, number>;
}

export function emptyTally(): Tally {
  return { drafts: 0, words: 0, changes: 0, laws: new Map(), rules: new Map(), fixes: new Map() };
}

export function addTo(total: Tally, part: Tally): void {
  total.drafts += part.drafts;
  total.words += part.words;
  total.changes += part.changes;
  for (const key of ['laws', 'rules', 'fixes'] as const)
    for (const [name, times] of part[key]) countUp(total[key], name, times);
}

export function countUp(counts: Map<string, number>, name: string, times = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}

export function countFindings(tally: Tally, findings: readonly Finding[]): void {
  for (const finding of findings) {
    countUp(tally.rules, finding.rule);
    for (const fix of finding.fixes) countUp(tally.fixes, kindOfFix(finding.rule, fix));
  }
}

/** Kinds of fixes that the rules' own examples offer: each of them ought to come up in a long run. */
export function kindsOfFixesInExamples(): string[] {
  const kinds = new Set<string>();
  const linter = createLinter();
  for (const { examples } of ALL_RULES) {
    for (const { draft, format = 'text', profile = 'desk', leftovers } of examples) {
      const settings = {
        ...EVERY_RULE,
        profile,
        leftovers: { ...EVERY_RULE.leftovers, ...leftovers },
      };
      for (const finding of linter.lint({ text: draft.replace(/[⟦⟧]/g, ''), format, settings }).findings)
        for (const fix of finding.fixes) kinds.add(kindOfFix(finding.rule, fix));
    }
  }
  return [...kinds].sort();
}

/** Rules that never fired, and those among the rest that offered no fix of the safety that their meta promises. */
export function neverSeen(tally: Tally): { rules: string[]; safeties: string[]; kinds: string[] } {
  const offered = new Set([...tally.fixes.keys()].map((kind) => kind.split(' ').slice(0, 2).join(' ')));
  return {
    rules: ALL_RULES.map(({ meta }) => meta.id).filter((id) => !tally.rules.has(id)),
    safeties: ALL_RULES.filter(({ meta }) => meta.fix !== 'none')
      .map(({ meta }) => `${meta.id} ${meta.fix}`)
      .filter((one) => !offered.has(one)),
    kinds: kindsOfFixesInExamples().filter((kind) => !tally.fixes.has(kind)),
  };
}

/** A fix by its rule, its safety and its title without the names and words of its draft. */
function kindOfFix(rule: string, { safety, title }: Fix): string {
  const plain = title
    .replace(/“[^”]{0,400}”/g, '“…”')
    .replace(/^(Attribute to|Name the) .*/, '$1 …')
    .replace(/\d+/g, 'N');
  return `${rule} ${safety} “${plain}”`;
}
