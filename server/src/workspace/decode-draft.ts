/** From the bytes of a file to the text of a draft, or to one clear sentence on why there is none. */

export type DecodedDraft =
  | {
      /** The text without its byte-order mark. */
      readonly text: string;
      readonly hadByteOrderMark: boolean;
      readonly bytes: Uint8Array;
      readonly error: null;
    }
  | { readonly error: string };

/** What a host has for UTF-8; Node's own is faster than what browsers have. */
export interface Utf8 {
  readonly isValid: (bytes: Uint8Array) => boolean;
  /** Called with valid bytes only, the byte-order mark left out. */
  readonly textOf: (bytes: Uint8Array) => string;
}

/** For hosts without Node. */
export const WEB_UTF8: Utf8 = {
  isValid(bytes) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  },
  // The mark is left out already; another one behind it is the draft's own.
  textOf: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

/** Takes bytes for UTF-8 text. Anything else is refused with its likely encoding and the remedy. */
export function decodeDraftWith(bytes: Uint8Array, utf8: Utf8): DecodedDraft {
  if (
    bytes.length >= 2 &&
    ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
  ) {
    return { error: 'it is UTF-16, not UTF-8: save it again as UTF-8' };
  }
  const nul = bytes.indexOf(0);
  const isValid = utf8.isValid(bytes);
  if (nul !== -1 && (!isValid || nul < 8000))
    return { error: `it is a binary file (a zero byte at ${nul}): that is no draft` };
  if (!isValid) {
    const at = firstInvalid(bytes, utf8);
    const value = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return {
      error: `it is not UTF-8 (byte 0x${value} at ${at}): save it again as UTF-8, or convert it with iconv -f WINDOWS-1252 -t UTF-8`,
    };
  }
  const hadByteOrderMark = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return {
    text: utf8.textOf(hadByteOrderMark ? bytes.subarray(3) : bytes),
    hadByteOrderMark,
    bytes,
    error: null,
  };
}

/** Offset of the first byte that is not UTF-8: the longest valid beginning, by halving. */
function firstInvalid(bytes: Uint8Array, utf8: Utf8): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    // A cut within a character is no error of the text before it.
    let cut = middle;
    while (cut > valid && cut < bytes.length && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut--;
    if (cut > valid ? utf8.isValid(bytes.subarray(0, cut)) : false) valid = cut;
    else if (cut === valid) break;
    else invalid = cut;
  }
  for (let at = valid; at < bytes.length; at++) {
    for (let length = 1; length <= 4; length++) {
      if (utf8.isValid(bytes.subarray(at, at + length))) {
        at += length - 1;
        break;
      }
      if (length === 4) return at;
    }
  }
  return valid;
}
