import type { SelectStep } from '../plan/general-step.js';
import type { WeightSource } from '../plan/weight-source.js';
import { wholeAxis } from './whole-axis.js';

/** Copies a constant into a tensor of the run, for operators that have no form with a constant there. */
export function materializeConstant(constant: WeightSource, output: number): SelectStep {
  const axes = constant.dims.map((size, axis) => wholeAxis(axis, size));
  return {
    kind: 'select',
    name: constant.name,
    inputs: [{ kind: 'constant', value: constant }],
    parts: [{ input: 0, origin: constant.dims.map(() => 0), axes }],
    fill: 0,
    output,
  };
}
