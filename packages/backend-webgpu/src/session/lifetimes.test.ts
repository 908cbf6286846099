import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { countingDevice } from '../test-support/counting-device.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { elementsOf, noiseImage } from '../test-support/open-session.js';
import { smallNetwork } from '../test-support/small-network.js';
import { webgpu } from '../webgpu.js';

const isLong = process.env.AUTOMODEL_TEST_TIER === 'all';
const rounds = isLong ? 1000 : 30;

/** The ways of a round, by turns. */
const ways = 6;

/** Rounds in which the process still fills its caches: compiled JavaScript, a software GPU's shaders, pages that the allocator keeps. */
const firstRounds = 300;

/** Objects of the GPU that nobody holds are freed with their wrappers, when JavaScript is out of memory or told to. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const outputs = ['result'];

describeOnGpu('sessions one after the other', () => {
  it(`take the same buffers in each of ${rounds} rounds, give all of them back, and leave the process as it was`, {
    timeout: 600_000,
  }, async () => {
    const { device, live } = await countingDevice();
    const backends = [webgpu({ device }), webgpu({ device, preferredOutputLocation: 'gpu-buffer' })];
    const model = smallNetwork();
    const image = noiseImage();
    const frame = { data: new Uint8Array(24 * 24 * 4).fill(127), width: 24, height: 24 };
    const taken = Array.from({ length: ways }, () => new Set<string>());
    const resident: number[] = [];
    let sessionBytes = 0;
    for (let round = 0; round < rounds; round++) {
      // Results on the CPU and on the GPU, prepared for shapes and not.
      const backend = backends[round % 2];
      const inputShapes = round % 3 === 0 ? { image: [1, 3, 24, 24] } : undefined;
      const session = await backend?.createSession?.(model, new Map(), { device: 'webgpu', outputs, inputShapes });
      const input = backend?.imageInput();
      const made = await input?.tensor([frame]);
      const results = [
        await session?.run({ image }, outputs),
        await session?.run({ ...(made && { image: made }) }, outputs),
      ];
      for (const result of results) expect(await elementsOf(result?.result)).toHaveLength(10);
      const bytes = Array.from(live).reduce((sum, { size }) => sum + size, 0);
      sessionBytes = Math.max(sessionBytes, bytes);
      taken[round % ways]?.add(`${live.size} buffers of ${bytes} bytes`);
      for (const result of results) result?.result?.dispose();
      made?.dispose();
      await Promise.all([session?.dispose(), input?.dispose()]);
      expect(live.size).toBe(0);
      if (round >= firstRounds && round % 5 === 4) {
        collectGarbage();
        resident.push(process.memoryUsage.rss());
      }
    }
    expect(taken.map(({ size }) => size)).toEqual(taken.map(() => 1));
    // A software GPU's memory is the process's own. What the process holds moves by 15 MB either way: more than so few rounds could add.
    if (isLong) {
      const third = Math.floor(resident.length / 3);
      const grown = median(resident.slice(-third)) - median(resident.slice(0, third));
      const roundsBetween = (rounds - firstRounds) * (2 / 3);
      // A third of what sessions would take that stayed.
      expect(grown).toBeLessThan((sessionBytes * roundsBetween) / 3);
    }
    device.destroy();
  });
});
