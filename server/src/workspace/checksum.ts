/** Telling files that a crash or a bad disk has damaged. */

/** A 32-bit checksum against torn and damaged files, not against malice. Four bytes at a time where they lie even. */
export function checksumOf(bytes: Uint8Array): number {
  let sum = bytes.length | 0;
  let at = 0;
  if (bytes.byteOffset % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    for (let word = 0; word < words.length; word++) sum = (Math.imul(sum, 31) + (words[word] ?? 0)) | 0;
    at = words.length * 4;
  } else {
    for (; at + 4 <= bytes.length; at += 4) {
      const word =
        (bytes[at] ?? 0) |
        ((bytes[at + 1] ?? 0) << 8) |
        ((bytes[at + 2] ?? 0) << 16) |
        ((bytes[at + 3] ?? 0) << 24);
      sum = (Math.imul(sum, 31) + word) | 0;
    }
  }
  for (; at < bytes.length; at++) sum = (Math.imul(sum, 31) + (bytes[at] ?? 0)) | 0;
  return (Math.imul(sum ^ (sum >>> 16), 0x85ebca6b) ^ (sum >>> 13)) >>> 0;
}
