/** What *Clean Pasted Article…* offers to tick: that every choice of it leaves the rest of the draft as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../../server/src/article/model.ts';
import { createLinter } from '../../../server/src/lint/engine.ts';
import type { Edit } from '../../../server/src/lint/finding.ts';
import { applyEdits, fixDraft, isPasteFinding } from '../../../server/src/lint/fix.ts';
import { type PasteChange, pasteChanges } from '../../../server/src/lint/paste-changes.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/lint/settings.ts';

const FOLDER = new URL('../../corpus/pastes/', import.meta.url);
const SEED = new URL('../../../seeds/000_cbaeb8d34c20a565.txt', import.meta.url);
const linter = createLinter();

function offer(text: string, format: Format = 'text') {
  const result = linter.lint({ text, format });
  const fixed = fixDraft({ text, format, settings: DEFAULT_SETTINGS, only: isPasteFinding }, linter);
  return { changes: pasteChanges(result.article, result.findings, fixed.edits), fixed };
}

/** The text with the changes that `ticked` names. */
function cleaned(text: string, changes: readonly PasteChange[], ticked: (change: PasteChange) => boolean) {
  const edits = changes
    .filter(ticked)
    .flatMap((change) => change.edits)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return applyEdits(text, edits);
}

const drafts = [
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') })),
  { name: 'the seed', text: readFileSync(SEED, 'utf8') },
].flatMap(({ name, text }) => [
  { name, text },
  { name: `${name}, with returns`, text: text.replaceAll('\n', '\r\n') },
  { name: `${name}, without empty lines`, text: text.replace(/\n{2,}/g, '\n') },
]);

describe.each(drafts)('$name', ({ text }) => {
  const { changes, fixed } = offer(text);
  const all = changes.flatMap((change) => change.edits).sort((a, b) => a.start - b.start || a.end - b.end);

  test('changes are separate, and each has a name of its own', () => {
    all.forEach((edit, at) => {
      expect(edit.start).toBeLessThanOrEqual(edit.end);
      expect(edit.end).toBeLessThanOrEqual(all[at + 1]?.start ?? text.length);
    });
    expect(new Set(changes.map(({ label }) => label)).size).toBe(changes.length);
  });

  test('with what is ticked at first it gives what the safe fixes give', () => {
    expect(cleaned(text, changes, ({ needsConfirmation }) => !needsConfirmation)).toBe(fixed.text);
  });

  test('every choice leaves the lines of the story whole, in order, and apart', () => {
    const kept = untouched(text, all);
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: changes.length, maxLength: changes.length }),
        (ticks) => {
          const chosen = changes.filter((_, at) => ticks[at]);
          const left = linesOf(cleaned(text, changes, (change) => chosen.includes(change)));
          let at = 0;
          for (const line of kept) {
            const found = left.indexOf(line, at);
            expect(found, `${JSON.stringify(line)} is gone, or grown together with another`).not.toBe(-1);
            at = found + 1;
          }
        },
      ),
      { numRuns: 25, seed: 20261123 },
    );
  });

  test('with everything ticked no gap has grown', () => {
    const widest = (of: string) =>
      Math.max(0, ...[...of.matchAll(/(?:\r?\n)+/g)].map(([gap]) => gap.split('\n').length - 1));
    expect(widest(cleaned(text, changes, () => true).trim())).toBeLessThanOrEqual(Math.max(2, widest(text)));
  });
});

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

/** Lines with a word in them that no edit reaches into. */
function untouched(text: string, edits: readonly Edit[]): string[] {
  let at = 0;
  return text.split('\n').flatMap((raw) => {
    const start = at;
    at += raw.length + 1;
    const line = raw.replace(/\r$/, '');
    const reached = edits.some((edit) => edit.start < start + line.length && start < edit.end);
    return line.trim() === '' || reached ? [] : [line];
  });
}

const MARKUP = new URL('../../corpus/markup/', import.meta.url);
const pages = readdirSync(MARKUP)
  .filter((name) => name !== 'README.md')
  .map((name) => ({
    name,
    format: (name.endsWith('.md') ? 'markdown' : 'html') as Format,
    text: readFileSync(new URL(name, MARKUP), 'utf8').replace(/[⟦⟧]/g, ''),
  }));

describe.each(pages)('$name', ({ text, format }) => {
  const { changes, fixed } = offer(text, format);
  const all = changes.flatMap((change) => change.edits).sort((a, b) => a.start - b.start || a.end - b.end);

  test('changes are separate, and those ticked at first are the safe fixes', () => {
    all.forEach((edit, at) => {
      expect(edit.end).toBeLessThanOrEqual(all[at + 1]?.start ?? text.length);
    });
    expect(cleaned(text, changes, ({ needsConfirmation }) => !needsConfirmation)).toBe(fixed.text);
  });

  test('with everything ticked the story is as it was', () => {
    const left = linter.lint({ text: cleaned(text, changes, () => true), format }).article.blocks;
    const whole = linter.lint({ text, format });
    const found = whole.findings.filter(isPasteFinding);
    whole.article.blocks.forEach((block, at) => {
      const start = whole.article.starts[at] ?? 0;
      const end = start + block.source.length;
      if (found.some((finding) => finding.start < end && start < finding.end)) return;
      expect(left.map(({ reading }) => reading)).toContain(block.reading);
    });
  });
});

describe('the list', () => {
  const STORY = [
    'The council voted on Friday to sell the old baths to a builder from the coast, and the sale will pay for a new school.',
    'The mayor said that the price was fair, and that three other offers had been lower.',
    'The baths opened in 1901 and closed two years ago, when the boiler failed and the council could not pay for a new one.',
    'A group of swimmers collected 4,000 names against the sale, but the council said that it had no choice.',
  ];

  test('ticks what is certain and asks about the rest of its block', () => {
    const text = `Council votes to sell the baths\n\n${STORY.join('\n\n')}\n\nShare this article\nFacebook\nYou may also like\nFerry crews refuse to sail at night\nBoard postpones its vote on the mill\n`;
    const { changes } = offer(text);
    expect(changes.map(({ label, needsConfirmation }) => [label, needsConfirmation])).toEqual([
      ['Share bar (2 lines from line 11)', false],
      ['Rest of the share bar (3 lines from line 13)', true],
    ]);
    expect(cleaned(text, changes, () => true)).toBe(
      `Council votes to sell the baths\n\n${STORY.join('\n\n')}\n`,
    );
  });

  test('is empty for a clean draft', () => {
    expect(offer(`Council votes to sell the baths\n\n${STORY.join('\n\n')}\n`).changes).toEqual([]);
  });

  test('gives back the gap that a safe part took at the other rim of its block', () => {
    const text = `Council votes to sell the baths\n\n${STORY[0]}\n\nShare this article\n\n\nRead more: Ferry crews refuse to sail at night\n\n${STORY.slice(1).join('\n\n')}\n`;
    const { changes } = offer(text);
    expect(changes.length).toBeGreaterThan(0);
    expect(cleaned(text, changes, () => true)).toBe(
      `Council votes to sell the baths\n\n${STORY.join('\n\n')}\n`,
    );
  });
});

test('offers no deletion of what another draft has as well', () => {
  const text = 'Council meets\n\nThe council meets in June, Mayor Ann Lee said.\n';
  const { article } = linter.lint({ text, format: 'text' });
  const start = text.indexOf('The council');
  const end = text.length - 1;
  const shared = {
    rule: 'duplicate/cross-draft',
    severity: 'information',
    message: 'Haven’t I read this?',
    start,
    end,
    fixes: [{ title: 'Delete it', safety: 'suggested', edits: [{ start, end, text: '' }] }],
    related: [],
  } as const;
  expect(pasteChanges(article, [shared], [])).toEqual([]);
  expect(pasteChanges(article, [{ ...shared, rule: 'duplicate/near-paragraph' }], [])).toHaveLength(1);
});
