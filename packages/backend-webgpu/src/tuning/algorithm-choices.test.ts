import { expect, it } from 'vitest';
import { AlgorithmChoices } from './algorithm-choices.js';
import type { DeviceProfile } from './device-profile.js';

const large: DeviceProfile = {
  maximumThreads: 1024,
  workgroupMemory: 49_152,
  maximumBinding: 2 ** 31,
  processors: 132,
  threadSums: 128,
  matrices: false,
};
const small: DeviceProfile = {
  ...large,
  maximumThreads: 256,
  workgroupMemory: 16_384,
  maximumBinding: 2 ** 27,
  processors: 8,
  threadSums: 32,
};

it.each([
  ['a large GPU', large],
  ['a small GPU', small],
])('there is an algorithm for every product on %s, however narrow and long', (_, profile) => {
  const choices = new AlgorithmChoices(profile, {});
  for (const rows of [1, 49, 3136, 12_544, 401_408, 1_605_632]) {
    for (const columns of [1, 4, 8, 16, 256]) {
      const work = { left: 'window', window: '3x3/2', right: 'packed', batches: 1, rows, columns, inner: 9 } as const;
      const { tile } = choices.choose({ ...work, storage: 'f32', result: 'vectors', winogradTiles: undefined });
      expect(Math.ceil(rows / tile.rows)).toBeLessThanOrEqual(65_535);
    }
  }
});
