import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Attribute, ValueAttribute } from '../ir/attribute.js';
import { attributeTypeCodes } from './attribute-type-codes.js';
import { encodeGraph } from './encode-graph.js';
import { encodeSparseTensor, encodeTensor } from './encode-tensor.js';
import { encodeType } from './encode-type.js';
import type { AttributeProtoSchema } from './onnx_pb.js';

type AttributeInit = MessageInitShape<typeof AttributeProtoSchema>;

/** The messages of a node's attributes. */
export function encodeAttributes(attributes: Readonly<Record<string, Attribute>>): AttributeInit[] {
  return Object.entries(attributes).map(([name, attribute]) => {
    if (attribute.type === 'reference') {
      return { name, type: attributeTypeCodes[attribute.of], refAttrName: attribute.value };
    }
    return { name, type: attributeTypeCodes[attribute.type], ...encodeValue(attribute) };
  });
}

function encodeValue(attribute: ValueAttribute): AttributeInit {
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
