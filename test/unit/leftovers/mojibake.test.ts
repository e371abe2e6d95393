import { expect, test } from 'vitest';
import { repairMojibake } from '../../../server/src/leftovers/mojibake.ts';

test.each([
  ['Iâ€™m', ['’']],
  ['cafÃ© owner', ['é']],
  ['Â£5 and Â«oÂ»', ['£', '«', '»']],
  ['â€œquotedâ€\u009d', ['“', '”']],
  ['ï»¿This', ['']],
  ['a lost \uFFFD sign', [null]],
  ['Âge d’or, São Paulo, Ça va, Ünlü', []],
  ['naïve façade', []],
  ['plain text', []],
])('%s', (text, repairs) => {
  expect(repairMojibake(text).map((damage) => damage.text)).toEqual(repairs);
});

test('what is repaired is clean', () => {
  for (const word of ['“Guantánamo’s” — é', 'naïve €5 £6 …', 'Łódź ž š']) {
    const damaged = Array.from(new TextEncoder().encode(word), (byte) => cp1252(byte)).join('');
    let repaired = '';
    let at = 0;
    for (const { start, end, text } of repairMojibake(damaged)) {
      repaired += damaged.slice(at, start) + (text ?? '');
      at = end;
    }
    expect(repaired + damaged.slice(at)).toBe(word);
  }
});

/** The character that Windows-1252 shows for a byte. */
function cp1252(byte: number): string {
  const special = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  return byte >= 0x80 && byte < 0xa0 ? special.charAt(byte - 0x80) : String.fromCharCode(byte);
}
