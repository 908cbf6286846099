import { InvalidOnnxFileError } from '@automodel/contracts';
import type { DataType } from '../ir/data-type.js';
import { dataTypeFromCode } from '../ir/data-type-from-code.js';
import type { Dimension, Shape } from '../ir/shape.js';
import type { ValueType } from '../ir/value-type.js';
import type { TensorShapeProto, TensorShapeProto_Dimension, TypeProto } from './onnx_pb.js';
import { toSafeInteger } from './to-safe-integer.js';

/** The IR of a type message; undefined if it states nothing that the IR knows. */
export function decodeType({ value }: TypeProto): ValueType | undefined {
  switch (value.case) {
    case 'tensorType':
      return tensorOf('tensor', value.value);
    case 'sparseTensorType':
      return tensorOf('sparse-tensor', value.value);
    case 'sequenceType':
      return elementOf('sequence', value.value.elemType);
    case 'optionalType':
      return elementOf('optional', value.value.elemType);
    case 'mapType': {
      const mapped = value.value.valueType && decodeType(value.value.valueType);
      return mapped && { kind: 'map', key: decodeDataType(value.value.keyType), value: mapped };
    }
    default:
      return undefined;
  }
}

/**
 * The data type that a number in the file stands for.
 * @throws {InvalidOnnxFileError} if it stands for none
 */
export function decodeDataType(code: number): DataType {
  const dataType = dataTypeFromCode(code);
  if (dataType !== undefined) return dataType;
  throw new InvalidOnnxFileError({ problem: `the number ${code} stands for no data type` });
}

function tensorOf(
  kind: 'sparse-tensor' | 'tensor',
  message: { readonly elemType: number; readonly shape?: TensorShapeProto | undefined },
): ValueType | undefined {
  // A type of unknown elements appears in files as 0: it states nothing.
  if (message.elemType === 0) return undefined;
  return { kind, dataType: decodeDataType(message.elemType), shape: decodeShape(message.shape) };
}

function elementOf(kind: 'optional' | 'sequence', message: TypeProto | undefined): ValueType | undefined {
  const element = message && decodeType(message);
  return element && { kind, element };
}

function decodeShape(message: TensorShapeProto | undefined): Shape {
  return message?.dim.map(decodeDimension);
}

function decodeDimension({ value }: TensorShapeProto_Dimension): Dimension {
  if (value.case === 'dimParam') return value.value === '' ? null : value.value;
  // Some exporters write -1 for a dimension that they do not know.
  if (value.case !== 'dimValue' || value.value < 0n) return null;
  return toSafeInteger(value.value, 'a dimension');
}
