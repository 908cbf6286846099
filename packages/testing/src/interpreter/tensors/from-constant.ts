import { type TensorConstant, tensorElements } from '@automodel/onnx';
import { decodeSmallFloat } from './decode-small-float.js';
import { floatFormats } from './float-formats.js';
import { makeTensor } from './make-tensor.js';
import type { ReferenceTensor } from './reference-tensor.js';

/**
 * The tensor that a constant of a graph holds; one in another file (external) must have been read before.
 * @throws {UnsupportedDataTypeError} for complex numbers and external data
 */
export function fromConstant(constant: TensorConstant): ReferenceTensor {
  const { dataType, dims, data } = constant;
  if (data.kind === 'strings')
    return { dataType, dims, data: data.strings.map((text) => new TextDecoder().decode(text)) };
  const format = floatFormats[dataType];
  if (data.kind === 'inline' && dataType.startsWith('float8')) {
    const decode = (bits: number): number =>
      format === undefined ? (bits === 255 ? Number.NaN : 2 ** (bits - 127)) : decodeSmallFloat(bits, format);
    return makeTensor(dataType, dims, Array.from(data.bytes, decode));
  }
  if (dataType === 'float4e2m1' && format !== undefined) {
    const nibbles = Array.from(tensorElements({ ...constant, dataType: 'uint4' }), Number);
    return makeTensor(
      dataType,
      dims,
      nibbles.map((bits) => decodeSmallFloat(bits, format)),
    );
  }
  return { dataType, dims, data: tensorElements(constant) };
}
