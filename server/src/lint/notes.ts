/** Source notes that name nothing: a placeholder that must not go out. */
import type { Block } from '../article/model.ts';
import type { Finding } from './finding.ts';
import type { Facts } from './rule.ts';

export const EMPTY_SOURCE_NOTE = 'draft/empty-source-note';

/** A finding for each source note without text. */
export function emptySourceNotes(facts: Facts): Finding[] {
  const { article, settings } = facts;
  const severity = settings.severities[EMPTY_SOURCE_NOTE] ?? settings.severities.draft ?? 'warning';
  if (severity === 'off') return [];
  const findings: Finding[] = [];
  for (const at of facts.blocksWith(hasEmptyNote)) {
    const block = article.blocks[at];
    const start = article.starts[at];
    if (block === undefined || start === undefined) continue;
    for (const note of block.notes) {
      if (note.text !== '') continue;
      const span = { start: start + note.source.start, end: start + note.source.end };
      findings.push({
        rule: EMPTY_SOURCE_NOTE,
        severity,
        message: 'This source note is empty: name the source, or take the note out.',
        ...span,
        fixes: [
          { title: 'Remove the empty source note', safety: 'suggested', edits: [{ ...span, text: '' }] },
        ],
        related: [],
      });
    }
  }
  return findings;
}

function hasEmptyNote({ notes }: Block): boolean {
  return notes.some(({ text }) => text === '');
}
