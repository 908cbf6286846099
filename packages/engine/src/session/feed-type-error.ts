import { InvalidTensorError, type TensorValue } from '@automodel/contracts';
import type { DataType } from '@automodel/onnx';

/** What is said of a tensor that is missing, of another type, or where the engine cannot read it. */
export function feedTypeError(
  input: string,
  dataType: DataType,
  tensor: TensorValue | undefined,
  remedy: string,
): InvalidTensorError {
  return new InvalidTensorError({
    input,
    expected: dataType,
    received: tensor === undefined ? 'missing' : tensor.type,
    remedy,
  });
}
