/**
 * News-shaped text out of a seed: words by Zipf's law, sentences, paragraphs, headlines, names and numbers.
 * Every twentieth draft takes a paragraph over from an earlier one, and every fiftieth is another version of one.
 */

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain, T. Ettinger). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const COMMON =
  'the of and to a in that is was for it on as with his by at from he said be have had not are but were they an this who which their has its or one would more been about after will when there all two also into than up other years out no new people some could time last over first year if only what so most she we him her can before against three many such now do made during because may state under well year government through day while where being both between'.split(
    ' ',
  );
const SYLLABLES =
  'ba be bi bo bra bre ca ce chi co cra da de di do dra el en fa fe fi fo ga ge go gra ha he hi ho in ka ke la le li lo ma me mi mo na ne ni no or pa pe pi po pra ra re ri ro sa se si so sta ste ta te ti to tra tri un va ve vi vo wa we'.split(
    ' ',
  );

/** Words of the language, the commonest first. */
const WORDS: readonly string[] = (() => {
  const next = random(1);
  const words = new Set(COMMON);
  while (words.size < 40_000) {
    let word = '';
    for (let part = 1 + Math.floor(next() * 3.4); part >= 0; part--) {
      word += SYLLABLES[Math.floor(next() * SYLLABLES.length)] ?? '';
    }
    words.add(word + (next() < 0.2 ? 's' : next() < 0.25 ? 'ed' : next() < 0.2 ? 'ing' : ''));
  }
  return [...words];
})();

export interface GeneratedDraft {
  readonly text: string;
  /** The draft from which a paragraph, or all, was taken; -1 for none. */
  readonly from: number;
}

/** Drafts of about `words` words, without end: take as many as are needed. */
export function* generatedDrafts(words: number, seed: number): Generator<GeneratedDraft> {
  const next = random(seed);
  const recent: string[][] = [];
  for (let number = 0; ; number++) {
    const paragraphs = [headline(next)];
    let count = 0;
    let from = -1;
    if (number % 50 === 49) {
      from = number - 7;
      paragraphs.push(...version(recent[from % 16] ?? [], next).slice(1));
    } else {
      while (count < words) {
        const text = paragraph(next);
        count += text.split(' ').length;
        paragraphs.push(text);
      }
      if (number % 20 === 19) {
        from = number - 5;
        const taken = (recent[from % 16] ?? []).slice(1).find((text) => text.split(' ').length >= 45);
        if (taken !== undefined) paragraphs.splice(3, 0, taken);
        else from = -1;
      }
    }
    recent[number % 16] = paragraphs;
    yield { text: `${paragraphs.join('\n\n')}\n`, from };
  }
}

/** One long draft. */
export function longDraft(words: number, seed: number): string {
  const next = random(seed);
  const paragraphs = [headline(next)];
  for (let count = 0; count < words; ) {
    const text = paragraph(next);
    count += text.split(' ').length;
    paragraphs.push(text);
  }
  return `${paragraphs.join('\n\n')}\n`;
}

/** The same paragraphs with every twelfth word exchanged. */
function version(paragraphs: readonly string[], next: () => number): string[] {
  return paragraphs.map((text) =>
    text
      .split(' ')
      .map((word) => (next() < 1 / 12 && /^[a-z]+$/.test(word) ? pick(next) : word))
      .join(' '),
  );
}

function headline(next: () => number): string {
  return Array.from({ length: 6 + Math.floor(next() * 5) }, () => capital(pick(next))).join(' ');
}

function paragraph(next: () => number): string {
  return Array.from({ length: 1 + Math.floor(next() * 4) }, () => sentence(next)).join(' ');
}

function sentence(next: () => number): string {
  const count = 8 + Math.floor(next() * 22);
  const words: string[] = [];
  for (let at = 0; at < count; at++) {
    const kind = next();
    const word =
      kind < 0.06 ? capital(pick(next)) : kind < 0.09 ? String(Math.floor(next() * 2000)) : pick(next);
    words.push(word + (next() < 0.06 && at + 1 < count ? ',' : ''));
  }
  return `${capital(words.join(' '))}.`;
}

/** A word by Zipf's law: the rank is spread evenly over its logarithm. */
function pick(next: () => number): string {
  return WORDS[Math.min(WORDS.length - 1, Math.floor(WORDS.length ** next()) - 1)] ?? 'the';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
