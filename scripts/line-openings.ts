// The first three signs that lines can have which a pattern of leftover wording fits: so that nearly all lines of a
// draft are tried against none. Written into the program, since reading the patterns takes longer than most drafts do.
import { LINE_PATTERNS, trialOrder } from '../server/src/leftovers/line-class.ts';

/** Signs of an opening. */
const LENGTH = 3;
/** A larger class of signs is any sign: at the start, and behind it, where it would add much to the table and tell little. */
const MOST_SIGNS_FIRST = 12;
const MOST_SIGNS = 3;
const ALL_ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

/**
 * What can come first, as far as it is known: `more` is true where the expression may go on behind it, false where
 * anything at all may follow.
 */
type Openings = ReadonlyMap<string, boolean>;

const ANYTHING: Openings = new Map([['', false]]);
const NOTHING: Openings = new Map([['', true]]);

/** The generated source. */
export function lineOpenings(): string {
  const byOpening = new Map<string, Set<number>>();
  const wild: string[] = [];
  trialOrder(LINE_PATTERNS).forEach(({ scope, line }, index) => {
    if (scope !== 'line') return;
    for (const alternative of alternativesOf(line)) {
      const openings = openingsOf(alternative);
      if (openings.includes('')) wild.push(alternative);
      else
        for (const opening of openings)
          byOpening.set(opening, (byOpening.get(opening) ?? new Set()).add(index));
    }
  });
  const byPlaces = new Map<string, string[]>();
  for (const opening of [...byOpening.keys()].sort()) {
    const patterns = new Set<number>();
    for (let length = 1; length <= opening.length; length++)
      for (const index of byOpening.get(opening.slice(0, length)) ?? []) patterns.add(index);
    const places = [...patterns].sort((a, b) => a - b).join(',');
    byPlaces.set(places, [...(byPlaces.get(places) ?? []), opening]);
  }
  const rows = [...byPlaces].map(([places, openings]) => `${places}\t${openings.join('\t')}`);
  return `// Generated from the patterns by scripts/line-openings.ts: npm run generate.

/**
 * Which patterns for whole lines can fit a line by its first signs: places in the order of trial, then openings of up
 * to three signs, with tabs between them. Of the openings of a line the longest counts.
 */
export const LINE_OPENINGS: readonly string[] = [
${rows.map((row) => `  ${quoted(row)},`).join('\n')}
];

/** Alternatives of these patterns that may begin with nearly any sign. */
export const OPEN_LINES: readonly string[] = [
${wild.map((source) => `  ${quoted(source)},`).join('\n')}
];
`;
}

/** The alternatives of an expression that stand in no bracket. */
function alternativesOf(source: string): string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '[') while (source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) {
      alternatives.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...alternatives, source.slice(from)];
}

/** All openings of an expression; whatever may follow those that are shorter than three signs. */
export function openingsOf(source: string): string[] {
  const reader = new Reader(source);
  const openings = reader.choice();
  const all = reader.at < source.length ? ANYTHING : openings;
  return [...all.keys()];
}

class Reader {
  readonly #source: string;
  at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives, up to the end or a closing bracket. */
  choice(): Openings {
    const all = new Map(this.#row());
    while (this.#sign() === '|') {
      this.at++;
      join(all, this.#row());
    }
    return all;
  }

  #sign(): string {
    return this.#source.charAt(this.at);
  }

  #row(): Openings {
    let row = NOTHING;
    while (this.#sign() !== '' && this.#sign() !== '|' && this.#sign() !== ')') {
      const item = this.#item();
      const [least, most] = this.#quantifier();
      let repeated = NOTHING;
      const all = new Map(least === 0 ? NOTHING : []);
      for (let count = 1; count <= Math.min(most, LENGTH + least); count++) {
        repeated = followed(repeated, item);
        if (count >= least) join(all, repeated);
      }
      row = followed(row, all);
    }
    return row;
  }

  #item(): Openings {
    const sign = this.#source.charAt(this.at++);
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#class();
    if (sign === '\\') return this.#escape();
    // What takes no sign may rule lines out, which is not counted.
    if (sign === '^' || sign === '$') return NOTHING;
    return sign === '.' ? ANYTHING : new Map([[sign, true]]);
  }

  #group(): Openings {
    const kind = /^\?(?:[:=!]|<[=!]|<\w{1,40}>)/.exec(this.#source.slice(this.at))?.[0] ?? '';
    this.at += kind.length;
    const inside = this.choice();
    this.at++;
    return kind.endsWith('=') || kind.endsWith('!') ? NOTHING : inside;
  }

  #class(): Openings {
    const from = this.at - 1;
    while (this.#sign() !== ']') this.at += this.#sign() === '\\' ? 2 : 1;
    this.at++;
    const text = this.#source.slice(from, this.at);
    if (text.startsWith('[^') || /\\[^\d\W]|\\p/.test(text.replaceAll('\\d', '').replaceAll('\\s', '')))
      return ANYTHING;
    const fits = new RegExp(text);
    const beyond = [...text].filter((sign) => sign > '\x7f');
    if (beyond.length > 0 && text.includes('-')) return ANYTHING;
    return oneOf([...ALL_ASCII.filter((sign) => fits.test(sign)), ...beyond]);
  }

  #escape(): Openings {
    const sign = this.#source.charAt(this.at++);
    if (sign === 'b' || sign === 'B') return NOTHING;
    if (sign === 'd') return oneOf([...'0123456789']);
    if (sign === 's') return oneOf([' ']);
    if (sign === 'p' || sign === 'P' || sign === 'u' || sign === 'x')
      throw new Error(`patterns are compiled without flags, and write signs as they are: ${this.#source}`);
    return /\w/.test(sign) ? ANYTHING : new Map([[sign, true]]);
  }

  /** How often the item may stand there, at least and at most. */
  #quantifier(): [number, number] {
    const found = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.at));
    if (found === null) return [1, 1];
    this.at += found[0].length;
    if (found[0].startsWith('?')) return [0, 1];
    if (found[0].startsWith('*')) return [0, Number.POSITIVE_INFINITY];
    if (found[0].startsWith('+')) return [1, Number.POSITIVE_INFINITY];
    const least = Number(found[1]);
    if (found[2] === '') return [least, least];
    return [least, found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])];
  }
}

function oneOf(signs: readonly string[]): Openings {
  return new Map(signs.map((sign) => [sign, true] as const));
}

function followed(first: Openings, second: Openings): Openings {
  const all = new Map<string, boolean>();
  for (const [opening, more] of first) {
    if (!more || opening.length >= LENGTH) add(all, opening, more);
    else if (isClass(second) && second.size > (opening === '' ? MOST_SIGNS_FIRST : MOST_SIGNS))
      add(all, opening, false);
    else for (const [next, goesOn] of second) add(all, (opening + next).slice(0, LENGTH), goesOn);
  }
  return all;
}

function isClass(openings: Openings): boolean {
  for (const opening of openings.keys()) if (opening.length > 1) return false;
  return true;
}

function join(all: Map<string, boolean>, more: Openings): void {
  for (const [opening, goesOn] of more) add(all, opening, goesOn);
}

/** Where anything may follow in one way of reading, and the expression goes on in another, anything may. */
function add(all: Map<string, boolean>, opening: string, more: boolean): void {
  all.set(opening, more && all.get(opening) !== false);
}

function quoted(text: string): string {
  const double = JSON.stringify(text);
  if (text.includes("'")) return double;
  return `'${double.slice(1, -1).replaceAll('\\"', '"')}'`;
}
