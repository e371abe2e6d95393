/**
 * Rare words that a costly pattern needs. A block in which none of them begins a word is spared the pattern.
 * Several words may share a bit; there are 31.
 */

const GROUPS = {
  /** Feed stamps, “the post … appeared first on”. */
  appeared: [
    'appeared',
    'originally published',
    'first published',
    'originally appeared',
    'originally posted',
  ],
  cookies: ['cookie', 'consent', 'gdpr', 'akismet', 'recaptcha'],
  rights: [
    'copyright',
    'all rights',
    'rights reserved',
    'reprint',
    'redistribut',
    'creative commons',
    'trust principles',
    'may not be',
    'registered trademark',
    'respective owners',
    'todos los',
    'tous droits',
    'alle rechte',
    'tutti i',
    'todos os',
  ],
  disclaimer: [
    'disclaim',
    'disclosure',
    'intended recipient',
    'intended only',
    'intended solely',
    'confidential',
    'informational',
    'information purposes',
    'educational purposes',
    'constitute',
    'reposted',
    'not necessarily',
    'dyor',
    'advice',
    'views',
    'opinions expressed',
    'own research',
    'not responsible',
    'healthcare professional',
    'consult',
  ],
  affiliate: ['affiliate', 'commission', 'associate', 'compensation'],
  subscribe: [
    'subscri',
    'newsletter',
    'your inbox',
    'sign up',
    'unsubscribe',
    'mailing list',
    'signing up',
    'subscribing',
    'by e-mail',
    'by email',
    'your e-mail',
    'your email',
    'e-mail address',
    'email address',
  ],
  follow: [
    'follow us',
    'follow me',
    'follow her',
    'follow him',
    'follow the',
    'follow @',
    'contact the',
    'contact her',
    'contact him',
    'reach him',
    'reach her',
    'reach the',
    'reach them',
    'email her',
    'email him',
    'writer',
    'reporter',
    'editor',
    'journalist',
    'correspondent',
    'columnist',
    'freelance',
    'blogger',
    'for more',
    'for further',
    'media contact',
    'press contact',
    'join us',
    'read more',
    'also read',
    'read also',
    'related:',
    'see also',
  ],
  /** Chatbot talk. */
  chatbot: [
    'like me to',
    'want me to',
    'language model',
    'large language',
    'ai model',
    'ai language',
    'an ai',
    'this prompt',
    'that prompt',
    'your request',
    'this request',
    'that request',
    'your prompt',
    'not capable',
    'of my last',
    'of my latest',
    'of my most',
    'my knowledge',
    'my training',
    'my last',
    'search results',
    'real-time',
    'up-to-date',
    'if you want',
    "if you'd",
    'if you’d',
    'if you like',
    'if you wish',
    'if you prefer',
    'can also',
    'let me know',
    'shall i',
    'hope this',
    'feel free',
    'certainly',
    'sure',
    'of course',
    'absolutely',
    'great question',
    'happy to help',
    'got it',
    'here is',
    "here's",
    'here’s',
    'als ki',
    'sprachmodell',
    'wenn du',
    'wenn sie',
    'soll ich',
    'möchten sie, dass',
    'möchtest du, dass',
    'wollen sie, dass',
    'willst du, dass',
    'hoffe',
    'bescheid',
    'natürlich',
    'gerne',
    'selbstverst',
    'klar',
    'hier ist',
    'en tant',
    'si tu',
    'si vous',
    'souhaitez',
    'veux-tu',
    'voulez',
    'hésite',
    'espère',
    'bien sûr',
    'voici',
    'certainement',
    'avec plaisir',
    'modelo de',
    'si quieres',
    'si lo',
    'si desea',
    'si prefieres',
    'quieres que',
    'te gustar',
    'desea que',
    'espero que',
    'espero ter',
    'claro',
    'por supuesto',
    'con gusto',
    'aquí tienes',
    'aquí est',
    'se quiser',
    'se voc',
    'se desejar',
    'se preferir',
    'quer que',
    'gostaria que',
    'com certeza',
    'certamente',
    'modello',
    'se vuoi',
    'se desideri',
    'se preferisci',
    'se vuole',
    'vuoi che',
    'desideri che',
    'spero che',
    'certo',
    'ecco',
    'inteligência',
    'inteligencia',
  ],
  token: [
    'turn0',
    'turn1',
    'turn2',
    'turn3',
    'turn4',
    'turn5',
    'turn6',
    'turn7',
    'turn8',
    'turn9',
    'citeturn',
    'oaicite',
    'oai_citation',
    'contentreference',
    'grok_',
    'attributableindex',
    'cite_start',
    'cite:',
    'span_',
    'attached_file',
    'navlist',
    'ppl-ai',
    'iturn',
  ],
  placeholder: [
    'lorem ipsum',
    'dolor sit',
    'consectetu',
    'goes here',
    'go here',
    'put here',
    'splash heading',
    'here',
    'todo',
    'fixme',
    'tktk',
    'fname|',
    'lname|',
    'this is a strap',
    'check this',
    'fact check',
    'fact-check',
    'needs',
    'need quote',
    'need photo',
  ],
  desk: [
    'do not publish',
    'not for',
    'not to be',
    'hold for',
    'hold until',
    'internal use',
    'note to',
    'desk',
    'cq',
    'subs',
  ],
  stop: [
    'embargo',
    'under embargo',
    'strictly',
    'kill',
    'withdraw',
    'advisory',
    'story removed',
    'story withdrawn',
    'bulletin',
    'mandatory',
  ],
  release: [
    'forward-looking',
    'forward looking',
    'safe harbo',
    'private securities',
    'prnewswire',
    'globe newswire',
    'business wire',
    'accesswire',
    'newmediawire',
    'cnw',
    'view original',
    'view source',
    'for immediate',
    'einpresswire',
    'source',
  ],
  wire: [
    'reporting by',
    'editing by',
    'writing by',
    'additional reporting',
    'additional writing',
    'developing story',
    'breaking story',
    'breaking news story',
    'adds',
    'recasts',
    'rewrites',
    'refiles',
    'corrects',
    'eds',
    'writethru',
  ],
  mail: ['spambots'],
  /** Reading times and stamps within a line. */
  stamp: ['read time', 'reading time', 'published:'],
  broadcast: ['sot', 'pkg', 'nats', 'nat sound', 'inaudible', 'crosstalk', 'outcue'],
  browser: [
    'browser',
    'javascript',
    'playback',
    'trinity audio',
    'ecode',
    'print edition',
    'in print',
    'machine-translated',
    'machine translated',
    'automatically translated',
  ],
} as const;

export type Trigger = keyof typeof GROUPS;

/** The bit of each group of trigger words. */
export const TRIGGER: Readonly<Record<Trigger, number>> = (() => {
  const bits: Record<string, number> = {};
  let bit = 1;
  for (const name of Object.keys(GROUPS)) {
    bits[name] = bit;
    bit <<= 1;
  }
  return bits as Record<Trigger, number>;
})();

interface Candidate {
  /** Its codes, in lower case. */
  readonly word: Uint16Array;
  readonly bit: number;
}

/** The low five bits of three signs as one number. */
function openingOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

const LISTS: Candidate[][] = [[]];
/** For each three letters, the place in `LISTS` of the words that begin so; 0, as for most words of a draft, for none. */
const LIST_OF = new Uint8Array(1 << 15);
for (const [name, words] of Object.entries(GROUPS)) {
  const bit = TRIGGER[name as Trigger];
  for (const word of words) {
    const codes = Uint16Array.from(word, (sign) => sign.charCodeAt(0) | 32);
    const [first = 0, second = 0, third] = codes;
    // Whatever follows a word of two letters.
    const [from, to] = third === undefined ? [0, 31] : [third, third];
    for (let last = from; last <= to; last++) {
      const opening = openingOf(first, second, last);
      const place = LIST_OF[opening] ?? 0;
      if (place === 0) LIST_OF[opening] = LISTS.push([{ word: codes, bit }]) - 1;
      else LISTS[place]?.push({ word: codes, bit });
    }
  }
}
if (LISTS.length > 256) throw new RangeError('The places of the trigger words no longer fit a byte.');

/** Bits of the trigger words that begin at the ASCII letter at `at` of a text's codes, in any case. */
export function triggerAt(codes: Uint16Array, at: number): number {
  const place = LIST_OF[openingOf(codes[at] ?? 0, codes[at + 1] ?? 0, codes[at + 2] ?? 0)] ?? 0;
  return place === 0 ? 0 : bitsOf(LISTS[place] ?? [], codes, at);
}

function bitsOf(list: readonly Candidate[], codes: Uint16Array, at: number): number {
  let bits = 0;
  for (let index = 0; index < list.length; index++) {
    const candidate = list[index];
    if (candidate === undefined) continue;
    const { word } = candidate;
    let same = 0;
    while (same < word.length && ((codes[at + same] ?? 0) | 32) === word[same]) same++;
    if (same >= word.length) bits |= candidate.bit;
  }
  return bits;
}
