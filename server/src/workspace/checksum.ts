/** Telling files that a crash or a bad disk has damaged. */

/** A 32-bit checksum against torn and damaged files, not against malice. Four bytes at a time where they lie even. */
export function checksumOf(bytes: Uint8Array): number {
  return checksumOfParts([bytes]);
}

/** The checksum of the bytes that the parts make when they follow each other. */
export function checksumOfParts(parts: readonly Uint8Array[]): number {
  let sum = parts.reduce((length, part) => (length + part.length) | 0, 0);
  /** The beginning of a word that the next part goes on with. */
  let begun = 0;
  let bits = 0;
  for (const part of parts) {
    let at = 0;
    if (bits === 0 && part.byteOffset % 4 === 0) {
      const words = new Int32Array(part.buffer, part.byteOffset, part.length >> 2);
      for (let word = 0; word < words.length; word++) sum = (Math.imul(sum, 31) + (words[word] ?? 0)) | 0;
      at = words.length * 4;
    }
    for (; at < part.length; at++) {
      begun |= (part[at] ?? 0) << bits;
      bits += 8;
      if (bits < 32) continue;
      sum = (Math.imul(sum, 31) + begun) | 0;
      begun = 0;
      bits = 0;
    }
  }
  for (; bits > 0; bits -= 8) {
    sum = (Math.imul(sum, 31) + (begun & 0xff)) | 0;
    begun >>>= 8;
  }
  return (Math.imul(sum ^ (sum >>> 16), 0x85ebca6b) ^ (sum >>> 13)) >>> 0;
}
