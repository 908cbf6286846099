import { expect, it } from 'vitest';
import type { Draft } from '../lowering/draft.js';
import type { Step } from '../plan/plan.js';
import { fuseActivation } from './fuse-activation.js';

/** t1 = t0 + t0, t2 = relu(t1), t3 = tanh(t2) */
const sum: Step = {
  ...{ kind: 'binary', name: 'sum', operator: 'add', activation: undefined, output: 1 },
  left: { kind: 'tensor', tensor: 0 },
  right: { kind: 'tensor', tensor: 0 },
};
const relu: Step = { kind: 'unary', name: 'relu', input: 1, function: { name: 'relu', parameters: [] }, output: 2 };
const tanh: Step = { kind: 'unary', name: 'tanh', input: 2, function: { name: 'tanh', parameters: [] }, output: 3 };

function draftOf(...outputs: number[]): Draft {
  return {
    inputs: [{ name: 'x', tensor: 0 }],
    outputs: outputs.map((tensor) => ({ name: `y${tensor}`, tensor })),
    tensors: [0, 1, 2, 3].map((index) => ({ name: `t${index}`, dims: [1], dataType: 'float32' as const })),
    steps: [sum, relu, tanh],
  };
}

it('takes one function into the step before it, not a second', () => {
  const { steps } = fuseActivation(draftOf(3), () => true);
  expect(steps).toEqual([{ ...sum, name: 'relu', activation: { name: 'relu', parameters: [] }, output: 2 }, tanh]);
});

it('takes none whose input is an output of the graph, and none that the target has not', () => {
  expect(fuseActivation(draftOf(1, 3), () => true).steps).toEqual([sum, relu, tanh]);
  expect(fuseActivation(draftOf(3), ({ name }) => name !== 'relu').steps).toEqual([sum, relu, tanh]);
});
