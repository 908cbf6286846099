import { elementBytes, type PlanTensor, type ReshapeStep } from '@automodel/compiler';
import { bitsType, elementView } from '../memory/element-array.js';
import { copyInput } from '../session/copy-input.js';
import { copyOutput } from '../session/copy-output.js';
import { type OperationContext, placesOf } from './operation-context.js';
import type { Task } from './task.js';

/** Copies the elements in C order from one layout to the other. */
export function prepareReshape(context: OperationContext, step: ReshapeStep): Task {
  const input = asBits(context.tensor(step.input));
  const output = asBits(context.tensor(step.output));
  const address = context.address(step.input);
  const target = context.address(step.output) / elementBytes(output.dataType);
  const source = address / elementBytes(output.dataType);
  const count = input.dims.reduce((product, dim) => product * dim, 1);
  const isPlain = isDense(input) && isDense(output);
  return {
    kind: 'script',
    name: step.name,
    run({ buffer }) {
      const elements = elementView(buffer, output.dataType);
      if (isPlain) elements.copyWithin(target, source, source + count);
      else copyInput(elements, target, output, copyOutput(buffer, address, input));
    },
  };
}

/** A tensor whose elements are copied without a change of their bits. */
function asBits(tensor: PlanTensor): PlanTensor {
  return { ...tensor, dataType: bitsType(tensor.dataType) };
}

/** Whether the elements lie in C order without gaps: also channels-last, where an image is one place, as after a global average. */
function isDense(tensor: PlanTensor): boolean {
  if (tensor.layout === 'row-major') return true;
  const { channels, height, width, stride } = placesOf(tensor);
  return tensor.layout === 'channels-last' && height * width === 1 && channels === stride;
}
