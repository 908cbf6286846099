import type { ValueAttribute } from '../ir/attribute.js';
import { AttributeProto_AttributeType as AttributeType } from './onnx_pb.js';

/** The numbers of `AttributeProto.AttributeType`. */
export const attributeTypeCodes: Readonly<Record<ValueAttribute['type'], AttributeType>> = {
  float: AttributeType.FLOAT,
  floats: AttributeType.FLOATS,
  graph: AttributeType.GRAPH,
  graphs: AttributeType.GRAPHS,
  int: AttributeType.INT,
  ints: AttributeType.INTS,
  'sparse-tensor': AttributeType.SPARSE_TENSOR,
  'sparse-tensors': AttributeType.SPARSE_TENSORS,
  string: AttributeType.STRING,
  strings: AttributeType.STRINGS,
  tensor: AttributeType.TENSOR,
  tensors: AttributeType.TENSORS,
  type: AttributeType.TYPE_PROTO,
  types: AttributeType.TYPE_PROTOS,
};
