import { InvalidTensorError, type TensorValue, UnsupportedDataTypeError } from '@automodel/contracts';
import { type DataType, describeType, type ValueInfo } from '@automodel/onnx';
import { fitsShape } from './fits-shape.js';

/** The types of inputs that an engine takes. */
export interface ComputedTypes {
  isComputed(dataType: DataType): boolean;
  /** What the error lists. */
  readonly supported: readonly string[];
}

/**
 * The type of an input, once it and the shape of the tensor that is given for it are right. Whether a tensor is given, and of this type, is still
 * to be checked.
 * @throws {InvalidTensorError} if the tensor is of another shape.
 * @throws {UnsupportedDataTypeError} if the input is of a type that is not computed with.
 */
export function checkFeed(
  { name, type }: ValueInfo,
  tensor: TensorValue | undefined,
  { isComputed, supported }: ComputedTypes,
): DataType {
  const dataType = type?.kind === 'tensor' ? type.dataType : undefined;
  if (type?.kind !== 'tensor' || dataType === undefined || !isComputed(dataType)) {
    throw new UnsupportedDataTypeError({
      dataType: dataType ?? 'no tensor',
      subject: `The input "${name}"`,
      supported,
    });
  }
  if (tensor !== undefined && type.shape !== undefined && !fitsShape(tensor.dims, type.shape)) {
    throw new InvalidTensorError({
      input: name,
      expected: describeType(type),
      received: `[${tensor.dims.join(', ')}]`,
      remedy: 'Pass a tensor of this shape.',
    });
  }
  return dataType;
}
