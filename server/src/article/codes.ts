/** The UTF-16 codes of a text in an array, for those who look at each of its signs more than once. */

/** Zeros behind the last code, so that a look at the next signs needs no question whether the text goes on. */
export const PAD = 8;

let codes = new Uint16Array(1 << 12);
let known = '';

/**
 * The codes of `text`, followed by {@link PAD} zeros at least. The array is shared: it holds until another text is asked
 * for, and nobody may write to it. To ask a string for its signs takes several times as long, above all for one that is
 * a piece of another, as the readings of most blocks are.
 */
export function codesOf(text: string): Uint16Array {
  const { length } = text;
  if (text === known && length > 0) return codes;
  known = '';
  if (length + PAD > codes.length || codes.length > LARGEST_KEPT) codes = new Uint16Array(roomFor(length));
  for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(at);
  codes.fill(0, length, length + PAD);
  if (length <= REMEMBERED) known = text;
  return codes;
}

/** A larger array is given up for the next text that is short. */
const LARGEST_KEPT = 1 << 16;
/** Longer texts are not held on to for having been asked for. */
const REMEMBERED = 1 << 14;

function roomFor(length: number): number {
  let room = 1 << 12;
  while (room < length + PAD) room *= 2;
  return room;
}
