import type { DataType } from '../ir/data-type.js';
import { dataTypeFromCode } from '../ir/data-type-from-code.js';
import type { InferenceContext } from '../schema/inference-context.js';

/**
 * The data type that an attribute such as `to` or `dtype` names; undefined if the node does not have it.
 * @throws {InvalidGraphError} if the number stands for no data type
 */
export function dataTypeAttribute(context: InferenceContext, name: string): DataType | undefined {
  const code = context.integer(name);
  if (code === undefined) return undefined;
  return dataTypeFromCode(code) ?? context.fail('dataType', name, code);
}
