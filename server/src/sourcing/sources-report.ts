/** The sourcing map in the shape that `article-lint sources --format json` prints. */
import { type Article, type Span, sourceSpan } from '../article/model.ts';
import { sentencesOf } from '../article/sentences.ts';
import type { Coverage, Manner, SentenceStatus, SourceKind, SourcingMap } from './sourcing-map.ts';

/** Offsets are source offsets of the article. */
export interface SourcesReport {
  readonly sentences: readonly (Span & {
    readonly status: SentenceStatus;
    readonly by: Coverage | null;
    readonly attributions: readonly number[];
  })[];
  readonly attributions: readonly {
    readonly source:
      | (Span & { readonly text: string; readonly kind: SourceKind; readonly name: string })
      | null;
    readonly cue: (Span & { readonly text: string }) | null;
    readonly content: readonly Span[];
    readonly quote: boolean;
    readonly manner: Manner | null;
  }[];
  /** Everyone named, in order of appearance, with their attributions. */
  readonly sources: readonly {
    readonly name: string;
    readonly kind: SourceKind;
    readonly attributions: readonly number[];
  }[];
}

/** Lists every sentence of the draft; those of blocks that are not read are `unsourced`. */
export function reportSources(article: Article, map: SourcingMap): SourcesReport {
  const sentences: SourcesReport['sentences'][number][] = [];
  const attributions: SourcesReport['attributions'][number][] = [];
  const sources = new Map<string, { name: string; kind: SourceKind; attributions: number[] }>();
  const place = (at: number, span: Span): Span => {
    const block = article.blocks[at];
    const start = article.starts[at] ?? 0;
    if (block === undefined) return { start: 0, end: 0 };
    const inside = sourceSpan(block, span);
    return { start: start + inside.start, end: start + inside.end };
  };
  for (let at = 0; at < article.blocks.length; at++) {
    const block = article.blocks[at];
    if (block === undefined) continue;
    const paragraph = map.paragraphs[at] ?? null;
    const offset = attributions.length;
    const own = sentencesOf(block);
    for (let index = 0; index < own.length; index++) {
      const sentence = own[index];
      if (sentence === undefined) continue;
      const known = paragraph?.sentences[index];
      sentences.push({
        ...place(at, sentence),
        status: known?.status ?? 'unsourced',
        by: known?.by ?? null,
        attributions: (known?.attributions ?? []).map((one) => offset + one),
      });
    }
    for (const one of paragraph?.attributions ?? []) {
      const index = attributions.length;
      const sourceBlock = at + (one.carrier?.blocks ?? 0);
      const source =
        one.source === null
          ? null
          : { ...place(sourceBlock, one.source), kind: one.source.kind, name: one.source.name };
      const cue = one.cue === null ? null : place(at, one.cue);
      attributions.push({
        source: source === null ? null : { ...source, text: article.text.slice(source.start, source.end) },
        cue: cue === null ? null : { ...cue, text: article.text.slice(cue.start, cue.end) },
        content: one.content.map((span) => place(at, span)),
        quote: one.quote,
        manner: one.manner,
      });
      if (source === null) continue;
      const id = `${source.kind}:${source.name}`;
      const known = sources.get(id);
      if (known === undefined)
        sources.set(id, { name: source.name, kind: source.kind, attributions: [index] });
      else known.attributions.push(index);
    }
  }
  return { sentences, attributions, sources: [...sources.values()] };
}
