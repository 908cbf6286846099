import type { MessageInitShape } from '@bufbuild/protobuf';
import { dataTypeCodes } from '../ir/data-type-codes.js';
import type { Dimension, Shape } from '../ir/shape.js';
import type { ValueType } from '../ir/value-type.js';
import type { TensorShapeProto_DimensionSchema, TensorShapeProtoSchema, TypeProtoSchema } from './onnx_pb.js';

type TypeInit = MessageInitShape<typeof TypeProtoSchema>;

/** The message of a value's type. */
export function encodeType(type: ValueType): TypeInit {
  return { value: encodeKind(type) };
}

function encodeKind(type: ValueType): NonNullable<TypeInit['value']> {
  switch (type.kind) {
    case 'tensor':
      return { case: 'tensorType', value: { elemType: dataTypeCodes[type.dataType], ...encodeShape(type.shape) } };
    case 'sparse-tensor':
      return {
        case: 'sparseTensorType',
        value: { elemType: dataTypeCodes[type.dataType], ...encodeShape(type.shape) },
      };
    case 'sequence':
      return { case: 'sequenceType', value: { elemType: encodeType(type.element) } };
    case 'optional':
      return { case: 'optionalType', value: { elemType: encodeType(type.element) } };
    case 'map':
      return { case: 'mapType', value: { keyType: dataTypeCodes[type.key], valueType: encodeType(type.value) } };
  }
}

function encodeShape(shape: Shape): { readonly shape?: MessageInitShape<typeof TensorShapeProtoSchema> } {
  return shape === undefined ? {} : { shape: { dim: shape.map(encodeDimension) } };
}

function encodeDimension(dimension: Dimension): MessageInitShape<typeof TensorShapeProto_DimensionSchema> {
  if (dimension === null) return {};
  return {
    value:
      typeof dimension === 'number'
        ? { case: 'dimValue', value: BigInt(dimension) }
        : { case: 'dimParam', value: dimension },
  };
}
