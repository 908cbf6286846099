import type { DataType } from '@automodel/onnx';

export interface SafetensorsDataType {
  readonly dataType: DataType;
  /** Bytes of one element. */
  readonly size: number;
}

/** The element types of weights by their names in a safetensors header: floats, counters and int8 weights. Few checkpoints have others. */
export const plainDataTypes: Readonly<Record<'BF16' | 'F16' | 'F32' | 'F64' | 'I64' | 'I8', SafetensorsDataType>> = {
  I8: { dataType: 'int8', size: 1 },
  F16: { dataType: 'float16', size: 2 },
  BF16: { dataType: 'bfloat16', size: 2 },
  F32: { dataType: 'float32', size: 4 },
  F64: { dataType: 'float64', size: 8 },
  I64: { dataType: 'int64', size: 8 },
};
