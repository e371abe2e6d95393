/** Finding UTF-8 that was read as Windows-1252, and reading it again. */
import type { Span } from '../article/model.ts';

/** A damaged place; `text` is what it was, null when that is lost. */
export interface Damage extends Span {
  readonly text: string | null;
}

/** What Windows-1252 has at 0x80 to 0x9F, by character code; the rest of Latin-1 stands for itself. */
const BYTES: Readonly<Record<number, number>> = Object.fromEntries(
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
    .split('')
    .map((sign, at) => [sign.charCodeAt(0), 0x80 + at]),
);
const LOST = /\uFFFD{1,8}/g;
/** Characters that may come out of a repair: letters, punctuation, currency. A rare sign would be a coincidence. */
const LIKELY =
  /[\u00A0-\u017F\u0391-\u03C9\u0410-\u044F\u2010-\u2026\u2030\u2032\u2033\u20AC\u2122\u2190-\u2193]/;

/**
 * Damaged places of a text, in order. A place counts only when decoding it again gives one likely character
 * (so that `Âge` and `São` stay as they are). The idea is that of ftfy (R. Speer).
 */
export function repairMojibake(text: string): Damage[] {
  const found: Damage[] = [];
  for (let at = 0; at < text.length; at++) {
    const lead = byteOf(text.charCodeAt(at));
    if (lead < 0xc2 || lead > 0xef) continue;
    const length = lead < 0xe0 ? 2 : 3;
    let code = lead & (length === 2 ? 0x1f : 0x0f);
    let valid = true;
    for (let next = 1; next < length; next++) {
      const byte = byteOf(text.charCodeAt(at + next));
      if (byte < 0x80 || byte > 0xbf) valid = false;
      code = (code << 6) | (byte & 0x3f);
    }
    if (!valid || (length === 3 && code < 0x800)) continue;
    const sign = String.fromCharCode(code);
    if (code === 0xfeff) found.push({ start: at, end: at + length, text: '' });
    else if (LIKELY.test(sign)) found.push({ start: at, end: at + length, text: sign });
    else continue;
    at += length - 1;
  }
  for (const match of text.matchAll(LOST)) {
    found.push({ start: match.index, end: match.index + match[0].length, text: null });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The byte that Windows-1252 writes as this character; -1 for one that it has not. */
function byteOf(code: number): number {
  if (code < 0x80) return code;
  const known = BYTES[code];
  if (known !== undefined) return known;
  return code <= 0xff ? code : -1;
}
