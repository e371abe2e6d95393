import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checksumOf, checksumOfParts } from '../../../server/src/workspace/checksum.ts';

const bytes = fc.uint8Array({ maxLength: 40 });

it('is the same however the bytes lie and are parted', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 6 }), fc.nat(7), (parts, shift) => {
      const whole = Buffer.concat(parts);
      const shifted = new Uint8Array(whole.length + shift);
      shifted.set(whole, shift);
      expect(checksumOfParts(parts)).toBe(checksumOf(new Uint8Array(whole)));
      expect(checksumOf(shifted.subarray(shift))).toBe(checksumOf(new Uint8Array(whole)));
    }),
    { seed: 1, numRuns: 400 },
  );
});

it('changes with each bit and with the length', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(7), (some, place, bit) => {
      const sum = checksumOf(some);
      expect(checksumOf(Uint8Array.of(...some, 0))).not.toBe(sum);
      if (some.length === 0) return;
      const changed = some.slice();
      changed[place % some.length] = (changed[place % some.length] ?? 0) ^ (1 << bit);
      expect(checksumOf(changed)).not.toBe(sum);
    }),
    { seed: 1, numRuns: 400 },
  );
});
