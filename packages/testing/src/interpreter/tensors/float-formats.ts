import type { DataType } from '@automodel/onnx';
import type { FloatFormat } from './float-format.js';

/** The small float formats of ONNX (https://onnx.ai/onnx/technical/float8.html); float8e8m0, which is an exponent alone, is no such format. */
export const floatFormats: Readonly<Partial<Record<DataType, FloatFormat>>> = {
  bfloat16: {
    exponentBits: 8,
    mantissaBits: 7,
    bias: 127,
    largest: (2 - 2 ** -7) * 2 ** 127,
    special: 'ieee',
  },
  float16: { exponentBits: 5, mantissaBits: 10, bias: 15, largest: 65504, special: 'ieee' },
  float4e2m1: { exponentBits: 2, mantissaBits: 1, bias: 1, largest: 6, special: 'none' },
  float8e4m3fn: { exponentBits: 4, mantissaBits: 3, bias: 7, largest: 448, special: 'nan-only' },
  float8e4m3fnuz: {
    exponentBits: 4,
    mantissaBits: 3,
    bias: 8,
    largest: 240,
    special: 'none',
    negativeZeroIsNaN: true,
  },
  float8e5m2: { exponentBits: 5, mantissaBits: 2, bias: 15, largest: 57344, special: 'ieee' },
  float8e5m2fnuz: {
    exponentBits: 5,
    mantissaBits: 2,
    bias: 16,
    largest: 57344,
    special: 'none',
    negativeZeroIsNaN: true,
  },
};
