/**
 * A small language for turns of phrase, matched on the tokens of a sentence.
 *
 * A phrase is a row of elements between spaces. `a|b` is either word; `{be}` is one of a named class, and
 * `{be|seems}` one of the class or that word;
 * `x?` may be missing; `_` is any word and `_0-4` up to four words; `<cap>` a capitalised word, `<num>` a
 * number, alone or among other words (`since|<num>`). A sign stands for itself (`,`). The element with `@` before it is the anchor: the rarest word, by
 * which the phrase is looked up, so that a block costs one lookup for each of its words however many phrases
 * there are. Without `@` the first element is the anchor.
 */
import { CAPITAL, NUMBER, SIGN, type Tokens, WORD } from './tokens.ts';
import { flagsAt, lowerAt } from './wording.ts';

interface Element {
  readonly words: ReadonlySet<string> | null;
  /** Bits of which the token must have one; 0 for any. */
  readonly flags: number;
  readonly least: number;
  readonly most: number;
}

/** A phrase without its anchor. */
export interface Phrase<T> {
  readonly value: T;
  /** Elements before the anchor, nearest first. */
  readonly before: readonly Element[];
  readonly after: readonly Element[];
}

/** A phrase found: tokens `from` to `to` (exclusive), and the token that was its anchor. */
export interface PhraseMatch<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
  readonly anchor: number;
}

/** Phrases by the words that can be their anchor. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** Classes of words that phrases name in braces. */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  be: "is|are|was|were|be|been|being|'s|isn't|wasn't|aren't|weren't",
  have: "has|have|had|having|'ve|'s",
  modal: 'will|would|could|may|might|can|should|must',
  adv: 'widely|generally|commonly|largely|often|long|now|also|still|once|already|usually|frequently|broadly|universally|increasingly|popularly|traditionally|currently|initially|later|originally|previously|reliably|mostly|only|first|never|sometimes|certainly|easily|arguably|perhaps|probably|variously|officially|never|ever|again|then|always|recently|almost|immediately|further|even|just|likely|subsequently|informally|strongly|heavily|roundly|repeatedly|highly|yesterday|understandably|rightly|wrongly',
  det: 'the|a|an|this|that|these|those|his|her|its|their|our|my|your|any|each|every|another|no|some',
  many: 'some|many|several|most|numerous|various|countless|few|certain|other|others|multiple|more|plenty',
  say: 'say|says|said|saying|argue|argues|argued|believe|believes|believed|think|thinks|thought|claim|claims|claimed|warn|warns|warned|fear|fears|feared|note|notes|noted|suggest|suggests|suggested|contend|contends|contended|predict|predicts|predicted|expect|expects|expected|agree|agrees|agreed|worry|worries|worried|call|calls|called|describe|describes|described|see|sees|saw|regard|regards|regarded|consider|considers|considered|question|questions|questioned|doubt|doubts|doubted|estimate|estimates|estimated|point|points|pointed|allege|alleges|alleged|accuse|accuses|accused|criticize|criticizes|criticized|criticise|criticises|criticised|complain|complains|complained|caution|cautions|cautioned|insist|insists|insisted|maintain|maintains|maintained|assert|asserts|asserted|concede|concedes|conceded|acknowledge|acknowledges|acknowledged|attribute|attributes|attributed|blame|blames|blamed|speculate|speculates|speculated|suspect|suspects|suspected|recommend|recommends|recommended|tell|tells|told|report|reports|reported|hope|hopes|hoped|view|views|viewed|hail|hails|hailed|praise|praises|praised|dismiss|dismisses|dismissed|forecast|forecasts|anticipate|anticipates|anticipated|urge|urges|urged|advise|advises|advised|conclude|concludes|concluded|feel|feels|felt|deem|deems|deemed|label|labels|labeled|labelled|dub|dubs|dubbed|credit|credits|credited|ask|asks|asked|wonder|wonders|wondered|compare|compares|compared|liken|likens|likened|oppose|opposes|opposed|support|supports|supported|explain|explains|explained|find|finds|found|interpret|interprets|interpreted|observe|observes|observed|state|states|stated|indicate|indicates|indicated|confirm|confirms|confirmed|counter|counters|countered|denounce|denounces|denounced|decry|decries|decried|lament|laments|lamented|object|objects|objected|recognize|recognizes|recognized|recognise|recognises|recognised',
};

/** Puts phrases into an index. The same value may stand for many phrases. */
export function phraseIndex<T>(phrases: Iterable<readonly [value: T, phrase: string]>): PhraseIndex<T> {
  const index = new Map<string, Phrase<T>[]>();
  for (const [value, text] of phrases) {
    const parts = text.trim().split(/\s+/);
    const marked = parts.findIndex((part) => part.startsWith('@'));
    const at = Math.max(0, marked);
    const elements = parts.map((part) => element(part.replace(/^@/, '')));
    const anchor = elements[at];
    if (anchor?.words == null || anchor.least !== 1 || anchor.most !== 1) {
      throw new Error(`the anchor of a phrase is one known word: ${text}`);
    }
    const phrase: Phrase<T> = {
      value,
      before: elements.slice(0, at).reverse(),
      after: elements.slice(at + 1),
    };
    for (const word of anchor.words) {
      const known = index.get(word);
      if (known === undefined) index.set(word, [phrase]);
      else known.push(phrase);
    }
  }
  return index;
}

function element(part: string): Element {
  const optional = part.length > 1 && part.endsWith('?');
  const text = optional ? part.slice(0, -1) : part;
  const gap = /^_(?:(\d)-(\d{1,2}))?$/.exec(text);
  if (gap !== null) {
    return {
      words: null,
      flags: WORD,
      least: optional ? 0 : Number(gap[1] ?? 1),
      most: Number(gap[2] ?? 1),
    };
  }
  if (text.startsWith('_')) throw new Error(`not a gap: ${part}`);
  const least = optional ? 0 : 1;
  const grouped = text.includes('{');
  let flags = 0;
  const words = new Set<string>();
  for (const word of text.replace(/[{}]/g, '').split('|')) {
    if (word === '<cap>') flags |= CAPITAL;
    else if (word === '<num>') flags |= NUMBER;
    else
      for (const one of grouped && WORD_CLASSES[word] !== undefined ? classOf(word) : [word]) words.add(one);
  }
  return { words: words.size === 0 ? null : words, flags, least, most: 1 };
}

function classOf(name: string): string[] {
  const words = WORD_CLASSES[name];
  if (words === undefined) throw new Error(`no class of words is called ${name}`);
  return words.split('|');
}

/** Adds to `found` those of `phrases` that stand around their anchor `at`, within the tokens `first` to `last` (exclusive). */
export function matchPhrases<T>(
  phrases: readonly Phrase<T>[],
  tokens: Tokens,
  at: number,
  first: number,
  last: number,
  found: PhraseMatch<T>[],
): void {
  for (const { value, before, after } of phrases) {
    const to = run(tokens, after, 0, at + 1, 1, first, last);
    if (to === -1) continue;
    const from = run(tokens, before, 0, at - 1, -1, first, last);
    if (from === -2) continue;
    found.push({ value, from: from + 1, to, anchor: at });
  }
}

/**
 * Matches elements from token `at` on in the direction `step`; longest first. Returns the token behind the
 * last one that matched, -1 when it does not match (-2 going backwards).
 */
function run(
  tokens: Tokens,
  elements: readonly Element[],
  next: number,
  at: number,
  step: 1 | -1,
  first: number,
  last: number,
): number {
  const wanted = elements[next];
  if (wanted === undefined) return at;
  const fail = step === 1 ? -1 : -2;
  let most = 0;
  while (most < wanted.most && accepts(tokens, wanted, at + step * most, first, last)) most++;
  for (let count = most; count >= wanted.least; count--) {
    const end = run(tokens, elements, next + 1, at + step * count, step, first, last);
    if (end !== fail) return end;
  }
  return fail;
}

function accepts(tokens: Tokens, wanted: Element, at: number, first: number, last: number): boolean {
  if (at < first || at >= last) return false;
  if (wanted.words?.has(lowerAt(tokens, at)) === true) return true;
  if (wanted.flags === 0) return false;
  const flags = flagsAt(tokens, at);
  return (flags & SIGN) === 0 && (flags & wanted.flags) !== 0;
}
