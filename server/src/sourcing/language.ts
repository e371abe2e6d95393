/** Which language a block is in, as far as sourcing needs to know: English, or one that it cannot read. */
import { type Article, type Block, perBlock } from '../article/model.ts';
import {
  AUXILIARY,
  COORDINATOR,
  DETERMINER,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  SUBORDINATOR,
} from './vocabulary.ts';
import { wordingOf } from './wording.ts';

/**
 * Words that stand in nearly every sentence of a language and in few of the others. `de`, `a`, `in`, `is` and
 * the like are left out: they are words of several of them.
 */
const FREQUENT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    en: 'the of and to that was for with his from have has had were are this be by on it he they said not',
    fr: 'le les des une est dans pour qui sur avec pas ce sont cette aux ont être mais nous vous elle plus par',
    es: 'el los las una que por para con del está como pero sus más fue este según ha son también entre',
    de: 'der die das und ist nicht mit sich auf für ein eine dem den von zu im wird auch nach bei wurde sind',
    it: 'il che di una per della con non gli dei nel alla sono più dal anche come questo stato delle',
    pt: 'não uma que para com dos das pelo pela são mais foi também em seu sua os as ao',
    nl: 'het een van niet met zijn voor dat op aan worden ook naar wordt bij heeft deze door',
    pl: 'nie się jest że na do przez jak oraz był które dla po od',
    sv: 'och att det som på är för med inte har till ett om av den',
    id: 'yang dan di dengan untuk dari ini pada tidak dalam itu akan oleh',
    tr: 'bir ve bu için ile olarak daha çok olan kadar sonra',
  }).flatMap(([language, words]) => words.split(' ').map((word) => [word, language] as const)),
);
/** Fewer words than this say nothing about their language. */
const ENOUGH_WORDS = 8;
const WORDS = /\p{L}{1,30}/gu;

/**
 * `en`, another language's code, or `other` (a script that is not Latin). A block that is too short to tell
 * has the language that the draft names, English if it names none.
 */
export function languageOf(block: Block, article: Article): string {
  return (
    ownLanguage(block).code ??
    (article.language === null ? 'en' : (article.language.split(/[-_]/, 1)[0] ?? 'en'))
  );
}

/** What the words of the block say; null when they are too few, or say nothing. */
const ownLanguage: (block: Block) => { readonly code: string | null } = perBlock((block) => ({
  code: isPlainlyEnglish(block) ? 'en' : guess(block.reading),
}));

/** Articles, pronouns, prepositions, conjunctions and auxiliaries of English. */
const FUNCTION_WORD =
  DETERMINER | POSSESSIVE | PRONOUN | AUXILIARY | PREPOSITION | SUBORDINATOR | COORDINATOR;

/** True when one word in five or more is an English function word: the usual case, told without counting languages. */
function isPlainlyEnglish(block: Block): boolean {
  const { words } = wordingOf(block);
  const most = Math.min(words.length, 60);
  if (most < ENOUGH_WORDS) return false;
  let found = 0;
  for (let at = 0; at < most; at++) if (((words[at]?.bits ?? 0) & FUNCTION_WORD) !== 0) found++;
  return found * 5 >= most;
}

function guess(text: string): string | null {
  const counts = new Map<string, number>();
  let words = 0;
  let foreign = 0;
  const sample = text.length > 600 ? text.slice(0, 600) : text;
  for (const match of sample.matchAll(WORDS)) {
    const word = match[0];
    words++;
    if (word.charCodeAt(0) > 0x24f) foreign++;
    const language = FREQUENT.get(word.toLowerCase());
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  if (words < ENOUGH_WORDS) return words > 1 && foreign > words / 2 ? 'other' : null;
  if (foreign > words / 2) return 'other';
  let best: string | null = null;
  let most = 0;
  for (const [language, count] of counts) {
    if (count > most) {
      best = language;
      most = count;
    }
  }
  if (best === null || best === 'en') return best;
  // English with a foreign title or name in it stays English.
  return most >= 3 && most > 2 * (counts.get('en') ?? 0) && most >= words * 0.12 ? best : null;
}
