import type { UnaryStep } from '@automodel/compiler';
import { hasActivation } from '../kernels/emit-activation.js';
import type { OperationContext } from './operation-context.js';
import { rowsTask } from './rows-task.js';
import { scalarUnary } from './scalar-unary.js';
import { storedFloats } from './stored-floats.js';
import type { Task } from './task.js';

/** A function of one input: in vector registers where a kernel has it, else number by number. */
export function prepareUnary(context: OperationContext, step: UnaryStep): Task {
  const count = storedFloats(context.tensor(step.input));
  const left = context.address(step.input);
  const output = context.address(step.output);
  if (hasActivation(step.function)) {
    return rowsTask(context, {
      ...{ name: step.name, kernel: 'copy', activation: step.function, left, output },
      ...{ leftStride: 0, right: 0, rightStride: 0, rowFloats: count, rows: 1 },
    });
  }
  const compute = scalarUnary(step.function);
  return {
    kind: 'script',
    name: step.name,
    run(floats) {
      for (let index = 0; index < count; index++) floats[output / 4 + index] = compute(floats[left / 4 + index] ?? 0);
    },
  };
}
