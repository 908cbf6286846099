import type { PlanTensor, ReshapeStep } from '@automodel/compiler';
import { elementStrides, forEachElement } from './element-strides.js';
import { type OperationContext, placesOf } from './operation-context.js';
import type { Task } from './task.js';

/** Copies the elements in C order from one layout to the other. */
export function prepareReshape(context: OperationContext, step: ReshapeStep): Task {
  const input = context.tensor(step.input);
  const output = context.tensor(step.output);
  const [from, to] = [context.address(step.input) / 4, context.address(step.output) / 4];
  if (isDense(input) && isDense(output)) {
    const end = from + input.dims.reduce((product, dim) => product * dim, 1);
    return { kind: 'script', name: step.name, run: (floats) => void floats.copyWithin(to, from, end) };
  }
  return {
    kind: 'script',
    name: step.name,
    run(floats) {
      const values = new Float32Array(input.dims.reduce((product, dim) => product * dim, 1));
      let element = 0;
      forEachElement(input.dims, [elementStrides(input)], ([at = 0]) => {
        values[element++] = floats[from + at] ?? 0;
      });
      element = 0;
      forEachElement(output.dims, [elementStrides(output)], ([at = 0]) => {
        floats[to + at] = values[element++] ?? 0;
      });
    },
  };
}

/** Whether the elements lie in C order without gaps: also channels-last, where an image is one place, as after a global average. */
function isDense(tensor: PlanTensor): boolean {
  if (tensor.layout === 'row-major') return true;
  const { channels, height, width, stride } = placesOf(tensor);
  return tensor.layout === 'channels-last' && height * width === 1 && channels === stride;
}
