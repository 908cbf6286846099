import { type BinaryStep, broadcastStrides, elementBytes } from '@automodel/compiler';
import { elementView } from '../memory/element-array.js';
import { elementStrides, forEachElement } from './element-strides.js';
import { narrowInteger } from './narrow-integer.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';
import { scalarBinary } from './scalar-binary.js';
import { scalarUnary } from './scalar-unary.js';
import type { Task } from './task.js';
import { vectorMap } from './vector-map.js';

/** A function of two inputs: in vector registers where their innermost strides allow it, else element by element. */
export function prepareBinary(context: OperationContext, step: BinaryStep): readonly Task[] {
  const inputs = [step.left, step.right];
  const operands = inputs.map((operand) => prepareOperand(context, operand));
  const output = context.tensor(step.output);
  const isFloat = operands.every(({ dataType }) => dataType === 'float32');
  const isLogic = operands.every(({ dataType }) => dataType === 'bool');
  const { name, activation } = step;
  const vectors =
    isFloat || isLogic
      ? vectorMap(context, { name, combine: step.operator, inputs, activation, output: step.output })
      : undefined;
  if (vectors !== undefined) return vectors;

  const strides = [
    ...operands.map((operand) => broadcastStrides(operand.dims, operand.strides, output.dims)),
    elementStrides(output),
  ];
  const [left, right] = operands;
  const to = context.address(step.output) / elementBytes(output.dataType);
  const compute = scalarBinary(step.operator, operands[0]?.dataType ?? 'float32');
  const activate = activation === undefined ? (value: number) => value : scalarUnary(activation);
  const store = output.dataType === 'int64' ? (value: number) => narrowInteger(name, value) : undefined;
  return [
    {
      kind: 'script',
      name,
      run(floats) {
        const leftView = elementView(floats.buffer, left?.dataType ?? 'float32');
        const rightView = elementView(floats.buffer, right?.dataType ?? 'float32');
        const view = elementView(floats.buffer, output.dataType);
        const [leftBase, rightBase] = [left?.at ?? 0, right?.at ?? 0];
        forEachElement(output.dims, strides, ([leftAt = 0, rightAt = 0, at = 0]) => {
          const value = compute(leftView[leftBase + leftAt] ?? 0, rightView[rightBase + rightAt] ?? 0);
          const result = activate(value);
          view[to + at] = store === undefined ? result : store(result);
        });
      },
    },
  ];
}
