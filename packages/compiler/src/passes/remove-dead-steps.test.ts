import { expect, it } from 'vitest';
import type { Step } from '../plan/plan.js';
import { removeDeadSteps } from './remove-dead-steps.js';

const negate = (input: number, output: number): Step => ({
  ...{ kind: 'unary', name: `${input} to ${output}`, input, output },
  function: { name: 'neg', parameters: [] },
});

it('leaves out what no output needs, also what only that needs, and keeps the order', () => {
  const tensors = [0, 1, 2, 3, 4].map((index) => ({ name: `t${index}`, dims: [1], dataType: 'float32' as const }));
  const steps = [negate(0, 1), negate(0, 2), negate(2, 3), negate(1, 4)];
  const draft = { inputs: [{ name: 'x', tensor: 0 }], outputs: [{ name: 'y', tensor: 4 }], tensors, steps };
  expect(removeDeadSteps(draft).steps.map(({ name }) => name)).toEqual(['0 to 1', '1 to 4']);
});
