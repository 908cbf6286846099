import { contractVersion, createRegistry, globalRegistry, InvalidOptionError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { describeOnnxruntime } from '../testing/describe-onnxruntime.js';
import { onnxruntime } from './index.js';

describeOnnxruntime(onnxruntime, 'cpu');

describe('onnxruntime of /node', () => {
  it('is a plugin with the device cpu', () => {
    const backend = onnxruntime();
    expect(backend).toMatchObject({ kind: 'backend', key: 'onnxruntime-node', contract: contractVersion });
    expect(backend.devices.map(({ name, priority }) => ({ name, priority }))).toEqual([{ name: 'cpu', priority: 10 }]);
    expect(createRegistry().use(backend, onnxruntime()).list('backend')).toEqual([backend]);
  });

  it('is registered by /node/register', async () => {
    await import('./register.js');
    expect(globalRegistry().find('backend', 'onnxruntime-node')?.package.name).toBe('@automodel/backend-onnxruntime');
  });

  it('refuses a number of threads that is none', () => {
    expect(() => onnxruntime({ numThreads: 0 })).toThrow(InvalidOptionError);
    expect(() => onnxruntime({ numThreads: 1.5 })).toThrow(/numThreads.*1.5/);
  });
});
