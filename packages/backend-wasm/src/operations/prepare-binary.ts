import type { BinaryStep, Operand, PlanTensor } from '@automodel/compiler';
import { hasBinary } from '../kernels/elementwise.js';
import { hasActivation } from '../kernels/emit-activation.js';
import { broadcastStrides, elementStrides, forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import { rowsTask } from './rows-task.js';
import { scalarBinary } from './scalar-binary.js';
import { scalarUnary } from './scalar-unary.js';
import { storedFloats } from './stored-floats.js';
import type { Task } from './task.js';

/** A side of a binary function: where it lies and how it is read. */
interface Side {
  readonly address: number;
  readonly dims: readonly number[];
  readonly strides: readonly number[];
  /** Every element has its own place, as in the output. */
  readonly isWhole: boolean;
}

/** A function of two inputs: in vector registers where both lie alike or one is a row of the other, else element by element. */
export function prepareBinary(context: OperationContext, step: BinaryStep): Task {
  const output = context.tensor(step.output);
  const left = prepareSide(context, step.left, output);
  const right = prepareSide(context, step.right, output);
  const isVectorized =
    hasBinary(step.operator) &&
    (step.activation === undefined || hasActivation(step.activation)) &&
    step.operator !== 'div';
  if (isVectorized && left.isWhole && right.isWhole) {
    return rowsTask(context, {
      ...{ name: step.name, kernel: step.operator, activation: step.activation },
      ...{ left: left.address, leftStride: 0, right: right.address, rightStride: 0 },
      ...{ output: context.address(step.output), rowFloats: storedFloats(output), rows: 1 },
    });
  }
  const strides = elementStrides(output);
  const leftStrides = broadcastStrides(left.dims, left.strides, output.dims);
  const rightStrides = broadcastStrides(right.dims, right.strides, output.dims);
  const compute = scalarBinary(step.operator);
  const activate = step.activation === undefined ? (value: number) => value : scalarUnary(step.activation);
  const base = [left.address / 4, right.address / 4, context.address(step.output) / 4];
  return {
    kind: 'script',
    name: step.name,
    run(floats) {
      const [leftBase = 0, rightBase = 0, outputBase = 0] = base;
      forEachElement(output.dims, [leftStrides, rightStrides, strides], ([leftAt = 0, rightAt = 0, at = 0]) => {
        const value = compute(floats[leftBase + leftAt] ?? 0, floats[rightBase + rightAt] ?? 0);
        floats[outputBase + at] = activate(value);
      });
    },
  };
}

function prepareSide(context: OperationContext, operand: Operand, output: PlanTensor): Side {
  if (operand.kind === 'tensor') {
    const tensor = context.tensor(operand.tensor);
    return {
      address: context.address(operand.tensor),
      dims: tensor.dims,
      strides: elementStrides(tensor),
      isWhole: tensor.layout === output.layout && tensor.dims.join() === output.dims.join(),
    };
  }
  const { name, dims } = operand.value;
  const count = dims.reduce((product, dim) => product * dim, 1);
  const address = context.weights.pack({
    key: `${name} as it is`,
    floats: Math.max(count, 1),
    sources: [operand.value],
    write: ({ target, values }) => target.set(values(operand.value)),
  });
  return { address, dims, strides: elementStrides({ dims, layout: 'row-major' }), isWhole: false };
}
