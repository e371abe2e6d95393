/**
 * Regular expressions that take time in proportion to the text, whatever is written in them: a state machine
 * that is in all its states at once (K. Thompson, 1968), without backtracking. Known are literals, `.`,
 * classes (`[a-z]`, `[^…]`), `\d \w \s` and their opposites, `\b`, `^`, `$`, groups, `|`, and `? * + {n,m}`.
 * Back references and look-around, which no such machine can run, are refused.
 */
import type { Span } from '../article/model.ts';

/** A compiled expression. Matching does not look at upper and lower case: give it lower-case text. */
export interface LinearExpression {
  /** The leftmost, then longest match at or after `from`. */
  find(text: string, from: number): Span | null;
}

/** More states than any wording needs. */
const MOST_STATES = 2_000;
const MOST_REPEATS = 200;

type Test = (code: number) => boolean;
type State =
  | { readonly kind: 'sign'; readonly test: Test; next: number }
  | { readonly kind: 'split'; a: number; b: number }
  | { readonly kind: 'edge'; readonly holds: (text: string, at: number) => boolean; next: number }
  | { readonly kind: 'match' };

/** Compiles an expression, or says in a sentence why it cannot be run. */
export function compileExpression(source: string): LinearExpression | string {
  try {
    const states = new Compiler(source.toLowerCase(), source).compile();
    return { find: (text, from) => run(states, text, from) };
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

class Refusal extends Error {}

/** A piece of machine: where it begins, and where its open ends are set to. */
interface Piece {
  readonly start: number;
  readonly join: (to: number) => void;
}

type Node =
  | { readonly kind: 'sign'; readonly test: Test }
  | { readonly kind: 'edge'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'row'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number };

class Compiler {
  readonly #source: string;
  readonly #original: string;
  #at = 0;
  readonly #states: State[] = [];

  constructor(source: string, original: string) {
    this.#source = source;
    // `\D`, `\W` and `\S` are told apart by their case only.
    this.#original = original.length === source.length ? original : source;
  }

  compile(): readonly State[] {
    const node = this.#choice();
    if (this.#at < this.#source.length) throw new Refusal(`“)” at ${this.#at + 1} closes nothing.`);
    const piece = this.#build(node);
    piece.join(this.#add({ kind: 'match' }));
    this.#states.push({ kind: 'split', a: piece.start, b: piece.start });
    return this.#states;
  }

  #choice(): Node {
    const parts: Node[] = [this.#row()];
    while (this.#source.charAt(this.#at) === '|') {
      this.#at++;
      parts.push(this.#row());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
  }

  #row(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: 'row', parts };
  }

  #repeated(part: Node): Node {
    const sign = this.#source.charAt(this.#at);
    let least = 1;
    let most = 1;
    if (sign === '?' || sign === '*' || sign === '+') {
      this.#at++;
      least = sign === '+' ? 1 : 0;
      most = sign === '?' ? 1 : Number.POSITIVE_INFINITY;
    } else if (sign === '{') {
      const counts = /^\{(\d{1,3})(,?)(\d{0,3})\}/.exec(this.#source.slice(this.#at));
      if (counts === null) throw new Refusal(`“{” at ${this.#at + 1} is not a count such as {2,5}.`);
      this.#at += counts[0].length;
      least = Number(counts[1]);
      most = counts[2] === '' ? least : counts[3] === '' ? Number.POSITIVE_INFINITY : Number(counts[3]);
      if (
        least > MOST_REPEATS ||
        (most !== Number.POSITIVE_INFINITY && (most > MOST_REPEATS || most < least))
      ) {
        throw new Refusal(`The count before ${this.#at + 1} is out of range (at most ${MOST_REPEATS}).`);
      }
    } else return part;
    if ('?+'.includes(this.#source.charAt(this.#at)) && this.#source.charAt(this.#at) !== '') this.#at++;
    return { kind: 'repeat', part, least, most };
  }

  #atom(): Node {
    const at = this.#at;
    const sign = this.#source.charAt(this.#at++);
    switch (sign) {
      case '(':
        return this.#group(at);
      case '[':
        return { kind: 'sign', test: this.#class(at) };
      case '.':
        return { kind: 'sign', test: (code) => code !== 10 };
      case '^':
        return { kind: 'edge', holds: (_, place) => place === 0 };
      case '$':
        return { kind: 'edge', holds: (text, place) => place === text.length };
      case '\\':
        return this.#escape(at);
      case '*':
      case '+':
      case '?':
      case '{':
        throw new Refusal(`“${sign}” at ${at + 1} repeats nothing.`);
      default:
        return { kind: 'sign', test: equals(sign.charCodeAt(0)) };
    }
  }

  #group(at: number): Node {
    if (this.#source.startsWith('?:', this.#at)) this.#at += 2;
    else if (this.#source.charAt(this.#at) === '?') {
      throw new Refusal(`Look-around at ${at + 1} cannot be run in linear time.`);
    }
    const node = this.#choice();
    if (this.#source.charAt(this.#at) !== ')') throw new Refusal(`“(” at ${at + 1} is never closed.`);
    this.#at++;
    return node;
  }

  #escape(at: number): Node {
    const sign = this.#original.charAt(this.#at++);
    if (sign === '') throw new Refusal('The expression ends in “\\”.');
    if (/[1-9k]/.test(sign))
      throw new Refusal(`The back reference at ${at + 1} cannot be run in linear time.`);
    if (sign === 'b' || sign === 'B') {
      return { kind: 'edge', holds: (text, place) => isEdge(text, place) === (sign === 'b') };
    }
    const known = CLASSES[sign];
    if (known !== undefined) return { kind: 'sign', test: known };
    if (/[a-z]/i.test(sign)) throw new Refusal(`“\\${sign}” at ${at + 1} is not known here.`);
    return { kind: 'sign', test: equals(sign.charCodeAt(0)) };
  }

  #class(at: number): Test {
    const negated = this.#source.charAt(this.#at) === '^';
    if (negated) this.#at++;
    const tests: Test[] = [];
    let isFirst = true;
    for (;;) {
      let sign = this.#source.charAt(this.#at);
      if (sign === '') throw new Refusal(`“[” at ${at + 1} is never closed.`);
      if (sign === ']' && !isFirst) break;
      isFirst = false;
      this.#at++;
      if (sign === '\\') {
        const escaped = this.#original.charAt(this.#at++);
        const known = CLASSES[escaped];
        if (known !== undefined) {
          tests.push(known);
          continue;
        }
        sign = escaped.toLowerCase();
      }
      const low = sign.charCodeAt(0);
      const to = this.#source.charAt(this.#at + 1);
      if (this.#source.charAt(this.#at) === '-' && to !== ']' && to !== '') {
        this.#at += 2;
        const high = to.charCodeAt(0);
        tests.push((code) => code >= low && code <= high);
      } else tests.push(equals(low));
    }
    this.#at++;
    return (code) => tests.some((test) => test(code)) !== negated;
  }

  #add(state: State): number {
    if (this.#states.length >= MOST_STATES) throw new Refusal('The expression is too large.');
    return this.#states.push(state) - 1;
  }

  #build(node: Node): Piece {
    switch (node.kind) {
      case 'sign': {
        const state: State = { kind: 'sign', test: node.test, next: -1 };
        return {
          start: this.#add(state),
          join: (to) => {
            state.next = to;
          },
        };
      }
      case 'edge': {
        const state: State = { kind: 'edge', holds: node.holds, next: -1 };
        return {
          start: this.#add(state),
          join: (to) => {
            state.next = to;
          },
        };
      }
      case 'row':
        return this.#buildRow(node.parts.map((part) => () => this.#build(part)));
      case 'choice': {
        const pieces = node.parts.map((part) => this.#build(part));
        let start = pieces[0]?.start ?? 0;
        for (const piece of pieces.slice(1)) start = this.#add({ kind: 'split', a: start, b: piece.start });
        return {
          start,
          join: (to) => {
            for (const piece of pieces) piece.join(to);
          },
        };
      }
      case 'repeat':
        return this.#buildRepeat(node);
    }
  }

  #buildRow(parts: readonly (() => Piece)[]): Piece {
    if (parts.length === 0) {
      const state: State = { kind: 'edge', holds: () => true, next: -1 };
      return {
        start: this.#add(state),
        join: (to) => {
          state.next = to;
        },
      };
    }
    const pieces = parts.map((build) => build());
    pieces.forEach((piece, at) => {
      const next = pieces[at + 1];
      if (next !== undefined) piece.join(next.start);
    });
    return { start: pieces[0]?.start ?? 0, join: (to) => pieces[pieces.length - 1]?.join(to) };
  }

  #buildRepeat({
    part,
    least,
    most,
  }: {
    readonly part: Node;
    readonly least: number;
    readonly most: number;
  }): Piece {
    const parts: (() => Piece)[] = [];
    for (let count = 0; count < least; count++) parts.push(() => this.#build(part));
    if (most === Number.POSITIVE_INFINITY) {
      parts.push(() => {
        const state = { kind: 'split' as const, a: -1, b: -1 };
        const start = this.#add(state);
        const piece = this.#build(part);
        state.a = piece.start;
        piece.join(start);
        return {
          start,
          join: (to) => {
            state.b = to;
          },
        };
      });
    }
    for (let count = least; count < most && most !== Number.POSITIVE_INFINITY; count++) {
      parts.push(() => {
        const state = { kind: 'split' as const, a: -1, b: -1 };
        const start = this.#add(state);
        const piece = this.#build(part);
        state.a = piece.start;
        return {
          start,
          join: (to) => {
            piece.join(to);
            state.b = to;
          },
        };
      });
    }
    return this.#buildRow(parts);
  }
}

function equals(sign: number): Test {
  return (code) => code === sign;
}

const isDigit: Test = (code) => code >= 48 && code <= 57;
const isSpace: Test = (code) => code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
const isWordSign: Test = (code) =>
  isDigit(code) || code === 95 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 0xc0;
const not =
  (test: Test): Test =>
  (code) =>
    !test(code);
const CLASSES: Readonly<Record<string, Test>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWordSign,
  W: not(isWordSign),
  s: isSpace,
  S: not(isSpace),
};

function isEdge(text: string, at: number): boolean {
  const before = at > 0 && isWordSign(text.charCodeAt(at - 1));
  const after = at < text.length && isWordSign(text.charCodeAt(at));
  return before !== after;
}

/**
 * Runs the machine from every place at once: for each state only the leftmost start that reaches it is kept,
 * so that one pass over the text is enough.
 */
function run(states: readonly State[], text: string, from: number): Span | null {
  const root = states.length - 1;
  let best: Span | null = null;
  let now = new Map<number, number>();
  for (let at = from; at <= text.length; at++) {
    if (best === null) now = reach(states, root, at, text, at, now);
    let next = new Map<number, number>();
    for (const [index, start] of now) {
      const state = states[index];
      if (state === undefined || (best !== null && start > best.start)) continue;
      if (state.kind === 'match') {
        if (best === null || start < best.start || at > best.end) best = { start, end: at };
      } else if (state.kind === 'sign' && at < text.length && state.test(text.charCodeAt(at))) {
        next = reach(states, state.next, start, text, at + 1, next);
      }
    }
    if (best !== null && next.size === 0) break;
    now = next;
  }
  return best;
}

/** Adds all states that can be reached from `first` without a sign, begun at `start`. */
function reach(
  states: readonly State[],
  first: number,
  start: number,
  text: string,
  at: number,
  into: Map<number, number>,
): Map<number, number> {
  const waiting = [first];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const known = into.get(index);
    if (known !== undefined && known <= start) continue;
    const state = states[index];
    if (state === undefined) continue;
    into.set(index, start);
    if (state.kind === 'split') waiting.push(state.b, state.a);
    else if (state.kind === 'edge' && state.holds(text, at)) waiting.push(state.next);
  }
  return into;
}
