/**
 * Groups that nobody can ring up (“critics argue”, “some lawmakers have claimed”), found by the noun and the
 * reporting verb that goes with it.
 */
import type { Turn } from './claims-lexicon.ts';
import { type PhraseMatch, WORD_CLASSES } from './claims-phrases.ts';
import { CAPITAL, FIRST, SIGN, type Tokens } from './tokens.ts';
import { flagsAt, lowerAt } from './wording.ts';

/** Say nothing about who they are, with or without a quantifier. */
const FACELESS = words(
  'critics observers experts analysts commentators pundits insiders skeptics sceptics detractors naysayers watchers specialists ' +
    'scholars economists scientists researchers academics historians strategists forecasters environmentalists conservationists ' +
    'astronomers physicists psychologists sociologists critics doubters cynics purists traditionalists nutritionists linguists',
);
/** Faceless only when counted vaguely: `some officials`, `many residents`. */
const COUNTED = words(
  'people members officials voters residents lawmakers users fans democrats republicans politicians advisers advisors employees workers ' +
    'customers viewers readers parents doctors lawyers investors traders activists campaigners advocates locals neighbors neighbours ' +
    'players teachers students executives diplomats legislators senators conservatives liberals countries nations states companies ' +
    'businesses outlets newspapers media groups supporters opponents witnesses reviewers listeners drivers farmers physicians women ' +
    'men americans leaders historians women victims protesters veterans consumers owners shareholders engineers designers developers',
);
/** Taking a side is all that is known of them. */
const PARTISANS = words(
  'supporters opponents proponents backers advocates campaigners activists fans newspapers media outlets',
);
/** `Russian newspapers have claimed`: which? */
const PRESS = words('newspapers media outlets');
const SAY = words((WORD_CLASSES.say ?? '').replaceAll('|', ' '));
const INVERTED = words('say says said according warn warned argue argued told note noted');
const QUANTIFIERS = words(
  'some many several most numerous various countless few certain other others multiple more plenty',
);
const POINTING = words('the these those both all two three four five six seven eight nine ten dozen');
const AUXILIARY = words(
  "has have had would could might may will do does did also now still long already often widely generally increasingly largely then even frequently commonly 've",
);
const STANCES = words(
  'critical skeptical sceptical divided worried concerned puzzled split unconvinced alarmed outraged optimistic doubtful sure unsure wary dismayed furious unhappy',
);
const LINKS = words('of in within among inside on across outside from throughout');
const ACTS = words(
  'call calls called ask asks asked tell tells told see saw find finds found feel felt support supported oppose opposed report reported',
);

/** The words that {@link collectiveAt} looks at, besides those in -ologists. */
export const COLLECTIVE_WORDS: readonly string[] = [...FACELESS, ...COUNTED, ...PARTISANS, ...QUANTIFIERS];

const STRONG: Turn = { kind: 'vague-source', weight: 3 };
const USUAL: Turn = { kind: 'vague-source', weight: 2 };
const WEAK: Turn = { kind: 'vague-source', weight: 1 };

/** The vague source whose noun is token `at`, with its verb; null when it is none. */
export function collectiveAt(
  tokens: Tokens,
  at: number,
  first: number,
  last: number,
): PhraseMatch<Turn> | null {
  const word = lowerAt(tokens, at);
  if (QUANTIFIERS.has(word)) return bareQuantifier(tokens, at, first, last);
  const faceless = FACELESS.has(word) || (word.endsWith('ologists') && word.length > 9);
  if (!faceless && !COUNTED.has(word) && !PARTISANS.has(word)) return null;
  const head = beginOf(tokens, at, first);
  if (head.pointed || (!faceless && !head.quantified && !PARTISANS.has(word))) return null;
  if (head.named || isTied(tokens, at, last)) return null;
  // State media are the state’s.
  if (word === 'media' && lowerAt(tokens, at - 1) === 'state') return null;
  const verb = verbAfter(tokens, at + 1, last);
  if (isListener(tokens, head.from, first, verb)) return null;
  const turn = faceless ? STRONG : head.quantified || PRESS.has(word) ? USUAL : WEAK;
  if (verb !== -1) return { value: turn, from: head.from, to: verb + 1, anchor: at };
  // `…, say experts`
  const before = lowerAt(tokens, head.from - 1);
  if (head.from - 1 > first && INVERTED.has(before)) {
    const closes = flagsAt(tokens, head.from - 2);
    if ((closes & SIGN) !== 0) return { value: turn, from: head.from - 1, to: at + 1, anchor: at };
  }
  return null;
}

/** `told analysts on a call`, `working with other officials`: they are spoken to or about; not `with analysts saying`. */
function isListener(tokens: Tokens, from: number, first: number, verb: number): boolean {
  if (from <= first) return false;
  const before = lowerAt(tokens, from - 1);
  if (before === 'with') return !lowerAt(tokens, verb).endsWith('ing');
  return /^(?:tell|tells|told|telling|ask|asks|asked|asking|to|for|by|of|from)$/.test(before);
}

/** Ends of nouns for people: `growers`, `landlords`, `guitarists`. */
const AGENTS = /(?:ers|ors|ists|ians|ees|men|women|lords|keepers|owners|makers|folk)$/;
/** Things with such an end, and people who can be counted and asked. */
const NO_AGENTS = words(
  'numbers others members papers letters orders powers offers matters computers customers centers centres theaters theatres rivers rulers towers waters winters summers ' +
    'chapters counters layers flowers factors sectors doors floors errors colors colours mirrors corridors indicators monitors reactors motors tractors trees fees degrees committees ' +
    'lists specimen hectares meters metres liters litres years quarters corners covers drawers feathers fingers hammers headers showers shoulders trailers trains stickers posters printers servers drivers users',
);

/** `Many growers blame`: any people, counted vaguely, with a verb of saying. */
function countedAgents(tokens: Tokens, at: number, last: number): PhraseMatch<Turn> | null {
  for (let noun = at + 1; noun < Math.min(last, at + 4); noun++) {
    const word = lowerAt(tokens, noun);
    if ((flagsAt(tokens, noun) & (SIGN | CAPITAL)) !== 0) return null;
    if (!AGENTS.test(word) || NO_AGENTS.has(word) || COUNTED.has(word) || FACELESS.has(word)) continue;
    if (isTied(tokens, noun, last)) return null;
    const verb = verbAfter(tokens, noun + 1, last);
    if (verb === -1 || verb > noun + 3 || ACTS.has(lowerAt(tokens, verb))) return null;
    return { value: USUAL, from: at, to: verb + 1, anchor: noun };
  }
  return null;
}

/** `Some say`, `others fear`, `many have argued`: the quantifier is all there is. */
function bareQuantifier(tokens: Tokens, at: number, first: number, last: number): PhraseMatch<Turn> | null {
  const word = lowerAt(tokens, at);
  if (
    word === 'few' ||
    word === 'certain' ||
    word === 'more' ||
    word === 'other' ||
    word === 'plenty' ||
    word === 'various'
  )
    return null;
  const before = lowerAt(tokens, at - 1);
  // `and others said`, `he told some`, `the most`
  const starts =
    at === first ||
    (flagsAt(tokens, at - 1) & SIGN) !== 0 ||
    /^(?:but|while|although|though|that|what|as|which|and|because)$/.test(before);
  if (!starts || (word === 'others' && before === 'and') || word === 'most') return null;
  const agents = countedAgents(tokens, at, last);
  if (agents !== null) return agents;
  const verb = verbAfter(tokens, at + 1, last);
  if (verb === -1 || verb > at + 3) return null;
  const said = lowerAt(tokens, verb);
  // `several alleged accomplices`
  if (verb === at + 1 && (said === 'alleged' || said === 'reported')) return null;
  const asked = lowerAt(tokens, verb + 1) === 'for';
  if (ACTS.has(said) && !asked && !AUXILIARY.has(lowerAt(tokens, at + 1))) return null;
  return { value: USUAL, from: at, to: verb + 1, anchor: at };
}

interface Head {
  readonly from: number;
  readonly quantified: boolean;
  /** `the experts`, `three analysts`: said who before, or counted. */
  readonly pointed: boolean;
  /** `Goldman Sachs analysts`: can be rung up. */
  readonly named: boolean;
}

/** Walks back from a noun over its modifiers to where its phrase begins. */
function beginOf(tokens: Tokens, at: number, first: number): Head {
  let from = at;
  let named = false;
  while (from > first && at - from < 4) {
    const word = lowerAt(tokens, from - 1);
    const flags = flagsAt(tokens, from - 1);
    if ((flags & SIGN) !== 0) break;
    if (QUANTIFIERS.has(word)) return { from: from - 1, quantified: true, pointed: false, named };
    if (POINTING.has(word)) return { from: from - 1, quantified: false, pointed: true, named };
    if (
      /^(?:his|her|its|their|our|outside|independent|legal|political|industry|security|health|medical|military|financial|local|environmental|economic|foreign|leading|top|senior|former|market|media|trade|aviation|technology|tech|energy|climate|education|sports|opposition|fellow|wine|film|art|music|food|fashion|house|party|white|state|russian)$/.test(
        word,
      )
    ) {
      from--;
      continue;
    }
    if ((flags & CAPITAL) !== 0) {
      if ((flags & FIRST) === 0 && !/(?:an|ish|ese|ean|ic|i|ern|ch)$/.test(word)) named = true;
      from--;
      continue;
    }
    if (/(?:al|ic|ive|ous|ary|ent|ed|ing|ish)$/.test(word) && !SAY.has(word)) {
      from--;
      continue;
    }
    break;
  }
  return { from, quantified: false, pointed: false, named };
}

/** `experts at Yale`, `analysts polled by FactSet`, `critics including Roe`: somebody can be asked. */
function isTied(tokens: Tokens, at: number, last: number): boolean {
  const next = lowerAt(tokens, at + 1);
  const comma = next === ',' ? at + 2 : at + 1;
  const word = lowerAt(tokens, comma);
  if (word === 'including' || word === 'led' || (word === 'such' && lowerAt(tokens, comma + 1) === 'as'))
    return true;
  if (word === 'like' && (flagsAt(tokens, comma + 1) & CAPITAL) !== 0) return true;
  if (/^(?:polled|surveyed|interviewed|contacted|consulted|cited|quoted|who)$/.test(word)) {
    return word !== 'who' || /^(?:spoke|talked)$/.test(lowerAt(tokens, comma + 1));
  }
  if (word === 'at' || word === 'with' || word === 'from') {
    for (let after = comma + 1; after < Math.min(last, comma + 4); after++) {
      if ((flagsAt(tokens, after) & CAPITAL) !== 0) return true;
    }
  }
  return false;
}

/** The reporting verb that goes with the noun before token `at`; -1 when there is none. */
function verbAfter(tokens: Tokens, at: number, last: number): number {
  let next = at;
  let gone = 0;
  if (LINKS.has(lowerAt(tokens, next))) {
    // `members of opposition parties have claimed`: a short complement.
    while (next < last && gone < 7) {
      const word = lowerAt(tokens, next);
      if ((flagsAt(tokens, next) & SIGN) !== 0) return -1;
      if (AUXILIARY.has(word) || (gone > 1 && SAY.has(word))) break;
      next++;
      gone++;
    }
  } else if (lowerAt(tokens, next) === 'and') {
    // `Commentators and the firm itself claim`
    while (next < last && gone < 5 && !SAY.has(lowerAt(tokens, next))) {
      if ((flagsAt(tokens, next) & SIGN) !== 0) return -1;
      next++;
      gone++;
    }
  }
  for (let steps = 0; next < last && steps < 4; next++, steps++) {
    const word = lowerAt(tokens, next);
    if (SAY.has(word)) return isInfinitive(tokens, next) ? -1 : next;
    if (word === 'been' || word === 'are' || word === 'were' || word === 'remain' || word === 'remained') {
      const stance = lowerAt(tokens, next + 1);
      const later = lowerAt(tokens, next + 2);
      if (STANCES.has(stance)) return next + 1;
      return STANCES.has(later) ? next + 2 : -1;
    }
    if (!AUXILIARY.has(word) && !word.endsWith('ly')) return -1;
  }
  return -1;
}

/** `for researchers to report`, `scientists could observe`: what they may do, not what they said. */
function isInfinitive(tokens: Tokens, verb: number): boolean {
  const before = lowerAt(tokens, verb - 1);
  if (before === 'to') return true;
  return (
    /^(?:could|can|will|would)$/.test(before) &&
    /^(?:observe|find|see|report|ask|state|support|tell|explain|confirm|consider|recognize|recognise|feel)$/.test(
      lowerAt(tokens, verb),
    )
  );
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
