/**
 * The invented drafts of `test/corpus/sourcing`, with what a copy chief would ask of each. Marks:
 *
 * - `⟦rule: words⟧`: one of the rules (`a/b`) must query these words, at information or above.
 * - `⟦rule?: words⟧`: may be queried; reasonable desks differ.
 * - `⟦~rule: words⟧`: should be queried and is not yet. A test fails when it is, so that the mark is taken back.
 *
 * Nothing else may be queried at information or above.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from '../../../server/src/lint/engine.ts';
import type { Finding } from '../../../server/src/lint/finding.ts';

const FOLDER = new URL('../../corpus/sourcing/', import.meta.url);

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly rules: readonly string[];
  readonly wish: 'must' | 'may' | 'not yet';
}

export interface SourcingDraft {
  readonly name: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Findings of the sourcing rules at information and above. */
  readonly findings: readonly Finding[];
}

/** Reads and lints the drafts of a folder; the project’s own when none is named. */
export function sourcingDrafts(folder: URL = FOLDER): SourcingDraft[] {
  const linter = createLinter();
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { text, marks } = unmark(readFileSync(new URL(name, folder), 'utf8'));
      const { findings } = linter.lint({ text, format: name.endsWith('.md') ? 'markdown' : 'text' });
      return {
        name,
        text,
        marks,
        findings: findings.filter(
          ({ rule, severity }) => rule.startsWith('attribution/') && severity !== 'hint',
        ),
      };
    });
}

function unmark(draft: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let at = 0;
  for (const match of draft.matchAll(/⟦(~?)([a-z/-]+)(\??): ([^⟧]+)⟧/g)) {
    const [all, not = '', rules = '', may = '', words = ''] = match;
    text += draft.slice(at, match.index);
    const start = text.length;
    text += words;
    at = match.index + all.length;
    marks.push({
      start,
      end: text.length,
      words,
      rules: rules.split('/').map((rule) => `attribution/${rule}`),
      wish: not !== '' ? 'not yet' : may !== '' ? 'may' : 'must',
    });
  }
  text += draft.slice(at);
  if (/[⟦⟧]/.test(text)) throw new Error(`a mark cannot be read: ${/.{0,40}[⟦⟧].{0,40}/.exec(text)?.[0]}`);
  return { text, marks };
}

/** What of a draft is not as its marks want it, one line each; empty when all is. */
export function faultsOf({ text, marks, findings }: SourcingDraft): string[] {
  const faults: string[] = [];
  const touches = (mark: Mark, { start, end }: Finding) => start < mark.end && mark.start < end;
  for (const mark of marks) {
    if (mark.wish === 'may') continue;
    const found = findings.some((one) => mark.rules.includes(one.rule) && touches(mark, one));
    if (mark.wish === 'must' && !found) faults.push(`missed (${mark.rules.join(', ')}): ${mark.words}`);
    if (mark.wish === 'not yet' && found) faults.push(`found after all, take the ~ back: ${mark.words}`);
  }
  for (const one of findings) {
    if (marks.some((mark) => touches(mark, one))) continue;
    faults.push(`false alarm (${one.rule}, ${one.severity}): ${text.slice(one.start, one.end)}`);
  }
  return faults;
}
