/** How far attributions reach: which sentences of the article are covered, by what, and why. */
import type { Article, Block, Span } from '../article/model.ts';
import { overlaps } from '../article/model.ts';
import { quotationsOf } from '../article/quotations.ts';
import { sentencesOf } from '../article/sentences.ts';
import { type LocalAttribution, localSourcing } from './cues.ts';
import type { Attribution, Coverage, ParagraphSourcing, SentenceSourcing } from './sourcing-map.ts';
import { type Speaker, Speakers } from './speakers.ts';

/** The last result for a block and what it was made from. */
interface Kept {
  readonly key: string;
  readonly sourcing: ParagraphSourcing;
}

const kept = new WeakMap<Block, Kept>();

export class Reach {
  readonly #article: Article;
  readonly #blocks: readonly (Block | null)[];
  readonly #speakers = new Speakers();

  constructor(article: Article, blocks: readonly (Block | null)[]) {
    this.#article = article;
    this.#blocks = blocks;
  }

  paragraphs(): (ParagraphSourcing | null)[] {
    return this.#blocks.map((block) => (block === null ? null : this.#paragraph(block)));
  }

  #paragraph(block: Block): ParagraphSourcing {
    const { wording, attributions } = localSourcing(block);
    const speakers = attributions.map((one) =>
      one.source === null ? null : this.#speakers.resolve(wording, one.source),
    );
    const key = speakers
      .map((speaker) => (speaker === null ? '' : `${speaker.kind}:${speaker.name}`))
      .join('|');
    const known = kept.get(block);
    if (known !== undefined && known.key === key) return known.sourcing;
    const sourcing = this.#read(block, attributions, speakers);
    kept.set(block, { key, sourcing });
    return sourcing;
  }

  #read(
    block: Block,
    local: readonly LocalAttribution[],
    speakers: readonly (Speaker | null)[],
  ): ParagraphSourcing {
    const sentences = sentencesOf(block);
    const quotations = quotationsOf(block);
    const { tokens } = localSourcing(block).wording;
    const attributions: Attribution[] = local.map((one, at) => {
      const speaker = speakers[at] ?? null;
      const source =
        one.source === null || speaker === null
          ? null
          : {
              start: tokens.start[one.source.from] ?? 0,
              end: tokens.end[one.source.to - 1] ?? 0,
              kind: speaker.kind,
              name: speaker.name,
            };
      const content = [...one.content];
      return {
        source,
        cue: one.cue,
        content,
        quote: content.some((span) => quotations.some((quotation) => overlaps(quotation, span))),
        manner: one.class,
        carrier: null,
      };
    });
    const status: { by: Coverage | null; of: number[] }[] = sentences.map(() => ({ by: null, of: [] }));
    attributions.forEach((one, at) => {
      const own = local[at]?.sentence ?? 0;
      const here = status[own];
      if (here === undefined) return;
      here.of.push(at);
      if (one.source === null) return;
      here.by = 'cue';
      sentences.forEach((sentence, index) => {
        const other = status[index];
        if (
          index !== own &&
          other !== undefined &&
          other.by !== 'cue' &&
          one.content.some((span) => overlaps(span, sentence))
        ) {
          other.by = 'quote';
          other.of.push(at);
        }
      });
    });
    // Quoted sentences go on with the speaker before them, or wait for the one behind them.
    for (let index = 0; index < sentences.length; index++) {
      const here = status[index];
      const sentence = sentences[index];
      if (here === undefined || sentence === undefined || here.by !== null) continue;
      const quoted = quotations.filter((quotation) => overlaps(quotation, sentence));
      if (quoted.length === 0) continue;
      const before = status.slice(0, index).findLast((one) => one.by !== null);
      const after = status.slice(index + 1).find((one) => one.by === 'cue');
      const carrier = before ?? after;
      if (carrier === undefined) continue;
      const from = carrier.of[carrier.of.length - 1];
      if (from === undefined) continue;
      here.by = 'quote';
      const source = attributions[from]?.source ?? null;
      here.of.push(attributions.length);
      attributions.push({
        source,
        cue: null,
        content: [trimmedSpan(sentence)],
        quote: true,
        manner: null,
        carrier: { blocks: 0, attribution: from },
      });
    }
    for (const note of block.notes) {
      if (note.text === '') continue;
      let at = sentences.findLastIndex((sentence) => sentence.end <= note.at);
      if (at < 0) at = 0;
      const here = status[at];
      if (here !== undefined && here.by === null) here.by = 'note';
    }
    return {
      sentences: status.map(
        ({ by, of }): SentenceSourcing => ({
          status:
            by === null
              ? 'unsourced'
              : by === 'cue' || by === 'note' || by === 'link'
                ? 'sourced'
                : 'carried',
          attributions: of,
          by,
        }),
      ),
      attributions,
    };
  }
}

function trimmedSpan(span: Span): Span {
  return { start: span.start, end: span.end };
}
