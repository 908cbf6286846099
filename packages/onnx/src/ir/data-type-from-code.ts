import type { DataType } from './data-type.js';
import { dataTypeNames } from './data-type-names.js';

/** The data type that a number of `TensorProto.DataType` stands for; undefined if it stands for none. */
export function dataTypeFromCode(code: number): DataType | undefined {
  return dataTypeNames[code];
}
