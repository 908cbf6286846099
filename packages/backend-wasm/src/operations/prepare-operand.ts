import type { ElementType, Operand, WeightSource } from '@automodel/compiler';
import { InvalidTensorError } from '@automodel/contracts';
import { tensorElements } from '@automodel/onnx';
import { elementStrides } from './element-strides.js';
import type { OperationContext } from './operation-context.js';

/** Where an input lies, and how. */
export interface PreparedOperand {
  /** In elements of 4 bytes. */
  readonly at: number;
  readonly dims: readonly number[];
  /** Elements from position to position along each dimension. */
  readonly strides: readonly number[];
  readonly dataType: ElementType;
}

/** An input of a step: a tensor of the plan, or constant values, which are packed in C order. */
export function prepareOperand(context: OperationContext, operand: Operand): PreparedOperand {
  if (operand.kind === 'tensor') {
    const tensor = context.tensor(operand.tensor);
    const at = context.address(operand.tensor) / 4;
    return { at, dims: tensor.dims, strides: elementStrides(tensor), dataType: tensor.dataType };
  }
  const { dims } = operand.value;
  const dataType = storedType(operand.value);
  return {
    at: packConstant(context, operand.value) / 4,
    dims,
    strides: elementStrides({ dims, layout: 'row-major' }),
    dataType,
  };
}

function storedType({ dataType, quantization }: WeightSource): ElementType {
  if (quantization !== undefined) return 'float32';
  if (dataType === 'int64' || dataType === 'bool') return dataType;
  return dataType.startsWith('int') || dataType.startsWith('uint') ? 'int32' : 'float32';
}

function packConstant(context: OperationContext, value: WeightSource): number {
  const isInteger = storedType(value) !== 'float32';
  const count = value.dims.reduce((product, dim) => product * dim, 1);
  if (isInteger && value.data.kind === 'inline') {
    const elements: Iterable<number | bigint> = tensorElements(value);
    return context.table(Int32Array.from(elements, (element) => toInt32(value.name, element)));
  }
  return context.weights.pack({
    key: `${value.name} as it is`,
    floats: Math.max(count, 1),
    sources: [value],
    write({ target, values }) {
      if (isInteger) new Int32Array(target.buffer, target.byteOffset, count).set(values(value));
      else target.set(values(value));
    },
  });
}

/** Integers are computed with 32 bits; positions such as the end of a Slice, which may be larger, are read before the run. */
function toInt32(name: string, element: number | bigint): number {
  const value = Number(element);
  if (value >= -(2 ** 31) && value < 2 ** 31) return value;
  throw new InvalidTensorError({
    input: name,
    expected: 'integers between -2147483648 and 2147483647',
    received: String(element),
    remedy: 'Use a device that computes with 64-bit integers, such as cpu.',
  });
}
