import type { DataType } from '../ir/data-type.js';
import type { InferenceContext } from '../schema/inference-context.js';

/**
 * The data type that several inputs share; those left out do not count.
 * @throws {InvalidGraphError} if they differ
 */
export function sameDataType(context: InferenceContext, indices: readonly number[]): DataType {
  const [first = 0, ...rest] = indices;
  const { dataType } = context.tensor(first);
  for (const index of rest) {
    if (context.input(index) === undefined) continue;
    const other = context.tensor(index).dataType;
    if (other !== dataType) context.fail('dataTypes', first, index, dataType, other);
  }
  return dataType;
}
