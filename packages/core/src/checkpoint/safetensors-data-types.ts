import type { DataType } from '@automodel/onnx';

export interface SafetensorsDataType {
  readonly dataType: DataType;
  /** Bytes of one element. */
  readonly size: number;
}

/**
 * The element types of the safetensors format that ONNX has too, by their names in the header; in the order of `Dtype` in the
 * reference implementation, which is the reverse of the order of their tensors in a file.
 */
export const safetensorsDataTypes: Readonly<Record<string, SafetensorsDataType>> = {
  BOOL: { dataType: 'bool', size: 1 },
  U8: { dataType: 'uint8', size: 1 },
  I8: { dataType: 'int8', size: 1 },
  F8_E5M2: { dataType: 'float8e5m2', size: 1 },
  F8_E4M3: { dataType: 'float8e4m3fn', size: 1 },
  I16: { dataType: 'int16', size: 2 },
  U16: { dataType: 'uint16', size: 2 },
  F16: { dataType: 'float16', size: 2 },
  BF16: { dataType: 'bfloat16', size: 2 },
  I32: { dataType: 'int32', size: 4 },
  U32: { dataType: 'uint32', size: 4 },
  F32: { dataType: 'float32', size: 4 },
  F64: { dataType: 'float64', size: 8 },
  I64: { dataType: 'int64', size: 8 },
  U64: { dataType: 'uint64', size: 8 },
};
