import { type Operand, toInt32, type WeightSource } from '@automodel/compiler';
import { tensorElements } from '@automodel/onnx';
import type { StoredType } from '../kernels/kernel.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { type PackMatrixOptions, packMatrix } from '../packing/pack-matrix.js';
import { elementStrides } from './element-strides.js';
import type { OperationContext } from './operation-context.js';

/** Where an input lies, and how. */
export interface PreparedOperand {
  readonly slot: BufferSlot;
  readonly type: StoredType;
  readonly dims: readonly number[];
  /** Elements from position to position along each dimension. */
  readonly strides: readonly number[];
}

/** An input of a step: a tensor of the plan, or constant values, which are packed in C order. */
export function prepareOperand(context: OperationContext, operand: Operand): PreparedOperand {
  if (operand.kind === 'tensor') {
    const tensor = context.tensor(operand.tensor);
    const type = context.storedType(operand.tensor);
    return { slot: context.slot(operand.tensor), type, dims: tensor.dims, strides: elementStrides(tensor) };
  }
  const { dims } = operand.value;
  const type = isInteger(operand.value) ? 'i32' : 'f32';
  const strides = elementStrides({ dims, layout: 'row-major' });
  return { slot: packConstant(context, operand.value), type, dims, strides };
}

function isInteger({ dataType }: WeightSource): boolean {
  return dataType === 'bool' || /^u?int/.test(dataType);
}

function packConstant(context: OperationContext, value: WeightSource): BufferSlot {
  if (isInteger(value) && value.data.kind === 'inline') {
    const elements: Iterable<number | bigint> = tensorElements(value);
    return context.table(
      value.name,
      Int32Array.from(elements, (element) => toInt32(value.name, element)),
    );
  }
  const count = value.dims.reduce((product, dim) => product * dim, 1);
  return context.weights.pack({
    key: `${value.name} as it is`,
    byteLength: count * 4,
    sources: [value],
    write(tools) {
      const values = tools.values(value);
      if (values.length > 0) tools.upload(isInteger(value) ? Int32Array.from(values) : values);
      else packMatrix(tools, { ...asIs(count), weight: value });
    },
  });
}

/** A matrix of one column, which is the values in their order. */
function asIs(count: number): Omit<PackMatrixOptions, 'weight'> {
  const shape = { taps: count, depth: 1, usedDepth: 1, columns: 1, usedColumns: 1 };
  return { shape, strides: { tap: 1, depth: 0, column: 0 }, factors: [1], type: 'f32' };
}
