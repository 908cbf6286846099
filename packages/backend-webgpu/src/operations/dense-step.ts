import type { Operand, TensorIndex } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import type { StoredType } from '../kernels/kernel.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { clearPadding } from './clear-padding.js';
import { copyElements } from './copy-elements.js';
import { elementStrides, isDense } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import { prepareOperand } from './prepare-operand.js';

/** A tensor whose elements lie in C order. */
export interface DenseTensor {
  readonly slot: BufferSlot;
  readonly type: StoredType;
  readonly dims: readonly number[];
  /** Its elements. */
  readonly count: number;
}

/** An input in C order, and the copies that make it so. */
export function denseInput(
  context: OperationContext,
  operand: Operand,
  purpose: string,
): DenseTensor & { readonly reads: readonly Dispatch[] } {
  const { slot, type, dims, strides } = prepareOperand(context, operand);
  const count = elementCount(dims);
  const isPlain = operand.kind === 'constant' || isDense(context.tensor(operand.tensor));
  if (isPlain) return { slot, type, dims, count, reads: [] };
  const dense = { slot: context.scratch(purpose, count * 4), type, strides: rowStrides(dims) };
  return { ...dense, dims, count, reads: [copyElements(dims, { slot, type, strides }, dense)] };
}

/** An output in C order, and what puts its elements where they belong. */
export function denseOutput(
  context: OperationContext,
  index: TensorIndex,
  purpose: string,
): DenseTensor & { readonly writes: readonly Dispatch[] } {
  const tensor = context.tensor(index);
  const { dims } = tensor;
  const [own, type, count] = [context.slot(index), context.storedType(index), elementCount(dims)];
  if (isDense(tensor)) return { slot: own, type, dims, count, writes: [] };
  const dense = { slot: context.scratch(purpose, count * 4), type, strides: rowStrides(dims) };
  const placed = { slot: own, type, strides: elementStrides(tensor) };
  return { ...dense, dims, count, writes: [...clearPadding(context, index), copyElements(dims, dense, placed)] };
}

/** What a step runs between tensors in C order, with the copies before and after it where they lie otherwise. */
export function denseStep(
  context: OperationContext,
  step: { readonly inputs: readonly Operand[]; readonly output: TensorIndex },
  compute: (output: DenseTensor, ...inputs: readonly DenseTensor[]) => Dispatch | readonly Dispatch[],
): readonly Dispatch[] {
  const inputs = step.inputs.map((operand, index) => denseInput(context, operand, `dense input ${index}`));
  const output = denseOutput(context, step.output, 'dense output');
  if (output.count === 0) return [];
  const computed = compute(output, ...inputs);
  return [...inputs.flatMap(({ reads }) => reads), ...('kernel' in computed ? [computed] : computed), ...output.writes];
}

function elementCount(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

function rowStrides(dims: readonly number[]): readonly number[] {
  return elementStrides({ dims, layout: 'row-major' });
}
