/** Telling a finding of yesterday from a new one. */

/**
 * A key for a finding: 16 hex digits from the rule and the flagged words, white space and letter case left
 * out of account, so that it outlives moved lines and new wraps. Two like findings in a draft have one key.
 * Hash: cyrb53 twice (public domain, by bryc), for 64 of its bits.
 */
export function findingKey(rule: string, flagged: string): string {
  const text = `${rule}\n${flagged.replace(/\s+/g, ' ').trim().toLowerCase()}`;
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return hex(b) + hex(a);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
