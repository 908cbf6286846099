import { plainDataTypes, type SafetensorsDataType } from './plain-data-types.js';

/**
 * The element types of the safetensors format that ONNX has too, by their names in the header; in the order of `Dtype` in the
 * reference implementation, which is the reverse of the order of their tensors in a file.
 */
export const safetensorsDataTypes: Readonly<Record<string, SafetensorsDataType>> = {
  BOOL: { dataType: 'bool', size: 1 },
  U8: { dataType: 'uint8', size: 1 },
  I8: plainDataTypes.I8,
  F8_E5M2: { dataType: 'float8e5m2', size: 1 },
  F8_E4M3: { dataType: 'float8e4m3fn', size: 1 },
  I16: { dataType: 'int16', size: 2 },
  U16: { dataType: 'uint16', size: 2 },
  F16: plainDataTypes.F16,
  BF16: plainDataTypes.BF16,
  I32: { dataType: 'int32', size: 4 },
  U32: { dataType: 'uint32', size: 4 },
  F32: plainDataTypes.F32,
  F64: plainDataTypes.F64,
  I64: plainDataTypes.I64,
  U64: { dataType: 'uint64', size: 8 },
};
