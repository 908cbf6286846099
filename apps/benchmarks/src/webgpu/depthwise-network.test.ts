import { webgpu } from '@automodel/backend-webgpu';
import { type RunProfile, Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { depthwiseNetwork } from './depthwise-network.js';

// Dawn's device that computes nothing is no software GPU to our engine: it gets the tiles that a graphics card would, and validates what is dispatched.
const flags = { nodeFlags: ['backend=null'] };

const isLong = process.env.AUTOMODEL_TEST_TIER === 'all';
const dtypes = isLong ? (['float32', 'float16'] as const) : (['float32'] as const);
const batches = isLong ? [1, 3, 8, 32] : [32];

describe('the table of layers of a depthwise network', () => {
  it.each(dtypes)(
    'has a kernel for every layer at every batch, %s',
    async (dtype) => {
      const model = depthwiseNetwork();
      const backend = webgpu({ ...flags, dtype });
      const session = await backend.createSession?.(model, new Map(), { device: 'webgpu', outputs: ['result'] });
      for (const batch of batches) {
        const image = new Tensor('float32', new Float32Array(batch * 3 * 224 * 224), [batch, 3, 224, 224]);
        const profiles: RunProfile[] = [];
        await session?.run({ image }, ['result'], { onProfile: (profile) => profiles.push(profile) });
        const steps = profiles[0]?.steps ?? [];
        const convolutions = steps.filter(({ kind }) => kind === 'convolution');
        expect(convolutions).toHaveLength(27);
        expect(convolutions.filter(({ kernel }) => kernel.includes('depthwise'))).toHaveLength(13);
        expect(convolutions.filter(({ kernel }) => kernel.includes('-product-'))).toHaveLength(14);
        expect(steps.filter(({ kernel }) => kernel === '')).toEqual([]);
      }
      await session?.dispose();
    },
    120_000,
  );
});
