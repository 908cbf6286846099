import { contractVersion, globalRegistry } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { describeOnnxruntime } from '../testing/describe-onnxruntime.js';
import { onnxruntime } from './index.js';

describeOnnxruntime(onnxruntime, 'ort-wasm');

describe('onnxruntime of /web', () => {
  it('is a plugin with the devices ort-wasm and, by name only, ort-webgpu', () => {
    const backend = onnxruntime();
    expect(backend).toMatchObject({ kind: 'backend', key: 'onnxruntime-web', contract: contractVersion });
    expect(backend.devices.map(({ name, priority }) => [name, priority])).toEqual([
      ['ort-wasm', 5],
      ['ort-webgpu', -1],
    ]);
  });

  it('says why ort-webgpu is unavailable, and the same when a session is made', async () => {
    const backend = onnxruntime();
    expect(await backend.unavailable('ort-webgpu')).toMatch(/no navigator.gpu here; use a browser/);
    await expect(
      backend.createInferenceSessionHandler?.(new Uint8Array(), { device: 'ort-webgpu', externalData: [] }),
    ).rejects.toMatchObject({ code: 'DEVICE_UNAVAILABLE' });
  });

  it('is registered by /web/register', async () => {
    await import('./register.js');
    expect(globalRegistry().find('backend', 'onnxruntime-web')?.package.name).toBe('@automodel/backend-onnxruntime');
  });
});
