/**
 * Globs of settings files. Whoever opens a stranger's folder matches what stands there, so that no glob may take
 * longer than the product of its length and the path's: there are no groups that repeat, and no backtracking beyond
 * the last star (an old method for wildcards; it is enough since whatever fits before that star stays fitted).
 *
 * Known are `*` and `?` within a name, `**` for any folders, `[a-z]` and `[!a-z]`, `{a,b}`, and `\` before a sign
 * that is meant itself. Files whose names begin with a dot are files like any other; capitals are told apart.
 */

/** Braces stand for so many globs at the most; beyond that they stand for themselves. */
const MOST_CHOICES = 256;

/**
 * True for paths (forward slashes, from the root) that one of `globs` matches. A glob without a slash matches
 * the file's name in any folder, as in `.gitignore`; one that ends in a slash, or names a folder, all in it.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.?\//, '').replace(/\/$/, '');
    if (plain === '') return [];
    const rooted = glob.startsWith('/') || plain.includes('/') ? plain : `**/${plain}`;
    return choicesOf(rooted).map(namesOf);
  });
  if (patterns.length === 0) return () => false;
  return (path) => {
    const names = path.split('/');
    const nameAt = (place: number) => names[place] ?? '';
    return patterns.some((pattern) => fits(pattern, names.length, nameAt));
  };
}

/** Stands for any number of items. */
const ANY = Symbol('any');
type Row<T> = readonly (typeof ANY | ((item: T) => boolean))[];

/** True when the row stands for all of the items. */
function fits<T>(row: Row<T>, length: number, itemAt: (place: number) => T): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let starPlace = 0;
  while (place < length) {
    const part = row[at];
    if (part === ANY) {
      // Whatever is left is its own.
      if (at === row.length - 1) return true;
      star = at++;
      starPlace = place;
    } else if (part?.(itemAt(place)) === true) {
      at++;
      place++;
    } else if (star !== -1) {
      // The last star takes one item more.
      at = star + 1;
      place = ++starPlace;
    } else return false;
  }
  while (row[at] === ANY) at++;
  return at === row.length;
}

/** The names of a glob without braces, and all that lies in what it matches. */
function namesOf(glob: string): Row<string> {
  const names = glob.split('/').filter((name, at, all) => name !== '**' || all[at - 1] !== '**');
  return [
    ...names.map((name) => {
      if (name === '**') return ANY;
      if (!/[*?[\\]/.test(name)) return (other: string) => other === name;
      const signs = signsOf(name);
      return (other: string) => fits(signs, other.length, (place) => other.charCodeAt(place));
    }),
    ANY,
  ];
}

/** What a name in a glob says of the code units of a name in a path. */
function signsOf(name: string): Row<number> {
  const row: (typeof ANY | ((code: number) => boolean))[] = [];
  for (let at = 0; at < name.length; at++) {
    const sign = name.charAt(at);
    const group = sign === '[' ? classAt(name, at) : null;
    if (sign === '*') {
      if (row[row.length - 1] !== ANY) row.push(ANY);
    } else if (sign === '?') row.push(() => true);
    else if (group !== null) {
      row.push(group.holds);
      at = group.end;
    } else {
      if (sign === '\\' && at + 1 < name.length) at++;
      const code = name.charCodeAt(at);
      row.push((other) => other === code);
    }
  }
  return row;
}

/** The class that opens at `at`, and where it ends; null when it is not closed, and is only a bracket. */
function classAt(name: string, at: number): { holds: (code: number) => boolean; end: number } | null {
  const isOpposite = name.charAt(at + 1) === '!' || name.charAt(at + 1) === '^';
  const first = at + (isOpposite ? 2 : 1);
  // A bracket that comes first is one of the signs.
  const end = name.indexOf(']', first + 1);
  if (end === -1) return null;
  const ranges: { from: number; to: number }[] = [];
  for (let sign = first; sign < end; sign++) {
    if (name.charAt(sign) === '\\' && sign + 1 < end) sign++;
    const from = name.charCodeAt(sign);
    const isRange = name.charAt(sign + 1) === '-' && sign + 2 < end;
    ranges.push({ from, to: isRange ? name.charCodeAt(sign + 2) : from });
    if (isRange) sign += 2;
  }
  return {
    holds: (code) => ranges.some(({ from, to }) => from <= code && code <= to) !== isOpposite,
    end,
  };
}

/** The globs without braces that a glob stands for; the glob itself, braces and all, when they are too many. */
function choicesOf(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const choices = firstChoices(one);
    if (choices === null) done.push(one);
    else open.push(...choices);
    if (done.length + open.length > MOST_CHOICES) return [glob];
  }
  return done;
}

/** The glob with each choice of its first braces in their place; null when it has none. */
function firstChoices(glob: string): string[] | null {
  for (let start = 0; start < glob.length; start++) {
    const sign = glob.charAt(start);
    if (sign === '\\') start++;
    if (sign !== '{') continue;
    const inside = bracesAt(glob, start);
    if (inside === null) continue;
    const rest = glob.slice(inside.end + 1);
    return inside.choices.map((choice) => `${glob.slice(0, start)}${choice}${rest}`);
  }
  return null;
}

/** What stands between the braces that open at `start`, at their commas; null when they hold no choice, or stay open. */
function bracesAt(glob: string, start: number): { choices: string[]; end: number } | null {
  const choices: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < glob.length; at++) {
    const sign = glob.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '{') depth++;
    else if (sign === ',' && depth === 1) {
      choices.push(glob.slice(from, at));
      from = at + 1;
    } else if (sign === '}' && --depth === 0) {
      if (choices.length === 0) return null;
      return { choices: [...choices, glob.slice(from, at)], end: at };
    }
  }
  return null;
}
