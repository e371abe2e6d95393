/** English words of the closed classes; their share tells sentences from labels and headlines. */

const WORDS =
  'a an the and or but nor so yet if as at by for from in into of off on onto out over to up with about after before between during through under until upon within without against among is are was were be been being am has have had do does did will would can could may might must shall should not no it its he she they we you i his her their our your my him them us me this that these those there here who whom whose which what when where why how said says than then also just more most some such other because while';

const LIST: readonly Uint16Array[] = WORDS.split(' ').map((word) =>
  Uint16Array.from(word, (letter) => letter.charCodeAt(0)),
);
/** Longer words are none. */
const LONGEST = 7;
/** Place in the list, from 1, by a hash of the letters: looked up without making a string of each word of a draft. */
const BY_HASH = new Uint8Array(1 << 14);
LIST.forEach((word, at) => {
  BY_HASH[word.reduce(hashOfWord, 0)] = at + 1;
});

/** The hash of a word, 0 at first, that goes on with an ASCII letter of either case. */
export function hashOfWord(hash: number, code: number): number {
  return (hash * 37 + (code | 32)) & 0x3fff;
}

/** True when the codes from `start` to `end` are such a word, in any case; `hash` is that of its letters. */
export function isFunctionWord(codes: Uint16Array, start: number, end: number, hash: number): boolean {
  const length = end - start;
  if (length > LONGEST) return false;
  const place = BY_HASH[hash] ?? 0;
  const word = place === 0 ? undefined : LIST[place - 1];
  if (word === undefined || word.length !== length) return false;
  for (let at = 0; at < length; at++) if (((codes[start + at] ?? 0) | 32) !== word[at]) return false;
  return true;
}
