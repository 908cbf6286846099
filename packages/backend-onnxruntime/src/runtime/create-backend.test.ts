import { MissingDependencyError } from '@automodel/contracts';
import { Tensor } from 'onnxruntime-common';
import { describe, expect, it } from 'vitest';
import { readCase } from '../testing/read-case.js';
import { createBackend } from './create-backend.js';
import { importRuntime } from './import-runtime.js';
import type { Runtime } from './runtime.js';

const runtime: Runtime = {
  key: 'onnxruntime-node',
  devices: [{ name: 'cpu', description: 'test', priority: 1, executionProvider: 'cpu' }],
  obstacle: async () => undefined,
  // An env of its own: the state of a module, started or not, is kept there.
  load: async () => {
    const module = await importRuntime('onnxruntime-node', 'here', () => import('onnxruntime-node'));
    return { InferenceSession: module.InferenceSession, Tensor: module.Tensor, env: { ...module.env } };
  },
};

describe('createBackend', () => {
  it('prepares anew after a start that failed, and not again after one that succeeded', async () => {
    const { model, feeds, expected } = readCase('relu');
    const module = await runtime.load('cpu');
    let attempts = 0;
    const backend = createBackend({
      ...runtime,
      load: async () => module,
      prepare: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('the network is down');
      },
    });
    const create = () => backend.createInferenceSessionHandler?.(model, { device: 'cpu', externalData: [] });
    await expect(create()).rejects.toThrow(/the network is down\. /);
    const session = await create();
    await create();
    expect(attempts).toBe(2);
    const { y } = (await session?.run(feeds, ['y'])) ?? {};
    expect(y instanceof Tensor && y.data).toEqual(expected.y?.data);
  });

  it('never throws when asked whether a device is there', async () => {
    const missing = new MissingDependencyError({ packageName: 'onnxruntime-node', purpose: 'here' });
    const absent = createBackend({ ...runtime, load: () => Promise.reject(missing) });
    expect(await absent.unavailable('cpu')).toMatch(/npm install onnxruntime-node/);
    const odd = createBackend({ ...runtime, obstacle: () => Promise.reject(new Error('odd')) });
    expect(await odd.unavailable('cpu')).toBe('odd');
  });
});
