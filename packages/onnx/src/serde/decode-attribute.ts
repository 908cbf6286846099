import { InvalidOnnxFileError } from '@automodel/contracts';
import type { Attribute, ValueAttribute } from '../ir/attribute.js';
import type { Graph } from '../ir/graph.js';
import { attributeTypeCodes } from './attribute-type-codes.js';
import { decodeSparseTensorMessage, decodeTensorMessage } from './decode-tensor.js';
import { decodeType } from './decode-type.js';
import type { AttributeProto, GraphProto, TypeProto } from './onnx_pb.js';

/** How the graphs inside attributes are decoded; passed in, since graphs have attributes in turn. */
type DecodeGraph = (message: GraphProto) => Graph;

/** The IR of a node's attributes, by name. */
export function decodeAttributes(
  messages: readonly AttributeProto[],
  decodeGraph: DecodeGraph,
): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(messages.map((message) => [message.name, decodeAttribute(message, decodeGraph)]));
}

function decodeAttribute(message: AttributeProto, decodeGraph: DecodeGraph): Attribute {
  const type = Object.entries(attributeTypeCodes).find(([, code]) => code === message.type)?.[0] as
    | ValueAttribute['type']
    | undefined;
  if (type === undefined) {
    throw new InvalidOnnxFileError({ problem: `the attribute "${message.name}" has the unknown type ${message.type}` });
  }
  if (message.refAttrName !== '') return { type: 'reference', value: message.refAttrName, of: type };
  return decodeValue(message, type, decodeGraph);
}

function decodeValue(message: AttributeProto, type: ValueAttribute['type'], decodeGraph: DecodeGraph): ValueAttribute {
  switch (type) {
    case 'float':
      return { type, value: message.f };
    case 'floats':
      return { type, value: message.floats };
    case 'int':
      return { type, value: message.i };
    case 'ints':
      return { type, value: message.ints };
    case 'string':
      return { type, value: decodeText(message.s, message.name) };
    case 'strings':
      return { type, value: message.strings.map((bytes) => decodeText(bytes, message.name)) };
    case 'tensor':
      return { type, value: decodeTensorMessage(required(message.t, message.name)) };
    case 'tensors':
      return { type, value: message.tensors.map(decodeTensorMessage) };
    case 'graph':
      return { type, value: decodeGraph(required(message.g, message.name)) };
    case 'graphs':
      return { type, value: message.graphs.map(decodeGraph) };
    case 'sparse-tensor':
      return { type, value: decodeSparseTensorMessage(required(message.sparseTensor, message.name)) };
    case 'sparse-tensors':
      return { type, value: message.sparseTensors.map(decodeSparseTensorMessage) };
    case 'type':
      return { type, value: decodeStatedType(message.tp, message.name) };
    case 'types':
      return { type, value: message.typeProtos.map((proto) => decodeStatedType(proto, message.name)) };
  }
}

function decodeStatedType(
  message: TypeProto | undefined,
  name: string,
): Extract<ValueAttribute, { type: 'type' }>['value'] {
  return required(decodeType(required(message, name)), name);
}

function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidOnnxFileError({ problem: `the attribute "${name}" is a text that is not UTF-8`, cause });
  }
}

function required<Value>(value: Value | undefined, name: string): Value {
  if (value !== undefined) return value;
  throw new InvalidOnnxFileError({ problem: `the attribute "${name}" does not have the value that its type promises` });
}
