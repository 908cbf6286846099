import { elementBytes, type UnaryStep } from '@automodel/compiler';
import { elementView } from '../memory/element-array.js';
import { elementStrides, forEachElement } from './element-strides.js';
import { narrowInteger } from './narrow-integer.js';
import type { OperationContext } from './operation-context.js';
import { rowsTask } from './rows-task.js';
import { scalarUnary } from './scalar-unary.js';
import { storedFloats } from './stored-floats.js';
import type { Task } from './task.js';

/** A function of one input: in vector registers where a kernel has it, else number by number. */
export function prepareUnary(context: OperationContext, step: UnaryStep): Task {
  const input = context.tensor(step.input);
  const output = context.tensor(step.output);
  const isSame = input.dataType === output.dataType && input.layout === output.layout;
  const activation = context.activation(step.function);
  if (isSame && input.dataType === 'float32' && activation !== undefined) {
    const [left, to] = [context.address(step.input), context.address(step.output)];
    return rowsTask(context, {
      ...{ name: step.name, kernel: 'copy', activation, left, output: to },
      ...{ leftStride: 0, right: 0, rightStride: 0, rowFloats: storedFloats(input), rows: 1 },
    });
  }
  const number = scalarUnary(step.function);
  const compute = output.dataType === 'int64' ? (value: number) => narrowInteger(step.name, number(value)) : number;
  const from = context.address(step.input) / elementBytes(input.dataType);
  const to = context.address(step.output) / elementBytes(output.dataType);
  const strides = [elementStrides(input), elementStrides(output)];
  return {
    kind: 'script',
    name: step.name,
    run({ buffer }) {
      const [source, target] = [elementView(buffer, input.dataType), elementView(buffer, output.dataType)];
      forEachElement(output.dims, strides, ([read = 0, write = 0]) => {
        target[to + write] = compute(source[from + read] ?? 0);
      });
    },
  };
}
