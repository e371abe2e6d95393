/**
 * What in a sentence may need a source: figures, blame, causes, firsts, judgements, and wordings that hide
 * who says so. Read from one block alone and kept with it; whether somebody stands behind a claim is the
 * sourcing map's to say, and whether to query it the rules'.
 */

import { type Block, perBlock, type Span } from '../article/model.ts';
import { COLLECTIVE_WORDS, collectiveAt } from './claims-collectives.ts';
import { type Context, contextOf, exempts, isVerificationClause } from './claims-context.ts';
import { FIGURE_WORDS, figureAt } from './claims-figures.ts';
import { TURNS, type Turn } from './claims-lexicon.ts';
import { matchPhrases, type Phrase, type PhraseMatch } from './claims-phrases.ts';
import { CAPITAL, NUMBER, PROTECTED, QUOTED, SIGN, type Tokens, tokensOf } from './tokens.ts';
import { isTurn } from './transcripts.ts';
import { learn, NO_WORD } from './vocabulary.ts';
import { flagsAt, lowerAt } from './wording.ts';

/**
 * Claims: `statistic`, `casualty`, `allegation`, `cause` (and the state that something was left in), `mind`
 * (what somebody wants, fears, hopes), `prediction`, `medical`, `contested`, `dealings` (talks and offers
 * that no reporter saw), `superlative`, `analysis` (judgement and opinion in the paper's voice).
 *
 * Wordings: `vague-source`, `agentless` (“is believed to”), `reportedly`, `allegedly`, `anonymous`,
 * `secondhand`, `study`, `poll`, `loaded-verb`, `voice-shift`, `baseline`, `relative-risk`, `vague-time`.
 */
export type ClaimKind =
  | 'statistic'
  | 'casualty'
  | 'allegation'
  | 'cause'
  | 'mind'
  | 'prediction'
  | 'medical'
  | 'contested'
  | 'dealings'
  | 'superlative'
  | 'analysis'
  | 'vague-source'
  | 'agentless'
  | 'reportedly'
  | 'allegedly'
  | 'anonymous'
  | 'secondhand'
  | 'study'
  | 'poll'
  | 'loaded-verb'
  | 'voice-shift'
  | 'baseline'
  | 'relative-risk'
  | 'vague-time';

/** The words that make a claim; a reading span of its block. */
export interface Claim extends Span {
  readonly kind: ClaimKind;
  /** 3: rarely wrong to query. 2: often worth a query. 1: worth a look. */
  readonly weight: 1 | 2 | 3;
  /** Index of its sentence. */
  readonly sentence: number;
  /** Tokens `from` to `to` (exclusive), and the one that gave it away. */
  readonly from: number;
  readonly to: number;
  readonly anchor: number;
}

/** The claims of a block in the order of their sentences. */
export const claimsOf: (block: Block) => readonly Claim[] = perBlock((block) => {
  switch (block.kind) {
    case 'paragraph':
    case 'list-item':
      return isTurn(block) ? NONE : readClaims(tokensOf(block));
    default:
      return NONE;
  }
});

const NONE: readonly Claim[] = [];

/** What to try at a word. */
interface Entry {
  phrases: readonly Phrase<Turn>[];
  collective: boolean;
  figure: boolean;
}

/** By {@link Word.claims}; nothing is tried at words that have 0. */
const ENTRIES: readonly (Entry | undefined)[] = entries();

function entries(): (Entry | undefined)[] {
  const list: (Entry | undefined)[] = [undefined];
  const entry = (lower: string): Entry => {
    const word = learn(lower);
    if (word.claims === 0) word.claims = list.push(undefined) - 1;
    let known = list[word.claims];
    if (known === undefined) {
      known = { phrases: [], collective: false, figure: false };
      list[word.claims] = known;
    }
    return known;
  };
  for (const [word, phrases] of TURNS) entry(word).phrases = phrases;
  for (const word of COLLECTIVE_WORDS) entry(word).collective = true;
  for (const word of FIGURE_WORDS) entry(word).figure = true;
  return list;
}

/** `astrobiologists`: any science can have its faceless crowd. */
function isCrowdOfScience(word: string): boolean {
  return word.length > 9 && word.endsWith('ologists');
}

/** The claims in tokens. Exposed for tests and headlines: use {@link claimsOf}. */
export function readClaims(tokens: Tokens): readonly Claim[] {
  let claims: Claim[] | null = null;
  const matches: PhraseMatch<Turn>[] = [];
  for (let sentence = 0; sentence + 1 < tokens.firstOf.length; sentence++) {
    const first = tokens.firstOf[sentence] ?? 0;
    const last = tokens.firstOf[sentence + 1] ?? 0;
    let context: Context | null = null;
    for (let at = first; at < last; at++) {
      const flags = flagsAt(tokens, at);
      if ((flags & (SIGN | QUOTED | PROTECTED)) !== 0) continue;
      const numeral = (flags & NUMBER) !== 0;
      const word = tokens.words[at] ?? NO_WORD;
      const crowd = word.claims === 0 && isCrowdOfScience(lowerAt(tokens, at));
      if (word.claims === 0 && !numeral && !crowd) continue;
      if (matches.length > 0) matches.length = 0;
      const entry = numeral ? undefined : ENTRIES[word.claims];
      if (entry !== undefined) matchPhrases(entry.phrases, tokens, at, first, last, matches);
      if (entry?.collective === true || (crowd && !numeral)) {
        const collective = collectiveAt(tokens, at, first, last);
        if (collective !== null) matches.push(collective);
      }
      if (numeral || entry?.figure === true) {
        const figure = figureAt(tokens, at, first, last);
        if (figure !== null) matches.push(figure);
      }
      for (const match of matches) {
        context ??= contextOf(tokens, first, last);
        if (!holds(match, tokens, first, last, context)) continue;
        claims ??= [];
        add(claims, claim(match, tokens, sentence));
      }
    }
  }
  return claims ?? NONE;
}

function claim(match: PhraseMatch<Turn>, tokens: Tokens, sentence: number): Claim {
  let { to } = match;
  while (to > match.anchor + 1 && (flagsAt(tokens, to - 1) & SIGN) !== 0) to--;
  return {
    kind: match.value.kind,
    weight: match.value.weight,
    start: tokens.start[match.from] ?? 0,
    end: tokens.end[to - 1] ?? 0,
    sentence,
    from: match.from,
    to,
    anchor: match.anchor,
  };
}

/** Of two claims of one kind that share words, the weightier or longer one stays. */
function add(claims: Claim[], fresh: Claim): void {
  for (let at = claims.length - 1; at >= 0; at--) {
    const known = claims[at];
    if (known === undefined || known.sentence !== fresh.sentence) break;
    if (known.kind !== fresh.kind || known.end <= fresh.start || fresh.end <= known.start) continue;
    const better = fresh.weight - known.weight || fresh.end - fresh.start - (known.end - known.start);
    if (better > 0) claims[at] = fresh;
    return;
  }
  claims.push(fresh);
}

function holds(
  match: PhraseMatch<Turn>,
  tokens: Tokens,
  first: number,
  last: number,
  context: Context,
): boolean {
  const { kind, only } = match.value;
  const verifies = () => isVerificationClause(tokens, match.anchor, first, last);
  if (exempts(context, kind, match.value.weight, verifies)) return false;
  if (kind === 'superlative' && isNoRecord(match, tokens, last)) return false;
  switch (only) {
    case 'abstract-subject':
      return hasAbstractSubject(tokens, match.from, first);
    case 'people-subject':
      return hasPeopleSubject(tokens, match.from, first);
    case 'one-person':
      return !hasCrowdSubject(tokens, match.from, first);
    default:
      return true;
  }
}

/** `is not the first`, and `for the first time in 1969`, which dates something and counts nothing. */
function isNoRecord({ from, to, anchor }: PhraseMatch<Turn>, tokens: Tokens, last: number): boolean {
  for (let at = Math.max(0, from - 1); at < anchor; at++) {
    if (/^(?:not|hardly|isn't|wasn't|aren't|weren't)$/.test(lowerAt(tokens, at))) return true;
  }
  if (lowerAt(tokens, anchor) !== 'first' && lowerAt(tokens, anchor) !== 'time') return false;
  for (let at = anchor; at < Math.min(last - 1, to + 1); at++) {
    if (lowerAt(tokens, at) === 'in' && lowerAt(tokens, at - 1) === 'time')
      return /^(?:1[0-9]|20)\d\d$/.test(lowerAt(tokens, at + 1));
  }
  return false;
}

const ABSTRACT = words(
  'move decision vote deal ruling result results finding findings episode incident case crisis dispute row scandal controversy ' +
    'failure success debate outcome development developments trend trends change changes shift attack attacks collapse delay ' +
    'this that which it these those events event announcement news victory defeat loss visit trip meeting summit talks tragedy disaster ' +
    'revelation revelations leak report figures numbers data situation standoff conflict election gap divide absence lack silence ' +
    'response reaction approach strategy policy plan proposal law measure resignation departure appointment protest protests',
);

/** True when the words before token `at` are no person: a move, a vote, `this`, `which`, something in -tion. */
function hasAbstractSubject(tokens: Tokens, at: number, first: number): boolean {
  for (let before = at - 1; before >= Math.max(first, at - 3); before--) {
    const word = lowerAt(tokens, before);
    if (ABSTRACT.has(word)) return true;
    if (/(?:tion|sion|ment|ness|ity|ance|ence)s?$/.test(word)) {
      return (flagsAt(tokens, before) & CAPITAL) === 0 || before === first;
    }
    if (!/ly$|^(?:also|has|have|had)$/.test(word)) return false;
  }
  return false;
}

const PEOPLE = words(
  'he she they who officials government governments company companies firm firms bank banks team club party police president minister ' +
    'ministry administration regulators investors markets lawmakers leaders leader voters residents parents executives managers ' +
    'authorities prosecutors republicans democrats critics doctors workers teachers union unions army military board committee ' +
    'council group campaign family coach manager owner owners chief boss mayor governor king queen prince princess pope ' +
    'advisers aides senators allies rivals supporters fans players employees staff drivers farmers students families people ' +
    'teammates bandmates castmates classmates roommates colleagues relatives friends neighbors neighbours wife husband mother father parents daughter son',
);
/** True when a counted crowd stands before token `at`: `50,000 people have been diagnosed` is a figure. */
function hasCrowdSubject(tokens: Tokens, at: number, first: number): boolean {
  for (let before = at - 1; before >= Math.max(first, at - 6); before--) {
    const word = lowerAt(tokens, before);
    if (word === 'people' || word === 'patients' || word === 'cases' || word === 'who') return true;
  }
  return false;
}

const FIRST_SECOND = words("i we you i'm we're you're let's");

/** True when somebody stands before token `at`: a name, a role, `she`. */
function hasPeopleSubject(tokens: Tokens, at: number, first: number): boolean {
  let before = at - 1;
  while (
    before >= first &&
    /ly$|^(?:also|still|now|now|to|never|not|always|has|have|had)$/.test(lowerAt(tokens, before))
  ) {
    before--;
  }
  if (before < first) return false;
  const word = lowerAt(tokens, before);
  if (FIRST_SECOND.has(word)) return false;
  if (PEOPLE.has(word)) return true;
  return (flagsAt(tokens, before) & (CAPITAL | SIGN)) === CAPITAL;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
