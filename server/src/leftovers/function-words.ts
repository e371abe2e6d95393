/** English words of the closed classes; their share tells sentences from labels and headlines. */

const WORDS =
  'a an the and or but nor so yet if as at by for from in into of off on onto out over to up with about after before between during through under until upon within without against among is are was were be been being am has have had do does did will would can could may might must shall should not no it its he she they we you i his her their our your my him them us me this that these those there here who whom whose which what when where why how said says than then also just more most some such other because while';

/** Words by a hash of their letters: looked up without making a string of each word of a draft. */
const BY_HASH: string[] = new Array(1 << 14).fill('');
for (const word of WORDS.split(' ')) BY_HASH[hash(word, 0, word.length)] = word;

function hash(text: string, start: number, end: number): number {
  let value = end - start;
  for (let at = start; at < end; at++) value = (value * 31 + (text.charCodeAt(at) | 32)) & 0x3fff;
  return value;
}

/** True when the characters from `start` to `end` are such a word, in any case. */
export function isFunctionWord(text: string, start: number, end: number): boolean {
  const word = BY_HASH[hash(text, start, end)] ?? '';
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if ((text.charCodeAt(start + at) | 32) !== word.charCodeAt(at)) return false;
  }
  return true;
}
