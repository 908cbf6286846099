import type { DataType } from './data-type.js';
import { dataTypeCodes } from './data-type-codes.js';

/** The data type that a number of `TensorProto.DataType` stands for; undefined if it stands for none. */
export function dataTypeFromCode(code: number): DataType | undefined {
  for (const [dataType, candidate] of Object.entries(dataTypeCodes)) {
    if (candidate === code) return dataType as DataType;
  }
  return undefined;
}
