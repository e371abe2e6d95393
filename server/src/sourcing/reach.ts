/**
 * How far attributions reach: which sentences of an article are covered, by what, and why. The order of the
 * tests is the desk's: own words first, then who is speaking, then what a reader takes for granted.
 */
import { type Change, changeBetween, replaced } from '../article/change.ts';
import { type Block, besideBlock, overlaps, perBlock, type Span } from '../article/model.ts';
import { type Quotation, quotationsOf } from '../article/quotations.ts';
import { sentencesOf } from '../article/sentences.ts';
import type { Steps } from '../article/steps.ts';
import { type LocalSourcing, localSourcing } from './cues.ts';
import { isLikely } from './likelihood.ts';
import { type Described, describe, type FullName, fullNamesOf } from './names.ts';
import type {
  Attribution,
  Coverage,
  ParagraphSourcing,
  SentenceSourcing,
  SentenceStatus,
} from './sourcing-map.ts';
import { type Speaker, Speakers } from './speakers.ts';
import { CAPITAL, NUMBER, WORD } from './tokens.ts';
import { ADVERB, COORDINATOR, PRONOUN } from './vocabulary.ts';
import { bitsAt, flagsAt, lowerAt, type Wording } from './wording.ts';

/** One block while the article is read. */
interface Reading {
  readonly block: Block;
  readonly local: LocalSourcing;
  /** Whom the source of each local attribution stands for. */
  readonly speakers: readonly (Speaker | null)[];
  /** Index of the last and of the first local attribution with a source; -1 without one. */
  readonly last: number;
  readonly first: number;
}

/** What was read of an article. The next reading of it goes on from here. */
export interface Reach {
  /** The blocks that were read; null for the others. */
  readonly blocks: readonly (Block | null)[];
  readonly readings: readonly (Reading | null)[];
  readonly paragraphs: readonly (ParagraphSourcing | null)[];
}

/** An attribution in another block that reaches into this one. */
interface Outside {
  readonly blocks: number;
  readonly attribution: number;
  readonly source: Attribution['source'];
}

/** The last result for a block and what it was made from. */
interface Kept {
  readonly key: string;
  readonly sourcing: ParagraphSourcing;
}

const kept = besideBlock<Kept>();

/** What {@link Coverage} makes of a sentence. */
const STATUS: Readonly<Record<Coverage, SentenceStatus>> = {
  cue: 'sourced',
  note: 'sourced',
  link: 'sourced',
  quote: 'carried',
  frame: 'carried',
  'same-speaker': 'unsourced',
  'look-ahead': 'unsourced',
  continuation: 'unsourced',
  lede: 'unsourced',
  likely: 'carried',
};

/** Blocks of display type that may stand above the first paragraph. */
const HEAD = 12;
/** List items that one line frames at most. */
const LONGEST_FRAME = 40;
/** Sentences over which an attribution goes on without a word of its own. */
const CONTINUES = 2;
/** Blocks of running text in which a speaker is looked for when a quotation names none. */
const BLOCKS_BACK = 4;
/** Blocks behind and before one that say how it is read: the frame or the speaker above it, the speaker of the next ones. */
const LOOKS_BACK = Math.max(LONGEST_FRAME, BLOCKS_BACK, HEAD);
const LOOKS_ON = 2;

/**
 * Reads the blocks of an article in order; null entries are left out. Time is linear in the number of blocks
 * and attributions. A block's result is the same object as last time when nothing that it rests on changed.
 * With an `earlier` reading of the same article only that is read again which may have changed.
 */
export function* readReach(blocks: readonly (Block | null)[], earlier: Reach | null = null): Steps<Reach> {
  const readings = yield* readBlocks(blocks, earlier);
  const paragraphs = earlier === null ? [] : joinedParagraphs(earlier, readings);
  let done = 0;
  for (const { from, to } of stretchesToRead(earlier, readings)) {
    for (let at = from; at < to; at++) {
      const reading = readings[at] ?? null;
      paragraphs[at] = reading === null ? null : readParagraph(reading, readings, at);
      if (++done % BLOCKS_PER_STEP === 0) yield;
    }
  }
  return { blocks, readings, paragraphs };
}

/** Blocks between two looks at the host's clock. */
const BLOCKS_PER_STEP = 32;

/** The earlier paragraphs, those of the stretch that changed left out. */
function joinedParagraphs(
  { readings: before, paragraphs }: Reach,
  readings: readonly (Reading | null)[],
): (ParagraphSourcing | null)[] {
  return replaced(paragraphs, changeBetween(before, readings), () => null);
}

/** Blocks `from` to `to`, the latter left out. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where paragraphs may have come to stand near other readings than before. */
function stretchesToRead(earlier: Reach | null, readings: readonly (Reading | null)[]): Stretch[] {
  if (earlier === null) return [{ from: 0, to: readings.length }];
  const before = earlier.readings;
  const { from, oldTo, to } = changeBetween(before, readings);
  const stretches: { from: number; to: number }[] = [];
  const add = (first: number, end: number): void => {
    const start = Math.max(0, first - LOOKS_ON);
    const stop = Math.min(readings.length, end + LOOKS_BACK);
    const last = stretches[stretches.length - 1];
    if (last !== undefined && start <= last.to) last.to = Math.max(last.to, stop);
    else stretches.push({ from: start, to: stop });
  };
  if (to !== oldTo) {
    add(from, to);
  } else {
    // Of as many blocks as before often only some read otherwise: where `he` stands for somebody else.
    for (let at = from; at < to; at++) if (before[at] !== readings[at]) add(at, at + 1);
  }
  return stretches;
}

/** Reads the blocks one by one; what reads as it did before is the same object. */
function* readBlocks(
  blocks: readonly (Block | null)[],
  earlier: Reach | null,
): Steps<readonly (Reading | null)[]> {
  if (earlier === null) return yield* readSpeakers(blocks, null, null);
  const change = changeBetween(earlier.blocks, blocks);
  const before = spokenBy(earlier.blocks, change.from, change.oldTo);
  const now = spokenBy(blocks, change.from, change.to);
  // The names and sources are the same, one by one: so is everybody whom they stand for, here and further down.
  if (before.length !== now.length || before.some(({ key }, at) => key !== now[at]?.key))
    return yield* readSpeakers(blocks, earlier, change);
  const same = new Map(now.map(({ index }, at) => [index, before[at]?.index ?? -1]));
  return replaced(earlier.readings, change, (index) => {
    const block = blocks[index] ?? null;
    if (block === null) return null;
    return readingOf(block, earlier.readings[same.get(index) ?? -1]?.speakers ?? NOBODY);
  });
}

const NOBODY: readonly (Speaker | null)[] = [];

/** All names and sources of some blocks in a form that can be compared; blocks with none are left out. */
function spokenBy(
  blocks: readonly (Block | null)[],
  from: number,
  to: number,
): { readonly index: number; readonly key: string }[] {
  const spoken: { index: number; key: string }[] = [];
  for (let index = from; index < to; index++) {
    const block = blocks[index] ?? null;
    const mentions = block === null ? NO_MENTIONS : mentionsIn(block);
    if (mentions !== NO_MENTIONS) spoken.push({ index, key: JSON.stringify(mentions) });
  }
  return spoken;
}

/** What a block tells of who is who. */
export interface Mentions {
  readonly names: readonly FullName[];
  /** What the words of each source phrase say; null for attributions without a source. */
  readonly sources: readonly (Described | null)[];
}

const NO_MENTIONS: Mentions = { names: [], sources: [] };

/** The names and sources of a block. */
export const mentionsIn: (block: Block) => Mentions = perBlock((block) => {
  const { attributions, wording } = localSourcing(block);
  const sources = attributions.map(({ source }) => (source === null ? null : describe(wording, source)));
  const names = fullNamesOf(block);
  return names.length + sources.length === 0 ? NO_MENTIONS : { names, sources };
});

/** Goes through all blocks to find out whom each source stands for. */
function* readSpeakers(
  blocks: readonly (Block | null)[],
  earlier: Reach | null,
  change: Change | null,
): Steps<(Reading | null)[]> {
  const speakers = new Speakers();
  for (const block of blocks) if (block !== null) speakers.expect(mentionsIn(block).names);
  const readings: (Reading | null)[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] ?? null;
    const known = change === null ? null : (earlier?.readings[earlierIndex(index, change)] ?? null);
    readings.push(block === null ? null : readBlock(block, speakers, known));
    if (readings.length % BLOCKS_PER_STEP === 0) yield;
  }
  return readings;
}

/** Where a block stood before the change; -1 for a new one. */
function earlierIndex(index: number, { from, oldTo, to }: Change): number {
  if (index < from) return index;
  return index < to ? -1 : index - to + oldTo;
}

/** `known` is the reading of the same block in the text before. */
function readBlock(block: Block, speakers: Speakers, known: Reading | null): Reading {
  const { names, sources } = mentionsIn(block);
  speakers.enter(names);
  if (sources.length === 0) return known ?? readingOf(block, NOBODY);
  const resolved = sources.map((source) => (source === null ? null : speakers.resolve(source)));
  return known !== null && resolved.every((speaker, at) => isSame(speaker, known.speakers[at] ?? null))
    ? known
    : readingOf(block, resolved);
}

/** True for two who are told apart by nothing that a paragraph shows. */
function isSame(one: Speaker | null, other: Speaker | null): boolean {
  return one?.name === other?.name && one?.kind === other?.kind;
}

function readingOf(block: Block, speakers: readonly (Speaker | null)[]): Reading {
  return {
    block,
    local: localSourcing(block),
    speakers,
    first: speakers.findIndex((speaker) => speaker !== null),
    last: speakers.findLastIndex((speaker) => speaker !== null),
  };
}

function readParagraph(
  reading: Reading,
  readings: readonly (Reading | null)[],
  at: number,
): ParagraphSourcing {
  const { block } = reading;
  const frame = framing(readings, at);
  // Only what is quoted or framed asks who spoke elsewhere.
  const asks = frame !== null || block.kind === 'blockquote' || quotationsOf(block).length > 0;
  const before = frame ?? (asks ? reaching(readings, at) : null);
  const after = asks && reading.first < 0 ? following(readings, at) : null;
  const lede = isLede(readings, at);
  let key = `${frame === null ? '' : 'f'}${lede ? 'l' : ''}`;
  for (const speaker of reading.speakers) key += speaker === null ? '|' : `|${speaker.kind}:${speaker.name}`;
  for (const outside of [before, after]) {
    key +=
      outside === null
        ? '|'
        : `|${outside.blocks}.${outside.attribution}.${outside.source?.start}.${outside.source?.end}.${outside.source?.kind}.${outside.source?.name}`;
  }
  const known = kept.get(block);
  if (known !== undefined && known.key === key) return known.sourcing;
  const sourcing = new Paragraph(reading, before, after, frame !== null, lede).read();
  kept.set(block, { key, sourcing });
  return sourcing;
}

/** The attribution before the block that is still in force for a quotation without one of its own. */
function reaching(readings: readonly (Reading | null)[], at: number): Outside | null {
  const own = readings[at];
  if (own === undefined || own === null || isDisplay(own.block)) return null;
  for (let back = at - 1; back >= 0 && back >= at - BLOCKS_BACK; back--) {
    const reading = readings[back];
    if (reading === undefined || reading === null) continue;
    if (isDisplay(reading.block)) return null;
    if (reading.last >= 0) return outside(reading, back - at, reading.last);
  }
  return null;
}

/** The attribution of the block behind, for a quotation that stands before its speaker is named. */
function following(readings: readonly (Reading | null)[], at: number): Outside | null {
  const next = readings[at + 1];
  if (next === undefined || next === null || next.first < 0 || isDisplay(next.block)) return null;
  return outside(next, 1, next.first);
}

function outside(reading: Reading, blocks: number, attribution: number): Outside | null {
  const local = reading.local.attributions[attribution];
  const speaker = reading.speakers[attribution];
  if (local === undefined || local.source === null || speaker === undefined || speaker === null) return null;
  const { start, end } = reading.local.wording;
  return {
    blocks,
    attribution,
    source: {
      start: start[local.source.from] ?? 0,
      end: end[local.source.to - 1] ?? 0,
      kind: speaker.kind,
      name: speaker.name,
    },
  };
}

function isDisplay(block: Block): boolean {
  return block.kind === 'headline' || block.kind === 'heading' || block.kind === 'caption';
}

/**
 * The attribution whose frame the block stands in: the block before it ends with a colon (`Police gave this
 * account:`), or it is one of the list items or quoted paragraphs under such a block.
 */
function framing(readings: readonly (Reading | null)[], at: number): Outside | null {
  const own = readings[at];
  if (own === undefined || own === null || isDisplay(own.block)) return null;
  for (let back = at - 1; back >= Math.max(0, at - LONGEST_FRAME); back--) {
    const reading = readings[back];
    if (reading === undefined || reading === null) return null;
    if (opensFrame(reading.block)) return reading.last < 0 ? null : outside(reading, back - at, reading.last);
    const kind = reading.block.kind;
    if ((kind !== 'list-item' && kind !== 'blockquote') || kind !== own.block.kind) return null;
  }
  return null;
}

/** True for the first paragraph of the story when one of the next two is sourced. */
function isLede(readings: readonly (Reading | null)[], at: number): boolean {
  if (readings[at]?.block.kind !== 'paragraph') return false;
  // Further down than this nothing is the lede: labels and bylines stand above it, not a page of them.
  if (at > HEAD) return false;
  for (let back = at - 1; back >= 0; back--) if (readings[back]?.block.kind === 'paragraph') return false;
  return (readings[at + 1]?.first ?? -1) >= 0 || (readings[at + 2]?.first ?? -1) >= 0;
}

/** True when the block ends with a colon: what follows is what was said. */
function opensFrame(block: Block | null): boolean {
  return block !== null && /:["”]?\s*$/.test(block.reading.slice(-4));
}

interface Draft {
  by: Coverage | null;
  readonly of: number[];
  likely: boolean;
}

class Paragraph {
  readonly #block: Block;
  readonly #local: LocalSourcing;
  readonly #before: Outside | null;
  readonly #after: Outside | null;
  readonly #framed: boolean;
  readonly #lede: boolean;
  readonly #sentences: readonly Span[];
  readonly #quotations: readonly Quotation[];
  readonly #attributions: Attribution[];
  readonly #drafts: Draft[];

  constructor(
    reading: Reading,
    before: Outside | null,
    after: Outside | null,
    framed: boolean,
    lede: boolean,
  ) {
    const { local } = reading;
    this.#block = reading.block;
    this.#local = local;
    this.#lede = lede;
    this.#before = before;
    this.#after = after;
    this.#framed = framed;
    this.#sentences = sentencesOf(reading.block);
    this.#quotations = quotationsOf(reading.block);
    const { start, end } = local.wording;
    this.#attributions = local.attributions.map((one, at) => {
      const speaker = reading.speakers[at] ?? null;
      return {
        source:
          one.source === null || speaker === null
            ? null
            : {
                start: start[one.source.from] ?? 0,
                end: end[one.source.to - 1] ?? 0,
                kind: speaker.kind,
                name: speaker.name,
              },
        cue: one.cue,
        content: one.content,
        quote: one.content.some((span) => this.#quotations.some((quotation) => overlaps(quotation, span))),
        manner: one.class,
        carrier: null,
      };
    });
    this.#drafts = this.#sentences.map(() => ({ by: null, of: [], likely: false }));
  }

  read(): ParagraphSourcing {
    this.#ownCues();
    this.#notes();
    this.#quoted();
    this.#goesOn();
    this.#likely();
    return {
      sentences: this.#drafts.map(
        ({ by, of, likely }): SentenceSourcing => ({
          status: likely ? 'carried' : by === null ? 'unsourced' : STATUS[by],
          attributions: of,
          by,
        }),
      ),
      attributions: this.#attributions,
    };
  }

  #ownCues(): void {
    const count = this.#local.attributions.length;
    for (let at = 0; at < count; at++) {
      const local = this.#local.attributions[at];
      const draft = local === undefined ? undefined : this.#drafts[local.sentence];
      if (local === undefined || draft === undefined) continue;
      draft.of.push(at);
      if (local.source !== null && local.shape !== 'credit') draft.by = 'cue';
    }
    // Contents that run over into other sentences: quotations of several sentences.
    for (let at = 0; at < count; at++) {
      const local = this.#local.attributions[at];
      if (local === undefined || local.source === null) continue;
      for (const span of local.content) {
        for (let index = 0; index < this.#sentences.length; index++) {
          const sentence = this.#sentences[index];
          const draft = this.#drafts[index];
          if (sentence === undefined || draft === undefined || index === local.sentence || draft.by === 'cue')
            continue;
          if (!overlaps(span, sentence)) continue;
          draft.by = local.shape === 'credit' ? 'frame' : 'quote';
          if (!draft.of.includes(at)) draft.of.push(at);
        }
      }
    }
  }

  #notes(): void {
    for (const note of this.#block.notes) {
      if (note.text === '') continue;
      let at = this.#sentences.length - 1;
      while (at > 0 && (this.#sentences[at]?.end ?? 0) > note.at) at--;
      const draft = this.#drafts[at];
      if (draft !== undefined && draft.by === null) draft.by = 'note';
    }
    for (const link of this.#block.links) {
      for (let at = 0; at < this.#sentences.length; at++) {
        const sentence = this.#sentences[at];
        const draft = this.#drafts[at];
        if (sentence !== undefined && draft !== undefined && draft.by === null && overlaps(sentence, link))
          draft.by = 'link';
      }
    }
  }

  /** Quoted sentences go on with the speaker before them, or wait for the one behind them. */
  #quoted(): void {
    const labelled = this.#local.attributions[0]?.shape === 'label' ? 0 : -1;
    for (let index = 0; index < this.#sentences.length; index++) {
      const draft = this.#drafts[index];
      const sentence = this.#sentences[index];
      if (draft === undefined || sentence === undefined || draft.by !== null) continue;
      const framed = labelled >= 0 || this.#framed || this.#block.kind === 'blockquote';
      if (!framed && !this.#isQuoted(sentence)) continue;
      const inside = this.#nearest(index);
      const outside = inside < 0 ? (this.#before ?? this.#after) : null;
      if (inside < 0 && outside === null) continue;
      draft.by = this.#isQuoted(sentence) ? 'quote' : 'frame';
      // A few quoted words in a sentence of the reporter's: whose they are can be told, not that all of it is theirs.
      if (!framed && !this.#isMostlyQuoted(sentence)) continue;
      draft.of.push(this.#attributions.length);
      this.#attributions.push({
        source: outside === null ? (this.#attributions[inside]?.source ?? null) : outside.source,
        cue: null,
        content: [sentence],
        quote: draft.by === 'quote',
        manner: null,
        carrier:
          outside === null
            ? { blocks: 0, attribution: inside }
            : { blocks: outside.blocks, attribution: outside.attribution },
      });
    }
  }

  /** The sourced attribution of the nearest sentence before, else behind; -1 when the block has none. */
  #nearest(index: number): number {
    for (let at = index - 1; at >= 0; at--) {
      const found = this.#sourcedAt(at);
      if (found >= 0) return found;
    }
    for (let at = index + 1; at < this.#drafts.length; at++) {
      const found = this.#sourcedAt(at);
      if (found >= 0) return found;
    }
    return -1;
  }

  #sourcedAt(sentence: number): number {
    const of = this.#drafts[sentence]?.of ?? [];
    let best = -1;
    let bestRank = -1;
    for (let at = of.length - 1; at >= 0; at--) {
      const one = of[at];
      const attribution = one === undefined ? undefined : this.#attributions[one];
      if (one === undefined || attribution === undefined || attribution.source === null) continue;
      if (attribution.carrier !== null) {
        if (attribution.carrier.blocks === 0) return attribution.carrier.attribution;
        continue;
      }
      // Who was quoted goes on being quoted; who only wants something does not speak.
      const rank = (attribution.manner === 'say' ? 2 : 0) + (attribution.quote ? 1 : 0);
      if (rank <= bestRank) continue;
      best = one;
      bestRank = rank;
    }
    return best;
  }

  /** True when three words or more that are no title, or most of the sentence, stand in quotation marks. */
  #isQuoted(sentence: Span): boolean {
    let shared = 0;
    let spoken = 0;
    for (const quotation of this.#quotations) {
      const inside = Math.min(quotation.end, sentence.end) - Math.max(quotation.start, sentence.start);
      if (inside <= 0) continue;
      shared += inside;
      if (!isTitle(this.#block.reading.slice(quotation.inner.start, quotation.inner.end))) spoken += inside;
    }
    return spoken > 16 || shared * 2 > sentence.end - sentence.start;
  }

  /** True when two thirds of the sentence stand in quotation marks. */
  #isMostlyQuoted(sentence: Span): boolean {
    let shared = 0;
    for (const quotation of this.#quotations) {
      shared += Math.max(
        0,
        Math.min(quotation.end, sentence.end) - Math.max(quotation.start, sentence.start),
      );
    }
    return shared * 3 > 2 * (sentence.end - sentence.start);
  }

  /** Sentences without a cue of their own that go on about a sourced one. */
  #goesOn(): void {
    const { wording } = this.#local;
    let since = 0;
    for (let index = 0; index < this.#drafts.length; index++) {
      const draft = this.#drafts[index];
      if (draft === undefined || draft.of.some((one) => this.#local.attributions[one]?.shape === 'credit'))
        continue;
      if (draft.by !== null) {
        since = 0;
        continue;
      }
      since++;
      const before = this.#drafts[index - 1];
      const from = wording.firstOf[index] ?? 0;
      const to = wording.firstOf[index + 1] ?? from;
      if (before !== undefined && before.by !== null && before.by !== 'lede') {
        if (beginsWithPronoun(wording, from)) draft.by = 'same-speaker';
        else if (since <= CONTINUES) draft.by = 'continuation';
        if (contrasts(wording, from, to)) draft.by = null;
      } else if (index === 0 && this.#drafts[1]?.by === 'cue') draft.by = 'look-ahead';
      if (draft.by === null && this.#lede) draft.by = 'lede';
    }
  }

  /** Sentences that nothing covers, or only weakly, whose wording is that of reported matter. */
  #likely(): void {
    const { wording } = this.#local;
    const { firstOf } = wording;
    const count = this.#drafts.length;
    const strong = this.#drafts.map(({ by }) => (by !== null && STATUS[by] !== 'unsourced' ? by : null));
    for (let index = 0; index < count; index++) {
      const draft = this.#drafts[index];
      if (draft === undefined || strong[index] !== null) continue;
      const around = {
        kind: this.#block.kind,
        index,
        count,
        before: strong[index - 1] ?? null,
        after: strong[index + 1] ?? null,
        reached: draft.by,
        sourceless: draft.of.length > 0,
      };
      if (!isLikely(wording, firstOf[index] ?? 0, firstOf[index + 1] ?? 0, around)) continue;
      draft.likely = true;
      draft.by ??= 'likely';
    }
  }
}

/** True for the name of a work or a thing in quotation marks: `“The Internet Explorer 6 Countdown”`. */
function isTitle(quoted: string): boolean {
  if (quoted.length > 60 || /[.!?…]$/.test(quoted)) return false;
  for (const word of quoted.split(/\s+/)) if (word.length > 4 && /^\p{Ll}/u.test(word)) return false;
  return /^\p{Lu}/u.test(quoted);
}

function beginsWithPronoun(wording: Wording, from: number): boolean {
  let at = from;
  while ((bitsAt(wording, at) & (COORDINATOR | ADVERB)) !== 0 || lowerAt(wording, at) === ',') at++;
  return (bitsAt(wording, at) & PRONOUN) !== 0;
}

function contrasts(wording: Wording, from: number, to: number): boolean {
  let at = from;
  while (at < to && (flagsAt(wording, at) & WORD) === 0) at++;
  if (/^(?:however|meanwhile|but|separately|still|yet)$/.test(lowerAt(wording, at))) return true;
  return (flagsAt(wording, at) & (CAPITAL | NUMBER)) === 0;
}
