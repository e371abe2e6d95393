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
  readonly word: string;
  readonly bit: number;
}

/** Words by their first two letters: `(first - 'a') * 32 + (second - 'a')`. */
const BY_PAIR: (readonly Candidate[] | undefined)[] = (() => {
  const table: (Candidate[] | undefined)[] = new Array(26 * 32).fill(undefined);
  for (const [name, words] of Object.entries(GROUPS)) {
    const bit = TRIGGER[name as Trigger];
    for (const word of words) {
      const key = (word.charCodeAt(0) - 97) * 32 + ((word.charCodeAt(1) | 32) & 31);
      const list = table[key] ?? [];
      list.push({ word, bit });
      table[key] = list;
    }
  }
  return table;
})();

/** A bit for each three letters that a trigger word begins with: what most words of a draft are turned away by. */
const FIRST_THREE = new Int32Array(1024);
for (const words of Object.values(GROUPS)) {
  for (const word of words) {
    const pair = ((word.charCodeAt(0) & 31) << 5) | (word.charCodeAt(1) & 31);
    const third = word.length > 2 ? 1 << (word.charCodeAt(2) & 31) : -1;
    FIRST_THREE[pair] = (FIRST_THREE[pair] ?? 0) | third;
  }
}

/** Bits of the trigger words that begin at `at`, in any case. */
export function triggerAt(text: string, at: number): number {
  const letter = text.charCodeAt(at) & 31;
  const second = text.charCodeAt(at + 1) & 31;
  if (((FIRST_THREE[(letter << 5) | second] ?? 0) & (1 << (text.charCodeAt(at + 2) & 31))) === 0) return 0;
  const first = (text.charCodeAt(at) | 32) - 97;
  if (first < 0 || first > 25) return 0;
  const list = BY_PAIR[first * 32 + ((text.charCodeAt(at + 1) | 32) & 31)];
  if (list === undefined) return 0;
  let bits = 0;
  for (const { word, bit } of list) {
    let same = 2;
    while (same < word.length && (text.charCodeAt(at + same) | 32) === (word.charCodeAt(same) | 32)) same++;
    if (same >= word.length) bits |= bit;
  }
  return bits;
}
