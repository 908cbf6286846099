import { elementBytes, type ReshapeStep } from '@automodel/compiler';
import type { OperationContext } from './operation-context.js';
import type { Task } from './task.js';

/** Copies elements that lie in C order without gaps on both sides. */
export function prepareDenseReshape(context: OperationContext, step: ReshapeStep): Task {
  const { dims, dataType } = context.tensor(step.output);
  const length = dims.reduce((product, dim) => product * dim, elementBytes(dataType));
  const [source, target] = [context.address(step.input), context.address(step.output)];
  return {
    kind: 'script',
    name: step.name,
    run({ buffer }) {
      new Uint8Array(buffer).copyWithin(target, source, source + length);
    },
  };
}
