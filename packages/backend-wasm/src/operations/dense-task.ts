import type { ElementType, Operand, TensorIndex } from '@automodel/compiler';
import { type ElementArray, elementArray, elementView } from '../memory/element-array.js';
import { elementStrides, forEachElement } from './element-strides.js';
import { narrowInteger } from './narrow-integer.js';
import type { OperationContext } from './operation-context.js';
import { type PreparedOperand, prepareOperand } from './prepare-operand.js';
import type { Task } from './task.js';

/** A tensor during a run, its elements in C order without gaps. */
export interface DenseTensor {
  readonly dataType: ElementType;
  readonly dims: readonly number[];
  readonly data: ElementArray;
}

/** Computes all elements of the output from the inputs. What lies in the output before is unspecified. */
export type DenseOperation = (inputs: readonly DenseTensor[], output: DenseTensor) => void;

/**
 * A step that a function of ours computes over tensors in C order; those in other layouts are copied before and after. Results of type int64
 * are computed in float64, of which 53 bits are whole, and checked before they are stored with 32.
 */
export function denseTask(
  context: OperationContext,
  step: { readonly name: string; readonly inputs: readonly Operand[]; readonly output: TensorIndex },
  compute: DenseOperation,
): Task {
  const operands = step.inputs.map((operand) => prepareOperand(context, operand));
  const output = prepareOperand(context, { kind: 'tensor', tensor: step.output });
  return {
    kind: 'script',
    name: step.name,
    run({ buffer }) {
      const isChecked = output.dataType === 'int64';
      const target = isCOrder(output) && !isChecked ? readDense(buffer, output) : newDense(output);
      compute(
        operands.map((operand) => readDense(buffer, operand)),
        target,
      );
      if (isChecked) {
        for (const [index, value] of target.data.entries()) target.data[index] = narrowInteger(step.name, value);
      }
      if (isChecked || !isCOrder(output)) writeDense(buffer, output, target);
    },
  };
}

function countOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

function isCOrder({ dims, strides }: PreparedOperand): boolean {
  const dense = elementStrides({ dims, layout: 'row-major' });
  return dims.every((size, axis) => size === 1 || strides[axis] === dense[axis]);
}

function newDense({ dims, dataType }: PreparedOperand): DenseTensor {
  return { dims, dataType, data: elementArray(dataType === 'int64' ? 'float64' : dataType, countOf(dims)) };
}

function readDense(buffer: ArrayBufferLike, operand: PreparedOperand): DenseTensor {
  const { at, dims, dataType, strides } = operand;
  const elements = elementView(buffer, dataType);
  if (isCOrder(operand)) return { dims, dataType, data: elements.subarray(at, at + countOf(dims)) };
  const dense = newDense(operand);
  let index = 0;
  forEachElement(dims, [strides], ([offset = 0]) => {
    dense.data[index++] = elements[at + offset] ?? 0;
  });
  return dense;
}

function writeDense(
  buffer: ArrayBufferLike,
  { at, dims, dataType, strides }: PreparedOperand,
  dense: DenseTensor,
): void {
  const elements = elementView(buffer, dataType);
  let index = 0;
  forEachElement(dims, [strides], ([offset = 0]) => {
    elements[at + offset] = dense.data[index++] ?? 0;
  });
}
