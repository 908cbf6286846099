import { InvalidOnnxFileError } from '@automodel/contracts';
import type { SparseTensorConstant } from '../ir/attribute.js';
import type { DataType } from '../ir/data-type.js';
import { dataTypeBits } from '../ir/data-type-bits.js';
import type { ExternalData, TensorConstant } from '../ir/tensor-constant.js';
import { copyBytes } from '../tensors/copy-bytes.js';
import { decodeMessage } from './decode-message.js';
import { decodeDataType } from './decode-type.js';
import { type SparseTensorProto, type TensorProto, TensorProto_DataLocation, TensorProtoSchema } from './onnx_pb.js';
import { toSafeInteger } from './to-safe-integer.js';
import { typedFieldBytes } from './typed-field-bytes.js';

/**
 * Reads a file that holds one tensor, such as ONNX's test data (`input_0.pb`).
 * @throws {InvalidOnnxFileError} if the bytes are not a complete tensor
 */
export function decodeTensor(bytes: Uint8Array): TensorConstant {
  return decodeMessage(TensorProtoSchema, bytes, decodeTensorMessage);
}

/** The IR of a tensor message; typed fields become little-endian raw bytes. */
export function decodeTensorMessage(message: TensorProto): TensorConstant {
  const { name } = message;
  const dims = decodeDims(message.dims, `tensor "${name}"`);
  const dataType = decodeDataType(message.dataType);
  if (message.dataLocation === TensorProto_DataLocation.EXTERNAL) {
    return { name, dataType, dims, data: decodeExternalData(message, byteLength(dataType, dims)) };
  }
  const expected = byteLength(dataType, dims);
  if (expected === undefined) {
    expectLength(name, 'texts', message.stringData.length, elementCount(dims));
    return {
      name,
      dataType,
      dims,
      data: { kind: 'strings', strings: message.stringData.map(copyBytes) },
    };
  }
  // The parser's bytes are views of the file; a copy lets the file go and keeps it out of reach.
  const bytes = message.rawData.length > 0 ? copyBytes(message.rawData) : typedFieldBytes(message, dataType);
  expectLength(name, 'bytes', bytes.length, expected);
  return { name, dataType, dims, data: { kind: 'inline', bytes } };
}

/** The IR of a sparse tensor message. */
export function decodeSparseTensorMessage({ values, indices, dims }: SparseTensorProto): SparseTensorConstant {
  if (values === undefined || indices === undefined) {
    throw new InvalidOnnxFileError({ problem: 'a sparse tensor has no values or no indices' });
  }
  return {
    values: decodeTensorMessage(values),
    indices: decodeTensorMessage(indices),
    dims: decodeDims(dims, 'a sparse tensor'),
  };
}

function decodeDims(dims: readonly bigint[], subject: string): readonly number[] {
  return dims.map((dim) => {
    if (dim < 0n) throw new InvalidOnnxFileError({ problem: `${subject} has the negative dimension ${dim}` });
    return toSafeInteger(dim, `a dimension of ${subject}`);
  });
}

function decodeExternalData(message: TensorProto, expected: number | undefined): ExternalData {
  const entries = new Map(message.externalData.map(({ key, value }) => [key, value]));
  const location = entries.get('location');
  if (!location) throw new InvalidOnnxFileError({ problem: `the external tensor "${message.name}" has no location` });
  const integer = (key: 'length' | 'offset', fallback: number | undefined): number => {
    const text = entries.get(key);
    const value = text === undefined ? fallback : Number(text);
    if (value !== undefined && Number.isSafeInteger(value) && value >= 0) return value;
    throw new InvalidOnnxFileError({
      problem: `the external tensor "${message.name}" has the ${key} ${text ?? 'undefined'}`,
    });
  };
  return { kind: 'external', location, offset: integer('offset', 0), length: integer('length', expected) };
}

function elementCount(dims: readonly number[]): number {
  return dims.reduce((product, size) => product * size, 1);
}

function byteLength(dataType: DataType, dims: readonly number[]): number | undefined {
  const bits = dataTypeBits(dataType);
  return bits === undefined ? undefined : Math.ceil((elementCount(dims) * bits) / 8);
}

function expectLength(name: string, unit: string, length: number, expected: number): void {
  if (length === expected) return;
  throw new InvalidOnnxFileError({
    problem: `tensor "${name}" has ${length} ${unit} of data, but its type and dims need ${expected}`,
  });
}
