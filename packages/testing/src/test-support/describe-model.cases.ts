// Run by describe-model.test.ts, which expects most of these to fail.
import { createRegistry, defineModel, modelClass } from '@automodel/core';
import { describeModel } from '../models/describe-model.js';
import { tinyCheckpoint } from '../models/tiny-checkpoint.js';
import type { ExpectedTensor } from '../tensors/expected-tensor.js';
import { echoBackend, ToyConfig, toyHead } from './toy-model.js';

const loader = modelClass(ToyConfig, toyHead);
const toy = defineModel({ modelType: 'toy', package: { name: 'toy', version: '1' }, config: ToyConfig, heads: {} });
const load = { registry: createRegistry().use(toy, echoBackend) };
const checkpoint = await tinyCheckpoint(toyHead, new ToyConfig());

const input: ExpectedTensor = { dims: [1, 1, 1, 2], values: [1, 2] };

const cases: Readonly<Record<string, ExpectedTensor | undefined>> = {
  right: { dims: [1, 1, 1, 2], values: [1, 2.001] },
  'wrong value': { dims: [1, 1, 1, 2], values: [1, 2.01] },
  'wrong shape': { dims: [1, 1, 2, 1], values: [1, 2] },
  'no reference': undefined,
};

for (const [name, expected] of Object.entries(cases)) {
  describeModel(name, {
    loader,
    checkpoint,
    load,
    tolerance: 1e-3,
    expected: new Map([
      ['pixel_values', input],
      ...(expected === undefined ? [] : ([['last_hidden_state', expected]] as const)),
    ]),
    outputs: { last_hidden_state: ({ lastHiddenState }) => lastHiddenState },
  });
}

const right = new Map([
  ['pixel_values', input],
  ['last_hidden_state', input],
]);

describeModel('no such output', {
  loader,
  checkpoint,
  load,
  tolerance: 1e-3,
  expected: right,
  outputs: { last_hidden_state: ({ logits }) => logits },
});

describeModel('missing weight', {
  loader,
  checkpoint: await tinyCheckpoint(
    { ...toyHead, graph: ({ pixelValues }) => ({ lastHiddenState: pixelValues, poolerOutput: pixelValues }) },
    new ToyConfig(),
  ),
  load: { ...load, allowFreshInit: true },
  tolerance: 1e-3,
  expected: right,
  outputs: { last_hidden_state: ({ lastHiddenState }) => lastHiddenState },
});
