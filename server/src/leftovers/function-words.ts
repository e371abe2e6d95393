/** English words of the closed classes; their share tells sentences from labels and headlines. */

const WORDS =
  'a an the and or but nor so yet if as at by for from in into of off on onto out over to up with about after before between during through under until upon within without against among is are was were be been being am has have had do does did will would can could may might must shall should not no it its he she they we you i his her their our your my him them us me this that these those there here who whom whose which what when where why how said says than then also just more most some such other because while';

const LIST = WORDS.split(' ');
/** Place in the list, from 1, by a hash of the letters: looked up without making a string of each word of a draft. */
const BY_HASH = new Uint8Array(1 << 14);
LIST.forEach((word, at) => {
  let hash = word.length;
  for (let letter = 0; letter < word.length; letter++) hash = hashOn(hash, word.charCodeAt(letter));
  BY_HASH[hash] = at + 1;
});

/** The hash of a word that goes on with a letter; it begins with the word's length. */
function hashOn(hash: number, code: number): number {
  return (hash * 31 + (code | 32)) & 0x3fff;
}

/** True when the characters from `start` to `end` are such a word, in any case. */
export function isFunctionWord(text: string, start: number, end: number): boolean {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = hashOn(hash, text.charCodeAt(at));
  const place = BY_HASH[hash] ?? 0;
  if (place === 0) return false;
  const word = LIST[place - 1] ?? '';
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if ((text.charCodeAt(start + at) | 32) !== word.charCodeAt(at)) return false;
  }
  return true;
}
