/** Who said what, for hovers and for the tree of sources. */
import type { Block, Span } from '../article/model.ts';
import { blockAt, sourceSpan } from '../article/model.ts';
import { sentencesOf } from '../article/sentences.ts';
import type { LintResult } from '../lint/engine.ts';
import type { SourceEntry, SourcesReport, WireMention } from '../protocol.ts';
import type { Attribution, SourceKind } from '../sourcing/sourcing-map.ts';
import { Placement } from './convert.ts';
import type { Linted } from './linting.ts';

const KINDS: Readonly<Record<SourceKind, string>> = {
  person: 'a person',
  organization: 'an organization',
  document: 'a document',
  role: 'unnamed, by role',
  anonymous: 'anonymous',
  collective: 'a collective that nobody can ask',
  unknown: 'of unknown kind',
};

/** What a hover over a sentence says; null where no sentence is read. Spans are source offsets. */
export function sourcingAt(result: LintResult, offset: number): { text: string; span: Span } | null {
  const { article, facts } = result;
  const at = blockAt(article, offset);
  const block = article.blocks[at];
  const start = article.starts[at];
  const sourcing = facts.sourcing.paragraphs[at];
  if (block === undefined || start === undefined || sourcing === null || sourcing === undefined) return null;
  const sentences = sentencesOf(block);
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index];
    if (sentence === undefined) continue;
    const span = moved(sourceSpan(block, sentence), start);
    if (offset < span.start || offset >= span.end) continue;
    const entry = sourcing.sentences[index];
    if (entry === undefined) return null;
    const attributions = entry.attributions.flatMap((number) => sourcing.attributions[number] ?? []);
    return { text: saidBy(entry.status, attributions, block), span };
  }
  return null;
}

function saidBy(status: string, attributions: readonly Attribution[], block: Block): string {
  if (status === 'unsourced' || attributions.length === 0) {
    return status === 'unsourced'
      ? 'Nobody stands for this sentence: it is in the voice of the story.'
      : `This sentence is ${status}.`;
  }
  return attributions
    .map((attribution) => {
      const { source, cue } = attribution;
      const who = source === null ? 'nobody named' : `${code(source.name)} (${KINDS[source.kind]})`;
      if (cue === null) return `Attributed to ${who}: carried over from a sentence in reach.`;
      return `Attributed to ${who}, by the words ${code(block.reading.slice(cue.start, cue.end))}.`;
    })
    .join('\n\n');
}

/** Words of the draft as inline code, so that none of them is read as markup. */
function code(words: string): string {
  return `\`${single(words).replace(/`/g, 'ˋ')}\``;
}

/** The answer to a request for the sources of an open draft. */
export function sourcesReport({ document, result, version }: Linted): SourcesReport {
  const { article, facts } = result;
  const placement = new Placement(document.text);
  const entries = new Map<
    string,
    { name: string; kind: SourceKind; statements: SourceEntry['statements'][number][] }
  >();
  const unsourced: WireMention[] = [];
  facts.sourcing.paragraphs.forEach((sourcing, at) => {
    const block = article.blocks[at];
    const start = article.starts[at];
    if (sourcing === null || block === undefined || start === undefined) return;
    const mention = (span: Span): WireMention => {
      const place = moved(sourceSpan(block, span), start);
      return { range: placement.shownRange(place), text: single(block.reading.slice(span.start, span.end)) };
    };
    for (const attribution of sourcing.attributions) {
      const { source, content, cue, quote } = attribution;
      const said = content[0] ?? cue;
      if (source === null || said === null) continue;
      const key = `${source.kind} ${source.name}`;
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { name: source.name, kind: source.kind, statements: [] };
        entries.set(key, entry);
      }
      entry.statements.push({ ...mention(said), quote });
    }
    const sentences = sentencesOf(block);
    sourcing.sentences.forEach(({ status }, index) => {
      const sentence = sentences[index];
      if (status === 'unsourced' && sentence !== undefined) unsourced.push(mention(sentence));
    });
  });
  return { uri: document.uri, version, sources: [...entries.values()], unsourced };
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function single(words: string): string {
  return words.replace(/\s{1,1000}/g, ' ').trim();
}
