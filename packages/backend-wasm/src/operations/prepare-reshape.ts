import { elementBytes, type PlanTensor, type ReshapeStep } from '@automodel/compiler';
import { bitsView } from '../memory/element-array.js';
import { elementStrides, forEachElement } from './element-strides.js';
import { type OperationContext, placesOf } from './operation-context.js';
import type { Task } from './task.js';

/** Copies the elements in C order from one layout to the other. */
export function prepareReshape(context: OperationContext, step: ReshapeStep): Task {
  const input = context.tensor(step.input);
  const output = context.tensor(step.output);
  const { dataType } = output;
  const source = context.address(step.input) / elementBytes(dataType);
  const target = context.address(step.output) / elementBytes(dataType);
  const count = input.dims.reduce((product, dim) => product * dim, 1);
  if (isDense(input) && isDense(output)) {
    return {
      kind: 'script',
      name: step.name,
      run: ({ buffer }) => void bitsView(buffer, dataType).copyWithin(target, source, source + count),
    };
  }
  return {
    kind: 'script',
    name: step.name,
    run({ buffer }) {
      const elements = bitsView(buffer, dataType);
      const values = elements.slice(0, count);
      let element = 0;
      forEachElement(input.dims, [elementStrides(input)], ([at = 0]) => {
        values[element++] = elements[source + at] ?? 0;
      });
      element = 0;
      forEachElement(output.dims, [elementStrides(output)], ([at = 0]) => {
        elements[target + at] = values[element++] ?? 0;
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
