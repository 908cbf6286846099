import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';
import { wasm } from '../wasm.js';

const image = new Tensor('float32', noise(3 * 40 * 40, 9), [1, 3, 40, 40]);

/** A file of its own: the flags are the process's. */
describe('wasm({ v8Flags: true })', () => {
  it.each([false, true])('gives the results that it gives without, in a worker of its own: %s', async (worker) => {
    const results: (readonly number[])[] = [];
    for (const v8Flags of [false, true]) {
      const session = await wasm({ v8Flags, worker }).createSession?.(smallNetwork(48), new Map(), {
        device: 'wasm',
        outputs: ['result'],
      });
      const { result } = (await session?.run({ image }, ['result'])) ?? {};
      results.push(Array.from((result as Tensor).data as Float32Array));
      await session?.dispose();
    }
    const [without = [], flagged = []] = results;
    expect(flagged).toHaveLength(10);
    for (const [at, value] of flagged.entries())
      expect(Math.abs(value - (without[at] ?? Number.NaN))).toBeLessThan(1e-6);
  });
});
