import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Attribute, ValueAttribute } from '../ir/attribute.js';
import type { Graph } from '../ir/graph.js';
import { attributeTypeCodes } from './attribute-type-codes.js';
import { encodeSparseTensor, encodeTensor } from './encode-tensor.js';
import { encodeType } from './encode-type.js';
import type { AttributeProtoSchema, GraphProtoSchema } from './onnx_pb.js';

type AttributeInit = MessageInitShape<typeof AttributeProtoSchema>;

/** How the graphs inside attributes are encoded; passed in, since graphs have attributes in turn. */
type EncodeGraph = (graph: Graph) => MessageInitShape<typeof GraphProtoSchema>;

/** The messages of a node's attributes. */
export function encodeAttributes(
  attributes: Readonly<Record<string, Attribute>>,
  encodeGraph: EncodeGraph,
): AttributeInit[] {
  return Object.entries(attributes).map(([name, attribute]) => {
    if (attribute.type === 'reference') {
      return { name, type: attributeTypeCodes[attribute.of], refAttrName: attribute.value };
    }
    return { name, type: attributeTypeCodes[attribute.type], ...encodeValue(attribute, encodeGraph) };
  });
}

function encodeValue(attribute: ValueAttribute, encodeGraph: EncodeGraph): AttributeInit {
  switch (attribute.type) {
    case 'float':
      return { f: attribute.value };
    case 'floats':
      return { floats: [...attribute.value] };
    case 'int':
      return { i: attribute.value };
    case 'ints':
      return { ints: [...attribute.value] };
    case 'string':
      return { s: encodeText(attribute.value) };
    case 'strings':
      return { strings: attribute.value.map(encodeText) };
    case 'tensor':
      return { t: encodeTensor(attribute.value) };
    case 'tensors':
      return { tensors: attribute.value.map(encodeTensor) };
    case 'graph':
      return { g: encodeGraph(attribute.value) };
    case 'graphs':
      return { graphs: attribute.value.map(encodeGraph) };
    case 'sparse-tensor':
      return { sparseTensor: encodeSparseTensor(attribute.value) };
    case 'sparse-tensors':
      return { sparseTensors: attribute.value.map(encodeSparseTensor) };
    case 'type':
      return { tp: encodeType(attribute.value) };
    case 'types':
      return { typeProtos: attribute.value.map(encodeType) };
  }
}

function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
