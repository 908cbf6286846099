import { UnsupportedDataTypeError } from '@automodel/contracts';
import type { CheckpointTensor } from '../checkpoint/checkpoint-tensor.js';

/** The error for a weight of integers in the place of floats. */
export function integerWeight(
  { name, file, dataType }: CheckpointTensor,
  supported: readonly string[],
): UnsupportedDataTypeError {
  return new UnsupportedDataTypeError({ dataType, subject: `The weight "${name}" in ${file}`, supported });
}
