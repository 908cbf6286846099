import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { webgpu } from '@automodel/backend-webgpu';
import { describeBackend } from '@automodel/testing';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe, it } from 'vitest';
import { webgpuExceptions } from './webgpu-exceptions.js';

const missing = useSoftwareGpu();

if (missing === undefined) {
  describeBackend('backend-webgpu', {
    backend: webgpu(),
    device: 'webgpu',
    oracle: { backend: onnxruntime(), device: 'cpu' },
    exceptions: webgpuExceptions,
  });
} else {
  describe('backend-webgpu', () => it.skip(missing));
}
