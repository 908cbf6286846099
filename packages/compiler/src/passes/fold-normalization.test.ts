import type { TensorConstant } from '@automodel/onnx';
import { expect, it } from 'vitest';
import type { Step } from '../plan/plan.js';
import { foldNormalization } from './fold-normalization.js';

const weight: TensorConstant = {
  ...{ name: 'w', dataType: 'float32', dims: [1] },
  data: { kind: 'external', location: 'file', offset: 0, length: 4 },
};
const normalization = { scale: weight, bias: weight, mean: weight, variance: weight, epsilon: 1e-3 };
const convolution: Step = {
  ...{ kind: 'convolution', name: 'conv', input: 0, output: 1, weight, group: 1 },
  ...{ kernel: [1, 1], strides: [1, 1], dilations: [1, 1], pads: [0, 0, 0, 0] },
  ...{ bias: undefined, normalization: undefined, residual: undefined, activation: undefined },
};
const norm: Step = { kind: 'normalization', name: 'norm', input: 1, normalization, activation: undefined, output: 2 };
const draft = {
  inputs: [{ name: 'x', tensor: 0 }],
  outputs: [{ name: 'y', tensor: 2 }],
  tensors: [0, 1, 2].map((index) => ({ name: `t${index}`, dims: [1, 1, 1, 1], dataType: 'float32' as const })),
};

it('takes the normalization into the convolution as a recipe of sources', () => {
  const { steps } = foldNormalization({ ...draft, steps: [convolution, norm] });
  expect(steps).toEqual([{ ...convolution, name: 'norm', normalization, output: 2 }]);
});

it('takes none after an activation or a residual', () => {
  const activated: Step = { ...convolution, activation: { name: 'relu', parameters: [] } };
  expect(foldNormalization({ ...draft, steps: [activated, norm] }).steps).toEqual([activated, norm]);
  const residual: Step = { ...convolution, residual: 0 };
  expect(foldNormalization({ ...draft, steps: [residual, norm] }).steps).toEqual([residual, norm]);
});
