import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { webgpu } from '@automodel/backend-webgpu';
import { allOperatorCases, describeBackend } from '@automodel/testing';
import { webgpuExceptions } from './webgpu-exceptions.js';

const isLong = process.env.AUTOMODEL_TEST_TIER === 'all';

/** What a short pass looks at: an operator of each kind of kernel. */
const few = ['Add', 'Concat', 'Conv', 'GlobalAveragePool', 'Softmax', 'Tanh'];

describeBackend('backend-webgpu in a page', {
  backend: webgpu(),
  device: 'webgpu',
  oracle: { backend: onnxruntime(), device: 'ort-wasm' },
  operators: allOperatorCases.filter(({ operator }) => isLong || few.includes(operator)),
  exceptions: webgpuExceptions.filter(
    ({ cases }) => isLong || [...few, 'graph'].some((name) => cases.source.startsWith(`^${name}:`)),
  ),
  fuzzRuns: isLong ? 20 : 2,
});
