import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { webgpu } from '@automodel/backend-webgpu';
import { allOperatorCases, describeBackend } from '@automodel/testing';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe, it } from 'vitest';
import { webgpuExceptions } from './webgpu-exceptions.js';

const missing = useSoftwareGpu();

const isLong = process.env.AUTOMODEL_TEST_TIER === 'all';

/** A short pass takes every third operator, always the same ones. */
const operators = allOperatorCases.filter((_, index) => isLong || index % 3 === 0);

if (missing === undefined) {
  describeBackend('backend-webgpu', {
    backend: webgpu(),
    device: 'webgpu',
    oracle: { backend: onnxruntime(), device: 'cpu' },
    operators,
    exceptions: webgpuExceptions.filter(
      ({ cases }) => isLong || operators.some(({ operator }) => cases.source.startsWith(`^${operator}:`)),
    ),
  });
} else {
  describe('backend-webgpu', () => it.skip(missing));
}
