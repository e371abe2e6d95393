/** `sources` for people: each source of a draft with what it stands for, and the statements that nobody stands for. */
import type { SourceKind } from '../../sourcing/sourcing-map.ts';
import { LineIndex } from '../../workspace/line-index.ts';
import type { SourcesOfDraft } from '../sources.ts';
import { harmless, painter } from '../terminal.ts';
import type { PrettyOptions } from './pretty.ts';

const KINDS: Readonly<Record<SourceKind, string>> = {
  person: 'person',
  organization: 'organization',
  document: 'document',
  role: 'unnamed, by role',
  anonymous: 'anonymous',
  collective: 'nobody in particular',
  unknown: 'unknown',
};
/** Kinds that a desk asks about. */
const DOUBTFUL: ReadonlySet<SourceKind> = new Set(['anonymous', 'collective', 'unknown']);

export function* prettySources(
  maps: Iterable<SourcesOfDraft & { readonly text: string }>,
  { colour, width }: PrettyOptions,
): Generator<string> {
  const paint = painter(colour);
  for (const { path, text, sentences, attributions, sources } of maps) {
    const lines = new LineIndex(text);
    const place = (offset: number) => String(lines.position(offset).line + 1).padStart(6);
    const shorten = (words: string) => cut(harmless(words), width - 9);
    yield `${paint('bold', harmless(path))}\n`;
    for (const { name, kind, attributions: own } of sources) {
      const title = `${harmless(name)} (${KINDS[kind]})`;
      yield `  ${DOUBTFUL.has(kind) ? paint('yellow', `${title}: who is that?`) : paint('cyan', title)}\n`;
      for (const index of own) {
        const attribution = attributions[index];
        const first = attribution?.content[0] ?? attribution?.cue ?? attribution?.source;
        if (attribution === undefined || first === null || first === undefined) continue;
        const words = attribution.content.map(({ start, end }) => text.slice(start, end)).join(' … ');
        yield `  ${paint('dim', place(first.start))} ${shorten(words === '' ? text.slice(first.start, first.end) : words)}\n`;
      }
    }
    const alone = sentences.filter(({ status }) => status === 'unsourced');
    if (alone.length > 0) {
      yield `  ${paint('magenta', `Nobody stands for ${alone.length} of ${sentences.length} sentences`)}\n`;
      for (const { start, end } of alone)
        yield `  ${paint('dim', place(start))} ${shorten(text.slice(start, end))}\n`;
    }
    yield '\n';
  }
}

function cut(words: string, columns: number): string {
  const signs = [...words];
  return signs.length <= columns ? words : `${signs.slice(0, Math.max(1, columns - 1)).join('')}…`;
}
