import type { DataType } from '@automodel/onnx';
import type { CaseInput } from './case-input.js';
import { given } from './given.js';

/** A constant of known elements, inside the graph. */
export function constant(
  dims: readonly number[],
  values: readonly bigint[] | readonly number[],
  dataType: DataType = 'float32',
): CaseInput {
  return { ...given(dims, values, dataType), role: 'constant' };
}
