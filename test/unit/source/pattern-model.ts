/**
 * Regular expressions as trees, and a matcher that backtracks as browsers' engines do and counts its steps. What a
 * pattern costs on a text is thus a number and not a time: the same on every machine.
 *
 * Texts are read by UTF-16 code unit; attack texts stay within the basic plane.
 */

export type PatternNode =
  | { readonly type: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  /** One character: a literal, an escape, a class, a dot. */
  | { readonly type: 'character'; readonly source: string }
  | { readonly type: 'edge'; readonly source: string }
  | { readonly type: 'look'; readonly behind: boolean; readonly not: boolean; readonly body: PatternNode }
  | { readonly type: 'back-reference' }
  | { readonly type: 'repeat'; readonly min: number; readonly max: number; readonly body: PatternNode };

export type Repeat = PatternNode & { readonly type: 'repeat' };

/** The tree of a pattern's source. Throws on syntax that it does not know. */
export function parsePattern(source: string): PatternNode {
  let at = 0;
  const choice = (): PatternNode => {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { type: 'choice', options };
  };
  const sequence = (): PatternNode => {
    const items: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') items.push(quantified());
    return { type: 'sequence', items };
  };
  const quantified = (): PatternNode => {
    const body = atom();
    const mark = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(source.slice(at, at + 24));
    if (mark === null) return body;
    at += mark[0].length;
    const [, sign, low, comma, high] = mark;
    if (sign !== undefined) {
      return {
        type: 'repeat',
        min: sign === '+' ? 1 : 0,
        max: sign === '?' ? 1 : Number.POSITIVE_INFINITY,
        body,
      };
    }
    const min = Number(low);
    const max = comma === undefined ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high);
    return { type: 'repeat', min, max, body };
  };
  const atom = (): PatternNode => {
    const sign = source[at];
    if (sign === '(') return group();
    if (sign === '[') return characterClass();
    if (sign === '^' || sign === '$') return { type: 'edge', source: source.charAt(at++) };
    if (sign === '\\') return escaped();
    if (sign === undefined) throw new Error(`unfinished pattern: ${source}`);
    const isPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(source.slice(at, at + 2));
    const length = isPair ? 2 : 1;
    at += length;
    return { type: 'character', source: source.slice(at - length, at) };
  };
  const group = (): PatternNode => {
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<[^>]+>))?/.exec(source.slice(at))?.[0] ?? '(';
    at += opening.length;
    const body = choice();
    if (source[at] !== ')') throw new Error(`a group is not closed: ${source}`);
    at++;
    return /[=!]$/.test(opening)
      ? { type: 'look', behind: opening.includes('<'), not: opening.endsWith('!'), body }
      : body;
  };
  const characterClass = (): PatternNode => {
    const start = at++;
    while (source[at] !== ']') {
      if (source[at] === undefined) throw new Error(`a class is not closed: ${source}`);
      at += source[at] === '\\' ? 2 : 1;
    }
    at++;
    return { type: 'character', source: source.slice(start, at) };
  };
  const escaped = (): PatternNode => {
    const mark =
      /^\\(?:[bB](?![\w])|[bB]|[pP]\{[^}]*\}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]+>|[1-9]\d*|[\s\S])/.exec(
        source.slice(at),
      )?.[0] ?? '';
    at += mark.length;
    if (/^\\[bB]$/.test(mark)) return { type: 'edge', source: mark };
    if (/^\\(?:[1-9]|k<)/.test(mark)) return { type: 'back-reference' };
    return { type: 'character', source: mark };
  };
  const tree = choice();
  if (at < source.length) throw new Error(`a bracket too many: ${source}`);
  return tree;
}

/** Calls `visit` with every node and the repeats around it, outermost first. */
export function walkPattern(
  tree: PatternNode,
  visit: (node: PatternNode, repeats: readonly Repeat[]) => void,
  repeats: readonly Repeat[] = [],
): void {
  visit(tree, repeats);
  const inner = tree.type === 'repeat' ? [...repeats, tree] : repeats;
  for (const child of childrenOf(tree)) walkPattern(child, visit, inner);
}

/**
 * The most ways that the matcher can go from one start; infinite when a repeat has no bound. A pattern for which
 * this is small takes time in proportion to the text, whatever the text.
 */
export function waysThrough(node: PatternNode): number {
  switch (node.type) {
    case 'choice':
      return node.options.reduce((sum, option) => sum + waysThrough(option), 0);
    case 'sequence':
      return node.items.reduce((product, item) => product * waysThrough(item), 1);
    case 'look':
      return waysThrough(node.body);
    case 'repeat': {
      const once = waysThrough(node.body);
      if (node.max === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
      if (once === 1) return node.max - node.min + 1;
      let ways = 0;
      for (let times = node.min; times <= node.max && ways < 1e9; times++) ways += once ** times;
      return ways;
    }
    case 'back-reference':
      return Number.POSITIVE_INFINITY;
    default:
      return 1;
  }
}

/** True for a class that takes almost any character: a dot, a negated class, `\S`, `\W`, `\D`. */
export function isBroad(node: PatternNode): boolean {
  return (
    node.type === 'character' && /^(?:\.|\[\^|\\[SWDP]|\[\\s\\S\]|\[\\w\\W\]|\[\\d\\D\])/.test(node.source)
  );
}

/** Counts the steps of finding all matches of a pattern in a text; gives up at `limit`. */
export function countSteps(pattern: CompiledPattern, text: string, limit: number): number {
  const counter = { steps: 0, limit };
  let at = 0;
  while (at <= text.length && counter.steps < limit) {
    const end = run(pattern, 0, text, at, counter);
    at = end !== null && end > at ? end : at + 1;
    // Without `m`, a pattern that begins at the start of the text is tried there only.
    if (pattern.anchored) break;
  }
  return counter.steps;
}

type Instruction =
  | { readonly op: 'character'; readonly takes: (sign: number) => boolean; readonly back: boolean }
  | { readonly op: 'edge'; readonly source: string }
  | { readonly op: 'look'; readonly not: boolean; readonly body: number }
  /** Goes on at `next`, and at `other` when that fails. */
  | { readonly op: 'split'; next: number; other: number }
  | { readonly op: 'jump'; next: number }
  | { readonly op: 'match' };

export interface CompiledPattern {
  readonly code: readonly Instruction[];
  readonly anchored: boolean;
  readonly multiline: boolean;
}

/** A pattern ready for {@link countSteps}. Repeats are written out, an endless one as a loop. */
export function compilePattern(tree: PatternNode, flags: string): CompiledPattern {
  const code: Instruction[] = [];
  const bodies: { readonly look: number; readonly node: PatternNode; readonly behind: boolean }[] = [];
  const emit = (node: PatternNode, back: boolean): void => {
    switch (node.type) {
      case 'character':
        code.push({ op: 'character', takes: takerOf(node.source, flags), back });
        return;
      case 'edge':
        code.push({ op: 'edge', source: node.source });
        return;
      case 'back-reference':
        return;
      case 'look':
        bodies.push({ look: code.length, node: node.body, behind: node.behind });
        code.push({ op: 'look', not: node.not, body: -1 });
        return;
      case 'sequence':
        for (const item of back ? node.items.toReversed() : node.items) emit(item, back);
        return;
      case 'choice': {
        const ends: { next: number }[] = [];
        node.options.forEach((option, index) => {
          if (index === node.options.length - 1) {
            emit(option, back);
            return;
          }
          const split = { op: 'split' as const, next: code.length + 1, other: -1 };
          code.push(split);
          emit(option, back);
          const jump = { op: 'jump' as const, next: -1 };
          code.push(jump);
          ends.push(jump);
          split.other = code.length;
        });
        for (const end of ends) end.next = code.length;
        return;
      }
      case 'repeat': {
        for (let times = 0; times < node.min; times++) emit(node.body, back);
        if (node.max === Number.POSITIVE_INFINITY) {
          const split = { op: 'split' as const, next: code.length + 1, other: -1 };
          const start = code.length;
          code.push(split);
          emit(node.body, back);
          code.push({ op: 'jump', next: start });
          split.other = code.length;
          return;
        }
        const splits: { other: number }[] = [];
        for (let times = node.min; times < node.max; times++) {
          const split = { op: 'split' as const, next: code.length + 1, other: -1 };
          code.push(split);
          emit(node.body, back);
          splits.push(split);
        }
        for (const split of splits) split.other = code.length;
      }
    }
  };
  emit(tree, false);
  code.push({ op: 'match' });
  for (let at = 0; at < bodies.length; at++) {
    const body = bodies[at];
    const look = body === undefined ? undefined : code[body.look];
    if (body === undefined || look?.op !== 'look') continue;
    code[body.look] = { ...look, body: code.length };
    emit(body.node, body.behind);
    code.push({ op: 'match' });
  }
  const first = code[0];
  const multiline = flags.includes('m');
  const anchored = flags.includes('y') || (!multiline && first?.op === 'edge' && first.source === '^');
  return { code, anchored, multiline };
}

/** A text that the node matches: the shortest, with the `variant`-th choice of characters and options. */
export function sampleOf(node: PatternNode, flags: string, variant = 0): string {
  switch (node.type) {
    case 'choice':
      return sampleOf(node.options[variant % node.options.length] ?? node, flags, variant);
    case 'sequence':
      return node.items.map((item) => sampleOf(item, flags, variant)).join('');
    case 'repeat':
      return sampleOf(node.body, flags, variant).repeat(Math.min(node.max, Math.max(node.min, variant % 2)));
    case 'character': {
      const takes = takerOf(node.source, flags);
      const taken = [...CHARACTERS].filter((sign) => takes(sign.charCodeAt(0)));
      return taken[variant % Math.max(1, taken.length)] ?? '';
    }
    default:
      return '';
  }
}

/**
 * Texts that are hard on a pattern, each as what stands first, what recurs, and what stands last: they are made
 * of the pattern's own pieces, and of what drafts are full of.
 */
export function attacksOn(tree: PatternNode, flags: string): readonly (readonly [string, string, string])[] {
  const attacks: [string, string, string][] = [
    ' ',
    '"',
    ',',
    '1',
    'a',
    'A',
    '“',
    '.',
    '\n',
    '-',
    'Aa ',
    'a, ',
  ].map((piece) => ['', piece, END]);
  for (const variant of [0, 1, 2]) {
    const whole = sampleOf(tree, flags, variant);
    attacks.push(['', whole, END], ['', whole.slice(0, -1), END]);
    for (const { before, repeat } of repeatsOf(tree)) {
      const start = before.map((node) => sampleOf(node, flags, variant)).join('');
      const piece = sampleOf(repeat.body, flags, variant);
      attacks.push([start, piece, END], ['', start + piece, END]);
      attacks.push(['', start + piece.repeat(Math.min(repeat.max, 24)), END]);
    }
  }
  const known = new Set<string>();
  return attacks.filter(([start, piece]) => {
    const key = `${start}\0${piece}`;
    if (piece === '' || known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** A character that patterns do not end with. */
const END = '\u0001';

/** What samples are made of: one or more of each kind that patterns tell apart. */
const CHARACTERS = ` aA1",.-“”’'\n\t<>&;:/@#$%()[]{}*_=+|!?…—–~^\\zZ09sdTlénéñ\r\u00A0£€©•â`;

const takers = new Map<string, (sign: number) => boolean>();

/** Tells whether a one-character pattern takes a character; asked of the real engine, each once. */
function takerOf(source: string, flags: string): (sign: number) => boolean {
  const kept = flags.replace(/[gymd]/g, '');
  const key = `${source}/${kept}`;
  const known = takers.get(key);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^(?:${source})$`, kept);
  /** By character code: 0 not asked yet, 1 taken, 2 not taken. */
  const answers = new Uint8Array(0x2100);
  const taker = (sign: number) => {
    const answer = answers[sign];
    if (answer !== undefined && answer !== 0) return answer === 1;
    const taken = pattern.test(String.fromCharCode(sign));
    if (answer === 0) answers[sign] = taken ? 1 : 2;
    return taken;
  };
  takers.set(key, taker);
  return taker;
}

function childrenOf(node: PatternNode): readonly PatternNode[] {
  if (node.type === 'choice') return node.options;
  if (node.type === 'sequence') return node.items;
  return node.type === 'look' || node.type === 'repeat' ? [node.body] : [];
}

/** Every repeat that can run on, with what has to be matched before it is reached. */
function repeatsOf(
  node: PatternNode,
  before: readonly PatternNode[] = [],
): { readonly before: readonly PatternNode[]; readonly repeat: Repeat }[] {
  if (node.type === 'sequence')
    return node.items.flatMap((item, index) => repeatsOf(item, [...before, ...node.items.slice(0, index)]));
  const inner = childrenOf(node).flatMap((child) => repeatsOf(child, before));
  return node.type === 'repeat' && node.max > 1 ? [{ before, repeat: node }, ...inner] : inner;
}

const WORD = /\w/;

/** Runs the code from an instruction; the end of the match, or null. */
function run(
  pattern: CompiledPattern,
  from: number,
  text: string,
  start: number,
  counter: { steps: number; readonly limit: number },
): number | null {
  const { code } = pattern;
  const pending: number[] = [from, start];
  while (pending.length > 0) {
    let at = pending.pop() ?? 0;
    let next = pending.pop() ?? 0;
    for (;;) {
      const instruction = code[next];
      if (instruction === undefined || ++counter.steps >= counter.limit) return null;
      if (instruction.op === 'match') return at;
      if (instruction.op === 'jump') {
        next = instruction.next;
        continue;
      }
      if (instruction.op === 'split') {
        pending.push(instruction.other, at);
        next = instruction.next;
        continue;
      }
      if (instruction.op === 'character') {
        const place = instruction.back ? at - 1 : at;
        if (place < 0 || place >= text.length || !instruction.takes(text.charCodeAt(place))) break;
        at = instruction.back ? at - 1 : at + 1;
      } else if (instruction.op === 'edge') {
        if (!isEdge(instruction.source, text, at, pattern.multiline)) break;
      } else if ((run(pattern, instruction.body, text, at, counter) !== null) === instruction.not) {
        break;
      }
      next++;
    }
  }
  return null;
}

function isEdge(source: string, text: string, at: number, multiline: boolean): boolean {
  if (source === '^') return at === 0 || (multiline && text[at - 1] === '\n');
  if (source === '$') return at === text.length || (multiline && text[at] === '\n');
  const isWordEdge = WORD.test(text.charAt(at - 1)) !== WORD.test(text.charAt(at));
  return source === '\\b' ? isWordEdge : !isWordEdge;
}
