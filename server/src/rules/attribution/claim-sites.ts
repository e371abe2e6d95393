/**
 * The claims of a draft with all that a rule asks about them, gathered in one pass over the blocks and shared
 * by the rules of this family, so that each costs only what it looks at.
 */
import { type Block, type Span, sourceEnd, sourceStart } from '../../article/model.ts';
import { sentencesOf } from '../../article/sentences.ts';
import type { Facts } from '../../lint/rule.ts';
import { type Claim, type ClaimKind, claimsOf } from '../../sourcing/claims.ts';
import { SOFT, voiceOf } from '../../sourcing/claims-context.ts';
import type { Attribution, ParagraphSourcing } from '../../sourcing/sourcing-map.ts';

/** A claim and where it stands. */
export interface Site {
  readonly facts: Facts;
  /** Index of the block in the article. */
  readonly index: number;
  readonly block: Block;
  readonly sourcing: ParagraphSourcing;
  readonly claim: Claim;
  /** Reading span of its sentence. */
  readonly sentence: Span;
}

/**
 * Who stands behind a claim, surest first.
 * - `own`: a cue, note, link or quotation of its sentence covers these words.
 * - `beside`: its sentence has a cue, but these words lie outside what it covers.
 * - `near`: the same speaker goes on, or a frame holds.
 * - `likely`: a sourced sentence stands next to it and nothing says otherwise.
 * - `none`: nobody.
 */
export type Cover = 'own' | 'beside' | 'near' | 'likely' | 'none';

const NO_SITES: readonly Site[] = [];

/** The claims of `kind` in the block at `index`, in order; none in leftovers and other languages. */
export function sitesIn(facts: Facts, index: number, kind: ClaimKind): readonly Site[] {
  const block = facts.article.blocks[index];
  if (block === undefined) return NO_SITES;
  const claims = claimsOf(block);
  if (claims.length === 0) return NO_SITES;
  let sites: Site[] | null = null;
  for (const claim of claims) {
    if (claim.kind !== kind) continue;
    const sourcing = facts.sourcing.paragraphs[index] ?? null;
    if (sourcing === null) return NO_SITES;
    const sentence = sentencesOf(block)[claim.sentence];
    if (sentence === undefined || isSettled(facts, block, sentence)) continue;
    const maySpeak = SOFT.has(claim.kind) && (claim.weight < 3 || OPEN.has(claim.kind));
    if (maySpeak && facts.ask(speaksForItself)) continue;
    sites ??= [];
    sites.push({ facts, index, block, sourcing, claim, sentence });
  }
  return sites ?? NO_SITES;
}

/** All claims of `kind` in the order of the draft, for rules that look at them together. */
export function sitesOf(facts: Facts, kind: ClaimKind): Site[] {
  return facts.blocksWith(hasClaimOf(kind)).flatMap((index) => sitesIn(facts, index, kind));
}

const hasClaim = new Map<ClaimKind, (block: Block) => boolean>();

/** Whether a block has a claim of a kind; the same function for the same kind. */
function hasClaimOf(kind: ClaimKind): (block: Block) => boolean {
  let test = hasClaim.get(kind);
  if (test === undefined) {
    test = (block) => claimsOf(block).some((claim) => claim.kind === kind);
    hasClaim.set(kind, test);
  }
  return test;
}

/** Judgements and forecasts: what an author may make in the first person. */
const OPEN: ReadonlySet<ClaimKind> = new Set(['analysis', 'prediction', 'mind']);

/**
 * True for a piece in which the author speaks as `we` or to `you` throughout: a guide, a letter, a company’s or
 * an agency’s own post. Its judgements and figures are its author’s, who is named above it.
 */
function speaksForItself(facts: Facts): boolean {
  const own = facts.total(ownSentences);
  return own >= 3 && own >= facts.total(storySentences) / 6;
}

function ownSentences(block: Block): number {
  return isStory(block) ? voiceOf(block).own : 0;
}

function storySentences(block: Block): number {
  return isStory(block) ? voiceOf(block).sentences : 0;
}

function isStory({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list-item';
}

/** True when the settings say that what this sentence claims is settled. */
function isSettled(facts: Facts, block: Block, sentence: Span): boolean {
  const { settled } = facts.settings.attribution;
  if (settled.length === 0) return false;
  const text = block.reading.slice(sentence.start, sentence.end).toLowerCase();
  return settled.some((phrase) => text.includes(phrase.toLowerCase()));
}

/** Who stands behind the claim of `site`. */
export function coverOf(site: Site): Cover {
  const { sourcing, claim } = site;
  const status = sourcing.sentences[claim.sentence];
  if (status?.by === 'note' || status?.by === 'link' || isNoted(site)) return 'own';
  let beside = false;
  for (const index of status?.attributions ?? []) {
    const attribution = sourcing.attributions[index];
    if (attribution === undefined || !speaksFor(attribution, site)) continue;
    if (attribution.content.some((span) => meets(span, claim)))
      return attribution.cue === null ? 'near' : 'own';
    // `According to X,` in front holds for the whole of its sentence.
    if (
      attribution.cue !== null &&
      attribution.cue.start === site.sentence.start &&
      /^according to/i.test(textOf(site.block, attribution.cue))
    )
      return 'own';
    beside = true;
  }
  if (endsInCue(site) || beginsInCue(site)) return 'own';
  if (beside) return 'beside';
  switch (status?.by) {
    case 'same-speaker':
    case 'frame':
    case 'quote':
      return 'near';
    case 'continuation':
      return isBesideCrowd(site, -1) ? 'none' : 'likely';
    case 'look-ahead':
      return isBesideCrowd(site, 1) ? 'none' : 'likely';
    case 'lede':
      return 'likely';
    default:
      return 'none';
  }
}

/** True when the sourced sentence next to it has nobody behind it who could go on: `Insiders say A. B.` */
function isBesideCrowd({ block, claim }: Site, step: 1 | -1): boolean {
  return claimsOf(block).some(
    ({ kind, weight, sentence }) =>
      kind === 'vague-source' && weight > 1 && sentence === claim.sentence + step,
  );
}

/** `…, prosecutors said.`: whatever else stands in the sentence, the last words say whose account it is. */
function endsInCue({ block, claim, sentence }: Site): boolean {
  const tail = block.reading.slice(Math.max(claim.end, sentence.end - 90), sentence.end);
  return /,[”"’]?\s(?:[\w.’'-]{1,20}\s){1,6}(?:said|says)\b[^,;“"]{0,40}$|,[”"’]?\s(?:said|says)\s[A-Z][^;“"]{0,80}$/.test(
    tail,
  );
}

/** `They all said that …`, `AFP reported as many as …`: a verb of saying before the claim, and no turn in between. */
function beginsInCue({ block, claim, sentence }: Site): boolean {
  const before = block.reading.slice(sentence.start, claim.start);
  const cue = before.search(
    /\b(?:said|says|told|reported|reports|announced|confirmed|stated|estimated|warned|added|predicted|revealed|according to)\b(?![^,;]{0,200}[,;]? (?:but|while|although|though|as|and)\b)/,
  );
  return (
    cue > 0 &&
    !/[“"][^”"]{0,200}$/.test(before.slice(0, cue)) &&
    !/\b(?:is|was|are|were|been|be) $/.test(before.slice(0, cue))
  );
}

/** False for a “source” that is a thing (`the idea adds`), and where the claim’s own words were taken for the cue. */
function speaksFor({ source, cue }: Attribution, { block, claim }: Site): boolean {
  if (source === null || (cue !== null && meets(cue, claim))) return false;
  if (cue === null) return true;
  // `The firm knew of the fault`: what it knew is itself the claim.
  if (KNOWS.test(textOf(block, cue))) return false;
  // `Shops have seen sales jump`: they had them, and did not tell.
  if (source.kind !== 'person' && /\b(?:sees?|seen|saw)\b/i.test(textOf(block, cue))) return false;
  // `forcing the maker to add servers`, `No group claimed it`: nothing was said.
  if (/\bto\s$/.test(block.reading.slice(Math.max(0, cue.start - 4), cue.start))) return false;
  if (/^(?:no|none|nobody|neither)\b/i.test(textOf(block, source))) return false;
  return source.kind !== 'unknown' || SPOKEN.test(textOf(block, cue));
}

/** Cues that look into a mind and take what they find for true. */
const KNOWS =
  /\b(?:kn[eo]w(?:s|n|ing)?|learn(?:s|ed|t|ing)?|forg[eo]t(?:s|ten)?|remember(?:s|ed)?|reali[sz]e[sd]?|ignored?)\b/i;

/** Cues that make a source of whatever stands before them: `its archive says`. */
const SPOKEN = /\b(?:sa(?:ys?|id)|told|according to|announced|confirmed|reported|stated)\b/i;

/** True when a filled source note stands behind the sentence of `site`. */
export function isNoted({ block, claim, sentence }: Site): boolean {
  if (block.notes.length === 0) return false;
  const next = sentencesOf(block)[claim.sentence + 1];
  return block.notes.some(
    ({ at, text }) => text !== '' && at > sentence.start && at <= (next?.start ?? block.reading.length),
  );
}

/** The attributions of the sentence of `site`, carried ones included. */
export function attributionsOf(site: Site): Attribution[] {
  return attributionsIn(site.sourcing, site.claim.sentence);
}

/** The attributions of the sentence at `sentence`. */
export function attributionsIn(sourcing: ParagraphSourcing, sentence: number): Attribution[] {
  const found: Attribution[] = [];
  for (const index of sourcing.sentences[sentence]?.attributions ?? []) {
    const attribution = sourcing.attributions[index];
    if (attribution !== undefined) found.push(attribution);
  }
  return found;
}

export function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The words of a reading span. */
export function textOf(block: Block, span: Span): string {
  return block.reading.slice(span.start, span.end);
}

/** Source span of a reading span of the block at `index`. */
export function place(facts: Facts, index: number, span: Span): Span {
  const block = facts.article.blocks[index];
  const start = facts.article.starts[index];
  if (block === undefined || start === undefined) return { start: 0, end: 0 };
  if (span.end <= span.start) {
    const at = start + (span.start > 0 ? sourceEnd(block, span.start) : sourceStart(block, span.start));
    return { start: at, end: at };
  }
  return { start: start + sourceStart(block, span.start), end: start + sourceEnd(block, span.end) };
}

/** Source span of the claim itself. */
export function placeClaim(site: Site): Span {
  return place(site.facts, site.index, site.claim);
}

/** True when a link, a bare address or a source note stands in the paragraph. */
export function hasLink(block: Block): boolean {
  return (
    block.links.length > 0 || block.notes.some(({ text }) => text !== '') || /https?:\/\//.test(block.reading)
  );
}

/** Quoted for a message, cut at a word where it is long. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').replace(/["“”]/g, '');
  if (line.length <= 60) return `“${line}”`;
  const cut = line.lastIndexOf(' ', 58);
  return `“${line.slice(0, cut > 30 ? cut : 58)} …”`;
}
