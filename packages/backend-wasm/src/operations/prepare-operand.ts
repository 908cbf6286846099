import {
  type ElementType,
  elementBytes,
  type Operand,
  planType,
  supportedTypes,
  toInt32,
  type WeightSource,
} from '@automodel/compiler';
import { UnsupportedDataTypeError } from '@automodel/contracts';
import { elementView } from '../memory/element-array.js';
import { elementStrides } from './element-strides.js';
import type { OperationContext } from './operation-context.js';

/** Where an input lies, and how. */
export interface PreparedOperand {
  /** In elements. */
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
    const at = context.address(operand.tensor) / elementBytes(tensor.dataType);
    return { at, dims: tensor.dims, strides: elementStrides(tensor), dataType: tensor.dataType };
  }
  const { dims } = operand.value;
  const dataType = storedType(operand.value);
  return {
    at: packConstant(context, operand.value, dataType) / elementBytes(dataType),
    dims,
    strides: elementStrides({ dims, layout: 'row-major' }),
    dataType,
  };
}

/** The type as which a constant lies in memory. */
export function storedType({ name, dataType, readAs, quantization }: WeightSource): ElementType {
  if (quantization !== undefined) return 'float32';
  const type = readAs ?? planType(dataType);
  if (type !== undefined) return type;
  throw new UnsupportedDataTypeError({ dataType, subject: `The constant "${name}"`, supported: supportedTypes });
}

function packConstant(context: OperationContext, value: WeightSource, dataType: ElementType): number {
  const count = value.dims.reduce((product, dim) => product * dim, 1);
  return context.weights.pack({
    key: `${value.name} as ${dataType}`,
    floats: Math.max(Math.ceil((count * elementBytes(dataType)) / 4), 1),
    sources: [value],
    write({ target, values, elements }) {
      if (dataType === 'float32') {
        target.set(values(value));
        return;
      }
      const view = elementView(target.buffer, dataType);
      const at = target.byteOffset / elementBytes(dataType);
      const isNarrowed = value.dataType === 'int64' || value.dataType === 'uint64';
      let index = at;
      for (const element of elements(value)) {
        view[index++] = isNarrowed ? toInt32(value.name, element) : Number(element);
      }
    },
  });
}
