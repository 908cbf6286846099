import type { DataType } from '@automodel/onnx';
import type { CaseInput } from './case-input.js';

/** A fed input of known elements. */
export function given(
  dims: readonly number[],
  values: readonly bigint[] | readonly number[],
  dataType: DataType = 'float32',
): CaseInput {
  return { role: 'feed', dataType, dims, elements: { kind: 'given', values } };
}
