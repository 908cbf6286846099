import type { SoftmaxStep } from '@automodel/compiler';
import { elementStrides, forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import type { Task } from './task.js';

/** exp(x − max) / Σ exp(x − max) along one axis. */
export function prepareSoftmax(context: OperationContext, step: SoftmaxStep): Task {
  const input = context.tensor(step.input);
  const output = context.tensor(step.output);
  const [from, to] = [context.address(step.input) / 4, context.address(step.output) / 4];
  const length = input.dims[step.axis] ?? 1;
  const outer = input.dims.map((dim, axis) => (axis === step.axis ? 1 : dim));
  const [inputStrides, outputStrides] = [elementStrides(input), elementStrides(output)];
  const [inputStep, outputStep] = [inputStrides[step.axis] ?? 0, outputStrides[step.axis] ?? 0];
  return {
    kind: 'script',
    name: step.name,
    run(floats) {
      forEachElement(outer, [inputStrides, outputStrides], ([read = 0, write = 0]) => {
        let maximum = Number.NEGATIVE_INFINITY;
        for (let index = 0; index < length; index++)
          maximum = Math.max(maximum, floats[from + read + index * inputStep] ?? 0);
        let sum = 0;
        for (let index = 0; index < length; index++)
          sum += Math.exp((floats[from + read + index * inputStep] ?? 0) - maximum);
        for (let index = 0; index < length; index++) {
          floats[to + write + index * outputStep] =
            Math.exp((floats[from + read + index * inputStep] ?? 0) - maximum) / sum;
        }
      });
    },
  };
}
