import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 } from './sha256.js';

it('equals node:crypto at every length around the blocks, in pieces of any size', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 131 + (index >> 5)) & 255);
  for (const length of [...Array.from({ length: 200 }, (_, index) => index), 70_000]) {
    for (const piece of [1, 63, 64, 65, 70_000]) {
      if (length > 1000 && piece === 1) continue;
      const hash = sha256();
      for (let offset = 0; offset < length; offset += piece) {
        hash.update(bytes.subarray(offset, Math.min(length, offset + piece)));
      }
      expect(await hash.digest()).toBe(createHash('sha256').update(bytes.subarray(0, length)).digest('hex'));
    }
  }
});
