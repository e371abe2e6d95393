/**
 * Drafts of news text to measure with. Where the data folder beside the repository is there, their paragraphs are
 * Wikinews (CC BY 2.5, Wikinews contributors) and 18F (public domain); otherwise they are generated.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { generatedDrafts, random } from './generated-drafts.ts';

const SOURCE = new URL('../../../shared/peers/corpus/source.jsonl.gz', import.meta.url);

export interface NewsDrafts {
  /** Where the words come from, for the report. */
  readonly origin: string;
  /** `count` drafts of about `words` words, the same for the same seed. */
  drafts(count: number, words: number, seed: number): Iterable<string>;
}

export function newsDrafts(): NewsDrafts {
  return existsSync(SOURCE) ? dealt() : generated();
}

export function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function generated(): NewsDrafts {
  return {
    origin: 'generated words',
    *drafts(count, words, seed) {
      let made = 0;
      for (const { text } of generatedDrafts(words, seed)) {
        if (made++ === count) return;
        yield `# ${text}`;
      }
    },
  };
}

interface Row {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Words that stay when others are exchanged: function words, cue verbs, titles. */
const MOST_COMMON = 400;
const WORD = /[A-Za-z][A-Za-z’']*/g;

/**
 * Paragraphs in random order until the words are enough. When all have been dealt once, words outside the
 * commonest are exchanged for others of their kind, draft by draft: sentences keep their shape, and passages
 * do not recur in every draft.
 */
function dealt(): NewsDrafts {
  const rows = gunzipSync(readFileSync(SOURCE))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  const paragraphs = [...new Set(rows.flatMap((row) => row.paragraphs))].filter((text) => wordsIn(text) >= 8);
  const kinds = kindsOf(paragraphs);
  return {
    origin: 'Wikinews (CC BY 2.5, Wikinews contributors) and 18F (public domain)',
    *drafts(count, words, seed) {
      const next = random(seed);
      let pool: string[] = [];
      let deals = 0;
      for (let made = 0; made < count; made++) {
        const parts: string[] = [];
        let exchanged = deals > 1;
        for (let length = 0; length < words - 30; ) {
          if (pool.length === 0) {
            pool = shuffled(paragraphs, next);
            deals++;
          }
          if (deals > 1) exchanged = true;
          const text = pool.pop() ?? '';
          parts.push(text);
          length += wordsIn(text);
        }
        const title = rows[Math.floor(next() * rows.length)]?.title ?? 'News';
        const text = `# ${title}\n\n${parts.join('\n\n')}\n`;
        yield exchanged ? exchange(text, kinds, next) : text;
      }
    },
  };
}

interface Kinds {
  /** All words that are exchanged. */
  readonly words: ReadonlySet<string>;
  /** As often as they stand in the paragraphs. */
  readonly byKind: ReadonlyMap<string, readonly string[]>;
}

function kindsOf(paragraphs: readonly string[]): Kinds {
  const times = new Map<string, number>();
  for (const text of paragraphs) {
    for (const [word] of text.matchAll(WORD))
      times.set(word.toLowerCase(), (times.get(word.toLowerCase()) ?? 0) + 1);
  }
  const common = new Set(
    [...times]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_COMMON)
      .map(([word]) => word),
  );
  const words = new Set<string>();
  const kinds = new Map<string, string[]>();
  for (const text of paragraphs) {
    for (const [word] of text.matchAll(WORD)) {
      if (word.length < 3 || common.has(word.toLowerCase()) || /[’']/.test(word)) continue;
      words.add(word);
      const kind = kindOf(word);
      const list = kinds.get(kind);
      if (list === undefined) kinds.set(kind, [word]);
      else list.push(word);
    }
  }
  return { words, byKind: kinds };
}

function kindOf(word: string): string {
  const ending = /(?:ing|ed|ly|tion|ment|ers?|s|al|ive|y|e)$/.exec(word)?.[0] ?? '';
  const capital = word.charAt(0) !== word.charAt(0).toLowerCase();
  return `${capital ? 'C' : 'l'} ${ending} ${word.length < 5 ? 0 : word.length < 8 ? 1 : 2}`;
}

function exchange(text: string, kinds: Kinds, next: () => number): string {
  const exchanged = new Map<string, string>();
  return text.replace(WORD, (word) => {
    const known = exchanged.get(word);
    if (known !== undefined) return known;
    const list = kinds.words.has(word) ? (kinds.byKind.get(kindOf(word)) ?? []) : [];
    const other = list[Math.floor(next() * list.length)] ?? word;
    exchanged.set(word, other);
    return other;
  });
}

function shuffled(list: readonly string[], next: () => number): string[] {
  const result = [...list];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const kept = result[at] ?? '';
    result[at] = result[other] ?? '';
    result[other] = kept;
  }
  return result;
}
